//! What an import will do, before it is done.

use super::look::Look;
use super::table;
use super::time::expiry;
use crate::domain::name::ContextName;
use crate::domain::time::NumericDate;
use crate::domain::unverified::summarize_unverified;
use crate::ops::context_import::{Action, Candidate, Imported};

/// One entry of the source.
pub enum Planned<'a> {
    /// It can become a px context.
    Usable {
        /// Its name in the source, safe to show.
        shown: &'a str,
        /// What it would become.
        candidate: &'a Candidate,
        /// What is to be done with it.
        action: Action,
    },
    /// It cannot.
    Unusable {
        /// Its name in the source, safe to show.
        shown: &'a str,
        /// Why.
        reason: &'a str,
        /// Whether there was nothing to import.
        is_empty: bool,
    },
}

impl Planned<'_> {
    /// Whether the import changes anything for it.
    #[must_use]
    pub fn will_do(&self) -> bool {
        matches!(
            self,
            Self::Usable {
                action: Action::Import | Action::Replace | Action::TakeOver,
                ..
            }
        )
    }

    /// What is to be done with it.
    #[must_use]
    pub fn action(&self) -> Option<Action> {
        match self {
            Self::Usable { action, .. } => Some(*action),
            Self::Unusable { .. } => None,
        }
    }

    /// Whether it is here already, so that its token, if it has one, rests in a vault.
    #[must_use]
    pub fn is_here(&self) -> bool {
        matches!(
            self,
            Self::Usable {
                action: Action::Unchanged | Action::Differs,
                ..
            }
        )
    }

    /// Whether all that it has is here afterwards.
    #[must_use]
    pub fn is_good(&self) -> bool {
        match self {
            Self::Usable { action, .. } => *action != Action::Clash,
            Self::Unusable { is_empty, .. } => *is_empty,
        }
    }
}

/// The plan as a table.
#[must_use]
pub fn plan(entries: &[Planned<'_>], now: NumericDate) -> String {
    if entries.is_empty() {
        return String::new();
    }
    let rows: Vec<[String; 4]> = entries
        .iter()
        .map(|entry| match entry {
            Planned::Usable {
                shown,
                candidate,
                action,
            } => {
                let (word, why) = match action {
                    Action::Import => ("import", credential(candidate, now)),
                    Action::Replace => ("replace", credential(candidate, now)),
                    Action::TakeOver => (
                        "replace",
                        "its settings; the credential is the same".to_owned(),
                    ),
                    Action::Unchanged => ("unchanged", "it is here already".to_owned()),
                    Action::Differs => (
                        "unchanged",
                        "it is here already, with other settings; --replace takes them over"
                            .to_owned(),
                    ),
                    Action::Clash => ("skip", clash(&candidate.name)),
                };
                [
                    (*shown).to_owned(),
                    word.to_owned(),
                    candidate.name.to_string(),
                    why,
                ]
            }
            Planned::Unusable { shown, reason, .. } => [
                (*shown).to_owned(),
                "skip".to_owned(),
                table::NONE.to_owned(),
                (*reason).to_owned(),
            ],
        })
        .collect();
    table::render(
        ["ENTRY", "ACTION", "PX-CONTEXT", "DETAIL"],
        &rows,
        Look::default(),
    )
}

fn clash(name: &ContextName) -> String {
    format!("another px context `{name}` is here; --replace replaces it")
}

fn credential(candidate: &Candidate, now: NumericDate) -> String {
    match &candidate.credential {
        Imported::Token(token) => {
            let summary = summarize_unverified(token);
            format!("token, {}", expiry(summary.expires, now))
        }
        Imported::Empty => "stored, without its token".to_owned(),
        Imported::Recipe(recipe) => format!("recipe, signs tokens of {}", recipe.lifetime),
        Imported::Reference(at) => format!("reference to secret://{at}"),
    }
}
