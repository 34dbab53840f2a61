//! The packs as a curator writes them: one struct a TOML table, unknown keys refused. `keyword_packs/SCHEMA.md` explains them.
//!
//! Shared with the build script. What the rest of the program works on is the compiled [`super::index`].

#![allow(missing_docs, reason = "every field is a key of the format, and SCHEMA.md explains the keys")]

use serde::{Deserialize, Serialize};
use toml::Spanned;

/// A name in the three ways it is shown.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Traditional Chinese, Hong Kong usage.
    #[serde(rename = "zh-HK")]
    pub hant: String,
    /// Simplified Chinese, as a mainland reader would type it.
    #[serde(rename = "zh-CN")]
    pub hans: String,
    /// English.
    pub en: String,
}

/// A text in Chinese and English.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Bilingual {
    /// Traditional Chinese.
    #[serde(rename = "zh-HK")]
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
    pub checked: Spanned<String>,
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
    #[serde(default)]
    pub numbers: Vec<Spanned<String>>,
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

impl PlaceKind {
    /// Other words for a kind, and the kind that is meant.
    pub const MEANT: &[(&str, &str)] = &[
        ("region", "area"),
        ("neighborhood", "neighbourhood"),
        ("town", "neighbourhood"),
        ("estate", "neighbourhood"),
        ("village", "neighbourhood"),
        ("station", "mtr"),
        ("mtr-station", "mtr"),
        ("metro", "mtr"),
        ("subway", "mtr"),
        ("underground", "mtr"),
        ("tram", "light-rail"),
        ("lrt", "light-rail"),
        ("light-rail-stop", "light-rail"),
        ("shopping-centre", "mall"),
        ("shopping-center", "mall"),
        ("shopping-mall", "mall"),
        ("market", "mall"),
        ("plaza", "mall"),
        ("arcade", "mall"),
        ("road", "street"),
        ("lane", "street"),
        ("alley", "street"),
        ("building", "landmark"),
        ("sight", "landmark"),
        ("attraction", "landmark"),
        ("park", "landmark"),
        ("beach", "landmark"),
    ];
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

/// Houses of a street: `1-209`, `even 2-88`.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct Houses {
    /// The first house.
    pub from: u32,
    /// The last one.
    pub to: u32,
    /// Only those with an odd number, or only those with an even one.
    pub odd: Option<bool>,
}

impl Houses {
    /// Reads `1-209`, `odd 1-151`; `none` is the street without a number.
    pub fn parse(text: &str) -> Option<Self> {
        if text.trim() == "none" {
            return Some(Self { from: 0, to: 0, odd: None });
        }
        let (odd, range) = match text.trim().split_once(' ') {
            Some(("odd", range)) => (Some(true), range),
            Some(("even", range)) => (Some(false), range),
            Some(_) => return None,
            None => (None, text.trim()),
        };
        let (from, to) = range.trim().split_once('-')?;
        let (from, to) =
            (from.trim().parse().ok()?, if to.trim().is_empty() { u32::MAX } else { to.trim().parse().ok()? });
        (from <= to).then_some(Self { from, to, odd })
    }

    /// Whether a house is one of them.
    pub const fn has(self, number: u32) -> bool {
        let side = match self.odd {
            Some(odd) => (number % 2 == 1) == odd,
            None => true,
        };
        side && self.from <= number && number <= self.to
    }
}

/// A trade file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub id: Spanned<String>,
    pub under: Option<Spanned<String>>,
    pub group: Group,
    pub version: String,
    pub checked: Spanned<String>,
    pub name: Name,
    #[serde(default)]
    pub forms: Vec<Spanned<String>>,
    #[serde(default)]
    pub weak: Vec<Spanned<String>>,
    #[serde(default)]
    pub guards: Vec<Spanned<String>>,
    pub importance: Spanned<u8>,
    pub why: String,
    #[serde(default, rename = "noun")]
    pub nouns: Vec<Name>,
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
    pub asks: Vec<super::voice::Ask>,
    #[serde(default, rename = "closing")]
    pub closings: Vec<super::voice::Line>,
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

impl Group {
    /// Other words for a group, and the group that is meant.
    pub const MEANT: &[(&str, &str)] = &[
        ("restaurant", "food"),
        ("restaurants", "food"),
        ("catering", "food"),
        ("dining", "food"),
        ("drinks", "food"),
        ("shop", "retail"),
        ("shops", "retail"),
        ("shopping", "retail"),
        ("goods", "retail"),
        ("beauty", "services"),
        ("leisure", "services"),
        ("classes", "services"),
    ];

    /// The name in pack files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Food => "food",
            Self::Retail => "retail",
            Self::Services => "services",
        }
    }
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

impl Role {
    /// Other words for a role, and the role that is meant.
    pub const MEANT: &[(&str, &str)] = &[
        ("main", "core"),
        ("primary", "core"),
        ("head", "core"),
        ("general", "core"),
        ("longtail", "long-tail"),
        ("tail", "long-tail"),
        ("niche", "long-tail"),
        ("narrow", "long-tail"),
        ("secondary", "long-tail"),
        ("occasion", "scene"),
        ("situation", "scene"),
        ("scenario", "scene"),
        ("faq", "question"),
        ("ask", "question"),
        ("query", "question"),
        ("topic", "tag"),
        ("hashtag", "tag"),
    ];
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
    #[serde(rename = "zh-HK")]
    pub zh: String,
    pub en: String,
}
