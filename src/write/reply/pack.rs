//! What a shop answers, as `keyword_packs/comments/answers.toml` has it: [`Answers`].

use crate::comments::intent::Intent;
use crate::comments::language::Tongue;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file.
const FILE: &str = include_str!("../../../keyword_packs/comments/answers.toml");

/// Wordings by language.
type Wordings = BTreeMap<Written, Vec<String>>;

/// The ways in which answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Written {
    /// Cantonese.
    Yue,
    /// Written Chinese.
    Hant,
    /// Simplified.
    Hans,
    /// English.
    En,
}

impl Written {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Yue, Self::Hant, Self::Hans, Self::En];

    /// How a comment is answered; one in two languages as Hong Kong speaks.
    pub const fn of(tongue: Tongue) -> Self {
        match tongue {
            Tongue::Yue | Tongue::Mixed => Self::Yue,
            Tongue::Hant => Self::Hant,
            Tongue::Hans => Self::Hans,
            Tongue::En => Self::En,
        }
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnswerFile {
    answer: Vec<Row>,
}

/// What is answered to one intent.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    intent: String,
    fields: Vec<Field>,
    /// Health is at stake: nothing is said that the profile does not say, and staff are to be asked in any case.
    #[serde(default)]
    care: bool,
    /// It thanks, and claims nothing.
    #[serde(default)]
    thanks: bool,
    #[serde(default)]
    told: Wordings,
    open: Wordings,
    #[serde(default)]
    urgent: Wordings,
}

/// A fact of the profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Opening hours.
    Hours,
    /// Where it is.
    Address,
    /// The way from the station.
    MtrExit,
    /// What a visit costs.
    PricePerPerson,
    /// How to book.
    Booking,
    /// How to pay.
    Payment,
}

impl Field {
    /// The key in `advise.toml`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hours => "hours",
            Self::Address => "address",
            Self::MtrExit => "mtr_exit",
            Self::PricePerPerson => "price_per_person",
            Self::Booking => "booking",
            Self::Payment => "payment",
        }
    }
}

/// All answers of the house.
#[derive(Debug, Default)]
pub struct Answers {
    rows: BTreeMap<Intent, Row>,
}

impl Answers {
    /// Those of the house. The file is part of the program and tested; one that could not be read would answer nothing.
    pub fn house() -> Self {
        let file: AnswerFile = toml::from_str(FILE).unwrap_or_default();
        let rows = file.answer.into_iter().filter_map(|row| Some((Intent::from_name(&row.intent)?, row)));
        Self { rows: rows.collect() }
    }

    /// The fields of the profile that answer an intent.
    pub fn fields(&self, intent: Intent) -> &[Field] {
        self.rows.get(&intent).map_or(&[], |row| &row.fields)
    }

    /// Whether staff are to be asked whatever the profile says.
    pub fn needs_care(&self, intent: Intent) -> bool {
        self.rows.get(&intent).is_some_and(|row| row.care)
    }

    /// Whether the answer only thanks.
    pub fn only_thanks(&self, intent: Intent) -> bool {
        self.rows.get(&intent).is_some_and(|row| row.thanks)
    }

    /// A frame for a fact.
    pub fn told(&self, intent: Intent, written: Written, turn: u64) -> Option<&str> {
        self.rows.get(&intent).and_then(|row| pick(&row.told, written, turn))
    }

    /// What is said where no fact is known; where somebody may be ill, what is said then.
    pub fn open(&self, intent: Intent, written: Written, is_urgent: bool, turn: u64) -> Option<&str> {
        let row = self.rows.get(&intent)?;
        let urgent = || pick(&row.urgent, written, turn).filter(|_| is_urgent);
        urgent().or_else(|| pick(&row.open, written, turn))
    }
}

fn pick(wordings: &Wordings, written: Written, turn: u64) -> Option<&str> {
    let list = wordings.get(&written)?;
    let at = usize::try_from(turn % list.len().max(1) as u64).ok()?;
    list.get(at).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::script;

    #[test]
    fn every_answer_is_there_in_every_language() {
        let file: AnswerFile = toml::from_str(FILE).unwrap();
        let answers = Answers::house();
        assert_eq!(file.answer.len(), answers.rows.len());
        for row in &file.answer {
            for wordings in [&row.open, &row.told, &row.urgent].into_iter().filter(|w| !w.is_empty()) {
                assert_eq!(wordings.keys().copied().collect::<Vec<_>>(), Written::ALL, "{}", row.intent);
                for line in &wordings[&Written::Hans] {
                    assert_eq!(script::counts(line).hant, 0, "{line}");
                }
            }
            assert_eq!(row.fields.is_empty(), row.told.is_empty(), "{}", row.intent);
            assert!(row.told.values().flatten().all(|line| line.contains("{fact}")), "{}", row.intent);
        }
        for (intent, name) in Intent::ALL {
            let is_silent = matches!(intent, Intent::Abuse | Intent::SpamBait | Intent::TagFriend | Intent::Other);
            assert_eq!(answers.open(*intent, Written::Yue, false, 0).is_none(), is_silent, "{name}");
        }
    }
}
