//! How sorted comments and their answers are shown: [`json`] for programs, [`table`] for the owner, [`sheet`] for the
//! client's spreadsheet, [`markdown`] for a document.

pub mod json;
pub mod markdown;
pub mod sheet;
pub mod table;

use crate::comments::Sorted;
use crate::comments::intent::{Intent, Urgency};
use crate::comments::read::Comment;
use crate::lang::Catalog;
use crate::write::reply::{Answer, Ideas, Silence};
use std::collections::BTreeMap;

/// A comment with what came of it.
#[derive(Clone, Debug)]
pub struct Handled {
    /// As it was handed in.
    pub comment: Comment,
    /// What it is.
    pub sorted: Sorted,
    /// The name of the first comment that said the same.
    pub duplicates_of: Option<String>,
    /// What is answered.
    pub answer: Result<Answer, Silence>,
}

impl Handled {
    /// The name of a comment: its id, or its row.
    pub fn name(comment: &Comment) -> String {
        comment.id.clone().unwrap_or_else(|| comment.row.to_string())
    }

    /// The surest intent.
    pub fn intent(&self) -> Intent {
        self.sorted.intents[0].0
    }
}

/// What all comments of a run come to; grows while they come.
#[derive(Debug, Default)]
pub struct Summary {
    /// How many there are.
    pub comments: usize,
    /// How many have an answer.
    pub answered: usize,
    /// How many must be looked at now.
    pub urgent: usize,
    /// How many say what others have said.
    pub duplicates: usize,
    /// How many have each intent first.
    pub intents: BTreeMap<Intent, usize>,
    /// Why there is no answer, and how often.
    pub silences: BTreeMap<Silence, usize>,
    /// What the profile lacks: for how many comments, and what the first of them asked.
    pub missing: BTreeMap<Intent, (usize, String)>,
    /// Questions that are worth a note.
    pub ideas: Ideas,
    /// Intents that a field of the profile answers: what is missing there is another language.
    pub known: Vec<Intent>,
}

impl Summary {
    /// Counts one comment.
    pub fn add(&mut self, handled: &Handled) {
        self.comments += 1;
        self.urgent += usize::from(handled.sorted.urgency == Urgency::Now);
        self.duplicates += usize::from(handled.duplicates_of.is_some());
        let intent = handled.intent();
        *self.intents.entry(intent).or_default() += 1;
        match &handled.answer {
            Ok(answer) => {
                self.answered += 1;
                for missing in &answer.missing {
                    let asked = || (0, one_line(&handled.comment.text));
                    self.missing.entry(*missing).or_insert_with(asked).0 += 1;
                }
            }
            Err(silence) => *self.silences.entry(*silence).or_default() += 1,
        }
        if intent.is_question() && handled.sorted.is_sure {
            self.ideas.add(intent, one_line(&handled.comment.text).trim());
        }
    }

    /// Lines for `advise.toml` that would answer what it could not, the most wanted first.
    pub fn lines_to_add(&self, catalog: &Catalog) -> Vec<Line> {
        let mut wanted: Vec<(Intent, usize, &str)> =
            self.missing.iter().map(|(i, (n, q))| (*i, *n, q.as_str())).collect();
        wanted.sort_by_key(|(intent, n, _)| (std::cmp::Reverse(*n), *intent));
        let line = |(intent, count, question): (Intent, usize, &str)| {
            let key = format!("reply.field.{}", intent.name());
            let toml = if catalog.has(&key) && !self.known.contains(&intent) {
                catalog.say(&key, &[])
            } else {
                let question = cut(question, QUESTION).replace(['"', '\\'], "");
                catalog.say("reply.faq", &[("question", &question)])
            };
            Line { intent, count, toml }
        };
        wanted.into_iter().map(line).collect()
    }
}

/// No question in a line for `advise.toml` is longer.
const QUESTION: usize = 40;

/// A line for `advise.toml`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it answers.
    pub intent: Intent,
    /// How many comments want it.
    pub count: usize,
    /// The line, with a 〔slot〕 for the owner's own words.
    pub toml: String,
}

/// The key of an intent's name.
pub fn intent_key(intent: Intent) -> String {
    format!("reply.intent.{}", intent.name())
}

/// What the owner can do where there is no answer; nothing where nothing needs doing.
pub fn todo(silence: Silence, catalog: &Catalog) -> String {
    catalog.say(&format!("reply.silence.{}", silence.name()), &[])
}

/// A text on one line.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first characters of a text.
pub fn cut(text: &str, most: usize) -> String {
    let short: String = text.chars().take(most).collect();
    if short.len() < text.len() { format!("{short}…") } else { short }
}
