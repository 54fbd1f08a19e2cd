//! kubectl's JSONPath: a template of text and expressions in braces, filled from a JSON document.
//!
//! <https://kubernetes.io/docs/reference/kubectl/jsonpath/>; where that is silent, as kubectl does it (client-go
//! `util/jsonpath`), which is not RFC 9535: `$` and `@` both are the current object, `['a.b']` is a path, and
//! `['a\.b']` a key. A field that is missing gives nothing, as with kubectl's `--allow-missing-template-keys`.
//!
//! Differs from kubectl: keys of objects come in alphabetical order, and what would act on a terminal is escaped
//! within values (not within the template's own text).

use std::cmp::Ordering;
use std::str::FromStr;

use serde_json::Value;

use super::escape::printable;

mod parse;

pub use parse::ParseError;

/// A template, parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Template {
    parts: Vec<Part>,
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    /// Text outside of braces.
    Text(String),
    /// An expression.
    Expression(Vec<Step>),
    /// `{range EXPRESSION}…{end}`.
    Range(Vec<Step>, Vec<Self>),
}

/// A step of an expression: takes values to values.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// `.name`.
    Field(String),
    /// `.*`.
    Wildcard,
    /// `..`: everything within that has something within.
    Descendants,
    /// `[start:end:step]`, `[index]` and `[*]`.
    Slice(Slice),
    /// `[…,…]`.
    Union(Vec<Vec<Self>>),
    /// `[?(…)]`.
    Filter(Filter),
    /// A quoted text, a number or a truth value, whatever the current object.
    Literal(Value),
}

/// Some elements of an array; negative numbers count from its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Slice {
    start: Option<i64>,
    end: End,
    step: Option<i64>,
}

/// Where a slice ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// Before this element.
    Before(i64),
    /// At the array's end.
    Open,
    /// It is one element, not a slice.
    Single,
}

#[derive(Clone, Debug, PartialEq)]
struct Filter {
    left: Vec<Step>,
    /// Without one, something has to be there.
    comparison: Option<(Operator, Vec<Step>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Why a template cannot be filled from a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvalError {
    /// An index or slice of something else than an array.
    #[error("{found} is no array, and an element of it is asked for")]
    NotAnArray {
        /// What it is.
        found: &'static str,
    },
    /// An array is too short.
    #[error("the index {index} is outside of an array of {len}")]
    OutOfBounds {
        /// As it was asked for, negative ones counted from the end.
        index: i64,
        /// The array's length.
        len: usize,
    },
    /// A slice that ends before it starts.
    #[error("a slice from {start} to {end} ends before it starts")]
    Backwards {
        /// Its start.
        start: i64,
        /// Its end.
        end: i64,
    },
    /// A side of a comparison has several values.
    #[error("a filter compares one value with one, and a side of it has {count}")]
    SeveralValues {
        /// How many.
        count: usize,
    },
    /// The sides of a comparison cannot be compared.
    #[error("a filter compares {left} with {right}")]
    Incomparable {
        /// What is on the left.
        left: &'static str,
        /// What is on the right.
        right: &'static str,
    },
}

impl FromStr for Template {
    type Err = ParseError;

    fn from_str(text: &str) -> Result<Self, ParseError> {
        parse::template(text).map(|parts| Self { parts })
    }
}

impl Template {
    /// The template filled from `document`. Like kubectl, adds no line break at its end.
    ///
    /// # Errors
    /// [`EvalError`] by cause.
    pub fn render(&self, document: &Value) -> Result<String, EvalError> {
        let mut text = String::new();
        fill(&self.parts, document, &mut text)?;
        Ok(text)
    }
}

fn fill(parts: &[Part], current: &Value, text: &mut String) -> Result<(), EvalError> {
    for part in parts {
        match part {
            Part::Text(plain) => text.push_str(plain),
            Part::Expression(steps) => {
                // What the template says itself, such as a line feed or a colour, is as it is.
                if let [Step::Literal(Value::String(plain))] = steps.as_slice() {
                    text.push_str(plain);
                    continue;
                }
                let shown: Vec<String> = walk(steps, current)?.into_iter().map(shown).collect();
                text.push_str(&shown.join(" "));
            }
            Part::Range(steps, inside) => {
                for value in walk(steps, current)? {
                    fill(inside, value, text)?;
                }
            }
        }
    }
    Ok(())
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => printable(text),
        other => printable(&other.to_string()),
    }
}

fn walk<'a>(steps: &'a [Step], current: &'a Value) -> Result<Vec<&'a Value>, EvalError> {
    let mut values = vec![current];
    for step in steps {
        values = take(step, &values)?;
    }
    Ok(values)
}

fn take<'a>(step: &'a Step, values: &[&'a Value]) -> Result<Vec<&'a Value>, EvalError> {
    let mut found = Vec::new();
    match step {
        Step::Field(name) => found.extend(values.iter().filter_map(|value| value.get(name))),
        Step::Wildcard => values
            .iter()
            .for_each(|value| found.extend(children(value))),
        Step::Descendants => values.iter().for_each(|value| descend(value, &mut found)),
        Step::Literal(literal @ Value::String(_)) => found.push(literal),
        Step::Literal(literal) => found.extend(values.iter().map(|_| literal)),
        Step::Slice(slice) => {
            for value in values.iter().filter(|value| !value.is_null()) {
                slice.of(array(value)?, &mut found)?;
            }
        }
        Step::Union(branches) => {
            for branch in branches {
                for value in values {
                    found.extend(walk(branch, value)?);
                }
            }
        }
        Step::Filter(filter) => {
            for value in values.iter().filter(|value| !value.is_null()) {
                for element in array(value)? {
                    if filter.keeps(element)? {
                        found.push(element);
                    }
                }
            }
        }
    }
    Ok(found)
}

fn array(value: &Value) -> Result<&Vec<Value>, EvalError> {
    value
        .as_array()
        .ok_or(EvalError::NotAnArray { found: kind(value) })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a truth value",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

fn children(value: &Value) -> Vec<&Value> {
    match value {
        Value::Array(elements) => elements.iter().collect(),
        Value::Object(members) => members.values().collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

fn descend<'a>(value: &'a Value, found: &mut Vec<&'a Value>) {
    let inside = children(value);
    if !inside.is_empty() {
        found.push(value);
        inside.into_iter().for_each(|child| descend(child, found));
    }
}

impl Slice {
    fn of<'a>(self, elements: &'a [Value], found: &mut Vec<&'a Value>) -> Result<(), EvalError> {
        let count = elements.len();
        let len = i64::try_from(count).unwrap_or(i64::MAX);
        let from_end = |index: i64| if index < 0 { index + len } else { index };
        let start = from_end(self.start.unwrap_or(0));
        let end = match self.end {
            End::Single => start.saturating_add(1),
            End::Open => len,
            End::Before(end) => from_end(end),
        };
        if start == end && self.end != End::Single {
            return Ok(());
        }
        let last = end.saturating_sub(1);
        for index in [start, last] {
            if !(0..len).contains(&index) {
                return Err(EvalError::OutOfBounds { index, len: count });
            }
        }
        if start > end {
            return Err(EvalError::Backwards { start, end });
        }
        let at = |index: i64| usize::try_from(index).unwrap_or(0);
        let step = usize::try_from(self.step.unwrap_or(1)).unwrap_or(1);
        found.extend(elements[at(start)..at(end)].iter().step_by(step));
        Ok(())
    }
}

impl Filter {
    fn keeps(&self, element: &Value) -> Result<bool, EvalError> {
        let left = walk(&self.left, element)?;
        let Some((operator, right)) = &self.comparison else {
            return Ok(!left.is_empty());
        };
        let right = walk(right, element)?;
        let (left, right) = match (left.as_slice(), right.as_slice()) {
            ([], _) | (_, []) => return Ok(false),
            ([left], [right]) => (left, right),
            ([_], several) | (several, _) => {
                return Err(EvalError::SeveralValues {
                    count: several.len(),
                });
            }
        };
        let incomparable = || EvalError::Incomparable {
            left: kind(left),
            right: kind(right),
        };
        let order = match (left, right) {
            (Value::String(left), Value::String(right)) => left.cmp(right),
            (Value::Number(left), Value::Number(right)) => {
                let numbers = left.as_f64().zip(right.as_f64());
                let order = numbers.and_then(|(left, right)| left.partial_cmp(&right));
                order.ok_or_else(incomparable)?
            }
            (Value::Bool(left), Value::Bool(right))
                if matches!(operator, Operator::Equal | Operator::NotEqual) =>
            {
                left.cmp(right)
            }
            _ => return Err(incomparable()),
        };
        Ok(match operator {
            Operator::Equal => order == Ordering::Equal,
            Operator::NotEqual => order != Ordering::Equal,
            Operator::Less => order == Ordering::Less,
            Operator::LessOrEqual => order != Ordering::Greater,
            Operator::Greater => order == Ordering::Greater,
            Operator::GreaterOrEqual => order != Ordering::Less,
        })
    }
}

#[cfg(test)]
mod tests;
