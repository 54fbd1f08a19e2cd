//! Connections for tests, and small servers that speak as told.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use pxsec::cluster::{ClusterEnv, ClusterFlags, KubeCluster, connect};
use pxsec::ports::{ClusterError, SecretCluster as _};
use tempfile::TempDir;
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer};

use crate::testkit::{ApiServer, write_private};

/// A runtime as the tool has it: one thread.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a tokio runtime")
        .block_on(future)
}

/// A folder with a home in it, and what the environment says.
pub(crate) struct Place {
    folder: TempDir,
    pub(crate) env: ClusterEnv,
    pub(crate) flags: ClusterFlags,
}

impl Place {
    /// Nothing is configured.
    pub(crate) fn empty() -> Self {
        let folder = tempfile::tempdir().expect("a temp folder");
        let home = folder.path().join("home");
        std::fs::create_dir(&home).expect("a home");
        Self {
            folder,
            env: ClusterEnv {
                home: Some(home),
                ..ClusterEnv::default()
            },
            flags: ClusterFlags::default(),
        }
    }

    /// `KUBECONFIG` names a file with this text.
    pub(crate) fn with(kubeconfig: &str) -> Self {
        let mut place = Self::empty();
        let path = place.file("kubeconfig", kubeconfig);
        place.env.kubeconfig = Some(path.into());
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn file(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        write_private(&path, text);
        path
    }

    /// An executable shell script.
    #[cfg(unix)]
    pub(crate) fn script(&self, name: &str, lines: &str) -> PathBuf {
        use std::os::unix::fs::PermissionsExt as _;
        let path = self.file(name, &format!("#!/bin/sh\n{lines}\n"));
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o700)).expect("a mode");
        path
    }

    #[cfg(unix)]
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap_or_default()
    }

    /// Connects and makes one call.
    pub(crate) fn use_it<T>(
        &self,
        call: impl AsyncFnOnce(&KubeCluster) -> Result<T, ClusterError>,
    ) -> Result<T, ClusterError> {
        run(async {
            let cluster = connect(&self.flags, &self.env, mpsc::unbounded_channel().0).await?;
            call(&cluster).await
        })
    }

    /// What connecting, or else listing in the API, fails with.
    #[track_caller]
    pub(crate) fn failure(&self) -> ClusterError {
        use pxsec::ports::SecretCluster as _;
        self.use_it(async |cluster| cluster.metadata("default", "x").await)
            .expect_err("a failure")
    }
}

/// A kubeconfig with one entry of each kind; `cluster` and `user` are YAML maps in one line.
pub(crate) fn kubeconfig(cluster: &str, user: &str) -> String {
    format!(
        "apiVersion: v1
kind: Config
current-context: c
clusters: [{{name: k, cluster: {cluster}}}]
contexts: [{{name: c, context: {{cluster: k, user: u}}}}]
users: [{{name: u, user: {user}}}]
"
    )
}

/// The `cluster` of the embedded server for [`kubeconfig`].
pub(crate) fn cluster_of(server: &ApiServer) -> String {
    use base64::Engine as _;
    let ca = base64::engine::general_purpose::STANDARD.encode(server.ca_pem());
    format!(
        "{{server: '{}', certificate-authority-data: {ca}}}",
        server.url()
    )
}

/// A listener on this machine whose connections all go to `serve`, each to its end, one after the other.
pub(crate) fn listen(serve: impl Fn(TcpStream) + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let address = listener.local_addr().expect("its address");
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            serve(stream);
        }
    });
    address
}

/// Reads a request's head.
pub(crate) fn head(stream: &mut TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).is_ok_and(|count| count == 1) {
        head.push(byte[0]);
    }
    String::from_utf8_lossy(&head).into_owned()
}

/// A plain http server that gives every request the same answer and keeps the heads.
pub(crate) fn http_server(answer: &'static str) -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let heads = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&heads);
    let address = listen(move |mut stream| {
        let head = head(&mut stream);
        kept.lock().expect("no panic before").push(head);
        // The client may have given up.
        drop(stream.write_all(answer.as_bytes()));
    });
    (address, heads)
}

/// A proxy that connects everybody to `to`, whatever they ask for, and keeps what they asked for.
pub(crate) fn proxy(to: u16) -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&asked);
    let address = listen(move |mut client| {
        let head = head(&mut client);
        let line = head.lines().next().unwrap_or_default().to_owned();
        kept.lock().expect("no panic before").push(line);
        let Ok(mut server) = TcpStream::connect(("127.0.0.1", to)) else {
            return;
        };
        let pair = (client.try_clone(), server.try_clone());
        let (Ok(mut client_reads), Ok(mut server_writes)) = pair else {
            return;
        };
        if client
            .write_all(b"HTTP/1.1 200 Connection established\r\n\r\n")
            .is_err()
        {
            return;
        }
        std::thread::spawn(move || {
            drop(std::io::copy(&mut client_reads, &mut server_writes));
            drop(server_writes.shutdown(std::net::Shutdown::Write));
        });
        std::thread::spawn(move || drop(std::io::copy(&mut server, &mut client)));
    });
    (address, asked)
}

/// What speaks TLS with a certificate of its own, and that certificate in PEM.
pub(crate) fn tls_acceptor(params: rcgen::CertificateParams) -> (TlsAcceptor, String) {
    let key = rcgen::KeyPair::generate().expect("a key");
    let certificate = params.self_signed(&key).expect("a certificate");
    let private = PrivateKeyDer::Pkcs8(PrivatePkcs8KeyDer::from(key.serialize_der()));
    let config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("TLS 1.3")
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], private)
        .expect("its key");
    (TlsAcceptor::from(Arc::new(config)), certificate.pem())
}

/// TLS in front of a server.
pub(crate) fn tls_before(to: SocketAddr) -> SocketAddr {
    let params = rcgen::CertificateParams::new(["127.0.0.1".to_owned()]).expect("a name");
    let (acceptor, _) = tls_acceptor(params);
    listen(move |stream| {
        let acceptor = acceptor.clone();
        std::thread::spawn(move || {
            run(async {
                stream.set_nonblocking(true)?;
                let client = tokio::net::TcpStream::from_std(stream)?;
                let mut client = acceptor.accept(client).await?;
                let mut server = tokio::net::TcpStream::connect(to).await?;
                tokio::io::copy_bidirectional(&mut client, &mut server).await
            })
        });
    })
}

/// The text of an error, all of it.
pub(crate) fn texts(error: &ClusterError) -> String {
    format!("{error} {error:?}")
}

/// A path for YAML in one line.
pub(crate) fn quoted(path: &Path) -> String {
    format!("'{}'", path.display())
}

/// Who the server took the first request for.
#[track_caller]
pub(crate) fn user_at(server: &ApiServer, place: &Place) -> String {
    let found = place.use_it(async |cluster| cluster.metadata("default", "x").await);
    assert!(matches!(found, Ok(None)), "{found:?}");
    let requests = server.requests();
    assert!(requests[0].user_agent.starts_with("kubectl-pxsec/"));
    requests[0].user.clone()
}

/// A user of a kubeconfig who logs in with this plugin; `more` is more of its YAML.
pub(crate) fn exec(command: &Path, more: &str) -> String {
    format!(
        "{{exec: {{apiVersion: client.authentication.k8s.io/v1, command: {}, interactiveMode: IfAvailable{more}}}}}",
        quoted(command)
    )
}
