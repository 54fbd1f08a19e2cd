//! The files in which other tools keep tokens, read into what can become px contexts.
//!
//! Pure: the text of a file in, entries out; where the file rests and what becomes of the entries is for others.
//! Read patiently, entry by entry: a wrong one spoils neither the file nor its neighbours, and whatever is not
//! taken over is said in a note. The formats are pxctl's `~/.pxctl/contextconfig`, pxc's `~/.pxc/config.yml`
//! (portworx/pxc, `pkg/config/config.go` and `pkg/contextconfig`), and the entries that `kubectl pxc login`
//! writes into a kubeconfig (`pkg/config/km.go`).
//!
//! Notes and errors name fields, lines and entries, never a value that may be a credential.

#[cfg(test)]
mod bounds_tests;
mod credential;
mod entry;
mod kubeconfig;
mod names;
mod node;
mod pxc;
mod pxctl;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use self::node::Node;
use super::name::ContextName;
use super::near::nearest;
use super::secret_ref::{SecretRef, SecretRefError};
use super::token::{Jwt, TokenShapeError};

/// The largest file accepted: 4 MiB; a kubeconfig of 1000 clusters has 3.
pub const MAX_FOREIGN_BYTES: usize = 4 * 1024 * 1024;

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ForeignFormat {
    /// pxctl's contexts, `~/.pxctl/contextconfig`; older versions of pxc wrote the same.
    Pxctl,
    /// pxc's configuration as a program of its own, `~/.pxc/config.yml`.
    Pxc,
    /// What pxc as a kubectl plugin has put into a kubeconfig.
    Kubeconfig,
}

impl ForeignFormat {
    /// All of them, in the order in which help lists them.
    pub const ALL: [Self; 3] = [Self::Pxctl, Self::Pxc, Self::Kubeconfig];

    /// The name on the command line.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pxctl => "pxctl",
            Self::Pxc => "pxc",
            Self::Kubeconfig => "kubeconfig",
        }
    }

    /// What stands at the top of such a file.
    fn expected(self) -> &'static str {
        match self {
            Self::Pxctl => "`configurations` with a list of contexts",
            Self::Pxc => "`contexts`, `users` and `clusters` with a mapping each",
            Self::Kubeconfig => "`contexts`, `users` and `clusters` with a list each",
        }
    }
}

impl fmt::Display for ForeignFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for ForeignFormat {
    type Err = UnknownForeignFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(format) = Self::ALL.into_iter().find(|f| f.as_str() == text) {
            return Ok(format);
        }
        let suggestion = match text.to_ascii_lowercase().as_str() {
            "contextconfig" | "pxctx" => Some(Self::Pxctl),
            "kube" | "kubectl" | "config" => Some(Self::Kubeconfig),
            _ => {
                let near = nearest(text, Self::ALL.map(|format| format.as_str()));
                Self::ALL
                    .into_iter()
                    .find(|format| near == Some(format.as_str()))
            }
        };
        Err(UnknownForeignFormat {
            text: names::shown(text),
            suggestion,
        })
    }
}

/// A text that names no [`ForeignFormat`].
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{text}` is none of pxctl, pxc and kubeconfig{}", suggestion.map_or_else(String::new, |format| format!("; did you mean `{format}`?")))]
pub struct UnknownForeignFormat {
    /// The text, safe to show.
    text: String,
    /// What it resembles.
    pub suggestion: Option<ForeignFormat>,
}

/// What a file of another tool holds.
#[derive(Debug)]
pub struct Foreign {
    /// Its contexts in the order of the file, the unusable ones included.
    pub entries: Vec<ForeignEntry>,
    /// The name that the file calls current, safe to show. A kubeconfig's may be none of the entries; see
    /// [`ForeignEntry::is_current`].
    pub current: Option<String>,
    /// About the file as a whole, in words for the user.
    pub notes: Vec<String>,
}

/// One context of another tool.
#[derive(Debug)]
pub struct ForeignEntry {
    /// Its name as it is written there, made safe to show: escaped, at most 64 characters, never a token.
    ///
    /// An entry without a name is shown by its place, such as `entry 2`.
    pub shown: String,
    /// The name that it gets here: the same, or the nearest that is allowed, which a note of a usable entry says.
    pub name: Result<ContextName, ForeignNameError>,
    /// What it proves who it is with. An expired token is one, too.
    pub credential: Result<ForeignCredential, ForeignError>,
    /// Where the storage cluster's API answers.
    pub endpoint: Option<String>,
    /// The kubeconfig context that it belongs to, as it is written; only from a kubeconfig.
    pub kube_context: Option<String>,
    /// The kubeconfig's user entry that holds the login, as it is written; only from a kubeconfig.
    pub login: Option<String>,
    /// Whether the file calls it current.
    pub is_current: bool,
    /// What is not taken over, or is otherwise worth knowing, in words for the user.
    pub notes: Vec<String>,
}

impl ForeignEntry {
    /// Whether it can become a px context.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        self.name.is_ok() && self.credential.is_ok()
    }
}

/// What another tool's context proves who it is with.
#[derive(Clone, Debug)]
pub enum ForeignCredential {
    /// A token that stands in the file.
    Token(Jwt),
    /// A token that rests in a Kubernetes Secret, whose key is [`TOKEN_KEY`](super::secret_ref::TOKEN_KEY).
    Secret(SecretRef),
}

/// Why an entry has no name that a px context could have.
#[derive(Clone, Debug, thiserror::Error, PartialEq, Eq)]
pub enum ForeignNameError {
    /// There is none.
    #[error("it has no name")]
    Missing,
    /// A list or a mapping.
    #[error("its name is {found}, not text")]
    NotText {
        /// What it is.
        found: &'static str,
    },
    /// None of its characters can stay.
    #[error("nothing of its name can be kept (ASCII letters, digits and . _ - @ : + can)")]
    NothingLeft,
    /// Somebody took the fields for each other; the name of a context is written everywhere.
    #[error("its name has the form of a token")]
    Token,
    /// An earlier entry is called the same.
    #[error("an entry before it has the same name")]
    Repeated,
    /// Another entry gets the same name here.
    #[error("its name would be `{name}`, which `{with}` already gets")]
    Clash {
        /// The name.
        name: ContextName,
        /// The other entry, safe to show.
        with: String,
    },
}

/// Why an entry has no usable credential. Never includes a token.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ForeignError {
    /// The entry is no mapping.
    #[error("it is {found}, not a mapping")]
    NotAMap {
        /// What it is.
        found: &'static str,
    },
    /// Neither a token nor a Secret.
    #[error("it has no token")]
    NoToken,
    /// A list or a mapping.
    #[error("its token is {found}, not text")]
    TokenNotText {
        /// What it is.
        found: &'static str,
    },
    /// The text is no token.
    #[error("its token cannot be used: {0}")]
    BadToken(TokenShapeError),
    /// Kubernetes would not take the reference.
    #[error("its Secret cannot be used: {0}")]
    BadSecret(SecretRefError),
    /// Half a reference, and no token.
    #[error("it names a Secret without its {missing}")]
    IncompleteSecret {
        /// `name` or `namespace`.
        missing: &'static str,
    },
    /// A context of pxc without a user.
    #[error("it names no user")]
    NoUser,
    /// A context of pxc whose user is not there.
    #[error("its user `{user}` is not in the file")]
    UnknownUser {
        /// The user, safe to show.
        user: String,
    },
}

/// Why a file cannot be read at all. Never includes content.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ForeignFileError {
    /// Larger than [`MAX_FOREIGN_BYTES`].
    #[error("it is larger than {} MiB", MAX_FOREIGN_BYTES / (1024 * 1024))]
    TooLarge,
    /// Not YAML.
    #[error("line {line}, column {column}: this is not valid YAML")]
    Syntax {
        /// Counted from 1.
        line: u64,
        /// Counted from 1.
        column: u64,
    },
    /// Nested too deep, too many values, or aliases that multiply them.
    #[error("it is nested too deep, or has too many values or aliases")]
    TooComplex,
    /// More than one YAML document.
    #[error("it holds several YAML documents where one is expected")]
    SeveralDocuments,
    /// YAML, but not what this tool writes.
    #[error("it is no file of {format}: it has {found} in place of {}{}", format.expected(), looks_like.map_or_else(String::new, |other| format!("; it looks like one of {other}")))]
    Shape {
        /// What was expected.
        format: ForeignFormat,
        /// What is there.
        found: &'static str,
        /// Whose file it seems to be.
        looks_like: Option<ForeignFormat>,
    },
}

/// Reads the text of another tool's file.
///
/// Opens nothing, and checks neither signatures nor times of tokens. A file without content has no entries.
/// Of entries that are called the same, the first is taken.
///
/// # Errors
/// [`ForeignFileError`] by cause, when there are no entries to tell apart.
pub fn read(format: ForeignFormat, text: &str) -> Result<Foreign, ForeignFileError> {
    let top = Node::parse(text)?;
    if top.is_null() {
        return Ok(Foreign {
            entries: Vec::new(),
            current: None,
            notes: vec!["the file is empty".to_owned()],
        });
    }
    if top.map().is_none() {
        return Err(ForeignFileError::Shape {
            format,
            found: top.described(),
            looks_like: None,
        });
    }
    match format {
        ForeignFormat::Pxctl => pxctl::read(&top),
        ForeignFormat::Pxc => pxc::read(&top),
        ForeignFormat::Kubeconfig => kubeconfig::read(&top),
    }
}

/// The lists or mappings that pxc's file and a kubeconfig share.
const SECTIONS: [&str; 3] = ["contexts", "users", "clusters"];

/// The error of a file that is not `format`'s.
fn shape_error(format: ForeignFormat, found: &'static str, top: &Node) -> ForeignFileError {
    let any = |test: fn(&Node) -> bool| SECTIONS.iter().any(|key| top.get(key).is_some_and(test));
    let looks_like = if top.has("contextconfig") || top.has("configurations") {
        Some(ForeignFormat::Pxctl)
    } else if top.get_text("kind") == Some("Config") || any(|node| node.list().is_some()) {
        Some(ForeignFormat::Kubeconfig)
    } else if any(|node| node.map().is_some()) {
        Some(ForeignFormat::Pxc)
    } else {
        None
    };
    ForeignFileError::Shape {
        format,
        found,
        looks_like: looks_like.filter(|other| *other != format),
    }
}
