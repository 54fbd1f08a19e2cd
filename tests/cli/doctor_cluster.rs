//! `doctor` about Kubernetes: kubeconfig, API server, credentials, clock and rights.

use serde_json::json;

use crate::doctor::{doctor, healthy, program, storage_cluster};
use crate::harness::{NOW, TestEnv};
use crate::testkit::{Fault, FaultKind};

#[test]
fn a_server_that_does_not_answer_is_one_failure() {
    let test = healthy();
    let answer = doctor(&test, "--server https://127.0.0.1:1");
    assert_eq!(answer.all("fail"), ["api-server"]);
    assert_eq!(
        answer.of("api-server"),
        "fail cannot reach the API server https://127.0.0.1:1: connection refused\n  kubectl cluster-info --server https://127.0.0.1:1"
    );
    for check in [
        "credentials",
        "clock",
        "push-rights",
        "storage-cluster",
        "pushed-tokens",
    ] {
        assert_eq!(
            answer.of(check),
            "skip the API server does not answer as one"
        );
    }
    test.api()
        .inject(Fault::new("", "/version", FaultKind::Hang));
    assert_eq!(
        doctor(&test, "--request-timeout 50ms").of("api-server"),
        "fail the API server https://127.0.0.1:PORT did not answer within 50 ms\n  kubectl pxsec doctor --request-timeout 2m"
    );
    test.api().clear_faults();
    test.api().inject(Fault::new(
        "",
        "/version",
        FaultKind::Garbage(b"<html>".to_vec()),
    ));
    assert_eq!(
        doctor(&test, "").of("api-server"),
        "fail the API server https://127.0.0.1:PORT gave an answer that is not understood\n  kubectl cluster-info"
    );
    test.api().clear_faults();
    let other = TestEnv::with_cluster();
    test.file("ca.pem", other.api().ca_pem());
    let answer = doctor(&test, "--certificate-authority TMP/ca.pem");
    assert!(
        answer
            .of("api-server")
            .starts_with("fail the certificate of the API server")
    );
    // Some clusters do not tell their version.
    let status = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 403,
        "reason": "Forbidden", "message": "no"});
    test.api().inject(Fault::new(
        "",
        "/version",
        FaultKind::Status(403, status, vec![]),
    ));
    assert!(
        doctor(&test, "")
            .of("api-server")
            .starts_with("ok of a version that it does not tell")
    );
}

#[test]
fn a_kubeconfig_that_cannot_be_used_is_one_failure() {
    let test = healthy();
    let answer = doctor(&test, "--context prod");
    assert_eq!(answer.all("fail"), ["kubeconfig"]);
    assert_eq!(
        answer.of("kubeconfig"),
        "fail the kubeconfig has no context `prod`\n  kubectl config get-contexts"
    );
    let good = test.read("kubeconfig");
    test.file("kubeconfig", "{");
    assert!(
        doctor(&test, "")
            .of("kubeconfig")
            .ends_with("\n  kubectl config view")
    );
    let token = good
        .lines()
        .find(|line| line.contains("token: "))
        .expect("a token")
        .trim();
    let plugin = test.path("login").display().to_string();
    let exec = format!(
        "exec:\n      apiVersion: client.authentication.k8s.io/v1\n      command: {plugin}\n      interactiveMode: Never"
    );
    test.file("kubeconfig", good.replace(token, &exec));
    program(&test, "login", "echo 'session over' >&2; exit 3");
    let answer = doctor(&test, "");
    assert_eq!(answer.all("fail"), ["kubeconfig"]);
    assert!(
        answer
            .of("kubeconfig")
            .starts_with("fail the credential plugin `TMP/login` of the kubeconfig failed"),
        "{}",
        answer.text
    );
    assert!(answer.of("kubeconfig").ends_with("\n  kubectl auth whoami"));
}

#[test]
fn credentials_that_are_refused_are_one_failure() {
    let test = healthy();
    test.api().revoke_tokens();
    let answer = doctor(&test, "");
    assert_eq!(answer.all("fail"), ["credentials"]);
    assert_eq!(answer.of("api-server"), "ok https://127.0.0.1:PORT answers");
    assert_eq!(
        answer.of("credentials"),
        "fail the API server https://127.0.0.1:PORT does not accept the credentials of the kubeconfig\n  kubectl auth whoami"
    );
    assert_eq!(answer.of("clock"), "skip the API server does not accept us");
}

/// Whom the server takes us for is only for the commands that give rights.
#[test]
fn a_server_that_does_not_tell_who_we_are_serves_all_the_same() {
    let mut test = healthy();
    test.act_as("jane");
    test.api().limit("jane", &[]);
    let path = "/selfsubjectreviews";
    let not_found = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 404,
        "reason": "NotFound", "message": "no"});
    test.api().inject(Fault::new(
        "",
        path,
        FaultKind::Status(404, not_found, vec![]),
    ));
    let answer = doctor(&test, "");
    assert_eq!(answer.of("credentials"), "ok the API server accepts them");
    assert_eq!(
        answer.of("status-rights"),
        "fail may not list Secrets in the namespace default\n  kubectl auth can-i --list -n default"
    );
    test.api().clear_faults();
    let forbidden = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 403,
        "reason": "Forbidden", "message": "reviews are not for you"});
    test.api().inject(Fault::new(
        "",
        path,
        FaultKind::Status(403, forbidden, vec![]),
    ));
    assert_eq!(
        doctor(&test, "").of("credentials"),
        "warn whom the API server takes us for is not known: reviews are not for you"
    );
}

#[test]
fn clocks_are_compared() {
    let mut test = healthy();
    for (ahead, said) in [
        (1, "ok agrees with the API server's, as far as can be told"),
        (-1, "ok agrees with the API server's, as far as can be told"),
        (
            41,
            "warn this machine's clock is about 41s ahead of the API server's; tokens are issued 60 s back, which covers it\n  sudo timedatectl set-ntp true",
        ),
        (
            -41,
            "warn this machine's clock is about 41s behind the API server's; tokens signed here end that much too soon\n  sudo timedatectl set-ntp true",
        ),
        (
            3600,
            "fail this machine's clock is about 1h ahead of the API server's: to the storage server, tokens signed here are of the future\n  sudo timedatectl set-ntp true",
        ),
        (
            -3600,
            "fail this machine's clock is about 1h behind the API server's: tokens signed here end that much too soon\n  sudo timedatectl set-ntp true",
        ),
    ] {
        test.api().set_date(NOW);
        test.set_clock(NOW + ahead);
        let answer = doctor(&test, "--skip fleet");
        assert_eq!(answer.of("clock"), said);
        assert_eq!(answer.exit, if said.starts_with("fail") { 10 } else { 0 });
    }
}

#[test]
fn rights_that_are_missing_are_named_with_what_gives_them() {
    let mut test = healthy();
    test.act_as("jane@corp.example");
    let jane = "jane@corp.example";
    test.api().limit(
        jane,
        &[
            ("list", "secrets", "team-a"),
            ("get", "secrets", "team-a"),
            ("create", "secrets", "team-a"),
            ("list", "storageclusters", "*"),
            ("list", "storageclasses", "*"),
            ("list", "persistentvolumeclaims", "*"),
        ],
    );
    let answer = doctor(&test, "-n team-a --context embedded");
    assert_eq!(
        answer.of("credentials"),
        "ok the API server takes us for `jane@corp.example`"
    );
    let grant = |role: &str, verbs: &str| {
        let (role, flags) = (
            format!("pxsec-{role}-secrets-jane-corp-example"),
            "-n team-a --context embedded",
        );
        format!(
            "\n  kubectl create role {role} --verb={verbs} --resource=secrets {flags} && kubectl create rolebinding {role} --role={role} --user=jane@corp.example {flags}"
        )
    };
    assert_eq!(
        answer.of("push-rights"),
        format!(
            "fail may not patch Secrets in the namespace team-a{}",
            grant("patch", "patch")
        )
    );
    assert_eq!(
        answer.of("status-rights"),
        format!(
            "warn may not watch Secrets in the namespace team-a (needed by --watch){}",
            grant("watch", "watch")
        )
    );
    assert_eq!(
        answer.of("rotate-rights"),
        format!(
            "fail may not patch Secrets in the namespace team-a{}",
            grant("patch", "patch")
        )
    );
    assert_eq!(
        answer.of("delete-rights"),
        format!(
            "warn may not delete Secrets in the namespace team-a{}",
            grant("delete", "delete")
        )
    );
    let role = "pxsec-list-secrets-jane-corp-example";
    assert_eq!(
        answer.of("all-namespaces-right"),
        format!(
            "warn may not list the Secrets of all namespaces; -A does not work, several -n do\n  kubectl create clusterrole {role} --verb=list --resource=secrets --context embedded && kubectl create clusterrolebinding {role} --clusterrole={role} --user=jane@corp.example --context embedded"
        )
    );
    let role = "pxsec-get-px-shared-secret-jane-corp-example";
    let flags = "-n portworx --context embedded";
    assert_eq!(
        answer.of("from-cluster-rights"),
        format!(
            "fail secrets \"px-shared-secret\" is forbidden: User \"jane@corp.example\" cannot get resource \"secrets\" in API group \"\" in the namespace \"portworx\"\n  kubectl create role {role} --verb=get --resource=secrets --resource-name=px-shared-secret {flags} && kubectl create rolebinding {role} --role={role} --user=jane@corp.example {flags}"
        )
    );
    assert_eq!(answer.of("shared-secret"), "skip it may not be read");
    // The one namespace can be listed.
    assert_eq!(
        answer.of("pushed-tokens"),
        "ok 1 token in the namespace team-a, good for a while"
    );
    let nowhere = doctor(&test, "-n team-b");
    assert_eq!(
        nowhere.of("pushed-tokens"),
        "skip may not list the Secrets of the namespace team-b"
    );
    test.api().limit(jane, &[]);
    let nothing = doctor(&test, "-n team-a");
    let role = "pxsec-list-storageclusters-jane-corp-example";
    assert_eq!(
        nothing.of("from-cluster-rights"),
        format!(
            "fail may not list StorageClusters\n  kubectl create clusterrole {role} --verb=list --resource=storageclusters.core.libopenstorage.org && kubectl create clusterrolebinding {role} --clusterrole={role} --user=jane@corp.example"
        )
    );
    assert!(
        nothing
            .of("storage-cluster")
            .starts_with("fail no storage cluster with security was found")
    );
    assert!(
        nothing
            .of("references")
            .starts_with("skip could not list the StorageClasses: "),
        "{}",
        nothing.text
    );
    // Service accounts have a flag of their own.
    test.act_as("system:serviceaccount:jobs:rotator");
    test.api().limit("system:serviceaccount:jobs:rotator", &[]);
    assert!(
        doctor(&test, "")
            .of("status-rights")
            .contains(" --serviceaccount=jobs:rotator -n default")
    );
    // A server that cannot be asked has not said yes.
    let status = json!({"kind": "Status", "apiVersion": "v1", "status": "Failure", "code": 500, "message": "webhook down"});
    test.api().inject(Fault::new(
        "POST",
        "/selfsubjectaccessreviews",
        FaultKind::Status(500, status, vec![]),
    ));
    let answer = doctor(&test, "");
    assert_eq!(
        answer.of("push-rights"),
        "skip could not be asked for: the API server answered 500: webhook down"
    );
    assert_eq!(
        answer.of("all-namespaces-right"),
        "skip could not be asked for: the API server answered 500: webhook down"
    );
}

/// What kubectl makes of the commands is left to kubectl; that they have the right flags is not.
#[test]
fn commands_lead_to_the_cluster_that_was_looked_at() {
    let test = healthy();
    storage_cluster(&test, json!({}));
    let bound = "context update prod --kube-context embedded --kubeconfig TMP/kubeconfig -n team-a";
    test.run(bound).ok();
    let answer = doctor(&test, "-c prod");
    assert_eq!(
        answer.of("kubeconfig"),
        "ok the context `embedded`: https://127.0.0.1:PORT, namespace team-a"
    );
    assert!(
        answer
            .of("push-rights")
            .ends_with("in the namespace team-a")
    );
    assert!(
        answer
            .of("security")
            .ends_with(" --kubeconfig TMP/kubeconfig --context embedded"),
        "{}",
        answer.text
    );
}
