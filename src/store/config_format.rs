//! What config.toml says: reading.
//!
//! Pure. What a context's fields are written as is `config_fields`'s. Read with `toml` into values that know their place; its own messages quote the file, so none of them is
//! ever passed on. Edits, which keep the user's comments, are `config_edit`'s with `toml_edit`.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::config_numbers;
use crate::domain::algorithm::SigningAlgorithm;
use crate::domain::claims::{DEFAULT_BACKDATE_SECS, Identity};
use crate::domain::context::{Context, ContextBook};
use crate::domain::credential::{Credential, StoredToken, TokenSummary, VaultId, VaultKind};
use crate::domain::kube_binding::KubeBinding;
use crate::domain::name::ContextName;
use crate::domain::recipe::{KeyPlace, LastingKeyRef, Recipe};
use crate::domain::secret_ref::SecretRef;
use crate::domain::time::{Lifetime, NumericDate};
use crate::domain::token::Fingerprint;

/// The version of the format, written to every file.
pub(super) const VERSION: i64 = 1;

/// Keys of the root and of a context's table. `docs` and users know them: they never change within a version.
pub(super) mod key {
    pub(in super::super) const VERSION: &str = "version";
    pub(in super::super) const CURRENT: &str = "current";
    pub(in super::super) const PREVIOUS: &str = "previous";
    pub(in super::super) const VAULT: &str = "vault";
    pub(in super::super) const CONTEXTS: &str = "contexts";
    pub(in super::super) const CREDENTIAL: &str = "credential";
    pub(in super::super) const ID: &str = "id";
    pub(in super::super) const FINGERPRINT: &str = "fingerprint";
    pub(in super::super) const ISSUER: &str = "issuer";
    pub(in super::super) const SUBJECT: &str = "subject";
    pub(in super::super) const ROLES: &str = "roles";
    pub(in super::super) const GROUPS: &str = "groups";
    pub(in super::super) const ISSUED_AT: &str = "issued-at";
    pub(in super::super) const EXPIRES_AT: &str = "expires-at";
    pub(in super::super) const CREATED_AT: &str = "created-at";
    pub(in super::super) const DESCRIPTION: &str = "description";
    pub(in super::super) const ENDPOINT: &str = "endpoint";
    pub(in super::super) const SIGNING_KEY: &str = "signing-key";
    pub(in super::super) const FROM_CLUSTER: &str = "from-cluster";
    pub(in super::super) const DISCOVER_IN: &str = "discover-in";
    pub(in super::super) const ALGORITHM: &str = "algorithm";
    pub(in super::super) const NAME: &str = "name";
    pub(in super::super) const EMAIL: &str = "email";
    pub(in super::super) const LIFETIME: &str = "lifetime";
    pub(in super::super) const IAT_BACKDATE: &str = "iat-backdate";
    pub(in super::super) const SECRET: &str = "secret";
    pub(in super::super) const KUBECONFIG: &str = "kubeconfig";
    pub(in super::super) const KUBE_CONTEXT: &str = "kube-context";
    pub(in super::super) const NAMESPACE: &str = "namespace";

    /// Every key of the root: any other is odd.
    pub(in super::super) const ROOT: [&str; 5] = [VERSION, CURRENT, PREVIOUS, VAULT, CONTEXTS];
    /// Every key of a context's table, of whatever kind: any other is odd.
    pub(in super::super) const CONTEXT: [&str; 25] = [
        VAULT,
        CREDENTIAL,
        ID,
        FINGERPRINT,
        ISSUER,
        SUBJECT,
        ROLES,
        GROUPS,
        ISSUED_AT,
        EXPIRES_AT,
        CREATED_AT,
        DESCRIPTION,
        ENDPOINT,
        SIGNING_KEY,
        FROM_CLUSTER,
        DISCOVER_IN,
        ALGORITHM,
        NAME,
        EMAIL,
        LIFETIME,
        IAT_BACKDATE,
        SECRET,
        KUBECONFIG,
        KUBE_CONTEXT,
        NAMESPACE,
    ];
}

/// Why a text is no config.toml.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FormatError {
    /// At this byte something else is expected.
    Malformed { at: usize, expected: &'static str },
    /// The version is greater than [`VERSION`].
    Newer(i64),
}

/// Reads a whole file. A text of nothing but white space is an empty book.
pub(super) fn read(text: &str) -> Result<ContextBook, FormatError> {
    if text.trim().is_empty() {
        return Ok(ContextBook::default());
    }
    let document = DeTable::parse(text).map_err(|error| FormatError::Malformed {
        at: error.span().map_or(0, |span| span.start),
        // No other words of the library: they may quote what stands there.
        expected: match error.message() {
            "duplicate key" => "this key stands twice",
            _ => "this is not valid TOML",
        },
    })?;
    if let Some(at) = config_numbers::first_too_large(document.get_ref()) {
        return Err(FormatError::Malformed {
            at,
            expected: "this number has more than the 64 bits of TOML",
        });
    }
    let root = Fields {
        table: document.get_ref(),
        at: 0,
    };
    // Versions before fields: nothing of a newer file is looked at.
    let no_version = "`version = 1` is expected";
    let version = root.required(key::VERSION, no_version)?;
    match integer(version) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(FormatError::Newer(newer)),
        _ => return Err(malformed(version, no_version)),
    }
    let default_vault = root.vault(key::VAULT)?;
    let current = root.text(key::CURRENT, "`current` must be a context's name in quotes")?;
    let previous = root.text(
        key::PREVIOUS,
        "`previous` must be a context's name in quotes",
    )?;
    // What is no name at all names no context either.
    let name = |text: Option<&str>| text.and_then(|text| text.parse::<ContextName>().ok());
    let mut contexts = Vec::new();
    if let Some(item) = root.table.get(key::CONTEXTS) {
        let expected = "`contexts` must hold one table a context, `[contexts.NAME]`";
        let table = item
            .get_ref()
            .as_table()
            .ok_or_else(|| malformed(item, expected))?;
        for (name, item) in table {
            contexts.push(read_context(name.get_ref(), item, name.span().start)?);
        }
    }
    Ok(ContextBook::from_parts(
        contexts,
        name(current),
        name(previous),
        default_vault,
    ))
}

fn read_context(
    name: &str,
    item: &Spanned<DeValue<'_>>,
    at: usize,
) -> Result<Context, FormatError> {
    let fail = |expected| FormatError::Malformed { at, expected };
    let name = name.parse().map_err(|_| {
        fail(
            "a context's name has at most 64 letters, digits and . _ - @ : +, and starts with a letter, \
             a digit or _",
        )
    })?;
    let table = item
        .get_ref()
        .as_table()
        .ok_or_else(|| fail("a context must be a table, `[contexts.NAME]`"))?;
    let fields = Fields { table, at };
    let kind_expected = "`credential` must be \"stored\", \"recipe\" or \"reference\"";
    let kind = fields.required(key::CREDENTIAL, kind_expected)?;
    let credential = match kind.get_ref().as_str() {
        Some("stored") => Credential::Stored(read_stored(&fields)?),
        Some("recipe") => Credential::Recipe(read_recipe(&fields)?),
        Some("reference") => {
            let expected = "`secret` must be \"NAMESPACE/NAME/KEY\"";
            fields.required(key::SECRET, expected)?;
            let at = fields.parsed(key::SECRET, expected, |text| {
                SecretRef::parse(text, None).ok()
            })?;
            Credential::Reference(at.ok_or_else(|| fail(expected))?)
        }
        _ => return Err(malformed(kind, kind_expected)),
    };
    let created_expected = "`created-at` must be an instant such as \"2026-12-31T23:59:59Z\"";
    fields.required(key::CREATED_AT, created_expected)?;
    Ok(Context {
        name,
        description: fields.owned(key::DESCRIPTION, "`description` must be text in quotes")?,
        endpoint: fields.owned(key::ENDPOINT, "`endpoint` must be text in quotes")?,
        kube: KubeBinding {
            kubeconfig: fields
                .owned(key::KUBECONFIG, "`kubeconfig` must be a path in quotes")?
                .map(Into::into),
            context: fields.owned(key::KUBE_CONTEXT, "`kube-context` must be text in quotes")?,
            namespace: fields.owned(key::NAMESPACE, "`namespace` must be text in quotes")?,
        },
        credential,
        created: fields
            .instant(key::CREATED_AT, created_expected)?
            .ok_or_else(|| fail(created_expected))?,
    })
}

fn read_stored(fields: &Fields<'_>) -> Result<StoredToken, FormatError> {
    let vault_expected = "`vault` must be \"keyring\" or \"file\"";
    fields.required(key::VAULT, vault_expected)?;
    let id_expected = "`id` must be 32 hexadecimal digits in quotes";
    let id = fields.required(key::ID, id_expected)?;
    let fingerprint = fields.parsed(
        key::FINGERPRINT,
        "`fingerprint` must be \"sha256:\" and 8 hexadecimal digits",
        Fingerprint::parse,
    )?;
    let issued = fields.instant(
        key::ISSUED_AT,
        "`issued-at` must be an instant such as \"2026-12-31T23:59:59Z\"",
    )?;
    let expires = fields.instant(
        key::EXPIRES_AT,
        "`expires-at` must be an instant such as \"2026-12-31T23:59:59Z\"",
    )?;
    let claims = read_claims(fields)?;
    let summary = fingerprint.map(|fingerprint| TokenSummary {
        issuer: claims.issuer,
        subject: claims.subject,
        roles: claims.roles.unwrap_or_default(),
        groups: claims.groups.unwrap_or_default(),
        issued,
        expires,
        fingerprint,
    });
    Ok(StoredToken {
        vault: fields
            .vault(key::VAULT)?
            .ok_or_else(|| fields.fail(vault_expected))?,
        id: id
            .get_ref()
            .as_str()
            .and_then(VaultId::parse)
            .ok_or_else(|| malformed(id, id_expected))?,
        summary,
    })
}

fn read_recipe(fields: &Fields<'_>) -> Result<Recipe, FormatError> {
    let key_expected = "a recipe has `signing-key`, such as \"secret://NAMESPACE/NAME/KEY\" or a path, or else \
                        `from-cluster = true`";
    let reference = fields.parsed(key::SIGNING_KEY, key_expected, |text| {
        LastingKeyRef::new(text.parse().ok()?).ok()
    })?;
    let from_cluster = fields.flag(key::FROM_CLUSTER, "`from-cluster` must be true or false")?;
    let namespace = fields.owned(key::DISCOVER_IN, "`discover-in` must be text in quotes")?;
    let key = match (reference, from_cluster) {
        (Some(reference), false) => KeyPlace::Ref(reference),
        (None, true) => KeyPlace::Cluster { namespace },
        _ => return Err(fields.fail(key_expected)),
    };
    let lifetime_expected = "`lifetime` must be a duration such as \"15m\"";
    fields.required(key::LIFETIME, lifetime_expected)?;
    let claims = read_claims(fields)?;
    if claims.issuer.is_none() && matches!(key, KeyPlace::Ref(_)) {
        return Err(fields.fail("a recipe with `signing-key` has `issuer` too"));
    }
    Ok(Recipe {
        key,
        algorithm: fields.parsed::<SigningAlgorithm>(
            key::ALGORITHM,
            "`algorithm` must be one such as \"HS256\"",
            |text| text.parse().ok(),
        )?,
        issuer: claims.issuer,
        identity: Identity {
            name: fields.owned(key::NAME, "`name` must be text in quotes")?,
            email: fields.owned(key::EMAIL, "`email` must be text in quotes")?,
            subject: claims.subject,
            roles: claims.roles,
            groups: claims.groups,
        },
        lifetime: fields
            .parsed::<Lifetime>(key::LIFETIME, lifetime_expected, |text| text.parse().ok())?
            .ok_or_else(|| fields.fail(lifetime_expected))?,
        backdate_secs: fields
            .parsed(
                key::IAT_BACKDATE,
                "`iat-backdate` must be a duration such as \"1m\", or \"0s\"",
                |text| match text {
                    "0s" => Some(0),
                    text => text.parse().ok().map(Lifetime::as_secs),
                },
            )?
            .unwrap_or(DEFAULT_BACKDATE_SECS),
    })
}

/// The claims that stored tokens and recipes have alike.
struct ClaimFields {
    issuer: Option<String>,
    subject: Option<String>,
    roles: Option<Vec<String>>,
    groups: Option<Vec<String>>,
}

fn read_claims(fields: &Fields<'_>) -> Result<ClaimFields, FormatError> {
    Ok(ClaimFields {
        issuer: fields.owned(key::ISSUER, "`issuer` must be text in quotes")?,
        subject: fields.owned(key::SUBJECT, "`subject` must be text in quotes")?,
        roles: fields.texts(key::ROLES, "`roles` must be a list of texts in quotes")?,
        groups: fields.texts(key::GROUPS, "`groups` must be a list of texts in quotes")?,
    })
}

fn malformed(item: &Spanned<DeValue<'_>>, expected: &'static str) -> FormatError {
    FormatError::Malformed {
        at: item.span().start,
        expected,
    }
}

fn integer(item: &Spanned<DeValue<'_>>) -> Option<i64> {
    let integer = item.get_ref().as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// A table, and where it starts.
struct Fields<'a> {
    table: &'a DeTable<'a>,
    at: usize,
}

impl<'a> Fields<'a> {
    fn fail(&self, expected: &'static str) -> FormatError {
        FormatError::Malformed {
            at: self.at,
            expected,
        }
    }

    fn required(
        &self,
        key: &str,
        expected: &'static str,
    ) -> Result<&'a Spanned<DeValue<'a>>, FormatError> {
        self.table.get(key).ok_or_else(|| self.fail(expected))
    }

    fn text(&self, key: &str, expected: &'static str) -> Result<Option<&'a str>, FormatError> {
        self.table
            .get(key)
            .map(|item| {
                item.get_ref()
                    .as_str()
                    .ok_or_else(|| malformed(item, expected))
            })
            .transpose()
    }

    fn owned(&self, key: &str, expected: &'static str) -> Result<Option<String>, FormatError> {
        Ok(self.text(key, expected)?.map(str::to_owned))
    }

    /// A text that means something.
    fn parsed<T>(
        &self,
        key: &str,
        expected: &'static str,
        parse: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, FormatError> {
        let Some(item) = self.table.get(key) else {
            return Ok(None);
        };
        let value = item.get_ref().as_str().and_then(parse);
        value.map(Some).ok_or_else(|| malformed(item, expected))
    }

    fn flag(&self, key: &str, expected: &'static str) -> Result<bool, FormatError> {
        let Some(item) = self.table.get(key) else {
            return Ok(false);
        };
        item.get_ref()
            .as_bool()
            .ok_or_else(|| malformed(item, expected))
    }

    fn texts(&self, key: &str, expected: &'static str) -> Result<Option<Vec<String>>, FormatError> {
        let Some(item) = self.table.get(key) else {
            return Ok(None);
        };
        let each = |value: &Spanned<DeValue<'_>>| value.get_ref().as_str().map(str::to_owned);
        item.get_ref()
            .as_array()
            .and_then(|array| array.iter().map(each).collect())
            .map(Some)
            .ok_or_else(|| malformed(item, expected))
    }

    fn vault(&self, key: &str) -> Result<Option<VaultKind>, FormatError> {
        let expected = "`vault` must be \"keyring\" or \"file\"";
        self.parsed(key, expected, |text| text.parse().ok())
    }

    /// An RFC 3339 instant in quotes or bare, or seconds since 1970.
    fn instant(
        &self,
        key: &str,
        expected: &'static str,
    ) -> Result<Option<NumericDate>, FormatError> {
        let Some(item) = self.table.get(key) else {
            return Ok(None);
        };
        let value = item.get_ref();
        let text = value.as_str().map(str::to_owned);
        let instant = text
            .or_else(|| value.as_datetime().map(ToString::to_string))
            .and_then(|text| NumericDate::parse_rfc3339(&text).ok())
            .or_else(|| integer(item).map(NumericDate));
        instant.map(Some).ok_or_else(|| malformed(item, expected))
    }
}
