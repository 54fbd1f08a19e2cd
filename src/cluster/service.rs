//! What carries requests: TCP, perhaps a proxy, TLS, time limits, and the headers of every request.
//!
//! kube would build the same from a [`Config`], and bring along an evaluator of JSONPath with its regular expressions, for
//! an auth provider that Kubernetes has removed: an eighth of the program, and two fifths of what the loader has to
//! relocate at each start (docs/adr/0013). Its layers and its client are used.

use http::Uri;
use hyper_rustls::{
    FixedServerNameResolver, HttpsConnector, HttpsConnectorBuilder, MaybeHttpsStream,
};
use hyper_timeout::TimeoutConnector;
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::proxy::Tunnel;
use hyper_util::rt::{TokioExecutor, TokioIo};
use kube::client::{Body, ClientBuilder, ConfigExt as _};
use kube::{Client, Config};
use rustls::ClientConfig;
use rustls::pki_types::ServerName;
use tokio::net::TcpStream;
use tower::util::BoxCloneSyncService;
use tower::{BoxError, Service, ServiceBuilder, ServiceExt as _};

use super::authorization::Authorization;
use super::kubeconfig::unusable;
use super::proxy;
use super::tls;
use crate::ports::ClusterError;

/// A client of the server that `config` describes, with its proxy and time limits. Connects to nobody yet.
///
/// Must be called within a tokio runtime.
///
/// # Errors
/// [`ClusterError::Kubeconfig`] for certificates, a name or a proxy that cannot be used.
pub(super) fn client(
    config: &Config,
    authorization: Authorization,
    shown: &str,
) -> Result<Client, ClusterError> {
    let headers = config.extra_headers_layer().map_err(|_| {
        unusable(
            shown,
            "the impersonation of its user holds characters that no HTTP header takes",
        )
    })?;
    let tls = Tls {
        config: tls::client_config(config, shown)?,
        server_name: server_name(config, shown)?,
    };
    let road = road(config.proxy_url.as_ref(), &tls, shown)?;
    let mut connector = TimeoutConnector::new(tls.over(road));
    connector.set_connect_timeout(config.connect_timeout);
    connector.set_read_timeout(config.read_timeout);
    connector.set_write_timeout(config.write_timeout);
    connector.set_reset_reader_on_write(config.reset_reader_on_write);
    let client: legacy::Client<_, Body> =
        legacy::Builder::new(TokioExecutor::new()).build(connector);
    let service = ServiceBuilder::new()
        .layer(config.base_uri_layer())
        .map_request(move |request| authorization.sign_in(request))
        .layer(headers)
        .map_err(BoxError::from)
        .service(client);
    Ok(ClientBuilder::new(service, &config.default_namespace).build())
}

/// TLS with whatever is named in a URL, or always with one name.
struct Tls {
    config: ClientConfig,
    server_name: Option<ServerName<'static>>,
}

impl Tls {
    fn over<C>(&self, connector: C) -> HttpsConnector<C> {
        let https = HttpsConnectorBuilder::new()
            .with_tls_config(self.config.clone())
            .https_or_http();
        match &self.server_name {
            Some(name) => {
                https.with_server_name_resolver(FixedServerNameResolver::new(name.clone()))
            }
            None => https,
        }
        .enable_http1()
        .wrap_connector(connector)
    }
}

fn server_name(config: &Config, shown: &str) -> Result<Option<ServerName<'static>>, ClusterError> {
    let name = config.tls_server_name.clone().map(ServerName::try_from);
    name.transpose().map_err(|_| {
        unusable(
            shown,
            "its tls-server-name is neither a host name nor an address",
        )
    })
}

/// What leads to the server, directly or through a proxy: of one type, so that all else is compiled once.
type Road = BoxCloneSyncService<Uri, MaybeHttpsStream<TokioIo<TcpStream>>, BoxError>;

/// TLS with a proxy is that with the server, name and all, as in Go's `net/http`.
fn road(proxy: Option<&Uri>, tls: &Tls, shown: &str) -> Result<Road, ClusterError> {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    let plain = tcp.clone().map_response(MaybeHttpsStream::Http);
    let Some(proxy) = proxy else {
        return Ok(BoxCloneSyncService::new(plain.map_err(BoxError::from)));
    };
    match proxy.scheme_str() {
        Some("http") => Ok(through(proxy, plain)),
        Some("https") => Ok(through(proxy, tls.over(tcp))),
        _ => Err(unusable(
            shown,
            "its proxy, or HTTPS_PROXY, is neither http nor https",
        )),
    }
}

fn through<C>(proxy: &Uri, connector: C) -> Road
where
    C: Service<Uri, Response = MaybeHttpsStream<TokioIo<TcpStream>>>
        + Clone
        + Send
        + Sync
        + 'static,
    C::Future: Send + 'static,
    C::Error: Into<BoxError> + 'static,
{
    let tunnel = Tunnel::new(proxy.clone(), connector);
    let tunnel = match proxy::authorization(proxy) {
        Some(header) => tunnel.with_auth(header),
        None => tunnel,
    };
    BoxCloneSyncService::new(tunnel.map_err(BoxError::from))
}
