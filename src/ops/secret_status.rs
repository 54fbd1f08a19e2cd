//! What is to be thought of the Secrets of a namespace or a cluster, a row each.
//!
//! From metadata alone no token leaves the cluster, and what annotations tell is believed. With a [`Trust`] the tokens
//! are read and checked, and they tell.

use std::cmp::Ordering;

use secrecy::ExposeSecret as _;

use crate::domain::secret_check::{self, Trust};
use crate::domain::secret_state::SecretState;
use crate::domain::time::{Lifetime, NumericDate};
use crate::domain::token::Fingerprint;
use crate::domain::token_record::{
    MANAGED_BY, MANAGED_BY_VALUE, Recorded, SecretMetadata, TokenRecord,
};
use crate::ops::used_by::UsedBy;
use crate::ports::{LiveSecret, Scope};

mod list;

pub use list::list;

/// Which Secrets to look at, and how closely.
pub struct Request<'a> {
    /// The key within a Secret that holds the token.
    pub key: &'a str,
    /// Only Secrets of these names, which are then shown whoever keeps them; any name when empty.
    pub names: &'a [String],
    /// Also tokens that pxsec does not keep.
    pub all: bool,
    /// Read the tokens, and judge them by this.
    pub trust: Option<&'a Trust>,
    /// What refers to the Secrets; nothing is known of that when `None`.
    pub used_by: Option<&'a UsedBy>,
    /// Which of them to show.
    pub only: Only,
    /// The present.
    pub now: NumericDate,
}

/// Which rows to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Only {
    /// All.
    All,
    /// Those whose state is [`SecretState::Expired`].
    Expired,
    /// Those whose token expires within this time, or has expired.
    ExpiringWithin(Lifetime),
}

impl Only {
    /// Whether a row is to be shown.
    #[must_use]
    pub fn shows(self, row: &Row, now: NumericDate) -> bool {
        match self {
            Self::All => true,
            Self::Expired => row.state == SecretState::Expired,
            Self::ExpiringWithin(span) => {
                let expires = row.told.as_ref().and_then(|told| told.expires);
                // A span that no instant is at the end of takes in all.
                let end = now.checked_add(span);
                expires.is_some_and(|expires| end.is_none_or(|end| expires <= end))
            }
        }
    }

    /// The next instant at which a row may be shown that is not, when nothing but time passes.
    fn next_change(self, row: &Row, now: NumericDate) -> Option<NumericDate> {
        let Self::ExpiringWithin(span) = self else {
            return None;
        };
        let expires = row.told.as_ref()?.expires?;
        Some(expires.saturating_sub_secs(span.as_secs())).filter(|instant| *instant > now)
    }
}

/// A Secret and what is to be thought of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The namespace.
    pub namespace: String,
    /// The name.
    pub name: String,
    /// The object's uid.
    pub uid: String,
    /// In a word.
    pub state: SecretState,
    /// Whether pxsec keeps it.
    pub managed: bool,
    /// What is told about its token, by annotations or by itself; `None` when nothing is.
    pub told: Option<Box<Told>>,
    /// When the Secret was created.
    pub created: Option<NumericDate>,
    /// The field managers that have put a token there.
    pub managers: Vec<String>,
    /// What refers to it, such as `storageclass/px-fast`; `None` when that was not looked for, or could not be.
    pub used_by: Option<Vec<String>>,
}

/// What annotations or a token tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// `exp`; `None` for never.
    pub expires: Option<NumericDate>,
    /// `iat`.
    pub issued: Option<NumericDate>,
    /// When it is to be renewed.
    pub renews: Option<NumericDate>,
    /// `iss`.
    pub issuer: Option<String>,
    /// `sub`.
    pub subject: Option<String>,
    /// `roles`.
    pub roles: Vec<String>,
    /// `groups`.
    pub groups: Vec<String>,
    /// Tells the token from others.
    pub fingerprint: Fingerprint,
    /// The reference of the key it was signed with, as recorded.
    pub signing_key: Option<String>,
    /// How long it was made to live, in seconds, as recorded.
    pub lifetime_secs: Option<u64>,
}

impl From<&TokenRecord> for Told {
    fn from(record: &TokenRecord) -> Self {
        Self {
            expires: record.expires,
            issued: record.issued,
            renews: record.renews(),
            issuer: Some(record.issuer.clone()),
            subject: Some(record.subject.clone()),
            roles: record.roles.clone(),
            groups: record.groups.clone(),
            fingerprint: record.fingerprint.clone(),
            signing_key: record.signing_key.clone(),
            lifetime_secs: record.lifetime_secs,
        }
    }
}

impl Row {
    /// The row at a later instant, when that makes a difference: the state that time alone brings about.
    ///
    /// For rows from metadata alone.
    #[must_use]
    pub fn at(&self, now: NumericDate) -> Option<Self> {
        let told = self.told.as_ref()?;
        if !changes_with_time(self.state) {
            return None;
        }
        let state = SecretState::of_times(told.expires, told.issued, told.renews, now);
        (state != self.state).then(|| Self {
            state,
            ..self.clone()
        })
    }

    /// The next instant at which [`Row::at`] may give another state, or `only` may show it.
    #[must_use]
    pub fn next_change(&self, only: Only, now: NumericDate) -> Option<NumericDate> {
        let told = self.told.as_ref()?;
        let times = match changes_with_time(self.state) {
            true => [told.issued, told.renews, told.expires],
            false => [None; 3],
        };
        let later = times.into_iter().flatten().filter(|instant| *instant > now);
        later.chain(only.next_change(self, now)).min()
    }
}

/// Whether a state comes from the times of a token.
fn changes_with_time(state: SecretState) -> bool {
    matches!(
        state,
        SecretState::Valid | SecretState::Due | SecretState::NotYetValid
    )
}

/// What a list is ordered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortKey {
    /// The namespace.
    Namespace,
    /// The name.
    Name,
    /// The state, in the order of [`SecretState::ALL`].
    Status,
    /// When the token expires, the first first.
    Expires,
    /// When it is to be renewed, the first first.
    Renews,
    /// When the Secret was created, the oldest first.
    Age,
    /// The subject.
    Subject,
}

impl SortKey {
    /// Compares two rows; what has no value comes last.
    #[must_use]
    pub fn compare(self, a: &Row, b: &Row) -> Ordering {
        fn told<T: Ord>(a: &Row, b: &Row, of: impl Fn(&Told) -> Option<T>) -> Ordering {
            let value = |row: &Row| row.told.as_deref().and_then(&of);
            last(value(a), value(b))
        }
        match self {
            Self::Namespace => a.namespace.cmp(&b.namespace),
            Self::Name => a.name.cmp(&b.name),
            Self::Status => a.state.cmp(&b.state),
            Self::Expires => told(a, b, |told| told.expires),
            Self::Renews => told(a, b, |told| told.renews),
            Self::Age => last(a.created, b.created),
            Self::Subject => told(a, b, |told| told.subject.clone()),
        }
    }
}

fn last<T: Ord>(a: Option<T>, b: Option<T>) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

impl Request<'_> {
    /// The Secrets of a namespace (or of all) with these labels that the request may show.
    #[must_use]
    pub fn scope(&self, namespace: Option<String>, labels: Option<&str>) -> Scope {
        // Who names a Secret or asks for all wants also those that are not ours.
        let ours = (!self.all && self.names.is_empty())
            .then(|| format!("{MANAGED_BY}={MANAGED_BY_VALUE}"));
        let parts: Vec<String> = ours.into_iter().chain(labels.map(str::to_owned)).collect();
        Scope {
            namespace,
            selector: (!parts.is_empty()).then(|| parts.join(",")),
        }
    }

    /// The row of a Secret of which the metadata is known, whether [`Request::only`] shows it or not; `None` when the
    /// Secret does not concern the request.
    #[must_use]
    pub fn row(&self, secret: &SecretMetadata) -> Option<Row> {
        if !self.concerns(secret, false) {
            return None;
        }
        let state = SecretState::of_metadata(secret, self.key, self.now);
        // An operator copies no annotations; those of a Secret that it took over tell of an older token.
        let told = match state {
            SecretState::OperatorManaged => None,
            _ => secret.recorded.token().map(Told::from),
        };
        Some(self.of(secret, state, told))
    }

    /// The same with the token.
    fn row_live(&self, live: &LiveSecret, trust: &Trust) -> Option<Row> {
        let secret = &live.metadata;
        if !self.concerns(secret, live.token.is_some()) {
            return None;
        }
        let raw = live.token.as_ref().map(|token| token.expose_secret());
        let checked = secret_check::check(secret, raw, trust, self.now);
        // How long it was to live is known only where the record is about this very token.
        let record = secret.recorded.token().filter(|record| {
            let token = checked.token.as_ref();
            secret.is_managed()
                && token.is_some_and(|token| token.fingerprint == record.fingerprint)
        });
        let told = checked.token.map(|token| Told {
            expires: token.expires,
            issued: token.issued,
            renews: token.expires.and_then(|expires| {
                let secs = record?.renew_before_secs?;
                Some(expires.saturating_sub_secs(secs))
            }),
            issuer: token.issuer,
            subject: token.subject,
            roles: token.roles,
            groups: token.groups,
            fingerprint: token.fingerprint,
            signing_key: record.and_then(|record| record.signing_key.clone()),
            lifetime_secs: record.and_then(|record| record.lifetime_secs),
        });
        Some(self.of(secret, checked.state, told))
    }

    /// Whether a Secret has or had a token, as far as anyone can tell.
    fn concerns(&self, secret: &SecretMetadata, has_token: bool) -> bool {
        if !self.names.is_empty() {
            return self.names.contains(&secret.name);
        }
        // Some clusters strip managedFields; then the label has to do.
        let only_label = secret.labelled && secret.managers.is_empty();
        has_token
            || only_label
            || secret.recorded != Recorded::Nothing
            || secret.has_key(self.key)
            || self
                .used_by
                .is_some_and(|used_by| used_by.of(&secret.namespace, &secret.name).next().is_some())
    }

    fn shows(&self, row: &Row) -> bool {
        self.only.shows(row, self.now)
    }

    fn of(&self, secret: &SecretMetadata, state: SecretState, told: Option<Told>) -> Row {
        let owns = |keys: &[String]| keys.iter().any(|owned| owned == self.key);
        let managers = secret.managers.iter();
        Row {
            namespace: secret.namespace.clone(),
            name: secret.name.clone(),
            uid: secret.uid.clone(),
            state,
            managed: secret.is_managed(),
            told: told.map(Box::new),
            created: secret.created,
            managers: managers
                .filter(|manager| owns(&manager.data_keys))
                .map(|manager| manager.name.clone())
                .collect(),
            used_by: self.used_by.and_then(|used_by| users(used_by, secret)),
        }
    }
}

/// `None` where not all could be looked at and what could refers to another Secret.
fn users(used_by: &UsedBy, secret: &SecretMetadata) -> Option<Vec<String>> {
    let users: Vec<String> = used_by
        .of(&secret.namespace, &secret.name)
        .map(str::to_owned)
        .collect();
    (used_by.gaps.is_empty() || !users.is_empty()).then_some(users)
}
