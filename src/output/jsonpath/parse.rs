//! The grammar of templates, as client-go `util/jsonpath/parser.go` reads them.

use serde_json::Value;

use super::{End, Filter, Operator, Part, Slice, Step};

/// Why a text is no template, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at character {at}: {what}")]
pub struct ParseError {
    /// The character at which it cannot be read on, from 1.
    pub at: usize,
    /// What is wrong.
    pub what: String,
}

/// Reads a template.
pub(super) fn template(text: &str) -> Result<Vec<Part>, ParseError> {
    let chars: Vec<char> = text.chars().collect();
    let mut reader = Reader {
        chars: &chars,
        at: 0,
        offset: 0,
    };
    if chars.is_empty() {
        return reader.fail(0, "the template is empty");
    }
    reader.parts(false)
}

struct Reader<'a> {
    chars: &'a [char],
    at: usize,
    /// Where these characters begin within the template.
    offset: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.peek()?;
        self.at += 1;
        Some(next)
    }

    fn looking_at(&self, text: &str) -> bool {
        let rest = self.chars.get(self.at..).unwrap_or_default();
        text.chars().count() <= rest.len() && text.chars().zip(rest).all(|(a, b)| a == *b)
    }

    fn fail<T>(&self, at: usize, what: impl Into<String>) -> Result<T, ParseError> {
        Err(ParseError {
            at: self.offset + at + 1,
            what: what.into(),
        })
    }

    /// Text and expressions up to the end, or up to `{end}`.
    fn parts(&mut self, in_range: bool) -> Result<Vec<Part>, ParseError> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        while let Some(c) = self.next() {
            if c != '{' {
                plain.push(c);
                continue;
            }
            if !plain.is_empty() {
                parts.push(Part::Text(std::mem::take(&mut plain)));
            }
            let start = self.at;
            match self.keyword().as_deref() {
                Some("end") => {
                    let steps = self.steps(true)?;
                    if !in_range || !steps.is_empty() {
                        let what = if in_range {
                            "`end` stands alone"
                        } else {
                            "no range to end"
                        };
                        return self.fail(start, what);
                    }
                    return Ok(parts);
                }
                Some("range") => {
                    let over = self.steps(true)?;
                    // Like kubectl, without an `end` it goes to the end of the template.
                    parts.push(Part::Range(over, self.parts(true)?));
                }
                _ => {
                    self.at = start;
                    parts.push(Part::Expression(self.steps(true)?));
                }
            }
        }
        if !plain.is_empty() {
            parts.push(Part::Text(plain));
        }
        Ok(parts)
    }

    /// The word that an expression begins with.
    fn keyword(&mut self) -> Option<String> {
        while self.peek() == Some(' ') {
            self.at += 1;
        }
        self.peek().filter(|c| c.is_alphabetic())?;
        Some(self.word())
    }

    fn word(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|c| !ends_name(c)) {
            self.at += 1;
        }
        self.chars[start..self.at].iter().collect()
    }

    /// The steps up to `}` (when `braced`), or up to the end.
    fn steps(&mut self, braced: bool) -> Result<Vec<Step>, ParseError> {
        let mut steps = Vec::new();
        loop {
            let start = self.at;
            if self.looking_at("[?(") {
                self.at += 3;
                steps.push(Step::Filter(self.filter(start)?));
                continue;
            }
            if self.looking_at("..") {
                if steps.last() == Some(&Step::Descendants) {
                    return self.fail(start, "`..` twice");
                }
                self.at += 2;
                steps.push(Step::Descendants);
                if self.peek().is_some_and(|c| c == '_' || c.is_alphanumeric()) {
                    steps.push(self.field());
                }
                continue;
            }
            match self.next() {
                None if !braced => return Ok(steps),
                Some('}') if braced => return Ok(steps),
                None | Some('\n' | '\r') => return self.fail(start, "the brace is not closed"),
                Some(' ' | '@' | '$') => {}
                Some('.') => steps.push(self.field()),
                Some('[') => self.bracket(start, &mut steps)?,
                Some(quote @ ('"' | '\'')) => {
                    steps.push(Step::Literal(Value::String(self.quoted(start, quote)?)));
                }
                Some(c) if c == '+' || c == '-' || c.is_ascii_digit() => {
                    self.at = start;
                    steps.push(Step::Literal(self.number(start)?));
                }
                Some(c) if c == '_' || c.is_alphanumeric() => {
                    self.at = start;
                    match self.word().as_str() {
                        "true" => steps.push(Step::Literal(Value::Bool(true))),
                        "false" => steps.push(Step::Literal(Value::Bool(false))),
                        other => {
                            return self.fail(
                                start,
                                format!("`{other}` is no keyword; a field begins with a dot"),
                            );
                        }
                    }
                }
                Some(c) => {
                    return self.fail(start, format!("`{}` has no meaning here", c.escape_debug()));
                }
            }
        }
    }

    /// What follows a dot.
    fn field(&mut self) -> Step {
        let mut name = String::new();
        while let Some(c) = self.peek().filter(|c| !ends_name(*c)) {
            self.at += 1;
            if c == '\\' {
                name.extend(self.next());
            } else {
                name.push(c);
            }
        }
        if name == "*" {
            Step::Wildcard
        } else {
            Step::Field(name)
        }
    }

    /// What follows `[`.
    fn bracket(&mut self, start: usize, steps: &mut Vec<Step>) -> Result<(), ParseError> {
        let inside = self.at;
        loop {
            match self.next() {
                Some(']') => break,
                None | Some('\n') => return self.fail(start, "the bracket is not closed"),
                Some(_) => {}
            }
        }
        let mut branches = Vec::new();
        let mut from = inside;
        for part in self.chars[inside..self.at - 1].split(|c| *c == ',') {
            branches.push(self.subscript(part, from)?);
            from += part.len() + 1;
        }
        match branches.len() {
            1 => steps.extend(branches.into_iter().flatten()),
            _ => steps.push(Step::Union(branches)),
        }
        Ok(())
    }

    /// One thing between brackets, which begins at `at`: a quoted path, or numbers.
    fn subscript(&self, part: &[char], at: usize) -> Result<Vec<Step>, ParseError> {
        let blanks = part.iter().take_while(|c| **c == ' ').count();
        let text: String = part.iter().collect();
        let text = text.trim_matches(' ');
        if text == "*" {
            return Ok(vec![Step::Slice(Slice {
                start: None,
                end: End::Open,
                step: None,
            })]);
        }
        let key = text
            .strip_prefix('\'')
            .and_then(|rest| rest.strip_suffix('\''))
            .filter(|key| !key.contains('\''));
        if let Some(key) = key {
            let chars: Vec<char> = format!(".{key}").chars().collect();
            let mut reader = Reader {
                chars: &chars,
                at: 0,
                // The quote stands where the dot does.
                offset: self.offset + at + blanks,
            };
            return reader.steps(false);
        }
        match numbers(text) {
            Some(slice) => Ok(vec![Step::Slice(slice)]),
            None => self.fail(
                at,
                format!("`{}` is no index, slice or quoted key", text.escape_debug()),
            ),
        }
    }

    /// What follows `[?(`.
    fn filter(&mut self, start: usize) -> Result<Filter, ParseError> {
        let inside = self.at;
        let mut quote = None;
        loop {
            match (self.next(), quote) {
                (None | Some('\n'), _) => return self.fail(start, "the filter is not closed"),
                (Some('\\'), Some(_)) => drop(self.next()),
                (Some(c), Some(open)) if c == open => quote = None,
                (Some(c @ ('"' | '\'')), None) => quote = Some(c),
                (Some(')'), None) => break,
                (Some(_), _) => {}
            }
        }
        let end = self.at - 1;
        if self.next() != Some(']') {
            return self.fail(end, "a filter ends with `)]`");
        }
        let text = &self.chars[inside..end];
        let part = |from: usize, to: usize| {
            let mut reader = Reader {
                chars: &text[from..to],
                at: 0,
                offset: self.offset + inside + from,
            };
            reader.steps(false)
        };
        let is_operator = |c: &char| "!<>=~".contains(*c);
        let Some(from) = text.iter().position(is_operator).filter(|from| *from > 0) else {
            return Ok(Filter {
                left: part(0, text.len())?,
                comparison: None,
            });
        };
        let length = text[from..].iter().take_while(|c| is_operator(c)).count();
        let to = from + length;
        let written: String = text[from..to].iter().collect();
        let operator = match written.as_str() {
            "==" => Operator::Equal,
            "!=" => Operator::NotEqual,
            "<" => Operator::Less,
            "<=" => Operator::LessOrEqual,
            ">" => Operator::Greater,
            ">=" => Operator::GreaterOrEqual,
            other => {
                return self.fail(
                    inside + from,
                    format!("`{other}` compares nothing; there are == != < <= > >="),
                );
            }
        };
        Ok(Filter {
            left: part(0, from)?,
            comparison: Some((operator, part(to, text.len())?)),
        })
    }

    /// What follows a quote, with the escapes of Go.
    fn quoted(&mut self, start: usize, quote: char) -> Result<String, ParseError> {
        let mut text = String::new();
        loop {
            let at = self.at;
            match self.next() {
                None | Some('\n') => return self.fail(start, "the quote is not closed"),
                Some(c) if c == quote => return Ok(text),
                Some('\\') => match self.escape(quote) {
                    Some(c) => text.push(c),
                    None => {
                        return self
                            .fail(at, "no such escape; there are \\n \\t \\\\ and the like");
                    }
                },
                Some(c) => text.push(c),
            }
        }
    }

    fn escape(&mut self, quote: char) -> Option<char> {
        let digits = match self.next()? {
            'a' => return Some('\u{7}'),
            'b' => return Some('\u{8}'),
            'f' => return Some('\u{c}'),
            'n' => return Some('\n'),
            'r' => return Some('\r'),
            't' => return Some('\t'),
            'v' => return Some('\u{b}'),
            '\\' => return Some('\\'),
            c if c == quote => return Some(quote),
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => return None,
        };
        let hex: String = self.chars.get(self.at..self.at + digits)?.iter().collect();
        self.at += digits;
        // It would take a sign, too.
        if !hex.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        char::from_u32(u32::from_str_radix(&hex, 16).ok()?)
    }

    fn number(&mut self, start: usize) -> Result<Value, ParseError> {
        self.at += usize::from(matches!(self.peek(), Some('+' | '-')));
        while self.peek().is_some_and(|c| c == '.' || c.is_ascii_digit()) {
            self.at += 1;
        }
        let text: String = self.chars[start..self.at].iter().collect();
        let whole = text.parse::<i64>().ok().map(Value::from);
        let number = whole.or_else(|| text.parse::<f64>().ok().map(Value::from));
        match number {
            Some(number) => Ok(number),
            None => self.fail(start, format!("`{text}` is no number")),
        }
    }
}

/// `2`, `-1`, `0:2`, `:2`, `1:`, `::2`.
fn numbers(text: &str) -> Option<Slice> {
    let read = |text: Option<&str>| match text {
        None | Some("") => Some(None),
        Some(digits) => {
            let unsigned = digits.strip_prefix('-').unwrap_or(digits);
            let plain = unsigned.bytes().all(|b| b.is_ascii_digit());
            plain
                .then(|| digits.parse::<i64>().ok())
                .flatten()
                .map(Some)
        }
    };
    let parts: Vec<&str> = text.split(':').collect();
    if parts.len() > 3 || text.is_empty() {
        return None;
    }
    let step = read(parts.get(2).copied())?;
    if step.is_some_and(|step| step <= 0) {
        return None;
    }
    Some(Slice {
        start: read(parts.first().copied())?,
        end: match (parts.len(), read(parts.get(1).copied())?) {
            (1, _) => End::Single,
            (_, None) => End::Open,
            (_, Some(end)) => End::Before(end),
        },
        step,
    })
}

/// What cannot stand in a name unless a backslash stands before.
fn ends_name(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\r' | '\n' | '.' | ',' | '[' | ']' | '$' | '@' | '{' | '}'
    )
}
