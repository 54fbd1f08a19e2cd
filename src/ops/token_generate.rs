//! Signs a token for an identity.

use crate::domain::algorithm::SigningAlgorithm;
use crate::domain::claims::{ClaimError, ClaimWarning, Claims, ClaimsDraft};
use crate::domain::claims_set::ClaimsSet;
use crate::domain::key::{KeyWarning, SigningKey};
use crate::domain::sign::{SignError, sign};
use crate::domain::time::NumericDate;
use crate::domain::token::Jwt;

/// What to sign, and with what.
pub struct Request<'a> {
    /// Who the token speaks for, and how long.
    pub draft: ClaimsDraft,
    /// The key; the algorithm's family must be its own.
    pub key: &'a SigningKey,
    /// The algorithm, when not the key's usual one.
    pub algorithm: Option<SigningAlgorithm>,
}

/// A signed token.
#[derive(Debug)]
pub struct Signed {
    /// The token.
    pub token: Jwt,
    /// Its claims.
    pub claims: Claims,
    /// Its algorithm.
    pub algorithm: SigningAlgorithm,
    /// What is unwise about it.
    pub warnings: Vec<Warning>,
}

/// Something unwise that does not stop a token from being signed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Warning {
    /// About the claims.
    #[error(transparent)]
    Claim(ClaimWarning),
    /// About the key.
    #[error("{0}")]
    Key(KeyWarning),
}

/// Why no token was signed.
#[derive(Debug, thiserror::Error)]
pub enum GenerateError {
    /// The claims are impossible; all reasons.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Claims(Vec<ClaimError>),
    /// Key or algorithm do not serve.
    #[error(transparent)]
    Sign(#[from] SignError),
}

/// Builds the claims at `now` and signs them. Reads no clock and stores nothing.
///
/// # Errors
/// [`GenerateError`] by cause; all impossible claims at once.
pub fn run(request: Request<'_>, now: NumericDate) -> Result<Signed, GenerateError> {
    let Request {
        draft,
        key,
        algorithm,
    } = request;
    let (claims, claim_warnings) = draft.build(now).map_err(GenerateError::Claims)?;
    let algorithm = algorithm.unwrap_or_else(|| key.kind().default_algorithm());
    let token = sign(&ClaimsSet::from(&claims), key, algorithm)?;
    let mut warnings: Vec<Warning> = claim_warnings.into_iter().map(Warning::Claim).collect();
    warnings.extend(key.warnings(algorithm).into_iter().map(Warning::Key));
    Ok(Signed {
        token,
        claims,
        algorithm,
        warnings,
    })
}
