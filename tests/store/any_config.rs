//! Any config.toml that a person may have written.
//!
//! Every comment and every unknown key has a number of its own, by which it is found again.

use proptest::prelude::*;
use pxsec::domain::context::Context;
use pxsec::domain::credential::{Credential, StoredToken, VaultKind};
use pxsec::domain::name::ContextName;
use pxsec::domain::recipe::KeyPlace;
use pxsec::domain::time::NumericDate;

use crate::any_context::{NAMES, any_context};

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
pub struct Person {
    pub contexts: Vec<Context>,
    current: Option<usize>,
    previous: Option<usize>,
    vault: Option<VaultKind>,
    blocks: Vec<Block>,
    layouts: Vec<Layout>,
    /// Contexts as lines `contexts.NAME.KEY = …` instead of tables.
    dotted: bool,
    crlf: bool,
    byte_order_mark: bool,
}

pub fn any_person() -> impl Strategy<Value = Person> {
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
            prop::bool::weighted(0.2),
            any::<bool>(),
            any::<bool>(),
        )
            .prop_map(
                move |(contexts, current, previous, vault, blocks, layouts, dotted, crlf, mark)| {
                    Person {
                        contexts,
                        current: current.filter(|n| *n < count),
                        previous: previous.filter(|n| *n < count),
                        vault,
                        blocks,
                        layouts,
                        dotted,
                        crlf,
                        byte_order_mark: mark,
                    }
                },
            )
    })
}

impl Person {
    /// The text of the file, and what in it is the person's own.
    pub fn write(&self) -> (String, Vec<Own>) {
        let writer = Writer {
            person: self,
            text: String::new(),
            own: Vec::new(),
            lines: 0,
        };
        writer.file()
    }
}

/// Something of the person's, and the context that it goes with.
#[derive(Clone, Debug)]
pub struct Own {
    pub text: String,
    pub context: Option<ContextName>,
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
    fn unknown(&mut self, before: &str, context: Option<&ContextName>) {
        let key = self.number("\"unknown ", context);
        self.line(&format!("{before}{key}\""), "{ x = 1 }", context);
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
        let table = format!("contexts.{}", quoted(context.name.as_str()));
        let before = if self.person.dotted {
            format!("{table}.")
        } else {
            self.header(&format!("[{table}]"), name);
            String::new()
        };
        for (key, value) in fields(context) {
            let dotted = format!("{before}{key}");
            match value {
                Field::Value(value) => self.line(&dotted, &value, name),
                Field::List(entries) => self.list(&dotted, &entries, name),
            }
            if key.starts_with('c') {
                self.unknown(&before, name);
            }
        }
    }

    fn file(mut self) -> (String, Vec<Own>) {
        let person = self.person;
        let name = |n: usize| quoted(person.contexts[n].name.as_str());
        self.unknown("", None);
        self.line("version", "1", None);
        for (key, of) in [("previous", person.previous), ("current", person.current)] {
            if let Some(n) = of {
                self.line(key, &name(n), None);
            }
        }
        if let Some(vault) = person.vault {
            self.line("vault", &quoted(vault.as_str()), None);
        }
        if person.dotted {
            for context in &person.contexts {
                self.context(context);
            }
        }
        for block in &person.blocks {
            match *block {
                Block::Context(_) | Block::Within(_) if person.dotted => {}
                Block::Context(n) => self.context(&person.contexts[n]),
                Block::Within(n) => {
                    let owner = Some(&person.contexts[n].name);
                    self.header(&format!("[contexts.{}.later]", name(n)), owner);
                    self.unknown("", owner);
                }
                Block::Foreign(n) => {
                    self.header(&format!("[foreign{n}]"), None);
                    self.unknown("", None);
                }
                Block::List(n) => {
                    self.header(&format!("[[list{n}]]"), None);
                    self.unknown("", None);
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
