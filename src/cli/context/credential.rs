//! What a px context's tokens come from, as flags: shared by `create` and `update`.

use std::path::{Path, PathBuf};

use clap::Args;
use secrecy::{ExposeSecret as _, SecretString};

use crate::cli::flags::{ClaimArgs, KeyArgs, some_text, vault_choice};
use crate::cli::input::{self, RawToken, StdinGuard};
use crate::cli::key_source::Reader;
use crate::cli::mint::{check_complete, identity};
use crate::cli::world::ClusterFlags;
use crate::cli::{Failure, GlobalArgs, World};
use crate::domain::claims::End;
use crate::domain::credential::VaultKind;
use crate::domain::key_ref::KeyRef;
use crate::domain::kube_binding::KubeBinding;
use crate::domain::recipe::{KeyPlace, LastingKeyRef, Recipe};
use crate::domain::secret_ref::TokenSecretRef;
use crate::domain::token::Jwt;
use crate::ops::context_create::NewCredential;
use crate::ops::resolve::{self, TokenError};
use crate::ops::token_generate::Warning;

/// The flags of all three kinds.
#[derive(Args, Debug)]
pub(super) struct CredentialArgs {
    /// Read the token from standard input
    #[arg(value_name = "-", group = "token_source", value_parser = dash)]
    stdin: Option<String>,
    /// File with the token, or - for standard input
    #[arg(long, value_name = "FILE|-", group = "token_source")]
    token_file: Option<PathBuf>,
    /// The token itself, as pxctl takes it; others can see it in the process list
    #[arg(
        short,
        long,
        value_name = "TOKEN",
        group = "token_source",
        allow_hyphen_values = true
    )]
    token: Option<SecretString>,
    /// Keep no token: sign one with these claims and this key whenever one is needed
    #[arg(long, conflicts_with = "token_source")]
    pub(super) recipe: bool,
    /// Keep no token: read it from this Secret whenever it is needed (the key is auth-token unless given)
    #[arg(
        long,
        value_name = "NAMESPACE/NAME[/KEY]",
        conflicts_with_all = ["token_source", "recipe"]
    )]
    pub(super) from_secret: Option<TokenSecretRef>,
    /// Where the token rests: keyring or file (default: PXSEC_VAULT, else the config's, else keyring)
    #[arg(long, value_name = "VAULT", conflicts_with_all = ["recipe", "from_secret"])]
    pub(super) vault: Option<VaultKind>,
    #[command(flatten)]
    pub(super) claims: ClaimArgs,
    #[command(flatten)]
    pub(super) key: KeyArgs,
}

fn dash(text: &str) -> Result<String, String> {
    if text == "-" {
        Ok(text.to_owned())
    } else {
        Err(
            "only `-` for standard input may stand here; a file is given with --token-file"
                .to_owned(),
        )
    }
}

impl CredentialArgs {
    /// Whether a token itself is given.
    pub(super) fn gives_token(&self) -> bool {
        self.stdin.is_some() || self.token_file.is_some() || self.token.is_some()
    }

    /// Whether any flag has a meaning only for a token that is to be signed, now or later.
    pub(super) fn signs(&self) -> bool {
        self.claims.any() || self.key.any()
    }

    /// Refuses flags that speak of two credentials.
    pub(super) fn check(&self) -> Result<(), Failure> {
        if self.signs() && self.gives_token() {
            return Err(Failure::usage(
                "a token is given, and flags to sign another one; choose one of both",
            ));
        }
        if self.signs() && self.from_secret.is_some() {
            return Err(Failure::usage(
                "a Secret with the token is given, and flags to sign another one; choose one of both",
            ));
        }
        Ok(())
    }

    /// The token that is given.
    pub(super) fn given_token(&self, world: &mut World<'_>) -> Result<Jwt, Failure> {
        let mut guard = StdinGuard::default();
        let stdin = Path::new("-");
        let (raw, place) = match (&self.token, &self.token_file) {
            (Some(token), _) if token.expose_secret() != "-" => {
                world.warn("--token puts the token into the process list and the shell history; use --token-file, or - for standard input");
                (RawToken::from_argument(token), "--token".to_owned())
            }
            (None, Some(path)) if path != stdin => (
                input::read_token_file("the token", path, &mut guard, world)?,
                format!("the file {}", path.display()),
            ),
            _ => (
                input::read_token_file("the token", stdin, &mut guard, world)?,
                "standard input".to_owned(),
            ),
        };
        raw.parse().map_err(|error| {
            Failure::from(error).while_doing(format!("what {place} holds is not a token"))
        })
    }

    /// A token for a vault, with a fresh id there.
    pub(super) fn stored(&self, token: Jwt, world: &World<'_>) -> Result<NewCredential, Failure> {
        Ok(NewCredential::Token {
            token,
            vault: vault_choice(self.vault, world)?,
            id: world.fresh_vault_id()?,
        })
    }

    /// The recipe that the flags tell in full.
    ///
    /// A key that is on this machine is tried; one in the cluster is not, since nothing is to be contacted.
    pub(super) fn recipe(&self, world: &mut World<'_>) -> Result<Recipe, Failure> {
        check_complete(&self.claims, &self.key)?;
        let Some(key) = self.key_place(world)? else {
            return Err(Failure::usage("no signing key is given"));
        };
        let identity = identity(&self.claims, &mut StdinGuard::default(), world)?;
        let End::After(lifetime) = self.claims.end() else {
            return Err(no_end());
        };
        let recipe = Recipe {
            key,
            algorithm: self.key.algorithm,
            issuer: self.claims.issuer.clone(),
            identity,
            lifetime,
            backdate_secs: self.claims.backdate_secs(),
        };
        self.try_out(&recipe, world)?;
        Ok(recipe)
    }

    /// Where the flags say a recipe's key is.
    pub(super) fn key_place(&self, world: &World<'_>) -> Result<Option<KeyPlace>, Failure> {
        if self.claims.not_after.is_some() {
            return Err(no_end());
        }
        if self.key.shared_secret.is_some() {
            return Err(
                Failure::usage("a recipe keeps no key, and --shared-secret is one")
                    .hint("put it into a file of mode 0600 and give that with --signing-key FILE"),
            );
        }
        if self.key.from_cluster {
            return Ok(Some(KeyPlace::Cluster {
                // Not -n: that is the namespace which the px context is bound to.
                namespace: self.key.storage_namespace.clone(),
            }));
        }
        let file = [
            &self.key.rsa_private_keyfile,
            &self.key.ecdsa_private_keyfile,
        ]
        .into_iter()
        .find_map(Clone::clone)
        .map(KeyRef::File);
        let reference = match self.key.signing_key.clone().or(file) {
            None => return Ok(None),
            Some(KeyRef::File(path)) => {
                let path = world.absolute(&path);
                if path.to_str().is_none() {
                    return Err(Failure::usage(
                        "the key's path is not UTF-8, which config.toml is",
                    ));
                }
                KeyRef::File(path)
            }
            Some(other) => other,
        };
        let lasting = LastingKeyRef::new(reference).map_err(|error| {
            Failure::usage(error.to_string())
                .hint("give a file, env://NAME or secret://NAMESPACE/NAME/KEY, or --from-cluster")
        })?;
        Ok(Some(KeyPlace::Ref(lasting)))
    }

    /// Signs a token and throws it away when the key is on this machine; checks the claims in any case.
    pub(super) fn try_out(&self, recipe: &Recipe, world: &mut World<'_>) -> Result<(), Failure> {
        let now = world.now();
        let mut unset = None;
        let local = match &recipe.key {
            KeyPlace::Ref(key) => match key.get() {
                KeyRef::File(_) => true,
                // May be set only where the recipe is used; it may be a slip as well.
                KeyRef::Env(name) if world.env(name).is_none() => {
                    unset = Some(name);
                    false
                }
                KeyRef::Env(_) => true,
                KeyRef::Secret(_) | KeyRef::Fd(_) | KeyRef::Stdin => false,
            },
            KeyPlace::Cluster { .. } => false,
        };
        let warnings = if local {
            let cluster = ClusterFlags::default();
            let mut source = Reader {
                cluster: &cluster,
                world,
            };
            let tried = resolve::sign(recipe, None, now, &mut source);
            tried
                .map_err(|error: TokenError<Failure>| {
                    Failure::from(error).while_doing("no token can be signed by this recipe")
                })?
                .warnings
        } else {
            // The claims only, with any text for an issuer that the cluster will tell.
            let draft = recipe.draft(Some("found when signing".to_owned()), None)?;
            let (_, warnings) = draft.build(now).map_err(resolve_claims)?;
            warnings.into_iter().map(Warning::Claim).collect()
        };
        let untried = unset.map(|name| {
            format!("the variable {name} is not set here, so no token was signed to try the key")
        });
        let warnings: Vec<String> = untried
            .into_iter()
            .chain(warnings.iter().map(ToString::to_string))
            .collect();
        if self.claims.strict && !warnings.is_empty() {
            let mut failure =
                Failure::failed("not saved, because --strict makes every warning an error");
            failure.causes = warnings;
            return Err(failure);
        }
        for warning in &warnings {
            world.warn(warning);
        }
        Ok(())
    }
}

fn resolve_claims(errors: Vec<crate::domain::claims::ClaimError>) -> Failure {
    crate::ops::token_generate::GenerateError::Claims(errors).into()
}

fn no_end() -> Failure {
    Failure::usage("a recipe signs tokens for a time after each is signed, not until --not-after")
        .hint("give --token-duration, such as 15m")
}

/// The Kubernetes cluster that flags bind a px context to.
#[derive(Args, Debug)]
pub(super) struct BindingArgs {
    /// Bind it to this kubeconfig context; --kubeconfig and --namespace are saved with it
    #[arg(long, value_name = "NAME", help_heading = "Kubernetes", value_parser = some_text)]
    kube_context: Option<String>,
}

impl BindingArgs {
    /// What the flags say, the path absolute.
    pub(super) fn binding(
        &self,
        global: &GlobalArgs,
        world: &World<'_>,
    ) -> Result<KubeBinding, Failure> {
        let context = match (&self.kube_context, &global.kube.context) {
            (Some(one), Some(other)) if one != other => {
                return Err(Failure::usage(format!(
                    "two kubeconfig contexts are named: --kube-context {one} and --context {other}"
                )));
            }
            // Empty, --context names none, as in kubectl.
            (one, other) => {
                let other = other.clone().filter(|name| !name.is_empty());
                one.clone().or(other)
            }
        };
        let kubeconfig = global
            .kube
            .kubeconfig
            .as_deref()
            .map(|path| world.absolute(path));
        if kubeconfig
            .as_ref()
            .is_some_and(|path| path.to_str().is_none())
        {
            return Err(Failure::usage(
                "the path of --kubeconfig is not UTF-8, which config.toml is",
            ));
        }
        Ok(KubeBinding {
            kubeconfig,
            context,
            namespace: global.kube.namespace().map(str::to_owned),
        })
    }
}

/// The flags that reach the cluster of a binding.
pub(super) fn cluster_of(binding: &KubeBinding, global: &GlobalArgs) -> ClusterFlags {
    ClusterFlags {
        kubeconfig: binding.kubeconfig.clone(),
        context: binding.context.clone(),
        ..global.cluster()
    }
}

/// Warns of a kubeconfig context that is not there: likely a slip, but the kubeconfig may come later.
pub(super) fn warn_of_unknown(binding: &KubeBinding, global: &GlobalArgs, world: &mut World<'_>) {
    use crate::ports::ClusterError;
    if binding.context.is_none() {
        return;
    }
    if let Err(error @ ClusterError::UnknownKubeContext { .. }) =
        world.cluster_target(&cluster_of(binding, global))
    {
        let failure = Failure::from(error);
        let known = failure.hints.first().map_or("", String::as_str);
        world.warn(&format!("{}; {known}", failure.message.unwrap_or_default()));
    }
}
