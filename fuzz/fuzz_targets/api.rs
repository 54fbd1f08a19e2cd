//! What an API server may answer. The first byte of an input is the question, and then come the answers, each a digit
//! for the status and a body, with a line `%%` between two. The questions go through the client as commands send them,
//! over a connection within this process.
//!
//! What is handed on is what the answer holds, in order and once; no error repeats the data of a Secret.

#![no_main]

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use libfuzzer_sys::{Corpus, fuzz_target};
use pxsec::cluster::{ClusterEnv, ClusterFlags, KubeCluster, connect};
use pxsec::domain::reference_state::ReferenceState;
use pxsec::domain::secret_ref::SecretRef;
use pxsec::domain::secret_state::SecretState;
use pxsec::domain::storage_class::Claim;
use pxsec::domain::token_record::{Recorded, SecretMetadata};
use pxsec::ports::{
    ApplyMode, ClusterError, DesiredSecret, LiveSecret, Right, Scope, SecretCluster as _,
    SecretEvent,
};
use pxsec_fuzz::NOW;
use secrecy::{ExposeSecret as _, SecretSlice};
use serde_json::Value;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Runtime;

type Answers = Arc<Mutex<VecDeque<(u16, Vec<u8>)>>>;

/// By the digit of an answer. None of those that are asked for again, after a wait.
const STATUSES: [u16; 10] = [200, 201, 403, 404, 409, 410, 422, 401, 400, 302];

/// When there are no more answers, a list ends.
const NO_MORE: (u16, &str) = (404, r#"{"kind":"Status","reason":"NotFound"}"#);

struct Server {
    runtime: Runtime,
    cluster: KubeCluster,
    answers: Answers,
}

thread_local! {
    static SERVER: Server = Server::start();
}

fuzz_target!(|input: &[u8]| -> Corpus {
    let Some((question, rest)) = input.split_first() else {
        return Corpus::Reject;
    };
    let mut answers = VecDeque::new();
    for part in split(rest, b"\n%%\n") {
        let Some((digit, body)) = part.split_first() else {
            return Corpus::Reject;
        };
        let Some(status) = STATUSES.get(usize::from(digit.wrapping_sub(b'0'))) else {
            return Corpus::Reject;
        };
        answers.push_back((*status, body.to_vec()));
    }
    SERVER.with(|server| {
        server.answers.lock().expect("answers").clone_from(&answers);
        let asked = server
            .runtime
            .block_on(ask(*question, &server.cluster, &answers));
        match asked {
            None => return Corpus::Reject,
            Some(Err(error)) => check_error(&error, &answers),
            Some(Ok(())) => {}
        }
        Corpus::Keep
    })
});

/// Asks, and compares what comes of it with the answers. `None` when it is no question.
async fn ask(
    question: u8,
    cluster: &KubeCluster,
    answers: &VecDeque<(u16, Vec<u8>)>,
) -> Option<Result<(), ClusterError>> {
    let at = SecretRef::new("team-a", "px-user-token", "auth-token").expect("a reference");
    let scope = Scope::default();
    let first: Value = serde_json::from_slice(&answers.front()?.1).unwrap_or_default();
    let mut seen = Seen::default();
    let done = match question {
        b'k' => cluster.read_key(&at).await.map(|key| {
            same(&first, Some(key.expose_secret().to_vec()), data(&first));
        }),
        b'm' => cluster
            .metadata(&at.namespace, &at.name)
            .await
            .map(|found| {
                found.iter().for_each(|metadata| seen.metadata(metadata));
            }),
        b'l' => cluster.live(&at).await.map(|found| {
            if let Some(live) = found {
                seen.live(&live);
                same(&first, token(&live), data(&first));
            }
        }),
        b'L' => cluster
            .list(&scope, &mut |found| seen.listed(&found))
            .await
            .map(drop),
        b'V' => {
            let mut each = |live: LiveSecret| {
                seen.live(&live);
                seen.listed(&live.metadata);
            };
            cluster.list_live(&scope, "auth-token", &mut each).await
        }
        b'w' => {
            let mut each = |event| match event {
                SecretEvent::Changed(metadata) | SecretEvent::Gone(metadata) => {
                    seen.metadata(&metadata)
                }
                SecretEvent::Bookmark(_) => {}
            };
            cluster.watch(&scope, "1", &mut each).await
        }
        b'n' => cluster.namespaces(None).await.map(drop),
        b's' => cluster.storage_namespaces().await.map(drop),
        b'c' => cluster.storage_classes().await.map(|classes| {
            for class in classes {
                assert!(class.is_portworx() || class.references().is_empty());
            }
        }),
        b'p' => {
            let mut each = |claim: Claim| {
                let reference = claim.reference();
                assert!(reference.is_none_or(|it| it.used_by.ends_with(&claim.name)));
                assert!(claim.class().is_some() || claim.storage_class.is_none());
            };
            cluster.claims(&scope, &mut each).await
        }
        b'f' => cluster.find_security(None).await.map(|found| {
            check_told(&found.notes.join(" "), &found.key);
            check_told(&found.source, &found.key);
        }),
        b'F' => cluster
            .look_at_security(Some("portworx"))
            .await
            .map(|look| {
                if let Ok(found) = look.found {
                    check_told(&found.notes.join(" "), &found.key);
                }
            }),
        b'g' => cluster.greet().await.map(|greeting| {
            same(
                &first,
                greeting.version.as_deref(),
                first["gitVersion"].as_str(),
            );
        }),
        b'i' => cluster.who_am_i().await.map(|name| {
            same(
                &first,
                name.as_deref(),
                first["status"]["userInfo"]["username"].as_str(),
            );
        }),
        b'r' => cluster.can_i(&right()).await.map(|allowed| {
            same(&first, allowed, first["status"]["allowed"] == true);
        }),
        b'a' => cluster
            .apply(&desired(), &ApplyMode::default())
            .await
            .map(|applied| {
                seen.metadata(&applied.metadata);
            }),
        b'C' => cluster.create(&desired()).await,
        b'M' => cluster.merge(&desired(), "7").await,
        b'd' => cluster.delete(&metadata(), false).await.map(drop),
        b'R' => cluster.release(&metadata(), true).await,
        _ => return None,
    };
    if matches!(question, b'L' | b'V') {
        seen.check_list(answers);
    }
    if let Err(error) = &done {
        // What was to be written may come back in what a webhook says, and is taken out.
        let shown = format!("{error} {error:?}");
        assert!(
            !matches!(question, b'a' | b'C') || !shown.contains(WRITTEN),
            "{shown}"
        );
    }
    Some(done)
}

/// The client's reading of an answer is serde_json's, which reads no answer that is no Unicode where nobody looks.
#[track_caller]
fn same<T: PartialEq + std::fmt::Debug>(answer: &Value, ours: T, theirs: T) {
    assert!(answer.is_null() || ours == theirs, "{ours:?} {theirs:?}");
}

/// A value to be written that no answer of the corpus needs to hold.
const WRITTEN: &str = "eyJ-written-0123456789";

fn desired() -> DesiredSecret {
    DesiredSecret {
        namespace: "team-a".to_owned(),
        name: "px-user-token".to_owned(),
        data: vec![(
            "auth-token".to_owned(),
            SecretSlice::from(WRITTEN.as_bytes().to_vec()),
        )],
        record: None,
        annotations: BTreeMap::new(),
        labels: BTreeMap::new(),
    }
}

fn metadata() -> SecretMetadata {
    SecretMetadata {
        namespace: "team-a".to_owned(),
        name: "px-user-token".to_owned(),
        uid: "u".to_owned(),
        resource_version: "1".to_owned(),
        created: None,
        owners: Vec::new(),
        labelled: true,
        copied: false,
        recorded: Recorded::Nothing,
        managers: Vec::new(),
    }
}

fn right() -> Right {
    Right {
        verb: "list",
        group: "",
        resource: "secrets",
        namespace: None,
        name: None,
    }
}

/// What has been handed on.
#[derive(Default)]
struct Seen {
    places: Vec<String>,
}

impl Seen {
    fn listed(&mut self, found: &SecretMetadata) {
        self.metadata(found);
        self.places
            .push(format!("{}/{}", found.namespace, found.name));
    }

    /// Once each and in order, if the server's own lists are in order; after a 410 it may begin another one.
    fn check_list(&self, answers: &VecDeque<(u16, Vec<u8>)>) {
        let mut lists: Vec<Vec<String>> = vec![Vec::new()];
        for (status, body) in answers {
            if *status == 410 {
                lists.push(Vec::new());
            }
            // See `same`.
            let Ok(body) = serde_json::from_slice::<Value>(body) else {
                return;
            };
            let items = body["items"].as_array().into_iter().flatten();
            let place = |item: &Value| {
                let text = |field: &str| item["metadata"][field].as_str().unwrap_or_default();
                format!("{}/{}", text("namespace"), text("name"))
            };
            lists
                .iter_mut()
                .last()
                .expect("one")
                .extend(items.map(place));
        }
        let in_order = |list: &Vec<String>| list.windows(2).all(|pair| pair[0] < pair[1]);
        assert!(self.places.len() <= lists.iter().map(Vec::len).sum());
        assert!(
            !lists.iter().all(in_order) || in_order(&self.places),
            "{:?}",
            self.places
        );
    }

    /// Everything that status asks of it.
    fn metadata(&self, found: &SecretMetadata) {
        let state = SecretState::of_metadata(found, "auth-token", NOW);
        assert!(!state.as_str().is_empty());
        let referred = ReferenceState::of_secret(Some(found), NOW);
        assert!(!referred.as_str().is_empty());
        found.foreign_keys().count();
        if let Some(record) = found.recorded.token() {
            assert!(record.renews().is_none() || record.renews() <= record.expires);
        }
    }

    fn live(&self, live: &LiveSecret) {
        self.metadata(&live.metadata);
        let known = |key: &String| live.all_annotations.contains_key(key);
        assert!(live.annotations.keys().all(known));
        assert!(
            live.labels
                .keys()
                .all(|key| live.all_labels.contains_key(key))
        );
    }
}

fn token(live: &LiveSecret) -> Option<Vec<u8>> {
    live.token
        .as_ref()
        .map(|token| token.expose_secret().to_vec())
}

fn data(secret: &Value) -> Option<Vec<u8>> {
    STANDARD.decode(secret["data"]["auth-token"].as_str()?).ok()
}

/// No error shows the data of a Secret, as it stands in an answer or decoded.
fn check_error(error: &ClusterError, answers: &VecDeque<(u16, Vec<u8>)>) {
    let shown = format!("{error} {error:?}");
    for (_, body) in answers {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let one = std::slice::from_ref(&body);
        let items = body["items"].as_array().map_or(one, Vec::as_slice);
        for value in items
            .iter()
            .filter_map(|item| item["data"].as_object())
            .flatten()
        {
            let Some(text) = value.1.as_str().filter(|text| text.len() >= 16) else {
                continue;
            };
            assert!(!shown.contains(text), "{shown}");
            let plain = STANDARD
                .decode(text)
                .ok()
                .and_then(|bytes| String::from_utf8(bytes).ok());
            let plain = plain.filter(|plain| plain.len() >= 12);
            assert!(plain.is_none_or(|plain| !shown.contains(&plain)), "{shown}");
        }
    }
}

fn check_told(told: &str, key: &SecretSlice<u8>) {
    let key = String::from_utf8_lossy(key.expose_secret());
    assert!(key.len() < 16 || !told.contains(&*key), "{told}");
}

fn split<'a>(bytes: &'a [u8], by: &[u8]) -> Vec<&'a [u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(by.len()).position(|window| window == by) {
        parts.push(&rest[..at]);
        rest = &rest[at + by.len()..];
    }
    parts.push(rest);
    parts
}

impl Server {
    fn start() -> Self {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let answers = Answers::default();
        let cluster = runtime.block_on(async {
            let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
            let port = listener.local_addr().expect("an address").port();
            tokio::spawn(serve(listener, Arc::clone(&answers)));
            let kubeconfig = tempfile::NamedTempFile::new().expect("a file");
            let text = format!(
                "{{current-context: c, contexts: [{{name: c, context: {{cluster: c, user: u}}}}], \
                 users: [{{name: u, user: {{}}}}], clusters: [{{name: c, cluster: {{server: 'http://127.0.0.1:{port}'}}}}]}}"
            );
            std::fs::write(kubeconfig.path(), text).expect("a kubeconfig");
            let flags = ClusterFlags {
                kubeconfig: Some(kubeconfig.path().to_owned()),
                ..ClusterFlags::default()
            };
            let (retries, _) = tokio::sync::mpsc::unbounded_channel();
            connect(&flags, &ClusterEnv::default(), retries).await.expect("a connection")
        });
        Self {
            runtime,
            cluster,
            answers,
        }
    }
}

async fn serve(listener: TcpListener, answers: Answers) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(converse(stream, Arc::clone(&answers)));
    }
}

/// Answers each request with the next answer.
async fn converse(mut stream: TcpStream, answers: Answers) -> Option<()> {
    let mut read = Vec::new();
    loop {
        let head = loop {
            match read.windows(4).position(|window| window == b"\r\n\r\n") {
                Some(at) => break at + 4,
                None => more(&mut stream, &mut read).await?,
            }
        };
        let length = String::from_utf8_lossy(&read[..head])
            .to_ascii_lowercase()
            .lines()
            .find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok())
            .unwrap_or(0);
        while read.len() < head + length {
            more(&mut stream, &mut read).await?;
        }
        read.drain(..head + length);
        let next = answers.lock().expect("answers").pop_front();
        let (code, body) = next.unwrap_or_else(|| (NO_MORE.0, NO_MORE.1.into()));
        let mut answer = format!(
            "HTTP/1.1 {code} -\r\ncontent-length: {}\r\n\r\n",
            body.len()
        )
        .into_bytes();
        answer.extend(body);
        stream.write_all(&answer).await.ok()?;
    }
}

async fn more(stream: &mut TcpStream, read: &mut Vec<u8>) -> Option<()> {
    let count = stream.read_buf(read).await.ok()?;
    (count > 0).then_some(())
}
