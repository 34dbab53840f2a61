//! Words that change between ways of writing, as a curator writes them: tables of pairs.
//!
//! Shared with the build script.

use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;
use std::fmt;
use toml::Spanned;

/// The tables that are read, by the names of their files.
pub const NAMES: [&str; 6] = [
    "cantonese-to-written",
    "hk-to-mainland",
    "mainland-to-hk",
    "notes-to-mainland",
    "typed-cantonese",
    "written-to-cantonese",
];

/// A file of pairs, by topic.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct WordingFile {
    /// The name of a topic is for its readers only.
    pub topics: BTreeMap<Spanned<String>, WordingTopic>,
}

/// The pairs of one topic.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingTopic {
    /// From and to.
    pub rows: Vec<WordingRow>,
}

/// From and to: `["三文治", "三明治"]`.
#[derive(Debug)]
pub struct WordingRow {
    /// As it stands in a text.
    pub from: Spanned<String>,
    /// What stands for it; the same again guards a longer word, and nothing drops it.
    pub to: String,
}

impl<'de> Deserialize<'de> for WordingRow {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Pair)
    }
}

/// Reads a row. The error of one that is no pair has its place, and `pair` is the key of the fault.
struct Pair;

impl<'de> Visitor<'de> for Pair {
    type Value = WordingRow;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a sequence")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<WordingRow, A::Error> {
        let mut words: Vec<Spanned<String>> = Vec::new();
        while let Some(word) = list.next_element()? {
            words.push(word);
        }
        let count = words.len();
        let mut words = words.into_iter();
        match (words.next(), words.next(), words.next()) {
            (Some(from), Some(to), None) => Ok(WordingRow { from, to: to.into_inner() }),
            _ => Err(A::Error::invalid_length(count, &"pair")),
        }
    }
}

impl WordingFile {
    /// All pairs.
    pub fn pairs(self) -> Vec<(String, String)> {
        let rows = self.topics.into_values().flat_map(|topic| topic.rows);
        rows.map(|row| (row.from.into_inner(), row.to)).collect()
    }
}
