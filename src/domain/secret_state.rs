//! What is to be thought of a Secret with a token, in one word.

use std::fmt;

use super::time::NumericDate;
use super::token_record::{Recorded, SecretMetadata};

/// The state of a Secret. A closed set; scripts match the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SecretState {
    /// The token is good for a while.
    Valid,
    /// The token is good, and time has come to renew it.
    Due,
    /// The token has expired.
    Expired,
    /// The token was issued in the future: the storage server tolerates no clock skew.
    NotYetValid,
    /// The token's signature is not of the key that was given.
    WrongKey,
    /// The token's issuer is not the one that was given.
    WrongIssuer,
    /// The token is not the one that the annotations tell of.
    Drifted,
    /// It is kept by pxsec, and annotations or token are not what pxsec writes.
    Malformed,
    /// It holds a token and is not kept by pxsec.
    Unmanaged,
    /// The Operator renews it.
    OperatorManaged,
}

impl SecretState {
    /// All of them, in the order in which help lists them.
    pub const ALL: [Self; 10] = [
        Self::Valid,
        Self::Due,
        Self::Expired,
        Self::NotYetValid,
        Self::WrongKey,
        Self::WrongIssuer,
        Self::Drifted,
        Self::Malformed,
        Self::Unmanaged,
        Self::OperatorManaged,
    ];

    /// What metadata alone tells. Believes the annotations, and reads no token.
    ///
    /// `key` is where the token is: another manager that owns it has put another token there.
    #[must_use]
    pub fn of_metadata(secret: &SecretMetadata, key: &str, now: NumericDate) -> Self {
        if secret.storage_cluster().is_some() {
            return Self::OperatorManaged;
        }
        if !secret.is_managed() {
            return Self::Unmanaged;
        }
        let Recorded::Token(record) = &secret.recorded else {
            return Self::Malformed;
        };
        if secret.others_of(key).next().is_some() {
            return Self::Drifted;
        }
        Self::of_times(record.expires, record.issued, record.renews(), now)
    }

    /// What a token's times tell, by the storage server's rules (`pkg/auth`: no tolerance at all).
    #[must_use]
    pub fn of_times(
        expires: Option<NumericDate>,
        issued: Option<NumericDate>,
        renews: Option<NumericDate>,
        now: NumericDate,
    ) -> Self {
        if expires.is_some_and(|expires| expires <= now) {
            Self::Expired
        } else if issued.is_some_and(|issued| issued > now) {
            Self::NotYetValid
        } else if renews.is_some_and(|renews| renews <= now) {
            Self::Due
        } else {
            Self::Valid
        }
    }

    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Valid => "Valid",
            Self::Due => "Due",
            Self::Expired => "Expired",
            Self::NotYetValid => "NotYetValid",
            Self::WrongKey => "WrongKey",
            Self::WrongIssuer => "WrongIssuer",
            Self::Drifted => "Drifted",
            Self::Malformed => "Malformed",
            Self::Unmanaged => "Unmanaged",
            Self::OperatorManaged => "OperatorManaged",
        }
    }

    /// Whether someone should do something about it.
    #[must_use]
    pub fn needs_attention(self) -> bool {
        match self {
            Self::Valid | Self::OperatorManaged => false,
            Self::Due
            | Self::Expired
            | Self::NotYetValid
            | Self::WrongKey
            | Self::WrongIssuer
            | Self::Drifted
            | Self::Malformed
            | Self::Unmanaged => true,
        }
    }
}

impl fmt::Display for SecretState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::token::Fingerprint;
    use crate::domain::token_record::{Manager, TokenRecord};

    /// A Secret whose token lives from 1,000 to 4,000 and is due at 3,000, kept by pxsec.
    pub(in crate::domain) fn kept() -> SecretMetadata {
        SecretMetadata {
            namespace: "team-a".into(),
            name: "px-user-token".into(),
            uid: "u".into(),
            resource_version: "1".into(),
            created: None,
            owners: vec![],
            labelled: true,
            copied: false,
            recorded: Recorded::Token(Box::new(TokenRecord {
                expires: Some(NumericDate(4_000)),
                issued: Some(NumericDate(1_000)),
                issuer: "px".into(),
                subject: "team-a".into(),
                roles: vec![],
                groups: vec![],
                fingerprint: Fingerprint::parse("sha256:1a2b3c4d").unwrap(),
                signing_key: None,
                lifetime_secs: Some(3_000),
                renew_before_secs: Some(1_000),
            })),
            managers: vec![manager("pxsec", true)],
        }
    }

    pub(in crate::domain) fn manager(name: &str, applies: bool) -> Manager {
        Manager {
            name: name.into(),
            applies,
            data_keys: vec!["auth-token".into()],
            string_keys: Vec::new(),
        }
    }

    fn at(secret: &SecretMetadata, now: i64) -> SecretState {
        SecretState::of_metadata(secret, "auth-token", NumericDate(now))
    }

    #[test]
    fn a_token_is_good_from_the_second_of_iat_to_the_one_before_exp() {
        for (now, state) in [
            (999, SecretState::NotYetValid),
            (1_000, SecretState::Valid),
            (2_999, SecretState::Valid),
            (3_000, SecretState::Due),
            (3_999, SecretState::Due),
            (4_000, SecretState::Expired),
        ] {
            assert_eq!(at(&kept(), now), state, "{now}");
        }
    }

    #[test]
    fn what_others_keep_or_have_put_there_is_told() {
        let mut secret = kept();
        secret.labelled = false;
        assert_eq!(at(&secret, 2_000), SecretState::Unmanaged);
        // Who updates in pxsec's name does not apply, and someone else may apply.
        let mut secret = kept();
        for other in [manager("pxsec", false), manager("helm", true)] {
            secret.managers = vec![other];
            assert_eq!(at(&secret, 2_000), SecretState::Unmanaged);
        }
        secret.managers.push(manager("pxsec", true));
        assert_eq!(at(&secret, 2_000), SecretState::Drifted);
        assert_eq!(
            SecretState::of_metadata(&secret, "another-key", NumericDate(2_000)),
            SecretState::Valid
        );
        secret.recorded = Recorded::Malformed("pxsec.dev/expires-at");
        assert_eq!(at(&secret, 2_000), SecretState::Malformed);
        secret.owners = vec![("Deployment".into(), "d".into())];
        assert_eq!(at(&secret, 2_000), SecretState::Malformed);
        secret.owners.push(("StorageCluster".into(), "px".into()));
        assert_eq!(at(&secret, 2_000), SecretState::OperatorManaged);
    }

    #[test]
    fn keys_of_others_are_those_that_pxsec_does_not_apply() {
        let mut secret = kept();
        assert_eq!(secret.foreign_keys().count(), 0);
        assert!(!secret.has_others_data());
        let mut helm = manager("helm", true);
        helm.data_keys = vec!["ca.crt".into()];
        secret.managers.push(helm);
        assert_eq!(secret.foreign_keys().collect::<Vec<_>>(), ["ca.crt"]);
        assert!(secret.has_key("ca.crt") && secret.has_key("auth-token"));
        assert!(!secret.has_key("token"));
        assert!(secret.has_others_data());
        // What somebody wrote as text is pxsec's own as soon as pxsec applies it.
        secret.managers[1] = Manager {
            string_keys: vec!["ca.crt".into(), "auth-token".into()],
            data_keys: vec!["ca.crt".into(), "auth-token".into()],
            ..manager("argocd", true)
        };
        assert_eq!(secret.foreign_keys().collect::<Vec<_>>(), ["ca.crt"]);
        secret.managers[1].string_keys.pop();
        assert_eq!(secret.foreign_keys().count(), 2);
        assert!(!secret.has_merged_keys());
        secret.managers[1] = manager("pxsec", false);
        assert!(secret.has_merged_keys());
        assert!(secret.recorded.token().is_some());
        assert!(Recorded::Nothing.token().is_none());
    }

    #[test]
    fn states_are_words_for_scripts() {
        let words = SecretState::ALL.map(|state| state.to_string());
        assert_eq!(
            words.join(" "),
            "Valid Due Expired NotYetValid WrongKey WrongIssuer Drifted Malformed Unmanaged OperatorManaged"
        );
        let good = SecretState::ALL
            .into_iter()
            .filter(|state| !state.needs_attention());
        assert_eq!(
            good.collect::<Vec<_>>(),
            [SecretState::Valid, SecretState::OperatorManaged]
        );
    }
}
