//! A reader of JSON that accepts exactly what Go's `encoding/json` accepts.
//!
//! The server's verdict hangs on it, and serde_json differs: it refuses invalid UTF-8 and lone surrogates
//! within strings, drops duplicate keys and stops at 128 levels. Here duplicates are kept in order, bad UTF-8
//! and lone surrogates become U+FFFD, a number beyond an `f64` is noted (Go refuses it when decoding into a
//! map, not elsewhere), and 10000 levels are read (`encoding/json/scanner.go`, `maxNestingDepth`) without
//! using the stack: below [`BUILT_DEPTH`] levels values are kept as text.

pub use super::go_value::{Number, Object, Value};

/// The most levels of arrays and objects that Go reads.
pub const MAX_DEPTH: usize = 10_000;

/// The levels that become values; what lies deeper is kept as [`Value::Raw`].
pub const BUILT_DEPTH: usize = 32;

/// A whole JSON text.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The one value of the text.
    pub value: Value,
    /// Whether a number at any depth is too large for an `f64`: Go then fails to decode into a map.
    pub has_huge_number: bool,
}

/// Why a text is no JSON for Go, and where. Never includes the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JsonError {
    /// The text ends before its value does; also for an empty text.
    #[error("it ends too early, at byte {at}")]
    UnexpectedEnd {
        /// Bytes from the start.
        at: usize,
    },
    /// A byte that cannot stand where it does.
    #[error("it breaks the grammar at byte {at}")]
    Syntax {
        /// Bytes from the start.
        at: usize,
    },
    /// A line break, NUL or other control character within a string.
    #[error("a string has an unescaped control character at byte {at}")]
    ControlCharacter {
        /// Bytes from the start.
        at: usize,
    },
    /// Something other than white space follows the value.
    #[error("something follows the value, at byte {at}")]
    TrailingData {
        /// Bytes from the start.
        at: usize,
    },
    /// Nested more than [`MAX_DEPTH`] levels.
    #[error("it is nested more than {MAX_DEPTH} levels deep")]
    TooDeep,
}

/// Reads `bytes` as `json.Unmarshal` does: one value, and nothing after it but white space.
///
/// # Errors
/// [`JsonError`] wherever Go's scanner reports a syntax error. A number that is too large is no error here,
/// see [`Document::has_huge_number`].
pub fn parse(bytes: &[u8]) -> Result<Document, JsonError> {
    let mut reader = Reader {
        bytes,
        at: 0,
        has_huge_number: false,
    };
    reader.skip_space();
    let value = reader.value(0)?;
    reader.skip_space();
    if reader.at < bytes.len() {
        return Err(JsonError::TrailingData { at: reader.at });
    }
    Ok(Document {
        value,
        has_huge_number: reader.has_huge_number,
    })
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    has_huge_number: bool,
}

/// What may come next within a deep array or object.
#[derive(Clone, Copy)]
enum Next {
    ValueOrEnd,
    Value,
    KeyOrEnd,
    Key,
    CommaOrEnd,
}

impl Reader<'_> {
    fn peek(&self) -> Result<u8, JsonError> {
        self.bytes
            .get(self.at)
            .copied()
            .ok_or(JsonError::UnexpectedEnd { at: self.at })
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\t' | b'\r' | b'\n') = self.bytes.get(self.at) {
            self.at += 1;
        }
    }

    /// Skips white space and then the byte `wanted`, if that is what stands there.
    fn eat(&mut self, wanted: u8) -> Result<bool, JsonError> {
        self.skip_space();
        let found = self.peek()? == wanted;
        self.at += usize::from(found);
        Ok(found)
    }

    fn expect(&mut self, wanted: u8) -> Result<(), JsonError> {
        if self.eat(wanted)? {
            Ok(())
        } else {
            Err(JsonError::Syntax { at: self.at })
        }
    }

    /// Reads the value that starts here; `depth` containers are open around it.
    fn value(&mut self, depth: usize) -> Result<Value, JsonError> {
        match self.peek()? {
            b'{' | b'[' if depth >= BUILT_DEPTH => {
                let start = self.at;
                self.skip_container(depth)?;
                let text = String::from_utf8_lossy(&self.bytes[start..self.at]);
                Ok(Value::Raw(text.into_owned()))
            }
            b'{' => self.object(depth + 1).map(Value::Object),
            b'[' => self.array(depth + 1).map(Value::Array),
            b'"' => self.string().map(Value::String),
            _ => self.scalar(),
        }
    }

    fn object(&mut self, depth: usize) -> Result<Object, JsonError> {
        self.at += 1;
        let mut object = Object::default();
        if self.eat(b'}')? {
            return Ok(object);
        }
        loop {
            let key = self.key()?;
            let value = self.value(depth)?;
            object.members.push((key, value));
            if self.eat(b'}')? {
                return Ok(object);
            }
            self.expect(b',')?;
        }
    }

    fn array(&mut self, depth: usize) -> Result<Vec<Value>, JsonError> {
        self.at += 1;
        let mut items = Vec::new();
        if self.eat(b']')? {
            return Ok(items);
        }
        loop {
            self.skip_space();
            items.push(self.value(depth)?);
            if self.eat(b']')? {
                return Ok(items);
            }
            self.expect(b',')?;
        }
    }

    /// A key with its colon, up to the start of the value.
    fn key(&mut self) -> Result<String, JsonError> {
        self.skip_space();
        if self.peek()? != b'"' {
            return Err(JsonError::Syntax { at: self.at });
        }
        let key = self.string()?;
        self.expect(b':')?;
        self.skip_space();
        Ok(key)
    }

    /// Passes over the array or object that starts here, checking it, without recursion.
    fn skip_container(&mut self, depth: usize) -> Result<(), JsonError> {
        let mut open: Vec<u8> = Vec::new();
        let mut next = Next::Value;
        loop {
            self.skip_space();
            let byte = self.peek()?;
            match (next, byte) {
                (Next::KeyOrEnd, b'}') | (Next::ValueOrEnd, b']') => next = self.close(&mut open),
                (Next::CommaOrEnd, b'}' | b']') => {
                    if open.last() != Some(&byte) {
                        return Err(JsonError::Syntax { at: self.at });
                    }
                    next = self.close(&mut open);
                }
                (Next::CommaOrEnd, b',') => {
                    self.at += 1;
                    next = if open.last() == Some(&b'}') {
                        Next::Key
                    } else {
                        Next::Value
                    };
                }
                (Next::CommaOrEnd, _) => return Err(JsonError::Syntax { at: self.at }),
                (Next::Key | Next::KeyOrEnd, _) => {
                    self.key()?;
                    next = Next::Value;
                }
                (Next::Value | Next::ValueOrEnd, b'{' | b'[') => {
                    if depth + open.len() >= MAX_DEPTH {
                        return Err(JsonError::TooDeep);
                    }
                    self.at += 1;
                    let object = byte == b'{';
                    open.push(if object { b'}' } else { b']' });
                    next = if object {
                        Next::KeyOrEnd
                    } else {
                        Next::ValueOrEnd
                    };
                }
                (Next::Value | Next::ValueOrEnd, b'"') => {
                    self.string()?;
                    next = Next::CommaOrEnd;
                }
                (Next::Value | Next::ValueOrEnd, _) => {
                    self.scalar()?;
                    next = Next::CommaOrEnd;
                }
            }
            if open.is_empty() {
                return Ok(());
            }
        }
    }

    fn close(&mut self, open: &mut Vec<u8>) -> Next {
        self.at += 1;
        open.pop();
        Next::CommaOrEnd
    }

    fn scalar(&mut self) -> Result<Value, JsonError> {
        match self.peek()? {
            b'n' => self.literal(b"null", Value::Null),
            b't' => self.literal(b"true", Value::Bool(true)),
            b'f' => self.literal(b"false", Value::Bool(false)),
            _ => self.number().map(Value::Number),
        }
    }

    fn literal(&mut self, word: &[u8], value: Value) -> Result<Value, JsonError> {
        for wanted in word {
            if self.peek()? != *wanted {
                return Err(JsonError::Syntax { at: self.at });
            }
            self.at += 1;
        }
        Ok(value)
    }

    /// `-? (0 | [1-9][0-9]*) (\. [0-9]+)? ([eE] [+-]? [0-9]+)?`
    fn number(&mut self) -> Result<Number, JsonError> {
        let start = self.at;
        if self.peek()? == b'-' {
            self.at += 1;
        }
        if self.peek()? == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if let Some(b'e' | b'E') = self.bytes.get(self.at) {
            self.at += 1;
            if let Some(b'+' | b'-') = self.bytes.get(self.at) {
                self.at += 1;
            }
            self.digits()?;
        }
        let text = String::from_utf8_lossy(&self.bytes[start..self.at]).into_owned();
        // Both Rust and Go round to nearest even; Go calls an infinite result an error.
        let value = text.parse::<f64>().ok().filter(|value| value.is_finite());
        self.has_huge_number |= value.is_none();
        Ok(Number { text, value })
    }

    /// One digit or more.
    fn digits(&mut self) -> Result<(), JsonError> {
        if !self.peek()?.is_ascii_digit() {
            return Err(JsonError::Syntax { at: self.at });
        }
        while self.bytes.get(self.at).is_some_and(u8::is_ascii_digit) {
            self.at += 1;
        }
        Ok(())
    }

    /// Reads the string whose opening quote stands here.
    fn string(&mut self) -> Result<String, JsonError> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let start = self.at;
            while !matches!(self.peek()?, b'"' | b'\\' | 0..=0x1F) {
                self.at += 1;
            }
            push_utf8_as_go(&mut text, &self.bytes[start..self.at]);
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Ok(text);
                }
                b'\\' => {
                    self.at += 1;
                    text.push(self.escape()?);
                }
                _ => return Err(JsonError::ControlCharacter { at: self.at }),
            }
        }
    }

    /// Reads what follows a backslash.
    fn escape(&mut self) -> Result<char, JsonError> {
        let byte = self.peek()?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let unit = self.hex4()?;
                if (0xD800..0xDC00).contains(&unit) {
                    return Ok(self.low_surrogate(unit));
                }
                // A lone low surrogate is no char, and Go writes U+FFFD for it.
                char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER)
            }
            _ => return Err(JsonError::Syntax { at: self.at - 1 }),
        })
    }

    /// Joins `high` with the escape that follows, which stays unread when it is no low surrogate.
    fn low_surrogate(&mut self, high: u32) -> char {
        let before = self.at;
        if self.bytes.get(self.at..self.at + 2) == Some(b"\\u") {
            self.at += 2;
            if let Ok(low) = self.hex4()
                && (0xDC00..0xE000).contains(&low)
            {
                let joined = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                return char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER);
            }
        }
        self.at = before;
        char::REPLACEMENT_CHARACTER
    }

    fn hex4(&mut self) -> Result<u32, JsonError> {
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.peek()?).to_digit(16);
            unit = unit * 16 + digit.ok_or(JsonError::Syntax { at: self.at })?;
            self.at += 1;
        }
        Ok(unit)
    }
}

/// Appends `bytes`, with one U+FFFD for every byte that is not part of valid UTF-8, as Go does it.
fn push_utf8_as_go(text: &mut String, bytes: &[u8]) {
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        // Rust's lossy conversion would write one for the whole chunk.
        text.extend(chunk.invalid().iter().map(|_| char::REPLACEMENT_CHARACTER));
    }
}

#[cfg(test)]
#[path = "go_json_tests.rs"]
mod tests;
