//! `exec`, by the real executable, because the command takes its place: how the token gets in, where it is never
//! seen, and that signals and exit codes are the command's own.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ChildStdout, Command, Output, Stdio};

use rustix::process::{Pid, Signal, kill_process};

use crate::binary::{PROGRAM, code, program, stderr, stdout};
use crate::harness::{CLAIMS, SECRET, TestEnv, skipped};
use crate::kubectl::{has_kubectl, kubectl};

/// A machine with the px context `prod`, and its token.
///
/// `subject` makes the token different from those that other tests of this process put into an argument.
fn with_context(subject: &str) -> (TestEnv, String) {
    let mut test = TestEnv::new();
    test.set("PATH", std::env::var_os("PATH").expect("a PATH"));
    test.file("px.key", SECRET);
    let claims = CLAIMS.replace("admin-1", subject);
    let line = format!("context create prod {claims} --signing-key TMP/px.key");
    let output = program(&test, &line).output().expect("it runs");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let output = program(&test, "context token prod").output();
    let token = stdout(&output.expect("it runs"));
    (test, token.trim_end().to_owned())
}

fn run(test: &TestEnv, line: &str) -> Output {
    program(test, line).output().expect("it runs")
}

/// It went well and said nothing of its own; gives what the command printed.
#[track_caller]
fn printed(test: &TestEnv, line: &str) -> String {
    let output = run(test, line);
    assert_eq!((code(&output), stderr(&output).as_str()), (0, ""), "{line}");
    stdout(&output)
}

#[test]
fn the_token_is_in_the_environment_of_the_command() {
    let (test, token) = with_context("exec-env");
    let echo = |flags: &str, name: &str| {
        printed(
            &test,
            &format!("exec {flags} -- sh -c 'echo \"${{{name}-none}}\"'"),
        )
    };
    assert_eq!(echo("", "PXCTL_AUTH_TOKEN"), format!("{token}\n"));
    assert_eq!(
        echo("-c prod --env MY_TOKEN", "MY_TOKEN"),
        format!("{token}\n")
    );
    assert_eq!(echo("--env MY_TOKEN", "PXCTL_AUTH_TOKEN"), "none\n");
}

#[test]
fn the_token_is_the_line_on_standard_input_or_a_descriptor_and_in_no_variable() {
    let (test, token) = with_context("exec-stdin");
    for (flag, read) in [
        ("--stdin", "cat"),
        ("--fd 3", "cat <&3"),
        ("--fd 4", "cat <&4"),
        ("--fd 9", "cat <&9"),
        ("--fd 100", "cat /dev/fd/100"),
    ] {
        let script = format!("{read}; env");
        let said = printed(&test, &format!("exec {flag} -- sh -c '{script}'"));
        let (line, env) = said.split_once('\n').expect("a line");
        assert_eq!(line, token, "{flag}");
        assert!(env.contains("PXSEC_VAULT=file"), "{flag}: {env}");
        assert!(!env.contains(&token) && !env.contains("PXCTL_AUTH_TOKEN"));
    }
}

/// Nobody reads while the line is written: a pipe must take the longest token at once.
#[test]
fn the_longest_token_fits_into_the_pipe() {
    let (test, token) = with_context("exec-longest");
    let (head, _) = token.rsplit_once('.').expect("a signature");
    let longest = format!("{head}.{}", "A".repeat(16 * 1024 - head.len() - 1));
    test.file("long.t", &longest);
    let created = run(
        &test,
        "context create long --token-file TMP/long.t --replace",
    );
    assert_eq!(code(&created), 0, "{}", stderr(&created));
    for flag in ["--stdin", "--fd 0003", "--env T"] {
        let read = match flag {
            "--stdin" => "cat",
            "--env T" => "echo $T",
            _ => "cat <&3",
        };
        let said = printed(&test, &format!("exec -c long {flag} -- sh -c '{read}'"));
        assert_eq!(said, format!("{longest}\n"), "{flag}");
    }
}

#[test]
fn other_tokens_do_not_reach_the_command() {
    let (mut test, token) = with_context("exec-scrub");
    test.set("PXSEC_TOKEN", "of-a-parent");
    test.set("PXCTL_AUTH_TOKEN", "of-a-parent");
    test.set("PXSEC_CONTEXT", "prod");
    test.set("MINE", "kept");
    for flags in ["", "--stdin", "--fd 3", "--env OTHER"] {
        let env = printed(&test, &format!("exec {flags} -- env"));
        assert!(!env.contains("of-a-parent"), "{flags}: {env}");
        for kept in ["PXSEC_CONTEXT=prod\n", "MINE=kept\n", "HOME="] {
            assert!(env.contains(kept), "{flags}: {env}");
        }
    }
    // Asked for by name, it is what was asked for.
    let env = printed(&test, "exec --env PXSEC_TOKEN -- env");
    assert!(env.contains(&format!("PXSEC_TOKEN={token}\n")), "{env}");
}

/// A recipe signs for this one command; the variable that its key is in is not for the command.
#[test]
fn a_recipes_token_lives_as_asked_and_its_key_stays_behind() {
    let mut test = TestEnv::new();
    test.set("PATH", std::env::var_os("PATH").expect("a PATH"));
    test.set("PX_KEY", SECRET);
    let line = format!("context create fresh --recipe {CLAIMS} --signing-key env://PX_KEY");
    let created = run(&test, &line);
    assert_eq!(code(&created), 0, "{}", stderr(&created));
    for (flags, seconds) in [("", 86_400), ("--token-duration 15m", 900)] {
        let script = "echo $PXCTL_AUTH_TOKEN; env";
        let said = printed(&test, &format!("exec {flags} -- sh -c '{script}'"));
        let (token, env) = said.split_once('\n').expect("a line");
        assert!(!env.contains(SECRET) && !env.contains("PX_KEY"), "{env}");
        let claims = test
            .run(&format!("auth token inspect {token} -o json"))
            .json();
        let claim = |name: &str| claims["claims"][name].as_i64().expect("a number");
        // The issue time is set back by a minute.
        assert_eq!(claim("exp") - claim("iat"), seconds + 60, "{flags}");
    }
}

#[test]
fn a_token_of_the_environment_is_the_last_resort() {
    let (mut test, token) = with_context("exec-last-resort");
    test.set("PXSEC_TOKEN", &token);
    test.set("PXSEC_CONFIG_DIR", test.path("empty"));
    let output = run(&test, "exec --stdin -- sh -c 'cat; env'");
    let said = stdout(&output);
    assert!(said.starts_with(&format!("{token}\n")), "{said}");
    assert_eq!(said.matches(&token).count(), 1, "{said}");
    assert!(stderr(&output).starts_with("note: no px context is selected"));
}

#[test]
fn the_exit_code_is_the_commands() {
    let (test, _) = with_context("exec-code");
    for expected in [0, 1, 7, 126, 255] {
        let output = run(&test, &format!("exec -- sh -c 'exit {expected}'"));
        assert_eq!((code(&output), stderr(&output).as_str()), (expected, ""));
    }
}

#[test]
fn flags_behind_the_dashes_are_the_commands() {
    let (test, _) = with_context("exec-flags");
    let line = "exec -- printf '%s|' -c prod --stdin --help -- --env ''";
    assert_eq!(printed(&test, line), "-c|prod|--stdin|--help|--|--env||");
    // Some that are no text.
    let mut command = program(&test, "exec -- printf %s");
    command.arg(std::ffi::OsStr::from_bytes(b"\xff\xfe"));
    assert_eq!(command.output().expect("it runs").stdout, b"\xff\xfe");
}

#[test]
fn a_command_that_does_not_start_is_told_with_the_codes_of_shells() {
    let (test, token) = with_context("exec-start");
    test.file("plain", "no program");
    test.file("script", "#!/no/such/interpreter\n");
    test.set_mode("script", 0o700);
    std::fs::create_dir(test.path("folder")).expect("a folder");
    for (cmd, expected, texts) in [
        (
            "no-such-command",
            127,
            ["there is no command `no-such-command`", "PATH"],
        ),
        ("TMP/none", 127, ["there is no command", "check the path"]),
        ("''", 127, ["there is no command ``", "PATH"]),
        ("TMP/script", 127, ["there is no command", "interpreter"]),
        ("TMP/plain", 126, ["cannot be executed", "chmod +x"]),
        ("TMP/folder", 126, ["cannot be executed", "it is a folder"]),
    ] {
        for flags in ["", "--stdin", "--fd 3"] {
            let output = run(&test, &format!("exec {flags} -- {cmd} an-argument"));
            let said = stderr(&output);
            assert_eq!((code(&output), stdout(&output).as_str()), (expected, ""));
            assert!(said.starts_with("error: "), "{cmd}: {said}");
            for text in texts.iter().chain(&["hint: "]) {
                assert!(said.contains(text), "{cmd}: no `{text}` in {said}");
            }
            assert!(!said.contains("an-argument") && !said.contains(&token));
        }
    }
}

/// nix's `dup2` panics at a number beyond the limit.
#[test]
fn a_descriptor_beyond_the_limit_is_a_usage_error() {
    let (test, _) = with_context("exec-limit");
    let output = Command::new("sh")
        .env_clear()
        .envs(test.vars())
        .args([
            "-c",
            "ulimit -n 64; exec \"$0\" exec --fd 64 -- true",
            PROGRAM,
        ])
        .output()
        .expect("a shell");
    assert_eq!(code(&output), 2, "{}", stderr(&output));
    assert!(stderr(&output).starts_with("error: --fd 64 is beyond"));
}

#[test]
fn the_signal_that_kills_the_command_is_what_the_shell_sees() {
    let (test, _) = with_context("exec-signal");
    let output = run(&test, "exec -- sh -c 'kill -TERM $$'");
    assert_eq!(output.status.signal(), Some(15));
    let output = Command::new("sh")
        .env_clear()
        .envs(test.vars())
        .args([
            "-c",
            "\"$0\" exec -- sh -c 'kill -TERM $$'; echo $?",
            PROGRAM,
        ])
        .output()
        .expect("a shell");
    assert_eq!(stdout(&output), "143\n");
    // Rust's programs ignore SIGPIPE; what they run must not.
    let output = run(&test, "exec -- sh -c 'kill -PIPE $$; echo survived'");
    assert_eq!(output.status.signal(), Some(13));
}

/// A command that has said `ready PID` and waits for a line on what the test writes to.
struct Waiting {
    child: Child,
    stdout: BufReader<ChildStdout>,
    pid: Pid,
}

/// Runs `exec FLAGS -- sh -c SCRIPT`; the script has the pipe to the test as descriptor 5.
fn waiting(test: &TestEnv, flags: &[&str], script: &str) -> Waiting {
    let script = format!("{script}; echo ready $$; read -r line <&5; exit 7");
    let mut child = Command::new("sh")
        .env_clear()
        .envs(test.vars())
        .args(["-c", "exec \"$0\" exec \"$@\" 5<&0", PROGRAM])
        .args(flags)
        .args(["--", "sh", "-c", &script])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    stdout.read_line(&mut line).expect("a line");
    let pid = line
        .strip_prefix("ready ")
        .and_then(|pid| pid.trim_end().parse().ok())
        .and_then(Pid::from_raw)
        .unwrap_or_else(|| panic!("no pid: {line}"));
    Waiting { child, stdout, pid }
}

impl Waiting {
    /// Lets it go on.
    #[track_caller]
    fn ends_with(mut self, expected: i32) {
        let mut stdin = self.child.stdin.take().expect("a pipe");
        stdin.write_all(b"go\n").expect("it reads");
        let status = self.child.wait().expect("it ends");
        assert_eq!(status.code(), Some(expected));
    }
}

#[test]
fn nothing_stands_between_the_shell_and_the_command() {
    let (test, _) = with_context("exec-place");
    let waiting = waiting(&test, &[], "trap 'echo interrupted; exit 5' INT");
    let started = i32::try_from(waiting.child.id()).expect("a pid");
    assert_eq!(waiting.pid.as_raw_nonzero().get(), started);
    let Waiting {
        mut child,
        mut stdout,
        pid,
    } = waiting;
    kill_process(pid, Signal::INT).expect("it is there");
    let mut line = String::new();
    stdout.read_line(&mut line).expect("a line");
    assert_eq!(line, "interrupted\n");
    assert_eq!(child.wait().expect("it ends").code(), Some(5));
}

/// The card's own proof: the process list, sampled while the command runs, never shows the token.
#[cfg(target_os = "linux")]
#[test]
fn the_process_list_never_shows_the_token() {
    let (test, token) = with_context("exec-process-list");
    for (flags, take, in_environment) in [
        (&[][..], ":", true),
        (&["--env", "MY_TOKEN"], ":", true),
        (&["--stdin"], "read -r t", false),
        (&["--fd", "3"], "read -r t <&3", false),
    ] {
        let waiting = waiting(&test, flags, take);
        let pid = waiting.pid.as_raw_nonzero();
        let mut own = String::new();
        for entry in std::fs::read_dir("/proc").expect("/proc").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if !name.bytes().all(|b| b.is_ascii_digit()) {
                continue;
            }
            // A process may end while it is looked at.
            let cmdline = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
            let cmdline = String::from_utf8_lossy(&cmdline).into_owned();
            assert!(!cmdline.contains(&token), "{flags:?}: {name}: {cmdline}");
            if name == pid.to_string() {
                own = cmdline;
            }
        }
        assert!(
            own.contains("echo ready"),
            "the command was not seen: {own}"
        );
        match Command::new("ps").args(["-eo", "args"]).output() {
            Ok(output) => {
                let ps = stdout(&output);
                assert!(ps.contains("echo ready"), "the command was not seen: {ps}");
                assert!(!ps.contains(&token), "{flags:?}: {ps}");
            }
            Err(_) => skipped("ps"),
        }

        let environ = std::fs::read(format!("/proc/{pid}/environ")).expect("it is ours");
        let environ = String::from_utf8_lossy(&environ).into_owned();
        assert!(environ.contains("PXSEC_VAULT=file"), "{environ}");
        assert_eq!(environ.contains(&token), in_environment, "{flags:?}");
        waiting.ends_with(7);
    }
}

#[test]
fn a_token_that_has_expired_starts_nothing() {
    let (test, _) = with_context("exec-expired");
    // Signed long ago, by the clock of the harness.
    let old = test.token("--token-duration 1h");
    test.file("old.t", &old);
    let created = run(&test, "context create old --token-file TMP/old.t");
    assert_eq!(code(&created), 0, "{}", stderr(&created));
    let output = run(&test, "exec -c old -- sh -c 'echo started'");
    let said = stderr(&output);
    assert_eq!((code(&output), stdout(&output).as_str()), (4, ""), "{said}");
    for text in ["px context `old` expired ", "hint: renew it"] {
        assert!(said.contains(text), "no `{text}` in {said}");
    }
}

#[test]
fn usage_errors_show_how_it_is_done() {
    let test = TestEnv::new();
    // Not in this process: a mistake would put `sh` in its place.
    let fails = |line: &str, text: &str| {
        let output = run(&test, line);
        let said = stderr(&output);
        assert_eq!(code(&output), 2, "{line}: {said}");
        assert!(said.contains(text), "{line}: {said}");
    };
    let example = "such as: kubectl pxsec exec -- pxctl status";
    for line in [
        "exec",
        "exec --",
        "exec sh",
        "exec sh -- sh",
        "exec --bogus -- sh",
    ] {
        fails(line, example);
    }
    for (line, text) in [
        ("exec --fd 2 -- sh", "it must be a number from 3 to 1023"),
        ("exec --fd 1024 -- sh", "it must be a number from 3 to 1023"),
        ("exec --fd x -- sh", "--fd"),
        ("exec --env a-b -- sh", "letters, digits and _"),
        ("exec --env '' -- sh", "--env"),
        ("exec --env A --stdin -- sh", "cannot be used with"),
        ("exec --env A --fd 3 -- sh", "cannot be used with"),
        ("exec --fd 3 --stdin -- sh", "cannot be used with"),
        ("exec --token-duration 0s -- sh", "--token-duration"),
        ("exec --token-duration -5m -- sh", "--token-duration"),
    ] {
        fails(line, text);
    }
}

#[test]
fn px_contexts_are_chosen_as_everywhere() {
    let (test, _) = with_context("exec-choice");
    let output = run(&test, "exec -c prdo -- true");
    assert_eq!(code(&output), 4);
    assert!(stderr(&output).contains("did you mean `prod`?"));
    let output = run(&test, "exec --token-duration 15m -- true");
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("the life of its token cannot be chosen"));
    let output = run(&TestEnv::new(), "exec -- true");
    assert_eq!(code(&output), 4);
    assert!(stderr(&output).contains("no px context is selected"));
}

#[test]
fn it_runs_under_the_real_kubectl() {
    if !has_kubectl() {
        return;
    }
    let (test, token) = with_context("exec-kubectl");
    let line = "pxsec exec -- sh -c 'echo $PXCTL_AUTH_TOKEN; exit 7'";
    let output = kubectl(&test, line, "");
    assert_eq!((output.exit, output.stdout), (7, format!("{token}\n")));
    let output = kubectl(&test, "pxsec exec -c prod --stdin -- cat -", "not read");
    assert_eq!(output.ok(), format!("{token}\n"));
}
