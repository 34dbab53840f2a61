//! What a rewrite and a brief are made of: angles, the lines that all angles share, what each trade's owner can be asked,
//! and the words that change between ways of writing. Kept apart from the index, because `check` never needs it.
//!
//! Shared with the build script.

use super::load::{self, Folder, Loaded, PackError};
use super::voice::{Ask, Line};
use crate::lang::texts::Texts;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A shape of a 種草 note.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Angle {
    /// File name.
    pub id: String,
    /// As shown.
    pub name: Texts,
    /// What such a note does for the reader.
    pub what: Texts,
    /// Kinds of facts that speak for it, the strongest first.
    pub prefers: Vec<String>,
    /// Its parts in order: `told`, `items`, `offer`, `answers`, `ask:<kind>`, `limit`.
    pub order: Vec<String>,
    /// Months in which it is worth writing; empty for all.
    #[serde(default)]
    pub season: Vec<u8>,
    /// What a rewrite must have before it takes this angle unasked; most need nothing.
    #[serde(default)]
    pub needs: Option<Need>,
    /// Its goods stand in practical lines alone, and are not told in a sentence besides.
    #[serde(default)]
    pub lists: bool,
    /// Where the address is known but not the way from the station, the owner is asked for the way.
    #[serde(default)]
    pub asks_exit: bool,
    /// How a brief proposes it.
    #[serde(default)]
    pub brief: InBrief,
    /// First sentences; each names the main keyword.
    #[serde(rename = "hook")]
    pub hooks: Vec<Line>,
    /// Titles; each names the main keyword.
    #[serde(rename = "title")]
    pub titles: Vec<Line>,
    /// How to write it, step by step, for a brief.
    #[serde(rename = "outline")]
    pub outlines: Vec<Texts>,
}

/// What a rewrite must have before it takes an angle unasked.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Need {
    /// A dated offer.
    Offer,
    /// Answers to at least two questions of a customer.
    Answers,
    /// An honest fault, or room to ask for one.
    Limit,
}

/// How a brief proposes an angle.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct InBrief {
    /// How well it suits each kind of main keyword.
    pub suits: Suits,
    /// The same where the month is none of the keyword's; where it is given, only keywords with a season are taken.
    pub off_season: Option<Suits>,
    /// What it is about, in the words of the packs; empty where its outline says so.
    pub about: String,
    /// How many of the trade's questions a note of it answers.
    pub questions: usize,
    /// How many facts the owner has to have ready.
    pub facts: usize,
    /// What its titles serve besides: the trade's own angles, which have none.
    pub lends_titles: Option<Lends>,
}

impl InBrief {
    /// Questions that a note answers unless its angle says otherwise.
    pub const QUESTIONS: usize = 2;
    /// Facts to have ready unless the angle says otherwise.
    pub const FACTS: usize = 3;
}

impl Default for InBrief {
    fn default() -> Self {
        Self {
            suits: Suits::default(),
            off_season: None,
            about: String::new(),
            questions: Self::QUESTIONS,
            facts: Self::FACTS,
            lends_titles: None,
        }
    }
}

/// How well an angle suits each kind of keyword: 10 at best; 0 where it makes no sense.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Suits {
    /// The trade itself.
    pub trade: u8,
    /// Main goods, and the user's own keywords.
    pub core: u8,
    /// Narrower ones.
    pub long_tail: u8,
    /// Occasions.
    pub scene: u8,
    /// Questions.
    pub question: u8,
}

impl Default for Suits {
    fn default() -> Self {
        Self { trade: 4, core: 4, long_tail: 4, scene: 4, question: 4 }
    }
}

/// Which keywords an angle lends its titles for, where the trade's own angle speaks of them.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Lends {
    /// Occasions.
    Scenes,
    /// Everything else.
    Goods,
}

/// The lines that all angles share.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Common {
    /// By name; one of each list is taken.
    pub line: BTreeMap<String, Vec<Line>>,
    /// Single words, by name.
    #[serde(default)]
    pub word: BTreeMap<String, Line>,
    /// For trades that have none of their own.
    #[serde(default, rename = "ask")]
    pub asks: Vec<Ask>,
    /// For trades that have none of their own.
    #[serde(default, rename = "closing")]
    pub closings: Vec<Line>,
    /// What is not worth a rewrite: unlawful goods and services.
    #[serde(default, rename = "refuse")]
    pub refusals: Vec<Refusal>,
    /// Words that go from a sentence and leave it whole.
    pub strip: Vec<String>,
    /// Words that make a clause empty: nobody would say them of what can be checked.
    pub hollow: Vec<String>,
    /// What something is said to do to body, skin or mind.
    pub effects: Vec<String>,
    /// Brochure words and what an owner says instead.
    pub swap: Vec<Swap>,
    /// What an item is never called, though an amount stands behind it.
    pub no_item: Vec<String>,
    /// What an offer needs beside its words: a day or a number of people or goods.
    pub payment: Vec<String>,
}

/// Goods and services that no version is made of.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Refusal {
    /// What it is.
    pub reason: Texts,
    /// Words; one in a strong list, or two different of a weak one, are enough.
    pub words: Vec<String>,
    /// Words that need company.
    #[serde(default)]
    pub weak: Vec<String>,
}

/// A brochure word and what stands for it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Swap {
    /// Only at the beginning of a clause, or behind its subject: 本店供應, not 能源供應.
    #[serde(default)]
    pub start: bool,
    /// As written, in any script.
    pub from: Vec<String>,
    /// What an owner says.
    pub to: Line,
}

/// What a trade adds.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Trade {
    /// What its owner can be asked.
    pub asks: Vec<Ask>,
    /// Last lines.
    pub closings: Vec<Line>,
}

/// A file of words that change between ways of writing: tables of pairs, longest match first.
#[derive(Clone, Debug, Deserialize)]
pub struct WordingFile {
    /// By topic.
    #[serde(flatten)]
    pub topics: BTreeMap<String, WordingTopic>,
}

/// The pairs of one topic.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingTopic {
    /// From and to.
    pub rows: Vec<(String, String)>,
}

/// From and to, of one direction.
pub type Wording = Vec<(String, String)>;

/// Everything that rewrites and briefs are made of.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Guide {
    /// In the order of their file names.
    pub angles: Vec<Angle>,
    /// Shared by all.
    pub common: Common,
    /// By id of the trade.
    pub trades: BTreeMap<String, Trade>,
    /// By file name. The house's own tables are large and seldom needed: [`super::wording`] reads one when it is.
    #[serde(skip)]
    pub wording: BTreeMap<String, Wording>,
}

impl Guide {
    /// Puts together what the files of a folder say.
    pub fn of(folder: &Folder) -> Result<Self, Vec<PackError>> {
        let mut guide = Self::default();
        let mut errors = Vec::new();
        for Loaded { path, text, .. } in &folder.angles {
            let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
            let read = if name == "common" {
                load::parse::<Common>(path, text.clone()).map(|f| guide.common = f.value)
            } else {
                load::parse::<Angle>(path, text.clone()).map(|f| guide.angles.push(f.value))
            };
            errors.extend(read.err());
        }
        for Loaded { path, text, .. } in &folder.wording {
            let name = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
            match load::parse::<WordingFile>(path, text.clone()) {
                Ok(file) => {
                    let rows = file.value.topics.into_values().flat_map(|t| t.rows).collect();
                    guide.wording.insert(name, rows);
                }
                Err(e) => errors.push(e),
            }
        }
        for file in &folder.categories {
            let trade = &file.value;
            let (asks, closings) = (trade.asks.clone(), trade.closings.clone());
            if !asks.is_empty() || !closings.is_empty() {
                guide.trades.insert(trade.id.as_ref().clone(), Trade { asks, closings });
            }
        }
        if errors.is_empty() { Ok(guide) } else { Err(errors) }
    }
}
