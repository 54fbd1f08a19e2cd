use proptest::prelude::*;

use super::ForeignFormat::{Kubeconfig, Pxc, Pxctl};
use super::*;

const WRAPPED: &str = include_str!("../../../tests/data/import/pxctl-contextconfig.yaml");
const UNWRAPPED: &str =
    include_str!("../../../tests/data/import/pxctl-contextconfig-unwrapped.yaml");
const PXC: &str = include_str!("../../../tests/data/import/pxc-config.yml");
const KUBE: &str = include_str!("../../../tests/data/import/kubeconfig-with-pxc.yaml");

pub(super) const TOKEN: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln";
const OTHER: &str = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJiIn0.c2ln";

/// Everything that a command could print of a file.
pub(super) fn told(format: ForeignFormat, text: &str) -> String {
    let foreign = match read(format, text) {
        Ok(foreign) => foreign,
        Err(error) => return format!("error: {error}\n"),
    };
    let mut told = String::new();
    let mut line = |text: String| {
        told.push_str(&text);
        told.push('\n');
    };
    for entry in &foreign.entries {
        let current = if entry.is_current { "* " } else { "" };
        let name = match &entry.name {
            Ok(name) => name.to_string(),
            Err(error) => format!("({error})"),
        };
        let credential = match &entry.credential {
            Ok(ForeignCredential::Token(_)) => "token".to_owned(),
            Ok(ForeignCredential::Secret(secret)) => secret.to_string(),
            Err(error) => format!("({error})"),
        };
        let endpoint = entry.endpoint.as_deref().unwrap_or("-");
        let kube = entry.kube_context.as_deref().unwrap_or("-");
        line(format!(
            "{current}{} -> {name} | {credential} | {endpoint} | {kube}",
            entry.shown
        ));
        for note in &entry.notes {
            line(format!("    {note}"));
        }
    }
    for note in &foreign.notes {
        line(format!("file: {note}"));
    }
    told
}

#[test]
fn pxctl_files_are_read_with_and_without_the_wrapper() {
    insta::assert_snapshot!(told(Pxctl, WRAPPED), @r"
    * admin -> admin | token | http://localhost:9001 | -
    team a/user -> team-a-user | token | http://localhost:9001 | -
        its name is none that a px context can have; it becomes `team-a-user`
    expired -> expired | token | http://localhost:9001 | -
    ");
    insta::assert_snapshot!(told(Pxctl, UNWRAPPED), @r"
    * admin -> admin | token | https://px.example.com:9001 | -
        `secure` and `tlsdata` are not kept: pxsec does not connect to the endpoint
        its identity differs from the token's claims (subject); the token counts
    admin -> (an entry before it has the same name) | token | localhost:9920 | -
    test -> test | (it has no token) | localhost:9920 | -
        the file records an error with it
    broken -> broken | (its token cannot be used: a token has three parts separated by dots, this has 1) | localhost:9920 | -
        line 26: unknown field `tokn` is left out; did you mean `token`?
    1.10 -> 1.10 | token | localhost:9920 | -
    ");
}

#[test]
fn contexts_of_pxc_join_users_and_clusters() {
    insta::assert_snapshot!(told(Pxc, PXC), @r"
    default -> default | (it has no token) | 127.0.0.1:9020 | -
    lost -> lost | (its user `nobody` is not in the file) | - | -
        its cluster `nowhere` is not in the file, so it has no endpoint
    * prod-admin -> prod-admin | token | px.example.com:9020 | -
        `secure` and `cacert` are not kept: pxsec does not connect to the endpoint
    prod-both -> prod-both | kube-system/px-user-token/auth-token | px.example.com:9020 | -
        it has a token and names a Secret; the Secret is taken, as pxc does
        `secure` and `cacert` are not kept: pxsec does not connect to the endpoint
    prod-secret -> prod-secret | portworx/px-admin-token/auth-token | px.example.com:9020 | -
        `secure` and `cacert` are not kept: pxsec does not connect to the endpoint
    spare -> spare | token | - | -
        it is a user that no context there uses
    ");
}

#[test]
fn logins_of_pxc_are_found_in_a_kubeconfig() {
    insta::assert_snapshot!(told(Kubeconfig, KUBE), @r"
    dev -> dev | token | - | dev
    * prod/admin -> prod-admin | token | px.example.com:9020 | prod/admin
        its name is none that a px context can have; it becomes `prod-admin`
        `secure` is not kept: pxsec does not connect to the endpoint
    prod-secret -> prod-secret | portworx/px-admin-token/auth-token | px.example.com:9020 | prod-secret
        `secure` is not kept: pxsec does not connect to the endpoint
    file: the user `pxc@former-user` is not imported: no kubeconfig context has the user `former-user`
    ");
}

#[test]
fn one_line_break_ends_a_token_and_nothing_else_is_trimmed() {
    for (token, expected) in [
        (format!("{TOKEN}\\n"), "token"),
        (format!("{TOKEN}\\r\\n"), "token"),
        (
            format!("{TOKEN}\\n\\n"),
            "(its token cannot be used: the token contains a line break)",
        ),
        (
            format!(" {TOKEN}"),
            "(its token cannot be used: its header is not base64url)",
        ),
        (
            format!("{TOKEN} "),
            "(its token cannot be used: its signature is not base64url)",
        ),
        (
            format!("Bearer {TOKEN}"),
            "(its token cannot be used: the text starts with `Bearer `; the token is what follows it)",
        ),
        (String::new(), "(it has no token)"),
        ("\\n".to_owned(), "(it has no token)"),
    ] {
        let text = format!("configurations: [{{context: a, token: \"{token}\"}}]");
        assert_eq!(
            told(Pxctl, &text),
            format!("a -> a | {expected} | - | -\n"),
            "{token}"
        );
    }
}

#[test]
fn names_that_clash_are_told_from_names_that_are_repeated() {
    let text = format!(
        "configurations:\n\
         - {{context: a b, token: {TOKEN}}}\n\
         - {{context: a/b, token: {OTHER}}}\n\
         - {{context: a-b, token: {OTHER}}}\n\
         - {{context: c d}}\n\
         - {{context: c/d, token: {TOKEN}}}\n\
         - {{context: e, token: x}}\n\
         - {{context: e, token: {TOKEN}}}\n\
         - {{context: 管理者, token: {TOKEN}}}\n\
         - {{context: {TOKEN}, token: {TOKEN}}}\n\
         - {{token: {TOKEN}}}\n\
         - {{context: [x], token: {{a: b}}}}\n\
         - text\n"
    );
    insta::assert_snapshot!(told(Pxctl, &text), @r"
    a b -> (its name would be `a-b`, which `a-b` already gets) | token | - | -
    a/b -> (its name would be `a-b`, which `a-b` already gets) | token | - | -
    a-b -> a-b | token | - | -
    c d -> c-d | (it has no token) | - | -
    c/d -> c-d | token | - | -
        its name is none that a px context can have; it becomes `c-d`
    e -> e | (its token cannot be used: a token has three parts separated by dots, this has 1) | - | -
    e -> (an entry before it has the same name) | token | - | -
    管理者 -> (nothing of its name can be kept (ASCII letters, digits and . _ - @ : + can)) | token | - | -
    (a token) -> (its name has the form of a token) | token | - | -
    entry 10 -> (it has no name) | token | - | -
    entry 11 -> (its name is a list, not text) | (its token is a mapping, not text) | - | -
    entry 12 -> (it has no name) | (it is a single value, not a mapping) | - | -
    ");
}

#[test]
fn what_is_not_taken_over_is_said_by_name_only() {
    let text = format!(
        "contextconfig:\n  \
           version: 2\n  \
           current: gone\n  \
           configurations:\n  \
           - context: 007\n    \
             Token: {OTHER}\n    \
             token: {OTHER}\n    \
             token: {TOKEN}\n    \
             {TOKEN}: x\n    \
             a-field-with-a-name-longer-than-any-word: x\n    \
             ? [x]\n    \
             : y\n    \
             endpoint: https://admin:hunter2@px:9001\n    \
             identity: {{subject: b, roles: [x]}}\n    \
             tlsdata: {{cacert: /x}}\n    \
             kubeconfig: /home/x/.kube/config\n    \
             error: {OTHER}\n  \
           - context: yes\n    \
             token: {TOKEN}\n    \
             endpoint: [x]\n    \
             identity: x\n\
         extra: x\n"
    );
    let told = told(Pxctl, &text);
    insta::assert_snapshot!(told, @r"
    007 -> 007 | token | - | -
        line 6: unknown field `Token` is left out; did you mean `token`?
        line 8: `token` is given twice; the last one counts
        line 9: unknown field `… (41 characters)` is left out
        line 10: unknown field `… (40 characters)` is left out
        line 11: a field without a name is left out
        its endpoint holds a user name or a password, and is left out
        `tlsdata` is not kept: pxsec does not connect to the endpoint
        `kubeconfig` is not kept: the kubeconfig is chosen when a command runs
        the file records an error with it
        line 14: unknown field `identity.roles` is left out
        its identity differs from the token's claims (subject); the token counts
    yes -> yes | token | - | -
        line 20: `endpoint` is a list, not text, and is left out
        line 21: `identity` is a single value, not a mapping, and is left out
    file: line 22: unknown field `extra` is left out
    file: line 2: unknown field `version` is left out
    file: its current context `gone` is not in it
    ");
    assert!(!told.contains("eyJ") && !told.contains("hunter2"));
}

#[test]
fn a_secret_counts_as_for_pxc() {
    let file = |user: &str| {
        format!(
            "users: {{u: {{{user}}}}}\ncontexts: {{c: {{user: u, cluster: u}}}}\nclusters: {{u: }}\n"
        )
    };
    for (user, expected) in [
        ("kubernetes: {secretName: s, secretNamespace: n}".to_owned(), "c -> c | n/s/auth-token | - | -\n".to_owned()),
        ("kubernetes: {secretName: s}".to_owned(), "c -> c | (it names a Secret without its namespace) | - | -\n".to_owned()),
        ("kubernetes: {secretNamespace: n}, token: ''".to_owned(), "c -> c | (it names a Secret without its name) | - | -\n".to_owned()),
        (
            format!("kubernetes: {{secretName: s}}, token: {TOKEN}"),
            "c -> c | token | - | -\n    it names a Secret without its namespace; the token is taken, as pxc does\n".to_owned(),
        ),
        (
            format!("kubernetes: {{secretName: {TOKEN}, secretNamespace: n}}"),
            "c -> c | (its Secret cannot be used: `(a token)` is no Secret's name: lower case letters, digits, `-` and `.`, at most 253 (RFC 1123 subdomain)) | - | -\n".to_owned(),
        ),
        ("kubernetes: {secretName: '', secretNamespace: ''}".to_owned(), "c -> c | (it has no token) | - | -\n".to_owned()),
        ("kubernetes: x".to_owned(), "c -> c | (it has no token) | - | -\n    line 1: `kubernetes` is a single value, not a mapping, and is left out\n".to_owned()),
    ] {
        assert_eq!(told(Pxc, &file(&user)), expected, "{user}");
    }
}

#[test]
fn odd_entries_of_pxc_are_reported() {
    let text = format!(
        "users:\n  u: {{token: {TOKEN}}}\n  u: {{token: {TOKEN}, name: v}}\n  w: x\n\
         contexts:\n  a: {{user: u, cluster: u, name: b}}\n  a: {{user: u}}\n  1: {{user: w}}\n  \
         b:\n  c: [x]\n  d: {{usr: u}}\n\
         current-context: w\n"
    );
    insta::assert_snapshot!(told(Pxc, &text), @r"
    a -> a | token | - | -
        it has another `name` than the key that it stands under; the key counts
        its user has another `name` than the key that it stands under; the key counts
        its cluster `u` is not in the file, so it has no endpoint
    a -> (an entry before it has the same name) | token | - | -
        its user has another `name` than the key that it stands under; the key counts
        it names no cluster, so it has no endpoint
    1 -> 1 | (it has no token) | - | -
        line 4: its user is a single value, not a mapping
        it names no cluster, so it has no endpoint
    b -> b | (it names no user) | - | -
        it names no cluster, so it has no endpoint
    c -> c | (it is a list, not a mapping) | - | -
    d -> d | (it names no user) | - | -
        line 11: unknown field `usr` is left out; did you mean `user`?
        it names no cluster, so it has no endpoint
    file: line 3: `u` stands twice among the users; the last one counts
    file: its current context `w` is not in it
    ");
}

#[test]
fn odd_entries_of_a_kubeconfig_are_reported() {
    let text = format!(
        "contexts:\n\
         - {{name: a, context: {{user: a, cluster: a}}}}\n\
         - {{name: a, context: {{user: a, cluster: b}}}}\n\
         - {{name: b, context: {{user: b, cluster: b}}}}\n\
         - {{name: c, context: {{user: c, cluster: c}}}}\n\
         - {{name: none}}\n\
         - x\n\
         - {{context: {{user: a}}}}\n\
         users:\n\
         - {{name: pxc@a, user: {{auth-provider: {{name: portworx, config: {{name: z, token: {TOKEN}, expiry: x}}}}}}}}\n\
         - {{name: pxc@a, user: {{}}}}\n\
         - {{name: pxc@b, user: {{auth-provider: {{name: oidc, config: {{}}}}, token: x}}}}\n\
         - {{name: pxc@c, user: {{auth-provider: {{name: portworx}}}}}}\n\
         clusters:\n\
         - {{name: pxc@a, cluster: {{server: portworx-server}}}}\n\
         - {{name: pxc@b, cluster: {{certificate-authority-data: bm90IGpzb24=}}}}\n\
         - {{name: pxc@c, cluster: {{certificate-authority-data: eyJlbmRwb2ludCI6Img6MSJ9}}}}\n\
         anything: of kubernetes\n"
    );
    insta::assert_snapshot!(told(Kubeconfig, &text), @r"
    a -> a | token | - | a
        line 10: unknown field `config.expiry` is left out
        its login is recorded for another user of the kubeconfig
    a -> (an entry before it has the same name) | token | - | a
        line 10: unknown field `config.expiry` is left out
        its login is recorded for another user of the kubeconfig
        pxc's settings for its cluster cannot be read and are left out
    b -> b | (it has no token) | - | b
        line 12: unknown field `user.token` is left out
        its user `pxc@b` has another auth provider than `portworx`
        pxc's settings for its cluster cannot be read and are left out
    c -> c | (it has no token) | h:1 | c
    entry 7 -> (it has no name) | token | - | -
        line 10: unknown field `config.expiry` is left out
        its login is recorded for another user of the kubeconfig
    file: line 11: the user `pxc@a` stands there twice; the first one counts
    ");
}

#[test]
fn files_that_are_something_else_are_refused_with_what_is_expected() {
    for (format, text, expected) in [
        (
            Pxctl,
            "- a\n",
            "it is no file of pxctl: it has a list in place of `configurations` with a list of contexts",
        ),
        (
            Pxctl,
            KUBE,
            "it is no file of pxctl: it has other keys in place of `configurations` with a list of contexts; it looks like one of kubeconfig",
        ),
        (
            Pxctl,
            PXC,
            "it is no file of pxctl: it has other keys in place of `configurations` with a list of contexts; it looks like one of pxc",
        ),
        (
            Pxctl,
            "configurations: {a: b}",
            "it is no file of pxctl: it has a mapping in place of `configurations` with a list of contexts",
        ),
        (
            Pxctl,
            "contextconfig: 1",
            "it is no file of pxctl: it has a single value in place of `configurations` with a list of contexts",
        ),
        (
            Pxc,
            "just text",
            "it is no file of pxc: it has a single value in place of `contexts`, `users` and `clusters` with a mapping each",
        ),
        (
            Pxc,
            UNWRAPPED,
            "it is no file of pxc: it has other keys in place of `contexts`, `users` and `clusters` with a mapping each; it looks like one of pxctl",
        ),
        (
            Pxc,
            KUBE,
            "it is no file of pxc: it has a list in place of `contexts`, `users` and `clusters` with a mapping each; it looks like one of kubeconfig",
        ),
        (
            Kubeconfig,
            PXC,
            "it is no file of kubeconfig: it has a mapping in place of `contexts`, `users` and `clusters` with a list each; it looks like one of pxc",
        ),
        (
            Kubeconfig,
            "a: b: c\n",
            "line 1, column 5: this is not valid YAML",
        ),
        (
            Kubeconfig,
            "---\na: b\n---\nc: d\n",
            "it holds several YAML documents where one is expected",
        ),
    ] {
        assert_eq!(
            read(format, text).unwrap_err().to_string(),
            expected,
            "{format} {text:.40}"
        );
    }
}

#[test]
fn files_without_content_have_no_entries() {
    for format in ForeignFormat::ALL {
        for text in [
            "",
            "\u{feff}",
            "# nothing\n",
            "---\n",
            "~",
            "{}",
            "current-context: x\ncurrent: y\n",
        ] {
            let foreign = read(format, text).unwrap();
            assert!(foreign.entries.is_empty(), "{format} {text:?}");
        }
    }
    let text = "contextconfig:\n  current: \"\"\n  configurations: []\n";
    assert_eq!(told(Pxctl, text), "");
    assert_eq!(told(Pxctl, "contextconfig:\n"), "");
}

#[test]
fn formats_are_named_as_on_the_command_line() {
    for format in ForeignFormat::ALL {
        assert_eq!(format.to_string().parse(), Ok(format));
    }
    for (text, expected) in [
        (
            "PXC",
            "`PXC` is none of pxctl, pxc and kubeconfig; did you mean `pxc`?",
        ),
        (
            "pxctrl",
            "`pxctrl` is none of pxctl, pxc and kubeconfig; did you mean `pxctl`?",
        ),
        (
            "kube-config",
            "`kube-config` is none of pxctl, pxc and kubeconfig; did you mean `kubeconfig`?",
        ),
        (
            "kubectl",
            "`kubectl` is none of pxctl, pxc and kubeconfig; did you mean `kubeconfig`?",
        ),
        ("vault", "`vault` is none of pxctl, pxc and kubeconfig"),
        ("", "`` is none of pxctl, pxc and kubeconfig"),
    ] {
        assert_eq!(
            text.parse::<ForeignFormat>().unwrap_err().to_string(),
            expected
        );
    }
}

#[test]
fn hostile_files_end_in_an_error_that_says_nothing_of_them() {
    let deep_flow = format!("configurations: {}", "[".repeat(100_000));
    let deep_block: String = (0..500)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    let closed = format!("configurations: {}{}", "[".repeat(60), "]".repeat(60));
    let mut laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let below = format!("*a{}, ", level - 1).repeat(10);
        laughs.push_str(&format!("a{level}: &a{level} [{below}]\n"));
    }
    laughs.push_str("configurations: *a9\n");
    let mut chain = "a0: &a0 [x]\n".to_owned();
    for level in 1..5000 {
        chain.push_str(&format!("a{level}: &a{level} [*a{}]\n", level - 1));
    }
    let merges = format!(
        "a: &a {{{}}}\nconfigurations:\n{}",
        (0..500).map(|n| format!("k{n}: 1, ")).collect::<String>(),
        "- <<: *a\n".repeat(5000)
    );
    let many = format!("configurations: [{}]", "1,".repeat(110_000));
    let huge = format!("configurations: {}", "x".repeat(MAX_FOREIGN_BYTES));
    for (what, text, expected) in [
        ("deep flow", &*deep_flow, None),
        (
            "deep block",
            &deep_block,
            Some(ForeignFileError::TooComplex),
        ),
        ("closed", &closed, Some(ForeignFileError::TooComplex)),
        ("laughs", &laughs, Some(ForeignFileError::TooComplex)),
        ("merges", &merges, Some(ForeignFileError::TooComplex)),
        ("many", &many, Some(ForeignFileError::TooComplex)),
        ("huge", &huge, Some(ForeignFileError::TooLarge)),
        ("chain", &chain, Some(ForeignFileError::TooComplex)),
        (
            "recursive",
            "configurations: &a [*a]\n",
            Some(ForeignFileError::TooComplex),
        ),
        ("unknown alias", "configurations: *a\n", None),
        ("binary", "\u{0}\u{1}\u{2}configurations", None),
        ("binary value", "configurations: \"\u{0}\"\n", None),
        (
            "secret in bad yaml",
            "token: hunter2: x\n\tb: hunter2\n",
            None,
        ),
        ("bad tag", "configurations: !!int hunter2\n", None),
        ("unclosed", "configurations: \"hunter2\n", None),
    ] {
        // What is read before the format matters.
        let error = read(Pxctl, text).unwrap_err();
        assert!(!format!("{error} {error:?}").contains("hunter2"), "{what}");
        if let Some(expected) = &expected {
            assert_eq!(&error, expected, "{what}");
        }
    }
}

/// Texts that come near to files: pieces of them, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("contextconfig:"),
        Just("configurations:"),
        Just("current: a"),
        Just("contexts:"),
        Just("users:"),
        Just("clusters:"),
        Just("- "),
        Just("\n"),
        Just("\n  "),
        Just("\n    "),
        Just("context: a"),
        Just("name: pxc@a"),
        Just("user: a"),
        Just("user:"),
        Just("context:"),
        Just("token: eyJhunter2.e30.c2ln"),
        Just("token: |\n  x"),
        Just("a:"),
        Just("&a "),
        Just("*a"),
        Just("auth-provider: {name: portworx, config: {name: a}}"),
        Just("<<: "),
        Just("? "),
        Just("{"),
        Just("}"),
        Just("["),
        Just("]"),
        Just(", "),
        Just("\u{feff}"),
        Just("ä: 1.0"),
        Just("certificate-authority-data: e30="),
        Just("\""),
        Just("!!int 1"),
        Just("# x\n"),
        Just("identity: {subject: a}"),
        Just("kubernetes: {secretName: a}"),
        Just("---\n"),
        Just("\t"),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_panics_or_is_echoed(text in prop_oneof![pieces(), any::<String>(), "[ -~\n]{0,200}"]) {
        for format in ForeignFormat::ALL {
            let told = told(format, &text);
            prop_assert!(!told.contains("hunter2"), "{}", told);
            prop_assert!(!told.chars().any(|c| c.is_control() && c != '\n'), "{:?}", told);
        }
    }
}
