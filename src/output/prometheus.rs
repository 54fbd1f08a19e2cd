//! Rows of `secret status` in Prometheus' text format, as the textfile collector of its node exporter reads it.
//!
//! <https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format>

use std::collections::BTreeMap;

use super::escape::printable;
use crate::domain::secret_state::SecretState;
use crate::domain::time::NumericDate;
use crate::ops::secret_status::{Row, Told};

/// Metrics in the making.
#[derive(Debug, Default)]
pub struct Metrics {
    /// Labels in braces to values, a map a family of [`FAMILIES`]; sorted.
    samples: [BTreeMap<String, i64>; 4],
    /// How many rows of each state.
    counts: BTreeMap<SecretState, u64>,
}

/// Name and help of what there is of each token.
const FAMILIES: [(&str, &str); 4] = [
    (
        "pxsec_token_expiry_timestamp_seconds",
        "When the token expires; absent for one that never does.",
    ),
    (
        "pxsec_token_issued_timestamp_seconds",
        "When the token was issued.",
    ),
    (
        "pxsec_token_renew_timestamp_seconds",
        "When the token is to be renewed.",
    ),
    (
        "pxsec_token_status",
        "1 for the status that the Secret has.",
    ),
];

impl Metrics {
    /// Takes a row of a cluster.
    pub fn add(&mut self, kube_context: &str, row: &Row) {
        *self.counts.entry(row.state).or_default() += 1;
        let told = row.told.as_deref();
        let subject = told.and_then(|told| told.subject.as_deref());
        let labels = [
            ("kube_context", kube_context),
            ("namespace", &row.namespace),
            ("name", &row.name),
            ("subject", subject.unwrap_or_default()),
            ("status", row.state.as_str()),
        ]
        .map(|(label, value)| format!("{label}=\"{}\"", escaped(value)))
        .join(",");
        let instant = |of: fn(&Told) -> Option<NumericDate>| told.and_then(of).map(|at| at.0);
        let values = [
            instant(|told| told.expires),
            instant(|told| told.issued),
            instant(|told| told.renews),
            Some(1),
        ];
        for (family, value) in self.samples.iter_mut().zip(values) {
            family.extend(value.map(|value| (labels.clone(), value)));
        }
    }

    /// All of them, at `now`.
    #[must_use]
    pub fn render(&self, failed_targets: usize, now: NumericDate) -> String {
        let mut text = String::new();
        let head = |name: &str, help: &str| format!("# HELP {name} {help}\n# TYPE {name} gauge\n");
        for ((name, help), samples) in FAMILIES.iter().zip(&self.samples) {
            text += &head(name, help);
            for (labels, value) in samples {
                text += &format!("{name}{{{labels}}} {value}\n");
            }
        }
        text += &head("pxsec_tokens", "How many Secrets have each status.");
        for state in SecretState::ALL {
            let count = self.counts.get(&state).copied().unwrap_or(0);
            text += &format!("pxsec_tokens{{status=\"{state}\"}} {count}\n");
        }
        for (name, help, value) in [
            (
                "pxsec_status_failed_targets",
                "Namespaces and clusters that could not be looked at.",
                i64::try_from(failed_targets).unwrap_or(i64::MAX),
            ),
            (
                "pxsec_status_timestamp_seconds",
                "When all this was so.",
                now.0,
            ),
        ] {
            text += &head(name, help);
            text += &format!("{name} {value}\n");
        }
        text
    }
}

/// A label's value: what acts on a terminal is shown, then what the format escapes.
fn escaped(value: &str) -> String {
    printable(value).replace('\\', "\\\\").replace('"', "\\\"")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped_as_the_format_wants() {
        assert_eq!(escaped("a\"b\\c\nd\u{1b}"), "a\\\"b\\\\c\\\\nd\\\\u{1b}");
    }
}
