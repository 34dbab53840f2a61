//! What accounts are read by: the files of `keyword_packs/account`, compiled in and made ready once.

use super::words::{Row, Words};
use crate::lang::texts::Texts;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const PILLARS: &str = include_str!("../../keyword_packs/account/pillars.toml");
const QUESTIONS: &str = include_str!("../../keyword_packs/account/questions.toml");
const TRUST: &str = include_str!("../../keyword_packs/account/trust.toml");

/// A text in each language.
pub type Told = Texts<String>;

/// A pillar of an account.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pillar {
    /// Its name in JSON and front matter.
    pub id: String,
    /// Its name for people.
    pub name: Told,
    /// What a note of it is about, for `advise brief --about`.
    pub about: Told,
    /// Two questions that such a note answers.
    pub ask: Vec<Told>,
    /// What to photograph.
    pub photo: Told,
    /// What facts of a kind count for it.
    #[serde(default)]
    facts: BTreeMap<String, u32>,
    row: Vec<PillarRow>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PillarRow {
    weight: u32,
    any: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "run as tests"))]
    hit: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "run as tests"))]
    miss: Vec<String>,
}

/// What customers ask.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Its name in JSON.
    pub id: String,
    /// For whom it matters, and how much.
    importance: BTreeMap<String, f32>,
    /// As customers put it.
    pub text: Told,
    asks: Vec<String>,
    #[serde(default)]
    answers: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    /// Kinds of facts that answer it.
    #[serde(default)]
    pub facts: Vec<String>,
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "run as tests"))]
    hit: Vec<String>,
    #[serde(default)]
    #[cfg_attr(not(test), expect(dead_code, reason = "run as tests"))]
    miss: Vec<String>,
}

impl Question {
    /// How much it matters to a trade of a group, 1 to 10; `None` where nobody asks it there.
    pub fn importance(&self, trade: Option<&str>, group: Option<&str>) -> Option<f32> {
        let of = |name: Option<&str>| name.and_then(|name| self.importance.get(name));
        of(trade).or_else(|| of(group)).or_else(|| of(Some("all"))).copied()
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct PlainRow {
    any: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "run as tests"))]
    hit: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "run as tests"))]
    miss: Vec<String>,
}

#[derive(Deserialize)]
struct PillarFile {
    pillar: Vec<Pillar>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuestionFile {
    asking: Vec<String>,
    answering: Vec<String>,
    question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TrustFile {
    rules: Vec<String>,
    tie: Vec<PlainRow>,
    shop: Vec<PlainRow>,
    customer: Vec<PlainRow>,
}

/// What a row that stands in a sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    /// A pillar, by its place, and what the row counts.
    Pillar(usize, u32),
    /// It answers a question.
    Answers(usize),
    /// It puts a question.
    Asks(usize),
    /// It asks, whatever it asks.
    Asking,
    /// Goods came from somebody who has an interest.
    Tie,
    /// The shop speaks.
    Shop,
    /// A customer speaks.
    Customer,
}

/// Everything that accounts are read by.
pub struct Data {
    /// The pillars, in their order.
    pub pillars: Vec<Pillar>,
    /// All questions of all trades.
    pub questions: Vec<Question>,
    /// Rules whose findings say that an interest is hidden.
    pub hiding: Vec<String>,
    /// What an answer begins with, folded.
    pub answering: Vec<String>,
    /// What each row says.
    pub says: Vec<Says>,
    /// What finds the rows.
    pub words: Words,
}

/// How many pillars there are.
pub const PILLARS_COUNT: usize = 11;

static DATA: LazyLock<Data> = LazyLock::new(Data::load);

/// Everything that accounts are read by.
pub fn data() -> &'static Data {
    &DATA
}

impl Pillar {
    /// What a kind of fact counts for it.
    pub fn fact(&self, kind: &str) -> u32 {
        self.facts.get(kind).copied().unwrap_or(0)
    }
}

impl Data {
    /// The files are compiled in, and tests read them: one that cannot be read leaves nothing to find.
    fn load() -> Self {
        let pillars = toml::from_str(PILLARS).map(|f: PillarFile| f.pillar).unwrap_or_default();
        let questions = toml::from_str(QUESTIONS);
        let trust = toml::from_str(TRUST);
        let questions = questions.unwrap_or(QuestionFile { asking: vec![], answering: vec![], question: vec![] });
        let trust = trust.unwrap_or(TrustFile { rules: vec![], tie: vec![], shop: vec![], customer: vec![] });
        let mut says = Vec::new();
        let mut rows = Vec::new();
        let mut add = |what: Says, any, unless| {
            says.push(what);
            rows.push(Row { any, unless });
        };
        for (place, pillar) in pillars.iter().enumerate() {
            for row in &pillar.row {
                add(Says::Pillar(place, row.weight), &row.any, &row.unless);
            }
        }
        for (place, question) in questions.question.iter().enumerate() {
            add(Says::Answers(place), &question.answers, &question.unless);
            add(Says::Asks(place), &question.asks, &[]);
        }
        add(Says::Asking, &questions.asking, &[]);
        for (what, list) in [(Says::Tie, &trust.tie), (Says::Shop, &trust.shop), (Says::Customer, &trust.customer)] {
            for row in list {
                add(what, &row.any, &row.unless);
            }
        }
        let words = Words::new(&rows);
        let answering = questions.answering.iter().map(|w| super::words::fold(w)).collect();
        Self { pillars, questions: questions.question, hiding: trust.rules, answering, says, words }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::account::words::sentences;

    fn file<T: serde::de::DeserializeOwned>(text: &str) -> T {
        toml::from_str(text).unwrap()
    }

    fn stands(any: &[String], unless: &[String], text: &str) -> bool {
        let words = Words::new(&[Row { any, unless }]);
        sentences(text).iter().any(|s| !words.rows_in(s).is_empty())
    }

    #[test]
    fn the_files_are_whole() {
        assert_eq!(file::<PillarFile>(PILLARS).pillar.len(), PILLARS_COUNT);
        let data = data();
        assert_eq!(data.pillars.len(), PILLARS_COUNT);
        assert!(data.questions.len() > 40 && !data.hiding.is_empty() && !data.answering.is_empty());
        assert!(data.pillars.iter().all(|p| p.ask.len() == 2));
    }

    #[test]
    fn every_row_finds_its_own_lines() {
        for pillar in file::<PillarFile>(PILLARS).pillar {
            for row in &pillar.row {
                for line in &row.hit {
                    assert!(stands(&row.any, &row.unless, line), "{}: not found in {line}", pillar.id);
                }
                for line in &row.miss {
                    assert!(!stands(&row.any, &row.unless, line), "{}: found in {line}", pillar.id);
                }
            }
        }
        let trust: TrustFile = file(TRUST);
        for row in trust.tie.iter().chain(&trust.shop).chain(&trust.customer) {
            for line in &row.hit {
                assert!(stands(&row.any, &row.unless, line), "not found in {line}");
            }
            for line in &row.miss {
                assert!(!stands(&row.any, &row.unless, line), "found in {line}");
            }
        }
    }

    #[test]
    fn every_question_knows_itself_and_its_answers() {
        for question in file::<QuestionFile>(QUESTIONS).question {
            for (lang, _) in crate::Lang::ALL {
                let text = question.text.pick(lang);
                assert!(stands(&question.asks, &[], text), "{}: does not know {text}", question.id);
            }
            assert!(question.answers.is_empty() == question.hit.is_empty(), "{}", question.id);
            for line in &question.hit {
                assert!(stands(&question.answers, &question.unless, line), "{}: no answer in {line}", question.id);
            }
            for line in &question.miss {
                assert!(!stands(&question.answers, &question.unless, line), "{}: an answer in {line}", question.id);
            }
        }
    }
}
