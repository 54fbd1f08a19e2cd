//! The `Status` bodies of failed requests, field by field as a real API server writes them.

use serde_json::{Value, json};

use super::resources::Resource;

/// A request that failed: the HTTP status and its `Status` body.
pub(crate) struct Failure {
    pub(crate) code: u16,
    /// `None` is the bare `404 page not found`, which the Go mux answers, not the API machinery.
    pub(crate) body: Option<Value>,
}

/// One entry of `details.causes`, and the field error it came from.
pub(crate) struct Cause {
    pub(crate) reason: &'static str,
    pub(crate) field: String,
    pub(crate) message: String,
}

impl Cause {
    pub(crate) fn invalid(field: impl Into<String>, value: &str, why: &str) -> Self {
        let message = format!("Invalid value: {}: {why}", quoted(value));
        Self {
            reason: "FieldValueInvalid",
            field: field.into(),
            message,
        }
    }

    pub(crate) fn forbidden(field: impl Into<String>, why: &str) -> Self {
        let message = format!("Forbidden: {why}");
        Self {
            reason: "FieldValueForbidden",
            field: field.into(),
            message,
        }
    }

    pub(crate) fn required(field: impl Into<String>, why: &str) -> Self {
        let message = if why.is_empty() {
            "Required value".into()
        } else {
            format!("Required value: {why}")
        };
        Self {
            reason: "FieldValueRequired",
            field: field.into(),
            message,
        }
    }

    pub(crate) fn too_long(field: impl Into<String>, bytes: usize) -> Self {
        let message = format!("Too long: may not be more than {bytes} bytes");
        Self {
            reason: "FieldValueTooLong",
            field: field.into(),
            message,
        }
    }

    fn json(&self) -> Value {
        json!({"reason": self.reason, "message": self.message, "field": self.field})
    }
}

/// Go's `%q`, near enough for names.
pub(crate) fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

impl Failure {
    fn status(code: u16, reason: &str, message: String, details: Option<Value>) -> Self {
        let mut body = json!({
            "kind": "Status", "apiVersion": "v1", "metadata": {},
            "status": "Failure", "message": message, "code": code,
        });
        if !reason.is_empty() {
            body["reason"] = reason.into();
        }
        if let Some(details) = details {
            body["details"] = details;
        }
        Self {
            code,
            body: Some(body),
        }
    }

    pub(crate) fn page_not_found() -> Self {
        Self {
            code: 404,
            body: None,
        }
    }

    pub(crate) fn bad_request(message: impl Into<String>) -> Self {
        Self::status(400, "BadRequest", message.into(), None)
    }

    /// etcd has compacted what a page or a watch wants to go on from.
    pub(crate) fn expired(message: impl Into<String>) -> Self {
        Self::status(410, "Expired", message.into(), None)
    }

    /// A plain Go error, which the API machinery turns into a 500 without a reason.
    pub(crate) fn plain_error(message: impl Into<String>) -> Self {
        Self::status(500, "", message.into(), None)
    }

    pub(crate) fn unauthorized() -> Self {
        Self::status(401, "Unauthorized", "Unauthorized".into(), None)
    }

    pub(crate) fn not_found(resource: &Resource, name: &str) -> Self {
        let message = format!("{} {} not found", resource.qualified(), quoted(name));
        Self::status(
            404,
            "NotFound",
            message,
            Some(details(resource, resource.plural, name)),
        )
    }

    pub(crate) fn already_exists(resource: &Resource, name: &str) -> Self {
        let message = format!("{} {} already exists", resource.qualified(), quoted(name));
        Self::status(
            409,
            "AlreadyExists",
            message,
            Some(details(resource, resource.plural, name)),
        )
    }

    pub(crate) fn conflict(resource: &Resource, name: &str, why: &str) -> Self {
        let what = format!("{} {}", resource.qualified(), quoted(name));
        let message = format!("Operation cannot be fulfilled on {what}: {why}");
        Self::status(
            409,
            "Conflict",
            message,
            Some(details(resource, resource.plural, name)),
        )
    }

    pub(crate) fn modified(resource: &Resource, name: &str) -> Self {
        let why = "the object has been modified; please apply your changes to the latest version and try again";
        Self::conflict(resource, name, why)
    }

    /// The precondition check speaks of the kind where every other conflict speaks of the plural.
    pub(crate) fn precondition(resource: &Resource, name: &str, why: &str) -> Self {
        let what = format!("{} {}", resource.qualified_kind(), quoted(name));
        let message = format!("Operation cannot be fulfilled on {what}: {why}");
        Self::status(
            409,
            "Conflict",
            message,
            Some(details(resource, resource.kind, name)),
        )
    }

    pub(crate) fn apply_conflict(message: String, causes: &[Cause]) -> Self {
        let causes: Vec<Value> = causes.iter().map(Cause::json).collect();
        Self::status(409, "Conflict", message, Some(json!({"causes": causes})))
    }

    pub(crate) fn invalid(resource: &Resource, name: &str, causes: &[Cause]) -> Self {
        let mut about = json!({"name": name, "kind": resource.kind});
        if !resource.group.is_empty() {
            about["group"] = resource.group.into();
        }
        Self::invalid_about(&resource.qualified_kind(), name, about, causes)
    }

    pub(crate) fn invalid_options(kind: &str, cause: Cause) -> Self {
        let about = json!({"group": "meta.k8s.io", "kind": kind});
        Self::invalid_about(&format!("{kind}.meta.k8s.io"), "", about, &[cause])
    }

    fn invalid_about(kind: &str, name: &str, mut about: Value, causes: &[Cause]) -> Self {
        let texts: Vec<String> = causes
            .iter()
            .map(|cause| format!("{}: {}", cause.field, cause.message))
            .collect();
        let all = if texts.len() == 1 {
            texts[0].clone()
        } else {
            format!("[{}]", texts.join(", "))
        };
        about["causes"] = causes.iter().map(Cause::json).collect();
        let message = format!("{kind} {} is invalid: {all}", quoted(name));
        Self::status(422, "Invalid", message, Some(about))
    }

    /// What RBAC says. `group` and `plural` are those of the path: it is asked before the path is
    /// known to lead anywhere.
    pub(crate) fn forbidden(
        who: &str,
        verb: &str,
        group: &str,
        plural: &str,
        name: &str,
        namespace: &str,
    ) -> Self {
        let qualified = if group.is_empty() {
            plural.to_owned()
        } else {
            format!("{plural}.{group}")
        };
        let what = if name.is_empty() {
            qualified
        } else {
            format!("{qualified} {}", quoted(name))
        };
        let place = if namespace.is_empty() {
            "at the cluster scope".to_owned()
        } else {
            format!("in the namespace {}", quoted(namespace))
        };
        let message = format!(
            "{what} is forbidden: User {} cannot {verb} resource {} in API group {} {place}",
            quoted(who),
            quoted(plural),
            quoted(group),
        );
        let mut about = json!({"kind": plural});
        if !name.is_empty() {
            about["name"] = name.into();
        }
        if !group.is_empty() {
            about["group"] = group.into();
        }
        Self::status(403, "Forbidden", message, Some(about))
    }

    pub(crate) fn forbidden_path(who: &str, verb: &str, path: &str) -> Self {
        let message = format!(
            "forbidden: User {} cannot {verb} path {}",
            quoted(who),
            quoted(path)
        );
        Self::status(403, "Forbidden", message, Some(json!({})))
    }

    pub(crate) fn terminating(resource: &Resource, name: &str, namespace: &str) -> Self {
        let message = format!(
            "{} {} is forbidden: unable to create new content in namespace {namespace} because it is being terminated",
            resource.qualified(),
            quoted(name),
        );
        let mut about = details(resource, resource.plural, name);
        about["causes"] = json!([{
            "reason": "NamespaceTerminating",
            "message": format!("namespace {namespace} is being terminated"),
            "field": "metadata.namespace",
        }]);
        Self::status(403, "Forbidden", message, Some(about))
    }

    pub(crate) fn method_not_allowed() -> Self {
        let message = "the server does not allow this method on the requested resource";
        Self::status(405, "MethodNotAllowed", message.into(), Some(json!({})))
    }

    pub(crate) fn media_type(accepted: &str) -> Self {
        let message = format!(
            "the body of the request was in an unknown format - accepted media types include: {accepted}"
        );
        Self::status(415, "UnsupportedMediaType", message, None)
    }

    pub(crate) fn too_large() -> Self {
        let message = "Request entity too large: limit is 3145728";
        Self::status(413, "RequestEntityTooLarge", message.into(), None)
    }
}

fn details(resource: &Resource, kind: &str, name: &str) -> Value {
    let mut about = json!({"kind": kind});
    if !name.is_empty() {
        about["name"] = name.into();
    }
    if !resource.group.is_empty() {
        about["group"] = resource.group.into();
    }
    about
}

/// The `Status` of a delete that succeeded.
pub(crate) fn deleted(resource: &Resource, name: &str, uid: &Value) -> Value {
    let mut about = details(resource, resource.plural, name);
    about["uid"] = uid.clone();
    json!({
        "kind": "Status", "apiVersion": "v1", "metadata": {},
        "status": "Success", "details": about,
    })
}
