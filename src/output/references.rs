//! What StorageClasses and claims refer to, for people and programs.

use std::collections::BTreeMap;

use serde::Serialize;

use super::look::Look;
use super::table::{self, NONE};
use super::time::expiry;
use super::view::{API_VERSION, rfc3339};
use crate::domain::secret_ref::TOKEN_KEY;
use crate::domain::time::NumericDate;
use crate::ops::storage_class_check::{Judged, Reason};
use crate::ports::ClusterTarget;

/// A reference of one cluster.
#[derive(Debug)]
pub struct Row<'a> {
    /// The cluster.
    pub cluster: &'a ClusterTarget,
    /// The reference.
    pub judged: Judged,
}

/// What could not be looked at.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct GapItem {
    /// The kubeconfig context.
    pub kube_context: String,
    /// What.
    pub what: String,
    /// Why, in a line.
    pub error: String,
}

/// `storageclass check -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ReferenceListView {
    api_version: &'static str,
    kind: &'static str,
    items: Vec<Item>,
    /// StorageClasses of Portworx that name no token.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    without_token: Vec<WithoutToken>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gaps: Vec<GapItem>,
}

/// A StorageClass of Portworx that names no token.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WithoutToken {
    /// The kubeconfig context.
    pub kube_context: String,
    /// The StorageClass.
    pub name: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Item {
    kube_context: String,
    server: String,
    used_by: String,
    purpose: &'static str,
    /// `NAMESPACE/NAME` with variables.
    written: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<SecretItem>,
    status: &'static str,
    needs_attention: bool,
    detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    roles: Option<Vec<String>>,
}

#[derive(Serialize)]
struct SecretItem {
    namespace: String,
    name: String,
}

impl ReferenceListView {
    /// The view of all rows, in their order.
    #[must_use]
    pub fn new(
        rows: &[Row<'_>],
        without_token: Vec<WithoutToken>,
        gaps: Vec<GapItem>,
        now: NumericDate,
    ) -> Self {
        Self {
            api_version: API_VERSION,
            kind: "StorageClassReferenceList",
            items: rows.iter().map(|row| item(row, now)).collect(),
            without_token,
            gaps,
        }
    }
}

fn item(row: &Row<'_>, now: NumericDate) -> Item {
    let judged = &row.judged;
    let record = judged.record.as_ref();
    Item {
        kube_context: row.cluster.kube_context.clone(),
        server: row.cluster.server.clone(),
        used_by: judged.used.used_by.clone(),
        purpose: judged.used.purpose.as_str(),
        written: judged.used.written.clone(),
        secret: judged.secret().map(|(namespace, name)| SecretItem {
            namespace: namespace.clone(),
            name: name.clone(),
        }),
        status: judged.state.as_str(),
        needs_attention: judged.state.needs_attention(),
        detail: detail(judged, now),
        expires_at: rfc3339(record.and_then(|record| record.expires)),
        subject: record.map(|record| record.subject.clone()),
        roles: record.map(|record| record.roles.clone()),
    }
}

/// The reason in a few words.
fn detail(judged: &Judged, now: NumericDate) -> String {
    let reason = match &judged.reason {
        Reason::Ends(expires) => expiry(*expires, now),
        Reason::Operator(owner) => format!("renewed by the operator of StorageCluster {owner}"),
        Reason::Issued(at) => format!(
            "issued at {}, which is still to come",
            rfc3339(*at).unwrap_or_default()
        ),
        Reason::NoSecret => "there is no such Secret".to_owned(),
        Reason::NoToken => format!("the Secret has no key {TOKEN_KEY}"),
        Reason::By(managers) if managers.is_empty() => {
            "not kept by pxsec: nothing tells when its token ends".to_owned()
        }
        Reason::By(managers) => format!(
            "kept by {}: nothing tells when its token ends",
            managers.join(", ")
        ),
        Reason::Flaw(flaw) => flaw.to_string(),
        Reason::Lacking { claim, error } => {
            format!("for the PersistentVolumeClaim {claim}: {error}")
        }
        Reason::NoClaims => "no PersistentVolumeClaim of this class was found".to_owned(),
        Reason::Drifted => "somebody else has put a token there".to_owned(),
        Reason::Annotation(key) => format!("its annotation {key} is missing or malformed"),
        Reason::NotSeen(error) => error.clone(),
    };
    match &judged.used.note {
        Some(note) => format!("{reason}; {note}"),
        None => reason,
    }
}

fn secret_cell(judged: &Judged) -> String {
    match judged.secret() {
        Some((namespace, name)) => format!("{namespace}/{name}"),
        None => judged.used.written.clone(),
    }
}

/// References that differ in their purpose alone, which make one line of a table.
#[derive(Debug)]
pub struct Line<'a> {
    /// The first of them.
    pub row: &'a Row<'a>,
    purposes: Vec<&'static str>,
    detail: String,
}

/// The lines of a table, in the order of the rows.
#[must_use]
pub fn lines<'a>(rows: &'a [Row<'a>], now: NumericDate) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut places = BTreeMap::new();
    for row in rows {
        let judged = &row.judged;
        let (context, detail) = (&row.cluster.kube_context, detail(judged, now));
        let same = (
            context,
            &judged.used.used_by,
            secret_cell(judged),
            detail.clone(),
        );
        let place = *places.entry(same).or_insert_with(|| {
            lines.push(Line {
                row,
                purposes: Vec::new(),
                detail,
            });
            lines.len() - 1
        });
        lines[place].purposes.push(judged.used.purpose.as_str());
    }
    lines
}

/// The table; `clusters` when they are of several.
#[must_use]
pub fn table(lines: &[Line<'_>], clusters: bool, look: Look) -> String {
    let cells: Vec<[String; 6]> = lines
        .iter()
        .map(|line| {
            let judged = &line.row.judged;
            [
                line.row.cluster.kube_context.clone(),
                judged.used.used_by.clone(),
                line.purposes.join(","),
                secret_cell(judged),
                judged.state.to_string(),
                line.detail.clone(),
            ]
        })
        .collect();
    if clusters {
        let titles = [
            "KUBE-CONTEXT",
            "CLASS-OR-PVC",
            "PURPOSE",
            "SECRET",
            "STATUS",
            "DETAIL",
        ];
        return table::render(titles, &cells, look);
    }
    let without = |[_, a, b, c, d, e]: [String; 6]| [a, b, c, d, e];
    let cells: Vec<[String; 5]> = cells.into_iter().map(without).collect();
    let titles = ["CLASS-OR-PVC", "PURPOSE", "SECRET", "STATUS", "DETAIL"];
    table::render(titles, &cells, look)
}

/// The table with all that is known.
#[must_use]
pub fn wide_table(lines: &[Line<'_>], look: Look) -> String {
    let cells: Vec<[String; 9]> = lines
        .iter()
        .map(|line| {
            let judged = &line.row.judged;
            let record = judged.record.as_ref();
            [
                line.row.cluster.kube_context.clone(),
                judged.used.used_by.clone(),
                line.purposes.join(","),
                judged.used.written.clone(),
                secret_cell(judged),
                judged.state.to_string(),
                record.map_or_else(|| NONE.to_owned(), |it| table::list_cell(&it.roles)),
                record.map_or_else(|| NONE.to_owned(), |it| it.subject.clone()),
                line.detail.clone(),
            ]
        })
        .collect();
    let titles = [
        "KUBE-CONTEXT",
        "CLASS-OR-PVC",
        "PURPOSE",
        "WRITTEN",
        "SECRET",
        "STATUS",
        "ROLES",
        "SUBJECT",
        "DETAIL",
    ];
    table::render(titles, &cells, look.whole())
}
