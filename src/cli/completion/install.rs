//! `completion install`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::complete::{KUBECTL_COMPLETE, MARKER, Shell};
use crate::cli::world::{Place, World};
use crate::cli::{Failure, env_vars, exit};

/// The plugin, as kubectl looks for it.
const PLUGIN: &str = "kubectl-pxsec";

/// Let kubectl and the shells complete this plugin
///
/// Puts the link `kubectl_complete-pxsec` beside the plugin, in the folder of PATH where kubectl finds it (as of kubectl
/// 1.26), and the scripts for `kubectl-pxsec` where bash, zsh and fish look for such files. Says what it did, a line a
/// file, and what is to be added to which rc file; it edits none. Done again, it changes nothing.
///
/// Works where Krew has put one program on PATH: the link points to that name, so it outlives updates. A file that is
/// not of this command is never replaced, unless --force is given.
///
/// Writes the link and these files only, with --dry-run nothing. Contacts nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # What would be done?
  kubectl pxsec completion install --dry-run

  # Do it, for the shells that are on this machine
  kubectl pxsec completion install

  # The folder of the plugin belongs to root: another folder on PATH
  kubectl pxsec completion install --dir ~/.local/bin

  # Undo it
  kubectl pxsec completion install --remove")]
pub(super) struct InstallArgs {
    /// The shell to put a script for (can be repeated) [default: those of bash, zsh and fish that are on PATH]
    #[arg(long = "shell", value_name = "SHELL")]
    shells: Vec<Shell>,
    /// The folder for the link, which must be on PATH [default: that of the plugin]
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Take away what this command has put there
    #[arg(long)]
    remove: bool,
    /// Say what would be done, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Replace files of others that stand in the way
    #[arg(long)]
    force: bool,
}

/// What is to be at a path.
enum Content {
    /// A link, or on Windows a copy.
    Link(PathBuf),
    /// A script.
    Script(String),
}

/// One thing to put or to take away.
struct Step {
    path: PathBuf,
    content: Content,
}

/// What stands at the path of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Found {
    Nothing,
    /// Just what is wanted.
    Same,
    /// Of ours, from another time.
    Ours,
    Foreign,
}

pub(super) fn run(args: &InstallArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let shells = shells(args, world);
    let link = link(args, world)?;
    let mut steps = vec![link];
    for shell in &shells {
        if let Some(path) = script_path(*shell, world)? {
            let content = Content::Script(shell.script());
            steps.push(Step { path, content });
        }
    }
    let found: Vec<Found> = steps.iter().map(|step| find(step, world)).collect();
    // Asked of all before anything is done.
    if !args.force && !args.remove {
        refuse_foreign(&steps, &found)?;
    }
    for (step, found) in steps.iter().zip(found) {
        let done = settle(step, found, args, world)?;
        world.out(&format!("{done} {}\n", step.path.display()))?;
    }
    if !args.remove {
        advise(&steps[0], &shells, world);
    }
    Ok(exit::OK)
}

fn shells(args: &InstallArgs, world: &World<'_>) -> Vec<Shell> {
    if !args.shells.is_empty() {
        return args.shells.clone();
    }
    // Removing finds what was put for a shell that has gone since.
    let here = |shell: &Shell| args.remove || world.find_on_path(shell.name()).is_some();
    Shell::WITH_FOLDERS.into_iter().filter(here).collect()
}

fn link(args: &InstallArgs, world: &World<'_>) -> Result<Step, Failure> {
    let plugin = world.find_on_path(PLUGIN);
    let (folder, target) = match (&args.dir, plugin) {
        (None, None) => {
            return Err(Failure::failed(format!("`{PLUGIN}` is not on PATH"))
                .hint("put it into a folder of PATH, as kubectl finds its plugins there")
                .hint("or say with --dir where the link is to be"));
        }
        // By its name alone: whatever an update puts there is what is called.
        (None, Some(plugin)) => {
            let folder = plugin.parent().map(Path::to_owned).unwrap_or_default();
            (
                folder,
                plugin.file_name().map(PathBuf::from).unwrap_or_default(),
            )
        }
        (Some(folder), plugin) => {
            let target = plugin.or_else(|| world.executable.clone());
            let target = target.ok_or_else(|| Failure::failed("this program cannot be found"))?;
            (world.absolute(folder), target)
        }
    };
    Ok(Step {
        path: folder.join(format!(
            "{KUBECTL_COMPLETE}{}",
            std::env::consts::EXE_SUFFIX
        )),
        content: Content::Link(target),
    })
}

/// Where a shell looks for the script; `None` when it has no such folder.
fn script_path(shell: Shell, world: &World<'_>) -> Result<Option<PathBuf>, Failure> {
    let base = |variable: &str, below: &[&str]| {
        let set = world.env(variable).map(PathBuf::from);
        let home = || {
            let home = world.home()?;
            Some(below.iter().fold(home, |path, part| path.join(part)))
        };
        set.filter(|path| path.is_absolute())
            .or_else(home)
            .ok_or_else(|| Failure::failed("there is no home folder"))
    };
    let data = || base(env_vars::XDG_DATA_HOME, &[".local", "share"]);
    let config = || base(env_vars::XDG_CONFIG_HOME, &[".config"]);
    Ok(match shell {
        Shell::Bash => Some(
            data()?
                .join("bash-completion")
                .join("completions")
                .join(PLUGIN),
        ),
        Shell::Zsh => Some(
            data()?
                .join("zsh")
                .join("site-functions")
                .join(format!("_{PLUGIN}")),
        ),
        Shell::Fish => Some(
            config()?
                .join("fish")
                .join("completions")
                .join(format!("{PLUGIN}.fish")),
        ),
        Shell::Powershell | Shell::Elvish => None,
    })
}

fn find(step: &Step, world: &World<'_>) -> Found {
    match (world.place(&step.path), &step.content) {
        (Place::Nothing, _) => Found::Nothing,
        (Place::Link(to), Content::Link(target)) => {
            let name = to.file_stem();
            if to == *target {
                Found::Same
            } else if name.is_some_and(|name| name == PLUGIN) {
                Found::Ours
            } else {
                Found::Foreign
            }
        }
        // A copy on Windows, where it cannot be told from what another version has put there.
        (Place::File(_), Content::Link(_)) if cfg!(windows) => Found::Ours,
        (Place::File(Some(text)), Content::Script(script)) if text == *script => Found::Same,
        (Place::File(Some(text)), Content::Script(_)) if text.contains(MARKER) => Found::Ours,
        (Place::Link(_) | Place::File(_) | Place::Other, _) => Found::Foreign,
    }
}

fn refuse_foreign(steps: &[Step], found: &[Found]) -> Result<(), Failure> {
    let foreign = steps
        .iter()
        .zip(found)
        .find(|(_, found)| **found == Found::Foreign);
    match foreign {
        None => Ok(()),
        Some((step, _)) => {
            let path = step.path.display();
            Err(Failure::failed(format!("`{path}` is not of this command"))
                .hint("look at it, and replace it with --force"))
        }
    }
}

/// Does one step, and gives the word for what was done.
fn settle(
    step: &Step,
    found: Found,
    args: &InstallArgs,
    world: &World<'_>,
) -> Result<&'static str, Failure> {
    let path = &step.path;
    if args.remove {
        let take = match found {
            Found::Nothing => return Ok("not there:"),
            Found::Foreign if !args.force => return Ok("left, since it is not of this command:"),
            Found::Same | Found::Ours | Found::Foreign => true,
        };
        if args.dry_run {
            return Ok("would remove");
        }
        if take {
            world
                .remove_file(path)
                .map_err(|error| of_io(step, "remove", &error))?;
        }
        return Ok("removed");
    }
    let (done, would) = match found {
        Found::Same => return Ok("unchanged"),
        Found::Nothing => ("created", "would create"),
        Found::Ours => ("updated", "would update"),
        Found::Foreign => ("replaced", "would replace"),
    };
    if args.dry_run {
        return Ok(would);
    }
    let put = match &step.content {
        Content::Link(target) => world.put_link(path, target),
        Content::Script(script) => world.put_shared(path, script.as_bytes()),
    };
    put.map_err(|error| of_io(step, "write", &error))?;
    Ok(done)
}

fn of_io(step: &Step, what: &str, error: &std::io::Error) -> Failure {
    let mut failure = Failure::failed(format!("cannot {what} `{}`", step.path.display()));
    // tempfile wraps the cause in words that name the file which was to take the place.
    let wrapped = error.get_ref().and_then(|wrapped| wrapped.source());
    failure
        .causes
        .push(wrapped.map_or_else(|| error.to_string(), ToString::to_string));
    match step.content {
        Content::Link(_) => {
            failure.hint("choose another folder of PATH, such as --dir ~/.local/bin")
        }
        Content::Script(_) => failure.hint("check the folder's owner, mode and free space"),
    }
}

/// What is still to be done, by the user.
fn advise(link: &Step, shells: &[Shell], world: &mut World<'_>) {
    let folder = link.path.parent().unwrap_or(Path::new("."));
    if !world.is_on_path(folder) {
        let folder = folder.display();
        world.warn(&format!(
            "{folder} is not on PATH, where kubectl looks for {KUBECTL_COMPLETE}"
        ));
    }
    let sites = script_path(Shell::Zsh, world).ok().flatten();
    let sites = sites.and_then(|path| path.parent().map(|folder| folder.display().to_string()));
    for shell in shells {
        match shell {
            Shell::Bash => world.note(
                "bash: in ~/.bashrc, with the package bash-completion: source <(kubectl completion bash)",
            ),
            Shell::Zsh => world.note(&format!(
                "zsh: in ~/.zshrc, before compinit: fpath=({} $fpath); and after it: source <(kubectl completion zsh)",
                sites.as_deref().unwrap_or_default()
            )),
            Shell::Fish => world.note(
                "fish: in ~/.config/fish/config.fish: kubectl completion fish | source",
            ),
            Shell::Powershell => world.note(
                "powershell: in $PROFILE: kubectl completion powershell | Out-String | Invoke-Expression; kubectl-pxsec completion powershell | Out-String | Invoke-Expression",
            ),
            Shell::Elvish => world.note(
                "elvish: in ~/.config/elvish/rc.elv: eval (kubectl-pxsec completion elvish | slurp)",
            ),
        }
    }
    world.note("it works in shells that are started from now on");
}
