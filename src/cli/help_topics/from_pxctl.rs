//! `help from-pxctl`: what users of pxctl, pxc and openstorage-sdk-auth type instead.

use super::Block::{self, Heading, Terms, Text};

/// Commands of pxctl and how they are typed here.
const PXCTL: [(&str, &str); 10] = [
    (
        "pxctl auth token generate --auth-config=F --issuer=I --shared-secret=S",
        "kubectl pxsec auth token generate --auth-config F --from-cluster",
    ),
    (
        "pxctl auth token generate … --output=FILE",
        "kubectl pxsec auth token generate --auth-config F --from-cluster --output-file FILE",
    ),
    (
        "pxctl context create NAME --token=T --endpoint=URL",
        "kubectl pxsec context create NAME --token-file FILE --endpoint URL",
    ),
    (
        "pxctl context create NAME --token=T (when there is one of that name)",
        "kubectl pxsec context update NAME --token-file FILE",
    ),
    ("pxctl context list", "kubectl pxsec context list"),
    (
        "pxctl context list -j",
        "kubectl pxsec context list -o json",
    ),
    ("pxctl context set NAME", "kubectl pxsec context use NAME"),
    ("pxctl context unset", "kubectl pxsec context use --none"),
    (
        "pxctl context delete NAME",
        "kubectl pxsec context delete NAME",
    ),
    (
        "pxctl --context NAME volume list",
        "kubectl pxsec exec -c NAME -- pxctl volume list",
    ),
];

/// Commands of pxc and openstorage-sdk-auth.
const PXC: [(&str, &str); 9] = [
    (
        "pxc utilities token-generate --token-name N --token-email E --token-subject S --token-roles R1,R2 --token-issuer I",
        "kubectl pxsec auth token generate --name N --email E --subject S --role R1 --role R2 --from-cluster",
    ),
    (
        "openstorage-sdk-auth -auth-config=F -issuer=I -rsa-private-keyfile=K",
        "kubectl pxsec auth token generate --auth-config F --issuer I --signing-key K",
    ),
    (
        "kubectl pxc login --auth-token T",
        "kubectl pxsec context create NAME --token-file FILE",
    ),
    (
        "kubectl pxc login --k8s-secret-namespace team-a --k8s-secret-name px-user-token",
        "kubectl pxsec context create NAME --from-secret team-a/px-user-token",
    ),
    (
        "pxc config context use NAME",
        "kubectl pxsec context use NAME",
    ),
    (
        "pxc config current-context",
        "kubectl pxsec context current",
    ),
    (
        "pxc config context delete NAME",
        "kubectl pxsec context delete NAME",
    ),
    ("pxc config view", "kubectl pxsec context list"),
    (
        "pxc config credentials whoami",
        "kubectl pxsec auth token inspect",
    ),
];

/// What was done by hand, and files to take over.
const MORE: [(&str, &str); 5] = [
    (
        "kubectl create secret generic px-user-token --from-literal=auth-token=T, then kubectl annotate",
        "kubectl pxsec secret push px-user-token -n team-a",
    ),
    (
        "export PXCTL_AUTH_TOKEN=T; pxctl status",
        "kubectl pxsec exec -- pxctl status",
    ),
    (
        "~/.pxctl/contextconfig",
        "kubectl pxsec context import --from pxctl",
    ),
    (
        "~/.pxc/config.yml",
        "kubectl pxsec context import --from pxc",
    ),
    (
        "what kubectl pxc login left in the kubeconfig",
        "kubectl pxsec context import --from kubeconfig",
    ),
];

fn table<const N: usize>(pairs: [(&str, &str); N]) -> Block {
    Terms(
        pairs
            .into_iter()
            .map(|(theirs, ours)| (theirs.to_owned(), ours.to_owned()))
            .collect(),
    )
}

pub(super) fn from_pxctl() -> Vec<Block> {
    vec![
        Text("Each command of theirs, and below it what to type here."),
        Heading("pxctl"),
        table(PXCTL),
        Heading("pxc and openstorage-sdk-auth"),
        table(PXC),
        Heading("By hand, and files"),
        table(MORE),
        Heading("Taken as they are"),
        Text(
            "pxctl's flags of `auth token generate` and its auth-config files; --output with a file's name; `ctx` for \
             `context`. Also, with a note that names our own spelling: `context set` and `context unset`, -j and --json, \
             and pxc's --token-name, --token-email, --token-subject, --token-roles, --token-groups and --token-issuer.",
        ),
        Heading("Different"),
        Text(
            "--context is kubectl's: it names a context of the kubeconfig. A px context is named with -c or --px-context. \
             -o is a format. Long flags have two dashes.",
        ),
    ]
}
