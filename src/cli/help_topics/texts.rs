//! What the topics say.

use super::Block::{self, Code, Heading, Terms, Text};
use crate::cli::world::ANNOTATIONS;
use crate::cli::{env_vars, exit};
use crate::domain::auth_config;

fn terms<const N: usize>(pairs: [(&str, &str); N]) -> Block {
    Terms(
        pairs
            .into_iter()
            .map(|(term, meaning)| (term.to_owned(), meaning.to_owned()))
            .collect(),
    )
}

pub(super) fn environment() -> Vec<Block> {
    vec![
        Heading("Variables"),
        terms(env_vars::ALL),
        Heading("Which px context is acted as"),
        Text(
            "-c NAME, else PXSEC_CONTEXT, else the current px context, else a token in PXSEC_TOKEN, else one in \
             PXCTL_AUTH_TOKEN. With -v each command says what it acts as, and what named it.",
        ),
        Heading("Which namespace"),
        Text(
            "-n NAME, else that of the px context's binding, else that of the kubeconfig context, else `default`.",
        ),
        Heading("Files"),
        terms([
            (
                "config.toml",
                "the px contexts, without tokens and keys; comments in it survive",
            ),
            (
                "vault/",
                "one file of mode 0600 a token, and only where the file vault was asked for; otherwise tokens rest in \
                 the keyring of the operating system",
            ),
        ]),
        Text(
            "They are in PXSEC_CONFIG_DIR, else in pxsec/ within XDG_CONFIG_HOME, else in pxsec/ within the platform's \
             folder for configuration. `kubectl pxsec config path` prints where that is.",
        ),
    ]
}

pub(super) fn exit_codes() -> Vec<Block> {
    let codes = exit::ALL.map(|(code, meaning)| (code.to_string(), meaning.to_owned()));
    vec![
        Text("Scripts may rely on these; a code keeps its meaning."),
        Heading("Codes"),
        Terms(codes.into()),
        Text("`exec` ends with the exit code of the command that it runs, once that has started."),
    ]
}

pub(super) fn key_references() -> Vec<Block> {
    vec![
        Text(
            "Every option that takes a key (--signing-key, --verifying-key, --previous-signing-key) takes a reference to \
             it, so that no key is in the process list or in the history of a shell.",
        ),
        Heading("Forms"),
        terms([
            (
                "secret://NAMESPACE/NAME/KEY",
                "a key of a Kubernetes Secret, read with your kubeconfig",
            ),
            (
                "PATH",
                "a file; a signing key's must be readable by its owner only",
            ),
            (
                "file://PATH",
                "the same, for a path that reads like another form",
            ),
            ("env://NAME", "an environment variable"),
            (
                "fd://N",
                "an open file descriptor, such as fd://3 with 3< <(pass show px)",
            ),
            ("-", "standard input"),
        ]),
        Text(
            "One line break at the end of a file, a descriptor or standard input is not part of a shared secret. What \
             a variable or a Secret holds is taken as it is. Standard input serves one option of a command.",
        ),
        Text(
            "A recipe (context create --recipe) reads its key each time anew, so it takes neither fd://N nor `-`.",
        ),
        Heading("Without a reference"),
        terms([
            (
                "--from-cluster",
                "finds key and issuer in the StorageCluster, else in the Secrets that the docs use; with \
                 --storage-namespace in one namespace only",
            ),
            (
                "--rsa-private-keyfile FILE",
                "an RSA key, as pxctl takes it",
            ),
            (
                "--ecdsa-private-keyfile FILE",
                "an EC key, as pxctl takes it",
            ),
            (
                "--shared-secret SECRET",
                "the secret itself, as pxctl takes it: others on this machine can see it, which is warned about",
            ),
        ]),
        Heading("Algorithm"),
        Text(
            "It follows from the key: HS256 for a shared secret, RS256 for RSA, ES256, ES384 and ES512 for the curves \
             P-256, P-384 and P-521. --algorithm chooses another one of the same family.",
        ),
    ]
}

pub(super) fn annotations() -> Vec<Block> {
    vec![
        Text(
            "`secret push` and `secret rotate` write these on each Secret with a token, so that `secret status` reads \
             metadata only and no token leaves the cluster. They hold no key, no token and no hash of a key.",
        ),
        Heading("Annotations and labels"),
        terms(ANNOTATIONS),
        Text(
            "They are told, not believed: whoever may edit the Secret may write anything there. A token is signed anew \
             only with claims from a token whose signature is good, or from your own flags.",
        ),
        Text(
            "--annotate and --label add your own; keys that begin with pxsec.dev/ are reserved. Values that are not known, \
             such as the lifetime of a token that was signed elsewhere, are left out.",
        ),
    ]
}

pub(super) fn formats() -> Vec<Block> {
    vec![
        Heading("Durations"),
        terms([
            ("30s", "seconds"),
            ("15m", "minutes"),
            ("12h", "hours"),
            ("30d", "days"),
            ("1y", "years of 365 days"),
            ("1h30m", "several, each unit once and from large to small"),
        ]),
        Text(
            "A lifetime is at least a second and at most 292 years. --request-timeout also takes plain seconds and `ms`, \
             as kubectl does. An instant (--not-after) is in RFC 3339: 2026-12-31T23:59:59Z.",
        ),
        Heading("Output (-o)"),
        terms([
            ("text", "for people; columns may change"),
            ("wide", "text with more columns"),
            (
                "json",
                "one document with apiVersion pxsec.dev/v1alpha1 and a kind; lists are under items",
            ),
            ("yaml", "the same in YAML"),
            ("name", "names only, a line each"),
            (
                "jsonpath=TEMPLATE",
                "fields of the JSON document, as kubectl takes them",
            ),
            (
                "prometheus",
                "metrics for the node exporter's textfile collector",
            ),
        ]),
        Text(
            "The help of each command lists those that it has. Answers go to standard output; notes, warnings and errors \
             go to standard error. A token shows as [jwt sha256:1a2b3c4d], except from commands that are there to print \
             one.",
        ),
        Heading("JSONPath"),
        Code(
            "kubectl pxsec secret status -A -o jsonpath='{range .items[*]}{.namespace}/{.name} {.expiresAt}{\"\\n\"}{end}'",
        ),
        Text("A field that is missing gives nothing. Keys of objects come in alphabetical order."),
        Heading("Auth-config files (--auth-config)"),
        terms(auth_config::KEYS),
        Code(
            "name: Admin\nemail: admin@corp.example\nsub: admin-1\nroles: [\"system.admin\"]\ngroups: [\"*\"]",
        ),
        Text(
            "YAML, as pxctl takes it. A key that is none of these is an error, where pxctl would sign a token without it. \
             Flags such as --name and --role go before the file.",
        ),
    ]
}
