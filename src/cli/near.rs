//! "Did you mean" for words that clap does not check itself.

/// A likeness below this is a coincidence; clap has the same bound for commands and flags.
const LEAST: f64 = 0.7;

/// The one of `known` that `typed` most likely stands for.
pub(super) fn nearest<'a>(
    typed: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let typed = typed.to_ascii_lowercase();
    known
        .into_iter()
        .map(|known| (strsim::jaro(&typed, known), known))
        .filter(|(likeness, _)| *likeness > LEAST)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, known)| known)
}
