//! Reading what commands take: keys, tokens and files, all bounded, standard input at most once.

use std::io::Read as _;
use std::path::Path;

use secrecy::{ExposeSecret as _, SecretSlice, SecretString};
use zeroize::Zeroizing;

use super::report::Failure;
use super::world::{ClusterFlags, ReadError, World};
use crate::domain::key::MAX_KEY_BYTES;
use crate::domain::key_ref::KeyRef;
use crate::domain::line::without_line_break;
use crate::domain::shell::shell_word;
use crate::domain::token::{Jwt, TokenShapeError};
use crate::ports::{ClusterError, SecretCluster as _};

/// Lets standard input be read once, by one option.
#[derive(Debug, Default)]
pub struct StdinGuard {
    taken_for: Option<&'static str>,
}

impl StdinGuard {
    /// Reads standard input to its end, at most `max` bytes and one more.
    ///
    /// # Errors
    /// When another option has taken it, or it cannot be read.
    pub fn read(
        &mut self,
        what: &'static str,
        max: usize,
        world: &mut World<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, Failure> {
        if let Some(other) = self.taken_for.replace(what) {
            return Err(Failure::usage(format!(
                "standard input can be read once, and both {other} and {what} ask for it"
            ))
            .hint("put one of them into a file of mode 0600"));
        }
        if world.stdin_is_terminal {
            world.note(&format!(
                "reading {what} from the terminal; end it with Ctrl-D"
            ));
        }
        let mut bytes = Zeroizing::new(vec![0; max + 1]);
        let mut filled = 0;
        while filled < bytes.len() {
            match world.stdin.read(&mut bytes[filled..]) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => {
                    return Err(Failure::failed(format!(
                        "cannot read {what} from standard input: {error}"
                    )));
                }
            }
        }
        bytes.truncate(filled);
        Ok(bytes)
    }
}

/// The failure of a file that cannot be read.
#[must_use]
pub fn file_failure(what: &str, path: &Path, error: ReadError) -> Failure {
    let shown = path.display();
    match error {
        ReadError::NotAFile => Failure::failed(format!("{what} {shown} is a folder, not a file")),
        ReadError::TooLarge { max_bytes } => {
            Failure::failed(format!("{what} {shown} is larger than {max_bytes} bytes"))
        }
        ReadError::Io(source) => {
            let mut failure = Failure::failed(format!("cannot read {what} {shown}"));
            failure.not_there = source.kind() == std::io::ErrorKind::NotFound;
            failure.causes.push(source.to_string());
            failure
        }
    }
}

/// The same failure, with what to do where the file is not there.
#[must_use]
pub fn hint_if_missing(failure: Failure, hint: impl Into<String>) -> Failure {
    if failure.not_there {
        failure.hint(hint)
    } else {
        failure
    }
}

/// The bytes of a key, and whether others on this machine may read the file they come from.
pub struct KeyBytes {
    /// As they are to be used.
    pub bytes: SecretSlice<u8>,
    /// The file and its mode, when that is open to others.
    pub open_file: Option<(std::path::PathBuf, u32)>,
}

impl KeyBytes {
    /// The failure of a private key or shared secret that others may read; nothing for other sources.
    ///
    /// # Errors
    /// Names the chmod to run, as ssh does.
    pub fn refuse_open(&self) -> Result<(), Failure> {
        match &self.open_file {
            None => Ok(()),
            Some((path, mode)) => Err(Failure::failed(format!(
                "the key file {} has mode {mode:04o}: other users of this machine can read it",
                path.display()
            ))
            .hint(format!(
                "run: chmod 600 {}",
                shell_word(&path.display().to_string())
            ))),
        }
    }
}

/// Fetches the bytes that a reference leads to.
///
/// One final line break is taken off what comes from files, descriptors and standard input; environment variables
/// and Secrets are taken as they are, since for the server such a line break is part of the key.
///
/// # Errors
/// By source; never with a byte of the key.
pub fn read_key(
    option: &'static str,
    reference: &KeyRef,
    cluster: &ClusterFlags,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<KeyBytes, Failure> {
    let trimmed = |bytes: &[u8]| SecretSlice::from(without_line_break(bytes).to_vec());
    match reference {
        KeyRef::Secret(at) => {
            let bytes =
                world.with_cluster(cluster, |cluster| async move { cluster.read_key(at).await });
            let bytes = bytes.map_err(|error: ClusterError| {
                Failure::from(error).while_doing(format!("could not read the key {reference}"))
            })?;
            Ok(KeyBytes {
                bytes,
                open_file: None,
            })
        }
        KeyRef::File(path) => read_key_file(path, world),
        KeyRef::Env(name) => {
            let value = world.env(name).ok_or_else(|| {
                let mut failure = Failure::failed(format!(
                    "the environment variable {name} is not set, or empty"
                ))
                .hint("export it, or give the path of a file with the key");
                failure.not_there = true;
                failure
            })?;
            let bytes = SecretSlice::from(value.as_encoded_bytes().to_vec());
            Ok(KeyBytes {
                bytes,
                open_file: None,
            })
        }
        KeyRef::Fd(number) => {
            let path = std::path::PathBuf::from(format!("/dev/fd/{number}"));
            let (bytes, _) = world
                .read_file(&path, MAX_KEY_BYTES as u64)
                .map_err(|error| file_failure("the file descriptor", &path, error))?;
            Ok(KeyBytes {
                bytes: trimmed(&bytes),
                open_file: None,
            })
        }
        KeyRef::Stdin => {
            let bytes = guard.read(option, MAX_KEY_BYTES, world)?;
            Ok(KeyBytes {
                bytes: trimmed(&bytes),
                open_file: None,
            })
        }
    }
}

/// As [`read_key`] for a path.
///
/// # Errors
/// When the file cannot be read.
pub fn read_key_file(path: &Path, world: &World<'_>) -> Result<KeyBytes, Failure> {
    let (bytes, open) = world
        .read_file(path, MAX_KEY_BYTES as u64)
        .map_err(|error| {
            hint_if_missing(
                file_failure("the key file", path, error),
                "check the path; a key in a Secret is secret://NAMESPACE/NAME/KEY, one in a variable env://NAME",
            )
        })?;
    Ok(KeyBytes {
        bytes: SecretSlice::from(without_line_break(&bytes).to_vec()),
        open_file: open.map(|mode| (path.to_owned(), mode)),
    })
}

/// The longest text that is judged as a token: 1 MiB, Go's bound for all headers of a request. Longer than
/// [`MAX_TOKEN_BYTES`](crate::domain::token::MAX_TOKEN_BYTES), because the server itself takes such tokens.
const MAX_RAW_BYTES: usize = 1024 * 1024;

/// A token's text as it was given, not yet known to be one.
pub struct RawToken {
    /// Empty when it is too long to be kept.
    text: SecretString,
    too_long: bool,
}

impl RawToken {
    /// From an argument.
    #[must_use]
    pub fn from_argument(text: &SecretString) -> Self {
        Self::from_bytes(text.expose_secret().as_bytes())
    }

    /// From a token that is known to be one.
    #[must_use]
    pub fn from_jwt(token: &Jwt) -> Self {
        Self {
            text: SecretString::from(token.expose()),
            too_long: false,
        }
    }

    /// From bytes of a file, standard input or a Secret.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        if bytes.len() > MAX_RAW_BYTES {
            return Self::too_long();
        }
        Self {
            text: SecretString::from(String::from_utf8_lossy(bytes).into_owned()),
            too_long: false,
        }
    }

    fn too_long() -> Self {
        Self {
            text: SecretString::from(""),
            too_long: true,
        }
    }

    /// The text, as a verdict needs it.
    ///
    /// # Errors
    /// [`TokenShapeError::TooLong`] beyond 1 MiB, which no server reads as a header.
    pub fn text(&self) -> Result<&str, TokenShapeError> {
        if self.too_long {
            return Err(TokenShapeError::TooLong {
                bytes: MAX_RAW_BYTES + 1,
            });
        }
        Ok(self.text.expose_secret())
    }

    /// The token, when the text is one.
    ///
    /// # Errors
    /// [`TokenShapeError`] by cause.
    pub fn parse(&self) -> Result<Jwt, TokenShapeError> {
        let text = self.text()?;
        if text.contains(char::REPLACEMENT_CHARACTER) {
            return Err(TokenShapeError::NotUtf8);
        }
        Jwt::parse(text)
    }
}

/// Reads a token from a file, or from standard input when the path is `-`; one final line break is taken off.
///
/// # Errors
/// When it cannot be read. A token that is too long is told by [`RawToken::text`].
pub fn read_token_file(
    option: &'static str,
    path: &Path,
    guard: &mut StdinGuard,
    world: &mut World<'_>,
) -> Result<RawToken, Failure> {
    // Room for the final line break.
    const MAX_BYTES: usize = MAX_RAW_BYTES + 2;
    if path.as_os_str() == "-" {
        let bytes = guard.read(option, MAX_BYTES, world)?;
        return Ok(RawToken::from_bytes(without_line_break(&bytes)));
    }
    match world.read_file(path, MAX_BYTES as u64) {
        Ok((bytes, _)) => Ok(RawToken::from_bytes(without_line_break(&bytes))),
        Err(ReadError::TooLarge { .. }) => Ok(RawToken::too_long()),
        Err(error) => Err(hint_if_missing(
            file_failure("the token file", path, error),
            "check the path, or sign a token into it with `kubectl pxsec auth token generate --output-file`",
        )),
    }
}
