//! Answers to customers' comments, made of the shop's own facts and of nothing else. A fact that the profile lacks is a
//! 〔slot〕 and told apart, so that the owner can add it. Every answer has passed `check`, and `verify` against the profile.
//!
//! ```text
//! pack     what a shop says to each intent (keyword_packs/comments/answers.toml)
//! profile  what the profile answers
//! gate     what no answer may hold
//! ideas    questions that are worth a note
//! ```

mod gate;
mod ideas;
mod pack;
mod profile;
#[cfg(test)]
mod tests;

pub use ideas::{Idea, Ideas};
pub use pack::{Field, Written};

use crate::comments::intent::{Intent, Urgency};
use crate::comments::{Sorted, Sorter};
use crate::config::Config;
use crate::pack::Packs;
use gate::Gate;
use pack::Answers;
use profile::Profile;

/// An answer to paste.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// What is said.
    pub text: String,
    /// The facts of the profile that it tells: keys of `advise.toml`, or `faq`.
    pub facts: Vec<&'static str>,
    /// What the profile lacks: intents.
    pub missing: Vec<Intent>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Silence {
    /// Nobody can be sure what is wanted.
    Unsure,
    /// An advert: hide or report it in the app.
    Spam,
    /// An insult: hide or report it in the app, and do not answer.
    Abuse,
    /// It is meant for somebody else.
    NotForUs,
    /// What the profile says may not stand in an answer; the first rule that forbids it stands in the report.
    Refused,
}

impl Silence {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unsure => "unsure",
            Self::Spam => "spam",
            Self::Abuse => "abuse",
            Self::NotForUs => "not_for_us",
            Self::Refused => "refused",
        }
    }
}

/// Writes answers for one shop.
pub struct Desk<'p> {
    sorter: &'p Sorter,
    answers: Answers,
    profile: Profile,
    gate: Gate<'p>,
}

impl<'p> Desk<'p> {
    /// The desk of a shop.
    pub fn new(sorter: &'p Sorter, packs: &'p Packs, config: &'p Config) -> Self {
        Self {
            sorter,
            answers: Answers::house(),
            profile: Profile::new(&config.shop, sorter),
            gate: Gate::new(packs, config),
        }
    }

    /// The intents that a field of the profile answers.
    pub fn known(&self) -> Vec<Intent> {
        let all = Intent::ALL.iter().map(|(intent, _)| *intent);
        all.filter(|i| self.profile.fields(self.answers.fields(*i), Written::Yue).is_some()).collect()
    }

    /// What the comments are sorted by.
    pub const fn sorter(&self) -> &Sorter {
        self.sorter
    }

    /// The answer to a comment, or why there is none.
    pub fn answer(&mut self, comment: &str, sorted: &Sorted) -> Result<Answer, Silence> {
        let first = sorted.intents[0].0;
        match first {
            Intent::SpamBait => return Err(Silence::Spam),
            Intent::Abuse => return Err(Silence::Abuse),
            Intent::TagFriend => return Err(Silence::NotForUs),
            _ if !sorted.is_sure => return Err(Silence::Unsure),
            _ => {}
        }
        let written = Written::of(sorted.tongue);
        let mut answer = Answer::default();
        for (intent, _) in &sorted.intents {
            // A second need is answered where it is a question; thanks and complaints stand alone.
            if *intent == first || intent.is_question() {
                self.add(&mut answer, *intent, comment, written, sorted.urgency == Urgency::Now);
            }
        }
        if answer.text.is_empty() {
            return Err(Silence::Unsure);
        }
        if self.gate.passes(&answer.text, !answer.facts.is_empty()) { Ok(answer) } else { Err(Silence::Refused) }
    }

    /// Adds what is said to one intent.
    fn add(&self, answer: &mut Answer, intent: Intent, comment: &str, written: Written, is_now: bool) {
        let turn = crate::write::rewrite::hash::hash(0, comment);
        let own = self.profile.own(intent, comment, written).filter(|_| intent.is_question());
        let fields = || self.profile.fields(self.answers.fields(intent), written);
        let told = match own {
            Some(own) => {
                answer.facts.push("faq");
                Some(own)
            }
            None => fields().and_then(|(found, fact)| {
                let frame = self.answers.told(intent, written, turn)?;
                answer.facts.extend(found.iter().map(|f| f.name()));
                Some(frame.replace("{fact}", &fact))
            }),
        };
        // Where health is at stake, staff are to be asked whatever the profile says.
        let is_ill =
            is_now && self.answers.open(intent, written, true, 0) != self.answers.open(intent, written, false, 0);
        let open = || self.answers.open(intent, written, is_now, turn);
        let said = match told {
            Some(told) if self.answers.needs_care(intent) || is_ill => {
                let care = open().map(without_slots).unwrap_or_default();
                Some(joined(&told, &care, written))
            }
            Some(told) => Some(told),
            None => {
                let open = open().map(str::to_owned);
                if open.is_some() && !self.answers.only_thanks(intent) && intent.is_question() {
                    answer.missing.push(intent);
                }
                open
            }
        };
        if let Some(said) = said.filter(|s| !answer.text.contains(s.as_str())) {
            answer.text = joined(&answer.text, &said, written);
        }
    }
}

/// Two sentences as one text.
fn joined(a: &str, b: &str, written: Written) -> String {
    let gap = if a.is_empty() || b.is_empty() || written != Written::En { "" } else { " " };
    let mark = if a.is_empty() || a.ends_with(['。', '.', '!', '！', '?', '？', '〕']) || b.is_empty() {
        ""
    } else {
        "。"
    };
    format!("{a}{mark}{gap}{b}")
}

/// The sentences of a text that have no slot.
fn without_slots(text: &str) -> String {
    let mut out = String::new();
    for sentence in text.split_inclusive(['。', '.', '？', '?']) {
        if !sentence.contains('〔') {
            out.push_str(sentence);
        }
    }
    out.trim().to_owned()
}
