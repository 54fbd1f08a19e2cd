//! `secret push --dry-run=client`: what would be written, without a cluster.

use serde_json::{Value, json};
use zeroize::Zeroizing;

use super::push::PushArgs;
use crate::cli::aim::Aim;
use crate::cli::flags::NameFormat;
use crate::cli::format::{self, Output};
use crate::cli::{Failure, GlobalArgs, World, exit};
use crate::domain::secret_ref::SecretRef;
use crate::ops::secret_push::Push;
use crate::output::push::line;
use crate::output::target::Place;
use crate::output::view;

/// Says what would be written, or prints the manifests, with the token.
///
/// # Errors
/// Those of the kubeconfig, of names, and of a token that may not be pushed.
pub(super) fn run(
    args: &PushArgs,
    push: &Push,
    global: &GlobalArgs,
    aim: &Aim,
    world: &mut World<'_>,
) -> Result<u8, Failure> {
    let mut names = global.kube.namespaces.clone();
    if names.is_empty() {
        names.push(match &aim.namespace {
            Some(namespace) => namespace.clone(),
            None => world.cluster_target(&aim.cluster)?.default_namespace,
        });
    }
    let now = world.now();
    let mut manifests = Vec::new();
    let mut text = Zeroizing::new(String::new());
    for namespace in names {
        let at = SecretRef::new(&namespace, &args.name, &args.key)
            .map_err(|error| Failure::usage(error.to_string()))?;
        let plan = push.plan(&namespace, now).map_err(|error| {
            Failure::from(error).while_doing(format!(
                "could not push to the Secret `{}/{}`",
                at.namespace, at.name
            ))
        })?;
        let place = Place {
            namespace,
            name: args.name.clone(),
            kube_context: None,
        };
        match &args.output {
            Output::In(NameFormat::Text) => {
                text.push_str(&line(&place, &plan.told, "pushed", Some("client"), now));
            }
            Output::In(NameFormat::Name) => text.push_str(&format!("secret/{}\n", at.name)),
            Output::In(NameFormat::Json | NameFormat::Yaml) | Output::JsonPath(_) => {
                manifests.push(world.manifest(&plan.desired));
            }
        }
    }
    match &args.output {
        Output::In(NameFormat::Text | NameFormat::Name) => {}
        Output::In(NameFormat::Json) => {
            text.push_str(&Zeroizing::new(view::json(&listed(manifests))));
        }
        Output::JsonPath(template) => {
            text.push_str(&Zeroizing::new(format::fill(template, &listed(manifests))?));
        }
        Output::In(NameFormat::Yaml) => {
            let documents: Vec<Zeroizing<String>> = manifests
                .iter()
                .map(|manifest| Zeroizing::new(view::yaml(manifest)))
                .collect();
            let parts: Vec<&str> = documents.iter().map(|text| text.as_str()).collect();
            text.push_str(&Zeroizing::new(parts.join("---\n")));
        }
    }
    world.out(&text)?;
    Ok(exit::OK)
}

/// One object as it is, several as a list that kubectl takes.
fn listed(mut manifests: Vec<Value>) -> Value {
    if manifests.len() == 1 {
        return manifests.remove(0);
    }
    json!({"apiVersion": "v1", "kind": "List", "items": manifests})
}
