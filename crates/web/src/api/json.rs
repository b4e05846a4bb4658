//! Shapes that every part of the API sends: lists, texts, money, points, authors.
//!
//! Identifiers are words, moments are RFC 3339 in UTC, texts of the city are objects by language
//! tag, amounts are whole minor units with their currency. Addresses are absolute.

use std::collections::BTreeMap;

use city::{Money, Texts};
use jiff::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Texts by language tag.
pub type TextsJson = BTreeMap<String, String>;

/// A list, or one page of it.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "{T}List")]
pub struct List<T> {
    /// What was asked for.
    pub items: Vec<T>,
    /// The address of the next page, if there is one.
    pub next: Option<String>,
}

impl<T> List<T> {
    /// A list without further pages.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}

/// An amount of money.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[schemars(rename = "Money")]
pub struct MoneyJson {
    /// Whole minor units: cents for the euro.
    pub minor: i64,
    /// The ISO 4217 code.
    pub currency: String,
}

impl From<Money> for MoneyJson {
    fn from(money: Money) -> Self {
        Self { minor: money.minor, currency: money.currency.to_string() }
    }
}

/// A point in degrees (WGS 84).
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Point")]
pub struct PointJson {
    /// East.
    pub lon: f64,
    /// North.
    pub lat: f64,
}

/// Who wrote something, as others see them.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "Author")]
pub struct AuthorJson {
    id: String,
    /// The name shown; empty once the account is erased.
    name: String,
}

impl From<&city::Author> for AuthorJson {
    fn from(author: &city::Author) -> Self {
        Self { id: author.id.to_string(), name: author.name.clone() }
    }
}

/// Texts by language tag, as they are sent.
pub fn texts(texts: &Texts) -> TextsJson {
    texts.iter().map(|(tag, text)| (tag.to_string(), text.to_owned())).collect()
}

/// A moment as it is sent.
pub fn moment(moment: Option<Timestamp>) -> Option<String> {
    moment.map(|moment| moment.to_string())
}
