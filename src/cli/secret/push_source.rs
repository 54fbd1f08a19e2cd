//! Where the token of a push comes from: a px context, a file, or a key and claims.

use std::path::PathBuf;

use clap::Args;

use crate::cli::aim::Aim;
use crate::cli::cluster_key::ClusterKey;
use crate::cli::flags::{ClaimArgs, KeyArgs, context_choice};
use crate::cli::fleet::Connections;
use crate::cli::input::{self, StdinGuard};
use crate::cli::key_source::Reader;
use crate::cli::mint::{check_complete, identity, minter, not_strict, try_out};
use crate::cli::token_source::{self, act_as, no_token_from};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::algorithm::SigningAlgorithm;
use crate::domain::claims::{ClaimsDraft, End, Identity};
use crate::domain::credential::Credential;
use crate::domain::recipe::NoIssuer;
use crate::ops::mint::{Minter, SubjectTemplate};
use crate::ops::resolve::{self, Ask, Chosen, Resolved, TokenError};
use crate::ops::secret_push::TokenSource;
use crate::ops::token_generate::Signed;
use crate::ports::{ContextStore as _, KeySource as _};

/// The flags that say which token.
#[derive(Args, Debug)]
pub(super) struct SourceArgs {
    /// File with the token, or - for standard input [default: the token of the px context]
    #[arg(long, value_name = "FILE|-")]
    pub(super) token_file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) claims: ClaimArgs,
    #[command(flatten)]
    pub(super) signing: KeyArgs,
    /// Sign a token of its own for each namespace, with this subject, such as '{namespace}@corp'
    #[arg(
        long,
        value_name = "TEMPLATE",
        help_heading = "Claims",
        conflicts_with_all = ["subject", "token_file"]
    )]
    pub(super) subject_template: Option<SubjectTemplate>,
}

/// The token, and where the px context in force aims.
pub(super) struct Source {
    /// The token of each target.
    pub(super) token: Token,
    /// The cluster and namespace that flags and binding say.
    pub(super) aim: Aim,
    /// The px context that has a say in where it goes.
    pub(super) px_context: Option<String>,
}

/// The token of each target, as far as it is known before the clusters are reached.
pub(super) enum Token {
    /// This one, or one signed with this key, in all clusters.
    Alike(TokenSource),
    /// One signed with the key of the cluster that it goes to.
    OfCluster(Unsigned),
}

/// What is signed, with a key that each cluster has.
pub(super) struct Unsigned {
    key: ClusterKey,
    algorithm: Option<SigningAlgorithm>,
    identity: Identity,
    issuer: Option<String>,
    end: End,
    backdate_secs: u64,
    subject: Option<SubjectTemplate>,
    /// One for each target, not one for all.
    fresh: bool,
    strict: bool,
}

impl Unsigned {
    /// The tokens for cluster number `nth`, and what is unwise about them.
    ///
    /// # Errors
    /// What reading the key gives, and claims that are not possible.
    pub(super) async fn of_cluster(
        &self,
        connections: &mut Connections,
        nth: usize,
        world: &mut World<'_>,
    ) -> Result<(TokenSource, Vec<String>), Failure> {
        let found = self.key.read(connections, nth, world).await?;
        let minter = Minter {
            key: found.key,
            key_at: found.at,
            algorithm: self.algorithm,
            draft: ClaimsDraft {
                identity: self.identity.clone(),
                issuer: self.issuer.clone().or(found.issuer).ok_or(NoIssuer)?,
                end: self.end,
                backdate_secs: self.backdate_secs,
            },
            subject: self.subject.clone(),
        };
        let signed = minter.sign("namespace", world.now())?;
        let warnings = signed.warnings.iter().map(ToString::to_string).collect();
        if self.strict && !signed.warnings.is_empty() {
            return Err(not_strict(warnings));
        }
        Ok((token_source(minter, signed, self.fresh), warnings))
    }
}

/// One token for all targets, unless each is to have its own.
fn token_source(minter: Minter, signed: Signed, fresh: bool) -> TokenSource {
    if fresh || minter.subject.is_some() {
        return TokenSource::Each(Box::new(minter));
    }
    TokenSource::Given {
        token: signed.token,
        lifetime: minter.lifetime(),
        signing_key: minter.key_at,
    }
}

impl SourceArgs {
    /// Finds the token. With `fresh` one is signed for each target as far as there is a key to sign with; in `several`
    /// clusters, with the key of each where a cluster's is to sign.
    ///
    /// # Errors
    /// Usage errors when several tokens are named; everything else by cause.
    pub(super) fn source(
        &self,
        fresh: bool,
        several: bool,
        global: &GlobalArgs,
        world: &mut World<'_>,
    ) -> Result<Source, Failure> {
        let signs = self.claims.any() || self.signing.any();
        if signs && self.token_file.is_some() {
            return Err(Failure::usage(
                "two tokens are named: choose one of --token-file and flags to sign one",
            ));
        }
        if !signs && self.token_file.is_none() {
            return self.of_context(fresh, several, global, world);
        }
        token_source::refuse_idle_context(global, world)?;
        let aim = Aim::named(global, world)?;
        let token = if signs {
            self.signed(fresh, several, &aim, world)?
        } else {
            Token::Alike(self.in_file(world)?)
        };
        Ok(Source {
            token,
            px_context: aim.px_context.as_ref().map(ToString::to_string),
            aim,
        })
    }

    fn in_file(&self, world: &mut World<'_>) -> Result<TokenSource, Failure> {
        let path = self.token_file.clone().unwrap_or_default();
        let mut guard = StdinGuard::default();
        let raw = input::read_token_file("--token-file", &path, &mut guard, world)?;
        let token = raw.parse().map_err(|error| {
            Failure::from(error).while_doing(if path.as_os_str() == "-" {
                "standard input holds no token".to_owned()
            } else {
                format!("the token file {} holds no token", path.display())
            })
        })?;
        Ok(TokenSource::Given {
            token,
            lifetime: None,
            signing_key: None,
        })
    }

    fn signed(
        &self,
        fresh: bool,
        several: bool,
        aim: &Aim,
        world: &mut World<'_>,
    ) -> Result<Token, Failure> {
        let mut guard = StdinGuard::default();
        if several && let Some(key) = ClusterKey::of_flags(&self.signing) {
            check_complete(&self.claims, &self.signing)?;
            return Ok(Token::OfCluster(Unsigned {
                key,
                algorithm: self.signing.algorithm,
                identity: identity(&self.claims, &mut guard, world)?,
                issuer: self.claims.issuer.clone(),
                end: self.claims.end(),
                backdate_secs: self.claims.backdate_secs(),
                subject: self.subject_template.clone(),
                fresh,
                strict: self.claims.strict,
            }));
        }
        // Not narrowed to -n, which says where the token goes and not where Portworx is.
        let minter = minter(
            &self.claims,
            &self.signing,
            &aim.cluster,
            None,
            &mut guard,
            world,
        )?;
        let minter = Minter {
            subject: self.subject_template.clone(),
            ..minter
        };
        // Signed once in any case, for what is to be warned of.
        let signed = try_out(&minter, "namespace", &self.claims, &self.signing, world)?;
        Ok(Token::Alike(token_source(minter, signed, fresh)))
    }

    fn of_context(
        &self,
        fresh: bool,
        several: bool,
        global: &GlobalArgs,
        world: &mut World<'_>,
    ) -> Result<Source, Failure> {
        let signs = fresh || self.subject_template.is_some();
        if signs || several {
            if let Some(source) = self.of_recipe(signs, several, global, world)? {
                return Ok(source);
            }
            if self.subject_template.is_some() {
                return Err(Failure::usage(
                    "--subject-template makes claims, and there is no key to sign them with",
                )
                .hint("give a key: --auth-config FILE --from-cluster")
                .hint("or act as a px context that is a recipe"));
            }
        }
        let acting = act_as(None, global, Ask::default(), world).map_err(|failure| {
            if failure.exit == exit::CONTEXT {
                failure.hint("or give a token with --token-file FILE, or sign one: --auth-config FILE --from-cluster")
            } else {
                failure
            }
        })?;
        let Resolved {
            token,
            lifetime,
            signing_key,
            ..
        } = acting.resolved;
        Ok(Source {
            token: Token::Alike(TokenSource::Given {
                token,
                lifetime,
                signing_key,
            }),
            aim: acting.aim,
            px_context: acting.context.map(|context| context.name.to_string()),
        })
    }

    /// What the recipe of the px context in force signs; `None` when it is none, or when one token of it will do.
    fn of_recipe(
        &self,
        fresh: bool,
        several: bool,
        global: &GlobalArgs,
        world: &mut World<'_>,
    ) -> Result<Option<Source>, Failure> {
        let choice = context_choice(global.px_context.clone(), world)?;
        let book = world.contexts()?.load()?;
        let Ok(Chosen::Context(context, _)) = resolve::choose(&book, &choice) else {
            return Ok(None);
        };
        let Credential::Recipe(recipe) = &context.credential else {
            return Ok(None);
        };
        let aim = Aim::of(context, global, world)?;
        let px_context = Some(context.name.to_string());
        if several && let Some(key) = ClusterKey::of_recipe(&recipe.key) {
            let unsigned = Unsigned {
                key,
                algorithm: recipe.algorithm,
                identity: recipe.identity.clone(),
                issuer: recipe.issuer.clone(),
                end: End::After(recipe.lifetime),
                backdate_secs: recipe.backdate_secs,
                subject: self.subject_template.clone(),
                fresh,
                strict: false,
            };
            return Ok(Some(Source {
                token: Token::OfCluster(unsigned),
                aim,
                px_context,
            }));
        }
        if !fresh {
            return Ok(None);
        }
        let found = Reader {
            cluster: &aim.cluster,
            world,
        }
        .key(&recipe.key)
        .map_err(|failure| no_token_from(TokenError::Source(failure), context))?;
        let draft = recipe.draft(found.issuer, None);
        let minter = Minter {
            draft: draft.map_err(|error| no_token_from(error.into(), context))?,
            key: found.key,
            key_at: found.at,
            algorithm: recipe.algorithm,
            subject: self.subject_template.clone(),
        };
        for warning in minter.sign("namespace", world.now())?.warnings {
            world.warn(&warning.to_string());
        }
        Ok(Some(Source {
            token: Token::Alike(TokenSource::Each(Box::new(minter))),
            aim,
            px_context,
        }))
    }
}
