//! Numbers that TOML has no room for.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Where the first number begins that 64 bits do not hold. TOML 1.0 makes it an error ("an error must be thrown"),
/// which [`DeTable`] leaves to its readers: without it the file would read, and never be changed again.
pub(super) fn first_too_large(table: &DeTable<'_>) -> Option<usize> {
    table.values().filter_map(in_value).min()
}

fn in_value(value: &Spanned<DeValue<'_>>) -> Option<usize> {
    let fits = match value.get_ref() {
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).is_ok(),
        DeValue::Float(number) => {
            let text = number.as_str();
            text.ends_with("inf") || text.parse::<f64>().is_ok_and(|read| !read.is_infinite())
        }
        DeValue::Array(values) => return values.iter().filter_map(in_value).min(),
        DeValue::Table(table) => return first_too_large(table),
        DeValue::String(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => true,
    };
    (!fits).then(|| value.span().start)
}
