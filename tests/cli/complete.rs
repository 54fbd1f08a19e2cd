//! Completion in process: what kubectl and the shells get, from this machine alone.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt as _;

use crate::harness::{CLAIMS, SECRET, TestEnv, words};

/// What kubectl gets for a line behind `kubectl pxsec`, of which the last word is completed.
#[track_caller]
pub(crate) fn complete(test: &TestEnv, line: &str) -> String {
    let args = words(line).into_iter().map(OsString::from).collect();
    let output = test.run_as("/somewhere/kubectl_complete-pxsec", args, b"");
    assert_eq!((output.exit, output.stderr.as_str()), (0, ""), "{line}");
    output.stdout
}

/// The same, the values only.
#[track_caller]
pub(crate) fn values(test: &TestEnv, line: &str) -> Vec<String> {
    complete(test, line)
        .lines()
        .filter(|line| !line.starts_with(':'))
        .map(|line| line.split('\t').next().unwrap_or_default().to_owned())
        .collect()
}

/// Three px contexts, one of each kind.
fn with_contexts() -> TestEnv {
    let test = TestEnv::new();
    test.file("px.key", SECRET);
    for line in [
        format!("context create prod --description 'prod admin' {CLAIMS} --group ops --signing-key TMP/px.key --token-duration 6d --endpoint https://px:9001"),
        "context create lab --recipe --name Lab --email lab@corp.example --role system.user --issuer lab.example --signing-key secret://portworx/px-keys/shared --token-duration 15m".to_owned(),
        "context create live --from-secret team-a/px-user-token".to_owned(),
    ] {
        assert_eq!(test.run(&line).exit, 0, "{line}");
    }
    test
}

#[test]
fn px_contexts_come_with_who_they_are_and_until_when() {
    let test = with_contexts();
    assert_eq!(
        complete(&test, "context use ''"),
        "lab\tsystem.user, signs tokens of 15m\n\
         live\treads secret://team-a/px-user-token/auth-token\n\
         prod\tprod admin, expires in 6d, current\n\
         :4\n"
    );
    assert_eq!(values(&test, "context use p"), ["prod"]);
    // Those that stand there already are no candidates.
    assert_eq!(values(&test, "context delete lab prod ''"), ["live"]);
    assert_eq!(values(&test, "-c ''"), ["lab", "live", "prod"]);
    assert_eq!(values(&test, "exec -cl"), ["-clab", "-clive"]);
    // A name that is to be new has no candidates.
    assert_eq!(complete(&test, "context create ''"), ":4\n");
    assert_eq!(complete(&test, "context rename prod ''"), ":4\n");
    test.run("context use lab").ok();
    let dash = complete(&test, "context use -");
    assert!(
        dash.starts_with(
            "-	the previous one: prod
-c	The px context to act as"
        ),
        "{dash}"
    );
    assert!(
        dash.contains(
            "
--px-context	The px context to act as"
        ),
        "{dash}"
    );
}

#[test]
fn what_px_contexts_use_is_offered_again() {
    let test = with_contexts();
    assert_eq!(
        complete(&test, "secret push --issuer ''"),
        "operator.portworx.io\tthe Operator's default\n\
         lab.example\tused by lab\n\
         portworx.com\tused by prod\n\
         :4\n"
    );
    assert_eq!(values(&test, "secret push --subject a"), ["admin-1"]);
    assert_eq!(
        values(&test, "context update prod -e ''"),
        ["https://px:9001"]
    );
    assert_eq!(
        values(&test, "secret push --email ''"),
        ["Lab", "lab@corp.example"]
    );
    // kubectl's script for bash would let the shell expand the group `*`.
    assert_eq!(values(&test, "secret push --group ''"), ["ops"]);
    assert_eq!(
        complete(&test, "secret push --role system.u"),
        "system.user\tvolume lifecycle: volumes, snapshots, backups, credentials\n:36\n"
    );
}

#[test]
fn help_goes_on_with_commands_and_topics() {
    let test = TestEnv::new();
    assert_eq!(
        values(&test, "help e"),
        ["env", "exec", "environment", "exit-codes"]
    );
    assert_eq!(values(&test, "help secret p"), ["push"]);
    assert_eq!(complete(&test, "help secret push ''"), ":36\n");
    assert_eq!(
        complete(&test, "help fro"),
        "from-pxctl\tThe commands of pxctl and pxc, and what to type instead\n:36\n"
    );
}

#[test]
fn words_say_what_they_mean() {
    let test = TestEnv::new();
    assert_eq!(
        complete(&test, "secret push --token-duration 1"),
        "15m\ta quarter of an hour\n1h\tan hour\n12h\thalf a day\n1d\ta day\n1y\ta year of 365 days\n1s\tseconds\n1m\tminutes\n:36\n"
    );
    assert_eq!(
        values(&test, "context list -o"),
        [
            "-otext",
            "-owide",
            "-ojson",
            "-oyaml",
            "-oname",
            "-ojsonpath="
        ]
    );
    assert_eq!(
        complete(&test, "context list -o ''"),
        "text\tFor people\nwide\tFor people, with more columns\njson\tOne JSON document\nyaml\tOne YAML document\nname\tNames only\njsonpath=\tA template follows, as kubectl takes it\n:6\n"
    );
    assert_eq!(
        complete(&test, "context import --from ''"),
        "pxctl\t~/.pxctl/contextconfig\npxc\t~/.pxc/config.yml\nkubeconfig\tthe users that pxc keeps in a kubeconfig\n:36\n"
    );
    assert_eq!(
        values(&test, "auth token generate --algorithm ES"),
        ["ES256", "ES384", "ES512"]
    );
    assert_eq!(
        values(&test, "context update prod --unset n"),
        ["namespace"]
    );
    assert_eq!(
        complete(&test, "auth token generate --not-after ''")
            .lines()
            .next(),
        Some("2026-01-03T03:04:05Z\tin a day")
    );
    assert_eq!(
        values(&test, "context create x --vault ''"),
        ["keyring", "file"]
    );
    assert_eq!(
        values(&test, "completion ''"),
        ["install", "bash", "zsh", "fish", "powershell", "elvish"]
    );
}

#[test]
fn a_flag_and_its_value_may_be_one_word() {
    let test = with_contexts();
    // kubectl's scripts put `--px-context=` in front.
    for line in ["--px-context=p", "-c=p"] {
        assert_eq!(values(&test, line), ["prod"], "{line}");
    }
    assert_eq!(values(&test, "-cp"), ["-cprod"]);
    assert_eq!(
        values(&test, "secret push --lifetime=30"),
        ["30d", "30s", "30m", "30h", "30y"]
    );
    // A value that is the name of a command is a value.
    assert_eq!(values(&test, "-c secret context sh"), ["show"]);
    assert_eq!(values(&test, "secret -n push pu"), ["push"]);
}

#[test]
fn files_are_the_shells_affair() {
    let test = TestEnv::new();
    for line in [
        "secret push --auth-config ''",
        "--kubeconfig ''",
        "secret push --kubeconfig x",
        "context import ''",
        "exec -- ''",
        "exec -- sh scr",
        "auth token verify x --token-file ''",
    ] {
        assert_eq!(complete(&test, line), ":0\n", "{line}");
    }
    // A path or one of the schemes; after one of these, no file.
    assert_eq!(
        complete(&test, "secret push --signing-key ''"),
        "secret://\ta key of a Kubernetes Secret\nenv://\tan environment variable\nfile://\ta file, as a path alone is\nfd://\tan open file descriptor\n-\tstandard input\n:2\n"
    );
    assert_eq!(complete(&test, "secret push --signing-key ./px"), ":0\n");
    let mut test = TestEnv::new();
    test.set("PX_KEY", "canary-of-the-key");
    assert_eq!(
        complete(&test, "auth token verify x --verifying-key env://PX_"),
        "env://PX_KEY\n:0\n"
    );
}

#[test]
fn flags_come_when_they_are_asked_for_and_where_they_have_a_use() {
    let test = TestEnv::new();
    let commands = values(&test, "''");
    assert!(
        commands.iter().all(|word| !word.starts_with('-')),
        "{commands:?}"
    );
    for command in ["auth", "context", "secret", "exec", "completion"] {
        assert!(commands.iter().any(|word| word == command), "{command}");
    }
    assert!(values(&test, "secret push --kube").contains(&"--kubeconfig".to_owned()));
    assert_eq!(complete(&test, "context current --kube"), ":4\n");
    assert_eq!(complete(&test, "secret push --nothing-like-this"), ":4\n");
    // An alias completes to what stands behind it.
    assert_eq!(values(&test, "ctx curr"), ["current"]);
    assert_eq!(values(&test, "help sec"), ["secret"]);
}

#[test]
fn a_shell_gets_the_same_candidates_as_kubectl() {
    let mut test = with_contexts();
    let through_kubectl = complete(&test, "context use ''");
    for shell in [
        "bash",
        "zsh",
        "fish",
        "powershell",
        "elvish",
        "/usr/bin/fish",
    ] {
        test.set("COMPLETE", shell);
        let output = test.run("-- kubectl-pxsec context use ''");
        assert_eq!(output.stderr, "");
        assert_eq!(output.ok(), through_kubectl, "{shell}");
        // Alone it asks for the script, as fish 4 does by itself.
        let script = test.run("").ok();
        assert!(script.contains("kubectl-pxsec"), "{script}");
        test.unset("COMPLETE");
        let name = shell.rsplit('/').next().expect("a name");
        assert_eq!(test.run(&format!("completion {name}")).ok(), script);
    }
    // In full words, and what must be quoted is for the script to quote.
    test.set("COMPLETE", "bash");
    let output = test.run("-- kubectl-pxsec secret push --group='*'");
    assert_eq!(
        output.ok(),
        "--group=*\taccess to every resource, whoever owns it\n:4\n"
    );
    let output = test.run_args(
        ["--", "kubectl-pxsec", "-c", "\"p"]
            .map(OsString::from)
            .to_vec(),
        b"",
    );
    assert!(output.ok().starts_with("prod\t"));
    // Whoever uses the variable for something else still gets an answer.
    test.set("COMPLETE", "1");
    assert_eq!(test.run("context current").ok(), "prod\n");
    // And a command is a command also where the variable was left behind.
    test.set("COMPLETE", "bash");
    assert_eq!(test.run("context current").ok(), "prod\n");
}

#[test]
fn nothing_that_is_broken_is_heard_of() {
    let mut test = TestEnv::new();
    test.set("KUBECONFIG", test.path("kubeconfig"));
    for (config, kubeconfig) in [
        ("version = 99", "{"),
        ("not toml [", "apiVersion: v1"),
        ("", "kind: Config\nusers: 3"),
    ] {
        test.file("config/config.toml", config);
        test.file("kubeconfig", kubeconfig);
        for line in [
            "context use ''",
            "secret push -n ''",
            "secret push --context ''",
            "secret push ''",
            "-c nobody secret push -n ''",
            "secret push --signing-key secret://a/b/",
            "secret push --signing-key secret://a/b/c/d/",
            "secret push --signing-key secret://../",
            "-- -- -- ''",
            "--= ''",
            "-n",
            "--v= ''",
        ] {
            complete(&test, line);
        }
    }
    let raw = vec![
        OsString::from("-c"),
        OsString::from_vec(vec![0xff, 0xfe]),
        OsString::from_vec(vec![b'x', 0xff]),
    ];
    let output = test.run_as("kubectl_complete-pxsec", raw, b"");
    assert_eq!((output.exit, output.stderr.as_str()), (0, ""));
    assert_eq!(
        test.run_as("kubectl_complete-pxsec", Vec::new(), b"").exit,
        0
    );
}

/// The engine offers one name of a command, and that was `sc` and `rm`.
#[test]
fn commands_are_offered_by_their_long_names() {
    let test = TestEnv::new();
    let all = values(&test, "''");
    assert!(all.contains(&"storageclass".to_owned()), "{all:?}");
    assert!(!all.contains(&"sc".to_owned()), "{all:?}");
    assert_eq!(values(&test, "s"), ["secret", "storageclass"]);
    assert_eq!(values(&test, "context r"), ["rename"]);
    // As soon as nothing else is meant.
    assert_eq!(values(&test, "sc"), ["sc"]);
    assert_eq!(values(&test, "context rm"), ["rm"]);
}
