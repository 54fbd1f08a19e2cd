//! `secret rotate`.

use clap::{Args, ValueEnum};

mod keys;
mod report;
mod targets;

use crate::cli::aim::Aim;
use crate::cli::flags::{ClaimArgs, KeyArgs, NameFormat};
use crate::cli::fleet::{self, Links, Outcome, Stop};
use crate::cli::fleet_report::{Report, failed_line};
use crate::cli::input::StdinGuard;
use crate::cli::mint::{check_complete, identity};
use crate::cli::prompt::{self, Answer};
use crate::cli::targets::TargetArgs;
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::claims::{End, Identity};
use crate::domain::key_ref::KeyRef;
use crate::domain::recipe::NoIssuer;
use crate::domain::renewal::RenewBefore;
use crate::domain::renewal::plan::{Declared, Policy, Which};
use crate::domain::secret_ref::{TOKEN_KEY, check_key, check_namespace, check_secret_name};
use crate::domain::time::NumericDate;
use crate::ops::mint::SubjectTemplate;
use crate::ops::secret_push::StorageNamespaces;
use crate::ops::secret_rotate::{Keys, Mode, RotateError, Rotated, Rotation};
use crate::output::rotate::{RotateItem, RotateListView, line, word};
use crate::output::view;
use crate::ports::{ClusterTarget, SecretCluster as _};
use keys::KeyPlan;
use report::Gist;
use targets::{Found, Target};

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
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # What would be renewed in all namespaces, and why
  kubectl pxsec secret rotate -A --from-cluster --dry-run=client

  # All that is due, one tenant first; as a job that runs every hour
  kubectl pxsec secret rotate -A --from-cluster --canary team-a --yes

  # After a change of the shared secret: all tokens of the old one, which is still in a file
  kubectl pxsec secret rotate -A --stale --from-cluster --previous-signing-key old.key

  # The same when the old one is lost: the tokens are declared anew
  kubectl pxsec secret rotate -A --stale --from-cluster --auth-config user.yaml --subject-template '{namespace}@corp' --token-duration 30d")]
pub(super) struct RotateArgs {
    /// The names of the Secrets [default: all that pxsec keeps]
    #[arg(value_name = "NAME", value_parser = secret_name)]
    names: Vec<String>,
    /// Only Secrets with these labels, such as tier=gold
    #[arg(short = 'l', long, value_name = "SELECTOR", conflicts_with = "names")]
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
    #[arg(long, value_name = "PERCENT", default_value = "0", value_parser = clap::value_parser!(u8).range(0..=100))]
    jitter: u8,
    /// Renew the tokens of this namespace first, read them back and verify them, and only then the others
    #[arg(long, value_name = "NAMESPACE", value_parser = namespace)]
    canary: Option<String>,
    /// client: change nothing, and say what would be renewed and why; server: let the server check everything and change nothing
    #[arg(long, value_name = "MODE", default_value = "none")]
    dry_run: DryRun,
    /// The format of the answer
    #[arg(short, long, value_name = "FORMAT", default_value = "text")]
    output: NameFormat,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum DryRun {
    /// Renew
    None,
    /// Write nothing
    Client,
    /// Ask the server, store nothing
    Server,
}

impl DryRun {
    fn word(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Client => Some("client"),
            Self::Server => Some("server"),
        }
    }

    fn mode(self) -> Mode {
        match self {
            Self::None => Mode::Write,
            Self::Client => Mode::ClientDryRun,
            Self::Server => Mode::ServerDryRun,
        }
    }
}

fn secret_name(text: &str) -> Result<String, String> {
    check_secret_name(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

fn data_key(text: &str) -> Result<String, String> {
    check_key(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

fn namespace(text: &str) -> Result<String, String> {
    check_namespace(text).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
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
    world.with_clusters(&flags, async |world, mut links| {
        let mut found = Found::default();
        let mut rotations = Vec::new();
        for link in 0..links.clusters.len() {
            let prepared = async {
                let (keys, issuer) = keys.of_cluster(&mut links, link, world).await?;
                targets::find(&mut found, args, global, &aim, &mut links, link, world).await?;
                rotation(args, declared.as_ref(), keys, issuer)
            };
            let prepared = prepared.await;
            rotations.push(match prepared {
                Ok(rotation) => Some(rotation),
                Err(failure) if several => {
                    let name = links.clusters[link].target().kube_context.clone();
                    links.tell_broken(&name, failure, world);
                    None
                }
                Err(failure) => return Err(failure),
            });
        }
        if links.broken == 0 {
            found.check_names(args)?;
        }
        found.order();
        confirm(args, &found, &links, world)?;
        rotate_all(args, found, &rotations, links, world).await
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
        mode: args.dry_run.mode(),
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
    links: &Links,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    let asks = args.all && !args.yes && args.dry_run == DryRun::None;
    if !asks || !world.stdin_is_terminal || found.targets.is_empty() {
        return Ok(());
    }
    let clusters: Vec<&str> = links
        .clusters
        .iter()
        .map(|cluster| cluster.target().kube_context.as_str())
        .collect();
    let question = format!(
        "Renew the tokens in all {} Secrets of {}?",
        found.targets.len(),
        clusters.join(", ")
    );
    match prompt::confirm(&question, world)? {
        Answer::Yes => Ok(()),
        Answer::No => Err(Failure::failed("nothing was renewed")),
    }
}

async fn rotate_all(
    args: &RotateArgs,
    found: Found,
    rotations: &[Option<Rotation>],
    links: Links,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let Links {
        clusters,
        mut retries,
        broken,
    } = links;
    let now = world.now();
    let many = found.targets.len() + found.unlisted.len() > 1;
    let (first, rest): (Vec<Target>, Vec<Target>) = found
        .targets
        .into_iter()
        .partition(|target| args.canary.as_ref() == Some(&target.place.namespace));
    if let (Some(canary), true) = (&args.canary, first.is_empty()) {
        return Err(Failure::failed(format!(
            "pxsec keeps no Secret in the canary's namespace `{canary}` among those that were looked at"
        ))
        .hint("name a namespace that is among the targets"));
    }
    let mut stop = Stop::listen();
    let mut report = Report::default();
    let mut ended = Vec::new();
    let mut held = Vec::new();
    for (targets, is_canary) in [(first, true), (rest, false)] {
        if is_canary && targets.is_empty() {
            continue;
        }
        if !is_canary && failed(&ended) {
            held = targets;
            break;
        }
        let work = async |target: &Target| -> Result<Rotated, RotateError> {
            let (at, cluster) = (&target.at, &clusters[target.link]);
            let rotation = rotations[target.link].as_ref().ok_or(RotateError::Gone)?;
            let (live, asked) = (target.live.as_ref(), target.live.is_none());
            let rotated = rotation.run(at, live, asked, cluster, now).await?;
            if let (Rotated::Renewed(renewed), true) = (&rotated, is_canary)
                && rotation.mode == Mode::Write
            {
                rotation.verify(at, renewed, cluster, now).await?;
            }
            Ok(rotated)
        };
        let outcomes = fleet::run_until(
            &mut stop,
            &targets,
            args.targets.concurrency,
            &mut retries,
            world,
            work,
            |target, outcome, world| told(args, target, outcome, many, now, world),
        )
        .await?;
        ended.extend(targets.into_iter().zip(outcomes));
    }
    for unlisted in found.unlisted {
        let (place, cluster) = (unlisted.place, clusters[unlisted.link].target());
        let doing = format!("could not list the Secrets {}", place.within());
        if many {
            world.tell(&format!("error: {doing}: {}\n", unlisted.error));
        }
        let outcome: Outcome<(), _> = Outcome::Failed(unlisted.error);
        report.take(&place, cluster, &doing, outcome);
    }
    if !held.is_empty() {
        world.note("the canary failed, so nothing else was touched");
    } else if args.canary.is_some() {
        // A canary that has sung is not among the rest.
        report.without = &["--canary"];
    }
    ended.sort_by(|(one, _), (other, _)| one.order().cmp(&other.order()));
    let clusters: Vec<&ClusterTarget> = clusters.iter().map(|link| link.target()).collect();
    for target in &held {
        report.hold_back(&target.place, clusters[target.link]);
    }
    let rotated = take(ended, &clusters, &mut report);
    finish(args, &rotated, &clusters, report, broken, world)
}

/// Whether something went wrong, so that nothing more is to be tried.
fn failed(ended: &[(Target, Outcome<Rotated, RotateError>)]) -> bool {
    let mut outcomes = ended.iter().map(|(_, outcome)| outcome);
    outcomes.any(|outcome| matches!(outcome, Outcome::Failed(_)))
}

fn take(
    ended: Vec<(Target, Outcome<Rotated, RotateError>)>,
    clusters: &[&ClusterTarget],
    report: &mut Report,
) -> Vec<(Target, Rotated)> {
    let mut done = Vec::new();
    for (target, outcome) in ended {
        let place = &target.place;
        let doing = format!(
            "could not renew the token in the Secret `{}/{}`",
            place.namespace, place.name
        );
        if let Some(rotated) = report.take(place, clusters[target.link], &doing, outcome) {
            report.count(word(&rotated));
            done.push((target, rotated));
        }
    }
    done
}

/// Tells of a Secret as it is finished.
fn told(
    args: &RotateArgs,
    target: &Target,
    outcome: &Result<Rotated, RotateError>,
    many: bool,
    now: NumericDate,
    world: &mut World<'_>,
) -> Result<(), Failure> {
    match (outcome, args.output) {
        (Ok(rotated), NameFormat::Text) => {
            world.out(&line(&target.place, rotated, args.dry_run.word(), now))
        }
        (Ok(Rotated::Renewed(_)), NameFormat::Name) => {
            world.out(&format!("secret/{}\n", target.place.name))
        }
        (Ok(_), NameFormat::Name | NameFormat::Json | NameFormat::Yaml) => Ok(()),
        (Err(error), _) => {
            if many {
                world.tell(&failed_line(&target.place, error));
            }
            Ok(())
        }
    }
}

fn finish(
    args: &RotateArgs,
    rotated: &[(Target, Rotated)],
    clusters: &[&ClusterTarget],
    mut report: Report,
    broken: usize,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let now = world.now();
    let dry_run = args.dry_run != DryRun::None;
    let mut gist = Gist::default();
    let mut items = Vec::new();
    for (target, done) in rotated {
        if let Rotated::Renewed(renewed) = done {
            gist.add(renewed);
        }
        let cluster = clusters[target.link];
        items.push(RotateItem::new(
            cluster,
            &target.place,
            &args.key,
            dry_run,
            done,
            now,
        ));
    }
    let failures = std::mem::take(&mut report.failures);
    let none = failures.is_empty() && broken == 0;
    if none && rotated.is_empty() {
        world.note("there is nothing to rotate: pxsec keeps no Secret there");
    }
    let renewed = rotated
        .iter()
        .any(|(_, done)| matches!(done, Rotated::Renewed(_)));
    let list = || RotateListView::new(items, failures);
    match args.output {
        NameFormat::Json => world.out(&view::json(&list()))?,
        NameFormat::Yaml => world.out(&view::yaml(&list()))?,
        NameFormat::Text | NameFormat::Name => {}
    }
    gist.say(dry_run, world);
    if none && rotated.is_empty() {
        return Ok(if args.error_unchanged {
            exit::UNCHANGED
        } else {
            exit::OK
        });
    }
    match report.finish(broken, world)? {
        exit::OK if args.error_unchanged && !renewed => Ok(exit::UNCHANGED),
        code => Ok(code),
    }
}
