//! The tab key in real shells: bash, zsh and fish in tmux, with the real kubectl, as `completion install` leaves them.
//!
//! A screen is waited for by what it shows, never by a time. Only where it never comes does a deadline end the test.

use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use crate::binary::PROGRAM;
use crate::complete_live::cluster;
use crate::harness::{SECRET, TestEnv, skipped};
use crate::kubectl::has_kubectl;

/// How long a screen may take: a machine that builds something else at the same time is slow.
const PATIENCE: Duration = Duration::from_secs(60);

/// Where Debian and others have the package.
const BASH_COMPLETION: &str = "/usr/share/bash-completion/bash_completion";

/// A terminal of its own with one shell in it.
struct Screen<'a> {
    test: &'a TestEnv,
    shell: &'static str,
}

impl<'a> Screen<'a> {
    /// Starts `shell`, and waits for its prompt.
    fn new(test: &'a TestEnv, shell: &'static str) -> Self {
        let screen = Self { test, shell };
        // Kept by the `env` before it, so that nothing of the developer's own gets in.
        let mut line = vec!["env".to_owned(), "-i".to_owned(), "TERM=screen".to_owned()];
        for (name, value) in test.vars() {
            line.push(format!("{}={}", name.display(), value.display()));
        }
        line.push(shell.to_owned());
        line.extend(["-i".to_owned()]);
        let size = ["-x", "150", "-y", "40"];
        let mut start = screen.tmux(&["new-session", "-d"]);
        let started = start.args(size).args(line).output().expect("tmux");
        assert!(started.status.success(), "{started:?}");
        screen.shows("ready>");
        screen
    }

    fn tmux(&self, args: &[&str]) -> Command {
        let mut command = Command::new("tmux");
        command
            .arg("-S")
            .arg(self.test.path(&format!("{}.sock", self.shell)))
            .args(["-f", "/dev/null"])
            .args(args)
            .env_remove("TMUX")
            .env("LC_ALL", "C.UTF-8");
        command
    }

    fn does(&self, args: &[&str]) -> Output {
        self.tmux(args).output().expect("tmux")
    }

    fn types(&self, text: &str) {
        self.does(&["send-keys", "-l", "--", text]);
        // Else a shell may take the key for a part of a pasted text.
        self.shows(text.trim_end());
    }

    fn presses(&self, key: &str) {
        self.does(&["send-keys", key]);
    }

    /// What is on the screen.
    fn text(&self) -> String {
        let output = self.does(&["capture-pane", "-p", "-J"]);
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Waits until the screen shows all of `texts`, apart from how many spaces are between words.
    #[track_caller]
    fn shows_all(&self, texts: &[&str]) {
        let started = Instant::now();
        loop {
            let screen = self.text();
            let plain: Vec<&str> = screen.split_whitespace().collect();
            let plain = plain.join(" ");
            if texts.iter().all(|text| plain.contains(text)) {
                return;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "{}: no {texts:?} in:\n{screen}",
                self.shell
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    #[track_caller]
    fn shows(&self, text: &str) {
        self.shows_all(&[text]);
    }

    /// A new line on an empty screen.
    fn starts_again(&self) {
        let started = Instant::now();
        // A shell that is still busy with the last key may swallow these.
        for turn in 0.. {
            if turn % 50 == 0 {
                self.presses("C-c");
                self.presses("C-l");
            }
            if self.text().trim() == "ready>" {
                return;
            }
            assert!(
                started.elapsed() < PATIENCE,
                "{}: {}",
                self.shell,
                self.text()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Types `line`, presses Tab, and waits for `texts`.
    #[track_caller]
    fn tab(&self, line: &str, texts: &[&str]) {
        self.starts_again();
        self.types(line);
        self.presses("Tab");
        // A list is shown at the second one where the first could go on, or at once.
        let started = Instant::now();
        while self.text().trim().ends_with(line.trim_end()) && started.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
            if started.elapsed() > Duration::from_secs(3) {
                self.presses("Tab");
                break;
            }
        }
        self.shows_all(texts);
    }
}

impl Drop for Screen<'_> {
    fn drop(&mut self) {
        drop(self.tmux(&["kill-server"]).output());
    }
}

fn has(program: &str) -> bool {
    let found = Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .output();
    let found = found.is_ok_and(|output| output.status.success());
    if !found {
        skipped(program);
    }
    found
}

/// A cluster, px contexts, and the plugin as Krew installs it, with completion installed for `shell`.
fn at_home(shell: &'static str, rc: &str) -> Option<TestEnv> {
    if !has_kubectl() || !has("tmux") || !has(shell) {
        return None;
    }
    let mut test = cluster();
    std::fs::create_dir(test.path("bin")).expect("a folder");
    symlink(PROGRAM, test.path("bin/kubectl-pxsec")).expect("a link");
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path = std::iter::once(test.path("bin")).chain(std::env::split_paths(&path));
    test.set("PATH", std::env::join_paths(path).expect("a PATH"));
    test.set("LC_ALL", "C.UTF-8");
    test.file("px.key", SECRET);
    for (name, role) in [("prod-eu", "system.admin"), ("lab", "system.user")] {
        let line = format!(
            "context create {name} --recipe --name Admin --email a@corp.example --role {role} --issuer px.example --signing-key TMP/px.key --token-duration 15m"
        );
        assert_eq!(test.run(&line).exit, 0);
    }
    test.run(&format!("completion install --shell {shell}"))
        .ok();
    test.file(rc, rc_text(shell));
    Some(test)
}

fn rc_text(shell: &str) -> String {
    match shell {
        "bash" => format!("PS1='ready> '\nbind 'set bell-style none'\n. {BASH_COMPLETION}\n. <(kubectl completion bash)\n"),
        "zsh" => "PS1='ready> '\nunsetopt beep zle_bracketed_paste\nfpath=(~/.local/share/zsh/site-functions $fpath)\nautoload -U compinit\ncompinit -u -D\n. <(kubectl completion zsh)\n".to_owned(),
        "fish" => "function fish_prompt; echo -n 'ready> '; end\nset -g fish_greeting\nset -g fish_autosuggestion_enabled 0\nkubectl completion fish | source\n".to_owned(),
        other => panic!("{other}"),
    }
}

/// What every shell shows.
fn walk(screen: &Screen<'_>) {
    for program in ["kubectl pxsec", "kubectl-pxsec"] {
        // One candidate is put in, with a space behind it.
        screen.tab(
            &format!("{program} context use pro"),
            &[&format!("{program} context use prod-eu")],
        );
        // Several are shown with what they mean.
        screen.tab(
            &format!("{program} secret push --role system."),
            &["system.view", "read-only calls", "volume lifecycle"],
        );
        screen.tab(
            &format!("{program} context use "),
            &["prod-eu", "system.admin, signs tokens of 15m, current"],
        );
        // From the cluster.
        screen.tab(
            &format!("{program} secret push -n port"),
            &[&format!("{program} secret push -n portworx")],
        );
        screen.tab(
            &format!("{program} secret push --namespace=port"),
            &[&format!("{program} secret push --namespace=portworx")],
        );
        screen.tab(
            &format!("{program} secret push -n team-a px-"),
            &["px-other", "system.user, expired"],
        );
        // A reference in steps, over characters at which bash cuts words; no space comes in between.
        screen.tab(
            &format!("{program} secret push --signing-key secret://port"),
            &["--signing-key secret://portworx/"],
        );
        screen.presses("Tab");
        screen.shows("--signing-key secret://portworx/px-system-secrets/");
        screen.types("ap");
        screen.presses("Tab");
        screen.shows("secret://portworx/px-system-secrets/apps-secret");
        // A file where a file belongs.
        screen.tab(
            &format!("{program} secret push --auth-config ~/auth-conf"),
            &["auth-config-of-a-test.yaml"],
        );
    }
}

fn run(shell: &'static str, rc: &str) {
    let Some(test) = at_home(shell, rc) else {
        return;
    };
    test.file("home/auth-config-of-a-test.yaml", "name: x\n");
    walk(&Screen::new(&test, shell));
}

#[test]
fn bash_completes() {
    if !Path::new(BASH_COMPLETION).exists() {
        skipped("bash-completion, which kubectl's script for bash needs");
        return;
    }
    run("bash", "home/.bashrc");
}

#[test]
fn zsh_completes() {
    run("zsh", "home/.zshrc");
}

#[test]
fn fish_completes() {
    run("fish", "home/.config/fish/config.fish");
}
