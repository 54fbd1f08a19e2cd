//! Values of flags that are plain text or numbers: what is wrong with one is told in words that a user knows.

use std::fmt::Display;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// Where a storage cluster answers: pxctl takes a URL, and pxc a host and port.
pub(super) fn endpoint(text: &str) -> Result<String, String> {
    if text.is_empty() || text.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return Err("an address looks like https://px.example:9021, without blanks".to_owned());
    }
    Ok(text.to_owned())
}

/// A number within bounds.
pub(super) fn number<T>(text: &str, bounds: RangeInclusive<T>) -> Result<T, String>
where
    T: FromStr + PartialOrd + Display,
{
    let number = text.parse().ok().filter(|number| bounds.contains(number));
    number.ok_or_else(|| {
        let (least, most) = (bounds.start(), bounds.end());
        format!("it must be a number from {least} to {most}")
    })
}

/// A label selector. The API server judges it; one that could not say less than all is refused, because kubectl's reading
/// of an empty one makes `-l "$UNSET"` mean everything.
pub(super) fn selector(text: &str) -> Result<String, String> {
    if text.trim().is_empty() {
        return Err("it is empty, and would choose all; is a variable not set?".to_owned());
    }
    let mut depth = 0_usize;
    let parts = text.split(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    });
    for part in parts {
        let key = part.trim();
        let key = key.strip_prefix('!').unwrap_or(key).trim_start();
        if !key.starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return Err("a selector looks like tier=gold, team!=ops, 'tier in (gold, silver)', tier or !tier, with commas between".to_owned());
        }
    }
    Ok(text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_has_a_key_in_every_part() {
        for good in [
            "tier=gold",
            "tier = gold, team!=ops",
            "tier in (gold, silver),!old",
            "! old",
            "example.com/tier==gold",
            "tier notin ()",
        ] {
            assert_eq!(selector(good).as_deref(), Ok(good));
        }
        for bad in ["", " ", ",", "a=b,", ",a=b", "!!", "!", "=gold", "a=b,,c"] {
            assert!(selector(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_number_is_within_its_bounds() {
        assert_eq!(number("3", 3..=5), Ok(3));
        assert_eq!(number("5", 3..=5), Ok(5));
        for text in ["2", "6", "", "x", "99999999999999999999"] {
            let refused = number::<i32>(text, 3..=5).unwrap_err();
            assert_eq!(refused, "it must be a number from 3 to 5");
        }
    }
}
