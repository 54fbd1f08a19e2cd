//! What work on many Secrets costs, side by side with kubectl and a bare loop, in one run against the embedded server.
//!
//!     cargo bench --locked --bench fleet
//!
//! With `PXSEC_TEST_KUBECONFIG` against that cluster instead, in namespaces that are created and removed. Prints the
//! table of docs/performance.md. Needs bash and kubectl. No test asserts a time; here ratios are to be looked at.

#![cfg(unix)]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use futures_util::StreamExt as _;
use kube::api::{Api, Patch, PatchParams};
use kube::config::{KubeConfigOptions, Kubeconfig};
use kube::{Client, Config};

#[path = "../tests/testkit/mod.rs"]
mod testkit;

use testkit::ApiServer;

/// How many namespaces are pushed to.
const TARGETS: usize = 500;

/// As many requests as pxsec has under way by default.
const CONCURRENCY: usize = 16;

/// Each command is run so often, and the median told.
const ROUNDS: usize = 3;

/// Set for the process that is the bare loop.
const BARE: &str = "PXSEC_BENCH_BARE";

fn main() {
    if let Some(folder) = std::env::var_os(BARE) {
        bare_loop(Path::new(&folder));
        return;
    }
    let bench = Bench::new();
    println!(
        "{TARGETS} namespaces, {ROUNDS} rounds, medians; {}",
        bench.place
    );
    bench.push_to_many();
    bench.push_one();
    bench.clean_up();
}

/// Wall and CPU seconds of a shell line.
#[derive(Clone, Copy)]
struct Cost {
    wall: f64,
    cpu: f64,
}

struct Bench {
    folder: tempfile::TempDir,
    server: Option<ApiServer>,
    place: String,
}

impl Bench {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let kubeconfig = folder.path().join("kubeconfig");
        let (server, place) = match std::env::var_os("PXSEC_TEST_KUBECONFIG") {
            Some(theirs) => {
                std::fs::copy(&theirs, &kubeconfig).expect("a kubeconfig");
                (None, "a live cluster".to_owned())
            }
            None => {
                let server = ApiServer::start();
                server.write_kubeconfig(&kubeconfig);
                (Some(server), "the embedded server".to_owned())
            }
        };
        let bench = Self {
            folder,
            server,
            place,
        };
        bench.sh("openssl ecparam -name prime256v1 -genkey -noout -out px.pem && chmod 600 px.pem");
        bench.create_namespaces();
        bench
    }

    fn create_namespaces(&self) {
        let mut list = String::new();
        for name in names() {
            match &self.server {
                Some(server) => server.create_namespace(&name),
                None => writeln!(
                    list,
                    "---\napiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}}}"
                )
                .expect("text"),
            }
        }
        if self.server.is_none() {
            std::fs::write(self.folder.path().join("namespaces.yaml"), list).expect("a file");
            self.sh("kubectl create -f namespaces.yaml");
        }
    }

    fn clean_up(&self) {
        if self.server.is_none() {
            self.sh("kubectl delete -f namespaces.yaml --wait=false");
        }
    }

    /// Runs a line of bash in our folder.
    fn sh(&self, line: &str) -> String {
        let output = self.command(line).output().expect("bash");
        assert!(
            output.status.success(),
            "{line}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        String::from_utf8_lossy(&output.stderr).into_owned()
    }

    fn command(&self, line: &str) -> Command {
        let plugin = PathBuf::from(env!("CARGO_BIN_EXE_kubectl-pxsec"));
        let bin = plugin.parent().expect("a folder").display();
        let path = std::env::var("PATH").unwrap_or_default();
        let mut command = Command::new("bash");
        command
            .arg("-euc")
            .arg(line)
            .current_dir(self.folder.path())
            .env("KUBECONFIG", self.folder.path().join("kubeconfig"))
            .env("PXSEC_CONFIG_DIR", self.folder.path().join("pxsec"))
            .env("HOME", self.folder.path())
            .env("NO_PROXY", "127.0.0.1")
            .env("PATH", format!("{bin}:{path}"));
        command
    }

    /// The median cost of a line, after `before` each time.
    fn cost(&self, before: &str, line: &str) -> Cost {
        let mut costs: Vec<Cost> = (0..ROUNDS)
            .map(|_| {
                self.sh(before);
                // Two ends of a pipe count both: the shell's own children.
                let timed = format!("TIMEFORMAT='cost %R %U %S'; time {{ {line} >/dev/null; }}");
                let told = self.sh(&timed);
                let line = told.lines().rev().find(|line| line.starts_with("cost "));
                let numbers: Vec<f64> = line
                    .expect("what it cost")
                    .split(' ')
                    .skip(1)
                    .map(|number| number.parse().expect("a number"))
                    .collect();
                Cost {
                    wall: numbers[0],
                    cpu: numbers[1] + numbers[2],
                }
            })
            .collect();
        costs.sort_by(|a, b| a.wall.total_cmp(&b.wall));
        costs[ROUNDS / 2]
    }

    fn delete_secrets(&self) -> String {
        match &self.server {
            // Taken away behind the server's back, so that no client pays for it.
            Some(server) => {
                for name in names() {
                    server.remove_secret(&name, "px-user-token");
                }
                ":".to_owned()
            }
            None => "kubectl delete secret px-user-token -A --field-selector metadata.name=px-user-token".to_owned(),
        }
    }

    fn push_to_many(&self) {
        let targets: Vec<String> = names().map(|name| format!("-n {name}")).collect();
        let targets = targets.join(" ");
        let sign = "--name Team --email team@corp.example --role system.user --issuer portworx.com --signing-key px.pem --token-duration 30d --subject-template '{namespace}@corp'";
        let manifests = format!(
            "kubectl-pxsec secret push {targets} {sign} --dry-run=client -o yaml >secrets.yaml"
        );
        self.sh(&manifests);
        let push = format!("kubectl-pxsec secret push {targets} {sign}");
        let me = std::env::current_exe().expect("this program");
        let bare = format!("{BARE}=$PWD {}", me.display());
        let rows = [
            (
                "kubectl apply --server-side -f",
                "kubectl apply --server-side -f secrets.yaml",
            ),
            ("a bare kube-rs loop, tokens signed before", &bare),
            ("kubectl pxsec secret push, one ES256 token each", &push),
        ]
        .map(|(name, line)| {
            self.delete_secrets();
            let created = self.cost(":", line);
            (name, created)
        });
        table("push to 500 namespaces", &rows);
    }

    fn push_one(&self) {
        let name = names().next().expect("a name");
        self.sh("kubectl-pxsec auth token generate --name Team --email team@corp.example --subject t --role system.user --issuer portworx.com --signing-key px.pem --output-file t.jwt --force");
        let pipeline = format!(
            "kubectl create secret generic px-one -n {name} --from-file=auth-token=t.jwt --dry-run=client -o yaml | kubectl annotate -f - --local -o yaml stork.libopenstorage.org/skip-resource=true | kubectl apply -f -"
        );
        let push = format!("kubectl-pxsec secret push px-two -n {name} --token-file t.jwt");
        let rows = [
            ("kubectl create | annotate | apply", pipeline.as_str()),
            ("kubectl pxsec secret push", push.as_str()),
        ]
        .map(|(name, line)| (name, self.cost(":", line)));
        table("one push", &rows);
        if let Some(server) = &self.server {
            server.clear_requests();
            self.sh(&push);
            println!("requests of one push: {}", server.requests().len());
        }
    }
}

fn names() -> impl Iterator<Item = String> {
    (0..TARGETS).map(|n| format!("pxsec-bench-{n:03}"))
}

/// Rows with the ratio to the last one.
fn table(title: &str, rows: &[(&str, Cost)]) {
    let last = rows.last().expect("a row").1;
    println!(
        "\n| {title} | wall s | CPU s | wall, times ours | CPU, times ours |\n|---|---|---|---|---|"
    );
    for (name, cost) in rows {
        println!(
            "| {name} | {:.3} | {:.3} | {:.1} | {:.1} |",
            cost.wall,
            cost.cpu,
            cost.wall / last.wall,
            cost.cpu / last.cpu
        );
    }
}

/// The least that 500 server-side applies cost with the same library: manifests read from the file, nothing else.
fn bare_loop(folder: &Path) {
    let text = std::fs::read_to_string(folder.join("secrets.yaml")).expect("manifests");
    let manifests: Vec<serde_json::Value> =
        serde_saphyr::from_multiple(&text).expect("manifests in YAML");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        let kubeconfig = Kubeconfig::read_from(folder.join("kubeconfig")).expect("a kubeconfig");
        let options = KubeConfigOptions::default();
        let config = Config::from_custom_kubeconfig(kubeconfig, &options)
            .await
            .expect("a config");
        let client = Client::try_from(config).expect("a client");
        let params = PatchParams::apply("bare");
        let done = futures_util::stream::iter(manifests)
            .map(|manifest| {
                let namespace = manifest["metadata"]["namespace"]
                    .as_str()
                    .expect("one")
                    .to_owned();
                let api: Api<k8s_openapi::api::core::v1::Secret> =
                    Api::namespaced(client.clone(), &namespace);
                let params = params.clone().force();
                async move {
                    api.patch_metadata("px-user-token", &params, &Patch::Apply(&manifest))
                        .await
                        .expect("an apply")
                }
            })
            .buffer_unordered(CONCURRENCY)
            .count()
            .await;
        assert_eq!(done, TARGETS);
    });
}
