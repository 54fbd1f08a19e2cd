//! What a server is configured with: its keys, its issuers and where it finds the user's name.

use std::fmt;
use std::str::FromStr;

use super::algorithm::KeyFamily;
use super::decoded::ServerClaims;
use super::key::VerifyingKey;

/// The keys of one issuer: at most one of each family, as a server holds them.
#[derive(Debug, Default)]
pub struct VerifyingKeys {
    hmac: Option<VerifyingKey>,
    rsa: Option<VerifyingKey>,
    ec: Option<VerifyingKey>,
}

impl VerifyingKeys {
    /// No keys, with which nothing is accepted.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the key of its family.
    ///
    /// # Errors
    /// [`SecondKeyError`] when there is one of that family: the server has no way to try two.
    pub fn add(&mut self, key: VerifyingKey) -> Result<(), SecondKeyError> {
        let family = key.family();
        let place = match family {
            KeyFamily::Hmac => &mut self.hmac,
            KeyFamily::Rsa => &mut self.rsa,
            KeyFamily::Ec => &mut self.ec,
        };
        if place.is_some() {
            return Err(SecondKeyError { family });
        }
        *place = Some(key);
        Ok(())
    }

    /// The key of `family`.
    #[must_use]
    pub fn get(&self, family: KeyFamily) -> Option<&VerifyingKey> {
        match family {
            KeyFamily::Hmac => self.hmac.as_ref(),
            KeyFamily::Rsa => self.rsa.as_ref(),
            KeyFamily::Ec => self.ec.as_ref(),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &VerifyingKey> {
        [&self.hmac, &self.rsa, &self.ec].into_iter().flatten()
    }
}

impl From<VerifyingKey> for VerifyingKeys {
    fn from(key: VerifyingKey) -> Self {
        let mut keys = Self::default();
        match key.family() {
            KeyFamily::Hmac => keys.hmac = Some(key),
            KeyFamily::Rsa => keys.rsa = Some(key),
            KeyFamily::Ec => keys.ec = Some(key),
        }
        keys
    }
}

/// Two keys of one family were given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is a second {family} key; a server holds one of each family")]
pub struct SecondKeyError {
    /// The family.
    pub family: KeyFamily,
}

/// The claim that a server takes the user's name from (`username-claim` of its configuration).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum UsernameClaim {
    /// `sub`, the default.
    #[default]
    Sub,
    /// `email`.
    Email,
    /// `name`.
    Name,
}

impl UsernameClaim {
    /// The claim's name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sub => "sub",
            Self::Email => "email",
            Self::Name => "name",
        }
    }

    /// Its value, which is the user's name and owns the volumes.
    #[must_use]
    pub fn of(self, claims: &ServerClaims) -> &str {
        match self {
            Self::Sub => &claims.subject,
            Self::Email => &claims.email,
            Self::Name => &claims.name,
        }
    }
}

impl fmt::Display for UsernameClaim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for UsernameClaim {
    type Err = UsernameClaimError;

    /// Reads the exact name. The server takes any other for `sub`; here it is an error.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Sub, Self::Email, Self::Name]
            .into_iter()
            .find(|claim| claim.as_str() == text)
            .ok_or_else(|| UsernameClaimError {
                text: text.to_owned(),
            })
    }
}

/// A text that names no username claim.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("`{}` is not a username claim; those are sub, email and name", text.escape_debug())]
pub struct UsernameClaimError {
    text: String,
}

/// What a server is configured to ask of a token.
#[derive(Clone, Debug, Default)]
pub struct VerifyPolicy {
    /// The trusted issuers, compared exactly. When empty the issuer is not compared, and a note says so.
    pub issuers: Vec<String>,
    /// Where the user's name is.
    pub username_claim: UsernameClaim,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn username_claims_are_the_servers_words() {
        for (word, claim) in [
            ("sub", UsernameClaim::Sub),
            ("email", UsernameClaim::Email),
            ("name", UsernameClaim::Name),
        ] {
            assert_eq!(claim.as_str(), word);
            assert_eq!(word.parse(), Ok(claim));
        }
        assert!("Sub".parse::<UsernameClaim>().is_err());
    }
}
