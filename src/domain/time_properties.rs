//! What the grammar of lifetimes promises, for any number and any text.

use proptest::prelude::*;

use super::*;

/// The grammar written down a second time, over big numbers: the seconds, or `None` for what is no duration.
fn reference(text: &str) -> Option<u128> {
    let mut rest = text;
    let mut total = 0_u128;
    let mut units = "ydhms";
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit())?;
        let count: u128 = rest[..end].parse().ok()?;
        let unit = rest[end..].chars().next()?;
        let (_, smaller) = units.split_once(unit)?;
        units = smaller;
        let secs = match unit {
            'y' => 31_536_000,
            'd' => 86_400,
            'h' => 3_600,
            'm' => 60,
            _ => 1,
        };
        total = total.checked_add(count.checked_mul(secs)?)?;
        rest = &rest[end + unit.len_utf8()..];
    }
    (!text.is_empty()).then_some(total)
}

/// What openstorage's own parser reads: one number, one unit, and no zero or overflow that it would let pass.
fn is_openstorage(text: &str) -> bool {
    let digits = text.trim_end_matches(['s', 'm', 'h', 'd', 'y']);
    digits.len() + 1 == text.len() && digits.bytes().all(|b| b.is_ascii_digit())
}

/// Numbers and units in any order, and what people mistake for them.
fn any_text() -> impl Strategy<Value = String> {
    let number = prop_oneof![
        4 => (0_u64..400).prop_map(|n| n.to_string()),
        1 => any::<u128>().prop_map(|n| n.to_string()),
        1 => Just("000".to_owned()),
        1 => Just("9223372036854775807".to_owned()),
        1 => Just(String::new()),
        1 => prop::sample::select(vec!["-1", "+1", "1.5", "1_0", "٣", " 1"]).prop_map(str::to_owned),
    ];
    let unit = prop_oneof![
        6 => prop::sample::select(vec!["y", "d", "h", "m", "s"]),
        1 => prop::sample::select(vec!["", "w", "D", "ms", " ", "µs", "mo"]),
    ];
    prop::collection::vec((number, unit), 0..4).prop_map(|parts| {
        let parts = parts.iter().map(|(number, unit)| format!("{number}{unit}"));
        parts.collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..Default::default() })]

    #[test]
    fn every_lifetime_is_written_as_text_that_reads_back(
        secs in prop_oneof![1..=MAX_LIFETIME_SECS, 1..100_000_u64],
    ) {
        let lifetime = Lifetime::from_secs(secs).unwrap();
        let text = lifetime.to_string();
        prop_assert_eq!(text.parse::<Lifetime>().unwrap(), lifetime);
        prop_assert_eq!(parse_duration_secs(&text).unwrap(), secs);
        prop_assert_eq!(reference(&text), Some(u128::from(secs)));
        // Canonical: no number is left that a larger unit would take.
        prop_assert!(text.split_inclusive(|c: char| c.is_alphabetic()).all(|part| !part.starts_with('0')));
    }

    #[test]
    fn nothing_beyond_the_longest_is_a_lifetime(secs in MAX_LIFETIME_SECS + 1..) {
        prop_assert_eq!(Lifetime::from_secs(secs), None);
        let error = format!("{secs}s").parse::<Lifetime>().unwrap_err().to_string();
        prop_assert!(error.contains("longer than 292 years"), "{}", error);
    }

    #[test]
    fn any_text_is_read_as_the_grammar_says_or_refused_with_the_text(text in any_text()) {
        let expected = reference(&text).filter(|secs| *secs <= u128::from(MAX_LIFETIME_SECS));
        match text.parse::<Lifetime>() {
            Ok(lifetime) => prop_assert_eq!(Some(u128::from(lifetime.as_secs())), expected),
            Err(error) => {
                prop_assert!(expected.is_none_or(|secs| secs == 0), "{}", error);
                let shown = format!("`{}`", text.escape_debug());
                prop_assert!(error.to_string().contains(&shown), "{}", error);
            }
        }
        let duration = parse_duration_secs(&text).ok().map(u128::from);
        prop_assert_eq!(duration, if text == "0" { Some(0) } else { expected });
    }

    #[test]
    fn what_openstorage_reads_is_read_alike(count in 1_u64..10_000_000_000, unit in "[smhdy]") {
        let text = format!("{count}{unit}");
        prop_assert!(is_openstorage(&text));
        let secs = reference(&text).unwrap();
        // Go counts in nanoseconds of 64 bits, and wraps around beyond.
        let fits_go = i64::try_from(secs * 1_000_000_000).is_ok();
        match text.parse::<Lifetime>() {
            Ok(lifetime) => {
                prop_assert_eq!(u128::from(lifetime.as_secs()), secs);
                prop_assert!(fits_go);
            }
            // Between 292 years and the wrap lies half a year.
            Err(_) => prop_assert!(secs > u128::from(MAX_LIFETIME_SECS)),
        }
    }

    #[test]
    fn errors_about_times_show_no_control_character(text in "[0-9]{0,2}\\PC?[\\x00-\\x1f\\x7f\u{202e}][a-z]{0,2}") {
        let errors = [
            text.parse::<Lifetime>().unwrap_err().to_string(),
            parse_duration_secs(&text).unwrap_err().to_string(),
            NumericDate::parse_rfc3339(&text).unwrap_err().to_string(),
        ];
        for error in errors {
            prop_assert!(!error.contains(|c: char| c.is_control() || c == '\u{202e}'), "{:?}", error);
        }
    }
}
