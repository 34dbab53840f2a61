//! Search intents as a curator writes them: what people want besides a place and a thing, and what a note that says so owes.
//!
//! Shared with the build script. `keyword_packs/SCHEMA.md` explains the keys.

#![allow(missing_docs, reason = "every field is a key of the format, and SCHEMA.md explains the keys")]

use super::model::Name;
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// A file of search intents.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intents {
    pub id: Spanned<String>,
    pub version: String,
    pub checked: Spanned<String>,
    #[serde(default, rename = "intent")]
    pub intents: Vec<Intent>,
}

/// What people want besides a place and a thing: 推介, 好去處, near me.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Intent {
    pub id: Spanned<String>,
    pub name: Name,
    #[serde(default)]
    pub forms: Vec<Spanned<String>>,
    #[serde(default)]
    pub weak: Vec<Spanned<String>>,
    #[serde(default)]
    pub guards: Vec<Spanned<String>>,
    pub fits: Vec<Spanned<String>>,
    #[serde(default)]
    pub wide: bool,
    #[serde(default)]
    pub stands: Stands,
    pub promise: Option<Name>,
    pub kept_by: Option<KeptBy>,
    pub importance: Spanned<u8>,
    pub why: String,
}

/// Where people put an intent beside the thing.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// 咖啡店推介.
    #[default]
    Behind,
    /// 寵物友善咖啡店.
    Before,
    /// 上環好去處: beside the place, without the thing.
    Alone,
    /// 眼鏡點揀: people put it to a thing in words of their own, and no list does.
    Apart,
}

/// What a customer needs in order to come.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Needed {
    /// Where it is.
    Place,
    /// When it is open.
    Hours,
    /// What it costs.
    Price,
    /// How to book, ask or simply come.
    Booking,
}

/// What keeps the promise of an intent; any of it will do.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct KeptBy {
    /// What a customer needs in order to come.
    #[serde(default)]
    pub said: Vec<Needed>,
    /// Words of the body, other than the intent's own.
    #[serde(default)]
    pub words: Vec<String>,
    /// So many points: lines of the body, or things with a price.
    pub points: Option<u8>,
    /// Open until this hour; what closes earlier breaks the promise whatever else is said.
    pub open_until: Option<u8>,
}
