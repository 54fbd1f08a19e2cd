//! Where imported px contexts come from: the files of other tools, and exports.

use std::path::{Path, PathBuf};
use std::str;

use zeroize::Zeroizing;

use crate::cli::input::{StdinGuard, file_failure, hint_if_missing};
use crate::cli::{Failure, GlobalArgs, World, env_vars};
use crate::domain::foreign::{
    self, ForeignCredential, ForeignEntry, ForeignError, ForeignFileError, ForeignFormat,
    MAX_FOREIGN_BYTES,
};
use crate::domain::kube_binding::KubeBinding;
use crate::ops::context_import::{Candidate, Imported};

/// What a source holds.
#[derive(Default)]
pub(super) struct Found {
    /// The files that were read.
    pub(super) paths: Vec<PathBuf>,
    /// Entries, with the reason of those that cannot be used.
    pub(super) entries: Vec<Entry>,
    /// The file that the user named.
    pub(super) named: Option<PathBuf>,
    /// The user entries of a kubeconfig that hold a token of pxc.
    pub(super) logins: Vec<String>,
}

pub(super) struct Entry {
    pub(super) shown: String,
    pub(super) candidate: Result<Candidate, Unusable>,
    pub(super) is_current: bool,
    pub(super) notes: Vec<String>,
}

/// Why an entry cannot become a px context.
pub(super) struct Unusable {
    pub(super) reason: String,
    /// Whether there is nothing to import in it. pxc writes such an entry for each of its clusters.
    pub(super) is_empty: bool,
}

/// Contexts of `context export`.
pub(super) fn exported(path: &Path, world: &mut World<'_>) -> Result<Found, Failure> {
    let text = read(path, world)?;
    let shown = shown(path);
    let book = world
        .contexts_from_toml(shown.as_ref(), &text)
        .map_err(|error| {
            Failure::failed(error.to_string())
                .while_doing(format!("{shown} is no export of px contexts"))
                .hint("a file of another tool is imported with --from pxctl, pxc or kubeconfig")
        })?;
    let entries = book.iter().map(|context| Entry {
        shown: context.name.to_string(),
        candidate: Ok(Candidate::of_context(context)),
        is_current: false,
        notes: Vec::new(),
    });
    Ok(Found {
        paths: vec![path.to_owned()],
        entries: entries.collect(),
        named: Some(path.to_owned()),
        logins: Vec::new(),
    })
}

/// Contexts of another tool's files.
pub(super) fn other_tool(
    format: ForeignFormat,
    file: Option<&Path>,
    global: &GlobalArgs,
    world: &mut World<'_>,
) -> Result<Found, Failure> {
    let named = file.or(match format {
        ForeignFormat::Kubeconfig => global.kube.kubeconfig.as_deref(),
        ForeignFormat::Pxctl | ForeignFormat::Pxc => None,
    });
    let paths = match named {
        Some(path) => vec![path.to_owned()],
        None => usual_places(format, world)?,
    };
    // Saved with the px context, as it was named by the user; else the kubeconfig is found as kubectl finds it.
    let kubeconfig = named
        .filter(|path| format == ForeignFormat::Kubeconfig && !is_stdin(path))
        .map(|path| world.absolute(path));
    let mut found = Found {
        named: named.map(Path::to_owned),
        ..Found::default()
    };
    for path in paths {
        let text = read(&path, world)?;
        let read = foreign::read(format, &text).map_err(|error| not_readable(&path, &error))?;
        for note in read.notes {
            world.note(&format!("{}: {note}", shown(&path)));
        }
        for entry in read.entries {
            if matches!(entry.credential, Ok(ForeignCredential::Token(_))) {
                found.logins.extend(entry.login.clone());
            }
            found.entries.push(entry_of(entry, kubeconfig.clone()));
        }
        found.paths.push(path);
    }
    found.logins.sort();
    found.logins.dedup();
    Ok(found)
}

fn entry_of(entry: ForeignEntry, kubeconfig: Option<PathBuf>) -> Entry {
    let ForeignEntry {
        shown,
        name,
        credential,
        endpoint,
        kube_context,
        is_current,
        notes,
        ..
    } = entry;
    let candidate = match (name, credential) {
        (Ok(name), Ok(credential)) => Ok(Candidate {
            name,
            credential: match credential {
                ForeignCredential::Token(token) => Imported::Token(token),
                ForeignCredential::Secret(at) => Imported::Reference(at),
            },
            description: None,
            endpoint,
            kube: KubeBinding {
                kubeconfig: kubeconfig.filter(|path| path.to_str().is_some()),
                context: kube_context,
                namespace: None,
            },
            // No tool has a place for a description, and only a kubeconfig names a kube context.
            says_all: false,
        }),
        (name, credential) => {
            let reasons = [
                name.err().map(|error| error.to_string()),
                credential.as_ref().err().map(ToString::to_string),
            ];
            let reasons: Vec<String> = reasons.into_iter().flatten().collect();
            Err(Unusable {
                reason: reasons.join("; "),
                is_empty: matches!(credential, Err(ForeignError::NoToken)),
            })
        }
    };
    Entry {
        shown,
        candidate,
        is_current,
        notes,
    }
}

/// Where the tool keeps its file.
fn usual_places(format: ForeignFormat, world: &World<'_>) -> Result<Vec<PathBuf>, Failure> {
    if format == ForeignFormat::Pxc
        && let Some(path) = world.env(env_vars::PXCONFIG)
    {
        return Ok(vec![PathBuf::from(path)]);
    }
    if format == ForeignFormat::Kubeconfig
        && let Some(list) = world.env(env_vars::KUBECONFIG)
    {
        // As kubectl does: what is not there is passed over.
        let there: Vec<PathBuf> = std::env::split_paths(list)
            .filter(|path| world.exists(path))
            .collect();
        if !there.is_empty() {
            return Ok(there);
        }
    }
    let home = world.home().ok_or_else(|| {
        Failure::failed("the home folder is not known")
            .hint("name the file: context import --from TOOL FILE")
    })?;
    let place = home.join(match format {
        ForeignFormat::Pxctl => ".pxctl/contextconfig",
        ForeignFormat::Pxc => ".pxc/config.yml",
        ForeignFormat::Kubeconfig => ".kube/config",
    });
    // pxctl's documentation calls it a file, a file in YAML, and a folder.
    let in_yaml = home.join(".pxctl/contextconfig.yaml");
    if format == ForeignFormat::Pxctl && !world.exists(&place) && world.exists(&in_yaml) {
        return Ok(vec![in_yaml]);
    }
    Ok(world.files_in(&place).unwrap_or_else(|| vec![place]))
}

/// Whether a path stands for standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// The source as messages name it.
pub(super) fn shown(path: &Path) -> String {
    if is_stdin(path) {
        "standard input".to_owned()
    } else {
        path.display().to_string()
    }
}

fn read(path: &Path, world: &mut World<'_>) -> Result<Zeroizing<String>, Failure> {
    let bytes = if is_stdin(path) {
        let bytes = StdinGuard::default().read("the px contexts", MAX_FOREIGN_BYTES, world)?;
        if bytes.len() > MAX_FOREIGN_BYTES {
            return Err(Failure::failed(format!(
                "standard input is larger than {MAX_FOREIGN_BYTES} bytes"
            )));
        }
        bytes
    } else {
        let read = world.read_file(path, MAX_FOREIGN_BYTES as u64);
        let (bytes, _) = read.map_err(|error| {
            hint_if_missing(
                file_failure("the file", path, error),
                "check the path: the tool keeps its file on the machine where it was run; copy it here, and name it behind --from TOOL",
            )
        })?;
        bytes
    };
    match str::from_utf8(&bytes) {
        Ok(text) => Ok(Zeroizing::new(text.to_owned())),
        Err(_) => Err(Failure::failed(format!(
            "{} is not text in UTF-8",
            if is_stdin(path) {
                shown(path)
            } else {
                format!("the file {}", path.display())
            }
        ))),
    }
}

fn not_readable(path: &Path, error: &ForeignFileError) -> Failure {
    let failure = Failure::failed(format!("cannot import {}: {error}", shown(path)));
    match error {
        ForeignFileError::Shape {
            looks_like: Some(other),
            ..
        } => failure.hint(format!("try --from {other}")),
        ForeignFileError::Shape { .. }
        | ForeignFileError::TooLarge
        | ForeignFileError::TooComplex
        | ForeignFileError::Syntax { .. }
        | ForeignFileError::SeveralDocuments => failure,
    }
}
