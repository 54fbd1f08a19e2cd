//! `secret rotate`.

use clap::Args;

mod keys;
mod report;
mod targets;
mod work;

use crate::cli::aim::Aim;
use crate::cli::dry_run::DryRun;
use crate::cli::flags::{ClaimArgs, KeyArgs, NameFormat, data_key, namespace, secret_name};
use crate::cli::fleet::Connections;
use crate::cli::format::{self, Output};
use crate::cli::input::StdinGuard;
use crate::cli::mint::{check_complete, identity};
use crate::cli::prompt::{self, Answer};
use crate::cli::targets::TargetArgs;
use crate::cli::values::{number, selector};
use crate::cli::{Failure, GlobalArgs, World};
use crate::domain::claims::{End, Identity};
use crate::domain::key_ref::KeyRef;
use crate::domain::recipe::NoIssuer;
use crate::domain::renewal::RenewBefore;
use crate::domain::renewal::plan::{Declared, Policy, Which};
use crate::domain::secret_ref::TOKEN_KEY;
use crate::ops::mint::SubjectTemplate;
use crate::ops::secret_push::StorageNamespaces;
use crate::ops::secret_rotate::{Keys, Mode, Rotation};
use crate::ports::SecretCluster as _;
use keys::KeyPlan;
use targets::Found;

/// Renew the tokens in Kubernetes Secrets before they end
///
/// Looks at the Secrets that pxsec keeps, and replaces each token whose time has come by one that says the same and lives
/// as long. What is signed comes from the live token, and only if its signature verifies with the key that signs or one
/// given with --previous-signing-key; else from --auth-config and the flags beside it; else the token is refused with the
/// reason. Annotations decide nothing that is signed, since whoever may edit the Secret may write them. A token that
/// nothing is said about but the key that its Secret tells of is renewed with that key if it has signed the token.
///
/// Each write holds only for the Secret as it was read, so that two rotators never overwrite each other. The replaced
/// tokens stay valid until their exp: only a new shared secret revokes them. Where one of several fails, the others are
/// done, and the command for the rest is printed. Ctrl-C finishes what is under way.
///
/// Writes these Secrets only. The new tokens go to the API servers of the targets, and nothing else leaves this
/// machine.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # What would be renewed in all namespaces, and why
  kubectl pxsec secret rotate -A --from-cluster --dry-run=client

  # All that is due, one tenant first; as a job that runs every hour
  kubectl pxsec secret rotate -A --from-cluster --canary team-a --yes

  # After a change of the shared secret, of which the old one is in a file
  kubectl pxsec secret rotate -A --stale --from-cluster \\
      --previous-signing-key old.key

  # The same when the old one is lost: the tokens are declared anew
  kubectl pxsec secret rotate -A --stale --from-cluster \\
      --auth-config user.yaml --subject-template '{namespace}@corp' \\
      --token-duration 30d")]
pub(super) struct RotateArgs {
    /// The names of the Secrets [default: all that pxsec keeps]
    #[arg(value_name = "NAME", value_parser = secret_name)]
    names: Vec<String>,
    /// Only Secrets with these labels, such as tier=gold
    #[arg(short = 'l', long, value_name = "SELECTOR", conflicts_with = "names", value_parser = selector)]
    selector: Option<String>,
    /// The key within the Secrets
    #[arg(long, value_name = "KEY", default_value = TOKEN_KEY, value_parser = data_key)]
    key: String,
    /// Renew every token, also those that are not due
    #[arg(long, conflicts_with = "stale")]
    all: bool,
    /// Renew the tokens that are not of the current key or issuer, due or not, and no others
    #[arg(long)]
    stale: bool,
    /// How long before its end a token is due: a share of its life such as 33%, or a duration [default: what its Secret tells, else a third]
    #[arg(long, value_name = "SHARE|DURATION")]
    renew_before: Option<RenewBefore>,
    /// Lengthen that by up to so many percent, for each token by as much each time, so that not all are due at once
    #[arg(long, value_name = "PERCENT", default_value = "0", value_parser = percent)]
    jitter: u8,
    /// Renew the tokens of this namespace first, read them back and verify them, and only then the others
    #[arg(long, value_name = "NAMESPACE", value_parser = namespace)]
    canary: Option<String>,
    /// client: change nothing, and say what would be renewed and why; server: let the server check everything and change nothing
    #[arg(long, value_name = "MODE", default_value = "none")]
    dry_run: DryRun,
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<NameFormat>(),
        help_heading = "Output"
    )]
    output: Output<NameFormat>,
    /// Exit with 3 when no token was renewed
    #[arg(long)]
    error_unchanged: bool,
    /// Sign also a token with system.admin or the group * for another namespace than the StorageCluster's
    #[arg(long)]
    allow_admin: bool,
    /// Take over fields that another field manager owns
    #[arg(long)]
    force_conflicts: bool,
    /// Do not ask before renewing all tokens
    #[arg(short, long)]
    yes: bool,
    #[command(flatten)]
    claims: ClaimArgs,
    /// The subject that the tokens of each namespace have to have, such as '{namespace}@corp'
    #[arg(
        long,
        value_name = "TEMPLATE",
        help_heading = "Claims",
        conflicts_with = "subject"
    )]
    subject_template: Option<SubjectTemplate>,
    #[command(flatten)]
    signing: KeyArgs,
    /// A key that signed before, in the forms of --signing-key: tokens that it has signed are believed too (can be repeated)
    #[arg(
        long = "previous-signing-key",
        value_name = "REF",
        help_heading = "Signing key"
    )]
    previous: Vec<KeyRef>,
    #[command(flatten)]
    targets: TargetArgs,
}

fn percent(text: &str) -> Result<u8, String> {
    number(text, 0..=100)
}

pub(super) fn run(
    args: &RotateArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    check(args)?;
    let aim = Aim::named(global, world)?;
    let mut guard = StdinGuard::default();
    let declared = if args.claims.any_identity() {
        Some(identity(&args.claims, &mut guard, world)?)
    } else {
        None
    };
    let keys = KeyPlan::read(args, &aim.cluster, &mut guard, world)?;
    let flags = args.targets.clusters(global, &aim, world)?;
    let several = flags.len() > 1;
    world.with_clusters(&flags, async |world, mut connections| {
        let mut found = Found::default();
        let mut rotations = Vec::new();
        for nth in 0..connections.clusters.len() {
            let prepared = async {
                let (keys, issuer) = keys.of_cluster(&mut connections, nth, world).await?;
                targets::find(&mut found, args, global, &aim, &mut connections, nth, world).await?;
                rotation(args, declared.as_ref(), keys, issuer)
            };
            let prepared = prepared.await;
            rotations.push(match prepared {
                Ok(rotation) => Some(rotation),
                Err(failure) if several => {
                    let name = connections.clusters[nth].target().kube_context.clone();
                    connections.tell_broken(&name, failure, world);
                    None
                }
                Err(failure) => return Err(failure),
            });
        }
        if connections.broken.is_empty() {
            found.check_names(args)?;
        }
        found.order();
        confirm(args, &found, &connections, world)?;
        work::rotate_all(args, found, &rotations, connections, world).await
    })
}

/// What must be said together, before anything is read.
fn check(args: &RotateArgs) -> Result<(), Failure> {
    const KEY: &str = "name one with --from-cluster, or --signing-key with a file, env://NAME or secret://NAMESPACE/NAME/KEY";
    // Whoever may edit a Secret may name a key there: what is declared must not be signed with that one.
    if args.claims.any_identity() {
        check_complete(&args.claims, &args.signing)?;
    }
    for (given, flag) in [
        (args.stale, "--stale"),
        (!args.previous.is_empty(), "--previous-signing-key"),
        (args.claims.issuer.is_some(), "--issuer"),
        (args.signing.algorithm.is_some(), "--algorithm"),
    ] {
        if given && !args.signing.any_source() {
            return Err(Failure::usage(format!("{flag} needs a signing key")).hint(KEY));
        }
    }
    Ok(())
}

/// What the flags of signing mean where nothing says who the token is for, as they do for no other command.
pub(in crate::cli) fn help(command: clap::Command) -> clap::Command {
    command
        .mut_arg("issuer", |arg| {
            arg.help("The server's issuer, exactly as it is configured there [default: what --from-cluster finds, else the replaced token's]")
        })
        .mut_arg("token_duration", |arg| {
            arg.help("How long the new token lives: 30s, 15m, 12h, 30d, 1y, 1h30m [default: as long as the replaced one; 1d when it comes from --auth-config]")
        })
}

fn rotation(
    args: &RotateArgs,
    declared: Option<&Identity>,
    keys: Keys,
    found_issuer: Option<String>,
) -> Result<Rotation, Failure> {
    Ok(Rotation {
        policy: policy(args, declared, found_issuer)?,
        keys,
        algorithm: args.signing.algorithm,
        subject: args.subject_template.clone(),
        allow_admin: args.allow_admin,
        strict: args.claims.strict,
        force: args.force_conflicts,
        mode: match args.dry_run {
            DryRun::None => Mode::Write,
            DryRun::Client => Mode::ClientDryRun,
            DryRun::Server => Mode::ServerDryRun,
        },
        storage: StorageNamespaces::default(),
    })
}

fn policy(
    args: &RotateArgs,
    declared: Option<&Identity>,
    found_issuer: Option<String>,
) -> Result<Policy, Failure> {
    let claims = &args.claims;
    let issuer = claims.issuer.clone().or(found_issuer);
    let declared = match declared {
        Some(identity) => Some(Declared {
            identity: identity.clone(),
            issuer: issuer.clone().ok_or(NoIssuer)?,
            end: claims.end(),
        }),
        None => None,
    };
    Ok(Policy {
        which: match (args.all, args.stale) {
            (true, _) => Which::All,
            (false, true) => Which::Stale,
            (false, false) => Which::Due,
        },
        renew_before: args.renew_before,
        jitter_percent: args.jitter,
        end: match (claims.not_after, claims.token_duration) {
            (Some(instant), _) => Some(End::At(instant)),
            (None, lifetime) => lifetime.map(End::After),
        },
        backdate_secs: claims.backdate_secs(),
        issuer,
        declared,
    })
}

/// Asks a person before tokens are replaced that need not be.
fn confirm(
    args: &RotateArgs,
    found: &Found,
    connections: &Connections,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    let asks = args.all && !args.yes && args.dry_run == DryRun::None;
    if !asks || !world.stdin_is_terminal || found.targets.is_empty() {
        return Ok(());
    }
    let within = found
        .targets
        .iter()
        .map(|target| (target.nth, &*target.place.namespace));
    let question = format!(
        "Renew the tokens in {} in {} of {}?",
        match found.targets.len() {
            1 => "the one Secret".to_owned(),
            many => format!("all {many} Secrets"),
        },
        prompt::namespaces(within),
        prompt::clusters(connections.clusters.iter().map(|cluster| cluster.target()))
    );
    match prompt::confirm(&question, world)? {
        Answer::Yes => Ok(()),
        Answer::No => Err(Failure::failed("nothing was renewed")),
    }
}
