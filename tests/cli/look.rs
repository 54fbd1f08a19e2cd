//! How pxsec presents itself, whatever the command.
//!
//! - colours: the flag, then NO_COLOR, then CLICOLOR_FORCE, then the terminal, each stream by itself; never in what
//!   programs read, and words stay the same without them
//! - tables are fitted into a terminal, and never into a pipe
//! - `--quiet` leaves errors, warnings and the answer; `--no-input` fails where a person would be asked
//! - `-o jsonpath` as kubectl's

use std::process::Command;

use crate::binary::{PROGRAM, program, stderr, stdout};
use crate::harness::{CLAIMS, NOW, TestEnv, skipped};

const RED: &str = "\u{1b}[1m\u{1b}[31m";
const GREEN: &str = "\u{1b}[32m";
const CYAN: &str = "\u{1b}[36m";
const END: &str = "\u{1b}[0m";

/// Two px contexts, one of which has expired.
fn with_contexts() -> TestEnv {
    let mut test = TestEnv::new();
    for (name, duration) in [("old", "1h"), ("prod", "30d")] {
        let token = test.token(&format!("--token-duration {duration}"));
        test.run_with(&format!("context create {name} -"), token)
            .ok();
    }
    test.set_clock(NOW + 2 * 3600);
    test.set("TERM", "xterm");
    test
}

#[test]
fn the_flag_goes_before_the_environment_and_that_before_the_terminal() {
    let mut test = with_contexts();
    let colored = |test: &TestEnv, flags: &str| {
        let list = test.run(&format!("context list {flags}")).ok();
        let plain = list.replace(GREEN, "").replace("\u{1b}[31m", "");
        assert_eq!(
            plain.replace(END, ""),
            test.run("context list --color never").ok()
        );
        list.contains(&format!("{GREEN}Valid{END}     system.admin"))
            && list.contains(&format!("\u{1b}[31mExpired{END}   system.admin"))
    };
    // In a pipe.
    assert!(!colored(&test, ""));
    assert!(colored(&test, "--color=always"));
    test.set("CLICOLOR_FORCE", "0");
    assert!(!colored(&test, ""));
    test.set("CLICOLOR_FORCE", "1");
    assert!(colored(&test, ""));
    test.set("NO_COLOR", "1");
    assert!(!colored(&test, ""));
    assert!(colored(&test, "--color always"));
    test.unset("CLICOLOR_FORCE");
    test.set("NO_COLOR", "");
    // On a terminal.
    test.seen_in(200);
    assert!(colored(&test, ""));
    test.set("NO_COLOR", "0");
    assert!(!colored(&test, ""));
    test.unset("NO_COLOR");
    test.set("TERM", "dumb");
    assert!(!colored(&test, ""));
    test.unset("TERM");
    assert!(!colored(&test, ""));
}

#[test]
fn each_stream_has_colours_by_itself() {
    let mut test = with_contexts();
    // A person sees standard error, and standard output goes elsewhere.
    test.at_a_terminal();
    let output = test.run("context show none");
    assert_eq!(
        output.stderr,
        format!(
            "{RED}error:{END} there is no px context `none`\n{CYAN}hint:{END} `kubectl pxsec context list` shows them\n"
        )
    );
    let wrong = test.run("context list --outptu json");
    assert!(
        wrong
            .stderr
            .starts_with(&format!("{RED}error:{END} unexpected argument '--outptu'")),
        "{wrong}"
    );
    assert!(!test.run("context list").stdout.contains('\u{1b}'));
    assert!(!test.run("context --help").stdout.contains('\u{1b}'));
    let never = test.run("context list --outptu json --color=never");
    assert!(!never.stderr.contains('\u{1b}'), "{never}");
    let help = test.run("context --color always --help").stdout;
    assert!(help.contains("\u{1b}[1m\u{1b}[4mUsage:"), "{help}");
}

/// clap colours the argument that it quotes, and a credential between codes was no longer found.
#[test]
fn a_credential_in_a_usage_error_stays_hidden_in_colour() {
    let test = with_contexts();
    let secret = "k3y";
    let output = test.run(&format!(
        "auth token generate --color always --shared-secret {secret} --color {secret}"
    ));
    assert_eq!(output.exit, 2, "{output}");
    assert!(output.stderr.starts_with(RED), "{output}");
    assert!(!output.stderr.contains(secret), "{output}");
}

#[test]
fn what_programs_read_has_no_colours() {
    let mut test = with_contexts();
    test.set("CLICOLOR_FORCE", "1");
    test.seen_in(30);
    let lists = ["json", "yaml", "name", "jsonpath={.items[*].status}"];
    for format in lists {
        let answer = test.run(&format!("context list -o '{format}'")).ok();
        assert!(!answer.contains(['\u{1b}', '…']), "{answer}");
    }
}

#[test]
fn a_table_is_fitted_into_the_terminal_and_no_pipe() {
    let mut test = TestEnv::new();
    let claims = CLAIMS.replace("admin-1", "the-admin-of-all-clusters-in-the-world");
    test.file("key", crate::harness::SECRET);
    let token = test
        .run(&format!(
            "auth token generate {claims} --signing-key TMP/key"
        ))
        .ok();
    test.run_with("context create prod -", token).ok();
    let whole = "\
CURRENT   NAME   KIND     STATUS     ROLES          SUBJECT                                  EXPIRES
*         prod   stored   Expiring   system.admin   the-admin-of-all-clusters-in-the-world   in 23h
";
    test.set_clock(NOW + 23 * 3600);
    let whole = whole.replace("in 23h", "in 1h");
    test.set("COLUMNS", "80");
    assert_eq!(test.run("context list").ok(), whole);
    test.unset("COLUMNS");
    test.seen_in(100);
    assert_eq!(test.run("context list").ok(), whole);
    test.seen_in(80);
    assert_eq!(
        test.run("context list").ok(),
        "\
CURRENT   NAME   KIND     STATUS     ROLES          SUBJECT              EXPIRES
*         prod   stored   Expiring   system.admin   the-admin-of-all-…   in 1h
"
    );
    let wide = test.run("context list -o wide").ok();
    assert!(wide.contains("in-the-world "), "{wide}");
    test.set("COLUMNS", "200");
    assert_eq!(test.run("context list").ok(), whole);
}

#[test]
fn quiet_leaves_warnings_errors_and_the_answer() {
    let nothing = TestEnv::new();
    let said = nothing.run("context list");
    assert!(said.stderr.starts_with("note: "), "{said}");
    assert_eq!(nothing.run("context list -q").to_string(), "[exit 0]");
    let test = with_contexts();
    let error = test.run("context show none -q");
    assert!(error.stderr.starts_with("error: "), "{error}");
    std::fs::remove_dir_all(test.path("config/vault")).expect("a vault");
    let check = test.run("context list --check -q");
    assert!(check.stderr.contains("warning: "), "{check}");
    assert!(!check.stdout.is_empty(), "{check}");
    test.run("context list -q -v").fails(2, &["--quiet"]);
}

#[test]
fn no_input_fails_where_a_person_would_be_asked() {
    let mut test = with_contexts();
    test.at_a_terminal();
    let asked = test.run_with("context delete old --no-input --color never", "y\n");
    asked.fails(
        2,
        &[
            "error: --no-input is given, and this is asked: Delete the px context `old`",
            "hint: give --yes",
        ],
    );
    test.run("context show old").ok();
    test.run("context delete old --no-input --yes").ok();
}

#[test]
fn a_template_is_filled_from_the_document_and_no_line_break_follows() {
    let test = with_contexts();
    let of = |line: &str| test.run(line).ok();
    assert_eq!(
        of("context list -o 'jsonpath={range .items[*]}{.name}={.status} {end}'"),
        "old=Expired prod=Valid "
    );
    assert_eq!(of("context show prod -o jsonpath={.name}"), "prod");
    assert_eq!(
        of("config path -o jsonpath={.path}"),
        "TMP/config/config.toml"
    );
    test.run("context list -o 'jsonpath={.items'").fails(
        2,
        &["invalid value 'jsonpath={.items' for '--output <FORMAT>'"],
    );
    test.run("context list -o 'jsonpath={.items[7].name}'")
        .fails(1, &["the index 7 is outside of an array of 2"]);
    test.run("context list -o jsno").fails(
        2,
        &["[possible values: text, wide, json, yaml, name, jsonpath=]"],
    );
}

/// The executable on a terminal of 72 columns, and in a pipe.
#[test]
fn a_real_terminal_is_told_from_a_pipe() {
    let test = with_contexts();
    let help = Command::new("script").arg("--version").output();
    if !help.is_ok_and(|help| stdout(&help).contains("util-linux")) {
        return skipped("script of util-linux");
    }
    let line = format!("stty cols 72; exec {PROGRAM} context list");
    let shown = Command::new("script")
        .args(["-qec", &line, "/dev/null"])
        .env_clear()
        .envs(test.vars())
        .env("PATH", "/usr/bin:/bin")
        .env("SHELL", "/bin/sh")
        .output()
        .expect("script starts");
    let screen = stdout(&shown);
    assert!(screen.contains("\u{1b}[31mExpired\u{1b}[0m"), "{screen}");
    assert!(screen.contains("ago\r\n"), "{screen}");
    let piped = program(&test, "context list").output().expect("it starts");
    assert!(stdout(&piped).contains("Expired"), "{}", stderr(&piped));
    assert!(!stdout(&piped).contains('\u{1b}'));
}

#[test]
fn what_was_done_with_secrets_goes_into_a_template() {
    let test = crate::push::cluster();
    let template = "-o 'jsonpath={range .items[*]}{.namespace}/{.name} {end}'";
    for (line, says) in [
        (
            "push --token-file TMP/t --allow-admin -n team-a",
            "team-a/px-user-token ",
        ),
        ("delete px-user-token -n team-a", "team-a/px-user-token "),
        ("rotate -n team-a", ""),
    ] {
        assert_eq!(
            test.run(&format!("secret {line} {template}")).ok(),
            says,
            "{line}"
        );
    }
    let manifest = "secret push --token-file TMP/t -n team-a --dry-run=client --allow-admin";
    let kind = test.run(&format!("{manifest} -o 'jsonpath={{.kind}}'"));
    assert_eq!(kind.ok(), "Secret");
}
