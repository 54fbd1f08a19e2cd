//! Signing a token from flags: shared by `generate`, `context create` and `secret push`.

use std::path::Path;
use std::str;

use secrecy::ExposeSecret as _;

use super::flags::{ClaimArgs, KeyArgs};
use super::input::{self, StdinGuard};
use super::key_source::{Reader, unusable};
use super::report::Failure;
use super::world::{ClusterFlags, World};
use crate::domain::auth_config::{self, AuthConfigError, MAX_AUTH_CONFIG_BYTES};
use crate::domain::claims::{ClaimsDraft, Identity};
use crate::domain::key::SigningKey;
use crate::domain::recipe::NoIssuer;
use crate::ops::mint::Minter;
use crate::ops::token_generate::Signed;
use crate::ports::KeyFound;

/// Reads identity and key, signs, and warns on standard error about what is unwise.
///
/// `discover_in` narrows `--from-cluster` to a namespace when `--storage-namespace` does not. With `--strict` every
/// warning is a failure, and nothing is signed.
///
/// # Errors
/// Usage errors name all that is missing at once; everything else by cause.
pub fn mint(
    claims: &ClaimArgs,
    key: &KeyArgs,
    cluster: &ClusterFlags,
    discover_in: Option<&str>,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<Signed, Failure> {
    let minter = minter(claims, key, cluster, discover_in, guard, world)?;
    try_out(&minter, "", claims, key, world)
}

/// Reads identity and key. Signs nothing yet.
///
/// # Errors
/// As [`mint`].
pub fn minter(
    claims: &ClaimArgs,
    key: &KeyArgs,
    cluster: &ClusterFlags,
    discover_in: Option<&str>,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<Minter, Failure> {
    check_complete(claims, key)?;
    let identity = identity(claims, guard, world)?;
    let discover_in = key.storage_namespace.as_deref().or(discover_in);
    let in_hand = key_in_hand(key, cluster, discover_in, guard, world)?;
    let issuer = claims.issuer.clone().or(in_hand.issuer).ok_or(NoIssuer)?;
    Ok(Minter {
        key: in_hand.key,
        key_at: in_hand.at,
        algorithm: key.algorithm,
        draft: ClaimsDraft {
            identity,
            issuer,
            end: claims.end(),
            backdate_secs: claims.backdate_secs(),
        },
        subject: None,
    })
}

/// Signs the token of a namespace, and warns about what is unwise; with `--strict` that is a failure.
///
/// # Errors
/// When the claims are impossible or the key does not serve.
pub fn try_out(
    minter: &Minter,
    namespace: &str,
    claims: &ClaimArgs,
    key: &KeyArgs,
    world: &mut World<'_>,
) -> Result<Signed, Failure> {
    let mut warnings: Vec<String> = Vec::new();
    if key.shared_secret.is_some() {
        warnings.push(
            "--shared-secret puts the key into the process list and the shell history; use --signing-key with a file, env://NAME or secret://NAMESPACE/NAME/KEY"
                .to_owned(),
        );
    }
    let signed = minter.sign(namespace, world.now())?;
    warnings.extend(signed.warnings.iter().map(ToString::to_string));
    if claims.strict && !warnings.is_empty() {
        return Err(not_strict(warnings));
    }
    for warning in &warnings {
        world.warn(warning);
    }
    Ok(signed)
}

/// With `--strict`, why nothing is signed.
pub fn not_strict(warnings: Vec<String>) -> Failure {
    let mut failure = Failure::failed("not signed, because --strict makes every warning an error");
    failure.causes = warnings;
    failure
}

/// Who the flags and the auth-config file say the token is for.
///
/// # Errors
/// When the file cannot be read or used.
pub fn identity(
    claims: &ClaimArgs,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<Identity, Failure> {
    let from_file = match &claims.auth_config {
        Some(path) => read_auth_config(path, guard, world)?,
        None => Identity::default(),
    };
    Ok(from_file.overridden_by(claims.identity()))
}

/// Names everything that is missing, before anything is read.
///
/// # Errors
/// One usage error for all of it.
pub fn check_complete(claims: &ClaimArgs, key: &KeyArgs) -> Result<(), Failure> {
    let mut missing = Vec::new();
    let mut hints = Vec::new();
    if !claims.any_identity() {
        missing.push("an identity");
        hints.push("say who the token is for: --auth-config FILE, or --name, --email, --subject, --role and --group");
    }
    if !key.any_source() {
        missing.push("a signing key");
        hints.push("say what to sign with: --from-cluster, or --signing-key with a file, env://NAME or secret://NAMESPACE/NAME/KEY");
    }
    if claims.issuer.is_none() && !key.from_cluster {
        missing.push("the issuer");
        hints.push("give the server's issuer with --issuer; --from-cluster finds it");
    }
    if missing.is_empty() {
        return Ok(());
    }
    let verb = if missing.len() == 1 { "is" } else { "are" };
    let all = match missing.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => missing.concat(),
    };
    let mut failure = Failure::usage(format!("to sign a token, {all} {verb} missing"));
    failure.hints = hints.into_iter().map(str::to_owned).collect();
    Err(failure)
}

fn read_auth_config(
    path: &Path,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<Identity, Failure> {
    let (shown, bytes) = if path.as_os_str() == "-" {
        (
            "from standard input".to_owned(),
            guard.read("--auth-config", MAX_AUTH_CONFIG_BYTES, world)?,
        )
    } else {
        let read = world.read_file(path, MAX_AUTH_CONFIG_BYTES as u64);
        let (bytes, _) = read.map_err(|error| {
            input::hint_if_missing(
                input::file_failure("the auth-config", path, error),
                "check the path, or give the claims themselves: --name, --email, --subject, --role and --group",
            )
        })?;
        (path.display().to_string(), bytes)
    };
    if bytes.len() > MAX_AUTH_CONFIG_BYTES {
        return Err(Failure::failed(format!(
            "the auth-config {shown} is larger than {MAX_AUTH_CONFIG_BYTES} bytes"
        )));
    }
    let text = str::from_utf8(&bytes).map_err(|_| {
        Failure::failed(format!("the auth-config {shown} is not text in UTF-8"))
            .hint("save it as UTF-8 or ASCII")
    })?;
    auth_config::parse(text).map_err(|error| {
        let failure = Failure::failed(format!("the auth-config {shown} cannot be used: {error}"));
        match error {
            AuthConfigError::UnknownKey { suggestion: Some(_), .. } | AuthConfigError::SeveralDocuments => failure,
            AuthConfigError::Empty
            | AuthConfigError::NotAMap { .. }
            | AuthConfigError::UnknownKey { .. }
            | AuthConfigError::DuplicateKey { .. }
            | AuthConfigError::WrongType { .. }
            | AuthConfigError::Syntax { .. } => failure.hint(
                "it looks like this: name: Admin, email: a@corp.example, sub: admin-1, roles: [\"system.admin\"], groups: [\"*\"], a line each",
            ),
        }
    })
}

/// The key that the flags name, read from where it is.
///
/// # Errors
/// By source.
pub fn key_in_hand(
    args: &KeyArgs,
    cluster: &ClusterFlags,
    discover_in: Option<&str>,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<KeyFound, Failure> {
    let plain = |key| KeyFound {
        key,
        issuer: None,
        at: None,
    };
    if let Some(reference) = &args.signing_key {
        return Reader { cluster, world }.referenced(reference, guard);
    }
    if args.from_cluster {
        let (found, said) = Reader { cluster, world }.discovered(discover_in)?;
        world.note(&said);
        return Ok(found);
    }
    if let Some(secret) = &args.shared_secret {
        let key = SigningKey::shared_secret(secret.expose_secret().as_bytes())
            .map_err(|error| Failure::from(error).while_doing(unusable("--shared-secret")))?;
        return Ok(plain(key));
    }
    for (path, parse) in [
        (
            &args.rsa_private_keyfile,
            SigningKey::rsa_pem as fn(&[u8]) -> _,
        ),
        (&args.ecdsa_private_keyfile, SigningKey::ec_pem),
    ] {
        if let Some(path) = path {
            let read = input::read_key_file(path, world)?;
            read.refuse_open()?;
            let key = parse(read.bytes.expose_secret()).map_err(|error| {
                Failure::from(error).while_doing(unusable(&path.display().to_string()))
            })?;
            return Ok(plain(key));
        }
    }
    Err(Failure::usage("no signing key is given"))
}
