//! The command line: the only place with clap, one file a verb.
//!
//! Each command file translates: arguments into a request, the outcome into text. The tree is the manual:
//! `kubectl pxsec secret push` is `secret/push.rs`.

use std::ffi::OsString;
use std::mem::ManuallyDrop;

use clap::builder::Resettable;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

mod advice;
mod aim;
mod auth;
mod borrowed;
mod branch;
mod cluster_key;
mod complete;
mod completion;
mod config;
mod context;
mod doctor;
mod dry_run;
mod env;
pub mod env_vars;
mod exec;
pub mod exit;
mod flags;
mod fleet;
mod fleet_report;
mod format;
mod help;
pub mod help_topics;
mod in_order;
mod input;
mod key_source;
mod look;
mod mint;
mod near;
mod output_file;
mod process;
mod progress;
mod prompt;
mod report;
mod retry_command;
mod secret;
mod storageclass;
mod targets;
mod token_source;
mod usage;
mod values;
mod world;

pub use look::LookArgs;
pub use report::Failure;
pub use world::{LostAnswer, World, harden};

use crate::domain::name::ContextName;
use crate::ports::ContextStore as _;
use flags::{KUBERNETES, KubeArgs};
use world::ClusterFlags;

/// Tokens of PX-Security (Portworx and OpenStorage): sign, inspect, verify, keep, push
///
/// Signs JWT tokens for storage clusters with PX-Security on, judges them as the storage server does, keeps them in
/// named px contexts, and puts them into Kubernetes Secrets with the annotations that Stork and PX-Backup heed.
///
/// Talks only to the API server of your kubeconfig. Keys are read where they are and never stored; keys and tokens
/// never reach logs or error messages, nor the process list unless you put them there.
#[derive(Parser, Debug)]
#[command(
    name = "kubectl-pxsec",
    bin_name = "kubectl pxsec",
    version,
    // The last one counts, as for kubectl: an alias may hold the others.
    args_override_self = true,
    max_term_width = 100,
    arg_required_else_help = true,
    subcommand_required = true,
    // Ours knows topics too.
    disable_help_subcommand = true,
    after_help = help_topics::list()
)]
struct Cli {
    #[command(flatten)]
    global: GlobalArgs,
    #[command(subcommand)]
    noun: Noun,
}

/// What every command takes at every depth, because kubectl takes no flags before a plugin's name.
///
/// [`command`] makes them global. To a [`branch`], which has one command, they are arguments like others.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct GlobalArgs {
    /// The px context to act as (default: PXSEC_CONTEXT, else the current one)
    #[arg(
        short = 'c',
        long,
        value_name = "NAME",
        help_heading = "Global options"
    )]
    pub(crate) px_context: Option<ContextName>,
    /// Say where values come from, such as which px context is acted as and what named it
    #[arg(
        short = 'v',
        long = "v",
        value_name = "LEVEL",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "1",
        value_parser = level,
        help_heading = "Global options"
    )]
    pub(crate) verbosity: Option<u8>,
    #[command(flatten)]
    pub(crate) look: LookArgs,
    #[command(flatten)]
    pub(crate) kube: KubeArgs,
}

fn level(text: &str) -> Result<u8, String> {
    values::number(text, 0..=u8::MAX)
}

impl GlobalArgs {
    /// The flags that choose a cluster.
    pub(crate) fn cluster(&self) -> ClusterFlags {
        let kube = self.kube.clone();
        ClusterFlags {
            kubeconfig: kube.kubeconfig,
            context: kube.context,
            cluster: kube.cluster,
            user: kube.user,
            server: kube.server,
            as_user: kube.as_user,
            as_groups: kube.as_groups,
            as_uid: kube.as_uid,
            request_timeout: kube.request_timeout.and_then(|timeout| timeout.0),
            certificate_authority: kube.certificate_authority,
            client_certificate: kube.client_certificate,
            client_key: kube.client_key,
            tls_server_name: kube.tls_server_name,
            insecure_skip_tls_verify: kube.insecure_skip_tls_verify,
        }
    }
}

#[derive(Subcommand, Debug)]
enum Noun {
    Auth(auth::AuthArgs),
    #[command(visible_alias = "ctx")]
    Context(context::ContextArgs),
    Secret(secret::SecretArgs),
    #[command(name = "storageclass", visible_alias = "sc")]
    StorageClass(storageclass::StorageClassArgs),
    Exec(exec::ExecArgs),
    Env(env::EnvArgs),
    Config(config::ConfigArgs),
    Doctor(doctor::DoctorArgs),
    Completion(completion::CompletionArgs),
    Help(help::HelpArgs),
}

/// The commands that talk to a cluster: only their help shows kubectl's flags.
const CLUSTER_COMMANDS: [&[&str]; 16] = [
    &["auth", "token", "generate"],
    &["auth", "token", "inspect"],
    &["auth", "token", "verify"],
    &["auth", "key", "generate"],
    &["context", "create"],
    &["context", "update"],
    &["context", "list"],
    &["context", "token"],
    &["secret", "push"],
    &["secret", "diff"],
    &["secret", "rotate"],
    &["secret", "delete"],
    &["storageclass", "check"],
    &["secret", "status"],
    &["exec"],
    &["doctor"],
];

/// The whole command line, as help, completions and man pages show it.
#[must_use]
pub fn command() -> clap::Command {
    let command = Cli::command().mut_args(|arg| arg.global(true));
    let kube: Vec<clap::Arg> = command
        .get_arguments()
        .filter(|arg| is_of_kubectl(arg))
        .cloned()
        .collect();
    // A global argument shows in the help of all commands; hidden at the root, it is shown where it has a use.
    let hidden = hide_kube_flags(command);
    let command = CLUSTER_COMMANDS.into_iter().fold(hidden, |command, path| {
        below(command, path, &|leaf| leaf.args(kube.iter().cloned()))
    });
    below(command, &["secret", "rotate"], &secret::rotate::help)
}

/// Adds what every command takes to the one at `path`, as the whole command line does.
fn with_globals(leaf: clap::Command, path: &[&str]) -> clap::Command {
    // clap takes the documentation of arguments for that of the command.
    let about = leaf.get_about().cloned();
    let long_about = leaf.get_long_about().cloned();
    let leaf = GlobalArgs::augment_args(leaf)
        .about(Resettable::from(about))
        .long_about(Resettable::from(long_about));
    let leaf = if CLUSTER_COMMANDS.contains(&path) {
        leaf
    } else {
        hide_kube_flags(leaf)
    };
    if leaf.has_subcommands() {
        // `completion`, which has arguments of its own too: these go on to `completion install`.
        GlobalArgs::augment_args(clap::Command::default())
            .get_arguments()
            .fold(leaf, |leaf, arg| {
                leaf.mut_arg(arg.get_id(), |arg| arg.global(true))
            })
    } else {
        leaf
    }
}

fn is_of_kubectl(arg: &clap::Arg) -> bool {
    arg.get_help_heading() == Some(KUBERNETES)
}

fn hide_kube_flags(command: clap::Command) -> clap::Command {
    command.mut_args(|arg| {
        let hide = is_of_kubectl(&arg);
        arg.hide(hide)
    })
}

/// Changes the command at `path`.
fn below(
    command: clap::Command,
    path: &[&'static str],
    change: &dyn Fn(clap::Command) -> clap::Command,
) -> clap::Command {
    match path {
        [] => change(command),
        [first, rest @ ..] => command.mut_subcommand(*first, |child| below(child, rest, change)),
    }
}

/// Runs a command line, the program's name first, and gives the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>, world: &mut World<'_>) -> u8 {
    let mut args: Vec<OsString> = args.into_iter().collect();
    world.args.clone_from(&args);
    if let Some(protocol) = complete::asked(&args, world) {
        return complete::run(&protocol, &args, world);
    }
    world.look = LookArgs::before_parsing(&args);
    let mut parsed = parse(&args);
    if let Err(error) = &parsed
        && let Some(ours) = borrowed::translated(error.kind(), &args)
    {
        world.note(&ours.note);
        args = ours.args;
        world.args.clone_from(&args);
        parsed = parse(&args);
    }
    let outcome = match parsed {
        Ok(cli) => {
            world.verbosity = cli.global.verbosity.unwrap_or(0);
            world.look.clone_from(&cli.global.look);
            dispatch(cli, world)
        }
        Err(error) => return usage::report(&error, &args, world),
    };
    let outcome = outcome.and_then(|code| match world.lost_answer() {
        Some(failure) => Err(Failure {
            exit: if code == exit::OK { failure.exit } else { code },
            ..failure
        }),
        None => Ok(code),
    });
    match outcome {
        Ok(code) => code,
        Err(mut failure) => {
            hint_at_px_context(&mut failure, world);
            let text = usage::failure_text(&failure.render(), &args);
            world.converse(&text);
            failure.exit
        }
    }
}

fn parse(args: &[OsString]) -> Result<Cli, clap::Error> {
    match branch::of(args).map(|branch| parse_branch(branch, args)) {
        Some(Ok(cli)) => Ok(cli),
        Some(Err(version)) if version.kind() == ErrorKind::DisplayVersion => Err(version),
        _ => Cli::from_arg_matches(&command().try_get_matches_from(args)?),
    }
}

/// Reads a line that begins with the words of its command: all its options are behind them, the global ones too.
///
/// Of a process with one line to parse nothing is given back: clap's many small parts would take as long to free as a token
/// takes to sign.
fn parse_branch(branch: clap::Command, args: &[OsString]) -> Result<Cli, clap::Error> {
    let mut branch = ManuallyDrop::new(branch);
    let mut matches = ManuallyDrop::new(branch.try_get_matches_from_mut(args)?);
    let mut leaf: &clap::ArgMatches = &matches;
    while let Some((_, below)) = leaf.subcommand() {
        leaf = below;
    }
    Ok(Cli {
        global: GlobalArgs::from_arg_matches(leaf)?,
        // Takes the values out: clap's other way would copy all of them before.
        noun: Noun::from_arg_matches_mut(&mut matches)?,
    })
}

/// Tells the user of pxctl, whose `--context` is ours, that kubectl's is another.
fn hint_at_px_context(failure: &mut Failure, world: &World<'_>) {
    let asked = failure
        .unknown_kube_context
        .as_ref()
        .and_then(|name| name.parse::<ContextName>().ok());
    let Some(name) = asked else { return };
    let book = world.contexts().ok().and_then(|store| store.load().ok());
    if book.is_some_and(|book| book.get(&name).is_ok()) {
        failure.hints.push(format!(
            "`{name}` is a px context: use -c {name}; --context means the kubeconfig's"
        ));
    }
}

fn dispatch(cli: Cli, world: &mut World<'_>) -> Result<u8, Failure> {
    let takes_several = matches!(cli.noun, Noun::Secret(_) | Noun::StorageClass(_));
    if cli.global.kube.namespaces.len() > 1 && !takes_several {
        return Err(Failure::usage(
            "several namespaces are named, and this command takes one",
        ));
    }
    match cli.noun {
        Noun::Auth(args) => auth::run(args, &cli.global, world),
        Noun::Context(args) => context::run(args, &cli.global, world),
        Noun::Secret(args) => secret::run(args, &cli.global, world),
        Noun::StorageClass(args) => storageclass::run(args, &cli.global, world),
        Noun::Exec(args) => exec::run(&args, &cli.global, world),
        Noun::Env(args) => env::run(&args, &cli.global, world),
        Noun::Config(args) => config::run(args, &cli.global, world),
        Noun::Doctor(args) => {
            world.answer_by_exit_code();
            doctor::run(&args, &cli.global, world)
        }
        Noun::Completion(args) => completion::run(&args, world),
        Noun::Help(args) => help::run(&args, world),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::command().debug_assert();
    }
}
