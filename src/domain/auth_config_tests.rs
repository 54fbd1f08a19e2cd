use super::*;

#[test]
fn pxctl_samples_are_read() {
    let identity = parse(
        "# admin\nname: Storage Admin\nemail: a@b.c\nsub: uuid/admin\nroles: [\"system.admin\"]\ngroups:\n  - \"*\"\n",
    )
    .unwrap();
    assert_eq!(identity.name.as_deref(), Some("Storage Admin"));
    assert_eq!(identity.subject.as_deref(), Some("uuid/admin"));
    assert_eq!(identity.roles, Some(vec!["system.admin".to_owned()]));
    assert_eq!(identity.groups, Some(vec!["*".to_owned()]));
}

#[test]
fn scalars_that_yaml_types_are_still_text_and_keys_without_value_are_not_given() {
    let identity = parse("name: 123\nemail: true\nsub:\nroles:\n").unwrap();
    assert_eq!(identity.name.as_deref(), Some("123"));
    assert_eq!(identity.email.as_deref(), Some("true"));
    assert_eq!(identity.subject, None);
    assert_eq!(identity.roles, None);
}

#[test]
fn what_pxctl_takes_in_silence_is_refused_with_the_line() {
    for (text, expected) in [
        (
            "name: a\nrole: [x]\n",
            "line 2: unknown key `role`; did you mean `roles`?",
        ),
        (
            "name: a\nissuer: x\n",
            "line 2: unknown key `issuer`; the issuer is given with --issuer",
        ),
        (
            "name: a\nfoo: x\n",
            "line 2: unknown key `foo`; the keys are name, email, sub, roles and groups",
        ),
        (
            "name: a\nroles: system.user\n",
            "line 2: `roles` must be a list of strings, such as [\"a\", \"b\"]",
        ),
        (
            "name: a\nroles:\n  - x: y\n",
            "line 3: `roles` must be a list of strings, such as [\"a\", \"b\"]",
        ),
        ("name: [a]\n", "line 1: `name` must be a string"),
        ("name: a\nname: b\n", "line 2: `name` is given twice"),
        (
            "- a\n",
            "it holds a list where keys with values are expected (name, email, sub, roles, groups)",
        ),
        (
            "just text\n",
            "it holds a single value where keys with values are expected (name, email, sub, roles, groups)",
        ),
        ("", "it is empty"),
        ("# only a comment\n", "it is empty"),
        (
            "---\nname: a\n---\nname: b\n",
            "it holds several YAML documents; keep one identity in a file",
        ),
    ] {
        assert_eq!(parse(text).unwrap_err().to_string(), expected, "{text:?}");
    }
    assert!(matches!(
        parse("name: [a\n"),
        Err(AuthConfigError::Syntax { .. })
    ));
}

#[test]
fn other_tools_names_of_a_key_lead_to_ours() {
    for (key, ours) in [
        ("subject", Some("sub")),
        ("username", Some("name")),
        ("User", Some("name")),
        ("mail", Some("email")),
        ("group", Some("groups")),
        ("lifetime", None),
    ] {
        let Err(AuthConfigError::UnknownKey { suggestion, .. }) = parse(&format!("{key}: x\n"))
        else {
            panic!("{key} was taken");
        };
        assert_eq!(suggestion, ours, "{key}");
    }
}

#[test]
fn a_key_longer_than_any_word_may_be_a_secret_and_is_not_shown() {
    for (key, shown) in [
        ("k".repeat(24), "k".repeat(24)),
        ("k".repeat(25), "… (25 characters)".to_owned()),
        ("k".repeat(500), "… (500 characters)".to_owned()),
    ] {
        let error = parse(&format!("{key}: x\n")).unwrap_err().to_string();
        assert_eq!(
            error,
            format!(
                "line 1: unknown key `{shown}`; the keys are name, email, sub, roles and groups"
            )
        );
    }
}

#[test]
fn a_file_of_the_largest_size_holds_thousands_of_groups_and_is_read() {
    let mut text = "name: a\ngroups:\n".to_owned();
    while text.len() + "- team-00000\n".len() <= MAX_AUTH_CONFIG_BYTES {
        text += &format!("- team-{:05}\n", text.len());
    }
    let groups = parse(&text).unwrap().groups.unwrap_or_default();
    assert_eq!(groups.len(), text.matches("team").count());
    assert!(groups.len() > 5_000, "{}", groups.len());
}

/// Some editors leave one; yaml.v2, with which pxctl reads, takes the first document.
#[test]
fn a_mark_behind_which_nothing_comes_is_no_second_document() {
    for end in ["---", "---\n", "---\n\n"] {
        let found = parse(&format!("name: a\n{end}")).unwrap();
        assert_eq!(found.name.as_deref(), Some("a"), "{end:?}");
    }
    assert!(parse("---\n").is_err());
    assert!(parse("name: a---\n").unwrap().name.as_deref() == Some("a---"));
}
