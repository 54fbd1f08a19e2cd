//! TLS and HTTP: one thread, its own runtime, HTTP/1.1 and HTTP/2 on one port.

use std::convert::Infallible;
use std::net::{Ipv4Addr, TcpListener as StdListener};
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use http_body_util::{BodyExt as _, Limited};
use hyper::body::{Body, Bytes, Frame, Incoming};
use hyper::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, DATE, HeaderValue, USER_AGENT};
use hyper_util::rt::{TokioExecutor, TokioIo};
use serde_json::Value;
use tokio::sync::{Notify, mpsc, oneshot};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;

use super::faults::FaultKind;
use super::routes::{self, Reply, Request, RequestLog, State};
use super::status::Failure;

/// 3 MiB: the real server's limit of a request body.
const MAX_BODY: usize = 3 * 1024 * 1024;

/// A running server. Dropping it stops it and ends every connection.
pub(crate) struct Running {
    pub(crate) port: u16,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A panic of the server thread has been printed by then; drop must not add another.
            drop(thread.join());
        }
    }
}

pub(crate) fn start(tls: ServerConfig, state: Arc<Mutex<State>>) -> Running {
    let listener = StdListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port on 127.0.0.1");
    listener
        .set_nonblocking(true)
        .expect("a nonblocking listener");
    let port = listener
        .local_addr()
        .expect("the address of the listener")
        .port();
    let (stop, stopped) = oneshot::channel::<()>();
    let serve = move || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a tokio runtime");
        runtime.block_on(async {
            tokio::select! {
                () = accept(listener, tls, state) => {}
                _ = stopped => {}
            }
        });
    };
    let thread = std::thread::Builder::new()
        .name("testkit-apiserver".into())
        .spawn(serve)
        .expect("a thread");
    Running {
        port,
        stop: Some(stop),
        thread: Some(thread),
    }
}

async fn accept(listener: StdListener, tls: ServerConfig, state: Arc<Mutex<State>>) {
    let listener = tokio::net::TcpListener::from_std(listener).expect("a tokio listener");
    let acceptor = TlsAcceptor::from(Arc::new(tls));
    loop {
        // A failed accept is the client's trouble; the next one may be fine.
        let Ok((tcp, _)) = listener.accept().await else {
            continue;
        };
        let (acceptor, state) = (acceptor.clone(), Arc::clone(&state));
        tokio::spawn(async move {
            if let Ok(stream) = acceptor.accept(tcp).await {
                connection(stream, state).await;
            }
        });
    }
}

async fn connection(
    stream: tokio_rustls::server::TlsStream<tokio::net::TcpStream>,
    state: Arc<Mutex<State>>,
) {
    let peer = stream
        .get_ref()
        .1
        .peer_certificates()
        .and_then(|chain| chain.first());
    let certificate = peer.map(|certificate| certificate.to_vec());
    let cut = Arc::new(Notify::new());
    let service = hyper::service::service_fn(|request: hyper::Request<Incoming>| {
        let (state, cut, certificate) = (Arc::clone(&state), Arc::clone(&cut), certificate.clone());
        async move {
            let answer = answer(request, certificate, Arc::clone(&state), &cut).await;
            Ok::<_, Infallible>(answer.map(|inner| Recorded { inner, state }))
        }
    });
    let builder = hyper_util::server::conn::auto::Builder::new(TokioExecutor::new());
    tokio::select! {
        // How a connection ended matters to the client only.
        _ = builder.serve_connection(TokioIo::new(stream), service) => {}
        () = cut.notified() => {}
    }
}

async fn answer(
    request: hyper::Request<Incoming>,
    certificate: Option<Vec<u8>>,
    state: Arc<Mutex<State>>,
    cut: &Notify,
) -> hyper::Response<Answer> {
    let (head, body) = request.into_parts();
    let header = |name| {
        let value = head
            .headers
            .get(name)
            .and_then(|value: &HeaderValue| value.to_str().ok());
        value.unwrap_or_default().to_owned()
    };
    let Ok(body) = Limited::new(body, MAX_BODY).collect().await else {
        return json(413, &Failure::too_large().body.unwrap_or_default());
    };
    let bearer = head.headers.get(AUTHORIZATION).map(|value| {
        let text = value.to_str().unwrap_or_default();
        text.strip_prefix("Bearer ").unwrap_or_default().to_owned()
    });
    let request = Request {
        log: RequestLog {
            method: head.method.to_string(),
            path: routes::decode(head.uri.path()),
            query: head.uri.query().unwrap_or_default().to_owned(),
            user: String::new(),
            accept: header(ACCEPT),
            content_type: header(CONTENT_TYPE),
            user_agent: header(USER_AGENT),
        },
        bearer,
        certificate,
        body: body.to_bytes().to_vec(),
    };
    let (reply, date) = {
        let state = &mut super::lock(&state);
        (routes::answer(state, request), state.date)
    };
    let mut answer = send(reply, state, cut).await;
    if let Some(secs) = date {
        answer.headers_mut().insert(DATE, http_date(secs));
    }
    answer
}

fn http_date(unix_secs: i64) -> HeaderValue {
    let at = jiff::Timestamp::from_second(unix_secs).expect("a time that jiff knows");
    let text = at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string();
    HeaderValue::try_from(text).expect("ASCII")
}

async fn send(reply: Reply, state: Arc<Mutex<State>>, cut: &Notify) -> hyper::Response<Answer> {
    match reply {
        Reply::Json(code, body) => json(code, &body),
        Reply::Text(code, text) => response(code, "text/plain; charset=utf-8", text.into(), &[]),
        Reply::Watch(watch) => {
            let (lines, body) = mpsc::channel(16);
            tokio::spawn(async move { watch.run(&state, lines).await });
            let mut answer = hyper::Response::new(Answer::Stream(body));
            let json = HeaderValue::from_static("application/json");
            answer.headers_mut().insert(CONTENT_TYPE, json);
            answer
        }
        Reply::Fault(FaultKind::Status(code, body, headers)) => {
            response(code, "application/json", body.to_string().into(), &headers)
        }
        Reply::Fault(FaultKind::Garbage(bytes)) => {
            response(200, "application/json", bytes.into(), &[])
        }
        Reply::Spoilt(FaultKind::Slow(wait), reply) => {
            tokio::time::sleep(wait).await;
            Box::pin(send(*reply, state, cut)).await
        }
        Reply::Spoilt(FaultKind::Held(gate), reply) => {
            gate.pass().await;
            Box::pin(send(*reply, state, cut)).await
        }
        Reply::Spoilt(_, reply) => {
            let mut answer = Box::pin(send(*reply, state, cut)).await;
            if let Answer::Whole(Some(bytes)) = answer.body_mut() {
                let whole = bytes.len();
                let half = bytes.split_to(whole / 2);
                *answer.body_mut() = Answer::Half(Some(half), whole as u64);
            }
            answer
        }
        Reply::Fault(FaultKind::Hang) => std::future::pending().await,
        Reply::Fault(FaultKind::CloseConnection) => {
            cut.notify_one();
            std::future::pending().await
        }
        Reply::Fault(
            FaultKind::CutBody | FaultKind::Slow(_) | FaultKind::Held(_) | FaultKind::Meanwhile(_),
        ) => {
            unreachable!("these spoil a reply and are none")
        }
    }
}

fn json(code: u16, body: &Value) -> hyper::Response<Answer> {
    response(code, "application/json", body.to_string().into(), &[])
}

fn response(
    code: u16,
    content_type: &str,
    body: Bytes,
    headers: &[(String, String)],
) -> hyper::Response<Answer> {
    let mut builder = hyper::Response::builder()
        .status(code)
        .header(CONTENT_TYPE, content_type);
    for (name, value) in headers {
        builder = builder.header(name, value);
    }
    builder
        .body(Answer::Whole(Some(body)))
        .expect("a status and headers that HTTP knows")
}

/// A body at once or, for a watch, line by line.
enum Answer {
    Whole(Option<Bytes>),
    Stream(mpsc::Receiver<Bytes>),
    /// The first part of a body that was announced as longer: hyper cuts the connection behind it.
    Half(Option<Bytes>, u64),
}

impl Body for Answer {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match &mut *self {
            Self::Whole(bytes) | Self::Half(bytes, _) => {
                Poll::Ready(bytes.take().map(|bytes| Ok(Frame::data(bytes))))
            }
            Self::Stream(lines) => lines
                .poll_recv(context)
                .map(|line| line.map(|line| Ok(Frame::data(line)))),
        }
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        match self {
            Self::Whole(bytes) => {
                hyper::body::SizeHint::with_exact(bytes.as_ref().map_or(0, Bytes::len) as u64)
            }
            Self::Half(_, announced) => hyper::body::SizeHint::with_exact(*announced),
            Self::Stream(_) => hyper::body::SizeHint::default(),
        }
    }
}

/// A body whose bytes are kept when a test wants to know them.
struct Recorded {
    inner: Answer,
    state: Arc<Mutex<State>>,
}

impl Body for Recorded {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let polled = Pin::new(&mut self.inner).poll_frame(context);
        if let Poll::Ready(Some(Ok(frame))) = &polled
            && let Some(data) = frame.data_ref()
            && let Some(bodies) = &mut super::lock(&self.state).bodies
        {
            bodies.extend_from_slice(data);
        }
        polled
    }

    fn size_hint(&self) -> hyper::body::SizeHint {
        self.inner.size_hint()
    }
}
