//! Angles as a curator writes them, and `common.toml`, which holds what they share. `keyword_packs/SCHEMA.md` explains the keys.
//!
//! Shared with the build script.

use super::voice::{Ask, AskKind, Line};
use crate::lang::texts::Texts;
use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

/// What can speak for an angle: kinds of facts, and cues of real sharing.
pub const PREFERS: [&str; 27] = [
    "item",
    "price",
    "address",
    "exit",
    "hours",
    "booking",
    "payment",
    "offer",
    "faq",
    "claim",
    "limit",
    "number",
    "material",
    "size",
    "story",
    "failure",
    "season",
    "person",
    "scene",
    "senses",
    "facts",
    "downside",
    "use",
    "process",
    "question",
    "turn",
    "calm-price",
];

/// A part of a note, between its opening and its practical lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The draft's own sentences.
    Told,
    /// Goods and their prices.
    Items,
    /// Dated offers.
    Offer,
    /// Questions of customers, answered.
    Answers,
    /// An honest fault, or a question for one.
    Limit,
    /// A question to the owner.
    Ask(AskKind),
}

impl Part {
    /// All of them with their names in pack files.
    pub const ALL: [(Self, &'static str); 13] = [
        (Self::Told, "told"),
        (Self::Items, "items"),
        (Self::Offer, "offer"),
        (Self::Answers, "answers"),
        (Self::Limit, "limit"),
        (Self::Ask(AskKind::Pick), "ask:pick"),
        (Self::Ask(AskKind::Process), "ask:process"),
        (Self::Ask(AskKind::Limit), "ask:limit"),
        (Self::Ask(AskKind::Scene), "ask:scene"),
        (Self::Ask(AskKind::Senses), "ask:senses"),
        (Self::Ask(AskKind::Story), "ask:story"),
        (Self::Ask(AskKind::Use), "ask:use"),
        (Self::Ask(AskKind::Failure), "ask:failure"),
    ];

    /// Only the names, for the message about another one.
    const NAMES: [&str; 13] = {
        let mut names = [""; 13];
        let mut i = 0;
        while i < names.len() {
            names[i] = Self::ALL[i].1;
            i += 1;
        }
        names
    };

    /// Other words for a part, and the part that is meant.
    pub const MEANT: &[(&str, &str)] = &[
        ("goods", "items"),
        ("products", "items"),
        ("menu", "items"),
        ("story", "told"),
        ("draft", "told"),
        ("faq", "answers"),
        ("questions", "answers"),
        ("discount", "offer"),
        ("downside", "limit"),
        ("fault", "limit"),
        ("pick", "ask:pick"),
        ("process", "ask:process"),
        ("scene", "ask:scene"),
        ("senses", "ask:senses"),
        ("use", "ask:use"),
        ("failure", "ask:failure"),
    ];

    /// What it asks the owner, if it asks.
    pub const fn asks(self) -> Option<AskKind> {
        if let Self::Ask(kind) = self { Some(kind) } else { None }
    }
}

impl Serialize for Part {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = Self::ALL.iter().find(|(part, _)| part == self).map_or("", |(_, name)| name);
        serializer.serialize_str(name)
    }
}

impl<'de> Deserialize<'de> for Part {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = deserializer.deserialize_str(Word(&Self::NAMES))?;
        let part = Self::ALL.iter().find(|(_, known)| *known == name).map(|(part, _)| *part);
        part.ok_or_else(|| D::Error::unknown_variant(&name, &Self::NAMES))
    }
}

/// Reads one of these words. A visitor refuses the others, so that the error has the place of the word itself.
struct Word(&'static [&'static str]);

impl Visitor<'_> for Word {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<String, E> {
        if self.0.contains(&word) { Ok(word.to_owned()) } else { Err(E::unknown_variant(word, self.0)) }
    }
}

/// Reads a number within bounds, for the same reason. What it is called is the key of the fault when it is not.
struct Within {
    bounds: RangeInclusive<u64>,
    called: &'static str,
}

impl Visitor<'_> for Within {
    type Value = u8;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("u8")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<u8, E> {
        let wrong = || E::invalid_value(Unexpected::Unsigned(number), &self.called);
        if self.bounds.contains(&number) { u8::try_from(number).map_err(|_| wrong()) } else { Err(wrong()) }
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<u8, E> {
        let called = self.called;
        u64::try_from(number)
            .map_err(|_| E::invalid_value(Unexpected::Signed(number), &called))
            .and_then(|number| self.visit_u64(number))
    }

    fn visit_u8<E: Error>(self, number: u8) -> Result<u8, E> {
        self.visit_u64(number.into())
    }
}

/// A kind of fact that speaks for an angle.
struct KindOfFact(String);

impl<'de> Deserialize<'de> for KindOfFact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Word(&PREFERS)).map(Self)
    }
}

fn kinds_of_facts<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(Vec::<KindOfFact>::deserialize(deserializer)?.into_iter().map(|kind| kind.0).collect())
}

/// A month of the year.
struct Month(u8);

impl<'de> Deserialize<'de> for Month {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_u8(Within { bounds: 1..=12, called: "month" }).map(Self)
    }
}

fn months<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    Ok(Vec::<Month>::deserialize(deserializer)?.into_iter().map(|month| month.0).collect())
}

/// 0 to 10.
fn ten<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u8, D::Error> {
    deserializer.deserialize_u8(Within { bounds: 0..=10, called: "ten" })
}

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
    /// Kinds of facts that speak for it, the strongest first; each is one of [`PREFERS`].
    #[serde(deserialize_with = "kinds_of_facts")]
    pub prefers: Vec<String>,
    /// Its parts in order.
    pub order: Vec<Part>,
    /// Months in which it is worth writing; empty for all.
    #[serde(default, deserialize_with = "months")]
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
    #[serde(deserialize_with = "ten")]
    pub trade: u8,
    /// Main goods, and the user's own keywords.
    #[serde(deserialize_with = "ten")]
    pub core: u8,
    /// Narrower ones.
    #[serde(deserialize_with = "ten")]
    pub long_tail: u8,
    /// Occasions.
    #[serde(deserialize_with = "ten")]
    pub scene: u8,
    /// Questions.
    #[serde(deserialize_with = "ten")]
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
