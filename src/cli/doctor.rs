//! `doctor`.
//!
//! Facts come from ports and from the world; the files below put them into words, each with the one command that
//! mends it. Every check has its line in every answer: one that could not be made says so.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

mod access;
mod cluster;
mod config;
mod fix;
mod fleet;
mod machine;
mod storage;
mod vault;

use super::flags::{Format, namespace};
use super::format::{self, Output};
use super::{Failure, GlobalArgs, World, exit};
use crate::domain::checkup::{Check, Group, Item, Tally};
use crate::output::doctor::{self, DoctorView};
use crate::output::view;

/// Find out why it does not work
///
/// Looks at this machine, at the px contexts and their tokens, at the Kubernetes cluster and what you may do there, at
/// the storage cluster's security, and at the tokens that were pushed. Each line is ok, warn, FAIL or skip (it has no
/// meaning here, or something before it failed); below a failure stands one command that mends it. The exit code is 10
/// when something fails.
///
/// Starts kubectl and, where there is another kubectl-pxsec on PATH, that one, to ask for their
/// versions. Tokens are read from the vaults and the shared secret from the cluster, to be looked at and thrown away;
/// nothing else leaves this machine than what any command sends to the API server.
///
/// Writes nothing. No token leaves this machine.
#[derive(Args, Debug)]
#[command(after_long_help = after_help())]
pub(super) struct DoctorArgs {
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "text",
        value_parser = format::parser::<Format>(),
        help_heading = "Output"
    )]
    output: Output<Format>,
    /// Look at this machine only, and contact nothing
    #[arg(long)]
    offline: bool,
    /// Do not make this check, or those of this group (can be repeated)
    #[arg(
        long,
        value_name = "CHECK|GROUP",
        value_delimiter = ',',
        hide_possible_values = true,
        value_parser = skippable()
    )]
    skip: Vec<String>,
    /// The namespace of the StorageCluster, where there are several
    #[arg(long, value_name = "NAME", value_parser = namespace)]
    storage_namespace: Option<String>,
}

/// Groups with their checks, and examples.
fn after_help() -> String {
    let mut text = String::from("Checks:\n");
    for group in Group::ALL {
        text.push_str(&format!("  {}\n", group.as_str()));
        for check in group.checks() {
            text.push_str(&format!("    {:<21} {}\n", check.as_str(), check.about()));
        }
    }
    text.push_str(
        "
Examples:
  # Everything
  kubectl pxsec doctor

  # Before a deployment, in the cluster and namespace of a px context
  kubectl pxsec doctor -c prod -o json

  # This machine only
  kubectl pxsec doctor --offline

  # In a cluster job, which has neither kubectl nor a keyring
  kubectl pxsec doctor --skip machine,keyring -n team-a",
    );
    text
}

fn skippable() -> impl TypedValueParser<Value = String> {
    let groups = Group::ALL.iter().map(|group| group.as_str());
    let checks = Check::ALL.iter().map(|check| check.as_str());
    PossibleValuesParser::new(groups.chain(checks))
}

/// What has been found so far.
struct Report<'a> {
    args: &'a DoctorArgs,
    items: Vec<Item>,
}

impl Report<'_> {
    /// Whether a check is to be made.
    fn wants(&self, check: Check) -> bool {
        let words = [check.as_str(), check.group().as_str()];
        !self
            .args
            .skip
            .iter()
            .any(|skip| words.contains(&skip.as_str()))
    }

    /// Whether any check of a group is to be made.
    fn wants_any(&self, group: Group) -> bool {
        group.checks().any(|check| self.wants(check))
    }

    /// Adds what was found about a group: an item for each of its checks. Shows them where people wait for them.
    fn add(&mut self, group: Group, found: &[Item], world: &mut World<'_>) -> Result<(), Failure> {
        for check in group.checks() {
            let found = found.iter().find(|item| item.check == check);
            let item = match found {
                _ if !self.wants(check) => Item::skip(check, "by --skip"),
                Some(item) => item.clone(),
                None => Item::skip(check, "nothing is known about it"),
            };
            if self.args.output == Output::In(Format::Text) {
                world.out(&doctor::line(&item, world.look()))?;
            }
            self.items.push(item);
        }
        Ok(())
    }
}

/// What is said of all checks of a group that have no item yet.
fn skip_rest(items: &mut Vec<Item>, group: Group, reason: &str) {
    let rest: Vec<Check> = group
        .checks()
        .filter(|check| items.iter().all(|item| item.check != *check))
        .collect();
    items.extend(rest.into_iter().map(|check| Item::skip(check, reason)));
}

pub(super) fn run(
    args: &DoctorArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let mut report = Report {
        args,
        items: Vec::new(),
    };
    // Before anything is shown: the command line may be wrong.
    let aim = if args.offline {
        None
    } else {
        cluster::aim(global, world)?
    };
    let machine = machine::items(&report, world);
    report.add(Group::Machine, &machine, world)?;
    let config = config::look(global, world);
    report.add(Group::Config, &config.items, world)?;
    let vault = vault::items(&config, &report, world)?;
    report.add(Group::Vault, &vault, world)?;
    if args.offline {
        for group in Group::ALL.into_iter().filter(|group| group.needs_network()) {
            let mut items = Vec::new();
            skip_rest(&mut items, group, "by --offline");
            report.add(group, &items, world)?;
        }
    } else {
        cluster::look(&mut report, aim.as_ref(), world)?;
    }
    let items = &report.items;
    let view = DoctorView::new(items);
    let answer = match &args.output {
        Output::In(Format::Text) => format!("\n{}", doctor::summary(items)),
        Output::In(Format::Json) => view::json(&view),
        Output::In(Format::Yaml) => view::yaml(&view),
        Output::JsonPath(template) => format::fill(template, &view)?,
    };
    world.out(&answer)?;
    Ok(if Tally::of(items).fail > 0 {
        exit::ATTENTION
    } else {
        exit::OK
    })
}
