//! The plugin and kubectl on this machine.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Report;
use super::fix::{folder_first, word};
use crate::cli::complete::KUBECTL_COMPLETE;
use crate::cli::{World, env_vars, process};
use crate::domain::checkup::{Check, Item};

/// The name that kubectl looks for.
const PLUGIN: &str = "kubectl-pxsec";

/// The first minor version of kubectl 1 that asks plugins for completions (kubernetes#105867).
const KUBECTL_MINOR: u32 = 26;

pub(super) fn items(report: &Report<'_>, world: &World<'_>) -> Vec<Item> {
    let found = world.on_path(PLUGIN);
    let (runnable, dead): (Vec<_>, Vec<_>) = found.into_iter().partition(|file| file.executable);
    let runnable: Vec<PathBuf> = runnable.into_iter().map(|file| file.path).collect();
    let dead = dead.first().map(|file| file.path.as_path());
    // Each but that of completion may start a program.
    let mut items = Vec::new();
    if report.wants(Check::Plugin) {
        items.push(plugin(&runnable, dead, world));
    }
    if report.wants(Check::Shadowing) {
        items.push(shadowing(&runnable, world));
    }
    items.push(completion(runnable.first(), world));
    if report.wants(Check::Kubectl) {
        items.push(kubectl(world));
    }
    items
}

/// Whether a path is this very program's; `None` when the platform does not tell.
fn is_this(path: &Path, world: &World<'_>) -> Option<bool> {
    let this = world.executable.as_deref()?;
    Some(world.is_same_file(this, path))
}

fn plugin(runnable: &[PathBuf], dead: Option<&Path>, world: &World<'_>) -> Item {
    let check = Check::Plugin;
    let version = env!("CARGO_PKG_VERSION");
    let this = world.executable.as_deref();
    let Some(first) = runnable.first() else {
        return match (dead, this) {
            (Some(dead), _) => Item::fail(
                check,
                format!(
                    "kubectl passes over {}, which is not executable",
                    dead.display()
                ),
                format!("chmod +x {}", word(dead)),
            ),
            (None, Some(this)) if this.file_stem().is_some_and(|name| name != PLUGIN) => {
                Item::fail(
                    check,
                    format!(
                        "kubectl finds no {PLUGIN} on PATH: this one, {}, has another name",
                        this.display()
                    ),
                    format!(
                        "ln -s {} {}",
                        word(this),
                        word(&this.with_file_name(PLUGIN))
                    ),
                )
            }
            (None, Some(this)) => Item::fail(
                check,
                format!(
                    "kubectl finds no {PLUGIN} on PATH; this one is {}",
                    this.display()
                ),
                folder_first(this),
            ),
            (None, None) => Item::fail(
                check,
                format!("kubectl finds no {PLUGIN} on PATH"),
                "kubectl plugin list",
            ),
        };
    };
    match (is_this(first, world), this) {
        (Some(false), Some(this)) => Item::warn(
            check,
            format!(
                "kubectl runs {} ({}), not this one, {} ({version})",
                first.display(),
                version_of(first, world),
                this.display()
            ),
        )
        .fix(folder_first(this)),
        _ => Item::ok(check, format!("{PLUGIN} {version} at {}", first.display())),
    }
}

fn shadowing(runnable: &[PathBuf], world: &World<'_>) -> Item {
    let check = Check::Shadowing;
    let Some((_, later)) = runnable.split_first() else {
        return Item::skip(check, format!("there is no {PLUGIN} on PATH"));
    };
    // That this one is not the first was said already.
    let others: Vec<&PathBuf> = later
        .iter()
        .filter(|path| is_this(path, world) != Some(true))
        .collect();
    if others.is_empty() {
        return Item::ok(check, "there is no other copy on PATH");
    }
    let shown: Vec<String> = others
        .iter()
        .map(|path| format!("{} ({})", path.display(), version_of(path, world)))
        .collect();
    let words: Vec<String> = others.iter().map(|path| word(path)).collect();
    Item::warn(check, format!("kubectl passes over {}", shown.join(", ")))
        .fix(format!("rm {}", words.join(" ")))
}

fn completion(plugin: Option<&PathBuf>, world: &World<'_>) -> Item {
    const INSTALL: &str = "kubectl pxsec completion install";
    let check = Check::Completion;
    let found = world.on_path(KUBECTL_COMPLETE);
    let runnable = found.iter().find(|file| file.executable);
    let Some(found) = runnable else {
        return Item::warn(
            check,
            format!(
                "there is no {KUBECTL_COMPLETE} on PATH, so kubectl completes no arguments of pxsec"
            ),
        )
        .fix(INSTALL);
    };
    let path = found.path.display();
    match plugin {
        Some(plugin) if world.is_same_file(plugin, &found.path) => {
            Item::ok(check, format!("{path} leads to the plugin"))
        }
        Some(plugin) => Item::warn(
            check,
            format!("{path} is another program than {}", plugin.display()),
        )
        .fix(INSTALL),
        None => Item::skip(check, format!("there is no {PLUGIN} on PATH")),
    }
}

fn kubectl(world: &World<'_>) -> Item {
    let check = Check::Kubectl;
    let found = world.on_path("kubectl");
    let Some(found) = found.iter().find(|file| file.executable) else {
        return Item::warn(
            check,
            "there is no kubectl on PATH; see https://kubernetes.io/docs/tasks/tools/",
        );
    };
    let path = found.path.display();
    let asked = ask(&found.path, &["version", "--client", "-o", "json"], world);
    let answer = match asked {
        Ok(answer) => answer,
        Err(reason) => {
            return Item::warn(check, format!("{path}: {reason}"))
                .fix(format!("{} version --client", word(&found.path)));
        }
    };
    match client_version(&answer) {
        None => Item::warn(check, format!("{path} does not tell its version"))
            .fix(format!("{} version --client", word(&found.path))),
        Some((version, minor)) if minor < KUBECTL_MINOR => Item::warn(
            check,
            format!(
                "{path} is {version}; before 1.{KUBECTL_MINOR} it completes no arguments of plugins, see https://kubernetes.io/docs/tasks/tools/"
            ),
        ),
        Some((version, _)) => Item::ok(check, format!("{version} at {path}")),
    }
}

/// The version, and the minor one of kubectl 1, of what `kubectl version -o json` says.
fn client_version(answer: &[u8]) -> Option<(String, u32)> {
    let answer: Value = serde_json::from_slice(answer).ok()?;
    let client = &answer["clientVersion"];
    let version = client["gitVersion"].as_str()?.to_owned();
    // Vendors add a `+`.
    let minor = client["minor"].as_str()?;
    let digits = minor.trim_end_matches(|c: char| !c.is_ascii_digit());
    let minor = digits.parse().ok()?;
    (client["major"].as_str()? == "1").then_some((version, minor))
}

/// What another copy says that it is.
fn version_of(path: &Path, world: &World<'_>) -> String {
    let answer = ask(path, &["--version"], world);
    let text = answer.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let version = text.as_deref().ok().and_then(|text| {
        let version = text.trim().strip_prefix(PLUGIN)?.trim();
        let fits = version.len() < 40 && !version.contains(char::is_whitespace);
        fits.then(|| version.to_owned())
    });
    version.unwrap_or_else(|| "of an unknown version".to_owned())
}

/// Asks a program, without the tokens of our environment: it may be anybody's.
fn ask(program: &Path, args: &[&str], world: &World<'_>) -> Result<Vec<u8>, String> {
    let mut env = world.env.clone();
    for token in [env_vars::PXSEC_TOKEN, env_vars::PXCTL_AUTH_TOKEN] {
        env.remove(std::ffi::OsStr::new(token));
    }
    process::ask(program, args, &env)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_kubectl_are_read() {
        let client = |major: &str, minor: &str| {
            format!(
                r#"{{"clientVersion": {{"major": "{major}", "minor": "{minor}", "gitVersion": "v"}}}}"#
            )
        };
        for (answer, minor) in [
            (client("1", "32+"), Some(32)),
            (client("1", "25"), Some(25)),
            (client("2", "1"), None),
            (client("1", ""), None),
            ("{}".to_owned(), None),
            ("Client Version: v1.34".to_owned(), None),
        ] {
            let read = client_version(answer.as_bytes()).map(|(_, minor)| minor);
            assert_eq!(read, minor, "{answer}");
        }
    }
}
