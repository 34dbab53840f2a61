//! Words that tell what a comment wants: `keyword_packs/comments/cues.toml`, and where they stand in a text.

use super::intent::Intent;
use crate::text::variants;
use serde::Deserialize;
use std::collections::HashMap;

/// The words, as the file has them.
const FILE: &str = include_str!("../../keyword_packs/comments/cues.toml");

/// So many characters may stand where a cue has `…`.
const GAP: usize = 8;
/// Where a clause ends, a cue ends.
const STOPS: [char; 11] = ['\n', '。', '!', '?', ';', ',', '，', '！', '？', '；', '…'];

/// What a cue stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sign {
    /// Alone, it nearly always means this.
    Ask(Intent),
    /// It is about this.
    About(Intent),
    /// Something is asked.
    Question,
    /// Somebody may have to look at it now.
    Urgent(Alarm),
}

/// Why somebody may have to look at it now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Alarm {
    /// Somebody is ill or hurt.
    Illness,
    /// What does not belong into food.
    Vermin,
    /// An order that is on its way, or wrong.
    Order,
    /// Somebody waits.
    Waiting,
    /// Somebody comes today.
    Today,
    /// Anger that spreads.
    Spread,
    /// Any of these in other words.
    Any,
}

impl Alarm {
    /// How many there are.
    pub const COUNT: usize = Self::Any as usize + 1;
}

impl Sign {
    /// How many there are.
    pub const COUNT: usize = 2 * Intent::ALL.len() + 1 + Alarm::COUNT;

    /// Its number, below [`Self::COUNT`].
    pub const fn number(self) -> usize {
        match self {
            Self::Ask(intent) => intent as usize,
            Self::About(intent) => Intent::ALL.len() + intent as usize,
            Self::Question => 2 * Intent::ALL.len(),
            Self::Urgent(alarm) => 2 * Intent::ALL.len() + 1 + alarm as usize,
        }
    }
}

/// The file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueFile {
    intent: Vec<IntentCues>,
    question: Words,
    urgent: Alarms,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IntentCues {
    id: String,
    ask: Vec<String>,
    about: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Alarms {
    illness: Vec<String>,
    vermin: Vec<String>,
    order: Vec<String>,
    waiting: Vec<String>,
    today: Vec<String>,
    spread: Vec<String>,
    any: Vec<String>,
}

/// A cue: words that follow one another with little between them.
#[derive(Debug)]
struct Cue {
    parts: Vec<String>,
    sign: Sign,
}

/// All cues, by the character that they begin with.
#[derive(Debug)]
pub struct Cues {
    all: Vec<Cue>,
    by_first: HashMap<char, Vec<u32>>,
}

/// A cue that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// What it stands for.
    pub sign: Sign,
    /// Where, in bytes of the folded text.
    pub start: usize,
    /// Behind its last part.
    pub end: usize,
}

impl Default for Cues {
    fn default() -> Self {
        Self::house()
    }
}

impl Cues {
    /// Those of the house. The file is part of the program and tested; one that could not be read would hold no cue.
    pub fn house() -> Self {
        let mut cues = Self { all: Vec::new(), by_first: HashMap::new() };
        let Ok(file) = toml::from_str::<CueFile>(FILE) else { return cues };
        for table in file.intent {
            let Some(intent) = Intent::from_name(&table.id) else { continue };
            cues.add(&table.ask, Sign::Ask(intent));
            cues.add(&table.about, Sign::About(intent));
        }
        cues.add(&file.question.words, Sign::Question);
        let urgent = &file.urgent;
        for (words, alarm) in [
            (&urgent.illness, Alarm::Illness),
            (&urgent.vermin, Alarm::Vermin),
            (&urgent.order, Alarm::Order),
            (&urgent.waiting, Alarm::Waiting),
            (&urgent.today, Alarm::Today),
            (&urgent.spread, Alarm::Spread),
            (&urgent.any, Alarm::Any),
        ] {
            cues.add(words, Sign::Urgent(alarm));
        }
        cues
    }

    fn add(&mut self, words: &[String], sign: Sign) {
        for word in words {
            let parts: Vec<String> =
                word.split('…').map(|part| variants().fold_str(part.trim())).filter(|p| !p.is_empty()).collect();
            let Some(first) = parts.first().and_then(|p| p.chars().next()) else { continue };
            self.by_first.entry(first).or_default().push(self.all.len() as u32);
            self.all.push(Cue { parts, sign });
        }
    }

    /// The cues in a folded text, in its order.
    pub fn meet(&self, text: &str) -> Vec<Met> {
        let mut met = Vec::new();
        for (start, c) in text.char_indices() {
            for cue in self.by_first.get(&c).into_iter().flatten().map(|at| &self.all[*at as usize]) {
                if let Some(end) = ends(text, start, &cue.parts) {
                    met.push(Met { sign: cue.sign, start, end });
                }
            }
        }
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
        let ahead = text[end..].char_indices().take(GAP + 1);
        let clause = ahead.take_while(|(_, c)| !STOPS.contains(c)).map(|(i, _)| end + i);
        // A part may begin with a stop itself: 幾錢…?
        let stop = text[end..].char_indices().take(GAP + 1).find(|(_, c)| STOPS.contains(c)).map(|(i, _)| end + i);
        end = clause.chain(stop).find(|at| stands_at(text, *at, part))? + part.len();
    }
    Some(end)
}

/// Whether a word stands at a place; a Latin one as a whole word.
fn stands_at(text: &str, at: usize, word: &str) -> bool {
    if !text[at..].starts_with(word) {
        return false;
    }
    let is_latin = |c: char| c.is_ascii_alphanumeric();
    let (before, behind) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
    let joins = |inside: Option<char>, outside: Option<char>| {
        inside.is_some_and(is_latin) && outside.is_some_and(|c| c.is_ascii_alphabetic())
    };
    !joins(word.chars().next(), before) && !joins(word.chars().next_back(), behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn signs(text: &str) -> BTreeSet<Sign> {
        Cues::house().meet(&variants().fold_str(text)).into_iter().map(|m| m.sign).collect()
    }

    #[test]
    fn every_intent_has_cues_and_no_list_repeats_itself() {
        let file: CueFile = toml::from_str(FILE).unwrap();
        let ids: Vec<&str> = file.intent.iter().map(|i| i.id.as_str()).collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), Intent::ALL.len());
        for table in &file.intent {
            assert!(Intent::from_name(&table.id).is_some(), "{}", table.id);
            assert!(table.ask.len() + table.about.len() >= 20, "{}", table.id);
            for list in [&table.ask, &table.about] {
                let keys: Vec<String> = list.iter().map(|w| w.to_lowercase()).collect();
                for (i, key) in keys.iter().enumerate() {
                    assert!(!keys[..i].contains(key), "{}: {key} stands twice", table.id);
                }
            }
        }
    }

    #[test]
    fn cues_stand_in_every_script_and_as_whole_words() {
        assert!(signs("呢件幾錢").contains(&Sign::Ask(Intent::Price)));
        assert!(signs("这件多少钱").contains(&Sign::Ask(Intent::Price)));
        assert!(signs("HOW MUCH is this").contains(&Sign::Ask(Intent::Price)));
        assert!(!signs("somehow muchacho").contains(&Sign::Ask(Intent::Price)));
    }

    #[test]
    fn parts_stand_near_one_another_in_one_clause() {
        let parts = ["做到".to_owned(), "点".to_owned()];
        assert_eq!(ends("做到几点", 0, &parts), Some("做到几点".len()));
        assert_eq!(ends("做到，几点", 0, &parts), None);
        assert_eq!(ends("做到一二三四五六七八九点", 0, &parts), None);
    }
}
