//! Names of Secrets in StorageClasses, with variables that each PersistentVolumeClaim fills in.
//!
//! Follows external-provisioner (`getSecretReference`): a namespace may use `${pv.name}` and `${pvc.namespace}`, which
//! whoever writes a claim does not choose; a name also `${pvc.name}` and `${pvc.annotations['KEY']}`.

use super::secret_ref::{SecretRefError, check_namespace, check_secret_name};
use super::storage_class::Claim;

/// Which half of a reference a template is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The namespace.
    Namespace,
    /// The name.
    Name,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Variable(Variable),
}

/// What a claim fills in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Variable {
    /// `${pvc.namespace}`.
    ClaimNamespace,
    /// `${pvc.name}`.
    ClaimName,
    /// `${pv.name}`: known once the claim is bound.
    VolumeName,
    /// `${pvc.annotations['KEY']}`.
    ClaimAnnotation(String),
}

/// What has to be known before a template says which Secret it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Needs {
    /// It has no variables.
    Nothing,
    /// The namespace of a claim.
    Namespace,
    /// A claim.
    Claim,
}

/// A namespace or a name, maybe with variables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    half: Half,
    parts: Vec<Part>,
}

impl Template {
    /// Reads one.
    ///
    /// # Errors
    /// [`TemplateError`] for a variable that there is not, and for a text without variables that is no name.
    pub fn parse(text: &str, half: Half) -> Result<Self, TemplateError> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('$') {
            // Go's os.Expand also takes `$name`, and the provisioner knows no variable that is written so.
            let end = after.strip_prefix('{').and_then(|inner| inner.find('}'));
            let unknown = |shown: &str| TemplateError::UnknownVariable {
                variable: shown.to_owned(),
                half,
            };
            let Some(end) = end else {
                return Err(unknown(&format!("${after}")));
            };
            let variable = Variable::parse(&after[1..=end])
                .filter(|variable| half == Half::Name || variable.fits_namespace());
            let Some(variable) = variable else {
                return Err(unknown(&format!("${}", &after[..end + 2])));
            };
            if !before.is_empty() {
                parts.push(Part::Text(before.to_owned()));
            }
            parts.push(Part::Variable(variable));
            rest = &after[end + 2..];
        }
        if parts.is_empty() {
            check(rest, half)?;
        }
        if !rest.is_empty() {
            parts.push(Part::Text(rest.to_owned()));
        }
        Ok(Self { half, parts })
    }

    /// The namespace of each claim.
    #[must_use]
    pub fn claim_namespace() -> Self {
        Self {
            half: Half::Namespace,
            parts: vec![Part::Variable(Variable::ClaimNamespace)],
        }
    }

    /// What has to be known to resolve it.
    #[must_use]
    pub fn needs(&self) -> Needs {
        let each = self.variables().map(|variable| match variable {
            Variable::ClaimNamespace => Needs::Namespace,
            Variable::ClaimName | Variable::VolumeName | Variable::ClaimAnnotation(_) => {
                Needs::Claim
            }
        });
        each.max().unwrap_or(Needs::Nothing)
    }

    /// Its variables, in their order.
    pub fn variables(&self) -> impl Iterator<Item = &Variable> {
        self.parts.iter().filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Variable(variable) => Some(variable),
        })
    }

    /// What it means to a claim in `namespace`, when it needs no more than that.
    ///
    /// # Errors
    /// [`ResolveError::Open`] when it needs more, [`ResolveError::NoName`] when what comes out is no name.
    pub fn resolve_in(&self, namespace: &str) -> Result<String, ResolveError> {
        self.fill(|variable| match variable {
            Variable::ClaimNamespace => Some(namespace),
            Variable::ClaimName | Variable::VolumeName | Variable::ClaimAnnotation(_) => None,
        })
    }

    /// What it means to a claim.
    ///
    /// # Errors
    /// [`ResolveError`] by cause.
    pub fn resolve(&self, claim: &Claim) -> Result<String, ResolveError> {
        self.fill(|variable| match variable {
            Variable::ClaimNamespace => Some(&claim.namespace),
            Variable::ClaimName => Some(&claim.name),
            Variable::VolumeName => claim.volume.as_deref(),
            Variable::ClaimAnnotation(key) => claim.annotations.get(key).map(String::as_str),
        })
    }

    /// The same for a VolumeSnapshotClass, which fills in its own variables (external-snapshotter
    /// `GetSecretReference`): a snapshot is in the namespace of its claim.
    ///
    /// # Errors
    /// The variable that has no counterpart there.
    pub fn for_snapshots(&self) -> Result<String, Variable> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(literal) => text.push_str(literal),
                Part::Variable(Variable::ClaimNamespace) => {
                    text.push_str("${volumesnapshot.namespace}");
                }
                Part::Variable(
                    other @ (Variable::ClaimName
                    | Variable::VolumeName
                    | Variable::ClaimAnnotation(_)),
                ) => return Err(other.clone()),
            }
        }
        Ok(text)
    }

    fn fill<'a>(
        &'a self,
        value: impl Fn(&'a Variable) -> Option<&'a str>,
    ) -> Result<String, ResolveError> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Text(literal) => text.push_str(literal),
                Part::Variable(variable) => {
                    text.push_str(value(variable).ok_or_else(|| ResolveError::Open {
                        variable: variable.clone(),
                    })?);
                }
            }
        }
        check(&text, self.half).map_err(ResolveError::NoName)?;
        Ok(text)
    }
}

fn check(text: &str, half: Half) -> Result<(), SecretRefError> {
    match half {
        Half::Namespace => check_namespace(text),
        Half::Name => check_secret_name(text),
    }
}

impl Variable {
    fn parse(inner: &str) -> Option<Self> {
        match inner {
            "pvc.namespace" => Some(Self::ClaimNamespace),
            "pvc.name" => Some(Self::ClaimName),
            "pv.name" => Some(Self::VolumeName),
            _ => {
                let key = inner
                    .strip_prefix("pvc.annotations['")?
                    .strip_suffix("']")?;
                Some(Self::ClaimAnnotation(key.to_owned()))
            }
        }
    }

    fn fits_namespace(&self) -> bool {
        matches!(self, Self::ClaimNamespace | Self::VolumeName)
    }
}

impl std::fmt::Display for Variable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::ClaimNamespace => f.write_str("${pvc.namespace}"),
            Self::ClaimName => f.write_str("${pvc.name}"),
            Self::VolumeName => f.write_str("${pv.name}"),
            Self::ClaimAnnotation(key) => write!(f, "${{pvc.annotations['{key}']}}"),
        }
    }
}

impl std::fmt::Display for Template {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Text(text) => f.write_str(text),
            Part::Variable(variable) => write!(f, "{variable}"),
        })
    }
}

/// Why a text is no template.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum TemplateError {
    /// A variable that is not known, or not here.
    #[error("`{}` is no variable for {}", variable.escape_debug(), variables_of(*half))]
    UnknownVariable {
        /// As it is written.
        variable: String,
        /// Where it is written.
        half: Half,
    },
    /// Without variables, and no name.
    #[error(transparent)]
    NoName(#[from] SecretRefError),
}

fn variables_of(half: Half) -> &'static str {
    match half {
        Half::Namespace => "a namespace, which may have ${pvc.namespace} and ${pv.name}",
        Half::Name => {
            "a name, which may have ${pvc.namespace}, ${pvc.name}, ${pv.name} and ${pvc.annotations['KEY']}"
        }
    }
}

/// Why a template means no Secret.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum ResolveError {
    /// A variable that nothing fills in.
    #[error("nothing fills in `{variable}`")]
    Open {
        /// The variable.
        variable: Variable,
    },
    /// What comes out is no name.
    #[error(transparent)]
    NoName(SecretRefError),
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn claim() -> Claim {
        Claim {
            namespace: "team-a".into(),
            name: "data".into(),
            storage_class: None,
            volume: Some("pvc-1".into()),
            annotations: BTreeMap::from([
                ("example.com/secret".into(), "mine".into()),
                ("bad".into(), "Not A Name".into()),
            ]),
        }
    }

    #[test]
    fn templates_mean_what_the_provisioner_makes_of_them() {
        for (text, half, needs, here) in [
            ("team-x", Half::Namespace, Needs::Nothing, "team-x"),
            ("px.token", Half::Name, Needs::Nothing, "px.token"),
            (
                "${pvc.namespace}",
                Half::Namespace,
                Needs::Namespace,
                "team-a",
            ),
            (
                "x-${pvc.namespace}-y",
                Half::Name,
                Needs::Namespace,
                "x-team-a-y",
            ),
            ("${pv.name}", Half::Namespace, Needs::Claim, "pvc-1"),
            (
                "${pvc.name}.${pv.name}",
                Half::Name,
                Needs::Claim,
                "data.pvc-1",
            ),
            (
                "${pvc.annotations['example.com/secret']}",
                Half::Name,
                Needs::Claim,
                "mine",
            ),
        ] {
            let template = Template::parse(text, half).unwrap();
            assert_eq!(template.needs(), needs, "{text}");
            assert_eq!(template.to_string(), text);
            assert_eq!(template.resolve(&claim()).unwrap(), here, "{text}");
            let in_namespace = template.resolve_in("team-a");
            assert_eq!(in_namespace.is_ok(), needs != Needs::Claim, "{text}");
        }
    }

    #[test]
    fn what_is_no_template_is_told() {
        for (text, half) in [
            ("", Half::Namespace),
            ("Team", Half::Namespace),
            ("a.b", Half::Namespace),
            ("a/b", Half::Name),
            ("$pvc.namespace", Half::Name),
            ("${pvc.namespace", Half::Name),
            ("${pvc.nmespace}", Half::Name),
            ("${}", Half::Name),
            ("$", Half::Name),
            ("é$", Half::Name),
            ("${pvc.name}", Half::Namespace),
            ("${pvc.annotations['k']}", Half::Namespace),
            ("${pvc.annotations[k]}", Half::Name),
        ] {
            assert!(Template::parse(text, half).is_err(), "{text}");
        }
        let error = Template::parse("a-${pvc.name}-b", Half::Namespace).unwrap_err();
        assert_eq!(
            error.to_string(),
            "`${pvc.name}` is no variable for a namespace, which may have ${pvc.namespace} and ${pv.name}"
        );
    }

    #[test]
    fn snapshots_know_their_namespace_and_nothing_of_the_claim() {
        let name = |text: &str| Template::parse(text, Half::Name).unwrap().for_snapshots();
        assert_eq!(name("px-token"), Ok("px-token".into()));
        assert_eq!(
            name("x-${pvc.namespace}"),
            Ok("x-${volumesnapshot.namespace}".into())
        );
        assert_eq!(name("${pvc.name}"), Err(Variable::ClaimName));
    }

    #[test]
    fn a_claim_that_lacks_something_means_no_secret() {
        let name = |text: &str| Template::parse(text, Half::Name).unwrap();
        let open = name("${pvc.annotations['other']}").resolve(&claim());
        assert!(matches!(open, Err(ResolveError::Open { .. })));
        let unbound = Claim {
            volume: None,
            ..claim()
        };
        assert!(name("${pv.name}").resolve(&unbound).is_err());
        let bad = name("${pvc.annotations['bad']}").resolve(&claim());
        assert!(matches!(bad, Err(ResolveError::NoName(_))));
    }
}
