use super::*;
use crate::domain::claims::Identity;
use crate::domain::recipe::LastingKeyRef;

fn stored(summary: Option<TokenSummary>) -> Credential {
    Credential::Stored(StoredToken {
        vault: VaultKind::File,
        id: VaultId::from_random([7; 16]),
        summary,
    })
}

fn recipe(key: KeyPlace) -> Credential {
    Credential::Recipe(Recipe {
        key,
        algorithm: None,
        issuer: Some("px.example".into()),
        identity: Identity {
            subject: Some("admin-1".into()),
            roles: Some(vec!["system.admin".into()]),
            ..Identity::default()
        },
        lifetime: "15m".parse().unwrap(),
        backdate_secs: 60,
    })
}

fn key_at(reference: &str) -> KeyPlace {
    KeyPlace::Ref(LastingKeyRef::new(reference.parse().unwrap()).unwrap())
}

fn reference() -> Credential {
    Credential::Reference(SecretRef::new("portworx", "px-user-token", "auth-token").unwrap())
}

fn summary() -> TokenSummary {
    TokenSummary {
        issuer: Some("px.example".into()),
        subject: Some("viewer-1".into()),
        roles: vec!["system.view".into()],
        groups: vec!["team-a".into()],
        issued: None,
        expires: None,
        fingerprint: Fingerprint::parse("sha256:00112233").unwrap(),
    }
}

#[test]
fn config_toml_spells_the_kinds_and_only_stored_ones_have_an_entry_in_a_vault() {
    for (credential, kind, has_entry) in [
        (stored(None), "stored", true),
        (recipe(key_at("/etc/px.key")), "recipe", false),
        (reference(), "reference", false),
    ] {
        assert_eq!(credential.kind(), kind);
        assert_eq!(credential.stored().is_some(), has_entry, "{kind}");
    }
}

#[test]
fn a_cluster_is_needed_when_the_token_or_its_key_is_there() {
    let in_cluster = KeyPlace::Cluster { namespace: None };
    for (credential, needed) in [
        (stored(Some(summary())), false),
        (reference(), true),
        (recipe(in_cluster), true),
        (recipe(key_at("secret://ns/px/secret")), true),
        (recipe(key_at("/etc/px.key")), false),
        (recipe(key_at("env://PX_KEY")), false),
    ] {
        assert_eq!(credential.needs_cluster(), needed, "{credential:?}");
    }
}

#[test]
fn whom_a_context_speaks_for_is_told_as_far_as_is_known() {
    assert_eq!(
        stored(Some(summary())).speaks_for(),
        SpeaksFor {
            issuer: Some("px.example".into()),
            subject: Some("viewer-1".into()),
            roles: vec!["system.view".into()],
            groups: vec!["team-a".into()],
        }
    );
    assert_eq!(
        recipe(key_at("/etc/px.key")).speaks_for(),
        SpeaksFor {
            issuer: Some("px.example".into()),
            subject: Some("admin-1".into()),
            roles: vec!["system.admin".into()],
            groups: vec![],
        }
    );
    for unknown in [stored(None), reference()] {
        assert_eq!(unknown.speaks_for(), SpeaksFor::default());
    }
}

#[test]
fn the_vaults_are_keyring_and_file() {
    for (vault, word) in [(VaultKind::Keyring, "keyring"), (VaultKind::File, "file")] {
        assert_eq!((vault.as_str(), vault.to_string().as_str()), (word, word));
        assert_eq!(word.parse(), Ok(vault));
    }
    for text in ["", "File", "keychain", " file"] {
        assert!(text.parse::<VaultKind>().is_err(), "{text:?}");
    }
}

#[test]
fn a_vault_id_is_32_digits_and_nothing_that_leaves_the_folder() {
    let text = "00112233445566778899aabbccddeeff";
    let id = VaultId::parse(text).unwrap();
    assert_eq!((id.as_str(), id.to_string().as_str()), (text, text));
    assert_eq!(VaultId::from_random([7; 16]).as_str(), "07".repeat(16));
    for refused in [
        "",
        &text[1..],
        &format!("{text}0"),
        &text.to_uppercase(),
        "g0112233445566778899aabbccddeeff",
        "../../../../../../../../../etc/x",
    ] {
        assert_eq!(VaultId::parse(refused), None, "{refused:?}");
    }
}

#[test]
fn a_vault_that_is_none_is_named_unless_it_may_be_a_secret() {
    let of = |text: &str| text.parse::<VaultKind>().unwrap_err().to_string();
    let vaults = "is no vault; the vaults are keyring and file";
    assert_eq!(of("File"), format!("`File` {vaults}"));
    assert_eq!(of("a\u{1b}"), format!("`a\\u{{1b}}` {vaults}"));
    let longest = "v".repeat(20);
    assert_eq!(of(&longest), format!("`{longest}` {vaults}"));
    assert_eq!(
        of(&format!("{longest}v")),
        format!("a text of 21 characters {vaults}")
    );
}
