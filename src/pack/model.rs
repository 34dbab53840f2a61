//! The packs as a curator writes them: one struct a TOML table, unknown keys refused. `keyword_packs/SCHEMA.md` explains them.
//!
//! Shared with the build script. What the rest of the program works on is the compiled [`super::index`].

#![allow(missing_docs, reason = "every field is a key of the format, and SCHEMA.md explains the keys")]

use crate::diagnostic::{Basis, Jurisdiction, Severity};
use crate::lang::texts::Texts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// A name in the three ways it is shown.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Traditional Chinese, Hong Kong usage.
    pub hant: String,
    /// Simplified Chinese, as a mainland reader would type it.
    pub hans: String,
    /// English.
    pub en: String,
}

/// A text in Chinese and English.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Traditional Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// A district file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct District {
    pub id: Spanned<String>,
    pub version: String,
    pub checked: String,
    pub name: Name,
    #[serde(default)]
    pub forms: Vec<Spanned<String>>,
    #[serde(default)]
    pub weak: Vec<Spanned<String>>,
    #[serde(default)]
    pub guards: Vec<Spanned<String>>,
    pub importance: Spanned<u8>,
    pub why: String,
    #[serde(default, rename = "place")]
    pub places: Vec<Place>,
    #[serde(default, rename = "scene")]
    pub scenes: Vec<Scene>,
}

/// A place of a district.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    pub id: Spanned<String>,
    pub name: Name,
    #[serde(default)]
    pub forms: Vec<Spanned<String>>,
    #[serde(default)]
    pub weak: Vec<Spanned<String>>,
    #[serde(default)]
    pub guards: Vec<Spanned<String>>,
    pub kind: PlaceKind,
    pub parent: Option<Spanned<String>>,
    pub importance: Spanned<u8>,
    pub why: String,
}

/// What sort of place it is.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum PlaceKind {
    /// The whole district.
    District,
    /// Wider than a neighbourhood.
    Area,
    /// A neighbourhood (also when a station has its name).
    Neighbourhood,
    /// An MTR station that is no neighbourhood.
    Mtr,
    /// A light-rail stop.
    LightRail,
    /// A shopping mall or market.
    Mall,
    /// A street.
    Street,
    /// A landmark.
    Landmark,
}

/// What visitors look for in a district.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Scene {
    pub text: Name,
    #[serde(default)]
    pub forms: Vec<Spanned<String>>,
    #[serde(default)]
    pub weak: Vec<Spanned<String>>,
    #[serde(default)]
    pub guards: Vec<Spanned<String>>,
    pub importance: Spanned<u8>,
    pub why: String,
}

/// A trade file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub id: Spanned<String>,
    pub group: Group,
    pub version: String,
    pub checked: String,
    pub name: Name,
    #[serde(default)]
    pub forms: Vec<Spanned<String>>,
    #[serde(default)]
    pub weak: Vec<Spanned<String>>,
    #[serde(default)]
    pub guards: Vec<Spanned<String>>,
    pub importance: Spanned<u8>,
    pub why: String,
    #[serde(default, rename = "keyword")]
    pub keywords: Vec<Keyword>,
    #[serde(default, rename = "question")]
    pub questions: Vec<Bilingual>,
    #[serde(default, rename = "fact")]
    pub facts: Vec<Bilingual>,
    #[serde(default, rename = "angle")]
    pub angles: Vec<Angle>,
    #[serde(default, rename = "photo")]
    pub photos: Vec<Bilingual>,
    #[serde(default, rename = "reminder")]
    pub reminders: Vec<Reminder>,
    #[serde(default, rename = "ask")]
    pub asks: Vec<super::guide::Ask>,
    #[serde(default, rename = "closing")]
    pub closings: Vec<super::guide::Line>,
}

/// The three groups of trades.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// Places to eat and drink.
    Food,
    /// Shops that sell goods.
    Retail,
    /// Shops that sell a service.
    Services,
}

/// A keyword of a trade.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keyword {
    pub text: Name,
    #[serde(default)]
    pub forms: Vec<Spanned<String>>,
    #[serde(default)]
    pub weak: Vec<Spanned<String>>,
    #[serde(default)]
    pub guards: Vec<Spanned<String>>,
    pub role: Role,
    pub importance: Spanned<u8>,
    pub why: String,
    #[serde(default)]
    pub season: Vec<Spanned<u8>>,
}

/// Keywords with the figures of a keyword tool, as `advise pack import` writes them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Import {
    pub id: Spanned<String>,
    pub source: String,
    pub file: String,
    pub imported: Spanned<String>,
    pub bids_were_in: Option<BidUnit>,
    #[serde(default, rename = "keyword")]
    pub keywords: Vec<ImportedKeyword>,
}

/// A keyword of an import; its figures as the tool gave them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedKeyword {
    pub text: Spanned<String>,
    pub searches: Option<u64>,
    pub bid_fen: Option<u64>,
    pub competition: Option<Competition>,
    pub competition_index: Option<f64>,
    pub reason: Option<String>,
}

/// In which unit a file wrote its bids.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum BidUnit {
    /// Hundredths of a yuan.
    Fen,
    /// Yuan.
    Yuan,
}

impl BidUnit {
    /// The name in pack files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fen => "fen",
            Self::Yuan => "yuan",
        }
    }
}

/// How many advertisers bid for a keyword, as the tool says.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Competition {
    /// 高
    High,
    /// 中
    Medium,
    /// 低
    Low,
    /// 无
    None,
}

impl Competition {
    /// The name in pack files and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::None => "none",
        }
    }
}

/// What a keyword is for.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Role {
    /// How customers name the shop or its main goods.
    Core,
    /// Narrower than core.
    LongTail,
    /// An occasion.
    Scene,
    /// Typed as a question.
    Question,
    /// Used as a topic only.
    Tag,
}

/// A note idea.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Angle {
    pub name: Bilingual,
    pub outline: Bilingual,
}

/// A compliance reminder in a trade's own words.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Reminder {
    pub rule: String,
    pub zh: String,
    pub en: String,
}

/// A file of `rules/` or `phrases/`: a rule (in code, or made of the rows that follow), a cue with its rows, or classes and
/// innocent words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    pub rule: Option<Spanned<String>>,
    pub cue: Option<Spanned<String>>,
    pub severity: Option<Severity>,
    pub basis: Option<Basis>,
    pub jurisdiction: Option<Jurisdiction>,
    pub source: Option<String>,
    pub checked: Option<String>,
    pub weight: Option<f32>,
    pub cost: Option<f32>,
    pub message: Option<Texts>,
    pub why: Option<Texts>,
    pub advice: Option<Texts>,
    #[serde(default)]
    pub text: BTreeMap<String, Texts>,
    pub asks_for: Option<AsksFor>,
    #[serde(default)]
    pub said_by: Vec<Spanned<String>>,
    pub repair: Option<Repair>,
    pub about: Option<About>,
    #[serde(default)]
    pub binds: Binds,
    #[serde(default)]
    pub silent_if: Vec<SilentIf>,
    #[serde(default)]
    pub bad: Vec<Spanned<String>>,
    #[serde(default)]
    pub good: Vec<Spanned<String>>,
    #[serde(default)]
    pub class: BTreeMap<String, Vec<Spanned<String>>>,
    #[serde(default)]
    pub allow: Vec<Allow>,
    #[serde(default, rename = "row")]
    pub rows: Vec<Row>,
}

/// What a rule asks the owner for as long as the note does not have it.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum AsksFor {
    /// A cue of real sharing, by its name.
    Cue(String),
    /// Something that a customer needs in order to come.
    Fact(Needed),
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

/// How a rewrite deals with what a rule finds, where it need not go.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Repair {
    /// The same said calmly is no finding any more.
    Calm,
    /// It may be true: the owner is asked for evidence.
    Prove,
    /// It may be honest: the owner is asked for the dates.
    Date,
}

/// What a rule speaks of, for parts of the program that meet the same by other means.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum About {
    /// Ways to reach somebody outside the platform.
    Contact,
    /// Trade outside the platform.
    Trade,
    /// What goods or services do to body and health.
    Effect,
}

/// Whom a rule binds.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Binds {
    /// Every account.
    #[default]
    Everyone,
    /// Who sells: a diner who says the same is judged one level lower.
    Trader,
    /// Every account; and whoever does it keeps a shop, however much it sounds like a diner.
    Shopkeeper,
    /// Only a shop's own account can do it at all.
    ShopOnly,
}

/// When the rows of a rule are silent, besides what each row says itself.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum SilentIf {
    /// The second of two prices is the higher one.
    PriceRises,
    /// The note's `proof` holds the words.
    Proved,
}

/// Innocent words that beat the rows whose words they contain or overlap.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Allow {
    pub words: Vec<Spanned<String>>,
    #[serde(default)]
    pub rules: Vec<Spanned<String>>,
    pub why: String,
}

/// A phrase row.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    pub id: Spanned<String>,
    pub any: Vec<Spanned<String>>,
    #[serde(default)]
    pub guards: Vec<Spanned<String>>,
    #[serde(default)]
    pub unless: Vec<Frame>,
    #[serde(default)]
    pub soften: Vec<Frame>,
    #[serde(default)]
    pub unless_sentence: Vec<Spanned<String>>,
    #[serde(default)]
    pub needs_sentence: Vec<Spanned<String>>,
    #[serde(default)]
    pub needs_note: Vec<Spanned<String>>,
    #[serde(default)]
    pub zones: Vec<ZoneName>,
    #[serde(default)]
    pub evasion: bool,
    pub replacement: Option<Name>,
    #[serde(default)]
    pub bad: Vec<Spanned<String>>,
    #[serde(default)]
    pub good: Vec<Spanned<String>>,
    #[serde(default)]
    pub hit: Vec<Spanned<String>>,
    #[serde(default)]
    pub miss: Vec<Spanned<String>>,
    pub severity: Option<Severity>,
    pub basis: Option<Basis>,
    pub jurisdiction: Option<Jurisdiction>,
    pub source: Option<String>,
    pub checked: Option<String>,
    pub weight: Option<f32>,
    pub message: Option<Texts>,
    pub why: Option<Texts>,
    pub advice: Option<Texts>,
}

/// Grammar around a hit, judged in code.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Frame {
    /// The sentence denies it.
    Negated,
    /// Somebody else's words.
    Reported,
    /// First-person taste, no offer.
    Opinion,
    /// Names a fault or a limit.
    Downside,
    /// Asks.
    Question,
    /// Gives a date or a quantity.
    Dated,
    /// Compares the shop's own goods with one another.
    SelfComparison,
}

/// Where a row looks.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "lowercase")]
pub enum ZoneName {
    /// The title.
    Title,
    /// The body, its opening included.
    Body,
    /// Topics.
    Hashtag,
}
