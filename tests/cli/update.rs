//! The whole life of a px context: update, rename, delete several, use none, export.
//!
//! - every field and every kind can become another; what no flag names stays, the user's comments too
//! - a token that moves is in its vault at every step (see also the unit tests of `ops/context_update.rs`)
//! - delete asks on a terminal, and is all or none

use crate::harness::{CLAIMS, NOW, SECRET, TestEnv};

const RECIPE: &str = "--recipe --name Admin --email admin@corp.example --subject admin-1 --role system.admin --issuer portworx.com --signing-key TMP/token-key";

/// With the tokens `a` (a day) and `b` (two days) in files, and a px context `prod` of the former.
fn with_prod() -> TestEnv {
    let test = TestEnv::new();
    for (name, flags) in [("a", "--token-duration 1d"), ("b", "--token-duration 2d")] {
        let token = test.token(flags);
        test.file(name, token);
    }
    test.run("context create prod --token-file TMP/a").ok();
    test
}

fn vault(test: &TestEnv) -> Vec<String> {
    let folder = std::fs::read_dir(test.path("config/vault")).expect("a vault");
    folder
        .map(|entry| {
            let name = entry.expect("an entry").file_name();
            name.into_string().expect("a name")
        })
        .collect()
}

#[test]
fn fields_change_and_comments_stay() {
    let test = with_prod();
    let config = test.read("config/config.toml").replace(
        "[contexts.prod]\n",
        "# the one that matters\n[contexts.prod]\n# do not touch\n",
    );
    test.file("config/config.toml", format!("{config}my-own = 1 # mine\n"));
    let updated = test.run("context update prod --description 'the big one' --endpoint https://px:9001 --kube-context k -n team-a --kubeconfig TMP/kc");
    assert_eq!(updated.exit, 0, "{updated}");
    let folder = test.path("").display().to_string();
    let after = test.read("config/config.toml").replace(&folder, "TMP/");
    for line in [
        "# the one that matters\n[contexts.prod]\n# do not touch\n",
        "my-own = 1 # mine\n",
        "description = \"the big one\"\n",
        "endpoint = \"https://px:9001\"\n",
        "kubeconfig = \"TMP/kc\"\n",
        "kube-context = \"k\"\n",
        "namespace = \"team-a\"\n",
    ] {
        assert!(after.contains(line), "no {line} in:\n{after}");
    }
    assert_eq!(
        test.run("context update prod --description 'the big one'")
            .ok(),
        "px context `prod` unchanged (token in the file vault, expires in 1d; bound to the kubeconfig context `k`, the kubeconfig TMP/kc, the namespace team-a)\n"
    );
    test.run("context update prod --unset description --unset endpoint --unset kube-context --unset kubeconfig --unset namespace").ok();
    assert_eq!(
        test.read("config/config.toml"),
        format!("{config}my-own = 1 # mine\n")
    );
    test.run("context update prod")
        .fails(2, &["nothing is given to change"]);
    test.run("context update prod --unset endpoint --endpoint x")
        .fails(2, &["a value is given for a field of --unset"]);
    test.run("context update prd --endpoint x")
        .fails(4, &["there is no px context `prd`", "did you mean `prod`?"]);
}

#[test]
fn a_new_token_takes_the_place_of_the_old_one() {
    let test = with_prod();
    let old = vault(&test);
    assert_eq!(
        test.run("context update prod --token-file TMP/b").ok(),
        "px context `prod` updated (token in the file vault, expires in 2d)\n"
    );
    let new = vault(&test);
    assert_eq!((old.len(), new.len()), (1, 1));
    assert_ne!(old, new, "an id is never reused");
    assert_eq!(test.run("context token").ok().trim_end(), test.read("b"));
    // Signed in the same step.
    test.run(&format!(
        "context update prod {CLAIMS} --signing-key TMP/token-key --token-duration 3d"
    ))
    .ok();
    let shown = test.run("context show -o json").json();
    assert_eq!(shown["expiresAt"], "2026-01-05T03:04:05Z");
    assert_eq!(vault(&test).len(), 1);
    test.run("context update prod --token-file TMP/none")
        .fails(1, &["No such file"]);
    test.run_with("context update prod -", "abc")
        .fails(1, &["not a token"]);
    assert_eq!(vault(&test).len(), 1);
}

#[test]
fn each_kind_can_become_each_other() {
    let test = with_prod();
    test.run(&format!(
        "context update prod {RECIPE} --token-duration 15m"
    ))
    .ok();
    assert_eq!(vault(&test), Vec::<String>::new(), "its token is gone");
    let config = test.read("config/config.toml");
    for key in ["vault =", "id =", "fingerprint =", "expires-at ="] {
        assert!(!config.contains(key), "{key} is left in:\n{config}");
    }
    test.run("context update prod --from-secret team-a/px-user-token")
        .ok();
    let config = test.read("config/config.toml");
    for key in ["signing-key", "lifetime", "iat-backdate", "roles"] {
        assert!(!config.contains(key), "{key} is left in:\n{config}");
    }
    test.run("context update prod --role system.view")
        .fails(2, &["reads its token from a Secret", "--recipe"]);
    test.run("context update prod --vault file")
        .fails(4, &["stores no token: its kind is reference"]);
    test.run("context update prod --token-file TMP/b").ok();
    assert_eq!(vault(&test).len(), 1);
    test.run("context update prod --from-secret a/b").ok();
    assert_eq!(vault(&test).len(), 0);
    test.run(&format!("context update prod {RECIPE}")).ok();
    test.run("context token").ok();
}

#[test]
fn parts_of_a_recipe_change_and_the_others_stay() {
    let test = with_prod();
    test.run(&format!("context create r {RECIPE} --token-duration 15m"))
        .ok();
    test.run("context update r --token-duration 30m --role system.view --role system.user")
        .ok();
    let item = test.run("context show r -o json").json();
    assert_eq!(item["lifetime"], "30m");
    assert_eq!(
        item["roles"],
        serde_json::json!(["system.view", "system.user"])
    );
    assert_eq!(item["subject"], "admin-1");
    // An algorithm that was chosen for one key does not stay with another.
    test.run("context update r --algorithm HS512").ok();
    test.run("context update r --algorithm RS256")
        .fails(1, &["RS256"]);
    assert!(
        test.read("config/config.toml")
            .contains("algorithm = \"HS512\"")
    );
    test.file("ec.pem", crate::harness::key_pem("p256.sec1.pem"));
    test.run("context update r --signing-key TMP/ec.pem").ok();
    let header = test.run("auth token inspect -c r -o json").json()["header"].clone();
    assert_eq!(header["alg"], "ES256");
    test.run("context update r --not-after 2027-01-01T00:00:00Z")
        .fails(2, &["--token-duration"]);
    test.run("context update r --vault file --role x")
        .fails(2, &["a recipe keeps none"]);
}

#[test]
fn a_recipe_without_an_issuer_needs_one_when_its_key_leaves_the_cluster() {
    let test = with_prod();
    test.run("context create r --recipe --name A --email a@b --subject s --from-cluster")
        .ok();
    test.run("context update r --signing-key TMP/token-key")
        .fails(2, &["--issuer"]);
    test.run("context update r --signing-key TMP/token-key --issuer portworx.com")
        .ok();
    test.run("context token r").ok();
}

#[test]
fn a_renamed_context_stays_current_and_keeps_its_token_and_comments() {
    let mut test = with_prod();
    test.run("context create dev --token-file TMP/b").ok();
    let config = test
        .read("config/config.toml")
        .replace("[contexts.prod]\n", "# mine\n[contexts.prod]\n# inside\n");
    test.file("config/config.toml", &config);
    let before = vault(&test);
    test.set("PXSEC_CONTEXT", "prod");
    let renamed = test.run("context rename prod prod-eu");
    assert_eq!(
        renamed.to_string(),
        "px context `prod` renamed to `prod-eu`\n--- stderr ---\nwarning: PXSEC_CONTEXT still names `prod`\n[exit 0]"
    );
    test.unset("PXSEC_CONTEXT");
    assert_eq!(vault(&test), before, "nothing moves");
    assert_eq!(
        test.read("config/config.toml"),
        config
            .replace("[contexts.prod]", "[contexts.prod-eu]")
            .replace("current = \"prod\"", "current = \"prod-eu\"")
    );
    assert_eq!(test.run("context token").ok().trim_end(), test.read("a"));
    test.run("context rename prod-eu dev")
        .fails(4, &["`dev` already exists", "context delete dev"]);
    test.run("context rename prod x")
        .fails(4, &["there is no px context `prod`"]);
    test.run("context rename dev 'a b'").fails(2, &["a b"]);
    // To itself: nothing to do.
    test.run("context rename dev dev").ok();
}

#[test]
fn deleting_several_is_all_or_none() {
    let test = with_prod();
    for name in ["one", "two"] {
        test.run(&format!("context create {name} --token-file TMP/b"))
            .ok();
    }
    test.run("context delete one tow two")
        .fails(4, &["there is no px context `tow`", "did you mean `two`?"]);
    assert_eq!(vault(&test).len(), 3, "nothing was deleted");
    assert_eq!(
        test.run("context delete one two one").ok(),
        "px context `one` deleted\npx context `two` deleted\n"
    );
    assert_eq!(vault(&test).len(), 1);
    assert_eq!(test.run("context list -o name").ok(), "prod\n");
}

#[test]
fn deleting_asks_a_person_and_nobody_else() {
    let mut test = with_prod();
    test.run("context create dev --token-file TMP/b").ok();
    test.at_a_terminal();
    for answer in ["n\n", "\n", "", "no\n", "yess\n"] {
        let refused = test.run_with("context delete prod dev", answer);
        // A terminal shows the line break that is typed; at the end of input nobody has typed one.
        let typed = if answer.is_empty() { "\n" } else { "" };
        assert_eq!(
            refused.to_string(),
            format!(
                "\
--- stderr ---
Delete the px contexts `prod`, `dev` and what the vault keeps for them? [y/N] {typed}error: nothing was deleted
[exit 1]"
            )
        );
    }
    // What is not there is not asked about.
    test.run_with("context delete prd", "y\n")
        .fails(4, &["error: there is no px context `prd`"]);
    let deleted = test.run_with("context delete prod", "Y\n");
    assert_eq!(deleted.stdout, "px context `prod` deleted\n");
    assert_eq!(
        test.run("context delete dev --yes").ok(),
        "px context `dev` deleted\n"
    );
    assert_eq!(vault(&test).len(), 0);
}

#[test]
fn no_context_may_be_selected() {
    let test = with_prod();
    assert_eq!(
        test.run("context use --none").ok(),
        "no px context is selected now; `prod` was\n"
    );
    assert_eq!(
        test.run("context use --none").ok(),
        "no px context is selected\n"
    );
    test.run("context token")
        .fails(4, &["no px context is selected"]);
    assert_eq!(
        test.run("context use -").ok(),
        "switched to px context `prod`\n"
    );
    test.run("context use").fails(2, &["NAME|-"]);
    test.run("context use prod --none")
        .fails(2, &["cannot be used with"]);
}

#[test]
fn show_prints_a_context_as_config_toml_has_it() {
    let test = with_prod();
    let shown = test.run("context show -o toml").ok();
    let config = test.read("config/config.toml");
    assert_eq!(shown, config.replace("current = \"prod\"\n", ""));
}

#[test]
fn an_export_has_no_secret_and_an_import_all_the_rest() {
    let test = with_prod();
    test.run(&format!(
        "context create r {RECIPE} --token-duration 15m --description Recipe --kube-context k"
    ))
    .ok();
    test.run("context create ref --from-secret team-a/px-user-token --endpoint https://px:9001")
        .ok();
    let exported = test.run("context export");
    assert_eq!(
        exported.stderr,
        "note: the token of `prod` stays in its vault here\n"
    );
    assert!(!exported.stdout.contains("eyJ"), "{exported}");
    assert!(!exported.stdout.contains("fingerprint"), "{exported}");
    test.run("context export --output-file TMP/export.toml")
        .ok();
    let folder = test.path("").display().to_string();
    assert_eq!(
        test.read("export.toml").replace(&folder, "TMP/"),
        exported.stdout
    );
    assert_eq!(test.mode("export.toml"), "0600");
    test.run("context export --output-file TMP/export.toml")
        .fails(1, &["export.toml exists", "--force"]);
    test.run("context export nobody")
        .fails(4, &["there is no px context `nobody`"]);

    let mut there = TestEnv::new();
    there.file("export.toml", test.read("export.toml"));
    let key = test.path("token-key");
    let imported = there.run("context import TMP/export.toml");
    assert_eq!(
        imported.to_string().replace(&key.display().to_string(), "KEY"),
        "\
px context `r` imported, and is the current one (signs a token of 15m when one is needed, with the key of KEY; bound to the kubeconfig context `k`)
px context `prod` imported (no token in the file vault yet)
px context `ref` imported (reads its token from secret://team-a/px-user-token/auth-token when it is needed)
--- stderr ---
note: read TMP/export.toml
ENTRY   ACTION   PX-CONTEXT   DETAIL
prod    import   prod         stored, without its token
r       import   r            recipe, signs tokens of 15m
ref     import   ref          reference to secret://team-a/px-user-token/auth-token
note: its token did not come along: kubectl pxsec context update prod --token-file FILE
note: `ref` is bound to no Kubernetes cluster, and reads from whichever the kubeconfig selects then; bind it with: kubectl pxsec context update ref --kube-context NAME
[exit 0]"
    );
    // What is not there is told from config.toml alone, and can be filled in.
    let list = there.run("context list").ok();
    assert!(list.contains("stored      Missing"), "{list}");
    there.run("context token prod").fails(
        5,
        &["the file vault has no token for the px context `prod`"],
    );
    there.set_clock(NOW);
    there.file("a", test.read("a"));
    there.run("context update prod --token-file TMP/a").ok();
    there.run("context token prod").ok();
    assert_eq!(
        there.run("context show ref -o json").json()["endpoint"],
        "https://px:9001"
    );
    // A second time, nothing is left to do.
    let again = there.run("context import TMP/export.toml");
    assert_eq!((again.exit, again.stdout.as_str()), (0, ""), "{again}");
}

#[test]
fn keys_that_are_secrets_stay_where_they_are() {
    // The place of a key may be told, its content never.
    let test = with_prod();
    test.run(&format!("context create r {RECIPE}")).ok();
    for line in [
        "context show r",
        "context show r -o json",
        "context show r -o toml",
        "context export",
        "context list -o wide",
        "context list --check",
    ] {
        let output = test.run(line).to_string();
        assert!(!output.contains(SECRET), "{line}");
    }
}

/// -c was not heeded there, and what it named stayed as it was without a word.
#[test]
fn c_that_names_another_px_context_than_the_argument_is_an_error() {
    let test = with_prod();
    test.run("context create other --token-file TMP/b").ok();
    let before = test.read("config/config.toml");
    for line in [
        "context create new --token-file TMP/a",
        "context update prod --description x",
        "context rename prod new",
        "context delete prod",
        "context delete prod other",
        "context export prod",
        "context export",
        "context import TMP/a",
    ] {
        test.run(&format!("{line} -c other"))
            .fails(2, &["has no meaning here", "leave -c out"]);
        assert_eq!(test.read("config/config.toml"), before, "{line}");
    }
    // Both the same: nothing is in doubt.
    test.run("context export prod -c prod").ok();
    test.run("-c prod context update prod --description x").ok();
}
