//! JSON values as [`go_json`](super::go_json) reads them, with duplicate keys and exact numbers.

/// A JSON value as Go reads it.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// A string, unescaped.
    String(String),
    /// An array.
    Array(Vec<Self>),
    /// An object.
    Object(Object),
    /// The text of an array or object that lies deeper than [`BUILT_DEPTH`](super::go_json::BUILT_DEPTH).
    Raw(String),
}

impl Value {
    /// What kind of value it is, with its article, as a message says it.
    #[must_use]
    pub fn described(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "a list",
            Self::Object(_) => "an object",
            Self::Raw(_) => "a deeply nested value",
        }
    }

    /// The value for showing: of duplicate keys the last, and deep values as their text.
    ///
    /// Not for deciding: numbers lose digits that an `f64` does not hold.
    #[must_use]
    pub fn to_display_json(&self) -> serde_json::Value {
        match self {
            Self::Null => serde_json::Value::Null,
            Self::Bool(flag) => serde_json::Value::Bool(*flag),
            Self::Number(number) => number.to_display_json(),
            Self::String(text) | Self::Raw(text) => serde_json::Value::String(text.clone()),
            Self::Array(items) => items.iter().map(Self::to_display_json).collect(),
            Self::Object(object) => serde_json::Value::Object(object.to_display_json()),
        }
    }
}

/// A JSON number: its text, and its value where an `f64` can hold it.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// As written.
    pub text: String,
    /// As Go's `strconv.ParseFloat` reads it; `None` when it is too large for an `f64`.
    pub value: Option<f64>,
}

impl Number {
    fn to_display_json(&self) -> serde_json::Value {
        if let Ok(whole) = self.text.parse::<i64>() {
            return whole.into();
        }
        if let Ok(whole) = self.text.parse::<u64>() {
            return whole.into();
        }
        self.value
            .and_then(serde_json::Number::from_f64)
            .map_or_else(
                || serde_json::Value::String(self.text.clone()),
                serde_json::Value::Number,
            )
    }
}

/// A JSON object with its members in order, duplicates included.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object {
    /// Keys, unescaped, with their values.
    pub members: Vec<(String, Value)>,
}

impl Object {
    /// The value of exactly this key; of duplicates the last, as a Go map keeps it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Value> {
        self.members
            .iter()
            .rev()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    /// The object for showing, see [`Value::to_display_json`].
    #[must_use]
    pub fn to_display_json(&self) -> serde_json::Map<String, serde_json::Value> {
        self.members
            .iter()
            .map(|(key, value)| (key.clone(), value.to_display_json()))
            .collect()
    }
}
