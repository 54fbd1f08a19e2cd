//! Candidates that are the same on every machine, with what they mean.

/// A value and what it means.
pub(super) type Word = (&'static str, &'static str);

pub(super) const LIFETIMES: &[Word] = &[
    ("15m", "a quarter of an hour"),
    ("1h", "an hour"),
    ("12h", "half a day"),
    ("1d", "a day"),
    ("7d", "a week"),
    ("30d", "a month"),
    ("90d", "a quarter"),
    ("1y", "a year of 365 days"),
];

pub(super) const BACKDATES: &[Word] = &[
    ("0s", "not at all"),
    ("1m", "the default"),
    ("5m", "for clocks that are far apart"),
];

pub(super) const REMAINING: &[Word] = &[
    ("0s", "it has not expired"),
    ("1m", "for one call"),
    ("15m", "a quarter of an hour"),
    ("1h", "an hour"),
    ("1d", "a day"),
];

pub(super) const TIMEOUTS: &[Word] = &[
    ("5s", "give up soon"),
    ("10s", "give up after ten seconds"),
    ("30s", "the default of pxsec"),
    ("2m", "for a slow link"),
];

pub(super) const RENEW_BEFORE: &[Word] = &[
    ("25%", "in the last quarter of its life"),
    ("50%", "in the second half of its life"),
    ("12h", "half a day before its end"),
    ("1d", "a day before its end"),
    ("7d", "a week before its end"),
];

pub(super) const WITHIN: &[Word] = &[
    ("12h", "within half a day"),
    ("1d", "within a day"),
    ("7d", "within a week"),
    ("30d", "within a month"),
];

pub(super) const FORMATS: &[Word] = &[
    ("text", "for people"),
    ("json", "one JSON document"),
    ("yaml", "one YAML document"),
];

pub(super) const SORT_KEYS: &[Word] = &[
    ("namespace", "by namespace"),
    ("name", "by name"),
    ("status", "the worst first"),
    ("expires", "what ends first, first"),
    ("renews", "what is due first, first"),
    ("age", "by when it was created"),
    ("subject", "by whom it is for"),
];

pub(super) const VAULTS: &[Word] = &[
    ("keyring", "the keyring of the operating system"),
    ("file", "a file of mode 0600 for each token"),
];

pub(super) const TOOLS: &[Word] = &[
    ("pxctl", "~/.pxctl/contextconfig"),
    ("pxc", "~/.pxc/config.yml"),
    ("kubeconfig", "the users that pxc keeps in a kubeconfig"),
];

pub(super) const USERNAME_CLAIMS: &[Word] = &[
    ("sub", "the default"),
    ("email", "for a server with username_claim email"),
    ("name", "for a server with username_claim name"),
];

pub(super) const FIELDS: &[Word] = &[
    ("description", "its free text"),
    ("endpoint", "where the storage cluster answers"),
    ("kubeconfig", "the kubeconfig file it is bound to"),
    ("kube-context", "the kubeconfig context it is bound to"),
    ("namespace", "the namespace it is bound to"),
];

pub(super) const VARIABLES: &[Word] = &[
    ("PXCTL_AUTH_TOKEN", "what pxctl reads; the default"),
    ("PXSEC_TOKEN", "what pxsec reads"),
];

pub(super) const DESCRIPTORS: &[Word] = &[("3", "the first one that is free")];

pub(super) const CONCURRENCY: &[Word] = &[
    ("1", "one after the other"),
    ("4", "gently"),
    ("16", "the default"),
    ("64", "for an API server with room"),
];

pub(super) const PERCENT: &[Word] = &[
    ("0", "the default"),
    ("5", "a little"),
    ("10", "a tenth"),
    ("25", "a quarter"),
];

/// The beginnings of references to keys.
pub(super) const KEY_SCHEMES: &[Word] = &[
    ("secret://", "a key of a Kubernetes Secret"),
    ("env://", "an environment variable"),
    ("file://", "a file, as a path alone is"),
    ("fd://", "an open file descriptor"),
    ("-", "standard input"),
];

/// Issuers that Portworx itself uses.
pub(super) const KNOWN_ISSUERS: &[Word] = &[("operator.portworx.io", "the Operator's default")];

/// Units, for a number that has none yet.
pub(super) const UNITS: &[Word] = &[
    ("s", "seconds"),
    ("m", "minutes"),
    ("h", "hours"),
    ("d", "days"),
    ("y", "years"),
];
