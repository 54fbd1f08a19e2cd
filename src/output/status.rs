//! `secret status`: the JSON contract, and its rows as a table, as JSON, YAML and names, page by page.

use serde::Serialize;

use super::jsonpath::Template;
use super::look::Look;
use super::prometheus::Metrics;
use super::status_table::Table;
use super::view::{API_VERSION, rfc3339, yaml};
use crate::domain::time::{Lifetime, NumericDate};
use crate::ops::secret_status::{Row, Told};
use crate::ports::ClusterTarget;

/// The kind of the whole document.
const KIND: &str = "SecretStatusList";

/// One Secret.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item<'a> {
    kube_context: &'a str,
    server: &'a str,
    namespace: &'a str,
    name: &'a str,
    uid: &'a str,
    status: &'static str,
    managed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<&'a [String]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issuer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    renews_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    created_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fingerprint: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    signing_key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lifetime: Option<String>,
    managers: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    used_by: Option<&'a [String]>,
}

impl<'a> Item<'a> {
    fn new(target: &'a ClusterTarget, row: &'a Row) -> Self {
        let told = row.told.as_deref();
        let text = |of: fn(&Told) -> &Option<String>| told.and_then(|told| of(told).as_deref());
        let instant = |of: fn(&Told) -> Option<NumericDate>| rfc3339(told.and_then(of));
        Self {
            kube_context: &target.kube_context,
            server: &target.server,
            namespace: &row.namespace,
            name: &row.name,
            uid: &row.uid,
            status: row.state.as_str(),
            managed: row.managed,
            subject: text(|told| &told.subject),
            roles: told.map(|told| told.roles.as_slice()),
            groups: told.map(|told| told.groups.as_slice()),
            issuer: text(|told| &told.issuer),
            issued_at: instant(|told| told.issued),
            expires_at: instant(|told| told.expires),
            renews_at: instant(|told| told.renews),
            created_at: rfc3339(row.created),
            fingerprint: told.map(|told| told.fingerprint.as_str()),
            signing_key: text(|told| &told.signing_key),
            lifetime: told.and_then(|told| lifetime(told.lifetime_secs)),
            managers: &row.managers,
            used_by: row.used_by.as_deref(),
        }
    }
}

pub(super) fn lifetime(secs: Option<u64>) -> Option<String> {
    secs.and_then(Lifetime::from_secs)
        .map(|span| span.to_string())
}

/// A namespace or cluster that could not be looked at.
#[derive(Serialize, Debug)]
#[serde(rename_all = "camelCase")]
pub struct Failed {
    /// The kube context.
    pub kube_context: String,
    /// The namespace; `None` for all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namespace: Option<String>,
    /// Why.
    pub error: String,
}

/// What rows are made into.
#[derive(Debug)]
pub enum Form {
    /// A table; `wide` has more columns.
    Table {
        /// More columns.
        wide: bool,
        /// The kube context as the first column.
        contexts: bool,
        /// Colours and width.
        look: Look,
    },
    /// One JSON document.
    Json,
    /// One YAML document.
    Yaml,
    /// `secret/NAME`, a line each.
    Name,
    /// The text of a template.
    JsonPath(Template),
    /// Prometheus' text format, as its textfile collector reads it.
    Prometheus,
}

/// Makes rows into text as they come. Only templates and metrics keep what they have got.
#[derive(Debug)]
pub struct Printer {
    form: Inner,
    any: bool,
}

#[derive(Debug)]
enum Inner {
    Table(Table),
    Json,
    Yaml,
    Name,
    JsonPath(Template, Vec<serde_json::Value>),
    Prometheus(Metrics),
}

impl Printer {
    /// One that has got nothing yet.
    #[must_use]
    pub fn new(form: Form) -> Self {
        let form = match form {
            Form::Table {
                wide,
                contexts,
                look,
            } => Inner::Table(Table::new(wide, contexts, look)),
            Form::Json => Inner::Json,
            Form::Yaml => Inner::Yaml,
            Form::Name => Inner::Name,
            Form::JsonPath(template) => Inner::JsonPath(template, Vec::new()),
            Form::Prometheus => Inner::Prometheus(Metrics::default()),
        };
        Self { form, any: false }
    }

    /// Makes a column of a table as wide as this cell needs, so that rows which come later line up with the first.
    pub fn make_room(&mut self, title: &str, cell: &str) {
        if let Inner::Table(table) = &mut self.form {
            table.make_room(title, cell);
        }
    }

    /// Whether there were any rows.
    #[must_use]
    pub fn any(&self) -> bool {
        self.any
    }

    /// The text of some rows, each with its cluster.
    pub fn rows(&mut self, rows: &[(&ClusterTarget, &Row)], now: NumericDate) -> String {
        if rows.is_empty() {
            return String::new();
        }
        let first = !std::mem::replace(&mut self.any, true);
        let items = rows.iter().map(|(target, row)| Item::new(target, row));
        match &mut self.form {
            Inner::Table(table) => table.page(rows, now),
            Inner::Json => {
                let mut text = if first { head_json() } else { String::new() };
                for (index, item) in items.enumerate() {
                    text.push_str(if first && index == 0 { "\n" } else { ",\n" });
                    text.push_str(&indented(&item, "    "));
                }
                text
            }
            Inner::Yaml => {
                let head = format!("apiVersion: {API_VERSION}\nkind: {KIND}\nitems:\n");
                let items: Vec<Item<'_>> = items.collect();
                format!("{}{}", if first { &head } else { "" }, yaml(&items))
            }
            Inner::Name => rows
                .iter()
                .map(|(_, row)| format!("secret/{}\n", row.name))
                .collect(),
            Inner::JsonPath(_, kept) => {
                kept.extend(items.map(|item| serde_json::json!(item)));
                String::new()
            }
            Inner::Prometheus(metrics) => {
                for (target, row) in rows {
                    metrics.add(&target.kube_context, row);
                }
                String::new()
            }
        }
    }

    /// The text after the last row. Beside the failures, so many clusters were not reached at all.
    ///
    /// # Errors
    /// What the template says of the document.
    pub fn end(
        &mut self,
        failures: &[Failed],
        now: NumericDate,
    ) -> Result<String, super::jsonpath::EvalError> {
        Ok(match &mut self.form {
            Inner::Table(_) | Inner::Name => String::new(),
            Inner::Json => {
                let mut text = if self.any {
                    "\n  ]".to_owned()
                } else {
                    head_json() + "]"
                };
                if !failures.is_empty() {
                    let list = indented(&failures, "  ");
                    text = format!("{text},\n  \"failures\": {}", list.trim_start());
                }
                text + "\n}\n"
            }
            Inner::Yaml => {
                let mut text = String::new();
                if !self.any {
                    text = format!("apiVersion: {API_VERSION}\nkind: {KIND}\nitems: []\n");
                }
                if !failures.is_empty() {
                    text += &format!("failures:\n{}", yaml(&failures));
                }
                text
            }
            Inner::JsonPath(template, kept) => {
                let mut document = serde_json::json!({
                    "apiVersion": API_VERSION, "kind": KIND, "items": std::mem::take(kept),
                });
                if !failures.is_empty() {
                    document["failures"] = serde_json::json!(failures);
                }
                template.render(&document)?
            }
            Inner::Prometheus(metrics) => metrics.render(failures.len(), now),
        })
    }
}

fn head_json() -> String {
    format!("{{\n  \"apiVersion\": \"{API_VERSION}\",\n  \"kind\": \"{KIND}\",\n  \"items\": [")
}

/// A part of an indented JSON document.
fn indented(value: &impl Serialize, by: &str) -> String {
    // A line feed within a string is escaped, so that every line begins with blanks of the layout.
    let text = super::view::json(value);
    let lines: Vec<String> = text.lines().map(|line| format!("{by}{line}")).collect();
    lines.join("\n")
}

/// One row of a watch: a JSON document of one line.
#[must_use]
pub fn event_json(target: &ClusterTarget, row: &Row, deleted: bool) -> String {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Event<'a> {
        api_version: &'static str,
        kind: &'static str,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        deleted: bool,
        #[serde(flatten)]
        item: Item<'a>,
    }
    let event = Event {
        api_version: API_VERSION,
        kind: "SecretStatus",
        deleted,
        item: Item::new(target, row),
    };
    let line = serde_json::to_string(&event)
        .expect("views hold strings, numbers, lists and maps with text keys");
    line + "\n"
}
