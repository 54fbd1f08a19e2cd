//! What a StorageCluster declares about issuer and shared secret.
//!
//! What it means is the operator's word (`drivers/storage/portworx/component/auth.go`): its defaults, and that the pods get a
//! shared secret of `spec.env` before the one of the Secret. The object is read as untyped JSON: a field of an unexpected
//! type counts as absent and is noted, but a variable that cannot be read makes its value unknown, since the pods have one.

use serde_json::Value;

use super::{OPERATOR_SECRET, SHARED_SECRET_KEY};
use crate::domain::secret_ref::SecretRef;
use crate::domain::verify::UsernameClaim;
use crate::ports::{GuestAccess, SecuritySettings};

/// The variable of the pods that names the issuer.
const ISSUER_VARIABLE: &str = "PORTWORX_AUTH_JWT_ISSUER";
/// The variable of the pods that holds the shared secret.
const KEY_VARIABLE: &str = "PORTWORX_AUTH_JWT_SHAREDSECRET";

/// The variable of the pods that names the claim with the user's name.
const USERNAME_VARIABLE: &str = "PORTWORX_AUTH_USERNAME_CLAIM";

/// What a StorageCluster says, before any Secret that it names is read.
pub(super) struct Declared {
    pub(super) source: String,
    pub(super) settings: SecuritySettings,
    /// Of `spec.security`; comes first.
    pub(super) issuer: Option<String>,
    /// Of `spec.env`; `Err` when it is there and cannot be read, which is noted.
    pub(super) issuer_variable: Result<Option<Variable>, ()>,
    /// `Err` says why it is not known.
    pub(super) key: Result<Variable, String>,
    /// Of `spec.env`, when it is there and can be read.
    pub(super) username_claim: Option<UsernameClaim>,
    pub(super) notes: Vec<String>,
}

/// What an environment variable of `spec.env` is set to.
pub(super) enum Variable {
    Literal(String),
    Secret(SecretRef),
}

impl std::fmt::Debug for Variable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Literal(_) => f.write_str("Literal([redacted])"),
            Self::Secret(at) => write!(f, "Secret({at})"),
        }
    }
}

pub(super) fn declared(object: &Value) -> Declared {
    let source = format!("StorageCluster {}", name_of(object));
    let namespace = object["metadata"]["namespace"].as_str().unwrap_or_default();
    let spec = &object["spec"];
    let auth = &spec["security"]["auth"];
    let mut notes = Vec::new();

    let security = spec["security"]["enabled"].as_bool().unwrap_or(false);
    let mut field = |path: &str| {
        let value = &auth["selfSigned"][path];
        if !value.is_null() && !value.is_string() {
            notes.push(format!(
                "spec.security.auth.selfSigned.{path} of {source} is not a text"
            ));
        }
        value
            .as_str()
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
    };
    let issuer = field("issuer");
    let secret = field("sharedSecret").unwrap_or_else(|| OPERATOR_SECRET.to_owned());
    let unread = |name: &str, reason: &str| format!("{name} in spec.env of {source} {reason}");
    let issuer_variable = variable(spec, ISSUER_VARIABLE, namespace)
        .map_err(|reason| notes.push(unread(ISSUER_VARIABLE, reason)));
    let username_claim = match variable(spec, USERNAME_VARIABLE, namespace) {
        Ok(None) => None,
        // What is none of the three is `sub` for the server.
        Ok(Some(Variable::Literal(text))) => Some(text.parse().unwrap_or_default()),
        Ok(Some(Variable::Secret(_))) => {
            notes.push(unread(
                USERNAME_VARIABLE,
                "is set from a Secret, and is not read",
            ));
            None
        }
        Err(reason) => {
            notes.push(unread(USERNAME_VARIABLE, reason));
            None
        }
    };
    let key = match variable(spec, KEY_VARIABLE, namespace) {
        // The pods get it, so it is the one that counts, also where it cannot be read.
        Ok(Some(set)) => Ok(set),
        Ok(None) => SecretRef::new(namespace, &secret, SHARED_SECRET_KEY)
            .map(Variable::Secret)
            .map_err(|error| format!("the shared secret that {source} names: {error}")),
        Err(reason) => Err(unread(KEY_VARIABLE, reason)),
    };
    let settings = SecuritySettings {
        namespace: namespace.to_owned(),
        name: object["metadata"]["name"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
        security,
        authorization: auth["enabled"].as_bool().unwrap_or(security),
        guests: guest_access(&auth["guestAccess"]),
        literal: matches!(key, Ok(Variable::Literal(_))),
        key_at: match &key {
            Ok(Variable::Secret(at)) => Some(at.clone()),
            Ok(Variable::Literal(_)) | Err(_) => None,
        },
    };
    Declared {
        source,
        settings,
        issuer,
        issuer_variable,
        key,
        username_claim,
        notes,
    }
}

/// What is to be said of a StorageCluster whose pods ask for no tokens.
pub(super) fn off(settings: &SecuritySettings) -> Option<String> {
    let SecuritySettings {
        namespace, name, ..
    } = settings;
    let what = if !settings.security {
        "security"
    } else if !settings.authorization {
        "authorization"
    } else {
        return None;
    };
    Some(format!(
        "{what} is not enabled in StorageCluster {namespace}/{name}"
    ))
}

/// The operator's own words (`pkg/apis/core/v1`, `GuestAccessType`), and its default.
fn guest_access(value: &Value) -> GuestAccess {
    match value {
        Value::Null => GuestAccess::Enabled,
        Value::String(text) => match text.as_str() {
            "" | "Enabled" => GuestAccess::Enabled,
            "Disabled" => GuestAccess::Disabled,
            "Managed" => GuestAccess::Managed,
            other => GuestAccess::Unknown(Some(other.to_owned())),
        },
        _ => GuestAccess::Unknown(None),
    }
}

/// `namespace/name`.
pub(super) fn name_of(object: &Value) -> String {
    let part = |key: &str| object["metadata"][key].as_str().unwrap_or_default();
    format!("{}/{}", part("namespace"), part("name"))
}

/// The last entry of `spec.env` with this name, as Kubernetes takes it; `Err` says why it cannot be read.
fn variable(spec: &Value, name: &str, namespace: &str) -> Result<Option<Variable>, &'static str> {
    let entry = spec["env"]
        .as_array()
        .and_then(|entries| entries.iter().rev().find(|entry| entry["name"] == name));
    let Some(entry) = entry else {
        return Ok(None);
    };
    match (&entry["value"], &entry["valueFrom"]) {
        (Value::String(value), _) if !value.is_empty() => {
            Ok(Some(Variable::Literal(value.clone())))
        }
        (Value::Null | Value::String(_), Value::Null) => Ok(None),
        (Value::Null | Value::String(_), from) => {
            let reference = &from["secretKeyRef"];
            let part = |key: &str| reference[key].as_str().unwrap_or_default();
            if reference.is_null() {
                return Err("is set from something else than a Secret, and is not read");
            }
            SecretRef::new(namespace, part("name"), part("key"))
                .map(|at| Some(Variable::Secret(at)))
                .map_err(|_| "names no key of a Secret")
        }
        _ => Err("is not a text"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// One line a fact.
    fn shown(spec: &Value) -> String {
        let object = json!({"metadata": {"namespace": "portworx", "name": "px"}, "spec": spec});
        let found = declared(&object);
        let variable = match found.issuer_variable {
            Ok(None) => "-".to_owned(),
            Ok(Some(Variable::Literal(text))) => text,
            Ok(Some(Variable::Secret(at))) => format!("secret {at}"),
            Err(()) => "unknown".to_owned(),
        };
        let issuer = found.issuer.unwrap_or("-".into());
        let mut lines = vec![format!("issuer {issuer}, env {variable}")];
        lines.push(format!("{:?}", found.key));
        lines.extend(off(&found.settings));
        lines.extend(found.notes);
        lines.join("\n")
    }

    #[test]
    fn an_empty_cluster_has_the_operators_defaults() {
        insta::assert_snapshot!(shown(&json!({})), @r#"
        issuer -, env -
        Ok(Secret(portworx/px-shared-secret/shared-secret))
        security is not enabled in StorageCluster portworx/px
        "#);
        insta::assert_snapshot!(
            shown(&json!({"security": {"enabled": true, "auth": {"enabled": false}}})), @r#"
        issuer -, env -
        Ok(Secret(portworx/px-shared-secret/shared-secret))
        authorization is not enabled in StorageCluster portworx/px
        "#);
    }

    #[test]
    fn fields_name_issuer_and_secret() {
        insta::assert_snapshot!(shown(&json!({"security": {"enabled": true, "auth": {"selfSigned": {
            "issuer": "portworx.com", "sharedSecret": "mine"}}}})), @r#"
        issuer portworx.com, env -
        Ok(Secret(portworx/mine/shared-secret))
        "#);
    }

    #[test]
    fn guest_access_is_one_of_three_words_and_enabled_by_default() {
        for (value, expected) in [
            (json!(null), GuestAccess::Enabled),
            (json!(""), GuestAccess::Enabled),
            (json!("Disabled"), GuestAccess::Disabled),
            (json!("Managed"), GuestAccess::Managed),
            (
                json!("managed"),
                GuestAccess::Unknown(Some("managed".into())),
            ),
            (json!(true), GuestAccess::Unknown(None)),
        ] {
            assert_eq!(guest_access(&value), expected, "{value}");
        }
    }

    #[test]
    fn variables_come_as_literals_and_references_and_the_last_one_counts() {
        insta::assert_snapshot!(shown(&json!({"security": {"enabled": true}, "env": [
            {"name": "PORTWORX_AUTH_JWT_ISSUER", "value": "first"},
            {"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "value": "shh-do-not-show"},
            {"name": "PORTWORX_AUTH_JWT_ISSUER", "valueFrom": {"secretKeyRef": {"name": "s", "key": "k"}}},
        ]})), @r#"
        issuer -, env secret portworx/s/k
        Ok(Literal([redacted]))
        "#);
        insta::assert_snapshot!(shown(&json!({"security": {"enabled": true}, "env": [
            {"name": "PORTWORX_AUTH_JWT_ISSUER", "valueFrom": {"configMapKeyRef": {"name": "s", "key": "k"}}},
            {"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "valueFrom": {"secretKeyRef": {"name": "pxkeys", "key": "shared-secret"}}},
        ]})), @r#"
        issuer -, env unknown
        Ok(Secret(portworx/pxkeys/shared-secret))
        PORTWORX_AUTH_JWT_ISSUER in spec.env of StorageCluster portworx/px is set from something else than a Secret, and is not read
        "#);
    }

    #[test]
    fn values_of_other_types_are_noted_and_never_panic() {
        insta::assert_snapshot!(shown(&json!({
            "security": {"enabled": "yes", "auth": {"selfSigned": {"issuer": 7, "sharedSecret": ["x"]}}},
            "env": [7, {"name": "PORTWORX_AUTH_JWT_SHAREDSECRET", "value": 9},
                {"name": "PORTWORX_AUTH_JWT_ISSUER", "valueFrom": {"secretKeyRef": {"name": "Bad Name"}}}],
        })), @r#"
        issuer -, env unknown
        Err("PORTWORX_AUTH_JWT_SHAREDSECRET in spec.env of StorageCluster portworx/px is not a text")
        security is not enabled in StorageCluster portworx/px
        spec.security.auth.selfSigned.issuer of StorageCluster portworx/px is not a text
        spec.security.auth.selfSigned.sharedSecret of StorageCluster portworx/px is not a text
        PORTWORX_AUTH_JWT_ISSUER in spec.env of StorageCluster portworx/px names no key of a Secret
        "#);
        for spec in [json!(null), json!(7), json!({"env": {}, "security": []})] {
            shown(&spec);
        }
        insta::assert_snapshot!(shown(&json!({"security": {"enabled": true, "auth": {"selfSigned": {
            "sharedSecret": "Not A Name"}}}})), @r#"
        issuer -, env -
        Err("the shared secret that StorageCluster portworx/px names: `Not A Name` is no Secret's name: lower case letters, digits, `-` and `.`, at most 253 (RFC 1123 subdomain)")
        "#);
    }
}
