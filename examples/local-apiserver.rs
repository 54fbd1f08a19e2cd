//! The API server of the tests, to try commands against without a cluster.
//!
//! ```sh
//! cargo run --example local-apiserver
//! ```
//!
//! The first line it prints is the `export KUBECONFIG=...` for another shell. It stays until
//! Ctrl-C or SIGTERM, and then removes the kubeconfig. Everything in it is in memory.

use std::io::{Write as _, stdout};

#[path = "../tests/testkit/mod.rs"]
mod testkit;

fn main() -> std::io::Result<()> {
    if std::env::args_os().len() > 1 {
        return Err(std::io::Error::other("it takes no arguments"));
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    // Before the first line is printed: who reads it may send the signal at once.
    let (_guard, mut stop) = {
        let guard = runtime.enter();
        (guard, Stop::new()?)
    };

    let server = testkit::ApiServer::start();
    server.install_storage_clusters();
    // A temp folder is its owner's alone (0700) where the system knows modes.
    let folder = tempfile::Builder::new()
        .prefix("pxsec-apiserver-")
        .tempdir()?;
    let kubeconfig = folder.path().join("kubeconfig");
    server.write_kubeconfig(&kubeconfig);

    let mut out = stdout();
    writeln!(out, "export KUBECONFIG={}", kubeconfig.display())?;
    out.flush()?;
    eprintln!(
        "# Kubernetes API at {}, StorageClusters installed; Ctrl-C ends it.",
        server.url()
    );
    eprintln!("# Paste the line above into another shell, then for example:");
    eprintln!("#   kubectl create namespace demo");
    eprintln!("#   kubectl pxsec auth key generate --type shared-secret \\");
    eprintln!("#       --to-secret demo/px-key/shared-secret");
    eprintln!("#   kubectl pxsec secret push -n demo --name me --email me@corp.example \\");
    eprintln!("#       --role system.user --issuer demo \\");
    eprintln!("#       --signing-key secret://demo/px-key/shared-secret");

    runtime.block_on(stop.wait())?;
    drop(server);
    folder.close()
}

/// Ctrl-C, and SIGTERM where there is one.
struct Stop {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Stop {
    fn new() -> std::io::Result<Self> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let terminate = signal(SignalKind::terminate())?;
            Ok(Self {
                terminate,
                interrupt: signal(SignalKind::interrupt())?,
            })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    async fn wait(&mut self) -> std::io::Result<()> {
        #[cfg(unix)]
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
        #[cfg(not(unix))]
        tokio::signal::ctrl_c().await?;
        Ok(())
    }
}
