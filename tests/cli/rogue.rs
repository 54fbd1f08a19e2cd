//! A tenant who may edit a Secret cannot make `secret rotate` sign anything that was not given.
//!
//! Every edit is tried as it is, and again with the field manager's name forged and with the annotations made to fit; and
//! after each every way of rotating. Whatever stands in the Secrets then and verifies with a key of the cluster's has
//! roles, groups, subject and lifetime of one token that was given, and of one and the same.

use aws_lc_rs::hmac;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use pxsec::domain::key::VerifyingKey;
use pxsec::domain::time::NumericDate;
use pxsec::domain::token::Jwt;
use pxsec::domain::verify::{Code, Severity, VerifyPolicy, VerifyingKeys, verify};
use serde_json::{Value, json};

use crate::harness::{NOW, SECRET, TestEnv};
use crate::push::secret;
use crate::rotate::{DAY, OTHER, cluster, push, stored, token};

/// What the tenant signs with.
const TENANTS: &str = "the-tenants-own-key-of-sufficient-length-000000000";
/// A Secret of the cluster that has nothing to do with tokens.
const ORACLE: &str = "a-secret-of-somebody-else-in-kube-system-1111111111";

/// A token of any claims, made by hand with a shared secret.
pub(crate) fn signed(key: &str, claims: &str) -> String {
    with_header(r#"{"alg":"HS256","typ":"JWT"}"#, key, claims)
}

pub(crate) fn with_header(header: &str, key: &str, claims: &str) -> String {
    let text = format!(
        "{}.{}",
        URL_SAFE_NO_PAD.encode(header),
        URL_SAFE_NO_PAD.encode(claims)
    );
    let key = hmac::Key::new(hmac::HMAC_SHA256, key.as_bytes());
    let signature = hmac::sign(&key, text.as_bytes());
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn admin_claims() -> String {
    json!({"sub": "root", "iss": "px.example", "name": "n", "email": "e", "iat": NOW - 60, "exp": NOW + 3650 * DAY,
        "roles": ["system.admin"], "groups": ["*"]})
    .to_string()
}

/// The same with less power, so that the guard of admin tokens is not what refuses it.
fn user_claims() -> String {
    admin_claims()
        .replace("system.admin", "system.user")
        .replace("\"*\"", "\"others\"")
}

/// Subject, roles, groups and life of a token, when `key` has signed it.
fn power(text: &str, key: &str) -> Option<(String, Vec<String>, Vec<String>, i64)> {
    let keys = VerifyingKeys::from(VerifyingKey::shared_secret(key.as_bytes()).expect("a key"));
    let verdict = verify(text, &keys, &VerifyPolicy::default(), NumericDate(NOW));
    let timely = [Code::Expired, Code::IssuedInFuture];
    let refused = verdict
        .findings
        .iter()
        .any(|finding| finding.severity == Severity::Error && !timely.contains(&finding.code));
    let decoded = verdict.decoded;
    let claims = decoded.server_claims.filter(|_| !refused)?;
    let life = decoded.issued_at?.secs_until(decoded.expires?);
    Some((claims.subject, claims.roles, claims.groups, life))
}

fn set_token(secret: &mut Value, text: &str) {
    secret["data"]["auth-token"] = STANDARD.encode(text).into();
}

fn tell(secret: &mut Value, key: &str, value: &str) {
    secret["metadata"]["annotations"][format!("pxsec.dev/{key}")] = value.into();
}

/// Makes the fingerprint fit the token.
fn fit(secret: &mut Value) {
    if let Ok(token) = Jwt::parse(&token(secret)) {
        tell(secret, "fingerprint", token.fingerprint().as_str());
    }
}

type Edit = fn(&mut Value, &str);

/// What a tenant does to the Secret; the text is the token of another tenant.
const EDITS: [(&str, Edit); 22] = [
    ("nothing", |_, _| {}),
    ("a token of another key", |s, _| {
        set_token(s, &signed(TENANTS, &admin_claims()));
    }),
    ("a token of another key, key told", |s, _| {
        set_token(s, &signed(TENANTS, &user_claims()));
        tell(s, "signing-key", "secret://team-a/own/k");
    }),
    (
        "a token of another key, told of another own namespace",
        |s, _| {
            set_token(s, &signed(TENANTS, &user_claims()));
            tell(s, "signing-key", "secret://team-c/own/k");
        },
    ),
    ("a token of another key, told of kube-system", |s, _| {
        set_token(s, &signed(TENANTS, &user_claims()));
        tell(s, "signing-key", "secret://kube-system/oracle/k");
    }),
    ("the good token, key of kube-system told", |s, _| {
        tell(s, "signing-key", "secret://kube-system/oracle/k");
    }),
    ("the good token, own key told", |s, _| {
        tell(s, "signing-key", "secret://team-a/own/k");
    }),
    ("a file told as key", |s, _| {
        tell(s, "signing-key", "file:///etc/hostname");
    }),
    ("a variable told as key", |s, _| {
        tell(s, "signing-key", "env://HOME");
    }),
    ("standard input told as key", |s, _| {
        tell(s, "signing-key", "-");
    }),
    ("an unsigned token", |s, _| {
        let text = with_header(r#"{"alg":"none"}"#, "x", &admin_claims());
        set_token(s, &format!("{}.", text.rsplit_once('.').expect("parts").0));
    }),
    ("alg none with a signature", |s, _| {
        set_token(
            s,
            &with_header(r#"{"alg":"none","typ":"JWT"}"#, TENANTS, &admin_claims()),
        );
    }),
    ("claims exchanged under the good signature", |s, _| {
        let good = token(s);
        let parts: Vec<&str> = good.split('.').collect();
        let claims = URL_SAFE_NO_PAD.encode(admin_claims());
        set_token(s, &format!("{}.{claims}.{}", parts[0], parts[2]));
    }),
    ("the token of another tenant", |s, other| {
        set_token(s, other);
    }),
    ("no token", |s, _| {
        s["data"] = json!({"other": "eA=="});
    }),
    ("a line break after the token", |s, _| {
        let text = format!("{}\n", token(s));
        set_token(s, &text);
    }),
    ("roles and groups told", |s, _| {
        tell(s, "roles", "[\"system.admin\"]");
        tell(s, "groups", "[\"*\"]");
    }),
    ("subject and issuer told", |s, _| {
        tell(s, "subject", "root");
        tell(s, "issuer", "evil.example");
    }),
    ("a long life told", |s, _| {
        tell(s, "lifetime", "290y");
        tell(s, "expires-at", "never");
        tell(s, "issued-at", "2020-01-01T00:00:00Z");
    }),
    ("due told", |s, _| tell(s, "renew-before", "29d")),
    ("annotations that mean nothing", |s, _| {
        tell(s, "roles", "system.admin");
        tell(s, "lifetime", "-1d");
    }),
    ("no annotations and other labels", |s, _| {
        s["metadata"]["annotations"] = json!({});
        s["metadata"]["labels"]["px"] = "admin".into();
    }),
];

const WAYS: [&str; 9] = [
    "",
    "--force-conflicts",
    "--all --force-conflicts",
    "--from-cluster",
    "--from-cluster --force-conflicts",
    "--from-cluster --all --force-conflicts",
    "--from-cluster --stale --previous-signing-key TMP/old.key --force-conflicts",
    "--from-cluster --all --previous-signing-key TMP/old.key --force-conflicts",
    "--from-cluster --all --renew-before 29d --jitter 100 --subject-template {namespace} --force-conflicts",
];

fn with_tenants() -> TestEnv {
    let test = cluster();
    for (place, key) in [
        ("kube-system", ORACLE),
        ("team-a", TENANTS),
        ("team-c", TENANTS),
    ] {
        let name = if place == "kube-system" {
            "oracle"
        } else {
            "own"
        };
        test.api().put(secret(place, name, &[("k", key)]));
    }
    test.file("old.key", OTHER);
    push(&test, "team-a", "");
    test
}

#[test]
fn nothing_is_signed_that_was_not_given() {
    let mut test = with_tenants();
    let good = stored(&test, "team-a");
    test.file("other.key", SECRET);
    let others = {
        let line = "auth token generate --name B --email b@corp.example --subject team-b --role system.view --group b --issuer px.example --signing-key TMP/other.key --token-duration 60d";
        test.run(line).ok().trim_end().to_owned()
    };
    let given = power(&token(&good), SECRET).expect("the given token");
    let given_to_other = power(&others, SECRET).expect("another token");
    let (mut renewed, mut refused) = (0, 0);
    for (what, edit) in EDITS {
        for (forged, fits) in [(false, false), (true, false), (true, true)] {
            for (way, day) in WAYS.into_iter().zip([21, 21, 1, 21, 45, 1, 1, 45, 1]) {
                let mut edited = good.clone();
                edit(&mut edited, &others);
                if fits && edited["data"]["auth-token"].is_string() {
                    fit(&mut edited);
                }
                test.set_clock(NOW);
                test.api().put(good.clone());
                if !forged {
                    // The server says who has edited what.
                    edited["metadata"]["managedFields"] = Value::Null;
                }
                test.api().put(edited);
                let before = stored(&test, "team-a");
                test.set_clock(NOW + day * DAY);
                let output = test.run(&format!("secret rotate -n team-a {way}"));
                let after = stored(&test, "team-a");
                let told =
                    format!("{what}, forged {forged}, fits {fits}, day {day}, `{way}`:\n{output}");
                assert_eq!(power(&token_or(&after), ORACLE), None, "an oracle: {told}");
                assert_eq!(power(&token_or(&after), OTHER), None, "{told}");
                if after == before {
                    refused += 1;
                    continue;
                }
                renewed += 1;
                let Some(now) = power(&token_or(&after), SECRET) else {
                    // The tenant's own token, signed with the tenant's own key: no server takes it.
                    let own = power(&token_or(&after), TENANTS);
                    assert!(
                        own.is_some() && what.contains("another own namespace"),
                        "{told}"
                    );
                    continue;
                };
                if now != given {
                    // Nobody can tell that it was not given here: see the ADR.
                    assert!(
                        what == "the token of another tenant" && forged && fits,
                        "{told}"
                    );
                    assert!(!way.contains("--subject-template"), "{told}");
                    assert_eq!(now, given_to_other, "{told}");
                }
            }
        }
    }
    assert!(renewed > 50 && refused > 200, "{renewed} {refused}");
}

fn token_or(secret: &Value) -> String {
    match secret["data"]["auth-token"].as_str() {
        Some(_) => token(secret),
        None => String::new(),
    }
}

#[test]
fn a_leaked_admin_token_is_not_renewed() {
    let mut test = with_tenants();
    let leaked = signed(SECRET, &admin_claims().replace("3650", "1"));
    let mut edited = stored(&test, "team-a");
    set_token(&mut edited, &leaked);
    fit(&mut edited);
    test.api().put(edited.clone());
    test.set_clock(NOW + 3650 * DAY + 1);
    for way in [
        "",
        "--from-cluster",
        "--from-cluster --all --force-conflicts",
    ] {
        test.run(&format!("secret rotate -n team-a {way}"))
            .fails(1, &["the role `system.admin`", "--allow-admin"]);
        assert_eq!(token(&stored(&test, "team-a")), leaked);
    }
}

/// The server reads `Groups` as `groups`, and the last of several.
#[test]
fn the_power_of_a_token_that_is_pushed_is_the_one_that_the_server_gives_it() {
    let test = with_tenants();
    for claims in [
        user_claims()
            .replace("\"groups\"", "\"Groups\"")
            .replace("others", "*"),
        user_claims()
            .replace("\"roles\"", "\"ROLES\"")
            .replace("system.user", "system.admin"),
        user_claims().replace("[\"others\"]", "[\"*\"],\"groups\":[null]"),
    ] {
        test.file("t", signed(SECRET, &claims));
        test.run("secret push -n team-b other --token-file TMP/t")
            .fails(1, &["--allow-admin"]);
    }
}

/// What a declaration says is signed whatever the tenant did, and only with the key that the user named.
#[test]
fn a_declaration_stands_against_every_edit() {
    let mut test = with_tenants();
    let good = stored(&test, "team-a");
    test.file(
        "user.yaml",
        "name: User\nemail: user@corp.example\nroles: [system.view]\ngroups: [g]\n",
    );
    let way = "secret rotate -n team-a px-user-token --from-cluster --auth-config TMP/user.yaml --subject-template {namespace} --token-duration 7d --force-conflicts --all";
    let given = power(&token(&good), SECRET).expect("the given token");
    let declared = (
        "team-a".to_owned(),
        vec!["system.view".to_owned()],
        vec!["g".to_owned()],
        7 * DAY + 60,
    );
    test.set_clock(NOW + DAY);
    for (what, edit) in EDITS {
        let mut edited = good.clone();
        edit(&mut edited, &signed(SECRET, &user_claims()));
        test.api().put(good.clone());
        test.api().put(edited);
        let output = test.run(way);
        assert_eq!(output.exit, 0, "{what}: {output}");
        let now = power(&token(&stored(&test, "team-a")), SECRET).expect("a token of ours");
        let kept = (
            given.0.clone(),
            given.1.clone(),
            given.2.clone(),
            7 * DAY + 60,
        );
        assert!(now == declared || now == kept, "{what}: {now:?}\n{output}");
    }
}

#[test]
fn secrets_that_a_tenant_labels_as_ours_are_passed_over() {
    let mut test = with_tenants();
    let mut own = secret(
        "team-a",
        "fake",
        &[("auth-token", &token(&stored(&test, "team-a")))],
    );
    own["metadata"]["labels"] = json!({"app.kubernetes.io/managed-by": "pxsec"});
    own["metadata"]["annotations"] = stored(&test, "team-a")["metadata"]["annotations"].clone();
    test.api().put(own.clone());
    test.set_clock(NOW + 21 * DAY);
    let output = test.run("secret rotate -n team-a --from-cluster").ok();
    assert!(output.contains("secret/fake skipped"), "{output}");
    let fake = test.api().secret("team-a", "fake").expect("a Secret");
    assert_eq!(fake["data"], own["data"]);
}
