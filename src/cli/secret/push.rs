//! `secret push`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::{Args, ValueEnum};
use zeroize::Zeroizing;

use crate::cli::aim::Aim;
use crate::cli::flags::{ClaimArgs, KeyArgs, NameFormat};
use crate::cli::input::{self, StdinGuard};
use crate::cli::mint::mint;
use crate::cli::world::{ClusterFlags, check_annotation, check_label, is_reserved};
use crate::cli::{Failure, GlobalArgs, World, exit, token_source};
use crate::domain::secret_ref::{SecretRef, TOKEN_KEY, check_key, check_secret_name};
use crate::domain::time::Lifetime;
use crate::domain::token::Jwt;
use crate::ops::resolve::{Ask, Resolved};
use crate::ops::secret_push::{self, Change, Plan, PushError};
use crate::output::time::{expiry, span};
use crate::output::view::{self, PushListView, change_word};
use crate::ports::{ApplyMode, ClusterTarget, SecretCluster as _};

/// Put a token into a Kubernetes Secret
///
/// The token is the px context's, comes from a file or standard input, or is signed in the same step from the flags of
/// `auth token generate`. One server-side apply (field manager `pxsec`) creates or updates the Secret, with the
/// annotation that keeps Stork and PX-Backup from copying it and those that say whose token it is and until when.
/// Other keys and other people's fields of the Secret stay.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # The token of the current px context, as px-user-token in the namespace team-a
  kubectl pxsec secret push -n team-a

  # Signed in the same step with the key of the cluster; nothing is kept on this machine
  kubectl pxsec secret push -n team-a --auth-config kubernetes.yaml --from-cluster --token-duration 30d

  # The manifest only, for kubectl or kubeseal
  kubectl pxsec secret push -n team-a --token-file token.jwt --dry-run=client -o yaml")]
pub(super) struct PushArgs {
    /// The Secret's name
    #[arg(value_name = "NAME", default_value = "px-user-token", value_parser = secret_name)]
    name: String,
    /// File with the token, or - for standard input [default: the token of the px context]
    #[arg(long, value_name = "FILE|-")]
    token_file: Option<PathBuf>,
    /// The key within the Secret
    #[arg(long, value_name = "KEY", default_value = TOKEN_KEY, value_parser = data_key)]
    key: String,
    /// client: contact nothing and change nothing; server: let the server check everything and change nothing
    #[arg(long, value_name = "MODE", default_value = "none")]
    dry_run: DryRun,
    /// The format of the answer; with --dry-run=client, json and yaml print the manifest with the token
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    output: NameFormat,
    /// Add an annotation (can be repeated)
    #[arg(long = "annotate", value_name = "KEY=VALUE", value_parser = annotation)]
    annotations: Vec<(String, String)>,
    /// Add a label (can be repeated)
    #[arg(long = "label", value_name = "KEY=VALUE", value_parser = label)]
    labels: Vec<(String, String)>,
    /// Push a token that has expired
    #[arg(long)]
    allow_expired: bool,
    /// Take over fields that another field manager owns
    #[arg(long)]
    force_conflicts: bool,
    #[command(flatten)]
    claims: ClaimArgs,
    #[command(flatten)]
    signing: KeyArgs,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DryRun {
    /// Push
    None,
    /// Contact nothing
    Client,
    /// Ask the server, store nothing
    Server,
}

fn secret_name(text: &str) -> Result<String, String> {
    if text == "-" {
        return Err("a token on standard input is given with --token-file -".to_owned());
    }
    check_secret_name(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

fn data_key(text: &str) -> Result<String, String> {
    check_key(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (key, value) = text
        .split_once('=')
        .ok_or("it must have the form KEY=VALUE")?;
    if is_reserved(key) {
        return Err(format!("`{key}` is set by pxsec itself"));
    }
    Ok((key.to_owned(), value.to_owned()))
}

fn annotation(text: &str) -> Result<(String, String), String> {
    let (key, value) = pair(text)?;
    check_annotation(&key).map_err(|error| error.to_string())?;
    Ok((key, value))
}

fn label(text: &str) -> Result<(String, String), String> {
    let (key, value) = pair(text)?;
    check_label(&key, &value).map_err(|error| error.to_string())?;
    Ok((key, value))
}

/// A token, how it was come by, and where the push aims.
struct Source {
    token: Jwt,
    lifetime: Option<Lifetime>,
    signing_key: Option<SecretRef>,
    aim: Aim,
    /// The px context that has a say in where it goes.
    px_context: Option<String>,
}

pub(super) fn run(
    args: &PushArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let source = source(args, global, world)?;
    let cluster = source.aim.cluster;
    let given_namespace = source.aim.namespace;
    let target = target(args, given_namespace.is_some(), &cluster, world)?;
    let namespace = given_namespace.unwrap_or_else(|| target.default_namespace.clone());
    let at = SecretRef::new(&namespace, &args.name, &args.key)
        .map_err(|error| Failure::usage(error.to_string()))?;
    let doing = format!("could not push to the Secret `{namespace}/{}`", args.name);

    let request = secret_push::Request {
        token: source.token,
        at: at.clone(),
        lifetime: source.lifetime,
        signing_key: source.signing_key,
        annotations: args.annotations.iter().cloned().collect::<BTreeMap<_, _>>(),
        labels: args.labels.iter().cloned().collect::<BTreeMap<_, _>>(),
        allow_expired: args.allow_expired,
    };
    let plan = secret_push::plan(request, world.now())
        .map_err(|error| Failure::from(error).while_doing(doing.clone()))?;
    if args.dry_run == DryRun::Client {
        return client_dry_run(args, &at, &plan, world);
    }
    let mode = ApplyMode {
        force: args.force_conflicts,
        dry_run: args.dry_run == DryRun::Server,
        resource_version: None,
        uid: None,
    };
    if let Some(name) = source.px_context {
        world.note(&format!(
            "px context `{name}`: writing to the Kubernetes cluster {} ({}), namespace {namespace}",
            target.kube_context, target.server
        ));
    }
    let pushed: Result<(Change, ClusterTarget), PushError> =
        world.with_cluster(&cluster, |cluster| {
            let (plan, mode) = (&plan, &mode);
            async move {
                let change = secret_push::run(plan, mode, &cluster).await?;
                Ok((change, cluster.target().clone()))
            }
        });
    let (change, target) = pushed.map_err(|error| Failure::from(error).while_doing(doing))?;
    let list = || PushListView::new(&plan, &at, change, mode.dry_run, &target);
    let answer = match args.output {
        NameFormat::Text => said(
            &at,
            &plan,
            change_word(change),
            mode.dry_run.then_some("server"),
            world,
        ),
        NameFormat::Name => format!("secret/{}\n", at.name),
        NameFormat::Json => view::json(&list()),
        NameFormat::Yaml => view::yaml(&list()),
    };
    world.out(&answer)?;
    Ok(exit::OK)
}

/// The cluster, as far as the kubeconfig tells it; a client-side dry run with a namespace needs none.
fn target(
    args: &PushArgs,
    namespace_given: bool,
    cluster: &ClusterFlags,
    world: &World<'_>,
) -> Result<ClusterTarget, Failure> {
    match world.cluster_target(cluster) {
        Ok(target) => Ok(target),
        Err(_) if args.dry_run == DryRun::Client && namespace_given => Ok(ClusterTarget {
            kube_context: String::new(),
            server: String::new(),
            default_namespace: "default".to_owned(),
        }),
        Err(error) => Err(error.into()),
    }
}

fn source(args: &PushArgs, global: &GlobalArgs, world: &mut World<'_>) -> Result<Source, Failure> {
    let mut guard = StdinGuard::default();
    let signs = args.claims.any() || args.signing.any();
    if signs && args.token_file.is_some() {
        return Err(Failure::usage(
            "two tokens are named: choose one of --token-file and flags to sign one",
        ));
    }
    if !signs && args.token_file.is_none() {
        let acting = token_source::act_as(None, global, Ask::default(), world).map_err(|failure| {
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
        return Ok(Source {
            token,
            lifetime,
            signing_key,
            aim: acting.aim,
            px_context: acting.context.map(|context| context.name.to_string()),
        });
    }
    token_source::refuse_idle_context(global, world)?;
    let aim = Aim::named(global, world)?;
    let px_context = global.px_context.as_ref().map(ToString::to_string);
    if let Some(path) = &args.token_file {
        let raw = input::read_token_file("--token-file", path, &mut guard, world)?;
        let token = raw
            .parse()
            .map_err(|error| Failure::from(error).while_doing("what was given is not a token"))?;
        return Ok(Source {
            token,
            lifetime: None,
            signing_key: None,
            aim,
            px_context,
        });
    }
    // Not narrowed to -n, which says where the token goes and not where Portworx is.
    let minted = mint(
        &args.claims,
        &args.signing,
        &aim.cluster,
        None,
        &mut guard,
        world,
    )?;
    Ok(Source {
        token: minted.signed.token,
        lifetime: minted.lifetime,
        signing_key: minted.key_secret,
        aim,
        px_context,
    })
}

fn client_dry_run(
    args: &PushArgs,
    at: &SecretRef,
    plan: &Plan,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let manifest = world.manifest(&plan.desired);
    let answer = Zeroizing::new(match args.output {
        NameFormat::Text => said(at, plan, "pushed", Some("client"), world),
        NameFormat::Name => format!("secret/{}\n", at.name),
        NameFormat::Json => view::json(&manifest),
        NameFormat::Yaml => view::yaml(&manifest),
    });
    world.out(&answer)?;
    Ok(exit::OK)
}

/// What was done, in a line.
fn said(
    at: &SecretRef,
    plan: &Plan,
    verb: &str,
    dry_run: Option<&str>,
    world: &World<'_>,
) -> String {
    let now = world.now();
    let dry = dry_run
        .map(|mode| format!(" ({mode} dry run)"))
        .unwrap_or_default();
    let expires = expiry(plan.summary.expires, now);
    let renew = plan
        .renew_before_secs
        .map(|secs| format!(", to be renewed {} before", span(secs)))
        .unwrap_or_default();
    format!(
        "secret/{} {verb}{dry} in namespace {}, {expires}{renew}\n",
        at.name, at.namespace
    )
}
