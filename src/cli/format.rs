//! `-o jsonpath=TEMPLATE` beside the formats that a command has of its own.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command, Error, ValueEnum};
use serde::Serialize;
use serde_json::json;

use super::report::Failure;
use crate::output::jsonpath::{EvalError, Template};

/// What is in front of a template.
const JSONPATH: &str = "jsonpath=";

/// The format of an answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Output<F> {
    /// One of the command's own.
    In(F),
    /// The JSON document, put into a template.
    JsonPath(Template),
}

/// Takes the formats `F` and templates.
pub(super) fn parser<F: ValueEnum + Send + Sync + 'static>()
-> impl TypedValueParser<Value = Output<F>> {
    OutputParser(std::marker::PhantomData)
}

struct OutputParser<F>(std::marker::PhantomData<F>);

impl<F> Clone for OutputParser<F> {
    fn clone(&self) -> Self {
        Self(std::marker::PhantomData)
    }
}

impl<F: ValueEnum + Send + Sync + 'static> OutputParser<F> {
    fn values() -> impl Iterator<Item = PossibleValue> {
        let own = F::value_variants().iter();
        own.filter_map(ValueEnum::to_possible_value)
            .chain([PossibleValue::new(JSONPATH).help("A template follows, as kubectl takes it")])
    }
}

impl<F: ValueEnum + Send + Sync + 'static> TypedValueParser for OutputParser<F> {
    type Value = Output<F>;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Output<F>, Error> {
        if value.to_string_lossy().starts_with(JSONPATH) {
            let template = |text: &str| text[JSONPATH.len()..].parse().map(Output::JsonPath);
            return template.parse_ref(command, arg, value);
        }
        let lower = value.to_string_lossy().to_ascii_lowercase();
        let known = |word: &str| F::from_str(word, false).is_ok();
        if value != lower.as_str() && known(&lower) {
            let other = move |_: &str| Err::<Output<F>, _>(format!("it is written `{lower}`"));
            return other.parse_ref(command, arg, value);
        }
        let name = PossibleValuesParser::new(Self::values()).parse_ref(command, arg, value)?;
        let found = F::from_str(&name, false);
        Ok(Output::In(
            found.expect("PossibleValuesParser takes nothing else"),
        ))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue>>> {
        Some(Box::new(Self::values()))
    }
}

/// A template filled from what `-o json` prints. Like kubectl, adds no line break.
///
/// # Errors
/// What the template says of the document.
pub(super) fn fill(template: &Template, view: &impl Serialize) -> Result<String, Failure> {
    template.render(&json!(view)).map_err(|error| unfit(&error))
}

/// A template that asks for what the document cannot give.
pub(super) fn unfit(error: &EvalError) -> Failure {
    Failure::failed(error.to_string())
        .while_doing("the template of --output does not go with what was found")
}
