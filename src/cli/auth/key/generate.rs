//! `auth key generate`.

use std::path::{Path, PathBuf};

use clap::{ArgGroup, Args, ValueEnum};
use secrecy::ExposeSecret as _;

use crate::cli::aim::Aim;
use crate::cli::{Failure, GlobalArgs, World, exit, output_file};
use crate::domain::algorithm::Curve;
use crate::domain::keygen;
use crate::domain::secret_ref::{SecretRef, SecretRefError};
use crate::ops::key_generate::{self, KeepError, NewKey, PUBLIC_SUFFIX};

/// Make a strong signing key
///
/// The key comes from the operating system's random source and goes straight to a new file of mode 0600 or to a
/// Kubernetes Secret; it is never printed. The public key of rsa and ecdsa is put beside it as NAME.pub: that is
/// what the storage server is configured with.
///
/// Writes that file or that Secret only. Nothing leaves this machine but a key for --to-secret, which goes to the
/// API server.
#[derive(Args, Debug)]
#[command(
    group = ArgGroup::new("destination").required(true).args(["output_file", "to_secret"]),
    after_long_help = "\
Examples:
  # A shared secret, where the operator looks for it
  kubectl pxsec auth key generate --type shared-secret \\
      --to-secret portworx/px-shared-secret/shared-secret

  # An ECDSA key pair in files: px.pem and px.pem.pub
  kubectl pxsec auth key generate --type ecdsa --output-file px.pem")]
pub(super) struct GenerateArgs {
    /// What kind of key
    #[arg(long = "type", value_name = "TYPE")]
    kind: KeyType,
    /// Write the key to a new file of mode 0600
    #[arg(long, value_name = "FILE", help_heading = "Output", value_parser = output_file::parser("a private key is written to a file or a Secret"))]
    output_file: Option<PathBuf>,
    /// Write the key to a Kubernetes Secret
    #[arg(long, value_name = "NAMESPACE/NAME/KEY", value_parser = secret_key, help_heading = "Output")]
    to_secret: Option<SecretRef>,
    /// Replace a key that is there; every token signed with it is rejected from then on
    #[arg(long, help_heading = "Output")]
    force: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KeyType {
    /// 64 random characters, for HS256
    SharedSecret,
    /// 3072 bits, for RS256
    Rsa,
    /// On the curve P-256, for ES256
    Ecdsa,
}

fn secret_key(text: &str) -> Result<SecretRef, SecretRefError> {
    SecretRef::parse(text.strip_prefix("secret://").unwrap_or(text), None)
}

pub(super) fn run(
    args: &GenerateArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    if let Some(path) = &args.output_file {
        // Both, before either is written.
        let public = (args.kind != KeyType::SharedSecret).then(|| beside(path));
        for path in [Some(path.clone()), public].into_iter().flatten() {
            if world.is_folder(&path) {
                return Err(output_file::not_a_file(&path, world));
            }
            if !args.force && world.exists(&path) {
                return Err(exists(&path));
            }
        }
    }
    let key = make(args.kind).map_err(|error| Failure::failed(error.to_string()))?;
    if let Some(path) = &args.output_file {
        let mut answer = format!("{} written to {}\n", what(args.kind), path.display());
        if key.public.is_some() {
            answer += &format!("public key written to {}\n", beside(path).display());
        }
        write_pair(path, &key, args.force, world)?;
        world.out(&answer)?;
        let public = beside(path);
        if key.public.is_none() && world.exists(&public) {
            world.note(&format!(
                "{} stays, and is not of this key: a shared secret has no public half",
                public.display()
            ));
        }
    }
    if let Some(at) = &args.to_secret {
        let (key, force) = (&key, args.force);
        let aim = Aim::named(global, world)?;
        let kept: Result<(), KeepError> = world.with_cluster(&aim.cluster, |cluster| async move {
            key_generate::keep(key, at, force, &cluster).await
        });
        kept.map_err(|error| {
            Failure::from(error).while_doing(format!("could not keep the key in the Secret {at}"))
        })?;
        let public = if key.public.is_some() {
            format!(", its public key under {}{PUBLIC_SUFFIX}", at.key)
        } else {
            String::new()
        };
        world.out(&format!(
            "secret/{} in namespace {}: {} under the key {}{public}\n",
            at.name,
            at.namespace,
            what(args.kind),
            at.key
        ))?;
    }
    Ok(exit::OK)
}

/// Writes the public key first: if it ends there, the private key that was there before is still the one that signs, and
/// a public key can be had from a private one at any time.
fn write_pair(path: &Path, key: &NewKey, force: bool, world: &World<'_>) -> Result<(), Failure> {
    if let Some(public) = &key.public {
        write(&beside(path), public, force, world)?;
    }
    // Byte for byte: a line break after a shared secret would be part of it for `kubectl create secret --from-file`,
    // and the server would sign with another key than we do.
    let written = write(path, key.private.expose_secret(), force, world);
    if written.is_err() && !force && key.public.is_some() {
        // Of no private key; the first error is the one to tell.
        drop(world.remove_file(&beside(path)));
    }
    written
}

fn make(kind: KeyType) -> Result<NewKey, keygen::KeygenError> {
    let pair = |pair: keygen::KeyPairPem| NewKey {
        private: pair.private,
        public: Some(pair.public),
    };
    Ok(match kind {
        KeyType::SharedSecret => NewKey {
            private: keygen::shared_secret()?,
            public: None,
        },
        KeyType::Rsa => pair(keygen::rsa()?),
        KeyType::Ecdsa => pair(keygen::ec(Curve::P256)?),
    })
}

fn what(kind: KeyType) -> &'static str {
    match kind {
        KeyType::SharedSecret => "shared secret",
        KeyType::Rsa => "RSA private key",
        KeyType::Ecdsa => "ECDSA private key",
    }
}

fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(PUBLIC_SUFFIX);
    PathBuf::from(name)
}

fn write(path: &Path, text: &str, force: bool, world: &World<'_>) -> Result<(), Failure> {
    output_file::write_or(path, text.as_bytes(), force, exists, world)
}

fn exists(path: &Path) -> Failure {
    Failure::failed(format!("{} exists", path.display()))
        .hint("choose another file; --force replaces it, and every token signed with the old key is rejected from then on")
}
