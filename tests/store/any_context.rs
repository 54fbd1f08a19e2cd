//! Any px context.

use proptest::prelude::*;
use pxsec::domain::claims::Identity;
use pxsec::domain::context::Context;
use pxsec::domain::credential::{Credential, StoredToken, TokenSummary, VaultKind};
use pxsec::domain::kube_binding::KubeBinding;
use pxsec::domain::name::ContextName;
use pxsec::domain::recipe::{KeyPlace, LastingKeyRef, Recipe};
use pxsec::domain::secret_ref::SecretRef;
use pxsec::domain::time::{Lifetime, NumericDate};
use pxsec::domain::token::Fingerprint;

use crate::support::id;

/// Plain, quoted and odd ones.
pub const NAMES: [&str; 7] = ["admin", "lab.eu", "a@b:c", "0", "inf", "_q-1", "ADMIN"];

fn text() -> impl Strategy<Value = String> {
    "[a-z ./#=]{0,6}"
}

fn list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..4)
}

fn date() -> impl Strategy<Value = NumericDate> {
    (0_i64..4_000_000_000).prop_map(NumericDate)
}

fn any_stored() -> impl Strategy<Value = Credential> {
    let summary = (
        prop::option::of(text()),
        prop::option::of(text()),
        list(),
        list(),
        prop::option::of(date()),
        prop::option::of(date()),
    )
        .prop_map(
            |(issuer, subject, roles, groups, issued, expires)| TokenSummary {
                issuer,
                subject,
                roles,
                groups,
                issued,
                expires,
                fingerprint: Fingerprint::parse("sha256:00112233").unwrap(),
            },
        );
    (any::<bool>(), 0_u8..9, summary).prop_map(|(keyring, number, summary)| {
        Credential::Stored(StoredToken {
            vault: if keyring {
                VaultKind::Keyring
            } else {
                VaultKind::File
            },
            id: id(number),
            summary: Some(summary),
        })
    })
}

fn any_recipe() -> impl Strategy<Value = Credential> {
    let keys = ["/etc/px.key", "env://PX_KEY", "secret://ns/name/key"];
    (
        prop::option::of(prop::sample::select(keys.to_vec())),
        text(),
        (
            prop::option::of(text()),
            prop::option::of(text()),
            prop::option::of(text()),
        ),
        (prop::option::of(list()), prop::option::of(list())),
        1_u64..1_000_000,
        0_u64..1_000,
    )
        .prop_map(
            |(key, issuer, (name, email, subject), (roles, groups), life, backdate_secs)| {
                Credential::Recipe(Recipe {
                    key: match key {
                        Some(key) => {
                            KeyPlace::Ref(LastingKeyRef::new(key.parse().unwrap()).unwrap())
                        }
                        None => KeyPlace::Cluster { namespace: None },
                    },
                    algorithm: None,
                    issuer: Some(issuer),
                    identity: Identity {
                        name,
                        email,
                        subject,
                        roles,
                        groups,
                    },
                    lifetime: Lifetime::from_secs(life).unwrap(),
                    backdate_secs,
                })
            },
        )
}

pub fn any_context(name: ContextName) -> impl Strategy<Value = Context> {
    let reference = SecretRef::parse("ns/name/key", None).unwrap();
    let credential = prop_oneof![
        2 => any_stored(),
        2 => any_recipe(),
        1 => Just(Credential::Reference(reference)),
    ];
    let bound = (prop::option::of(text()), prop::option::of(text()));
    (prop::option::of(text()), bound, credential, date()).prop_map(
        move |(description, (context, namespace), credential, created)| Context {
            name: name.clone(),
            description,
            endpoint: None,
            kube: KubeBinding {
                kubeconfig: None,
                context,
                namespace,
            },
            credential,
            created,
        },
    )
}

pub fn any_name() -> impl Strategy<Value = ContextName> {
    prop::sample::select(NAMES.to_vec()).prop_map(|name| name.parse().unwrap())
}
