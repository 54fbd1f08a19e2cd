//! Who may do what, and the self-subject reviews that tell.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

pub(crate) const ANONYMOUS: &str = "system:anonymous";

/// The rules of the users that have any; everyone else who is authenticated is an admin.
#[derive(Default)]
pub(crate) struct Access {
    rules: BTreeMap<String, Vec<Rule>>,
}

struct Rule {
    verb: String,
    resource: String,
    namespace: String,
}

impl Access {
    pub(crate) fn limit(&mut self, user: &str, allow: &[(&str, &str, &str)]) {
        let rules = allow
            .iter()
            .map(|(verb, resource, namespace)| Rule {
                verb: (*verb).into(),
                resource: (*resource).into(),
                namespace: (*namespace).into(),
            })
            .collect();
        self.rules.insert(user.to_owned(), rules);
    }

    /// `namespace` is empty for the cluster scope, which only a rule for `*` covers.
    pub(crate) fn allows(&self, user: &str, verb: &str, resource: &str, namespace: &str) -> bool {
        let covers = |rule: &str, asked: &str| rule == "*" || rule == asked;
        if user == ANONYMOUS {
            return false;
        }
        self.rules.get(user).is_none_or(|rules| {
            rules.iter().any(|rule| {
                covers(&rule.verb, verb)
                    && covers(&rule.resource, resource)
                    && (rule.namespace == "*"
                        || (rule.namespace == namespace && !namespace.is_empty()))
            })
        })
    }

    /// The `status` of a `SelfSubjectAccessReview`.
    pub(crate) fn review(&self, user: &str, spec: &Value) -> Value {
        let asked = &spec["resourceAttributes"];
        if !asked.is_object() {
            return json!({"allowed": true});
        }
        let text = |key: &str| asked[key].as_str().unwrap_or_default();
        let (namespace, resource) = (text("namespace"), text("resource"));
        if !self.allows(user, text("verb"), resource, namespace) {
            return json!({"allowed": false});
        }
        if !self.rules.contains_key(user) {
            return json!({"allowed": true});
        }
        let reason = if namespace.is_empty() {
            format!(
                "RBAC: allowed by ClusterRoleBinding \"{user}\" of ClusterRole \"{user}\" to User \"{user}\""
            )
        } else {
            format!(
                "RBAC: allowed by RoleBinding \"{user}/{namespace}\" of Role \"{user}\" to User \"{user}\""
            )
        };
        json!({"allowed": true, "reason": reason})
    }

    /// The `status` of a `SelfSubjectRulesReview`.
    pub(crate) fn rules_review(&self, user: &str, namespace: &str) -> Value {
        let Some(rules) = self.rules.get(user) else {
            return json!({
                "resourceRules": [{"verbs": ["*"], "apiGroups": ["*"], "resources": ["*"]}],
                "nonResourceRules": [{"verbs": ["*"], "nonResourceURLs": ["*"]}],
                "incomplete": false,
            });
        };
        let mut verbs: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for rule in rules
            .iter()
            .filter(|rule| ["*", namespace].contains(&&*rule.namespace))
        {
            verbs.entry(&rule.resource).or_default().insert(&rule.verb);
        }
        let mut resource_rules = vec![
            json!({"verbs": ["create"], "apiGroups": ["authorization.k8s.io"],
                "resources": ["selfsubjectaccessreviews", "selfsubjectrulesreviews"]}),
            json!({"verbs": ["create"], "apiGroups": ["authentication.k8s.io"],
                "resources": ["selfsubjectreviews"]}),
        ];
        for (resource, verbs) in verbs {
            let known = super::resources::served(true).find(|known| known.plural == resource);
            let group = known.map_or("*", |known| known.group);
            resource_rules
                .push(json!({"verbs": verbs, "apiGroups": [group], "resources": [resource]}));
        }
        let health = ["/healthz", "/livez", "/readyz", "/version", "/version/"];
        json!({
            "resourceRules": resource_rules,
            "nonResourceRules": [
                {"verbs": ["get"], "nonResourceURLs": health},
                {"verbs": ["get"], "nonResourceURLs": [
                    "/api", "/api/*", "/apis", "/apis/*", "/healthz", "/livez", "/openapi",
                    "/openapi/*", "/readyz", "/version", "/version/",
                ]},
                {"verbs": ["get"], "nonResourceURLs": ["/.well-known", "/.well-known/*"]},
            ],
            "incomplete": false,
        })
    }
}
