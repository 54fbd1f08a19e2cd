//! `env`: what each shell is told, and that the shells that are here understand it.

use std::process::Command;

use crate::harness::{CLAIMS, SECRET, TestEnv, skipped};

fn with_contexts() -> TestEnv {
    let test = TestEnv::new();
    test.file("px.key", SECRET);
    for name in ["prod", "lab@eu:1+x"] {
        let line = format!("context create {name} {CLAIMS} --signing-key TMP/px.key");
        assert_eq!(test.run(&line).exit, 0);
    }
    test
}

/// Without the folder, which every test has set.
fn plain(mut test: TestEnv) -> TestEnv {
    test.unset("PXSEC_CONFIG_DIR");
    test.set("XDG_CONFIG_HOME", test.path("xdg"));
    std::fs::create_dir(test.path("xdg")).expect("a folder");
    std::fs::rename(test.path("config"), test.path("xdg/pxsec")).expect("a config");
    test
}

#[test]
fn each_shell_is_told_in_its_language() {
    let test = plain(with_contexts());
    insta::assert_snapshot!(test.run("env prod --shell bash"), @r#"
    export PXSEC_CONTEXT=prod
    # run: eval "$(kubectl pxsec env prod --shell bash)"
    [exit 0]
    "#);
    insta::assert_snapshot!(test.run("env prod --shell zsh"), @r#"
    export PXSEC_CONTEXT=prod
    # run: eval "$(kubectl pxsec env prod --shell zsh)"
    [exit 0]
    "#);
    insta::assert_snapshot!(test.run("env lab@eu:1+x --shell fish"), @"
    set -gx PXSEC_CONTEXT lab@eu:1+x
    # run: kubectl pxsec env lab@eu:1+x --shell fish | source
    [exit 0]
    ");
    insta::assert_snapshot!(test.run("env prod --shell powershell"), @"
    $env:PXSEC_CONTEXT = 'prod'
    # run: kubectl pxsec env prod --shell powershell | Invoke-Expression
    [exit 0]
    ");
}

#[test]
fn unset_undoes_it() {
    let test = plain(with_contexts());
    insta::assert_snapshot!(test.run("env --unset --shell bash"), @r#"
    unset PXSEC_CONTEXT
    # run: eval "$(kubectl pxsec env --unset --shell bash)"
    [exit 0]
    "#);
    insta::assert_snapshot!(test.run("env --unset --shell fish"), @"
    set -e PXSEC_CONTEXT
    # run: kubectl pxsec env --unset --shell fish | source
    [exit 0]
    ");
    insta::assert_snapshot!(test.run("env --unset --shell powershell"), @"
    $env:PXSEC_CONTEXT = $null
    # run: kubectl pxsec env --unset --shell powershell | Invoke-Expression
    [exit 0]
    ");
    test.run("env prod --unset")
        .fails(2, &["cannot be used with"]);
    // It needs no config, and reads none.
    test.file("xdg/pxsec/config.toml", "broken");
    assert_eq!(test.run("env --unset").exit, 0);
    test.run("env prod").fails(4, &["malformed"]);
}

#[test]
fn the_px_context_is_the_one_in_use() {
    let mut test = plain(with_contexts());
    let bound = |test: &TestEnv, line: &str| {
        let said = test.run(line).ok();
        said.lines().next().map(str::to_owned).expect("a line")
    };
    assert_eq!(bound(&test, "env"), "export PXSEC_CONTEXT=prod");
    test.set("PXSEC_CONTEXT", "lab@eu:1+x");
    assert_eq!(bound(&test, "env"), "export PXSEC_CONTEXT=lab@eu:1+x");
    assert_eq!(bound(&test, "env -c prod"), "export PXSEC_CONTEXT=prod");
    assert_eq!(bound(&test, "env prod"), "export PXSEC_CONTEXT=prod");
    test.run("env prdo").fails(
        4,
        &["there is no px context `prdo`", "did you mean `prod`?"],
    );
    TestEnv::new()
        .run("env")
        .fails(4, &["no px context is selected"]);
}

#[test]
fn the_shell_is_the_users_own() {
    let mut test = plain(with_contexts());
    for (shell, start) in [
        ("/bin/bash", "export "),
        ("/usr/local/bin/zsh", "export "),
        ("/usr/bin/fish", "set -gx "),
        ("/usr/bin/pwsh", "$env:"),
        ("fish", "set -gx "),
        ("", "export "),
    ] {
        test.set("SHELL", shell);
        let said = test.run("env prod").ok();
        assert!(said.starts_with(start), "{shell}: {said}");
    }
    test.set("SHELL", "/bin/tcsh");
    test.run("env prod")
        .fails(2, &["the shell `tcsh`, as SHELL has it", "--shell"]);
    assert_eq!(test.run("env prod --shell bash").exit, 0);
    test.run("env prod --shell tcsh")
        .fails(2, &["bash, zsh, fish"]);
}

#[test]
fn the_folder_of_the_config_comes_along() {
    let mut test = with_contexts();
    insta::assert_snapshot!(test.run("env --shell bash"), @r#"
    export PXSEC_CONTEXT=prod
    export PXSEC_CONFIG_DIR=TMP/config
    # run: eval "$(kubectl pxsec env prod --shell bash)"
    [exit 0]
    "#);
    // A folder that is named from where we are means the same from elsewhere.
    let here = std::env::current_dir().expect("a folder");
    let up: String = here.components().skip(1).map(|_| "../").collect();
    let relative = format!("{up}{}", test.path("config").display());
    test.set("PXSEC_CONFIG_DIR", relative.replacen("//", "/", 1));
    let said = test.run("env --shell bash").ok();
    assert!(said.contains("\nexport PXSEC_CONFIG_DIR=/"), "{said}");
    for odd in ["a\nb", "a\u{1b}[31m"] {
        let folder = test.path(odd);
        std::fs::create_dir(&folder).expect("a folder");
        std::fs::copy(test.path("config/config.toml"), folder.join("config.toml"))
            .expect("a config");
        test.set("PXSEC_CONFIG_DIR", folder);
        test.run("env --shell bash")
            .fails(2, &["PXSEC_CONFIG_DIR is no plain text"]);
    }
}

/// Each shell that is here evaluates what it is told, and is asked what it has then.
#[test]
fn shells_understand_it() {
    let mut test = with_contexts();
    let odd = test.path("a b'c\\d$HOME`x`\"e\u{2019}%!");
    std::fs::rename(test.path("config"), &odd).expect("a config");
    test.set("PXSEC_CONFIG_DIR", &odd);
    let expected = format!("lab@eu:1+x|{}|none", odd.display());
    for (shell, script) in [
        (
            "bash",
            "eval \"$1\"; printf '%s|%s|' \"$PXSEC_CONTEXT\" \"$PXSEC_CONFIG_DIR\"; eval \"$2\"; printf %s \"${PXSEC_CONTEXT-none}\"",
        ),
        (
            "zsh",
            "eval \"$1\"; printf '%s|%s|' \"$PXSEC_CONTEXT\" \"$PXSEC_CONFIG_DIR\"; eval \"$2\"; printf %s \"${PXSEC_CONTEXT-none}\"",
        ),
        (
            "fish",
            "echo $argv[2] | source; printf '%s|%s|' $PXSEC_CONTEXT $PXSEC_CONFIG_DIR; echo $argv[3] | source; set -q PXSEC_CONTEXT; or printf none",
        ),
    ] {
        let set = test.run(&format!("env lab@eu:1+x --shell {shell}")).ok();
        let unset = test.run(&format!("env --unset --shell {shell}")).ok();
        // In the output `TMP` stands for the folder of the test.
        let folder = test.path("").display().to_string();
        let set = set.replace("TMP/", &folder);
        let output = Command::new(shell)
            .env_clear()
            .env("HOME", test.path("home"))
            .args(["-c", script, "x", &set, &unset])
            .output();
        match output {
            Ok(output) => assert_eq!(
                (
                    String::from_utf8_lossy(&output.stdout).as_ref(),
                    String::from_utf8_lossy(&output.stderr).as_ref()
                ),
                (expected.as_str(), ""),
                "{shell}"
            ),
            Err(_) if shell == "bash" => skipped(shell),
            Err(_) => println!("skipped: no {shell}"),
        }
    }
}
