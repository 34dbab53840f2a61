//! A rule as a curator writes it, with its rows, and the word classes: one struct a TOML table, unknown keys refused.
//! `keyword_packs/SCHEMA.md` explains them.
//!
//! Shared with the build script.

#![allow(missing_docs, reason = "every field is a key of the format, and SCHEMA.md explains the keys")]

pub use super::intent::Needed;
use super::model::Name;
use super::voice::AskKind;
use crate::diagnostic::{Basis, Jurisdiction, Severity};
use crate::lang::texts::Texts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// A file of `rules/` or `phrases/`: a rule (in code, or made of the rows that follow), a cue with its rows, or classes and
/// innocent words.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleFile {
    pub rule: Option<Spanned<String>>,
    pub cue: Option<Spanned<String>>,
    pub fact: Option<Spanned<String>>,
    pub severity: Option<Severity>,
    pub basis: Option<Basis>,
    pub jurisdiction: Option<Jurisdiction>,
    pub source: Option<String>,
    pub checked: Option<Spanned<String>>,
    pub weight: Option<f32>,
    pub cost: Option<f32>,
    pub message: Option<Texts>,
    pub why: Option<Texts>,
    pub advice: Option<Texts>,
    #[serde(default)]
    pub text: BTreeMap<String, Texts>,
    pub asks_for: Option<AsksFor>,
    pub ask: Option<AskKind>,
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
    pub needs_near: Vec<Spanned<String>>,
    #[serde(default)]
    pub needs_note: Vec<Spanned<String>>,
    #[serde(default)]
    pub unless_note: Vec<Spanned<String>>,
    #[serde(default)]
    pub author: Vec<Writer>,
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
    pub checked: Option<Spanned<String>>,
    pub weight: Option<f32>,
    pub message: Option<Texts>,
    pub why: Option<Texts>,
    pub advice: Option<Texts>,
}

/// Who wrote a draft, as far as it says so.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum Writer {
    /// The shop's owner.
    Owner,
    /// Somebody who works there.
    Staff,
    /// A customer with readers of their own.
    Koc,
    /// A customer.
    Customer,
    /// An agency for the shop.
    Agency,
    /// Nobody is named.
    Unstated,
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
    /// Warns of others who do it.
    Warned,
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
