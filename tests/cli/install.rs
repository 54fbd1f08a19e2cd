//! `completion install`: what it puts where, and that it takes nothing away that it has not put.

use std::os::unix::fs::symlink;

use crate::harness::TestEnv;

const BASH: &str = "home/.local/share/bash-completion/completions/kubectl-pxsec";
const ZSH: &str = "home/.local/share/zsh/site-functions/_kubectl-pxsec";
const FISH: &str = "home/.config/fish/completions/kubectl-pxsec.fish";
const LINK: &str = "krew/bin/kubectl_complete-pxsec";

fn program(test: &TestEnv, name: &str) {
    test.file(name, "#!/bin/sh\n");
    test.set_mode(name, 0o755);
}

/// As Krew leaves it: a link on PATH to the program in its store. With bash, zsh and fish.
fn with_krew() -> TestEnv {
    let mut test = TestEnv::new();
    program(&test, "krew/store/pxsec/v1/kubectl-pxsec");
    std::fs::create_dir_all(test.path("krew/bin")).expect("a folder");
    symlink(
        test.path("krew/store/pxsec/v1/kubectl-pxsec"),
        test.path("krew/bin/kubectl-pxsec"),
    )
    .expect("a link");
    for shell in ["bash", "zsh", "fish"] {
        program(&test, &format!("bin/{shell}"));
    }
    let path = std::env::join_paths([test.path("bin"), test.path("krew/bin")]).expect("a PATH");
    test.set("PATH", path);
    test
}

#[test]
fn the_link_and_the_scripts_come_and_go() {
    let test = with_krew();
    let files = [LINK, BASH, ZSH, FISH];
    let told = |word: &str| files.map(|file| format!("{word} TMP/{file}\n")).concat();
    let dry = test.run("completion install --dry-run");
    assert_eq!(dry.ok(), told("would create"));
    assert!(files.iter().all(|file| !test.exists(file)));

    let output = test.run("completion install");
    assert_eq!(output.stdout, told("created"), "{output}");
    assert_eq!(
        output.stderr,
        "note: bash: in ~/.bashrc, with the package bash-completion: source <(kubectl completion bash)\n\
         note: zsh: in ~/.zshrc, before compinit: fpath=(TMP/home/.local/share/zsh/site-functions $fpath); and after it: source <(kubectl completion zsh)\n\
         note: fish: in ~/.config/fish/config.fish: kubectl completion fish | source\n\
         note: it works in shells that are started from now on\n"
    );
    // By its name, so that the link outlives the next update.
    let target = std::fs::read_link(test.path(LINK)).expect("a link");
    assert_eq!(target.to_str(), Some("kubectl-pxsec"));
    for (file, shell) in [(BASH, "bash"), (ZSH, "zsh"), (FISH, "fish")] {
        assert_eq!(test.mode(file), "0644");
        assert_eq!(
            test.read(file),
            test.run(&format!("completion {shell}")).ok()
        );
    }
    assert_eq!(test.run("completion install").ok(), told("unchanged"));

    assert_eq!(
        test.run("completion install --remove --dry-run").ok(),
        told("would remove")
    );
    assert_eq!(
        test.run("completion install --remove").ok(),
        told("removed")
    );
    assert!(files.iter().all(|file| !test.exists(file)));
    assert!(test.exists("krew/bin/kubectl-pxsec"));
    assert_eq!(
        test.run("completion install --remove").ok(),
        told("not there:")
    );
}

#[test]
fn what_is_not_of_this_command_stays() {
    let test = with_krew();
    test.file(LINK, "#!/bin/sh\nkubectl pxsec __complete \"$@\"\n");
    test.file(FISH, "# mine\n");
    test.run("completion install").fails(
        1,
        &["kubectl_complete-pxsec` is not of this command", "--force"],
    );
    // Refused before anything is done.
    assert!(!test.exists(BASH));
    let output = test.run("completion install --remove").ok();
    assert!(
        output.contains("left, since it is not of this command: TMP/krew/bin"),
        "{output}"
    );
    assert_eq!(test.read(FISH), "# mine\n");
    let output = test.run("completion install --force").ok();
    assert!(
        output.starts_with("replaced TMP/krew/bin/kubectl_complete-pxsec\ncreated "),
        "{output}"
    );
    // A script of ours from another time is brought up to date.
    let old = test.read(BASH) + "# an older line\n";
    test.file(BASH, old);
    assert!(
        test.run("completion install")
            .ok()
            .contains(&format!("updated TMP/{BASH}"))
    );
}

#[test]
fn folders_and_shells_can_be_named() {
    let mut test = with_krew();
    let output = test.run("completion install --dir TMP/other --shell fish --shell powershell");
    assert_eq!(
        output.stdout,
        "created TMP/other/kubectl_complete-pxsec\ncreated TMP/home/.config/fish/completions/kubectl-pxsec.fish\n"
    );
    assert!(
        output.stderr.contains("warning: TMP/other is not on PATH"),
        "{output}"
    );
    assert!(
        output.stderr.contains("note: powershell: in $PROFILE"),
        "{output}"
    );
    let target = std::fs::read_link(test.path("other/kubectl_complete-pxsec")).expect("a link");
    assert_eq!(target, test.path("krew/bin/kubectl-pxsec"));
    test.set("XDG_DATA_HOME", test.path("data"));
    test.set("XDG_CONFIG_HOME", test.path("xdg"));
    let output = test.run("completion install").ok();
    assert!(
        output.contains("created TMP/data/zsh/site-functions/_kubectl-pxsec"),
        "{output}"
    );
    assert!(
        output.contains("created TMP/xdg/fish/completions/kubectl-pxsec.fish"),
        "{output}"
    );
    test.set("PATH", test.path("bin"));
    test.run("completion install")
        .fails(1, &["`kubectl-pxsec` is not on PATH", "--dir"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let test = with_krew();
    // A file in the place of a folder stops root too.
    std::fs::create_dir_all(test.path("home/.local")).expect("a folder");
    test.file("home/.local/share", "");
    let output = test.run("completion install");
    assert_eq!(output.exit, 1, "{output}");
    assert!(
        output
            .stderr
            .contains("error: cannot write `TMP/home/.local/share/bash-completion"),
        "{output}"
    );
}
