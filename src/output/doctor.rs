//! What `doctor` says: lines and views.

use serde::Serialize;

use super::escape::printable;
use super::look::{Look, status};
use super::view::API_VERSION;
use crate::domain::checkup::{Check, Item, Status, Tally};

/// `doctor -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DoctorView<'a> {
    api_version: &'static str,
    kind: &'static str,
    summary: SummaryView,
    items: Vec<ItemView<'a>>,
}

#[derive(Serialize)]
struct SummaryView {
    ok: usize,
    warn: usize,
    fail: usize,
    skip: usize,
}

#[derive(Serialize)]
struct ItemView<'a> {
    check: &'static str,
    group: &'static str,
    status: &'static str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<&'a str>,
}

impl<'a> DoctorView<'a> {
    /// The view of all items.
    #[must_use]
    pub fn new(items: &'a [Item]) -> Self {
        let Tally {
            ok,
            warn,
            fail,
            skip,
        } = Tally::of(items);
        let item = |item: &'a Item| ItemView {
            check: item.check.as_str(),
            group: item.check.group().as_str(),
            status: item.status.as_str(),
            message: &item.message,
            fix: item.fix.as_deref(),
        };
        Self {
            api_version: API_VERSION,
            kind: "Doctor",
            summary: SummaryView {
                ok,
                warn,
                fail,
                skip,
            },
            items: items.iter().map(item).collect(),
        }
    }
}

/// One item: a line, and a second one with the command.
///
/// The widths are those of all that may come, so that lines can be shown one by one.
#[must_use]
pub fn line(item: &Item, look: Look) -> String {
    let word = match item.status {
        // The one that must not be overlooked, without any colour.
        Status::Fail => "FAIL",
        Status::Ok | Status::Warn | Status::Skip => item.status.as_str(),
    };
    let widest = Check::ALL.iter().map(|check| check.as_str().len()).max();
    // Codes take no columns, so the rest of the column is counted by the word alone.
    let rest = 4usize.saturating_sub(word.len());
    let shown = match look.color {
        true => status(word),
        false => word.to_owned(),
    };
    let mut text = format!(
        "{shown}{:rest$}  {:<width$}  {}\n",
        "",
        item.check.as_str(),
        printable(&item.message),
        width = widest.unwrap_or_default()
    );
    if let Some(fix) = &item.fix {
        text.push_str(&format!("      fix: {}\n", printable(fix)));
    }
    text
}

/// The last line: `12 ok, 1 warning, 1 failure, 2 skipped`.
#[must_use]
pub fn summary(items: &[Item]) -> String {
    let tally = Tally::of(items);
    let counted = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        more => format!("{more} {one}s"),
    };
    let mut parts = vec![
        format!("{} ok", tally.ok),
        counted(tally.warn, "warning"),
        counted(tally.fail, "failure"),
    ];
    if tally.skip > 0 {
        parts.push(format!("{} skipped", tally.skip));
    }
    format!("{}\n", parts.join(", "))
}
