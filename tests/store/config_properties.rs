//! Any config.toml, however a person has laid it out, under any edits: it says what was asked, and nothing of the
//! person's own is lost but with the context that it belongs to.
//!
//! Every comment and every unknown key of a generated file has a number of its own, by which it is found again.

use std::fs;

use proptest::prelude::*;
use pxsec::domain::claims::Identity;
use pxsec::domain::context::{Context, ContextBook, ContextError, OnClash};
use pxsec::domain::credential::{Credential, StoredToken, TokenSummary, VaultKind};
use pxsec::domain::kube_binding::KubeBinding;
use pxsec::domain::name::ContextName;
use pxsec::domain::recipe::{KeyPlace, LastingKeyRef, Recipe};
use pxsec::domain::secret_ref::SecretRef;
use pxsec::domain::time::{Lifetime, NumericDate};
use pxsec::domain::token::Fingerprint;
use pxsec::ports::ContextStore as _;
use pxsec::store::ConfigFile;

use crate::support::id;

/// Plain, quoted and odd ones.
const NAMES: [&str; 7] = ["admin", "lab.eu", "a@b:c", "0", "inf", "_q-1", "ADMIN"];

/// How a line is laid out.
#[derive(Clone, Debug)]
struct Layout {
    /// Comments above, which a blank line parts from what is below or not.
    comments: usize,
    gap: bool,
    indent: usize,
    equals: &'static str,
    /// A comment at the end of the line.
    trailing: bool,
    single_quotes: bool,
}

fn layout() -> impl Strategy<Value = Layout> {
    (
        prop::sample::select(vec![0, 0, 0, 1, 2]),
        any::<bool>(),
        prop::sample::select(vec![0, 0, 2]),
        prop::sample::select(vec![" = ", "=", "  =\t"]),
        prop::bool::weighted(0.3),
        any::<bool>(),
    )
        .prop_map(
            |(comments, gap, indent, equals, trailing, single_quotes)| Layout {
                comments,
                gap,
                indent,
                equals,
                trailing,
                single_quotes,
            },
        )
}

/// A table of the file, by the number of its context or by a number of its own.
#[derive(Clone, Copy, Debug)]
enum Block {
    Context(usize),
    /// A table of a later version within a context.
    Within(usize),
    Foreign(usize),
    List(usize),
}

#[derive(Clone, Debug)]
struct Person {
    contexts: Vec<Context>,
    current: Option<usize>,
    previous: Option<usize>,
    vault: Option<VaultKind>,
    blocks: Vec<Block>,
    layouts: Vec<Layout>,
    crlf: bool,
    byte_order_mark: bool,
}

fn text() -> impl Strategy<Value = String> {
    "[a-z ./#=]{0,6}"
}

fn list() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..4)
}

fn date() -> impl Strategy<Value = NumericDate> {
    (0_i64..4_000_000_000).prop_map(NumericDate)
}

fn any_stored() -> impl Strategy<Value = Credential> {
    let summary = (
        prop::option::of(text()),
        prop::option::of(text()),
        list(),
        list(),
        prop::option::of(date()),
        prop::option::of(date()),
    )
        .prop_map(
            |(issuer, subject, roles, groups, issued, expires)| TokenSummary {
                issuer,
                subject,
                roles,
                groups,
                issued,
                expires,
                fingerprint: Fingerprint::parse("sha256:00112233").unwrap(),
            },
        );
    (any::<bool>(), 0_u8..9, summary).prop_map(|(keyring, number, summary)| {
        Credential::Stored(StoredToken {
            vault: if keyring {
                VaultKind::Keyring
            } else {
                VaultKind::File
            },
            id: id(number),
            summary: Some(summary),
        })
    })
}

fn any_recipe() -> impl Strategy<Value = Credential> {
    let keys = ["/etc/px.key", "env://PX_KEY", "secret://ns/name/key"];
    (
        prop::option::of(prop::sample::select(keys.to_vec())),
        text(),
        (
            prop::option::of(text()),
            prop::option::of(text()),
            prop::option::of(text()),
        ),
        (prop::option::of(list()), prop::option::of(list())),
        1_u64..1_000_000,
        0_u64..1_000,
    )
        .prop_map(
            |(key, issuer, (name, email, subject), (roles, groups), life, backdate_secs)| {
                Credential::Recipe(Recipe {
                    key: match key {
                        Some(key) => {
                            KeyPlace::Ref(LastingKeyRef::new(key.parse().unwrap()).unwrap())
                        }
                        None => KeyPlace::Cluster { namespace: None },
                    },
                    algorithm: None,
                    issuer: Some(issuer),
                    identity: Identity {
                        name,
                        email,
                        subject,
                        roles,
                        groups,
                    },
                    lifetime: Lifetime::from_secs(life).unwrap(),
                    backdate_secs,
                })
            },
        )
}

fn any_context(name: ContextName) -> impl Strategy<Value = Context> {
    let reference = SecretRef::parse("ns/name/key", None).unwrap();
    let credential = prop_oneof![
        2 => any_stored(),
        2 => any_recipe(),
        1 => Just(Credential::Reference(reference)),
    ];
    let bound = (prop::option::of(text()), prop::option::of(text()));
    (prop::option::of(text()), bound, credential, date()).prop_map(
        move |(description, (context, namespace), credential, created)| Context {
            name: name.clone(),
            description,
            endpoint: None,
            kube: KubeBinding {
                kubeconfig: None,
                context,
                namespace,
            },
            credential,
            created,
        },
    )
}

fn any_name() -> impl Strategy<Value = ContextName> {
    prop::sample::select(NAMES.to_vec()).prop_map(|name| name.parse().unwrap())
}

fn any_person() -> impl Strategy<Value = Person> {
    let names = prop::sample::subsequence(NAMES.to_vec(), 0..4);
    names.prop_flat_map(|names| {
        let contexts: Vec<_> = names
            .iter()
            .map(|name| any_context(name.parse().unwrap()))
            .collect();
        let count = names.len();
        let within = prop::collection::vec(any::<bool>(), count);
        let chosen = || prop::option::of(0..count.max(1));
        let file = prop::option::of(Just(VaultKind::File));
        (
            contexts,
            chosen(),
            chosen(),
            file,
            within.prop_flat_map(move |within| {
                let mut blocks: Vec<_> = (0..count).map(Block::Context).collect();
                blocks.extend((0..count).filter(|n| within[*n]).map(Block::Within));
                blocks.extend([Block::Foreign(0), Block::Foreign(1), Block::List(0)]);
                Just(blocks).prop_shuffle()
            }),
            prop::collection::vec(layout(), 1..20),
            any::<bool>(),
            any::<bool>(),
        )
            .prop_map(
                move |(contexts, current, previous, vault, blocks, layouts, crlf, mark)| Person {
                    contexts,
                    current: current.filter(|n| *n < count),
                    previous: previous.filter(|n| *n < count),
                    vault,
                    blocks,
                    layouts,
                    crlf,
                    byte_order_mark: mark,
                },
            )
    })
}

/// Something of the person's, and the context that it goes with.
#[derive(Clone, Debug)]
struct Own {
    text: String,
    context: Option<ContextName>,
}

/// Writes what a person would.
struct Writer<'a> {
    person: &'a Person,
    text: String,
    own: Vec<Own>,
    lines: usize,
}

impl Writer<'_> {
    fn layout(&mut self) -> Layout {
        self.lines += 1;
        self.person.layouts[self.lines % self.person.layouts.len()].clone()
    }

    /// A number that is nowhere else in the file.
    fn number(&mut self, what: &str, context: Option<&ContextName>) -> String {
        let text = format!("{what}{}.", self.own.len() + 1_000);
        self.own.push(Own {
            text: text.clone(),
            context: context.cloned(),
        });
        text
    }

    fn comment(&mut self, context: Option<&ContextName>) -> String {
        format!("# {}", self.number("comment ", context))
    }

    /// The comments above a line: a block that a blank line parts from it belongs to `around`, else to `context`.
    fn above(
        &mut self,
        layout: &Layout,
        context: Option<&ContextName>,
        around: Option<&ContextName>,
    ) {
        for _ in 0..layout.comments {
            let comment = self.comment(if layout.gap { around } else { context });
            self.text += &format!("{}{comment}\n", " ".repeat(layout.indent));
        }
        if layout.gap {
            self.text += "\n";
        }
    }

    fn end(&mut self, layout: &Layout, context: Option<&ContextName>) {
        if layout.trailing {
            let comment = self.comment(context);
            self.text += &format!("  {comment}");
        }
        self.text += "\n";
    }

    fn line(&mut self, key: &str, value: &str, context: Option<&ContextName>) {
        let layout = self.layout();
        self.above(&layout, context, context);
        let value = if layout.single_quotes && !value.contains('\'') && value.starts_with('"') {
            value.replace('"', "'")
        } else {
            value.to_owned()
        };
        self.text += &format!("{}{key}{}{value}", " ".repeat(layout.indent), layout.equals);
        self.end(&layout, context);
    }

    /// A list over several lines, with comments between its entries.
    fn list(&mut self, key: &str, entries: &[String], context: Option<&ContextName>) {
        let mut value = "[".to_owned();
        for entry in entries {
            let comment = self.comment(context);
            value += &format!("\n  {}, {comment}", quoted(entry));
        }
        if !entries.is_empty() {
            let comment = self.comment(context);
            value += &format!("\n  {comment}\n");
        }
        self.line(key, &format!("{value}]"), context);
    }

    /// A key of nobody's.
    fn unknown(&mut self, context: Option<&ContextName>) {
        let key = self.number("\"unknown ", context);
        self.line(&format!("{key}\""), "{ x = 1 }", context);
    }

    fn header(&mut self, header: &str, context: Option<&ContextName>) {
        let layout = self.layout();
        // A comment apart from a context's header is somebody else's.
        self.above(&layout, context, None);
        self.text += &format!("{}{header}", " ".repeat(layout.indent));
        self.end(&layout, context);
    }

    fn context(&mut self, context: &Context) {
        let name = Some(&context.name);
        self.header(
            &format!("[contexts.{}]", quoted(context.name.as_str())),
            name,
        );
        for (key, value) in fields(context) {
            match value {
                Field::Value(value) => self.line(key, &value, name),
                Field::List(entries) => self.list(key, &entries, name),
            }
            if key.starts_with('c') {
                self.unknown(name);
            }
        }
    }

    fn file(mut self) -> (String, Vec<Own>) {
        let person = self.person;
        let name = |n: usize| quoted(person.contexts[n].name.as_str());
        self.unknown(None);
        self.line("version", "1", None);
        for (key, of) in [("previous", person.previous), ("current", person.current)] {
            if let Some(n) = of {
                self.line(key, &name(n), None);
            }
        }
        if let Some(vault) = person.vault {
            self.line("vault", &quoted(vault.as_str()), None);
        }
        for block in &person.blocks {
            match *block {
                Block::Context(n) => self.context(&person.contexts[n]),
                Block::Within(n) => {
                    let owner = Some(&person.contexts[n].name);
                    self.header(&format!("[contexts.{}.later]", name(n)), owner);
                    self.unknown(owner);
                }
                Block::Foreign(n) => {
                    self.header(&format!("[foreign{n}]"), None);
                    self.unknown(None);
                }
                Block::List(n) => {
                    self.header(&format!("[[list{n}]]"), None);
                    self.unknown(None);
                }
            }
        }
        let comment = self.comment(None);
        self.text += &format!("\n{comment}\n");
        let mut text = self.text;
        if person.crlf {
            text = text.replace('\n', "\r\n");
        }
        if person.byte_order_mark {
            text.insert(0, '\u{feff}');
        }
        (text, self.own)
    }
}

fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

enum Field {
    Value(String),
    List(Vec<String>),
}

/// The fields of a context as README.md has them, not as the library writes them.
fn fields(context: &Context) -> Vec<(&'static str, Field)> {
    let mut fields = Vec::new();
    let mut put = |key, value: Option<String>| {
        fields.extend(value.map(|value| (key, Field::Value(value))));
    };
    let said = |text: &Option<String>| text.as_deref().map(quoted);
    let at = |date: NumericDate| quoted(&date.to_rfc3339());
    put("description", said(&context.description));
    put("created-at", Some(context.created.to_rfc3339()));
    put("kube-context", said(&context.kube.context));
    put("namespace", said(&context.kube.namespace));
    put("credential", Some(quoted(context.credential.kind())));
    let (roles, groups) = match &context.credential {
        Credential::Stored(StoredToken { vault, id, summary }) => {
            put("vault", Some(quoted(vault.as_str())));
            put("id", Some(quoted(id.as_str())));
            let summary = summary.as_ref().unwrap();
            put("fingerprint", Some(quoted("sha256:00112233")));
            put("issuer", said(&summary.issuer));
            put("subject", said(&summary.subject));
            put("issued-at", summary.issued.map(at));
            put("expires-at", summary.expires.map(at));
            (Some(summary.roles.clone()), Some(summary.groups.clone()))
        }
        Credential::Recipe(recipe) => {
            match &recipe.key {
                KeyPlace::Ref(key) => put("signing-key", Some(quoted(&key.get().to_string()))),
                KeyPlace::Cluster { .. } => put("from-cluster", Some("true".to_owned())),
            }
            put("issuer", said(&recipe.issuer));
            put("name", said(&recipe.identity.name));
            put("email", said(&recipe.identity.email));
            put("subject", said(&recipe.identity.subject));
            put("lifetime", Some(quoted(&recipe.lifetime.to_string())));
            put(
                "iat-backdate",
                Some(quoted(&format!("{}s", recipe.backdate_secs))),
            );
            (
                recipe.identity.roles.clone(),
                recipe.identity.groups.clone(),
            )
        }
        Credential::Reference(secret) => {
            put("secret", Some(quoted(&secret.to_string())));
            (None, None)
        }
    };
    fields.extend(roles.map(|roles| ("roles", Field::List(roles))));
    fields.extend(groups.map(|groups| ("groups", Field::List(groups))));
    fields
}

#[derive(Clone, Debug)]
enum Edit {
    Create(Box<Context>),
    Update(Box<Context>),
    Rename(usize, ContextName),
    Remove(usize),
    Use(usize),
    UsePrevious,
    Vault(Option<VaultKind>),
}

fn any_edit() -> impl Strategy<Value = Edit> {
    let context = || any_name().prop_flat_map(any_context).prop_map(Box::new);
    prop_oneof![
        2 => context().prop_map(Edit::Create),
        4 => context().prop_map(Edit::Update),
        2 => (0..4_usize, any_name()).prop_map(|(index, name)| Edit::Rename(index, name)),
        2 => (0..4_usize).prop_map(Edit::Remove),
        2 => (0..4_usize).prop_map(Edit::Use),
        1 => Just(Edit::UsePrevious),
        1 => prop::option::of(prop::sample::select(vec![VaultKind::File, VaultKind::Keyring]))
            .prop_map(Edit::Vault),
    ]
}

/// Makes an edit, which may be refused, and says what becomes of the person's own.
fn apply(book: &mut ContextBook, edit: &Edit, own: &mut Vec<Own>) -> Result<(), ContextError> {
    let nth = |book: &ContextBook, index: usize| {
        book.iter().nth(index).map(|context| context.name.clone())
    };
    match edit {
        Edit::Create(context) => book
            .insert(context.as_ref().clone(), OnClash::Refuse)
            .map(drop),
        Edit::Update(context) => book
            .insert(context.as_ref().clone(), OnClash::Replace)
            .map(drop),
        Edit::Rename(index, new) => {
            let Some(old) = nth(book, *index) else {
                return Ok(());
            };
            book.rename(&old, new)?;
            for own in own
                .iter_mut()
                .filter(|own| own.context.as_ref() == Some(&old))
            {
                own.context = Some(new.clone());
            }
            Ok(())
        }
        Edit::Remove(index) => {
            let Some(name) = nth(book, *index) else {
                return Ok(());
            };
            book.remove(&name)?;
            own.retain(|own| own.context.as_ref() != Some(&name));
            Ok(())
        }
        Edit::Use(index) => nth(book, *index).map_or(Ok(()), |name| book.select(&name)),
        Edit::UsePrevious => book.select_previous().map(drop),
        Edit::Vault(vault) => {
            book.default_vault = *vault;
            Ok(())
        }
    }
}

/// Where an unknown key stands: the names of the tables around it.
fn place_of(table: &dyn toml_edit::TableLike, key: &str) -> Option<Vec<String>> {
    for (name, item) in table.iter() {
        if name == key {
            return Some(Vec::new());
        }
        let within = match item {
            toml_edit::Item::ArrayOfTables(tables) => {
                tables.iter().find_map(|table| place_of(table, key))
            }
            item => item.as_table_like().and_then(|table| place_of(table, key)),
        };
        if let Some(mut path) = within {
            path.insert(0, name.to_owned());
            return Some(path);
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, max_shrink_iters: 300, failure_persistence: None, ..Default::default() })]

    #[test]
    fn any_layout_survives_any_edits(
        person in any_person(),
        edits in prop::collection::vec(any_edit(), 1..8),
    ) {
        let writer = Writer { person: &person, text: String::new(), own: Vec::new(), lines: 0 };
        let (original, mut own) = writer.file();
        let folder = tempfile::tempdir().unwrap();
        let store = ConfigFile::new(folder.path().to_owned());
        fs::write(store.path(), &original).unwrap();

        let mut book = store.load().unwrap();
        let read: Vec<Context> = book.iter().cloned().collect();
        let mut written = person.contexts.clone();
        written.sort_by(|a, b| a.name.cmp(&b.name));
        prop_assert_eq!(read, written, "read wrongly:\n{}", original);

        for edit in &edits {
            let before = fs::read_to_string(store.path()).unwrap();
            let mut ignored = own.clone();
            let stored = store.update(&mut |book| apply(book, edit, &mut ignored));
            match apply(&mut book, edit, &mut own) {
                Ok(()) => prop_assert!(stored.is_ok(), "{:?}: {:?}\n{}", edit, stored, before),
                Err(_) => prop_assert!(stored.is_err()),
            }
            let now = fs::read_to_string(store.path()).unwrap();
            prop_assert_eq!(&store.load().unwrap(), &book, "after {:?}:\n{}", edit, now);
            let document: toml_edit::DocumentMut = now.trim_start_matches('\u{feff}').parse().unwrap();
            for own in &own {
                let count = now.matches(&own.text).count();
                prop_assert_eq!(count, 1, "{:?} after {:?}\n{}\n--- from\n{}", own, edit, now, before);
                if let Some(key) = own.text.strip_prefix('"') {
                    let place = place_of(document.as_table(), key).unwrap();
                    let at = place.get(1).filter(|_| place[0] == "contexts");
                    prop_assert_eq!(at.map(String::as_str), own.context.as_ref().map(ContextName::as_str));
                }
            }
        }
    }
}
