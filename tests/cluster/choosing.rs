//! Which cluster, context and namespace are chosen, without any network.

use std::path::PathBuf;

use pxsec::cluster::kubeconfig_target;
use pxsec::ports::{ClusterError, ClusterTarget};

use crate::harness::{Place, texts};

const TWO: &str = "apiVersion: v1
kind: Config
current-context: one
clusters:
- {name: k1, cluster: {server: 'https://user:pw@one.example:6443/path/?q=1#f'}}
- {name: k2, cluster: {server: 'https://two.example'}}
contexts:
- {name: one, context: {cluster: k1, user: u, namespace: team-a}}
- {name: two, context: {cluster: k2, user: nobody}}
- {name: empty, context: {cluster: k2, user: u, namespace: ''}}
- {name: lost, context: {cluster: gone, user: u}}
users:
- {name: u, user: {token: t}}
";

fn target(place: &Place) -> Result<ClusterTarget, ClusterError> {
    kubeconfig_target(&place.flags, &place.env)
}

fn line(place: &Place) -> String {
    match target(place) {
        Ok(found) => format!(
            "{} {} {}",
            found.kube_context, found.server, found.default_namespace
        ),
        Err(error) => error.to_string(),
    }
}

#[test]
fn the_current_context_tells_server_and_namespace_without_user_info() {
    let place = Place::with(TWO);
    assert_eq!(line(&place), "one https://one.example:6443/path team-a");
}

#[test]
fn flags_come_before_the_kubeconfig() {
    let mut place = Place::with(TWO);
    place.flags.context = Some("empty".into());
    assert_eq!(line(&place), "empty https://two.example default");
    place.flags.cluster = Some("k1".into());
    assert_eq!(line(&place), "empty https://one.example:6443/path default");
    place.flags.server = Some("127.0.0.1:1".into());
    assert_eq!(line(&place), "empty https://127.0.0.1:1 default");
}

#[test]
fn names_that_are_not_there_are_told() {
    let mut place = Place::with(TWO);
    let file = place.path("kubeconfig");
    let file = file.display();
    place.flags.context = Some("three".into());
    match target(&place).unwrap_err() {
        ClusterError::UnknownKubeContext { name, known } => {
            assert_eq!(name, "three");
            assert_eq!(known, ["one", "two", "empty", "lost"]);
        }
        other => panic!("{other:?}"),
    }
    for (context, cluster, user, expected) in [
        (
            "lost",
            None,
            None,
            format!("the kubeconfig {file} cannot be used: it has no cluster `gone`"),
        ),
        (
            "two",
            None,
            None,
            format!("the kubeconfig {file} cannot be used: it has no user `nobody`"),
        ),
        (
            "one",
            Some("k9"),
            None,
            format!("--cluster: the kubeconfig {file} has no cluster `k9`"),
        ),
        (
            "one",
            None,
            Some("x"),
            format!("--user: the kubeconfig {file} has no user `x`"),
        ),
    ] {
        place.flags.context = Some(context.into());
        place.flags.cluster = cluster.map(str::to_owned);
        place.flags.user = user.map(str::to_owned);
        assert_eq!(line(&place), expected);
    }
}

#[test]
fn files_of_the_list_are_merged_and_the_first_to_set_a_value_wins() {
    let mut place = Place::empty();
    let first = place.file(
        "first",
        "current-context: ''\nusers: [{name: u, user: {token: first}}]\n",
    );
    let second = place.file("second", TWO);
    let third = place.file(
        "third",
        "current-context: three\nclusters: [{name: k1, cluster: {server: 'https://third'}}]\n",
    );
    let missing = place.path("missing");
    let list = [PathBuf::new(), first, missing, second, third];
    place.env.kubeconfig = Some(std::env::join_paths(list).unwrap());
    assert_eq!(line(&place), "one https://one.example:6443/path team-a");
}

#[test]
fn places_are_looked_at_in_kubectls_order() {
    let mut place = Place::empty();
    let home = place.path("home");
    let default = home.join(".kube").join("config");
    assert_eq!(
        line(&place),
        format!(
            "no Kubernetes cluster is configured: KUBECONFIG is not set, {} does not exist, this is not a pod",
            default.display()
        )
    );

    place.env.service_host = Some("fd00::1".into());
    place.env.service_port = Some("443".into());
    assert_eq!(line(&place), "in-cluster https://[fd00::1]:443 default");
    // In client-go before the service account's own.
    place.env.pod_namespace = Some("team-p".into());
    assert_eq!(line(&place), "in-cluster https://[fd00::1]:443 team-p");
    place.env.pod_namespace = None;

    std::fs::create_dir(home.join(".kube")).unwrap();
    std::fs::write(&default, "").unwrap();
    assert_eq!(line(&place), "in-cluster https://[fd00::1]:443 default");
    std::fs::write(&default, TWO.replace("one.example", "home.example")).unwrap();
    assert_eq!(line(&place), "one https://home.example:6443/path team-a");

    let file = place.file("env", &TWO.replace("one.example", "env.example"));
    place.env.kubeconfig = Some(file.into());
    assert_eq!(line(&place), "one https://env.example:6443/path team-a");

    let file = place.file("flag", &TWO.replace("one.example", "flag.example"));
    place.flags.kubeconfig = Some(file);
    assert_eq!(line(&place), "one https://flag.example:6443/path team-a");

    place.flags.kubeconfig = Some(place.path("missing"));
    assert!(line(&place).ends_with("missing cannot be used: it does not exist"));
}

#[test]
fn a_list_of_missing_files_hides_the_home() {
    let mut place = Place::empty();
    let missing = place.path("missing");
    place.env.kubeconfig = Some(missing.clone().into());
    assert_eq!(
        line(&place),
        format!(
            "no Kubernetes cluster is configured: {} does not exist, this is not a pod",
            missing.display()
        )
    );
    // kubectl too is content with a server alone.
    place.flags.server = Some("https://api.example".into());
    assert_eq!(line(&place), " https://api.example default");
}

#[test]
fn no_current_context_is_told_unless_flags_do() {
    let text = TWO.replace("current-context: one", "current-context: ''");
    let mut place = Place::with(&text);
    assert!(line(&place).ends_with("cannot be used: it has no current-context"));
    place.flags.cluster = Some("k2".into());
    assert_eq!(line(&place), " https://two.example default");
}

#[test]
fn a_broken_file_is_told_by_place_and_never_quoted() {
    for (text, place_in_file) in [
        ("users:\n- name: [eyJ-secret]\n", "line 2"),
        ("users: eyJ-secret\n", "line 1"),
        ("a: b\n  eyJ-secret: c: d\n", "line "),
        (
            "clusters: [{name: k, cluster: {insecure-skip-tls-verify: eyJ-secret}}]\n",
            "line 1",
        ),
    ] {
        let place = Place::with(text);
        let error = target(&place).unwrap_err();
        assert!(matches!(error, ClusterError::Kubeconfig { .. }), "{error}");
        assert!(error.to_string().contains(place_in_file), "{error}");
        assert!(!texts(&error).contains("eyJ"), "{error}");
    }
    let mut place = Place::empty();
    let path = place.path("bytes");
    std::fs::write(&path, b"\xff\x00\xfe").unwrap();
    place.env.kubeconfig = Some(path.into());
    assert!(line(&place).ends_with("cannot be used: it is not text"));
}

#[test]
fn flags_that_cannot_go_together_are_refused() {
    let mut place = Place::with(TWO);
    place.flags.as_groups = vec!["g".into()];
    assert!(line(&place).starts_with("--as-group: "));
    place.flags.as_user = Some("new\nline".into());
    assert!(line(&place).starts_with("--as: "));
    place.flags.as_user = Some("me".into());
    assert!(line(&place).starts_with("one "));
    place.flags.insecure_skip_tls_verify = true;
    place.flags.certificate_authority = Some("ca.pem".into());
    assert!(line(&place).starts_with("--certificate-authority: "));
}

#[test]
#[cfg(unix)]
fn a_kubeconfig_that_cannot_be_looked_at_is_not_missing() {
    let mut place = Place::empty();
    // A loop of links: the one thing that root cannot look at either.
    let path = place.path("loop");
    std::os::unix::fs::symlink(&path, &path).unwrap();
    place.env.kubeconfig = Some(path.clone().into());
    place.env.service_host = Some("10.0.0.1".into());
    place.env.service_port = Some("443".into());
    match kubeconfig_target(&place.flags, &place.env) {
        Err(ClusterError::Kubeconfig { path: named, .. }) => {
            assert_eq!(named, path.display().to_string());
        }
        other => panic!("{other:?}"),
    }
}
