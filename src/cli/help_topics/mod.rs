//! The help topics: what belongs to no single command.
//!
//! A topic is data, so that `help TOPIC` and the man page of section 7 are one text. Tables of variables, exit codes
//! and annotations are those that the code itself uses.

mod from_pxctl;
mod texts;

/// The width of the text: what fits every terminal.
const WIDTH: usize = 80;
/// A longer term stands on a line of its own, above its meaning.
const LONGEST_TERM: usize = 28;

/// A topic of `help`.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// As it is typed.
    pub name: &'static str,
    /// A few words; no full stop.
    pub about: &'static str,
    blocks: fn() -> Vec<Block>,
}

/// A part of a topic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading.
    Heading(&'static str),
    /// A paragraph.
    Text(&'static str),
    /// Terms, each with its meaning.
    Terms(Vec<(String, String)>),
    /// Lines that stay as they are.
    Code(&'static str),
}

/// Every topic.
pub const ALL: [Topic; 6] = [
    Topic {
        name: "environment",
        about: "The environment variables and files that pxsec reads",
        blocks: texts::environment,
    },
    Topic {
        name: "exit-codes",
        about: "What each exit code means",
        blocks: texts::exit_codes,
    },
    Topic {
        name: "key-references",
        about: "How to say where a signing or verifying key is",
        blocks: texts::key_references,
    },
    Topic {
        name: "annotations",
        about: "What a pushed Secret tells about its token",
        blocks: texts::annotations,
    },
    Topic {
        name: "formats",
        about: "Durations, output formats, JSONPath and auth-config files",
        blocks: texts::formats,
    },
    Topic {
        name: "from-pxctl",
        about: "The commands of pxctl and pxc, and what to type instead",
        blocks: from_pxctl::from_pxctl,
    },
];

impl Topic {
    /// The topic of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        ALL.into_iter().find(|topic| topic.name == name)
    }

    /// Its parts in their order.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block> {
        (self.blocks)()
    }

    /// The text for a terminal or a pipe.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.about);
        let mut below_heading = false;
        for block in self.blocks() {
            if !below_heading {
                text.push('\n');
            }
            below_heading = matches!(block, Block::Heading(_));
            match block {
                Block::Heading(heading) => text += &format!("{heading}:\n"),
                Block::Text(paragraph) => text += &wrapped(paragraph, "", ""),
                Block::Terms(terms) => text += &table(&terms),
                Block::Code(lines) => {
                    for line in lines.lines() {
                        text += &format!("  {line}\n");
                    }
                }
            }
        }
        text
    }
}

/// The list of topics for the root's help.
#[must_use]
pub fn list() -> String {
    let terms = ALL.map(|topic| (topic.name.to_owned(), topic.about.to_owned()));
    format!(
        "Topics (kubectl pxsec help TOPIC):\n{}",
        table(&terms).trim_end()
    )
}

fn table(terms: &[(String, String)]) -> String {
    let widths = terms.iter().map(|(term, _)| term.chars().count());
    let widest = widths.max().unwrap_or_default();
    let mut text = String::new();
    for (term, meaning) in terms {
        if meaning.starts_with("kubectl ") {
            // To be copied, so in one line.
            text += &format!("  {term}\n      {meaning}\n");
        } else if widest > LONGEST_TERM {
            text += &format!("  {term}\n{}", wrapped(meaning, "      ", "      "));
        } else {
            let first = format!("  {term:widest$}  ");
            text += &wrapped(meaning, &first, &" ".repeat(widest + 4));
        }
    }
    text
}

/// `text` in lines of [`WIDTH`]; a word that is longer stays whole, since it may be a command to copy.
fn wrapped(text: &str, first: &str, further: &str) -> String {
    let mut lines = String::new();
    let mut line = first.to_owned();
    let mut empty = true;
    for word in text.split_whitespace() {
        if !empty && line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines += &format!("{line}\n");
            further.clone_into(&mut line);
            empty = true;
        }
        if !empty {
            line.push(' ');
        }
        line.push_str(word);
        empty = false;
    }
    format!("{lines}{line}\n")
}
