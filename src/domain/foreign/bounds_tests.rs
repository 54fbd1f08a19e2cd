//! Where a rule begins and ends: lengths to the byte, and the nearest names.

use base64::prelude::{BASE64_STANDARD, Engine as _};

use super::ForeignFormat::{Kubeconfig, Pxc, Pxctl};
use super::tests::{TOKEN, told};
use super::*;

#[test]
fn the_largest_file_is_read_and_one_more_byte_is_not() {
    assert_eq!(MAX_FOREIGN_BYTES, 4_194_304);
    let start = format!("configurations: [{{context: a, token: {TOKEN}}}]\n#");
    let file = |size: usize| format!("{start}{}", "x".repeat(size - start.len()));
    assert_eq!(
        told(Pxctl, &file(MAX_FOREIGN_BYTES)),
        "a -> a | token | - | -\n"
    );
    let error = read(Pxctl, &file(MAX_FOREIGN_BYTES + 1)).unwrap_err();
    assert_eq!(error, ForeignFileError::TooLarge);
}

#[test]
fn formats_of_other_names_are_guessed_and_far_ones_are_not() {
    for (text, suggestion) in [
        ("contextconfig", Some(Pxctl)),
        ("PXCTX", Some(Pxctl)),
        ("kube", Some(Kubeconfig)),
        ("config", Some(Kubeconfig)),
        ("pxb", Some(Pxc)),
        // As far from `pxc` as it is long.
        ("xyz", None),
    ] {
        let error = text.parse::<ForeignFormat>().unwrap_err();
        assert_eq!(error.suggestion, suggestion, "{text}");
    }
}

#[test]
fn an_entry_is_usable_with_a_name_and_a_credential() {
    let text = format!(
        "configurations:\n- {{context: both, token: {TOKEN}}}\n- {{context: nameless}}\n\
         - {{token: {TOKEN}}}\n- {{}}\n"
    );
    let foreign = read(Pxctl, &text).unwrap();
    let usable: Vec<bool> = foreign
        .entries
        .iter()
        .map(ForeignEntry::is_usable)
        .collect();
    assert_eq!(usable, [true, false, false, false]);
}

#[test]
fn a_file_of_another_format_is_recognized_by_one_sign() {
    for (text, looks_like) in [
        ("kind: Config\n", Some(Kubeconfig)),
        ("users: []\n", Some(Kubeconfig)),
        ("kind: Pod\n", None),
        ("clusters: {}\n", Some(Pxc)),
    ] {
        let told = match read(Pxctl, &format!("configurations: x\n{text}")).unwrap_err() {
            ForeignFileError::Shape { looks_like, .. } => looks_like,
            other => panic!("{text}: {other}"),
        };
        // Its own sign comes before all others.
        assert_eq!(told, None, "{text}");
        let told = match read(Pxctl, &format!("x: 1\n{text}")) {
            Err(ForeignFileError::Shape { looks_like, .. }) => looks_like,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(told, looks_like, "{text}");
    }
}

#[test]
fn an_endpoint_is_an_address_of_a_bounded_length() {
    let longest = "h".repeat(1024);
    let longer = "h".repeat(1025);
    for (text, taken) in [
        ("host:9001", true),
        (&*longest, true),
        (&*longer, false),
        ("two words", false),
        ("bell\u{7}", false),
        (TOKEN, false),
        ("me:secret@host", false),
    ] {
        let mut notes = Vec::new();
        let endpoint = entry::endpoint(text, &mut notes);
        assert_eq!(endpoint.as_deref(), taken.then_some(text));
        assert_eq!(notes.is_empty(), taken, "{text}");
    }
}

#[test]
fn unknown_fields_are_named_where_they_are_words() {
    let short = "f".repeat(24);
    let long = "f".repeat(25);
    let text = format!("configurations: [{{context: a, token: {TOKEN}, {short}: 1, {long}: 2}}]\n");
    let told = told(Pxctl, &text);
    assert!(
        told.contains(&format!("unknown field `{short}` is left out")),
        "{told}"
    );
    assert!(
        told.contains("unknown field `… (25 characters)` is left out"),
        "{told}"
    );
}

/// A pxc login in a kubeconfig.
fn kubeconfig(kube_context: &str, user: &str, config: &str, cluster: &str) -> String {
    format!(
        "contexts: [{{name: {kube_context}, context: {{user: {user}, cluster: c}}}}]\n\
         users: [{{name: pxc@{user}, user: {{auth-provider: {{name: portworx, config: {{{config}}}}}}}}}]\n\
         clusters: [{{name: pxc@c, cluster: {{certificate-authority-data: {cluster}}}}}]\n"
    )
}

#[test]
fn two_letters_are_not_near_a_word_of_four() {
    let told = told(Kubeconfig, &kubeconfig("k", "u", "me: x", ""));
    assert!(
        told.contains("unknown field `config.me` is left out\n"),
        "{told}"
    );
}

#[test]
fn names_that_are_tokens_are_not_taken_for_names() {
    let read = |text: &str| read(Kubeconfig, text).unwrap().entries.remove(0);
    let named = read(&kubeconfig("k", "u", &format!("token: {TOKEN}"), "\"\""));
    assert_eq!(named.kube_context.as_deref(), Some("k"));
    assert_eq!(named.login.as_deref(), Some("pxc@u"));
    let token = read(&kubeconfig(TOKEN, "u", &format!("token: {TOKEN}"), "\"\""));
    assert_eq!(token.kube_context, None);
    assert_eq!(token.login.as_deref(), Some("pxc@u"));
}

#[test]
fn pxcs_settings_of_a_cluster_are_looked_into_up_to_a_length() {
    let settings = |length: usize| {
        let start = r#"{"endpoint":"px:9020","cacert":"","pad":""#;
        let pad = "x".repeat(length / 4 * 3 - start.len() - 2);
        let data = BASE64_STANDARD.encode(format!(r#"{start}{pad}"}}"#));
        assert_eq!(data.len(), length);
        told(
            Kubeconfig,
            &kubeconfig("k", "u", &format!("token: {TOKEN}"), &data),
        )
    };
    // An empty setting is none, so nothing is said of it.
    for length in [60, 2048, 65_536] {
        assert_eq!(
            settings(length),
            "k -> k | token | px:9020 | k\n",
            "{length}"
        );
    }
    assert!(settings(65_540).contains("cannot be read and are left out"));
}

#[test]
fn entries_without_a_name_are_told_by_their_place() {
    let text = format!(
        "contexts:\n  a: {{user: u}}\n  ? [x]\n  : {{user: u}}\nusers:\n  u: {{token: {TOKEN}}}\n  ? [y]\n  : {{token: {TOKEN}}}\n"
    );
    let told = told(Pxc, &text);
    let places: Vec<&str> = told
        .lines()
        .filter(|line| line.contains(" -> "))
        .filter_map(|line| line.split(" -> ").next())
        .collect();
    assert_eq!(places, ["a", "entry 2", "entry 3"], "{told}");
}

#[test]
fn one_document_is_read_and_no_more() {
    for text in [
        "---\n---\n",
        "---\n---\n---\n---\n",
        "a: 1\n---\n---\nb: 2\n",
        "--- ~\n--- ~\n--- ~\n",
        "...\n---\n...\n---\n...\n---\na: 1\n",
        "# a\n---\n# b\n---\n# c\n---\n",
    ] {
        let error = read(Pxctl, text).unwrap_err();
        assert_eq!(error, ForeignFileError::SeveralDocuments, "{text:?}");
    }
}
