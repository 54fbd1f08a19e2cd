//! kubectl's flags over the entries of a kubeconfig (client-go `clientcmd/client_config.go`); pure.
//!
//! An empty text in a kubeconfig counts as absent, as in Go.

use std::path::Path;

use kube::config::{AuthInfo, Cluster};
use secrecy::{ExposeSecret as _, SecretString};

use super::connect::ClusterFlags;
use crate::ports::ClusterError;

/// Refuses flags that cannot go together, or that no HTTP header takes.
pub(super) fn check(flags: &ClusterFlags) -> Result<(), ClusterError> {
    let refuse = |flag, reason: &str| {
        Err(ClusterError::Flag {
            flag,
            reason: reason.to_owned(),
        })
    };
    if flags.insecure_skip_tls_verify && flags.certificate_authority.is_some() {
        return refuse(
            "--certificate-authority",
            "it has no meaning with --insecure-skip-tls-verify",
        );
    }
    let groups = flags.as_groups.iter().map(|group| ("--as-group", group));
    let names = [("--as", &flags.as_user), ("--as-uid", &flags.as_uid)]
        .into_iter()
        .filter_map(|(flag, value)| Some((flag, value.as_ref()?)));
    for (flag, value) in names.chain(groups) {
        if !fits_a_header(value) {
            return refuse(flag, "it holds characters that no HTTP header takes");
        }
    }
    Ok(())
}

/// Whether a text can stand in an HTTP header: visible ASCII and spaces. `http::HeaderValue` also takes what is no ASCII.
pub(super) fn fits_a_header(text: &str) -> bool {
    text.bytes()
        .all(|b| b == b'\t' || (b' '..=b'~').contains(&b))
}

/// client-go `DirectClientConfig.getCluster`.
pub(super) fn on_cluster(cluster: &mut Cluster, flags: &ClusterFlags) {
    for text in [
        &mut cluster.server,
        &mut cluster.certificate_authority,
        &mut cluster.certificate_authority_data,
        &mut cluster.proxy_url,
        &mut cluster.tls_server_name,
    ] {
        *text = text.take().filter(|text| !text.is_empty());
    }
    unwrap_lines(&mut cluster.certificate_authority_data);
    if flags.certificate_authority.is_some() || flags.insecure_skip_tls_verify {
        cluster.insecure_skip_tls_verify = Some(flags.insecure_skip_tls_verify);
        cluster.certificate_authority = flags.certificate_authority.as_deref().map(text_of);
        cluster.certificate_authority_data = None;
    }
    // Another server has another name, so the kubeconfig's does not fit it.
    if flags.tls_server_name.is_some() || flags.server.is_some() {
        cluster.tls_server_name = flags.tls_server_name.clone();
    }
    if let Some(server) = flags.server.as_ref().or(cluster.server.as_ref()) {
        cluster.server = Some(with_scheme(server));
    }
}

/// client-go `DirectClientConfig.getAuthInfo`.
pub(super) fn on_user(user: &mut AuthInfo, flags: &ClusterFlags) -> Result<(), ClusterError> {
    for text in [
        &mut user.username,
        &mut user.token_file,
        &mut user.client_certificate,
        &mut user.client_certificate_data,
        &mut user.client_key,
        &mut user.impersonate,
        &mut user.impersonate_uid,
    ] {
        *text = text.take().filter(|text| !text.is_empty());
    }
    for secret in [
        &mut user.password,
        &mut user.token,
        &mut user.client_key_data,
    ] {
        *secret = secret.take().filter(is_some_text);
    }
    unwrap_lines(&mut user.client_certificate_data);
    if let Some(key) = user.client_key_data.take() {
        user.client_key_data = Some(key.expose_secret().replace(['\r', '\n'], "").into());
    }
    if let Some(path) = &flags.client_certificate {
        user.client_certificate = Some(text_of(path));
        user.client_certificate_data = None;
    }
    if let Some(path) = &flags.client_key {
        user.client_key = Some(text_of(path));
        user.client_key_data = None;
    }
    if let Some(name) = &flags.as_user {
        user.impersonate = Some(name.clone());
    }
    if let Some(uid) = &flags.as_uid {
        user.impersonate_uid = Some(uid.clone());
    }
    if !flags.as_groups.is_empty() {
        user.impersonate_groups = Some(flags.as_groups.clone());
    }
    let alone = match (&user.impersonate, flags.as_groups.is_empty(), &flags.as_uid) {
        (None, false, _) => Some("--as-group"),
        (None, true, Some(_)) => Some("--as-uid"),
        _ => None,
    };
    match alone {
        Some(flag) => Err(ClusterError::Flag {
            flag,
            reason: "it says more about a user that only --as can name".to_owned(),
        }),
        None => Ok(()),
    }
}

/// base64 may be broken over lines, as Go's decoder takes it.
fn unwrap_lines(data: &mut Option<String>) {
    if let Some(data) = data {
        data.retain(|character| !matches!(character, '\r' | '\n'));
    }
}

fn is_some_text(secret: &SecretString) -> bool {
    !secret.expose_secret().is_empty()
}

fn text_of(path: impl AsRef<Path>) -> String {
    path.as_ref().display().to_string()
}

/// `host:port` means https.
///
/// Differs from kubectl, which then takes http unless there are certificates: a token never goes out in clear
/// because five letters are missing.
pub(super) fn with_scheme(server: &str) -> String {
    if server.contains("://") {
        server.to_owned()
    } else {
        format!("https://{server}")
    }
}
