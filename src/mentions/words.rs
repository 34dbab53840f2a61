//! The words that tell who writes and what for: `keyword_packs/mentions/signs.toml`.

use crate::text::variants;
use serde::Deserialize;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The words, as the file has them.
const FILE: &str = include_str!("../../keyword_packs/mentions/signs.toml");
/// So many characters may stand where a word has `…`.
const GAP: usize = 10;
/// Where a clause ends, a word ends.
const STOPS: [char; 8] = ['\n', '。', '!', '?', ';', ',', '，', '…'];

/// Declares the signs and their names in the file.
macro_rules! signs {
    ($($arm:ident = $name:literal,)*) => {
        /// What words show.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "the file says what each is")]
        pub enum Sign { $($arm,)* }

        impl Sign {
            /// All of them with their names.
            pub const ALL: &[(Self, &'static str)] = &[$((Self::$arm, $name),)*];
        }
    };
}

signs! {
    Paid = "paid",
    Declared = "declared",
    OwnMoney = "own-money",
    NoMoney = "no-money",
    Code = "code",
    Push = "push",
    Blogger = "blogger",
    Seller = "seller",
    Own = "own",
    Limit = "limit",
    Praise = "praise",
    Stock = "stock",
    Complaint = "complaint",
    Trade = "trade",
    Elsewhere = "elsewhere",
    Habit = "habit",
    Awaited = "awaited",
    Visitor = "visitor",
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sign: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(not(test), expect(dead_code, reason = "the lines are for the tests"))]
struct Row {
    id: String,
    words: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    yes: Vec<String>,
    no: Vec<String>,
}

/// Words of a sign; innocent ones beat what they contain.
struct Word<S> {
    parts: Vec<String>,
    sign: S,
    is_innocent: bool,
}

/// Words of any kind of sign, by the character that they begin with.
pub struct Words<S> {
    all: Vec<Word<S>>,
    by_first: HashMap<char, Vec<usize>>,
}

static WORDS: LazyLock<Words<Sign>> = LazyLock::new(house);

/// A word that stands in a text, in bytes of the folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met<S> {
    /// What it shows.
    pub sign: S,
    /// Where.
    pub range: Range<usize>,
}

/// The file is part of the program and tested; one that could not be read would hold no word.
fn house() -> Words<Sign> {
    let mut words = Words::default();
    for row in toml::from_str::<File>(FILE).map(|f| f.sign).unwrap_or_default() {
        let Some((sign, _)) = Sign::ALL.iter().find(|(_, name)| *name == row.id) else { continue };
        words.add(&row.words, *sign, false);
        words.add(&row.unless, *sign, true);
    }
    words
}

/// The words in a folded text, in its order, each place once a sign.
pub fn meet(text: &str) -> Vec<Met<Sign>> {
    WORDS.meet(text)
}

impl<S> Default for Words<S> {
    fn default() -> Self {
        Self { all: Vec::new(), by_first: HashMap::new() }
    }
}

impl<S: Copy + Ord> Words<S> {
    /// Adds words of a sign; innocent ones beat what they contain.
    pub fn add(&mut self, list: &[String], sign: S, is_innocent: bool) {
        for word in list {
            let parts: Vec<String> =
                word.split('…').map(|p| variants().fold_str(p.trim())).filter(|p| !p.is_empty()).collect();
            let Some(first) = parts.first().and_then(|p| p.chars().next()) else { continue };
            self.by_first.entry(first).or_default().push(self.all.len());
            self.all.push(Word { parts, sign, is_innocent });
        }
    }

    /// The words in a folded text, in its order, each place once a sign.
    pub fn meet(&self, text: &str) -> Vec<Met<S>> {
        let (mut met, mut innocent) = (Vec::<Met<S>>::new(), Vec::<Met<S>>::new());
        for (start, c) in text.char_indices() {
            for word in self.by_first.get(&c).into_iter().flatten().map(|at| &self.all[*at]) {
                if let Some(end) = ends(text, start, &word.parts) {
                    let list = if word.is_innocent { &mut innocent } else { &mut met };
                    list.push(Met { sign: word.sign, range: start..end });
                }
            }
        }
        met.retain(|m| {
            let covers = |i: &Met<S>| i.sign == m.sign && i.range.start <= m.range.start && m.range.end <= i.range.end;
            !innocent.iter().any(covers)
        });
        met.sort_by_key(|m| (m.sign, m.range.start, std::cmp::Reverse(m.range.end)));
        met.dedup_by(|later, first| later.sign == first.sign && later.range.start < first.range.end);
        met
    }
}

/// Where parts end that begin here.
fn ends(text: &str, start: usize, parts: &[String]) -> Option<usize> {
    let (first, rest) = parts.split_first()?;
    if !stands_at(text, start, first) {
        return None;
    }
    let mut end = start + first.len();
    for part in rest {
        let ahead = text[end..].char_indices().take(GAP + 1).take_while(|(_, c)| !STOPS.contains(c));
        end = ahead.map(|(i, _)| end + i).find(|at| stands_at(text, *at, part))? + part.len();
    }
    Some(end)
}

/// Whether a word stands at a place; a Latin one as a whole word.
fn stands_at(text: &str, at: usize, word: &str) -> bool {
    if !text[at..].starts_with(word) {
        return false;
    }
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = text[..at].chars().next_back();
    let behind = text[at + word.len()..].chars().next();
    !(is_letter(word.chars().next()) && is_letter(before) || is_letter(word.chars().next_back()) && is_letter(behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shows(text: &str, sign: Sign) -> bool {
        meet(&variants().fold_str(text)).iter().any(|m| m.sign == sign)
    }

    #[test]
    fn every_sign_shows_in_its_lines_and_in_no_other() {
        let file: File = toml::from_str(FILE).unwrap();
        assert_eq!(file.sign.len(), Sign::ALL.len());
        for row in &file.sign {
            let (sign, _) = Sign::ALL.iter().find(|(_, name)| *name == row.id).unwrap();
            assert!(row.yes.len() >= 2 && !row.no.is_empty(), "{}", row.id);
            for line in &row.yes {
                assert!(shows(line, *sign), "{}: {line}", row.id);
            }
            for line in &row.no {
                assert!(!shows(line, *sign), "{}: {line}", row.id);
            }
        }
    }

    #[test]
    fn parts_stand_in_one_clause_and_latin_words_whole() {
        assert!(shows("多謝老細招待", Sign::Paid));
        assert!(!shows("多謝老細，招待好", Sign::Paid));
        assert!(!shows("kolkata curry", Sign::Blogger));
    }
}
