//! The documented page, end to end: `cargo run --locked --example quickstart`.
//!
//! Starts the embedded Kubernetes API server of the test kit and walks through what an admin does: a shared secret in
//! a Secret, tokens signed with it, a px context, a Secret pushed and annotated, its token verified. Each step is a
//! process of its own that enters where the plugin enters, and is printed as it would be typed.
//!
//! With `--kube-context NAME` the same is done in a real cluster of your kubeconfig, in a namespace that is made for it
//! and removed afterwards; that needs kubectl.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

#[path = "../tests/testkit/mod.rs"]
mod testkit;

/// Set for the processes that are the plugin.
const AS_PLUGIN: &str = "PXSEC_QUICKSTART_AS_PLUGIN";

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    if env::var_os(AS_PLUGIN).is_some() {
        return ExitCode::from(pxsec::cli::run(
            env::args_os(),
            &mut pxsec::cli::World::real(),
        ));
    }
    match walk() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("quickstart: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Where the walk takes place.
struct Stage {
    folder: PathBuf,
    namespace: String,
    kube_context: Option<String>,
    kubeconfig: Option<PathBuf>,
}

impl Stage {
    /// Runs the plugin with arguments as typed, prints both, and gives what it printed.
    fn pxsec(&self, typed: &str) -> Outcome<String> {
        println!("\n$ kubectl pxsec {typed}");
        let (command, input) = typed
            .split_once(" < ")
            .map_or((typed, None), |(c, i)| (c, Some(i)));
        let (command, file) = command
            .split_once(" > ")
            .map_or((command, None), |(c, f)| (c, Some(f)));
        let mut process = Command::new(env::current_exe()?);
        process
            .args(command.split_whitespace())
            .current_dir(&self.folder)
            .env(AS_PLUGIN, "1")
            .env("PXSEC_CONFIG_DIR", self.folder.join("config"))
            .env_remove("PXSEC_CONTEXT")
            .stdin(match input {
                Some(name) => Stdio::from(std::fs::File::open(self.folder.join(name))?),
                None => Stdio::null(),
            });
        if let Some(context) = &self.kube_context {
            process.args(["--context", context]);
        }
        if let Some(path) = &self.kubeconfig {
            process.env("KUBECONFIG", path);
        }
        let output = process.output()?;
        let answer = String::from_utf8(output.stdout)?;
        match file {
            Some(name) => testkit::write_private(&self.folder.join(name), &answer),
            None => print!("{answer}"),
        }
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
        if !output.status.success() {
            return Err(format!("`kubectl pxsec {typed}` failed with {}", output.status).into());
        }
        Ok(answer)
    }
}

fn walk() -> Outcome<()> {
    let folder = tempfile::Builder::new()
        .prefix("pxsec-quickstart-")
        .tempdir()?;
    for name in ["admin.yaml", "kubernetes.yaml"] {
        let source = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("examples")
            .join(name);
        std::fs::copy(source, folder.path().join(name))?;
    }
    let args: Vec<String> = env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        [] => {
            let server = testkit::ApiServer::start();
            println!(
                "# an embedded Kubernetes API server answers at {}",
                server.url()
            );
            server.create_namespace("portworx");
            let kubeconfig = folder.path().join("kubeconfig");
            server.write_kubeconfig(&kubeconfig);
            steps(&Stage {
                folder: folder.path().to_owned(),
                namespace: "portworx".to_owned(),
                kube_context: None,
                kubeconfig: Some(kubeconfig),
            })
        }
        ["--kube-context", name] => {
            let namespace = format!("pxsec-quickstart-{}", std::process::id());
            kubectl(name, &["create", "namespace", &namespace])?;
            let done = steps(&Stage {
                folder: folder.path().to_owned(),
                namespace: namespace.clone(),
                kube_context: Some((*name).to_owned()),
                kubeconfig: None,
            });
            kubectl(name, &["delete", "namespace", &namespace])?;
            done
        }
        _ => Err("usage: cargo run --example quickstart [-- --kube-context NAME]".into()),
    }
}

/// The page. Real clusters differ from the embedded one in nothing but the namespace.
fn steps(stage: &Stage) -> Outcome<()> {
    let ns = &stage.namespace;
    println!("\n# 1. The shared secret of the storage cluster, where the operator keeps it");
    stage.pxsec(&format!(
        "auth key generate --type shared-secret --to-secret {ns}/px-shared-secret/shared-secret"
    ))?;

    println!(
        "\n# 2. An admin token, signed with the key read from the cluster, kept as a px context"
    );
    let key =
        format!("--issuer portworx.com --signing-key secret://{ns}/px-shared-secret/shared-secret");
    stage.pxsec(&format!(
        "auth token generate --auth-config admin.yaml {key} > admin.token"
    ))?;
    stage.pxsec(
        "context create admin --token-file admin.token --vault file --description on-this-cluster",
    )?;
    stage.pxsec("context use admin")?;
    stage.pxsec("context list")?;

    println!(
        "\n# 3. The token with which Kubernetes provisions volumes, pushed and annotated in one step"
    );
    stage.pxsec(&format!(
        "secret push px-user-token -n {ns} --auth-config kubernetes.yaml {key} --token-duration 30d"
    ))?;
    // The namespace of this walk in a cluster of yours is not the storage cluster's.
    stage.pxsec(&format!(
        "secret push px-admin-copy -n {ns} -c admin --allow-admin --dry-run=server"
    ))?;

    println!("\n# 4. Would the storage server take it?");
    stage.pxsec(&format!("auth token inspect --secret {ns}/px-user-token"))?;
    let verdict = stage.pxsec(&format!(
        "auth token verify --secret {ns}/px-user-token --issuer portworx.com --verifying-key secret://{ns}/px-shared-secret/shared-secret"
    ))?;
    if !verdict.starts_with("accepted") {
        return Err("the pushed token was not accepted".into());
    }
    println!(
        "\n# Done: no key or token was on a command line, and nothing but {ns} was written to."
    );
    Ok(())
}

fn kubectl(context: &str, args: &[&str]) -> Outcome<()> {
    println!("\n$ kubectl {}", args.join(" "));
    let status = Command::new("kubectl")
        .args(["--context", context])
        .args(args)
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("kubectl {} failed", args.join(" ")).into())
    }
}
