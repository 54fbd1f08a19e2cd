//! A tiny blocking HTTPS client: one connection a request, no library between test and wire.

use std::sync::Arc;

use http_body_util::{BodyExt as _, Full};
use hyper::body::{Bytes, Incoming};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::aws_lc_rs;
use tokio_rustls::rustls::pki_types::pem::PemObject as _;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::testkit::ApiServer;

pub(crate) const APPLY: &str = "application/apply-patch+yaml";
pub(crate) const MERGE: &str = "application/merge-patch+json";
pub(crate) const METADATA: &str = "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
pub(crate) const METADATA_LIST: &str =
    "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

pub(crate) struct Client {
    port: u16,
    tls: TlsConnector,
    token: Option<String>,
    runtime: tokio::runtime::Runtime,
}

pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: hyper::HeaderMap,
    pub(crate) text: String,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).expect("a JSON body")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
    }

    /// The message of a `Status`.
    pub(crate) fn message(&self) -> String {
        self.json()["message"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }
}

impl Client {
    pub(crate) fn anonymous(server: &ApiServer) -> Self {
        let mut roots = RootCertStore::empty();
        let ca = CertificateDer::from_pem_slice(server.ca_pem().as_bytes()).expect("a CA in PEM");
        roots.add(ca).expect("a CA certificate");
        let config = ClientConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_safe_default_protocol_versions()
            .expect("TLS versions")
            .with_root_certificates(roots)
            .with_no_client_auth();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a tokio runtime");
        Self {
            port: server.port(),
            tls: TlsConnector::from(Arc::new(config)),
            token: None,
            runtime,
        }
    }

    pub(crate) fn with_token(server: &ApiServer, token: &str) -> Self {
        Self {
            token: Some(token.to_owned()),
            ..Self::anonymous(server)
        }
    }

    pub(crate) fn user(server: &ApiServer, user: &str) -> Self {
        Self::with_token(server, &server.token_for(user))
    }

    async fn send(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: String,
    ) -> Result<hyper::Response<Incoming>, String> {
        let tcp = tokio::net::TcpStream::connect(("127.0.0.1", self.port)).await;
        let name = ServerName::try_from("127.0.0.1").expect("an address");
        let tls = self
            .tls
            .connect(name, tcp.map_err(|e| e.to_string())?)
            .await;
        let stream = TokioIo::new(tls.map_err(|e| e.to_string())?);
        let (mut sender, connection) = hyper::client::conn::http1::handshake(stream)
            .await
            .map_err(|e| e.to_string())?;
        tokio::spawn(connection);
        let mut request = hyper::Request::builder()
            .method(method)
            .uri(target)
            .header("Host", "127.0.0.1")
            .header("User-Agent", "curl/8.5.0");
        if let Some(token) = &self.token {
            request = request.header("Authorization", format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request
            .body(Full::new(Bytes::from(body)))
            .expect("a request");
        sender
            .send_request(request)
            .await
            .map_err(|e| e.to_string())
    }

    /// What came back, or why nothing did.
    pub(crate) fn try_call(
        &self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Reply, String> {
        self.runtime.block_on(async {
            let response = self.send(method, target, headers, body.to_owned()).await?;
            let (head, body) = response.into_parts();
            let bytes = body.collect().await.map_err(|e| e.to_string())?.to_bytes();
            Ok(Reply {
                status: head.status.as_u16(),
                headers: head.headers,
                text: String::from_utf8_lossy(&bytes).into_owned(),
            })
        })
    }

    pub(crate) fn call(&self, method: &str, target: &str, kind: &str, body: &Value) -> Reply {
        let text = if body.is_null() {
            String::new()
        } else {
            body.to_string()
        };
        let headers = [("Content-Type", kind)];
        self.try_call(method, target, &headers, &text)
            .expect("an answer")
    }

    pub(crate) fn get(&self, target: &str) -> Reply {
        self.get_as(target, "application/json")
    }

    pub(crate) fn get_as(&self, target: &str, accept: &str) -> Reply {
        self.try_call("GET", target, &[("Accept", accept)], "")
            .expect("an answer")
    }

    /// Server-side apply as `manager`; `more` goes on the query.
    pub(crate) fn apply(&self, target: &str, manager: &str, more: &str, body: &Value) -> Reply {
        self.call(
            "PATCH",
            &format!("{target}?fieldManager={manager}{more}"),
            APPLY,
            body,
        )
    }

    pub(crate) fn post(&self, target: &str, body: &Value) -> Reply {
        self.call("POST", target, "application/json", body)
    }

    /// The first `count` events of a watch, while `meanwhile` happens once it is established.
    pub(crate) fn watch(&self, target: &str, count: usize, meanwhile: impl FnOnce()) -> Vec<Value> {
        self.runtime.block_on(async {
            let response = self
                .send("GET", target, &[], String::new())
                .await
                .expect("a watch");
            meanwhile();
            let (mut body, mut text) = (response.into_body(), String::new());
            while text.lines().count() < count || !text.ends_with('\n') {
                let frame = body
                    .frame()
                    .await
                    .expect("another event")
                    .expect("a live stream");
                let bytes = frame.into_data().unwrap_or_default();
                text.push_str(&String::from_utf8_lossy(&bytes));
            }
            text.lines()
                .map(|line| serde_json::from_str(line).expect("an event"))
                .collect()
        })
    }
}
