//! The claims as the server's Go code sees them, which is twice and differently.
//!
//! Once decoded into a struct (openstorage `pkg/auth/claims.go`, `Claims`): keys match in any case and every
//! occurrence is applied in order. Once decoded into a map (golang-jwt v4 `map_claims.go`): keys match
//! exactly and the last one counts. Issuer, username, roles and groups come from the first, presence and
//! times from the second.

use super::go_json::{Object, Value};
use super::time::NumericDate;

/// The claims decoded into OpenStorage's struct: what the server acts on once a token is accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ServerClaims {
    /// `iss`; empty when absent.
    pub issuer: String,
    /// `sub`; empty when absent.
    pub subject: String,
    /// `name`; empty when absent.
    pub name: String,
    /// `email`; empty when absent.
    pub email: String,
    /// `roles`; empty when absent.
    pub roles: Vec<String>,
    /// `groups`; empty when absent.
    pub groups: Vec<String>,
}

/// A claim whose JSON type fails the struct decoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TypeMismatch {
    /// The key as the token writes it.
    pub(super) key: String,
    /// What it should be.
    pub(super) wanted: &'static str,
    /// What it is.
    pub(super) found: &'static str,
}

/// The names of the struct's fields.
const STRING_FIELDS: [&str; 4] = ["iss", "sub", "name", "email"];
const LIST_FIELDS: [&str; 2] = ["roles", "groups"];

/// The field of the struct that `key` is decoded into, if any.
pub(super) fn struct_field(key: &str) -> Option<&'static str> {
    STRING_FIELDS
        .into_iter()
        .chain(LIST_FIELDS)
        .find(|field| folds_to(key, field))
}

/// Whether the struct has a list for this field, which `null` empties.
pub(super) fn is_list(field: &str) -> bool {
    LIST_FIELDS.contains(&field)
}

/// Go's folding (`encoding/json/fold.go`), as far as it matters to ASCII names.
pub(super) fn folds_to(key: &str, name: &str) -> bool {
    key.chars()
        .map(|c| match c {
            '\u{17F}' => 's',
            '\u{212A}' => 'k',
            _ => c.to_ascii_lowercase(),
        })
        .eq(name.chars())
}

impl ServerClaims {
    /// Decodes `claims` as `json.Unmarshal` does into the struct; mismatches do not stop it, as in Go.
    pub(super) fn decode(claims: &Object) -> (Self, Vec<TypeMismatch>) {
        let mut decoded = Self::default();
        let mut mismatches = Vec::new();
        let mut roles = GoSlice::default();
        let mut groups = GoSlice::default();
        for (key, value) in &claims.members {
            let mismatch = match struct_field(key) {
                Some("iss") => store_string(&mut decoded.issuer, value),
                Some("sub") => store_string(&mut decoded.subject, value),
                Some("name") => store_string(&mut decoded.name, value),
                Some("email") => store_string(&mut decoded.email, value),
                Some("roles") => roles.store(value),
                Some("groups") => groups.store(value),
                _ => None,
            };
            if let Some((wanted, found)) = mismatch {
                mismatches.push(TypeMismatch {
                    key: key.clone(),
                    wanted,
                    found,
                });
            }
        }
        decoded.roles = roles.into_vec();
        decoded.groups = groups.into_vec();
        (decoded, mismatches)
    }
}

type Mismatch = Option<(&'static str, &'static str)>;

/// `null` leaves a Go string as it was.
fn store_string(field: &mut String, value: &Value) -> Mismatch {
    match value {
        Value::Null => None,
        Value::String(text) => {
            field.clone_from(text);
            None
        }
        other => Some(("a string", other.described())),
    }
}

/// A Go `[]string` that is decoded into again and again.
///
/// Elements keep their old value when the new one is `null`, even those beyond the present length: Go reuses
/// the backing array (`encoding/json/decode.go`, `array`).
#[derive(Default)]
struct GoSlice {
    backing: Vec<String>,
    length: usize,
}

impl GoSlice {
    fn store(&mut self, value: &Value) -> Mismatch {
        match value {
            Value::Null => {
                *self = Self::default();
                None
            }
            Value::Array(items) => {
                let mut mismatch = None;
                if items.is_empty() {
                    *self = Self::default();
                }
                for (index, item) in items.iter().enumerate() {
                    if index == self.backing.len() {
                        self.backing.push(String::new());
                    }
                    if let Some((_, found)) = store_string(&mut self.backing[index], item) {
                        mismatch = Some(("a list of strings", list_with(found)));
                    }
                }
                self.length = items.len();
                mismatch
            }
            other => Some(("a list of strings", other.described())),
        }
    }

    fn into_vec(mut self) -> Vec<String> {
        self.backing.truncate(self.length);
        self.backing
    }
}

/// A list with an element that is no string.
fn list_with(found: &'static str) -> &'static str {
    match found {
        "a number" => "a list with a number in it",
        "a boolean" => "a list with a boolean in it",
        "a list" => "a list with a list in it",
        _ => "a list with an object in it",
    }
}

/// A time claim as golang-jwt's `MapClaims` takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateClaim {
    /// Not there, which passes the time check.
    Absent,
    /// The number zero, which golang-jwt takes for "not set" and lets pass.
    Zero,
    /// A number, as the server's clock arithmetic sees it.
    At(GoInstant),
    /// A number beyond an `f64`: never valid.
    OutOfRange,
    /// Not a number: never valid.
    WrongType(&'static str),
}

impl DateClaim {
    pub(super) fn of(claims: &Object, name: &str) -> Self {
        match claims.get(name) {
            None => Self::Absent,
            Some(Value::Number(number)) => match number.value {
                Some(0.0) => Self::Zero,
                Some(seconds) => Self::At(GoInstant::from_f64(seconds)),
                None => Self::OutOfRange,
            },
            Some(other) => Self::WrongType(other.described()),
        }
    }

    /// The instant for showing; `None` for all that is no date.
    pub(super) fn date(self) -> Option<NumericDate> {
        match self {
            Self::At(instant) => Some(instant.0),
            Self::Absent | Self::Zero | Self::OutOfRange | Self::WrongType(_) => None,
        }
    }
}

/// Seconds since 1970 in a Go `time.Time`, compared as Go compares: its seconds count from the year 1 and
/// wrap, so that the largest numbers lie in the distant past.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GoInstant(pub(super) NumericDate);

impl GoInstant {
    /// Go's `unixToInternal`: seconds from the year 1 to 1970.
    const UNIX_TO_INTERNAL: i64 = 62_135_596_800;

    /// golang-jwt's `newNumericDateFromSeconds`: `Modf`, `time.Unix`, truncated to the second.
    fn from_f64(seconds: f64) -> Self {
        let whole = seconds.trunc();
        let nanos = (seconds - whole) * 1e9;
        // time.Unix borrows a second for negative nanoseconds; below one nanosecond there is none to borrow.
        let borrow = i64::from(nanos <= -1.0);
        Self(NumericDate(amd64_int64(whole).wrapping_sub(borrow)))
    }

    /// Whether the server takes `self` as strictly later than `now`.
    pub(super) fn is_after(self, now: NumericDate) -> bool {
        let internal = |date: NumericDate| date.0.wrapping_add(Self::UNIX_TO_INTERNAL);
        internal(self.0) > internal(now)
    }
}

/// Go's `int64(float64)` on amd64: out of range gives the smallest number (CVTTSD2SI).
fn amd64_int64(whole: f64) -> i64 {
    // 2^63 is exact as an f64; i64::MAX is not.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if (-LIMIT..LIMIT).contains(&whole) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "the range was just checked"
        )]
        let number = whole as i64;
        number
    } else {
        i64::MIN
    }
}

#[cfg(test)]
mod tests {
    use super::super::go_json::parse;
    use super::*;

    fn decode(json: &str) -> (ServerClaims, Vec<TypeMismatch>) {
        match parse(json.as_bytes()).unwrap().value {
            Value::Object(object) => ServerClaims::decode(&object),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn keys_fold_as_in_go() {
        for key in ["iss", "ISS", "iSs", "i\u{17F}s", "I\u{17F}\u{17F}"] {
            assert_eq!(struct_field(key), Some("iss"), "{key}");
        }
        for key in ["is", "isss", "i\u{DF}", "\u{131}ss", "iß", "ｉss"] {
            assert_eq!(struct_field(key), None, "{key}");
        }
        assert!(folds_to("\u{212A}id", "kid"));
    }

    #[test]
    fn occurrences_apply_in_order_and_null_leaves_strings_alone() {
        let (claims, mismatches) =
            decode(r#"{"iss":"a","ISS":"b","sub":"s","sub":null,"roles":["x"],"Roles":null}"#);
        assert_eq!(
            (claims.issuer.as_str(), claims.subject.as_str()),
            ("b", "s")
        );
        assert!(claims.roles.is_empty() && mismatches.is_empty());
    }

    #[test]
    fn list_elements_survive_null_as_in_go() {
        let (claims, _) = decode(r#"{"roles":["a","b"],"roles":["x"],"roles":["y",null,null]}"#);
        assert_eq!(claims.roles, ["y", "b", ""]);
        let (claims, _) = decode(r#"{"roles":["a","b"],"roles":[],"roles":[null]}"#);
        assert_eq!(claims.roles, [""]);
    }

    #[test]
    fn other_types_are_mismatches() {
        for (json, found) in [
            (r#"{"iss":1}"#, "a number"),
            (r#"{"SUB":true}"#, "a boolean"),
            (r#"{"name":[]}"#, "a list"),
            (r#"{"email":{}}"#, "an object"),
            (r#"{"roles":"a"}"#, "a string"),
            (r#"{"groups":{}}"#, "an object"),
            (r#"{"groups":["a",1]}"#, "a list with a number in it"),
            (r#"{"groups":[false]}"#, "a list with a boolean in it"),
            (r#"{"roles":[["a"]]}"#, "a list with a list in it"),
            (r#"{"roles":[{}]}"#, "a list with an object in it"),
        ] {
            let mismatches = decode(json).1;
            assert_eq!(mismatches.len(), 1, "{json}");
            assert_eq!(mismatches[0].found, found, "{json}");
        }
        assert!(
            decode(r#"{"other":1,"roles":[null],"iss":null}"#)
                .1
                .is_empty()
        );
    }

    #[test]
    fn numbers_become_go_instants() {
        for (number, seconds) in [
            (1.9, 1),
            (-0.0, 0),
            (-1.5, -2),
            (-5.0, -5),
            (-0.000_000_000_5, 0),
            (-5.25, -6),
            (1e19, i64::MIN),
            (-1e19, i64::MIN),
            (9_223_372_036_854_775_808.0, i64::MIN),
            (9_223_372_036_854_774_784.0, 9_223_372_036_854_774_784),
        ] {
            assert_eq!(GoInstant::from_f64(number).0.0, seconds, "{number}");
        }
        let now = NumericDate(1_800_000_000);
        assert!(GoInstant(NumericDate(i64::MAX - 62_135_596_800)).is_after(now));
        assert!(!GoInstant(NumericDate(i64::MAX)).is_after(now));
        assert!(!GoInstant(NumericDate(i64::MIN)).is_after(now));
    }
}
