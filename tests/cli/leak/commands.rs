//! Lines that go well, that are wrong, and that fail, one by one.

use super::{CANARY, Sweep};
use crate::harness::CLAIMS;

#[test]
fn commands_that_go_well() {
    let sweep = Sweep::new();
    for line in [
        format!(
            "auth token generate {CLAIMS} --signing-key TMP/px.key --output-file TMP/out --save-context one"
        ),
        format!("auth token generate {CLAIMS} --shared-secret SECRET --output-file TMP/out2"),
        format!("auth token generate {CLAIMS} --signing-key env://PX_KEY --output-file TMP/out3"),
        format!("auth token generate {CLAIMS} --from-cluster --output-file TMP/out4"),
        "context create two --token-file TMP/t --use --description d --endpoint https://e"
            .to_owned(),
        "context create three --token TOKEN".to_owned(),
        format!("context create four {CLAIMS} --rsa-private-keyfile TMP/rsa.pem"),
        "context list".to_owned(),
        "context list -o json".to_owned(),
        "context list -o yaml".to_owned(),
        "context list --check -v".to_owned(),
        "context list --check --remove-orphans -o json".to_owned(),
        "context show".to_owned(),
        "context show -o json".to_owned(),
        "context use one".to_owned(),
        "context use -".to_owned(),
        "context current".to_owned(),
        "context delete one".to_owned(),
        "auth token inspect".to_owned(),
        "auth token inspect TOKEN".to_owned(),
        "auth token inspect TOKEN -o json".to_owned(),
        "auth token inspect --secret team-a/theirs -o yaml".to_owned(),
        "auth token verify TOKEN --verifying-key TMP/px.key".to_owned(),
        "auth token verify TOKEN --verifying-key TMP/px.key -o json".to_owned(),
        "auth token verify --token-file TMP/rsa.t --verifying-key TMP/rsa.pem -o yaml".to_owned(),
        "auth token verify TOKEN --from-cluster".to_owned(),
        "secret push --allow-admin -n team-a".to_owned(),
        "secret push --allow-admin -n team-a -o json".to_owned(),
        "secret push --allow-admin -n team-a -o yaml".to_owned(),
        "secret status -n team-a -o wide".to_owned(),
        "secret status -A --all --verify --from-cluster -o json".to_owned(),
        "secret status -A --all --verify --from-cluster -o yaml".to_owned(),
        "secret push --allow-admin -n team-a --dry-run=client".to_owned(),
        "secret push --allow-admin -n team-a --dry-run=server -o json".to_owned(),
        format!("secret push --allow-admin -n team-a minted {CLAIMS} --from-cluster"),
        "secret rotate -n team-a --all --allow-admin --from-cluster".to_owned(),
        "secret rotate -n team-a --all --allow-admin --from-cluster -o json".to_owned(),
        "secret rotate -n team-a --all --allow-admin --signing-key TMP/px.key --dry-run=client -o yaml".to_owned(),
        "secret rotate -n team-a --all --allow-admin --shared-secret SECRET --dry-run=server".to_owned(),
        "secret rotate -n team-a --stale --allow-admin --signing-key TMP/rsa.pem --previous-signing-key TMP/px.key --dry-run=client".to_owned(),
        "storageclass check -o json".to_owned(),
        "secret delete --all -n team-a --dry-run=client -o yaml".to_owned(),
        "secret delete px-user-token minted -n team-a -o json".to_owned(),
        "auth key generate --type rsa --output-file TMP/new.pem".to_owned(),
        "auth key generate --type shared-secret --to-secret team-a/new/k".to_owned(),
        "env two --shell bash".to_owned(),
        "env --unset --shell fish".to_owned(),
        "config path -o json".to_owned(),
        "config view".to_owned(),
        "config view -o yaml".to_owned(),
        "config validate".to_owned(),
        "completion bash".to_owned(),
    ] {
        let output = sweep.quiet(&line);
        assert!([0, 3].contains(&output.exit), "{line}: {output}");
    }
}

#[test]
fn annotations_hold_neither_key_nor_token() {
    let sweep = Sweep::new();
    sweep
        .quiet("secret push --allow-admin -n team-a --token-file TMP/t")
        .ok();
    sweep
        .quiet(&format!(
            "secret push --allow-admin -n team-a minted {CLAIMS} --from-cluster"
        ))
        .ok();
    for line in [
        "secret diff -n team-a --token-file TMP/rsa.t".to_owned(),
        "secret diff -n team-a theirs --token-file TMP/t".to_owned(),
        format!("secret diff -n team-a {CLAIMS} --signing-key TMP/px.key --label a=b"),
    ] {
        assert_eq!(sweep.quiet(&line).exit, 1, "{line}");
    }
    for name in ["px-user-token", "minted"] {
        let stored = sweep.test.api().secret("team-a", name).expect("a Secret");
        sweep
            .canaries
            .absent_from(name, &stored["metadata"].to_string());
    }
}

#[test]
fn usage_errors_do_not_quote_credentials() {
    let sweep = Sweep::new();
    for line in [
        "TOKEN",
        "auth TOKEN",
        "auth token TOKEN",
        "auth token inspect TOKEN TOKEN",
        "auth token inspect TOKEN --bogus",
        "auth token inspect TOKEN --output TOKEN",
        "auth token inspect TOKEN --token-file TOKEN",
        "auth token inspect -TOKEN",
        "auth token inspect --TOKEN",
        "auth token inspect --bogus=TOKEN",
        "auth token inspect 'Bearer TOKEN' TOKEN",
        "auth token inspect --secret TOKEN",
        "auth token inspect --secret a/TOKEN",
        "auth token verify TOKEN",
        "auth token verify TOKEN --username-claim TOKEN --verifying-key x",
        "auth token generate --shared-secret=SECRET --bogus",
        "auth token generate --shared-secret SECRET SECRET",
        "auth token generate --shared-secret SECRET --token-duration SECRET",
        "auth token generate --shared-secret SECRET --shared-secret SECRET",
        "auth token generate --shared-secret SECRET --signing-key TMP/px.key",
        "auth token generate --shared-secret SECRET --algorithm SECRET",
        "auth token generate --shared-secert SECRET",
        "auth token generate --shared-secert=SECRET",
        "auth token generate --signing-key 'PEM'",
        "auth token generate '--signing-key=PEM'",
        "auth token generate '--signing-key=secret://PEM'",
        "auth token generate 'PEM'",
        "auth token generate -o 'PEM' --bogus",
        "auth token generate --signing-key env://SECRET@",
        "auth token generate --signing-key SECRET://x/y/z",
        "auth token generate --signing-key https://TOKEN",
        "auth key generate --type TOKEN",
        "auth key generate --type rsa --to-secret TOKEN",
        "context create TOKEN",
        "context create x TOKEN",
        "context create x --token TOKEN --bogus",
        "context create x --token=TOKEN TOKEN",
        "context create x -tTOKEN --bogus",
        "context create x -t TOKEN --vault TOKEN",
        "context create x --token TOKEN --shared-secret SECRET",
        "context use TOKEN",
        "context show TOKEN",
        "context delete TOKEN",
        "context token TOKEN",
        "context list -c TOKEN",
        "context token --min-remaining TOKEN",
        "context create x --storage-namespace TOKEN --from-cluster",
        "secret push --allow-admin TOKEN",
        "secret push --allow-admin -n TOKEN",
        "secret push --allow-admin --key TOKEN/x",
        "secret push --allow-admin --annotate TOKEN",
        "secret push --allow-admin --label a=TOKEN",
        "secret push --allow-admin --label TOKEN=a",
        "secret push --allow-admin --dry-run=TOKEN",
        "secret push --allow-admin --request-timeout TOKEN",
        "secret diff TOKEN",
        "secret diff -n TOKEN",
        "secret diff --annotate TOKEN",
        "secret rotate TOKEN",
        "secret rotate -n TOKEN",
        "secret rotate --key TOKEN/x",
        "secret rotate --canary TOKEN",
        "secret rotate --renew-before TOKEN",
        "secret rotate --jitter TOKEN",
        "secret rotate --subject-template TOKEN",
        "secret rotate --previous-signing-key SECRET://x/y/z",
        "secret rotate '--previous-signing-key=PEM'",
        "secret rotate --shared-secret SECRET --signing-key TMP/px.key",
        "secret rotate --stale --bogus=SECRET",
        "exec TOKEN",
        "exec TOKEN -- true",
        "exec --env TOKEN -- true",
        "exec --env=TOKEN -- true",
        "exec --fd TOKEN -- true",
        "exec --stdin=TOKEN -- true",
        "exec --token-duration TOKEN -- true",
        "exec --bogus -- true TOKEN SECRET",
        "exec -c TOKEN -- true",
        "env TOKEN",
        "env two TOKEN",
        "env --shell TOKEN",
        "env --unset TOKEN",
        "config TOKEN",
        "config path TOKEN",
        "config view -o TOKEN",
        "config validate x TOKEN",
        "completion TOKEN",
    ] {
        let output = sweep.quiet(line);
        assert_eq!(output.exit, 2, "{line}: {output}");
    }
}

#[test]
fn failures_do_not_quote_credentials() {
    let sweep = Sweep::new();
    sweep
        .test
        .file("bad.yaml", format!("name: {CANARY}\nroles: {CANARY}\n"));
    sweep.test.file("key.yaml", format!("{}: x\n", sweep.token));
    sweep.test.file("list.yaml", format!("- {CANARY}\n"));
    sweep.test.file("broken.yaml", format!("name: [{CANARY}\n"));
    sweep
        .test
        .file("broken.pem", sweep.pem.replace("-----END", "----END"));
    sweep.test.file("short.pem", &sweep.pem[..400]);
    sweep
        .test
        .file("cut.t", &sweep.token[..sweep.token.len() / 2]);
    sweep.test.file("long.t", format!("{}.extra", sweep.token));
    sweep
        .test
        .file("bearer.t", format!("Bearer {}", sweep.token));
    sweep
        .test
        .file("wrapped.t", sweep.token.replace('.', "\n."));
    for line in [
        "auth token generate --auth-config TMP/bad.yaml --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/key.yaml --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/list.yaml --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/broken.yaml --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/px.key --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/rsa.pem --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TMP/t --issuer i --signing-key TMP/px.key",
        "auth token generate --auth-config TOKEN --issuer i --signing-key TMP/px.key",
        "auth token generate --name a --issuer i --signing-key TMP/broken.pem",
        "auth token generate --name a --issuer i --signing-key TMP/short.pem",
        "auth token generate --name a --issuer i --signing-key TOKEN",
        "auth token generate --name a --issuer i --signing-key file://TOKEN",
        "auth token generate --name a --issuer i --signing-key secret://team-a/none/k",
        "auth token generate --name a --issuer i --signing-key secret://portworx/px-shared-secret/none",
        "auth token generate --name a --issuer i --shared-secret 'PEM'",
        "auth token generate --name a --issuer i '--shared-secret=PEM'",
        "auth token generate --name a --issuer i --shared-secret SECRET --strict",
        "auth token generate --name a --issuer i --shared-secret SECRET --algorithm RS256",
        "auth token generate --name a --issuer '' --shared-secret SECRET",
        "auth token generate --name a --issuer i --rsa-private-keyfile TMP/px.key",
        "auth token generate --name a --issuer i --ecdsa-private-keyfile TMP/rsa.pem",
        "auth token generate --name a --issuer i '--rsa-private-keyfile=PEM'",
        "auth token generate --name a --issuer i --ecdsa-private-keyfile TOKEN",
        "auth token generate --name a --issuer i --shared-secret SECRET --output-file TMP/none/x",
        "auth token generate --name a --issuer i --shared-secret SECRET --output-file TMP/t",
        "auth token generate --name a --from-cluster",
        "auth token generate --name a --issuer i --shared-secret SECRET --save-context x --vault keyring",
        "auth token inspect --token-file TMP/px.key",
        "auth token inspect --token-file TMP/rsa.pem",
        "auth token inspect --token-file TOKEN",
        "auth token inspect SECRET",
        "auth token verify --token-file TMP/cut.t --verifying-key TMP/px.key",
        "auth token verify --token-file TMP/long.t --verifying-key TMP/px.key",
        "auth token verify --token-file TMP/bearer.t --verifying-key TMP/px.key",
        "auth token verify --token-file TMP/wrapped.t --verifying-key TMP/rsa.pem",
        "auth token verify --token-file TMP/px.key --verifying-key TMP/px.key",
        "auth token verify --token-file TMP/rsa.pem --verifying-key TMP/px.key -o json",
        "auth token verify SECRET --verifying-key TMP/px.key",
        "auth token verify TOKEN --verifying-key TOKEN",
        "auth token verify TOKEN --verifying-key TMP/broken.pem",
        "auth token verify TOKEN --verifying-key TMP/rsa.pem --issuer other",
        "auth token verify TOKEN --verifying-key TMP/t --issuer other -o json",
        "context create x --token-file TMP/cut.t",
        "context create x --token-file TMP/bearer.t",
        "context create x --token-file TOKEN",
        "context create x --token SECRET",
        "context create x --token TOKEN --vault keyring",
        "context token",
        "secret push --allow-admin -n team-a theirs --token-file TMP/t",
        "secret push --allow-admin -n none --token-file TMP/t",
        "secret push --allow-admin -n team-a --token-file TMP/cut.t",
        "secret push --allow-admin -n team-a --token-file TOKEN",
        "secret push --allow-admin --token-file TMP/t --server https://127.0.0.1:1",
        "secret push --allow-admin --token-file TMP/t --kubeconfig TOKEN",
        "secret push --allow-admin --token-file TMP/t --kubeconfig TMP/px.key",
        "secret push --allow-admin --token-file TMP/t --kubeconfig TMP/t",
        "secret push --allow-admin --token-file TMP/t --kubeconfig TMP/rsa.pem",
        "secret push --allow-admin --token-file TMP/t --context TOKEN",
        "secret push --allow-admin --token-file TMP/t --certificate-authority TMP/rsa.pem",
        "secret push --allow-admin --token-file TMP/t --client-certificate TMP/t --client-key TMP/rsa.pem",
    ] {
        let output = sweep.quiet(line);
        assert_ne!(output.exit, 0, "{line}: {output}");
    }
    // Shown as far as they can be read.
    for line in [
        "auth token inspect --token-file TMP/cut.t",
        "auth token inspect --token-file TMP/long.t",
        "auth token inspect --token-file TMP/bearer.t",
        "auth token inspect --token-file TMP/wrapped.t -o json",
        "auth token inspect 'Bearer TOKEN'",
    ] {
        let output = sweep.quiet(line);
        assert!(output.stderr.contains("warning: "), "{line}: {output}");
        assert_eq!(output.exit, 0, "{line}: {output}");
    }
    for stdin in [CANARY, &sweep.token[1..], &sweep.pem] {
        sweep.quiet_with("auth token inspect -", stdin);
        for line in [
            "context create x -",
            "context import -",
            "context import --from pxctl -",
            "context import --from pxc -",
            "context import --from kubeconfig -",
            "secret push --allow-admin -n team-a --token-file -",
            "auth token verify - --verifying-key TMP/px.key",
            "auth token generate --auth-config - --issuer i --signing-key TMP/px.key",
        ] {
            let output = sweep.quiet_with(line, stdin);
            assert_ne!(output.exit, 0, "{line}: {output}");
        }
    }
}

/// By the real executable, since the command would take this process's place.
#[test]
fn exec_does_not_quote_credentials() {
    let mut sweep = Sweep::new();
    sweep.quiet("context create x --token-file TMP/t").ok();
    sweep.test.set("PXSEC_TOKEN", sweep.token.clone());
    // Its expiry is by the real clock.
    let forever = sweep.test.token("--not-after 2999-12-31T23:59:59Z");
    sweep.test.file("forever.t", &forever);
    sweep
        .quiet("context create forever --token-file TMP/forever.t")
        .ok();
    sweep.canaries.add_token("the token for ever", &forever);
    let canaries = &sweep.canaries;
    for (line, expected) in [
        ("exec -c x -- true", 4),
        ("exec -c forever -- TMP/none TOKEN SECRET", 127),
        ("exec -c forever -- TOKEN", 126),
        ("exec -c forever --stdin -- ./TOKEN", 126),
        ("exec -c forever --fd 3 -- TMP/forever.t", 126),
        ("exec -c forever --env T -- TMP/forever.t TOKEN", 126),
        ("exec -c none -- true TOKEN", 4),
        ("exec -c forever --token-duration 5m -- true TOKEN", 2),
        ("exec -c forever --kubeconfig TOKEN -- TMP/none", 127),
    ] {
        let line = line.replace("TOKEN", &forever).replace("SECRET", CANARY);
        let output = crate::binary::program(&sweep.test, &line).output();
        let output = output.expect("it runs");
        let said = [output.stdout.as_slice(), &output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert_eq!(output.status.code(), Some(expected), "{line}: {said}");
        assert!(said.starts_with("error: "), "{line}: {said}");
        canaries.absent_from(&format!("the output of `{line}`"), &said);
    }
}
