//! Label and field selectors: the grammar and the error texts of `k8s.io/apimachinery/pkg/labels`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::validate;

/// What a list or watch asks for.
#[derive(Default)]
pub(crate) struct Selector {
    labels: Vec<Requirement>,
    fields: Vec<(String, bool, String)>,
}

struct Requirement {
    key: String,
    rule: Rule,
}

enum Rule {
    Exists,
    Absent,
    In(BTreeSet<String>),
    NotIn(BTreeSet<String>),
}

impl Selector {
    /// # Errors
    /// The text of the 400 answer.
    pub(crate) fn parse(labels: &str, fields: &str, secret: bool) -> Result<Self, String> {
        Ok(Self {
            labels: Parser::new(labels).parse()?,
            fields: parse_fields(fields, secret)?,
        })
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.labels.is_empty() && self.fields.is_empty()
    }

    pub(crate) fn matches(&self, object: &Value) -> bool {
        let label = |key: &str| {
            object["metadata"]["labels"]
                .get(key)
                .and_then(Value::as_str)
        };
        let field = |key: &str| {
            let value = match key {
                "metadata.name" => &object["metadata"]["name"],
                "metadata.namespace" => &object["metadata"]["namespace"],
                _ => &object["type"],
            };
            value.as_str().unwrap_or_default().to_owned()
        };
        self.labels.iter().all(
            |requirement| match (&requirement.rule, label(&requirement.key)) {
                (Rule::Exists, value) => value.is_some(),
                (Rule::Absent, value) => value.is_none(),
                (Rule::In(wanted), value) => value.is_some_and(|value| wanted.contains(value)),
                // Objects without the label match too.
                (Rule::NotIn(unwanted), value) => {
                    value.is_none_or(|value| !unwanted.contains(value))
                }
            },
        ) && self
            .fields
            .iter()
            .all(|(key, equal, value)| (field(key) == *value) == *equal)
    }

    /// The one name a field selector asks for: RBAC then treats a list as being of that object.
    pub(crate) fn single_name(&self) -> Option<&str> {
        self.fields
            .iter()
            .find(|(key, equal, _)| key == "metadata.name" && *equal)
            .map(|(_, _, value)| value.as_str())
    }
}

fn parse_fields(text: &str, secret: bool) -> Result<Vec<(String, bool, String)>, String> {
    let mut found = Vec::new();
    for term in text.split(',').filter(|term| !term.is_empty()) {
        let (key, equal, value) = if let Some((key, value)) = term.split_once("!=") {
            (key, false, value)
        } else if let Some((key, value)) = term.split_once("==").or_else(|| term.split_once('=')) {
            (key, true, value)
        } else {
            return Err(format!(
                "invalid selector: '{text}'; can't understand '{term}'"
            ));
        };
        match key {
            "metadata.name" | "metadata.namespace" => {}
            "type" if secret => {}
            _ => return Err(format!("field label not supported: {key}")),
        }
        found.push((key.to_owned(), equal, value.to_owned()));
    }
    Ok(found)
}

#[derive(Clone, PartialEq)]
enum Token {
    End,
    Word(String),
    Symbol(&'static str),
}

impl Token {
    fn text(&self) -> &str {
        match self {
            Self::End => "",
            Self::Word(word) => word,
            Self::Symbol(symbol) => symbol,
        }
    }
}

struct Parser {
    tokens: std::collections::VecDeque<Token>,
}

/// Longest first, so that `==` is not read as two `=`.
const SYMBOLS: [&str; 9] = ["==", "!=", "=", "!", "(", ")", ",", ">", "<"];

impl Parser {
    fn new(mut text: &str) -> Self {
        let mut tokens = std::collections::VecDeque::new();
        'next: loop {
            text = text.trim_start();
            if text.is_empty() {
                break;
            }
            for symbol in SYMBOLS {
                if let Some(rest) = text.strip_prefix(symbol) {
                    tokens.push_back(Token::Symbol(symbol));
                    text = rest;
                    continue 'next;
                }
            }
            let end = text
                .find(|c: char| c.is_whitespace() || "=!(),><".contains(c))
                .unwrap_or(text.len());
            tokens.push_back(Token::Word(text[..end].to_owned()));
            text = &text[end..];
        }
        Self { tokens }
    }

    fn peek(&self) -> Token {
        self.tokens.front().cloned().unwrap_or(Token::End)
    }

    fn take(&mut self) -> Token {
        self.tokens.pop_front().unwrap_or(Token::End)
    }

    fn parse(mut self) -> Result<Vec<Requirement>, String> {
        let mut requirements = Vec::new();
        loop {
            match self.peek() {
                Token::End => return Ok(requirements),
                Token::Word(_) | Token::Symbol("!") => {
                    let requirement = self.requirement();
                    requirements.push(
                        requirement.map_err(|e| format!("unable to parse requirement: {e}"))?,
                    );
                    match self.take() {
                        Token::End => return Ok(requirements),
                        Token::Symbol(",") => {
                            let next = self.peek();
                            if !matches!(next, Token::Word(_) | Token::Symbol("!")) {
                                let text = next.text();
                                return Err(format!(
                                    "found '{text}', expected: identifier after ','"
                                ));
                            }
                        }
                        other => {
                            let text = other.text();
                            return Err(format!(
                                "found '{text}', expected: ',' or 'end of string'"
                            ));
                        }
                    }
                }
                other => {
                    let text = other.text();
                    return Err(format!(
                        "found '{text}', expected: !, identifier, or 'end of string'"
                    ));
                }
            }
        }
    }

    fn requirement(&mut self) -> Result<Requirement, String> {
        let mut token = self.take();
        let absent = token == Token::Symbol("!");
        if absent {
            token = self.take();
        }
        let Token::Word(key) = token else {
            return Err(format!("found '{}', expected: identifier", token.text()));
        };
        if let Some(why) = validate::qualified_name(&key).first() {
            return Err(format!(
                "key: Invalid value: {}: {why}",
                super::status::quoted(&key)
            ));
        }
        if absent {
            return Ok(Requirement {
                key,
                rule: Rule::Absent,
            });
        }
        if matches!(self.peek(), Token::End | Token::Symbol(",")) {
            return Ok(Requirement {
                key,
                rule: Rule::Exists,
            });
        }
        let rule = match self.take() {
            Token::Symbol("=" | "==") => Rule::In(BTreeSet::from([self.value()?])),
            Token::Symbol("!=") => Rule::NotIn(BTreeSet::from([self.value()?])),
            Token::Word(word) if word == "in" => Rule::In(self.values()?),
            Token::Word(word) if word == "notin" => Rule::NotIn(self.values()?),
            other => {
                let text = other.text();
                return Err(format!(
                    "found '{text}', expected: in, notin, =, ==, !=, gt, lt"
                ));
            }
        };
        Ok(Requirement { key, rule })
    }

    fn value(&mut self) -> Result<String, String> {
        match self.peek() {
            Token::End | Token::Symbol(",") => Ok(String::new()),
            Token::Word(word) => {
                self.take();
                match validate::label_value(&word) {
                    None => Ok(word),
                    Some(why) => Err(format!(
                        "values[0][]: Invalid value: {}: {why}",
                        super::status::quoted(&word)
                    )),
                }
            }
            Token::Symbol(symbol) => Err(format!("found '{symbol}', expected: identifier")),
        }
    }

    fn values(&mut self) -> Result<BTreeSet<String>, String> {
        let open = self.take();
        if open != Token::Symbol("(") {
            return Err(format!("found '{}' expected: '('", open.text()));
        }
        let mut values = BTreeSet::new();
        loop {
            values.insert(match self.peek() {
                Token::Symbol(")" | ",") => String::new(),
                _ => self.value()?,
            });
            match self.take() {
                Token::Symbol(",") => {}
                Token::Symbol(")") => return Ok(values),
                other => {
                    return Err(format!("found '{}', expected: ',' or ')'", other.text()));
                }
            }
        }
    }
}
