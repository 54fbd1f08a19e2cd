//! `config view`.

use std::path::Path;

use clap::Args;

use crate::cli::flags::{Format, context_choice, vault_choice};
use crate::cli::format::{self, Output};
use crate::cli::world::PLATFORM;
use crate::cli::{Failure, GlobalArgs, World, env_vars, exit};
use crate::domain::context::ContextBook;
use crate::domain::credential::VaultKind;
use crate::output::config::{self, ConfigView, Setting};
use crate::output::view;
use crate::ports::ContextStore as _;

/// What a setting comes from that config.toml has.
const FILE: &str = "config.toml";

/// Show the settings in force, and where each comes from
///
/// Flags go before environment variables, those before config.toml, and that before the default. Of tokens in the
/// environment it says only that they are set. -c and --kubeconfig count as they would for another command; so does
/// the kubeconfig that the px context is bound to. Reads config.toml: no vault is opened and nothing is contacted.
/// Writes nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Examples:
  # Which px context, which vault, which kubeconfig, and why
  kubectl pxsec config view

  # The same with a px context named, as YAML
  kubectl pxsec config view -c prod -o yaml")]
pub(super) struct ViewArgs {
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
}

pub(super) fn run(
    args: &ViewArgs,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let settings = settings(global, world)?;
    let answer = match &args.output {
        Output::In(Format::Text) => config::settings(&settings),
        Output::In(Format::Json) => view::json(&ConfigView::new(&settings)),
        Output::In(Format::Yaml) => view::yaml(&ConfigView::new(&settings)),
        Output::JsonPath(template) => format::fill(template, &ConfigView::new(&settings))?,
    };
    world.out(&answer)?;
    Ok(exit::OK)
}

fn settings(global: &GlobalArgs, world: &mut World<'_>) -> Result<Vec<Setting>, Failure> {
    let (folder, folder_source) = world.config_folder_and_source()?;
    let store = world.contexts()?;
    let file = store.path();
    let book = store.load()?;
    let file_source = world.exists(&file).then_some(FILE);
    let px_context = px_context(&book, global, world)?;
    let kubeconfig = kubeconfig(&book, &px_context, global, world);
    let previous = book.previous().map(ToString::to_string);
    Ok(vec![
        Setting::new("folder", Some(shown(&folder)), Some(folder_source)),
        Setting::new("file", Some(shown(&file)), Some(folder_source)),
        vault(&book, world)?,
        px_context,
        Setting::new("previous", previous, Some(FILE)),
        Setting::new(
            "px-contexts",
            Some(book.iter().count().to_string()),
            file_source,
        ),
        kubeconfig,
        token(env_vars::PXSEC_TOKEN, world),
        token(env_vars::PXCTL_AUTH_TOKEN, world),
    ])
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Where a new token rests.
fn vault(book: &ContextBook, world: &World<'_>) -> Result<Setting, Failure> {
    let env = vault_choice(None, world)?.map(|vault| (vault, env_vars::PXSEC_VAULT));
    let (vault, source) = env
        .or_else(|| Some((book.default_vault?, FILE)))
        .unwrap_or((VaultKind::Keyring, "default"));
    Ok(Setting::new("vault", Some(vault.to_string()), Some(source)))
}

/// The px context in force; a name that names none is shown, and warned of.
fn px_context(
    book: &ContextBook,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<Setting, Failure> {
    let choice = context_choice(global.px_context.clone(), world)?;
    let named = [
        (choice.flag.as_ref(), "-c"),
        (choice.env.as_ref(), env_vars::PXSEC_CONTEXT),
        (book.current(), FILE),
    ];
    let mut named = named
        .into_iter()
        .filter_map(|(name, source)| Some((name?, source)));
    let Some((name, source)) = named.next() else {
        return Ok(Setting::new("px-context", None, None));
    };
    if let Err(error) = book.get(name) {
        world.warn(&error.to_string());
    }
    Ok(Setting::new(
        "px-context",
        Some(name.to_string()),
        Some(source),
    ))
}

/// The kubeconfig that a command reads which acts as the px context.
fn kubeconfig(
    book: &ContextBook,
    px_context: &Setting,
    global: &GlobalArgs,
    world: &World<'_>,
) -> Setting {
    let bound = px_context
        .value
        .as_ref()
        .and_then(|name| name.parse().ok())
        .filter(|_| !global.kube.override_binding)
        .and_then(|name| book.get(&name).ok()?.kube.kubeconfig.as_deref());
    let flag = global.kube.kubeconfig.as_deref();
    let env = world.env(env_vars::KUBECONFIG);
    let default = world.default_kubeconfig();
    let candidates = [
        (flag.map(shown), "--kubeconfig"),
        (bound.map(shown), "px-context"),
        (
            env.map(|list| list.to_string_lossy().into_owned()),
            env_vars::KUBECONFIG,
        ),
        (default.as_deref().map(shown), PLATFORM),
    ];
    let found = candidates
        .into_iter()
        .find_map(|(value, source)| Some((value?, source)));
    let (value, source) = found.unzip();
    Setting::new("kubeconfig", value, source)
}

/// Whether the environment has a token; never the token.
fn token(variable: &'static str, world: &World<'_>) -> Setting {
    let set = world.env(variable).map(|_| "set".to_owned());
    Setting::new(variable, set, Some("environment"))
}
