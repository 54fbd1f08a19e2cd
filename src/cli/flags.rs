//! Groups of flags that several commands share.

use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, ValueEnum};
use secrecy::SecretString;

use super::report::Failure;
use crate::cli::world::World;
use crate::domain::algorithm::{AlgorithmError, SigningAlgorithm};
use crate::domain::claims::{DEFAULT_BACKDATE_SECS, End, Identity};
use crate::domain::context::ContextError;
use crate::domain::credential::VaultKind;
use crate::domain::key_ref::KeyRef;
use crate::domain::name::ContextName;
use crate::domain::secret_ref::{check_key, check_namespace, check_secret_name};
use crate::domain::time::{Lifetime, NumericDate, parse_duration_secs};
use crate::ops::resolve::{Choice, EnvToken};

/// The heading of kubectl's own flags.
pub const KUBERNETES: &str = "Kubernetes";

/// kubectl's flags that choose a cluster, with kubectl's meaning.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = KUBERNETES)]
pub struct KubeArgs {
    /// Path to the kubeconfig file
    #[arg(long, value_name = "FILE")]
    pub kubeconfig: Option<PathBuf>,
    /// The kubeconfig context to use (for px contexts see -c)
    #[arg(long, value_name = "NAME")]
    pub context: Option<String>,
    /// The kubeconfig cluster to use
    #[arg(long, value_name = "NAME")]
    pub cluster: Option<String>,
    /// The kubeconfig user to use
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// The namespace (default: that of the kubeconfig context, else `default`)
    #[arg(short = 'n', long = "namespace", value_name = "NAME", value_parser = namespace)]
    pub namespaces: Vec<String>,
    /// The address of the Kubernetes API server
    #[arg(short, long, value_name = "URL")]
    pub server: Option<String>,
    /// User name to impersonate
    #[arg(long = "as", value_name = "USER")]
    pub as_user: Option<String>,
    /// Group to impersonate (can be repeated)
    #[arg(long = "as-group", value_name = "GROUP")]
    pub as_groups: Vec<String>,
    /// UID to impersonate
    #[arg(long, value_name = "UID")]
    pub as_uid: Option<String>,
    /// How long to wait for one answer, such as 10s or 2m (0: our own deadline of 30s)
    #[arg(long, value_name = "DURATION", value_parser = request_timeout)]
    pub request_timeout: Option<Timeout>,
    /// File with the certificate authority of the API server
    #[arg(long, value_name = "FILE")]
    pub certificate_authority: Option<PathBuf>,
    /// File with a client certificate
    #[arg(long, value_name = "FILE")]
    pub client_certificate: Option<PathBuf>,
    /// File with the key of the client certificate
    #[arg(long, value_name = "FILE")]
    pub client_key: Option<PathBuf>,
    /// The host name to check the server's certificate against
    #[arg(long, value_name = "NAME")]
    pub tls_server_name: Option<String>,
    /// Do not check the server's certificate (insecure)
    #[arg(long)]
    pub insecure_skip_tls_verify: bool,
    /// Leave the Kubernetes cluster and namespace that the px context is bound to out of account
    #[arg(long)]
    pub override_binding: bool,
}

impl KubeArgs {
    /// The namespace, for commands that take one; [`super::run`] lets no other through to them.
    #[must_use]
    pub fn namespace(&self) -> Option<&str> {
        self.namespaces.first().map(String::as_str)
    }
}

/// A `--request-timeout`; `None` inside for kubectl's `0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeout(pub Option<Duration>);

/// A year, in seconds: what is longer means `0`.
const LONGEST_TIMEOUT_SECS: u64 = 365 * 24 * 60 * 60;

fn request_timeout(text: &str) -> Result<Timeout, String> {
    let timeout = any_timeout(text)?;
    match timeout.0 {
        Some(span) if span.as_secs() > LONGEST_TIMEOUT_SECS => {
            Err("a year is the longest, and 0 is no limit at all".to_owned())
        }
        _ => Ok(timeout),
    }
}

fn any_timeout(text: &str) -> Result<Timeout, String> {
    // kubectl takes Go durations, and plain seconds.
    if let Ok(secs) = text.parse::<u64>() {
        return Ok(Timeout((secs > 0).then(|| Duration::from_secs(secs))));
    }
    if matches!(text, "0s" | "0m" | "0h") {
        return Ok(Timeout(None));
    }
    if let Some(millis) = text
        .strip_suffix("ms")
        .and_then(|number| number.parse::<u64>().ok())
    {
        return Ok(Timeout((millis > 0).then(|| Duration::from_millis(millis))));
    }
    let span: Lifetime = text
        .parse()
        .map_err(|_| "a duration looks like 10s, 2m or 1h".to_owned())?;
    Ok(Timeout(Some(Duration::from_secs(span.as_secs()))))
}

pub(super) fn namespace(text: &str) -> Result<String, String> {
    let text = some_text(text)?;
    check_namespace(&text).map_err(|error| error.to_string())?;
    Ok(text)
}

pub(super) fn secret_name(text: &str) -> Result<String, String> {
    check_secret_name(text).map_err(|error| match text.split_once('/') {
        Some(("secret" | "secrets", name)) => {
            format!("no Secret's name has a `/`; write `{name}` alone")
        }
        Some((namespace, name)) => {
            format!("no Secret's name has a `/`; write it as `{name} -n {namespace}`")
        }
        None => error.to_string(),
    })?;
    Ok(text.to_owned())
}

pub(super) fn data_key(text: &str) -> Result<String, String> {
    check_key(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

/// Who the token speaks for, and how long.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Claims")]
pub struct ClaimArgs {
    /// YAML file with name, email, sub, roles and groups, as pxctl takes it; `-` for standard input
    #[arg(long, value_name = "FILE|-")]
    pub auth_config: Option<PathBuf>,
    /// The user's name (overrides the file)
    #[arg(id = "claim_name", long = "name", value_name = "TEXT", value_parser = some_text)]
    pub name: Option<String>,
    /// The user's email (overrides the file)
    #[arg(id = "claim_email", long = "email", value_name = "TEXT", value_parser = some_text)]
    pub email: Option<String>,
    /// The stable, unique id that owns volumes (overrides the file; derived from name and email when absent)
    #[arg(long, value_name = "ID", value_parser = some_text)]
    pub subject: Option<String>,
    /// A role, such as system.user (can be repeated; overrides the file)
    #[arg(long = "role", value_name = "ROLE", value_parser = some_text)]
    pub roles: Vec<String>,
    /// A group; `*` is access to every resource (can be repeated; overrides the file)
    #[arg(long = "group", value_name = "GROUP", value_parser = some_text)]
    pub groups: Vec<String>,
    /// The server's issuer, exactly as it is configured there (required unless --from-cluster finds it)
    #[arg(long, value_name = "ISSUER", value_parser = some_text)]
    pub issuer: Option<String>,
    /// How long the token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: 1d]
    #[arg(
        long,
        visible_alias = "lifetime",
        value_name = "DURATION",
        allow_hyphen_values = true,
        conflicts_with = "not_after"
    )]
    pub token_duration: Option<Lifetime>,
    /// When the token ends, such as 2026-12-31T23:59:59Z
    #[arg(long, value_name = "RFC3339", value_parser = instant)]
    pub not_after: Option<NumericDate>,
    /// How far the issue time is set back, since the server tolerates no clock skew; 0s for not at all [default: 1m]
    #[arg(long, value_name = "DURATION", allow_hyphen_values = true, value_parser = duration)]
    pub iat_backdate: Option<u64>,
    /// Refuse to sign when anything would be warned about
    #[arg(long)]
    pub strict: bool,
}

/// A text that says something: an empty one would be taken as not given, or be signed.
pub(super) fn some_text(text: &str) -> Result<String, String> {
    if text.is_empty() {
        return Err("it is empty; is a variable of the shell not set?".to_owned());
    }
    Ok(text.to_owned())
}

fn instant(text: &str) -> Result<NumericDate, String> {
    NumericDate::parse_rfc3339(text).map_err(|error| error.to_string())
}

/// A duration that may be nothing, in seconds.
pub(super) fn duration(text: &str) -> Result<u64, String> {
    parse_duration_secs(text).map_err(|error| error.to_string())
}

impl ClaimArgs {
    /// What the flags say of the identity.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let list = |values: &Vec<String>| (!values.is_empty()).then(|| values.clone());
        Identity {
            name: self.name.clone(),
            email: self.email.clone(),
            subject: self.subject.clone(),
            roles: list(&self.roles),
            groups: list(&self.groups),
        }
    }

    /// How far the issue time is set back, in seconds.
    #[must_use]
    pub fn backdate_secs(&self) -> u64 {
        self.iat_backdate.unwrap_or(DEFAULT_BACKDATE_SECS)
    }

    /// When the token ends.
    #[must_use]
    pub fn end(&self) -> End {
        const ONE_DAY_SECS: u64 = 86_400;
        match (self.not_after, self.token_duration) {
            (Some(instant), _) => End::At(instant),
            (None, Some(lifetime)) => End::After(lifetime),
            (None, None) => End::After(
                Lifetime::from_secs(ONE_DAY_SECS).expect("a day is neither nothing nor too long"),
            ),
        }
    }

    /// Whether any flag says who the token is for.
    #[must_use]
    pub fn any_identity(&self) -> bool {
        self.auth_config.is_some() || !self.identity().is_empty()
    }

    /// Whether any flag has a meaning only for a token that is to be signed.
    #[must_use]
    pub fn any(&self) -> bool {
        self.any_identity()
            || self.issuer.is_some()
            || self.token_duration.is_some()
            || self.not_after.is_some()
            || self.iat_backdate.is_some()
            || self.strict
    }
}

/// What the token is signed with.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Signing key")]
#[group(multiple = true)]
pub struct KeyArgs {
    /// The key: secret://NAMESPACE/NAME/KEY, a path, file://PATH, env://NAME, fd://N, or - for standard input
    #[arg(long, value_name = "REF", group = "key_source")]
    pub signing_key: Option<KeyRef>,
    /// Find key and issuer in the cluster: in its StorageCluster, else in the Secrets that the docs use
    #[arg(long, group = "key_source")]
    pub from_cluster: bool,
    /// With --from-cluster: the namespace to look in
    #[arg(long, value_name = "NAME", requires = "from_cluster", value_parser = namespace)]
    pub storage_namespace: Option<String>,
    /// The shared secret itself, as pxctl takes it; others can see it in the process list
    // A PEM key given here begins with `-`, and is to be refused as what it is.
    #[arg(
        long,
        value_name = "SECRET",
        group = "key_source",
        allow_hyphen_values = true
    )]
    pub shared_secret: Option<SecretString>,
    /// File with an RSA private key, as pxctl takes it
    #[arg(long, value_name = "FILE", group = "key_source")]
    pub rsa_private_keyfile: Option<PathBuf>,
    /// File with an ECDSA private key, as pxctl takes it
    #[arg(long, value_name = "FILE", group = "key_source")]
    pub ecdsa_private_keyfile: Option<PathBuf>,
    /// The algorithm, when not the key's usual one: HS256, HS384, HS512, RS256, RS384, RS512, ES256, ES384, ES512
    #[arg(long, value_name = "ALG", value_parser = algorithm)]
    pub algorithm: Option<SigningAlgorithm>,
}

/// In any case: what is typed here is not the header, which the server reads exactly.
fn algorithm(text: &str) -> Result<SigningAlgorithm, AlgorithmError> {
    let as_typed = text.parse();
    as_typed.or_else(|error| text.to_ascii_uppercase().parse().map_err(|_| error))
}

impl KeyArgs {
    /// Whether any flag has a meaning only for a token that is to be signed.
    #[must_use]
    pub fn any(&self) -> bool {
        self.any_source() || self.algorithm.is_some() || self.storage_namespace.is_some()
    }

    /// Whether the key is in a cluster.
    #[must_use]
    pub fn needs_cluster(&self) -> bool {
        self.from_cluster || matches!(self.signing_key, Some(KeyRef::Secret(_)))
    }

    /// Whether any key source is given.
    #[must_use]
    pub fn any_source(&self) -> bool {
        self.signing_key.is_some()
            || self.from_cluster
            || self.shared_secret.is_some()
            || self.rsa_private_keyfile.is_some()
            || self.ecdsa_private_keyfile.is_some()
    }
}

/// Where a new token rests, for commands that save one.
pub fn vault_choice(
    flag: Option<VaultKind>,
    world: &World<'_>,
) -> Result<Option<VaultKind>, Failure> {
    if flag.is_some() {
        return Ok(flag);
    }
    match world.env(super::env_vars::PXSEC_VAULT) {
        None => Ok(None),
        Some(text) => text
            .to_string_lossy()
            .parse()
            .map(Some)
            .map_err(|error| Failure::usage(format!("PXSEC_VAULT: {error}"))),
    }
}

/// The px context that flags and environment name, and the tokens of the environment.
pub fn context_choice(flag: Option<ContextName>, world: &World<'_>) -> Result<Choice, Failure> {
    let env = match world.env(super::env_vars::PXSEC_CONTEXT) {
        None => None,
        Some(text) => Some(
            text.to_string_lossy()
                .parse()
                .map_err(|error| Failure::usage(format!("PXSEC_CONTEXT: {error}")))?,
        ),
    };
    // The last resort; PXCTL_AUTH_TOKEN is pxctl's own.
    let variables = [
        super::env_vars::PXSEC_TOKEN,
        super::env_vars::PXCTL_AUTH_TOKEN,
    ];
    let tokens = variables
        .into_iter()
        .filter_map(|variable| {
            let text = world.env(variable)?.to_string_lossy().into_owned();
            Some(EnvToken {
                variable,
                text: SecretString::from(text),
            })
        })
        .collect();
    Ok(Choice { flag, env, tokens })
}

/// The px context that an argument names, or `-c`.
///
/// # Errors
/// A usage error when they name two.
pub fn one_name(
    argument: Option<&ContextName>,
    flag: Option<&ContextName>,
) -> Result<Option<ContextName>, Failure> {
    match (argument, flag) {
        (Some(argument), Some(flag)) if argument != flag => Err(Failure::usage(format!(
            "two px contexts are named: `{argument}` by the argument, and `{flag}` by -c"
        ))
        .hint("leave one of both out")),
        _ => Ok(argument.or(flag).cloned()),
    }
}

/// Why `choice` names no px context there is: a variable that was set long ago is told.
pub fn not_chosen(error: ContextError, choice: &Choice) -> Failure {
    let failure = Failure::from(error);
    match (&choice.flag, &choice.env) {
        (None, Some(_)) => {
            failure.hint("PXSEC_CONTEXT names it, and goes before the current px context")
        }
        _ => failure,
    }
}

/// The formats of commands that show one thing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// One JSON document
    Json,
    /// One YAML document
    Yaml,
}

/// The formats of commands that show or write things with names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum NameFormat {
    /// For people
    #[default]
    Text,
    /// One JSON document
    Json,
    /// One YAML document
    Yaml,
    /// Names only
    Name,
}
