//! The settings in force: views and text of `config`.

use std::path::Path;

use serde::Serialize;

use super::look::Look;
use super::table::{self, NONE};
use super::view::API_VERSION;

/// `config path -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConfigPathView {
    api_version: &'static str,
    kind: &'static str,
    path: String,
    exists: bool,
    source: &'static str,
}

impl ConfigPathView {
    /// The view of a path that `source` leads to.
    #[must_use]
    pub fn new(path: &Path, exists: bool, source: &'static str) -> Self {
        Self {
            api_version: API_VERSION,
            kind: "ConfigPath",
            path: path.display().to_string(),
            exists,
            source,
        }
    }
}

/// One setting. Never holds a credential.
#[derive(Serialize, Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name.
    pub key: &'static str,
    /// Its value in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// What says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'static str>,
}

impl Setting {
    /// A setting; without a value there is no source either.
    #[must_use]
    pub fn new(key: &'static str, value: Option<String>, source: Option<&'static str>) -> Self {
        let source = source.filter(|_| value.is_some());
        Self { key, value, source }
    }
}

/// `config view -o json`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConfigView<'a> {
    api_version: &'static str,
    kind: &'static str,
    items: &'a [Setting],
}

impl<'a> ConfigView<'a> {
    /// The view of the settings.
    #[must_use]
    pub fn new(settings: &'a [Setting]) -> Self {
        Self {
            api_version: API_VERSION,
            kind: "Config",
            items: settings,
        }
    }
}

/// `config view`.
#[must_use]
pub fn settings(settings: &[Setting]) -> String {
    let rows: Vec<[String; 3]> = settings
        .iter()
        .map(|setting| {
            let or_none = |text: Option<&str>| text.unwrap_or(NONE).to_owned();
            [
                setting.key.to_owned(),
                or_none(setting.value.as_deref()),
                or_none(setting.source),
            ]
        })
        .collect();
    table::render(["KEY", "VALUE", "SOURCE"], &rows, Look::default())
}
