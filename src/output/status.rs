//! `secret status`: the JSON contract, and its rows as a table, as JSON, YAML and names, page by page.

use serde::Serialize;

use super::jsonpath::Template;
use super::prometheus::Metrics;
use super::table::{NONE, Pages, list_cell};
use super::time::span;
use super::view::{API_VERSION, rfc3339, yaml};
use crate::domain::secret_state::SecretState;
use crate::domain::time::{Lifetime, NumericDate};
use crate::ops::secret_status::{Row, Told};
use crate::ports::ClusterTarget;

/// The kind of the whole document.
const KIND: &str = "SecretStatusList";

/// What stands in a cell when nothing tells the value without reading the token.
const UNKNOWN: &str = "<unknown>";

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

fn lifetime(secs: Option<u64>) -> Option<String> {
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
            Form::Table { wide, contexts } => Inner::Table(Table::new(wide, contexts)),
            Form::Json => Inner::Json,
            Form::Yaml => Inner::Yaml,
            Form::Name => Inner::Name,
            Form::JsonPath(template) => Inner::JsonPath(template, Vec::new()),
            Form::Prometheus => Inner::Prometheus(Metrics::default()),
        };
        Self { form, any: false }
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
        unreached: usize,
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
            Inner::Prometheus(metrics) => metrics.render(failures.len() + unreached, now),
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

/// The rows as a table.
#[derive(Debug)]
pub struct Table {
    pages: Pages,
    wide: bool,
    contexts: bool,
}

impl Table {
    /// With its titles still to come.
    #[must_use]
    pub fn new(wide: bool, contexts: bool) -> Self {
        let mut titles = if contexts {
            vec!["KUBE-CONTEXT"]
        } else {
            Vec::new()
        };
        titles.extend([
            "NAMESPACE",
            "NAME",
            "STATUS",
            "ROLES",
            "SUBJECT",
            "EXPIRES",
            "RENEWS",
            "AGE",
        ]);
        if wide {
            titles.extend([
                "ISSUER",
                "GROUPS",
                "KEY",
                "FINGERPRINT",
                "LIFETIME",
                "MANAGERS",
                "USED-BY",
            ]);
        }
        Self {
            pages: Pages::new(&titles),
            wide,
            contexts,
        }
    }

    fn page(&mut self, rows: &[(&ClusterTarget, &Row)], now: NumericDate) -> String {
        let rows: Vec<Vec<String>> = rows
            .iter()
            .map(|(target, row)| self.cells(target, row, row.state.as_str(), now))
            .collect();
        self.pages.page(&rows)
    }

    /// Some rows of a watch: of which cluster, what, and whether it is gone.
    pub fn events(&mut self, events: &[(&ClusterTarget, &Row, bool)], now: NumericDate) -> String {
        let rows: Vec<Vec<String>> = events
            .iter()
            .map(|(target, row, deleted)| self.event(target, row, *deleted, now))
            .collect();
        self.pages.page(&rows)
    }

    fn event(
        &self,
        target: &ClusterTarget,
        row: &Row,
        deleted: bool,
        now: NumericDate,
    ) -> Vec<String> {
        let word = if deleted {
            "Deleted"
        } else {
            row.state.as_str()
        };
        self.cells(target, row, word, now)
    }

    fn cells(
        &self,
        target: &ClusterTarget,
        row: &Row,
        word: &str,
        now: NumericDate,
    ) -> Vec<String> {
        let told = row.told.as_deref();
        let unknown = || UNKNOWN.to_owned();
        let list =
            |of: fn(&Told) -> &Vec<String>| told.map_or_else(unknown, |told| list_cell(of(told)));
        let text = |of: fn(&Told) -> &Option<String>| {
            told.map_or_else(unknown, |told| of(told).clone().unwrap_or(NONE.to_owned()))
        };
        let mut cells = Vec::new();
        if self.contexts {
            cells.push(target.kube_context.clone());
        }
        cells.extend([
            row.namespace.clone(),
            row.name.clone(),
            word.to_owned(),
            list(|told| &told.roles),
            text(|told| &told.subject),
            told.map_or_else(unknown, |told| expires(told.expires, now)),
            renews(row, now),
            row.created
                .map_or_else(unknown, |created| age(created, now)),
        ]);
        if self.wide {
            cells.extend([
                text(|told| &told.issuer),
                list(|told| &told.groups),
                text(|told| &told.signing_key),
                told.map_or_else(unknown, |told| told.fingerprint.to_string()),
                told.map_or_else(unknown, |told| {
                    lifetime(told.lifetime_secs).unwrap_or(NONE.to_owned())
                }),
                list_cell(&row.managers),
                row.used_by.as_deref().map_or_else(unknown, list_cell),
            ]);
        }
        cells
    }
}

/// How long a token lives on: `29d`, `-3d` when it has expired, `never`.
fn expires(expires: Option<NumericDate>, now: NumericDate) -> String {
    match expires {
        None => "never".to_owned(),
        Some(end) if end <= now => format!("-{}", age(end, now)),
        Some(end) => age(now, end),
    }
}

/// In how long a token is to be renewed: `19d`, `now`, `auto` where the Operator does it.
fn renews(row: &Row, now: NumericDate) -> String {
    if row.state == SecretState::OperatorManaged {
        return "auto".to_owned();
    }
    match row.told.as_deref() {
        None => UNKNOWN.to_owned(),
        Some(Told { renews: None, .. }) => NONE.to_owned(),
        Some(Told {
            renews: Some(renews),
            ..
        }) if *renews <= now => "now".to_owned(),
        Some(Told {
            renews: Some(renews),
            ..
        }) => age(now, *renews),
    }
}

/// From one instant to a later one.
fn age(from: NumericDate, to: NumericDate) -> String {
    span(u64::try_from(from.secs_until(to)).unwrap_or(0))
}
