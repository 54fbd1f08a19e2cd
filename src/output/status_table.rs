//! `secret status` as a table, page by page.

use super::look::Look;
use super::status::lifetime;
use super::table::{NONE, Pages, list_cell};
use super::time::span;
use crate::domain::secret_state::SecretState;
use crate::domain::time::NumericDate;
use crate::ops::secret_status::{Row, Told};
use crate::ports::ClusterTarget;

/// What stands in a cell when nothing tells the value without reading the token.
const UNKNOWN: &str = "<unknown>";

/// What a watch shows for the status of a Secret that is gone.
pub const DELETED: &str = "Deleted";

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
    pub fn new(wide: bool, contexts: bool, look: Look) -> Self {
        let look = if wide { look.whole() } else { look };
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
            pages: Pages::new(&titles, look),
            wide,
            contexts,
        }
    }

    /// Makes a column as wide as this cell needs, before the titles are printed.
    pub fn make_room(&mut self, title: &str, cell: &str) {
        self.pages.make_room(title, cell);
    }

    pub(super) fn page(&mut self, rows: &[(&ClusterTarget, &Row)], now: NumericDate) -> String {
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
        let word = if deleted { DELETED } else { row.state.as_str() };
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
        Some(end) if end == now => "now".to_owned(),
        Some(end) if end < now => format!("-{}", age(end, now)),
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
