use super::*;

const NOW: NumericDate = NumericDate(1_767_323_045);

fn draft(identity: Identity) -> ClaimsDraft {
    ClaimsDraft {
        identity,
        issuer: "portworx.com".into(),
        end: End::After("1d".parse().unwrap()),
        backdate_secs: 60,
    }
}

fn admin() -> Identity {
    Identity {
        name: Some("Storage Admin".into()),
        email: Some("admin@corp.example".into()),
        subject: Some("admin-1".into()),
        roles: Some(vec!["system.admin".into()]),
        groups: Some(vec!["*".into()]),
    }
}

#[test]
fn the_payload_is_byte_for_byte_what_go_generators_write() {
    let (claims, warnings) = draft(admin()).build(NOW).unwrap();
    assert_eq!(warnings, []);
    assert_eq!(
        claims.to_json(),
        r#"{"email":"admin@corp.example","exp":1767409445,"groups":["*"],"iat":1767322985,"iss":"portworx.com","name":"Storage Admin","roles":["system.admin"],"sub":"admin-1"}"#
    );
}

#[test]
fn a_missing_subject_is_derived_as_openstorage_sdk_auth_derives_it() {
    let identity = Identity {
        subject: None,
        ..admin()
    };
    let (claims, _) = draft(identity).build(NOW).unwrap();
    // printf 'openstorage.io/Storage Admin/admin@corp.example' | base64 -w0
    assert_eq!(
        claims.sub,
        "b3BlbnN0b3JhZ2UuaW8vU3RvcmFnZSBBZG1pbi9hZG1pbkBjb3JwLmV4YW1wbGU="
    );
}

#[test]
fn absent_lists_stay_absent_and_empty_ones_stay_empty() {
    let identity = Identity {
        roles: None,
        groups: Some(vec![]),
        ..admin()
    };
    let (claims, warnings) = draft(identity).build(NOW).unwrap();
    assert!(claims.to_json().contains(r#""groups":[]"#));
    assert!(!claims.to_json().contains("roles"));
    assert_eq!(warnings, [ClaimWarning::NoRoles]);
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let identity = Identity {
        name: Some("a\u{1b}b".into()),
        roles: Some(vec![String::new()]),
        ..Identity::default()
    };
    let mut bad = draft(identity);
    bad.issuer = String::new();
    bad.end = End::At(NOW);
    let errors = bad.build(NOW).unwrap_err();
    assert_eq!(errors.len(), 4, "{errors:?}");
}

#[test]
fn what_flags_say_replaces_what_the_file_says_field_by_field() {
    let flags = Identity {
        email: Some("flag@corp.example".into()),
        roles: Some(vec![]),
        ..Identity::default()
    };
    let expected = Identity {
        email: Some("flag@corp.example".into()),
        roles: Some(vec![]),
        ..admin()
    };
    assert_eq!(admin().overridden_by(flags.clone()), expected);
    assert_eq!(flags.overridden_by(admin()), admin());
}

#[test]
fn an_identity_is_empty_only_while_nothing_is_said() {
    assert!(Identity::default().is_empty());
    for said in [
        Identity {
            name: Some(String::new()),
            ..Identity::default()
        },
        Identity {
            groups: Some(vec![]),
            ..Identity::default()
        },
        admin(),
    ] {
        assert!(!said.is_empty(), "{said:?}");
    }
}

#[test]
fn a_life_of_more_than_90_days_is_warned_of_with_its_days() {
    for (secs, days) in [
        (90 * 86_400, None),
        (90 * 86_400 + 1, Some(90)),
        (400 * 86_400 + 5_000, Some(400)),
    ] {
        let mut long = draft(admin());
        long.end = End::At(NumericDate(NOW.0 + secs));
        let (_, warnings) = long.build(NOW).unwrap();
        let expected: Vec<_> = days
            .map(|days| ClaimWarning::LongLifetime { days })
            .into_iter()
            .collect();
        assert_eq!(warnings, expected, "{secs}");
    }
}

#[test]
fn roles_that_no_server_has_are_warned_of() {
    let unknown = |role: &str, suggestion| ClaimWarning::UnknownRole {
        role: role.to_owned(),
        suggestion,
    };
    for (role, expected) in [
        ("system.view", vec![]),
        ("team.reader", vec![]),
        ("admin", vec![unknown("admin", Some("system.admin"))]),
        ("system.operator", vec![unknown("system.operator", None)]),
        (
            "team/reader",
            vec![ClaimWarning::ImpossibleRole {
                role: "team/reader".to_owned(),
            }],
        ),
    ] {
        let identity = Identity {
            roles: Some(vec![role.to_owned()]),
            ..admin()
        };
        let (_, warnings) = draft(identity).build(NOW).unwrap();
        assert_eq!(warnings, expected, "{role}");
    }
}
