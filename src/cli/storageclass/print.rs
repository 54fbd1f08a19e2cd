//! `storageclass print`.

use std::collections::BTreeMap;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use crate::cli::{Failure, World, exit};
use crate::domain::secret_ref::check_secret_name;
use crate::domain::secret_template::{Half, Needs, Template};
use crate::domain::storage_class::{AUTH_SECRET_NAME, AUTH_SECRET_NAMESPACE};
use crate::output::storage_class::{self, SnapshotClassManifest, StorageClassManifest};

/// Print a StorageClass that uses a token
///
/// For the CSI driver (pxd.portworx.com): the parameters that make volumes be created, mounted and grown with the
/// token in a Secret. With --per-namespace each namespace's volumes use the Secret of that name in their own
/// namespace. Contacts nothing; pipe it to kubectl apply. Writes nothing.
#[derive(Args, Debug)]
#[command(after_long_help = "\
Variables:
  Filled in for each PersistentVolumeClaim: ${pvc.namespace} and ${pv.name};
  in the name also ${pvc.name} and ${pvc.annotations['KEY']}

Examples:
  # One token for all volumes
  kubectl pxsec storageclass print --secret portworx/px-user-token \\
      --param repl=2 | kubectl apply -f -

  # Each namespace with its own token, also for snapshots
  kubectl pxsec storageclass print --per-namespace px-user-token \\
      --name px-tenants --snapshot-class

  # The same in full
  kubectl pxsec storageclass print --secret '${pvc.namespace}/px-user-token'

  # For the driver within Kubernetes
  kubectl pxsec storageclass print --in-tree --secret portworx/px-user-token")]
pub(super) struct PrintArgs {
    #[command(flatten)]
    secret: SecretArgs,
    /// The StorageClass's name [default: px-csi-secure, with --in-tree px-secure]
    #[arg(long, value_name = "NAME", value_parser = class_name)]
    name: Option<String>,
    /// A parameter of the volumes, such as repl=2 (can be repeated)
    #[arg(long = "param", value_name = "KEY=VALUE", value_parser = param)]
    params: Vec<(String, String)>,
    /// For the driver within Kubernetes (kubernetes.io/portworx-volume), which fills in no variables
    #[arg(long, conflicts_with_all = ["per_namespace", "snapshot_class"])]
    in_tree: bool,
    /// Print a VolumeSnapshotClass of the same name too
    #[arg(long)]
    snapshot_class: bool,
    /// The format of the answer
    #[arg(
        short,
        long,
        value_name = "FORMAT",
        default_value = "yaml",
        help_heading = "Output"
    )]
    output: ManifestFormat,
}

/// Which Secret.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
struct SecretArgs {
    /// The Secret with the token, maybe with variables such as ${pvc.namespace}
    #[arg(long, value_name = "NAMESPACE/NAME")]
    secret: Option<SecretTemplate>,
    /// The name of the Secret in the namespace of each PersistentVolumeClaim
    #[arg(long, value_name = "NAME", value_parser = secret_name)]
    per_namespace: Option<Template>,
}

/// Namespace and name of a Secret, maybe with variables.
#[derive(Clone, Debug)]
struct SecretTemplate(Template, Template);

impl FromStr for SecretTemplate {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // At the first one: an annotation's key has one too, and stands in names only.
        let (namespace, name) = text
            .split_once('/')
            .ok_or("it must have the form NAMESPACE/NAME")?;
        let half = |text, half| Template::parse(text, half).map_err(|error| error.to_string());
        Ok(Self(
            half(namespace, Half::Namespace)?,
            half(name, Half::Name)?,
        ))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ManifestFormat {
    /// YAML
    Yaml,
    /// JSON
    Json,
}

fn secret_name(text: &str) -> Result<Template, String> {
    Template::parse(text, Half::Name).map_err(|error| error.to_string())
}

fn class_name(text: &str) -> Result<String, String> {
    // The grammar is that of a Secret's name (RFC 1123 subdomain).
    check_secret_name(text).map_err(|_| {
        "a name has lower case letters, digits, `-` and `.`, at most 253".to_owned()
    })?;
    Ok(text.to_owned())
}

fn param(text: &str) -> Result<(String, String), String> {
    let (key, value) = text
        .split_once('=')
        .filter(|(key, _)| !key.is_empty())
        .ok_or("it must have the form KEY=VALUE")?;
    let csi = key.strip_prefix("csi.storage.k8s.io/");
    let names_secret =
        csi.is_some_and(|key| key.ends_with("secret-name") || key.ends_with("secret-namespace"));
    if names_secret || [AUTH_SECRET_NAME, AUTH_SECRET_NAMESPACE].contains(&key) {
        return Err(format!("`{key}` follows from --secret or --per-namespace"));
    }
    Ok((key.to_owned(), value.to_owned()))
}

pub(super) fn run(args: &PrintArgs, world: &mut World<'_>) -> Result<u8, Failure> {
    let secret = secret(&args.secret)?;
    let mut parameters = BTreeMap::new();
    for (key, value) in &args.params {
        if parameters.insert(key.clone(), value.clone()).is_some() {
            return Err(Failure::usage(format!("--param names `{key}` twice")));
        }
    }
    let class = if args.in_tree {
        if secret.0.needs().max(secret.1.needs()) > Needs::Nothing {
            return Err(Failure::usage(
                "the driver within Kubernetes fills in no variables",
            )
            .hint("the CSI driver does: leave --in-tree out")
            .hint(format!(
                "or let each PersistentVolumeClaim name its Secret, by the annotations {AUTH_SECRET_NAME} and {AUTH_SECRET_NAMESPACE}"
            )));
        }
        let name = args.name.as_deref().unwrap_or("px-secure");
        StorageClassManifest::in_tree(name, &secret, parameters)
    } else {
        let name = args.name.as_deref().unwrap_or("px-csi-secure");
        StorageClassManifest::csi(name, &secret, parameters)
    };
    let snapshots = args
        .snapshot_class
        .then(|| SnapshotClassManifest::new(class.name(), &secret))
        .transpose()
        .map_err(|variable| {
            Failure::usage(format!(
                "of a claim, a VolumeSnapshotClass knows the namespace and not `{variable}`"
            ))
            .hint("leave --snapshot-class out, and name another Secret in a class of your own")
        })?;
    let answer = match args.output {
        ManifestFormat::Yaml => storage_class::yaml(&class, snapshots.as_ref()),
        ManifestFormat::Json => storage_class::json(&class, snapshots.as_ref()),
    };
    world.out(&answer)?;
    if secret.0.needs() == Needs::Nothing {
        world.note(
            "one token for the volumes of all namespaces; --per-namespace NAME gives each namespace its own",
        );
    }
    Ok(exit::OK)
}

fn secret(args: &SecretArgs) -> Result<(Template, Template), Failure> {
    match (&args.secret, &args.per_namespace) {
        (Some(SecretTemplate(namespace, name)), _) => Ok((namespace.clone(), name.clone())),
        (None, Some(name)) => Ok((Template::claim_namespace(), name.clone())),
        (None, None) => Err(Failure::usage("name the Secret with --secret")),
    }
}
