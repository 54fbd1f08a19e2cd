//! Where the line aims: the cluster and namespace that its options and the px context's binding say.

use std::path::PathBuf;

use super::line::Line;
use crate::cli::aim::Aim;
use crate::cli::flags::{KubeArgs, context_choice, namespace};
use crate::cli::world::World;
use crate::cli::{GlobalArgs, LookArgs};
use crate::ops::resolve;
use crate::ports::ContextStore as _;

/// Whoever has one of these on the line does not act as the current px context.
const OWN_SOURCE: [&str; 9] = [
    "token_file",
    "auth_config",
    "claim_name",
    "claim_email",
    "signing_key",
    "from_cluster",
    "shared_secret",
    "rsa_private_keyfile",
    "ecdsa_private_keyfile",
];

/// Where the line aims; `None` when the command would refuse it.
pub(super) fn of(line: &Line, world: &mut World<'_>) -> Option<Aim> {
    let global = global(line, world);
    let choice = context_choice(global.px_context.clone(), world).ok()?;
    let named = choice.flag.is_some() || choice.env.is_some();
    // The current px context has a say only where the command acts as it.
    let acts = line.path.iter().map(String::as_str).eq(["secret", "push"])
        && !OWN_SOURCE.iter().any(|id| line.has(id));
    if !named && !acts {
        return Some(Aim::unbound(&global));
    }
    let book = world.contexts().ok()?.load().ok()?;
    if !named && book.current().is_none() {
        return Some(Aim::unbound(&global));
    }
    let (context, _) = resolve::context(&book, &choice).ok()?;
    Aim::of(context, &global, world).ok()
}

/// kubectl's flags and `-c`, as far as they stand on the line and can be used.
pub(super) fn global(line: &Line, world: &World<'_>) -> GlobalArgs {
    let text = |id: &str| line.text(id).map(str::to_owned);
    let path = |id: &str| {
        line.all(id)
            .last()
            .map(|value| at_home(value.into(), world))
    };
    GlobalArgs {
        px_context: line.text("px_context").and_then(|name| name.parse().ok()),
        verbosity: None,
        look: LookArgs::default(),
        kube: KubeArgs {
            kubeconfig: path("kubeconfig"),
            // Of `context create`, whose flags are the binding.
            context: text("context").or_else(|| text("kube_context")),
            cluster: text("cluster"),
            user: text("user"),
            namespaces: line
                .text("namespaces")
                .and_then(|name| namespace(name).ok())
                .into_iter()
                .collect(),
            server: text("server"),
            as_user: text("as_user"),
            as_groups: line
                .all("as_groups")
                .map(|group| group.to_string_lossy().into_owned())
                .collect(),
            as_uid: text("as_uid"),
            request_timeout: None,
            certificate_authority: path("certificate_authority"),
            client_certificate: path("client_certificate"),
            client_key: path("client_key"),
            tls_server_name: text("tls_server_name"),
            insecure_skip_tls_verify: line.has("insecure_skip_tls_verify"),
            override_binding: line.has("override_binding"),
        },
    }
}

/// `~/…` is for the shell to expand, which it has not done yet.
fn at_home(path: PathBuf, world: &World<'_>) -> PathBuf {
    match (path.strip_prefix("~"), world.home()) {
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path,
    }
}
