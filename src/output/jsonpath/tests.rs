//! The examples of kubectl's documentation, and what kubectl 1.x prints for the rest.

use serde_json::json;

use super::*;

/// The document of <https://kubernetes.io/docs/reference/kubectl/jsonpath/>.
fn documented() -> Value {
    json!({
        "kind": "List",
        "items": [
            {
                "kind": "None",
                "metadata": {"name": "127.0.0.1", "labels": {"kubernetes.io/hostname": "127.0.0.1"}},
                "status": {
                    "capacity": {"cpu": "4"},
                    "addresses": [{"type": "LegacyHostIP", "address": "127.0.0.1"}],
                },
            },
            {
                "kind": "None",
                "metadata": {"name": "127.0.0.2"},
                "status": {
                    "capacity": {"cpu": "8"},
                    "addresses": [
                        {"type": "LegacyHostIP", "address": "127.0.0.2"},
                        {"type": "another", "address": "127.0.0.3"},
                    ],
                },
            },
        ],
        "users": [
            {"name": "myself", "user": {}},
            {"name": "e2e", "user": {"username": "admin", "password": "secret"}},
        ],
        "numbers": [1, 2, 3, 4, 5],
        "flags": [{"on": true, "n": 1.5, "s": "a b"}, {"on": false, "n": -2}],
    })
}

fn render(template: &str) -> Result<String, String> {
    let template: Template = template
        .parse()
        .map_err(|error: ParseError| error.to_string())?;
    template
        .render(&documented())
        .map_err(|error| error.to_string())
}

#[test]
fn the_documented_examples() {
    for (template, expected) in [
        ("kind is {.kind}", "kind is List"),
        ("{.kind}", "List"),
        ("{['kind']}", "List"),
        ("{..name}", "127.0.0.1 127.0.0.2 myself e2e"),
        ("{.items[*].metadata.name}", "127.0.0.1 127.0.0.2"),
        ("{.users[0].name}", "myself"),
        (
            "{.items[*]['metadata.name', 'status.capacity']}",
            "127.0.0.1 127.0.0.2 {\"cpu\":\"4\"} {\"cpu\":\"8\"}",
        ),
        ("{.users[?(@.name==\"e2e\")].user.password}", "secret"),
        (
            "{range .items[*]}[{.metadata.name}, {.status.capacity}] {end}",
            "[127.0.0.1, {\"cpu\":\"4\"}] [127.0.0.2, {\"cpu\":\"8\"}] ",
        ),
        (
            "{range .items[*]}{.metadata.name}{'\\t'}{end}",
            "127.0.0.1\t127.0.0.2\t",
        ),
        (
            "{.items[0].metadata.labels.kubernetes\\.io/hostname}",
            "127.0.0.1",
        ),
        (
            "{.items[*].metadata.labels['kubernetes\\.io/hostname']}",
            "127.0.0.1",
        ),
    ] {
        assert_eq!(render(template).as_deref(), Ok(expected), "{template}");
    }
}

#[test]
fn what_kubectl_prints_besides() {
    for (template, expected) in [
        (".kind", ".kind"),
        ("{}", "{}"),
        ("{.none}", ""),
        ("{.none.deeper[0]}", ""),
        ("{.kind.deeper}", ""),
        ("{ .kind }", "List"),
        ("{$.kind}{\"\\n\"}", "List\n"),
        ("{.numbers}", "[1,2,3,4,5]"),
        ("{.numbers[*]}", "1 2 3 4 5"),
        ("{.numbers[-1]}", "5"),
        ("{.numbers[0:2]}", "1 2"),
        ("{.numbers[-2:]}", "4 5"),
        ("{.numbers[:2]}", "1 2"),
        ("{.numbers[::2]}", "1 3 5"),
        ("{.numbers[1:4:2]}", "2 4"),
        ("{.numbers[0,2]}", "1 3"),
        ("{.numbers[2:2]}", ""),
        ("{.numbers[?(@>3)]}", "4 5"),
        ("{.numbers[?(@ <= 2)]}", "1 2"),
        ("{.numbers[?(@!=3)]}", "1 2 4 5"),
        ("{.flags[?(@.on==true)].n}", "1.5"),
        ("{.flags[?(@.n<0)].on}", "false"),
        ("{.flags[?(@.s)].s}", "a b"),
        ("{.flags[?(@.s=='a b')].n}", "1.5"),
        ("{.flags[?(@.s==\")]\")].n}", ""),
        (
            "{.items[0].status.*}",
            "[{\"address\":\"127.0.0.1\",\"type\":\"LegacyHostIP\"}] {\"cpu\":\"4\"}",
        ),
        (
            "{range .items[*]}{range .status.addresses[*]}{.address},{end}; {end}",
            "127.0.0.1,; 127.0.0.2,127.0.0.3,; ",
        ),
        ("{range .none[*]}x{end}y", "y"),
        ("{range .users[*]}{.name}", "myselfe2e"),
        ("{range .users[*]}{@.name} {end}", "myself e2e "),
        ("a{'it\\'s'}b", "ait'sb"),
    ] {
        // An empty expression is the whole document.
        if template == "{}" {
            assert_eq!(render(template), Ok(documented().to_string()));
            continue;
        }
        assert_eq!(render(template).as_deref(), Ok(expected), "{template}");
    }
}

#[test]
fn numbers_at_the_ends_of_64_bits_are_outside_of_any_array() {
    for (template, index) in [
        ("{.numbers[9223372036854775807]}", "9223372036854775807"),
        ("{.numbers[-9223372036854775808]}", "-9223372036854775803"),
        ("{.numbers[:9223372036854775807]}", "9223372036854775806"),
    ] {
        let error = render(template).unwrap_err();
        assert!(error.contains(&format!("index {index} ")), "{error}");
    }
    let least = "{.empty[:-9223372036854775808]}"
        .parse::<Template>()
        .unwrap();
    let error = least.render(&json!({"empty": []})).unwrap_err();
    assert!(matches!(error, EvalError::OutOfBounds { len: 0, .. }));
}

#[test]
fn a_sign_is_no_hexadecimal_digit() {
    assert!(render(r#"{"\x+1"}"#).is_err());
    assert_eq!(render(r#"{"\x21"}"#).unwrap(), "!");
}

#[test]
fn errors_say_where() {
    for (template, expected) in [
        ("", "at character 1: the template is empty"),
        ("{.kind", "at character 7: the brace is not closed"),
        ("ab{.kind\n}", "at character 9: the brace is not closed"),
        (
            "{kind}",
            "at character 2: `kind` is no keyword; a field begins with a dot",
        ),
        ("{.a[1}", "at character 4: the bracket is not closed"),
        (
            "{.a[x]}",
            "at character 5: `x` is no index, slice or quoted key",
        ),
        (
            "{.a[]}",
            "at character 5: `` is no index, slice or quoted key",
        ),
        (
            "{.a[0,b]}",
            "at character 7: `b` is no index, slice or quoted key",
        ),
        (
            "{.a[::0]}",
            "at character 5: `::0` is no index, slice or quoted key",
        ),
        ("{.a[?(@.b==1]}", "at character 4: the filter is not closed"),
        ("{.a[?(@.b==1)}", "at character 13: a filter ends with `)]`"),
        (
            "{.a[?(@.b=~1)]}",
            "at character 10: `=~` compares nothing; there are == != < <= > >=",
        ),
        (
            "{.a[?(@.b==x)]}",
            "at character 12: `x` is no keyword; a field begins with a dot",
        ),
        ("{\"a}", "at character 2: the quote is not closed"),
        (
            "{\"\\q\"}",
            "at character 3: no such escape; there are \\n \\t \\\\ and the like",
        ),
        ("{....a}", "at character 4: `..` twice"),
        ("{.a,.b}", "at character 4: `,` has no meaning here"),
        ("{end}", "at character 2: no range to end"),
        ("{1.2.3}", "at character 2: `1.2.3` is no number"),
        (
            "{.kind[0]}",
            "a text is no array, and an element of it is asked for",
        ),
        ("{.numbers[9]}", "the index 9 is outside of an array of 5"),
        ("{.numbers[0:9]}", "the index 8 is outside of an array of 5"),
        (
            "{.numbers[3:1]}",
            "a slice from 3 to 1 ends before it starts",
        ),
        (
            "{.numbers[?(@==\"1\")]}",
            "a filter compares a number with a text",
        ),
        (
            "{.items[?(@.status.addresses[*].type==\"x\")]}",
            "a filter compares one value with one, and a side of it has 2",
        ),
    ] {
        assert_eq!(
            render(template).err().as_deref(),
            Some(expected),
            "{template}"
        );
    }
}

#[test]
fn terminal_escapes_in_values_are_shown_and_those_of_the_template_are_the_users() {
    let document = json!({"a": "x\u{1b}[31my\nz"});
    let template: Template = "{.a}{\"\\x1b[0m\"}\n".parse().unwrap();
    assert_eq!(
        template.render(&document).unwrap(),
        "x\\u{1b}[31my\\nz\u{1b}[0m\n"
    );
}

proptest::proptest! {
    #[test]
    fn no_template_panics(text in "[{}.\\[\\]?()@$*:,'\"\\\\a0-9 <=>!-]{0,24}") {
        drop(render(&text));
        drop(render(&format!("{{{text}}}")));
    }
}
