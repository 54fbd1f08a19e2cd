use super::*;
use proptest::prelude::*;

fn string(json: &[u8]) -> String {
    match parse(json).unwrap().value {
        Value::String(text) => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_go_accepts_is_accepted() {
    for json in [
        "null",
        " true\r\n\t",
        "false",
        "0",
        "-0",
        "1.5e+10",
        "1E5",
        "[]",
        "[ ]",
        "{}",
        "{ }",
        r#"{"a":1,"a":2}"#,
        r#"[1,[2,{"a":[]}],"x"]"#,
        "\"\\u0000\"",
        "\"\u{7f}\"",
        "[1 , 2]",
        "[[1,2],[[3],[4]]]",
        r#"{"a":{"x":1,"y":[2,3],"z":{}},"b":[{"x":1,"y":2}]}"#,
        r#"{"":null}"#,
        r#""\/\b\f\n\r\t\"\\""#,
        "1e400",
        "1e-400",
        "-1e400",
    ] {
        assert!(parse(json.as_bytes()).is_ok(), "{json}");
        assert!(parse(within(json).as_bytes()).is_ok(), "deep {json}");
    }
}

/// Deeper than values are built, so that it is passed over.
fn within(json: &str) -> String {
    let levels = BUILT_DEPTH + 1;
    format!("{}{json}{}", "[".repeat(levels), "]".repeat(levels))
}

#[test]
fn an_unknown_escape_is_told_where_it_stands() {
    let error = parse(br#"["a\x41"]"#).unwrap_err();
    assert!(matches!(error, JsonError::Syntax { at: 4 }), "{error:?}");
}

#[test]
fn what_go_rejects_is_rejected() {
    for json in [
        "",
        " ",
        "nul",
        "nulll",
        "True",
        "01",
        "-",
        "+1",
        ".5",
        "1.",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "Infinity",
        "[",
        "]",
        "[1",
        "[1,",
        "[1,]",
        "[,1]",
        "[1 2]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{\"a\" 1}",
        "{\"a\":1]",
        "{\"a\":{\"x\":1,2}}",
        "{\"a\":[1,\"x\":2]}",
        "[1}",
        "{1:2}",
        "\"",
        "\"\\\"",
        "\"\\x41\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\n\"",
        "\"\u{0}\"",
        "\"\t\"",
        "{} x",
        "{}{}",
        "1 2",
        "'a'",
        "/**/1",
        "\u{FEFF}1",
        "\u{A0}1",
        "1\u{B}",
        "\"\\ud800\\uZZZZ\"",
        "\"\\ud800\\q\"",
    ] {
        assert!(parse(json.as_bytes()).is_err(), "{json:?}");
        // Nothing at all makes an empty list.
        let is_empty = json.trim().is_empty();
        let deep = parse(within(json).as_bytes());
        assert_eq!(deep.is_ok(), is_empty, "deep {json:?}");
    }
    assert!(parse(b"\xFF1").is_err());
    assert!(parse(b"[1\xC3]").is_err());
}

#[test]
fn bad_text_becomes_one_replacement_per_byte() {
    assert_eq!(string(b"\"a\xFFb\""), "a\u{FFFD}b");
    assert_eq!(string(b"\"\xE2\x82\""), "\u{FFFD}\u{FFFD}");
    assert_eq!(string(b"\"\xF0\x9F\x98\""), "\u{FFFD}\u{FFFD}\u{FFFD}");
    assert_eq!(string(b"\"\xED\xA0\x80\""), "\u{FFFD}\u{FFFD}\u{FFFD}");
    assert_eq!(string(b"\"\xC0\x80\""), "\u{FFFD}\u{FFFD}");
    assert_eq!(string("\"é管\"".as_bytes()), "é管");
}

#[test]
fn surrogates_join_or_become_replacements() {
    assert_eq!(string(br#""\ud83d\ude00""#), "😀");
    assert_eq!(string(br#""\uD83D\uDE00x""#), "😀x");
    assert_eq!(string(br#""\ud800""#), "\u{FFFD}");
    assert_eq!(string(br#""\udc00""#), "\u{FFFD}");
    assert_eq!(string(br#""\ud800\u0041""#), "\u{FFFD}A");
    assert_eq!(string(br#""\ud800\ud83d\ude00""#), "\u{FFFD}😀");
    assert_eq!(string(br#""\ud800\n""#), "\u{FFFD}\n");
}

#[test]
fn duplicates_are_kept_and_the_last_is_what_a_map_holds() {
    let document = parse(br#"{"a":1,"b":2,"a":{"c":[true,null]}}"#).unwrap();
    let Value::Object(object) = document.value else {
        panic!()
    };
    let keys: Vec<&str> = object.members.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["a", "b", "a"]);
    assert_eq!(object.get("a").unwrap().described(), "an object");
    assert_eq!(
        serde_json::Value::Object(object.to_display_json()),
        serde_json::json!({"a": {"c": [true, null]}, "b": 2})
    );
}

#[test]
fn huge_numbers_are_noticed_at_any_depth() {
    assert!(parse(br#"{"a":[{"b":1e400}]}"#).unwrap().has_huge_number);
    let deep = format!("{}-1e309{}", "[".repeat(100), "]".repeat(100));
    assert!(parse(deep.as_bytes()).unwrap().has_huge_number);
    assert!(
        !parse(br#"{"a":1.7976931348623157e308,"b":1e-999}"#)
            .unwrap()
            .has_huge_number
    );
    assert!(!parse(br#""1e400""#).unwrap().has_huge_number);
}

#[test]
fn nesting_ends_where_go_ends_it_and_never_overflows_the_stack() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = |levels: usize| {
            format!("{}1{}", open.repeat(levels), close.repeat(levels)).into_bytes()
        };
        assert!(parse(&nested(MAX_DEPTH)).is_ok(), "{open}");
        assert_eq!(
            parse(&nested(MAX_DEPTH + 1)),
            Err(JsonError::TooDeep),
            "{open}"
        );
        assert!(parse(open.repeat(1_000_000).as_bytes()).is_err());
    }
}

proptest! {
    #[test]
    fn agrees_with_serde_json_on_what_both_accept(bytes in prop::collection::vec(
        prop::sample::select(br#"[]{}":,0123.e-+\ untrfalse"#.to_vec()), 0..24)) {
        let ours = parse(&bytes);
        match serde_json::from_slice::<serde_json::Value>(&bytes) {
            Ok(theirs) => {
                let document = ours.unwrap();
                let shown = document.value.to_display_json();
                // Numbers may be kept as i64 by one and f64 by the other (-0).
                prop_assert_eq!(shown.to_string().replace("-0.0", "0"), theirs.to_string().replace("-0.0", "0"));
            }
            Err(error) => {
                let lenient = error.to_string().contains("number out of range")
                    || error.to_string().contains("surrogate")
                    || error.to_string().contains("hex escape");
                prop_assert!(ours.is_err() || lenient, "{:?} {}", String::from_utf8_lossy(&bytes), error);
            }
        }
    }

    #[test]
    fn never_panics(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let _ = parse(&bytes);
    }
}
