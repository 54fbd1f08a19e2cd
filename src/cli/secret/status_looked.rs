//! Where `secret status` looked, in words: what is not found there may be elsewhere.

use super::status_run::Target;

/// The namespaces that were looked into.
#[derive(Default)]
pub(super) struct Looked {
    /// Which, in words.
    pub(super) place: String,
    /// The namespace, where it was one.
    only: Option<String>,
    /// Whether it was all there are.
    all: bool,
}

impl Looked {
    pub(super) fn of(targets: &[Target]) -> Self {
        let all = !targets.is_empty() && targets.iter().all(|target| target.namespace.is_none());
        let only = match targets {
            [one] => one.namespace.clone(),
            _ => None,
        };
        let place = match &only {
            Some(namespace) => format!("in the namespace `{namespace}`"),
            None if targets.is_empty() => "here, since no namespace has these labels".to_owned(),
            None if all => "in any namespace".to_owned(),
            None => format!("in these {} namespaces", targets.len()),
        };
        Self { place, only, all }
    }

    /// What is said where there is no row. `narrowed` by more than names and places; `others` when tokens that pxsec does
    /// not keep were looked for as well.
    pub(super) fn nothing(&self, narrowed: bool, others: bool) -> String {
        let place = &self.place;
        let mut ways = Vec::new();
        let said = match (narrowed, others) {
            (true, _) => format!("no token {place} is such a one"),
            (false, true) => format!("there is no token {place}"),
            (false, false) => {
                ways.push("--all shows those of others");
                format!("pxsec keeps no token {place}")
            }
        };
        if !self.all {
            ways.push("-A looks into all namespaces");
        }
        match ways.is_empty() {
            true => said,
            false => format!("{said}; {}", ways.join(", and ")),
        }
    }

    /// Where to see which Secrets there are.
    pub(super) fn those_that_exist(&self) -> String {
        if self.all {
            return "`kubectl get secrets -A` shows those that exist".to_owned();
        }
        let namespace = self.only.as_deref().unwrap_or("NAMESPACE");
        format!(
            "`kubectl get secrets -n {namespace}` shows those that exist; -A looks into all namespaces"
        )
    }
}
