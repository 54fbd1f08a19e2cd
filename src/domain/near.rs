//! What a mistyped word was meant to be.

/// By so many slips of the keyboard a word may be wrong.
const SLIPS: usize = 2;

/// The one of `known` that a slip or two make of `typed`, in any case: a letter more, fewer, another, or two that have
/// changed places. None where nothing but slips would be left of it.
pub(super) fn nearest<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    // Comparing takes the product of both lengths, and nothing known is nearly so long.
    const LONGEST: usize = 40;
    if typed.len() > LONGEST {
        return None;
    }
    let typed = typed.to_ascii_lowercase();
    let slips = |known: &str| strsim::damerau_levenshtein(&typed, &known.to_ascii_lowercase());
    known
        .into_iter()
        .map(|known| (slips(known), known))
        .filter(|(slips, _)| *slips <= SLIPS && *slips < typed.len())
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_or_two_are_forgiven() {
        let known = ["name", "email", "Identity", "sub"];
        assert_eq!(nearest("emial", known), Some("email"));
        assert_eq!(nearest("EMAL", known), Some("email"));
        assert_eq!(nearest("identiy", known), Some("Identity"));
        assert_eq!(nearest("nam", known), Some("name"));
        assert_eq!(nearest("namese", known), Some("name"));
        assert_eq!(nearest("nameses", known), None);
        assert_eq!(nearest("su", known), Some("sub"));
        // Two slips make `sub` of it, and of anything as short.
        assert_eq!(nearest("s", known), None);
        assert_eq!(nearest("xy", ["xyz", "xy"]), Some("xy"));
        let long = "n".repeat(41);
        assert_eq!(nearest(&long, [long.as_str()]), None);
        assert_eq!(nearest(&long[1..], [&long[1..]]), Some(&long[1..]));
    }
}
