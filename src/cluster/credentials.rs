//! Makes the kubeconfig's user ready to be sent: runs its credential plugin.
//!
//! The plugin is run here and not by kube 5.0, which runs it two or three times for one client (the browser of a
//! login would open as often), lets it read our stdin, and puts its output into its errors. The plugin's stderr
//! is the user's, as in kubectl. kubectl's `credentialPluginPolicy` (kuberc) is not read.

use std::io;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use kube::config::{AuthInfo, Cluster, ExecAuthCluster, ExecConfig, ExecInteractiveMode};
use secrecy::SecretString;
use serde::Deserialize;
use zeroize::Zeroizing;

use super::kubeconfig::{io_reason, unusable};
use crate::ports::{AUTH_PROVIDER_REMOVED, ClusterError, NO_SUCH_PLUGIN};

/// What credential plugins gave in this process, so that each is run once for all connections, as client-go does.
///
/// A token that the server refuses is fetched anew. Nothing of it can be printed.
#[derive(Clone, Default)]
pub struct PluginAnswers(Arc<Mutex<Vec<Answered>>>);

type Answered = (Arc<Asked>, Arc<Given>);

/// What is run and told: as JSON, for comparison alone.
type Asked = Zeroizing<String>;

impl PluginAnswers {
    fn of(&self, asked: &Asked) -> Option<Arc<Given>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known.iter().find(|(other, _)| **other == *asked);
        found.map(|(_, given)| Arc::clone(given))
    }

    fn put(&self, asked: &Arc<Asked>, given: &Arc<Given>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.retain(|(other, _)| other != asked);
        known.push((Arc::clone(asked), Arc::clone(given)));
    }
}

/// Turns whatever `user` has into a token, a password or a client certificate.
///
/// Gives the plugin that did it, which is run unless `answers` has what it gave.
///
/// # Errors
/// [`ClusterError::CredentialPlugin`].
pub(super) async fn make_ready(
    user: &mut AuthInfo,
    cluster: &Cluster,
    shown: &str,
    stdin_is_terminal: bool,
    answers: &PluginAnswers,
) -> Result<Option<Plugin>, ClusterError> {
    auth_provider(user)?;
    let runs = runs_plugin(user);
    let Some(exec) = user.exec.take().filter(|_| runs) else {
        return Ok(None);
    };
    let info = exec_info(&exec, cluster, shown, stdin_is_terminal)?;
    let asked = serde_json::json!([exec, info.json]).to_string();
    let plugin = Plugin {
        what: Arc::new((exec, info)),
        shown: shown.to_owned(),
        asked: Arc::new(Zeroizing::new(asked)),
        answers: answers.clone(),
    };
    let found = match answers.of(&plugin.asked) {
        Some(found) => found,
        None => plugin.run().await?,
    };
    user.token = found
        .token
        .as_ref()
        .map(|token| SecretString::from(token.as_str()));
    if let (Some(certificate), Some(key)) = (&found.certificate, &found.key) {
        user.client_certificate_data = Some(STANDARD.encode(certificate));
        user.client_key_data = Some(STANDARD.encode(key.as_bytes()).into());
    }
    Ok(Some(plugin))
}

/// A credential plugin that can be run.
pub(super) struct Plugin {
    what: Arc<(ExecConfig, ExecInfo)>,
    /// How the kubeconfig is named in messages.
    pub(super) shown: String,
    asked: Arc<Asked>,
    answers: PluginAnswers,
}

impl Plugin {
    /// A token that it gives now; `None` when it gives a certificate instead.
    ///
    /// # Errors
    /// [`ClusterError::CredentialPlugin`].
    pub(super) async fn token(&self) -> Result<Option<Zeroizing<String>>, ClusterError> {
        Ok(self.run().await?.token.clone())
    }

    async fn run(&self) -> Result<Arc<Given>, ClusterError> {
        let what = Arc::clone(&self.what);
        // Off the runtime's thread, so that an interrupt is seen while a login waits for its user.
        let ran = tokio::task::spawn_blocking(move || run(&what.0, &what.1)).await;
        let given = ran
            .unwrap_or_else(|_| Err("it could not be run".to_owned()))
            .map_err(|reason| ClusterError::CredentialPlugin {
                command: self.what.0.command.clone().unwrap_or_default(),
                reason,
            })?;
        let given = Arc::new(given);
        self.answers.put(&self.asked, &given);
        Ok(given)
    }
}

/// Whether [`make_ready`] runs a program for this user: who has another credential needs no plugin.
pub(super) fn runs_plugin(user: &AuthInfo) -> bool {
    let has_own = user.token.is_some() || user.token_file.is_some() || user.username.is_some();
    user.exec.is_some() && !has_own
}

/// Auth providers are gone from kubectl too, but for `oidc`, of which the token is used while it holds.
fn auth_provider(user: &mut AuthInfo) -> Result<(), ClusterError> {
    let Some(mut provider) = user.auth_provider.take() else {
        return Ok(());
    };
    let refuse = |reason: &str| ClusterError::CredentialPlugin {
        command: provider.name.clone(),
        reason: reason.to_owned(),
    };
    if provider.name != "oidc" {
        return Err(refuse(AUTH_PROVIDER_REMOVED));
    }
    match provider.config.remove("id-token") {
        Some(token) if !token.is_empty() => {
            user.token.get_or_insert_with(|| token.into());
            Ok(())
        }
        _ => Err(refuse("the kubeconfig holds no id-token; log in again")),
    }
}

/// What a plugin is told in `KUBERNETES_EXEC_INFO`, and whether it may talk to the user.
struct ExecInfo {
    json: String,
    interactive: bool,
}

fn exec_info(
    exec: &ExecConfig,
    cluster: &Cluster,
    shown: &str,
    stdin_is_terminal: bool,
) -> Result<ExecInfo, ClusterError> {
    let interactive = match exec.interactive_mode {
        Some(ExecInteractiveMode::Never) => false,
        Some(ExecInteractiveMode::Always) if !stdin_is_terminal => {
            return Err(ClusterError::CredentialPlugin {
                command: exec.command.clone().unwrap_or_default(),
                reason: "it must talk to its user, and stdin is not a terminal".to_owned(),
            });
        }
        Some(ExecInteractiveMode::Always | ExecInteractiveMode::IfAvailable) | None => {
            stdin_is_terminal
        }
    };
    let mut spec = serde_json::json!({ "interactive": interactive });
    if exec.provide_cluster_info {
        let known = ExecAuthCluster::try_from(cluster).ok();
        spec["cluster"] = known
            .and_then(|known| serde_json::to_value(known).ok())
            .ok_or_else(|| unusable(shown, "its certificate-authority cannot be read"))?;
    }
    let json = serde_json::json!({
        "kind": "ExecCredential",
        "apiVersion": exec.api_version,
        "spec": spec,
    });
    Ok(ExecInfo {
        json: json.to_string(),
        interactive,
    })
}

/// What a plugin gave.
struct Given {
    token: Option<Zeroizing<String>>,
    certificate: Option<String>,
    key: Option<Zeroizing<String>>,
}

/// <https://kubernetes.io/docs/reference/config-api/client-authentication.v1/>
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ExecCredential {
    api_version: Option<String>,
    status: Option<ExecStatus>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ExecStatus {
    token: Option<String>,
    client_certificate_data: Option<String>,
    client_key_data: Option<String>,
}

/// What the kubeconfig says to that is meant for the user.
fn no_such_program(exec: &ExecConfig) -> String {
    let hint = exec.install_hint.as_deref().unwrap_or_default();
    let words: Vec<&str> = hint.split_whitespace().collect();
    match words.as_slice() {
        [] => NO_SUCH_PLUGIN.to_owned(),
        words => format!("{NO_SUCH_PLUGIN}; {}", words.join(" ")),
    }
}

/// The tokens of our own environment, which are no affair of a program that logs in to Kubernetes.
const OUR_TOKENS: [&str; 2] = ["PXSEC_TOKEN", "PXCTL_AUTH_TOKEN"];

/// Runs the plugin to its end. The error is a reason that quotes nothing of what it wrote.
fn run(exec: &ExecConfig, info: &ExecInfo) -> Result<Given, String> {
    let program = exec
        .command
        .as_ref()
        .ok_or_else(|| "it names no command".to_owned())?;
    let mut command = Command::new(program);
    command
        .args(exec.args.iter().flatten())
        .env("KUBERNETES_EXEC_INFO", &info.json)
        .stdin(if info.interactive {
            Stdio::inherit()
        } else {
            Stdio::null()
        })
        .stderr(Stdio::inherit());
    for name in OUR_TOKENS {
        command.env_remove(name);
    }
    for variable in exec.env.iter().flatten() {
        if let (Some(name), Some(value)) = (variable.get("name"), variable.get("value")) {
            command.env(name, value);
        }
    }
    let output = command.output().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => no_such_program(exec),
        _ => format!("it cannot be started: {}", io_reason(&error)),
    })?;
    let stdout = Zeroizing::new(output.stdout);
    if !output.status.success() {
        return Err(output.status.code().map_or_else(
            || "it was ended by a signal".to_owned(),
            |code| format!("it exited with status {code}"),
        ));
    }
    // YAML, as client-go's decoder takes it too.
    let answer: ExecCredential = serde_saphyr::from_slice(&stdout)
        .map_err(|_| "its output is not an ExecCredential".to_owned())?;
    if answer.api_version != exec.api_version {
        return Err("its output has another apiVersion than the kubeconfig asks for".to_owned());
    }
    let status = answer
        .status
        .ok_or_else(|| "its output has no status".to_owned())?;
    let some = |text: Option<String>| text.filter(|text| !text.is_empty());
    let given = Given {
        token: some(status.token).map(Zeroizing::new),
        certificate: some(status.client_certificate_data),
        key: some(status.client_key_data).map(Zeroizing::new),
    };
    if given.certificate.is_some() != given.key.is_some() {
        return Err("its output has a client certificate or a key, but not both".to_owned());
    }
    if given.token.is_none() && given.certificate.is_none() {
        return Err("its output has neither a token nor a client certificate".to_owned());
    }
    Ok(given)
}
