//! `doctor` about this machine: plugin, kubectl, config folder and vaults.

use std::io::Write as _;

use crate::doctor::{DAY, doctor, healthy, kubectl_of, machine, program};
use crate::harness::{NOW, TestEnv};

#[test]
fn the_plugin_has_to_be_the_one_that_kubectl_finds() {
    let mut test = machine();
    test.set("PATH", test.path("none"));
    let answer = doctor(&test, "--offline");
    assert_eq!(
        answer.of("plugin"),
        "fail kubectl finds no kubectl-pxsec on PATH; this one is TMP/bin/kubectl-pxsec\n  export PATH=TMP/bin:\"$PATH\""
    );
    assert_eq!(
        answer.of("shadowing"),
        "skip there is no kubectl-pxsec on PATH"
    );
    assert_eq!(
        answer.of("kubectl"),
        "warn there is no kubectl on PATH; see https://kubernetes.io/docs/tasks/tools/"
    );
    test.set("PATH", test.path("bin"));
    test.set_mode("bin/kubectl-pxsec", 0o600);
    assert_eq!(
        doctor(&test, "--offline").of("plugin"),
        "fail kubectl passes over TMP/bin/kubectl-pxsec, which is not executable\n  chmod +x TMP/bin/kubectl-pxsec"
    );
}

#[test]
fn other_copies_of_the_plugin_are_named_with_their_versions() {
    let mut test = machine();
    program(
        &test,
        "old/kubectl-pxsec",
        "echo kubectl-pxsec 0.0.9; echo \"$PXSEC_TOKEN\" >&2",
    );
    program(&test, "odd/kubectl-pxsec", "echo usage: what; exit 1");
    let path = |test: &TestEnv, folders: &[&str]| {
        std::env::join_paths(folders.iter().map(|name| test.path(name))).expect("a PATH")
    };
    let later = path(&test, &["bin", "old", "bin", "odd"]);
    test.set("PATH", later);
    let answer = doctor(&test, "--offline");
    assert_eq!(
        answer.of("plugin"),
        format!(
            "ok kubectl-pxsec {} at TMP/bin/kubectl-pxsec",
            env!("CARGO_PKG_VERSION")
        )
    );
    assert_eq!(
        answer.of("shadowing"),
        "warn kubectl passes over TMP/old/kubectl-pxsec (0.0.9), TMP/odd/kubectl-pxsec (of an unknown version)\n  rm TMP/old/kubectl-pxsec TMP/odd/kubectl-pxsec"
    );
    program(&test, "odd/kubectl-pxsec", ": >\"${0%/*}/ran\"");
    doctor(&test, "--offline --skip shadowing");
    assert!(!test.path("odd/ran").exists());
    doctor(&test, "--offline");
    assert!(test.path("odd/ran").exists());
    let before = path(&test, &["old", "bin"]);
    test.set("PATH", before);
    let answer = doctor(&test, "--offline");
    assert_eq!(
        answer.of("plugin"),
        format!(
            "warn kubectl runs TMP/old/kubectl-pxsec (0.0.9), not this one, TMP/bin/kubectl-pxsec ({})\n  export PATH=TMP/bin:\"$PATH\"",
            env!("CARGO_PKG_VERSION")
        )
    );
    assert_eq!(answer.of("shadowing"), "ok there is no other copy on PATH");
    assert_eq!(
        answer.of("completion"),
        "warn TMP/bin/kubectl_complete-pxsec is another program than TMP/old/kubectl-pxsec\n  kubectl pxsec completion install"
    );
    // A second name of the same file is no other copy.
    std::fs::create_dir(test.path("link")).expect("a folder");
    std::os::unix::fs::symlink("../bin/kubectl-pxsec", test.path("link/kubectl-pxsec"))
        .expect("a link");
    let linked = path(&test, &["link", "bin"]);
    test.set("PATH", linked);
    let answer = doctor(&test, "--offline");
    assert_eq!(
        (answer.exit, answer.all("warn").len()),
        (0, 0),
        "{}",
        answer.text
    );
}

#[test]
fn completion_and_kubectl_are_looked_at() {
    let test = machine();
    std::fs::remove_file(test.path("bin/kubectl_complete-pxsec")).expect("gone");
    assert_eq!(
        doctor(&test, "--offline").of("completion"),
        "warn there is no kubectl_complete-pxsec on PATH, so kubectl completes no arguments of pxsec\n  kubectl pxsec completion install"
    );
    test.run("completion install").ok();
    assert_eq!(
        doctor(&test, "--offline").of("completion"),
        "ok TMP/bin/kubectl_complete-pxsec leads to the plugin"
    );
    for (body, said) in [
        (
            kubectl_of("25"),
            "warn TMP/bin/kubectl is v1.25.0; before 1.26 it completes no arguments of plugins, see https://kubernetes.io/docs/tasks/tools/",
        ),
        (kubectl_of("26"), "ok v1.26.0 at TMP/bin/kubectl"),
        (
            "echo Client Version: v1.34.0".to_owned(),
            "warn TMP/bin/kubectl does not tell its version\n  TMP/bin/kubectl version --client",
        ),
        (
            "exit 3".to_owned(),
            "warn TMP/bin/kubectl: it fails: exit status: 3\n  TMP/bin/kubectl version --client",
        ),
    ] {
        program(&test, "bin/kubectl", &body);
        assert_eq!(doctor(&test, "--offline").of("kubectl"), said);
    }
}

/// The tokens of the environment are ours, and kubectl on PATH may be anybody's.
#[test]
fn programs_that_are_asked_get_no_token() {
    let mut test = machine();
    test.set("PXSEC_TOKEN", "canary");
    test.set("PXCTL_AUTH_TOKEN", "canary");
    let seen = test.path("seen").display().to_string();
    let body = format!(
        "echo \"$*:$PXSEC_TOKEN$PXCTL_AUTH_TOKEN$HOME\" >{seen}; {}",
        kubectl_of("34")
    );
    program(&test, "bin/kubectl", &body);
    let answer = doctor(&test, "--offline");
    assert_eq!(answer.all("warn").len(), 0, "{}", answer.text);
    let home = test.path("home").display().to_string();
    assert_eq!(
        test.read("seen"),
        format!("version --client -o json:{home}\n")
    );
}

#[test]
fn the_config_is_looked_at() {
    let test = healthy();
    let good = test.read("config/config.toml");
    test.file(
        "config/config.toml",
        good.replace("version = 1\n", "version = 1\ncurent = \"x\"\n"),
    );
    assert_eq!(
        doctor(&test, "--offline").of("config-file"),
        "warn TMP/config/config.toml:2:1: the key `curent` is unknown\n  \"${EDITOR:-vi}\" TMP/config/config.toml"
    );
    for (text, said) in [
        (
            "version = 1\ncurrent = 7\n",
            "fail TMP/config/config.toml is malformed at line 2, column 11: `current` must be a context's name in quotes\n  \"${EDITOR:-vi}\" TMP/config/config.toml",
        ),
        (
            "version = 2\n",
            "fail TMP/config/config.toml has version 2, this pxsec knows version 1\n  kubectl krew upgrade pxsec",
        ),
    ] {
        test.file("config/config.toml", text);
        let answer = doctor(&test, "");
        assert_eq!(answer.of("config-file"), said);
        for check in ["variables", "file-vault", "stored-tokens", "orphans"] {
            assert_eq!(answer.of(check), "skip config.toml cannot be used");
        }
        // Nobody named a px context, so the cluster is known all the same.
        assert_eq!(answer.all("fail"), ["config-file"], "{}", answer.text);
        let named = doctor(&test, "-c prod");
        assert_eq!(
            named.of("kubeconfig"),
            "skip which px context is meant is not known"
        );
    }
    std::fs::remove_file(test.path("config/config.toml")).expect("gone");
    std::fs::create_dir(test.path("config/config.toml")).expect("a folder");
    assert_eq!(
        doctor(&test, "--offline").of("config-file"),
        "fail TMP/config/config.toml is not a regular file\n  mv TMP/config/config.toml TMP/config/config.toml.old"
    );
}

#[test]
fn variables_that_name_nothing_are_told() {
    let mut test = healthy();
    test.set("PXSEC_VAULT", "cloud");
    let answer = doctor(&test, "--offline");
    assert!(
        answer
            .of("variables")
            .starts_with("fail PXSEC_VAULT: `cloud` is no vault")
    );
    assert!(answer.of("variables").ends_with("\n  unset PXSEC_VAULT"));
    assert_eq!(answer.of("file-vault"), "skip PXSEC_VAULT names no vault");
    test.set("PXSEC_VAULT", "file");
    for (name, said) in [
        (
            "prdo",
            "fail PXSEC_CONTEXT: there is no px context `prdo`\n  unset PXSEC_CONTEXT",
        ),
        ("a b", "fail PXSEC_CONTEXT: "),
    ] {
        test.set("PXSEC_CONTEXT", name);
        let answer = doctor(&test, "");
        assert!(answer.of("variables").starts_with(said), "{}", answer.text);
        assert_eq!(answer.all("fail"), ["variables"], "{}", answer.text);
        assert_eq!(
            answer.of("clock"),
            "skip which px context is meant is not known"
        );
    }
    test.set("PXSEC_CONTEXT", "prod");
    assert_eq!(doctor(&test, "").exit, 0);
    assert_eq!(
        doctor(&test, "-c prdo").of("variables"),
        "fail -c: there is no px context `prdo`\n  kubectl pxsec context list"
    );
    // A contradiction is a wrong command line.
    test.run("context update prod --kube-context embedded").ok();
    test.run("doctor -c prod --context other")
        .fails(2, &["--context contradicts the px context `prod`"]);
}

#[test]
fn modes_that_are_open_to_others_are_told() {
    let test = healthy();
    test.set_mode("config", 0o755);
    test.set_mode("config/config.toml", 0o640);
    let answer = doctor(&test, "--offline");
    assert_eq!(
        answer.of("modes"),
        "warn open to other users: TMP/config (0755), TMP/config/config.toml (0640)\n  chmod go= TMP/config TMP/config/config.toml"
    );
    assert_eq!(answer.exit, 0);
    test.set_mode("config", 0o700);
    test.set_mode("config/config.toml", 0o600);
    test.set_mode("config/vault", 0o750);
    let answer = doctor(&test, "--offline");
    assert_eq!(
        answer.of("modes"),
        "fail open to other users: TMP/config/vault (0750)\n  chmod go= TMP/config/vault"
    );
    assert_eq!(
        answer.of("file-vault"),
        "fail TMP/config/vault has mode 0750 and is open to other users; needed by prod\n  chmod 0700 TMP/config/vault"
    );
    assert_eq!(answer.of("stored-tokens"), "skip a vault fails");
    test.set_mode("config/vault", 0o700);
    let token = std::fs::read_dir(test.path("config/vault"))
        .expect("a vault")
        .next();
    let name = token.expect("a token").expect("a token").file_name();
    let name = name.to_str().expect("an id");
    test.set_mode(&format!("config/vault/{name}"), 0o644);
    let answer = doctor(&test, "--offline");
    assert_eq!(
        answer.of("modes"),
        format!(
            "fail open to other users: TMP/config/vault/{name} (0644)\n  chmod go= TMP/config/vault/{name}"
        )
    );
    assert!(answer.of("stored-tokens").starts_with("fail prod: "));
    assert!(
        answer
            .of("stored-tokens")
            .ends_with(&format!("\n  chmod 0600 TMP/config/vault/{name}"))
    );
    assert!(answer.of("file-vault").starts_with("ok "));
}

#[test]
fn a_lock_that_somebody_keeps_is_told() {
    let test = healthy();
    assert_eq!(
        doctor(&test, "--offline").of("locks"),
        "ok nobody holds one"
    );
    let lock = std::fs::OpenOptions::new()
        .write(true)
        .open(test.path("config/vault.lock"));
    let mut lock = lock.expect("a lock");
    lock.lock().expect("it is free");
    write!(lock, "4711").expect("room");
    assert_eq!(
        doctor(&test, "--offline").of("locks"),
        "warn process 4711 holds TMP/config/vault.lock, and whoever wants to write waits for it\n  ps -o pid,etime,args -p 4711"
    );
    lock.set_len(0).expect("a file");
    assert_eq!(
        doctor(&test, "--offline").of("locks"),
        "warn another process holds TMP/config/vault.lock, and whoever wants to write waits for it\n  fuser -v TMP/config/vault.lock"
    );
}

#[test]
fn a_keyring_that_does_not_answer_is_told_when_it_is_needed() {
    let mut test = machine();
    test.unset("PXSEC_VAULT");
    // New tokens would go there.
    let answer = doctor(&test, "--offline");
    let unavailable = "fail the OS keyring is not available: there is no D-Bus session bus (headless, ssh or WSL)";
    assert_eq!(
        answer.of("keyring"),
        format!("{unavailable}; new tokens would go there\n  export PXSEC_VAULT=file")
    );
    assert_eq!(
        answer.of("file-vault"),
        "skip no token rests there, and none would"
    );
    assert_eq!(
        answer.of("orphans"),
        "skip the keyring vault cannot be searched: the OS keyring is not available: there is no D-Bus session bus (headless, ssh or WSL)"
    );
    // A token rests there.
    test.set("PXSEC_VAULT", "file");
    let token = test.token("--token-duration 30d");
    test.run_with("context create prod -", token).ok();
    let config = test.read("config/config.toml");
    test.file(
        "config/config.toml",
        config.replace("vault = \"file\"", "vault = \"keyring\""),
    );
    let answer = doctor(&test, "--offline");
    assert_eq!(
        answer.of("keyring"),
        format!("{unavailable}; needed by prod\n  systemctl --user start dbus.socket")
    );
    assert_eq!(answer.of("stored-tokens"), "skip a vault fails");
    assert_eq!(answer.all("fail"), ["keyring"], "{}", answer.text);
    assert_eq!(doctor(&test, "--offline --skip keyring").exit, 0);
}

#[test]
fn stored_tokens_that_are_missing_or_end_are_told() {
    let mut test = machine();
    let token = test.token("--token-duration 30d");
    test.run_with("context create prod -", &token).ok();
    test.run_with("context create lab -", &token).ok();
    assert_eq!(
        doctor(&test, "--offline").of("stored-tokens"),
        "ok 2 tokens are there and do not end soon"
    );
    test.set_clock(NOW + 29 * DAY);
    let answer = doctor(&test, "--offline");
    assert_eq!(
        answer.of("stored-tokens"),
        "warn lab: expires in 1d; prod: expires in 1d\n  kubectl pxsec context update lab --token-file FILE"
    );
    assert_eq!(answer.exit, 0);
    test.set_clock(NOW + 31 * DAY);
    assert_eq!(
        doctor(&test, "--offline").of("stored-tokens"),
        "fail lab: expired 1d ago; prod: expired 1d ago\n  kubectl pxsec context update lab --token-file FILE"
    );
    test.set_clock(NOW + 29 * DAY);
    // Of prod's, nothing is left.
    let config = test.read("config/config.toml");
    let prod = &config[config.find("[contexts.prod]").expect("prod")..];
    let id = prod
        .lines()
        .find_map(|line| line.strip_prefix("id = "))
        .expect("an id");
    let vault = test.path("config/vault").join(id.trim_matches('"'));
    std::fs::remove_file(&vault).expect("gone");
    assert_eq!(
        doctor(&test, "--offline").of("stored-tokens"),
        "fail lab: expires in 1d; prod: is missing\n  kubectl pxsec context update prod --token-file FILE"
    );
    test.set_clock(NOW);
    test.file(
        &format!("config/vault/{}", id.trim_matches('"')),
        "no token",
    );
    assert_eq!(
        doctor(&test, "--offline").of("stored-tokens"),
        format!(
            "fail prod: the entry `{}` of the file vault is not a token\n  kubectl pxsec context list --check",
            id.trim_matches('"')
        )
    );
    // A config that was lost.
    test.file("config/config.toml", "version = 1\n");
    assert_eq!(
        doctor(&test, "--offline").of("orphans"),
        "warn tokens that no px context names: 2 in the file vault\n  kubectl pxsec context list --check --remove-orphans"
    );
}
