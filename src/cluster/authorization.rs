//! The `Authorization` header of requests.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::Request;
use http::header::{AUTHORIZATION, HeaderValue};
use kube::config::AuthInfo;
use secrecy::ExposeSecret as _;
use zeroize::Zeroizing;

use super::kubeconfig::{io_reason, unusable};
use super::overrides::fits_a_header;
use crate::ports::ClusterError;

/// How old the token of a file may be: kubelet renews those of service accounts long before they expire (client-go
/// `transport/token_source.go`).
const MAX_AGE: Duration = Duration::from_secs(60);

const UNFIT: &str = "holds characters that no HTTP header takes";

/// A header that changes between requests.
pub(super) type SharedHeader = Arc<Mutex<HeaderValue>>;

/// What says who we are, if it is not a client certificate.
#[derive(Clone)]
pub(super) enum Authorization {
    None,
    Fixed(HeaderValue),
    /// That of a plugin, which may be run again.
    Shared(SharedHeader),
    File(Arc<Mutex<TokenFile>>),
}

impl Authorization {
    /// That of a user whose credential plugin was run: a password comes before a token, a token file before a token,
    /// unless it cannot be read.
    ///
    /// # Errors
    /// [`ClusterError::Kubeconfig`] for a token that cannot be read or sent.
    pub(super) fn of(user: &AuthInfo, shown: &str) -> Result<Self, ClusterError> {
        let fixed = |header: Option<HeaderValue>, what: &str| {
            header
                .map(Self::Fixed)
                .ok_or_else(|| unusable(shown, unfit(&format!("{what} of its user"))))
        };
        if let (Some(name), Some(password)) = (&user.username, &user.password) {
            let pair = Zeroizing::new(format!("{name}:{}", password.expose_secret()));
            return fixed(basic(pair.as_bytes()), "password");
        }
        if let Some(path) = &user.token_file {
            match TokenFile::open(path.into()) {
                Ok(file) => return Ok(Self::File(Arc::new(Mutex::new(file)))),
                Err(Unread::Missing(_)) if user.token.is_some() => {}
                Err(why) => return Err(unusable(shown, why.reason(path))),
            }
        }
        match &user.token {
            Some(token) => fixed(bearer(token.expose_secret()), "token"),
            None => Ok(Self::None),
        }
    }

    /// The same, as one that can be changed; `None` for what is not always the same.
    pub(super) fn share(&mut self) -> Option<SharedHeader> {
        let Self::Fixed(header) = self else {
            return None;
        };
        let shared = Arc::new(Mutex::new(header.clone()));
        *self = Self::Shared(Arc::clone(&shared));
        Some(shared)
    }

    /// The request with the header.
    pub(super) fn sign_in<B>(&self, mut request: Request<B>) -> Request<B> {
        let header = match self {
            Self::None => return request,
            Self::Fixed(header) => header.clone(),
            Self::Shared(header) => header
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone(),
            Self::File(file) => file
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .current(),
        };
        request.headers_mut().insert(AUTHORIZATION, header);
        request
    }
}

/// A token that is read again while requests are made.
pub(super) struct TokenFile {
    path: PathBuf,
    header: HeaderValue,
    read: Instant,
}

/// Why a token file gives no token.
enum Unread {
    Missing(std::io::Error),
    Empty,
    Unfit,
}

impl Unread {
    fn reason(&self, path: &str) -> String {
        match self {
            Self::Missing(error) => {
                format!("the token file {path} cannot be read: {}", io_reason(error))
            }
            Self::Empty => format!("the token file {path} is empty"),
            Self::Unfit => format!("the token file {path} {UNFIT}"),
        }
    }
}

impl TokenFile {
    fn open(path: PathBuf) -> Result<Self, Unread> {
        // What stands around the token is cut off (client-go).
        let text = Zeroizing::new(std::fs::read_to_string(&path).map_err(Unread::Missing)?);
        let token = text.trim();
        if token.is_empty() {
            return Err(Unread::Empty);
        }
        Ok(Self {
            header: bearer(token).ok_or(Unread::Unfit)?,
            path,
            read: Instant::now(),
        })
    }

    /// The header; a file that is gone leaves the last one (kubernetes/kubernetes#68164).
    fn current(&mut self) -> HeaderValue {
        if self.read.elapsed() >= MAX_AGE {
            match Self::open(self.path.clone()) {
                Ok(anew) => *self = anew,
                Err(_) => self.read = Instant::now(),
            }
        }
        self.header.clone()
    }
}

/// Why something of a kubeconfig cannot be sent.
pub(super) fn unfit(what: &str) -> String {
    format!("the {what} {UNFIT}")
}

/// A user name and a password with a colon between, which any header takes (RFC 7617 section 2).
pub(super) fn basic(pair: &[u8]) -> Option<HeaderValue> {
    sensitive(&Zeroizing::new(format!("Basic {}", STANDARD.encode(pair))))
}

pub(super) fn bearer(token: &str) -> Option<HeaderValue> {
    sensitive(&Zeroizing::new(format!("Bearer {token}")))
}

/// A value that is not printed with its request. `None` where no header takes it.
fn sensitive(text: &str) -> Option<HeaderValue> {
    let mut value = HeaderValue::from_str(text)
        .ok()
        .filter(|_| fits_a_header(text))?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_file_is_read_again_after_a_minute_and_its_last_token_outlives_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        let Some(long_ago) = Instant::now().checked_sub(MAX_AGE) else {
            panic!("this machine has just been started");
        };
        std::fs::write(&path, "first\n").unwrap();
        let mut file = TokenFile::open(path.clone()).ok().unwrap();
        std::fs::write(&path, "second").unwrap();
        assert_eq!(file.current(), "Bearer first");
        file.read = long_ago;
        assert_eq!(file.current(), "Bearer second");
        std::fs::remove_file(&path).unwrap();
        file.read = long_ago;
        assert_eq!(file.current(), "Bearer second");
        assert!(
            file.read > long_ago,
            "a file that is gone is looked for with every request"
        );
        assert_eq!(format!("{:?}", file.header), "Sensitive");
    }
}
