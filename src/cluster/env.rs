//! What a process brings along for clusters beside flags and kubeconfig.

use std::ffi::OsString;
use std::path::PathBuf;

use super::credentials::PluginAnswers;

/// What the environment says about clusters.
#[derive(Clone, Default)]
pub struct ClusterEnv {
    /// The value of `KUBECONFIG`.
    pub kubeconfig: Option<OsString>,
    /// The home folder.
    pub home: Option<PathBuf>,
    /// `KUBERNETES_SERVICE_HOST`, which a pod has.
    pub service_host: Option<String>,
    /// `KUBERNETES_SERVICE_PORT`, which a pod has.
    pub service_port: Option<String>,
    /// `POD_NAMESPACE`, which a pod may have and client-go takes before the service account's.
    pub pod_namespace: Option<String>,
    /// `HTTPS_PROXY`, else `https_proxy`.
    pub https_proxy: Option<String>,
    /// `NO_PROXY`, else `no_proxy`.
    pub no_proxy: Option<String>,
    /// Whether a credential plugin may ask questions on stdin.
    pub stdin_is_terminal: bool,
    /// What credential plugins gave so far.
    pub plugins: PluginAnswers,
}

impl ClusterEnv {
    /// Takes what it needs from variables; empty ones count as unset.
    pub fn from_vars(
        var: impl Fn(&str) -> Option<OsString>,
        home: Option<PathBuf>,
        stdin_is_terminal: bool,
    ) -> Self {
        let any = |names: [&str; 2]| {
            names
                .into_iter()
                .filter_map(&var)
                .filter_map(|value| value.into_string().ok())
                .find(|value| !value.is_empty())
        };
        let one = |name: &str| any([name, name]);
        Self {
            kubeconfig: var("KUBECONFIG").filter(|value| !value.is_empty()),
            home,
            service_host: one("KUBERNETES_SERVICE_HOST"),
            service_port: one("KUBERNETES_SERVICE_PORT"),
            pod_namespace: one("POD_NAMESPACE"),
            https_proxy: any(["HTTPS_PROXY", "https_proxy"]),
            no_proxy: any(["NO_PROXY", "no_proxy"]),
            stdin_is_terminal,
            plugins: PluginAnswers::default(),
        }
    }
}

/// Proxies may carry a password.
impl std::fmt::Debug for ClusterEnv {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ClusterEnv")
            .field("kubeconfig", &self.kubeconfig)
            .field("home", &self.home)
            .field("service_host", &self.service_host)
            .finish_non_exhaustive()
    }
}
