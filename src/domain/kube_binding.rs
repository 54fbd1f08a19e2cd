//! Which Kubernetes cluster a px context belongs to, and when a flag speaks against it.

use std::path::{Path, PathBuf};

/// The Kubernetes cluster and namespace that a px context aims at; each part may be left to the kubeconfig.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KubeBinding {
    /// The kubeconfig file, absolute.
    pub kubeconfig: Option<PathBuf>,
    /// The kubeconfig context.
    pub context: Option<String>,
    /// The namespace to use when no flag names one.
    pub namespace: Option<String>,
}

/// What flags say about the cluster, as far as it can contradict a binding.
#[derive(Clone, Copy, Debug, Default)]
pub struct Asked<'a> {
    /// `--kubeconfig`, absolute.
    pub kubeconfig: Option<&'a Path>,
    /// `--context`.
    pub context: Option<&'a str>,
    /// `--cluster`.
    pub cluster: Option<&'a str>,
    /// `--server`.
    pub server: Option<&'a str>,
}

impl KubeBinding {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it says which cluster.
    #[must_use]
    pub fn chooses_cluster(&self) -> bool {
        self.kubeconfig.is_some() || self.context.is_some()
    }

    /// Refuses flags that would lead to another cluster than the bound one.
    ///
    /// A namespace never contradicts: as in kubectl, `-n` goes before what is saved.
    ///
    /// # Errors
    /// [`Contradiction`] names both sides.
    pub fn check(&self, asked: Asked<'_>) -> Result<(), Contradiction> {
        let path = |path: &Path| path.display().to_string();
        let pairs = [
            (
                "--kubeconfig",
                asked.kubeconfig.map(path),
                "kubeconfig",
                self.kubeconfig.as_deref().map(path),
            ),
            (
                "--context",
                asked.context.map(str::to_owned),
                "kubeconfig context",
                self.context.clone(),
            ),
        ];
        for (flag, asked, part, bound) in pairs {
            if let (Some(asked), Some(bound)) = (asked, bound)
                && asked != bound
            {
                return Err(Contradiction {
                    flag,
                    asked,
                    part,
                    bound,
                });
            }
        }
        // Either sends the request elsewhere than the bound context says.
        let elsewhere = [("--cluster", asked.cluster), ("--server", asked.server)];
        if let Some(bound) = &self.context {
            for (flag, asked) in elsewhere {
                if let Some(asked) = asked {
                    return Err(Contradiction {
                        flag,
                        asked: asked.to_owned(),
                        part: "kubeconfig context",
                        bound: bound.clone(),
                    });
                }
            }
        }
        Ok(())
    }
}

/// A flag and a binding that lead to different clusters.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{flag} says `{asked}`, and the px context is bound to the {part} `{bound}`")]
pub struct Contradiction {
    /// The flag.
    pub flag: &'static str,
    asked: String,
    part: &'static str,
    bound: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_leads_to_another_cluster_contradicts() {
        let bound = KubeBinding {
            kubeconfig: Some("/k/prod".into()),
            context: Some("prod".into()),
            namespace: Some("px".into()),
        };
        let asked = |kubeconfig: Option<&'static str>, context| Asked {
            kubeconfig: kubeconfig.map(Path::new),
            context,
            ..Asked::default()
        };
        bound.check(Asked::default()).unwrap();
        bound.check(asked(Some("/k/prod"), Some("prod"))).unwrap();
        for (asked, flag) in [
            (asked(Some("/k/dev"), None), "--kubeconfig"),
            (asked(None, Some("dev")), "--context"),
            (
                Asked {
                    server: Some("https://x"),
                    ..Asked::default()
                },
                "--server",
            ),
        ] {
            assert_eq!(bound.check(asked).unwrap_err().flag, flag);
        }
        let elsewhere = Asked {
            cluster: Some("x"),
            ..asked(Some("/k/dev"), Some("dev"))
        };
        KubeBinding::default().check(elsewhere).unwrap();
    }

    #[test]
    fn a_namespace_alone_chooses_no_cluster() {
        let nothing = KubeBinding::default();
        let of_file = KubeBinding {
            kubeconfig: Some("/k/prod".into()),
            ..KubeBinding::default()
        };
        let of_context = KubeBinding {
            context: Some("prod".into()),
            ..KubeBinding::default()
        };
        let of_namespace = KubeBinding {
            namespace: Some("px".into()),
            ..KubeBinding::default()
        };
        let says = |binding: &KubeBinding| (!binding.is_empty(), binding.chooses_cluster());
        assert_eq!(says(&nothing), (false, false));
        assert_eq!(says(&of_file), (true, true));
        assert_eq!(says(&of_context), (true, true));
        assert_eq!(says(&of_namespace), (true, false));
    }
}
