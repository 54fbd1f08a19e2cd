//! What `secret status` prints: each format, of something and of nothing, and of what is hostile.

use serde_json::json;

use crate::harness::{SECRET, TestEnv};
use crate::push::secret;
use crate::status::{DAY, cluster, edited, pushed};

/// `cluster` with two Secrets of which nothing is random.
fn two() -> TestEnv {
    let mut test = TestEnv::with_cluster();
    test.api().create_namespace("team-a");
    pushed(&mut test, "team-a", "due", 25 * DAY, SECRET);
    test.api()
        .put(secret("team-a", "px-admin-token", &[("auth-token", "x")]));
    edited(&test, "team-a", "px-admin-token", |secret| {
        secret["metadata"]["labels"] = json!({"app.kubernetes.io/managed-by": "pxsec"});
        secret["metadata"]["ownerReferences"] = json!([{"apiVersion": "core.libopenstorage.org/v1",
            "kind": "StorageCluster", "name": "px", "uid": "u", "controller": true}]);
    });
    test
}

#[test]
fn the_formats() {
    let test = two();
    insta::assert_snapshot!(test.run("secret status -n team-a -o wide"), @r##"
    NAMESPACE   NAME             STATUS            ROLES         SUBJECT      EXPIRES     RENEWS   AGE     ISSUER         GROUPS      KEY         FINGERPRINT       LIFETIME    MANAGERS   USED-BY
    team-a      due              Due               system.user   due@team-a   5d          now      32d3h   portworx.com   <none>      <none>      sha256:150694de   30d         pxsec      <none>
    team-a      px-admin-token   OperatorManaged   <unknown>     <unknown>    <unknown>   auto     32d3h   <unknown>      <unknown>   <unknown>   <unknown>         <unknown>   testkit    <none>
    --- stderr ---
    note: 1 of 2 need attention
    [exit 0]
    "##);
    insta::assert_snapshot!(test.run("secret status -n team-a -o json"), @r##"
    {
      "apiVersion": "pxsec.dev/v1alpha1",
      "kind": "SecretStatusList",
      "items": [
        {
          "kubeContext": "embedded",
          "server": "https://127.0.0.1:PORT",
          "namespace": "team-a",
          "name": "due",
          "uid": "uid-of-due",
          "status": "Due",
          "managed": true,
          "subject": "due@team-a",
          "roles": [
            "system.user"
          ],
          "groups": [],
          "issuer": "portworx.com",
          "issuedAt": "2025-12-08T03:03:05Z",
          "expiresAt": "2026-01-07T03:04:05Z",
          "renewsAt": "2025-12-28T03:04:05Z",
          "createdAt": "2025-12-01T00:00:00Z",
          "fingerprint": "sha256:150694de",
          "lifetime": "30d",
          "managers": [
            "pxsec"
          ],
          "usedBy": []
        },
        {
          "kubeContext": "embedded",
          "server": "https://127.0.0.1:PORT",
          "namespace": "team-a",
          "name": "px-admin-token",
          "uid": "uid-of-px-admin-token",
          "status": "OperatorManaged",
          "managed": false,
          "createdAt": "2025-12-01T00:00:00Z",
          "managers": [
            "testkit"
          ],
          "usedBy": []
        }
      ]
    }
    [exit 0]
    "##);
    insta::assert_snapshot!(test.run("secret status -n team-a -o yaml"), @r##"
    apiVersion: pxsec.dev/v1alpha1
    kind: SecretStatusList
    items:
    - kubeContext: embedded
      server: https://127.0.0.1:PORT
      namespace: team-a
      name: due
      uid: uid-of-due
      status: Due
      managed: true
      subject: due@team-a
      roles:
      - system.user
      groups: []
      issuer: portworx.com
      issuedAt: "2025-12-08T03:03:05Z"
      expiresAt: "2026-01-07T03:04:05Z"
      renewsAt: "2025-12-28T03:04:05Z"
      createdAt: "2025-12-01T00:00:00Z"
      fingerprint: sha256:150694de
      lifetime: 30d
      managers:
      - pxsec
      usedBy: []
    - kubeContext: embedded
      server: https://127.0.0.1:PORT
      namespace: team-a
      name: px-admin-token
      uid: uid-of-px-admin-token
      status: OperatorManaged
      managed: false
      createdAt: "2025-12-01T00:00:00Z"
      managers:
      - testkit
      usedBy: []
    [exit 0]
    "##);
    insta::assert_snapshot!(test.run("secret status -n team-a -o prometheus"), @r##"
    # HELP pxsec_token_expiry_timestamp_seconds When the token expires; absent for one that never does.
    # TYPE pxsec_token_expiry_timestamp_seconds gauge
    pxsec_token_expiry_timestamp_seconds{kube_context="embedded",namespace="team-a",name="due",subject="due@team-a",status="Due"} 1767755045
    # HELP pxsec_token_issued_timestamp_seconds When the token was issued.
    # TYPE pxsec_token_issued_timestamp_seconds gauge
    pxsec_token_issued_timestamp_seconds{kube_context="embedded",namespace="team-a",name="due",subject="due@team-a",status="Due"} 1765162985
    # HELP pxsec_token_renew_timestamp_seconds When the token is to be renewed.
    # TYPE pxsec_token_renew_timestamp_seconds gauge
    pxsec_token_renew_timestamp_seconds{kube_context="embedded",namespace="team-a",name="due",subject="due@team-a",status="Due"} 1766891045
    # HELP pxsec_token_status 1 for the status that the Secret has.
    # TYPE pxsec_token_status gauge
    pxsec_token_status{kube_context="embedded",namespace="team-a",name="due",subject="due@team-a",status="Due"} 1
    pxsec_token_status{kube_context="embedded",namespace="team-a",name="px-admin-token",subject="",status="OperatorManaged"} 1
    # HELP pxsec_tokens How many Secrets have each status.
    # TYPE pxsec_tokens gauge
    pxsec_tokens{status="Valid"} 0
    pxsec_tokens{status="Due"} 1
    pxsec_tokens{status="Expired"} 0
    pxsec_tokens{status="NotYetValid"} 0
    pxsec_tokens{status="WrongKey"} 0
    pxsec_tokens{status="WrongIssuer"} 0
    pxsec_tokens{status="Drifted"} 0
    pxsec_tokens{status="Malformed"} 0
    pxsec_tokens{status="Unmanaged"} 0
    pxsec_tokens{status="OperatorManaged"} 1
    # HELP pxsec_status_failed_targets Namespaces and clusters that could not be looked at.
    # TYPE pxsec_status_failed_targets gauge
    pxsec_status_failed_targets 0
    # HELP pxsec_status_timestamp_seconds When all this was so.
    # TYPE pxsec_status_timestamp_seconds gauge
    pxsec_status_timestamp_seconds 1767323045
    [exit 0]
    "##);
    assert_eq!(
        test.run("secret status -n team-a -o name").to_string(),
        "secret/due\nsecret/px-admin-token\n[exit 0]"
    );
    let template =
        "{range .items[?(@.status==\"Due\")]}{.namespace}/{.name} {.subject}{\"\\n\"}{end}";
    assert_eq!(
        test.run(&format!("secret status -n team-a -o jsonpath='{template}'"))
            .to_string(),
        "team-a/due due@team-a\n[exit 0]"
    );
    test.run("secret status -n team-a -o 'jsonpath={.items[7]}'")
        .fails(
            1,
            &[
                "does not go with what was found",
                "the index 7 is outside of an array of 2",
            ],
        );
}

#[test]
fn nothing_found_is_a_document_all_the_same() {
    let test = TestEnv::with_cluster();
    let json = test.run("secret status -o json");
    assert_eq!(
        json.to_string(),
        "{\n  \"apiVersion\": \"pxsec.dev/v1alpha1\",\n  \"kind\": \"SecretStatusList\",\n  \"items\": []\n}\n[exit 0]"
    );
    assert_eq!(
        test.run("secret status -o yaml").ok(),
        "apiVersion: pxsec.dev/v1alpha1\nkind: SecretStatusList\nitems: []\n"
    );
    assert_eq!(test.run("secret status -o name").ok(), "");
    let metrics = test.run("secret status -o prometheus").ok();
    assert!(
        metrics.contains("pxsec_tokens{status=\"Valid\"} 0\n"),
        "{metrics}"
    );
}

#[test]
fn what_would_act_on_a_terminal_is_shown() {
    let test = cluster();
    let evil = "a\u{1b}[2J\u{202e}b\nc\"d\\e";
    edited(&test, "team-a", "valid", |secret| {
        secret["metadata"]["annotations"]["pxsec.dev/subject"] = evil.into();
        secret["metadata"]["annotations"]["pxsec.dev/issuer"] = evil.into();
    });
    for format in [
        "text",
        "wide",
        "json",
        "yaml",
        "prometheus",
        "jsonpath={..subject}",
    ] {
        let output = test.run(&format!("secret status -n team-a valid -o '{format}'"));
        // JSON escapes what acts, and keeps what is text.
        let acts: &[char] = if matches!(format, "json" | "yaml") {
            &['\u{1b}']
        } else {
            &['\u{1b}', '\u{202e}']
        };
        assert!(!output.stdout.contains(acts), "{format}: {output}");
        assert!(
            output.stdout.contains("u{1b}")
                || output.stdout.contains("u001b")
                || output.stdout.contains("\\e"),
            "{format}: {output}"
        );
    }
    let json = test.run("secret status -n team-a valid -o json").json();
    assert_eq!(json["items"][0]["subject"], evil);
}
