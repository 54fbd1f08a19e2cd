//! A Kubernetes API server inside the test process, for tests and for `examples/local-apiserver.rs`.
//!
//! It answers on 127.0.0.1 over HTTPS as a real kube-apiserver 1.36 does, in what `pxsec`,
//! `kubectl` and `kube` ask of one: Secrets, Namespaces, PersistentVolumeClaims, StorageClasses and
//! StorageClusters; lists in pages, watches, metadata-only forms, server-side apply with
//! `managedFields` and conflicts, dry runs, RBAC refusals. Its bodies are checked against recorded
//! answers in `tests/apiserver.rs`.
//!
//! It must not use the library under test: what it believes about Kubernetes has to come from
//! Kubernetes.
//!
//! What it has not: subresources, Tables, garbage collection, the end of an object whose finalizers are gone,
//! defaulting and validation beyond what `validate.rs` names.

#![allow(
    dead_code,
    unused_imports,
    reason = "each test binary uses its own part of the kit"
)]

mod access;
mod apply;
mod discovery;
mod faults;
mod fields;
mod kubeconfig;
mod lists;
mod objects;
mod protobuf;
mod resources;
mod routes;
mod selector;
mod server;
mod status;
mod store;
mod validate;
mod watch;

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;

pub use faults::{Fault, FaultKind, Gate};
pub use kubeconfig::write_private;
pub use routes::RequestLog;

use kubeconfig::{Authority, Login};
use resources::NAMESPACES;
use routes::State;

/// A running server; dropping it stops it.
pub struct ApiServer {
    // Before the state, so that the thread is gone when the state goes.
    running: server::Running,
    authority: Authority,
    state: Arc<Mutex<State>>,
}

/// Only the address: the rest is Secrets and credentials.
impl fmt::Debug for ApiServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApiServer")
            .field("url", &self.url())
            .finish_non_exhaustive()
    }
}

fn lock(state: &Mutex<State>) -> MutexGuard<'_, State> {
    // A request that panicked has failed its test; the others should tell their own story.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// See [`ApiServer::put`].
fn put(store: &mut store::Store, mut object: Value) {
    let resource = resources::served(true)
        .find(|known| object["kind"] == known.kind && object["apiVersion"] == known.api_version())
        .expect("a kind the testkit knows");
    let now = store::now();
    if resource.namespaced {
        if store::namespace_of(&object).is_empty() {
            object["metadata"]["namespace"] = "default".into();
        }
        let namespace = store::namespace_of(&object);
        if store.get(&NAMESPACES, "", &namespace).is_none() {
            store.write_namespace(&namespace, "Active", &now);
        }
    }
    validate::default(resource, &mut object);
    let (namespace, name) = (store::namespace_of(&object), store::name_of(&object));
    let old = store
        .get(resource, &namespace, &name)
        .cloned()
        .unwrap_or(Value::Null);
    if object["metadata"]["managedFields"].is_null() {
        let actor = apply::Actor {
            manager: "testkit",
            now: &now,
        };
        apply::track_update(resource, &old, &mut object, &actor);
    }
    let uid = old["metadata"]["uid"]
        .as_str()
        .map_or_else(store::new_uid, str::to_owned);
    for (key, value) in [("uid", uid), ("creationTimestamp", now)] {
        if object["metadata"][key].is_null() {
            object["metadata"][key] = value.into();
        }
    }
    store.write(resource, object);
}

impl ApiServer {
    /// Starts a server with a new CA on a free port; the namespaces `default`, `kube-system` and
    /// `kube-public` exist.
    pub fn start() -> Self {
        let authority = Authority::new();
        let mut store = store::Store::new();
        for name in ["default", "kube-public", "kube-system"] {
            store.write_namespace(name, "Active", &store::now());
        }
        let state = Arc::new(Mutex::new(State {
            store,
            access: access::Access::default(),
            tokens: HashMap::new(),
            certificates: HashMap::new(),
            faults: Vec::new(),
            log: Vec::new(),
            bodies: None,
            date: None,
        }));
        let running = server::start(authority.server_config(), Arc::clone(&state));
        Self {
            running,
            authority,
            state,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }

    /// `https://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("https://127.0.0.1:{}", self.port())
    }

    /// The port on 127.0.0.1.
    pub fn port(&self) -> u16 {
        self.running.port
    }

    /// The certificate of the CA that signed the server's own.
    pub fn ca_pem(&self) -> &str {
        self.authority.ca_pem()
    }

    /// A kubeconfig in YAML: context `embedded`, user `admin` with a bearer token, namespace
    /// `default`.
    pub fn kubeconfig(&self) -> String {
        self.kubeconfig_for("admin")
    }

    /// The same for any user, who may do everything unless [`ApiServer::limit`] says otherwise.
    pub fn kubeconfig_for(&self, user: &str) -> String {
        let token = self.token_for(user);
        kubeconfig::text(&self.url(), self.ca_pem(), user, &Login::Token(&token))
    }

    /// A new bearer token of `user`, who need not be known.
    pub fn token_for(&self, user: &str) -> String {
        let token = store::random_hex();
        self.state().tokens.insert(token.clone(), user.to_owned());
        token
    }

    /// Makes the server refuse every bearer token it has issued: 401 from now on.
    pub fn revoke_tokens(&self) {
        self.state().tokens.clear();
    }

    /// A kubeconfig whose user is known by a client certificate.
    pub fn kubeconfig_with_client_cert(&self, user: &str) -> String {
        let (certificate, key, der) = self.authority.client(user);
        self.state().certificates.insert(der, user.to_owned());
        let login = Login::Certificate {
            certificate: &certificate,
            key: &key,
        };
        kubeconfig::text(&self.url(), self.ca_pem(), user, &login)
    }

    /// Writes [`ApiServer::kubeconfig`] to a new file that only its owner can read.
    pub fn write_kubeconfig(&self, path: &Path) {
        kubeconfig::write_private(path, &self.kubeconfig());
    }

    /// Creates a namespace, or makes it active again.
    pub fn create_namespace(&self, name: &str) {
        self.state()
            .store
            .write_namespace(name, "Active", &store::now());
    }

    /// Puts a namespace into Terminating, where it stays: nothing can be created in it.
    pub fn terminate_namespace(&self, name: &str) {
        self.state()
            .store
            .write_namespace(name, "Terminating", &store::now());
    }

    /// Stores `object` as it is, without any check; the namespace is made if there is none.
    ///
    /// Its fields belong to the manager `testkit` (operation Update) unless it brings
    /// `managedFields`. uid, creation time and defaults are filled in.
    ///
    /// # Panics
    /// When `kind` and `apiVersion` are not of a kind this server knows.
    pub fn put(&self, object: Value) {
        put(&mut self.state().store, object);
    }

    /// A Secret as it is stored.
    pub fn secret(&self, namespace: &str, name: &str) -> Option<Value> {
        self.state()
            .store
            .get(&resources::SECRETS, namespace, name)
            .cloned()
    }

    /// Takes a Secret away, as if it had never been.
    pub fn remove_secret(&self, namespace: &str, name: &str) {
        self.state()
            .store
            .remove(&resources::SECRETS, namespace, name);
    }

    /// Installs the CRD of StorageClusters; before that, its paths lead nowhere.
    pub fn install_storage_clusters(&self) {
        self.state().store.storage_clusters = true;
    }

    /// From now on `user` may do only what `allow` lists as (verb, plural resource, namespace).
    ///
    /// `*` is any verb, resource or namespace. Only a rule for the namespace `*` covers the
    /// cluster scope: lists of all namespaces, and kinds without namespaces.
    pub fn limit(&self, user: &str, allow: &[(&str, &str, &str)]) {
        self.state().access.limit(user, allow);
    }

    /// Makes requests fail that `fault` matches.
    pub fn inject(&self, fault: Fault) {
        self.state()
            .faults
            .push(Arc::new(faults::Armed::new(fault)));
    }

    /// Ends all injected faults; requests that hang go on hanging.
    pub fn clear_faults(&self) {
        self.state().faults.clear();
    }

    /// Sets the clock that the `Date` header of answers tells; those of faults apart.
    pub fn set_date(&self, unix_secs: i64) {
        self.state().date = Some(unix_secs);
    }

    /// Every request so far, in order.
    pub fn requests(&self) -> Vec<RequestLog> {
        self.state().log.clone()
    }

    /// From now on, keeps the bytes of every answer, those of watches too.
    pub fn record_bodies(&self) {
        self.state().bodies = Some(Vec::new());
    }

    /// How many bytes have been answered since [`ApiServer::record_bodies`], and whether `part` is among them.
    pub fn answered(&self, part: &str) -> (usize, bool) {
        let state = self.state();
        let bodies = state.bodies.as_deref().unwrap_or_default();
        // Text, in which a search is fast.
        let found = String::from_utf8_lossy(bodies).contains(part);
        (bodies.len(), found)
    }

    /// Forgets all changes up to now, as etcd does from time to time: who wants to go on from before gets a 410.
    pub fn compact(&self) {
        self.state().store.compact();
    }

    /// Ends the answers of all watches, as a server does that is restarted.
    pub fn end_watches(&self) {
        self.state().store.end_watches();
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.state().log.clear();
    }
}
