//! Questions that come again and again are worth a note: [`Ideas`] counts them.

use crate::comments::intent::Intent;
use std::collections::BTreeMap;

/// So many ask before it is worth a note.
pub const OFTEN: usize = 3;

/// A question for a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idea {
    /// What is asked.
    pub intent: Intent,
    /// How many ask.
    pub count: usize,
    /// The question in a customer's own words: that which came most often, else the shortest that says enough.
    pub question: String,
}

/// Counts questions while they come.
#[derive(Debug, Default)]
pub struct Ideas {
    asked: BTreeMap<Intent, BTreeMap<String, usize>>,
}

/// A question of fewer letters does not say enough.
const SAYS: usize = 4;
/// So many different questions of an intent are kept.
const KEPT: usize = 1000;

impl Ideas {
    /// Counts a comment that asks.
    pub fn add(&mut self, intent: Intent, question: &str) {
        let questions = self.asked.entry(intent).or_default();
        if questions.len() < KEPT || questions.contains_key(question) {
            *questions.entry(question.to_owned()).or_default() += 1;
        } else if let Some(mut first) = questions.first_entry() {
            *first.get_mut() += 1;
        }
    }

    /// How often each was asked, the most frequent first.
    pub fn counts(&self) -> Vec<(Intent, usize)> {
        let mut counts: Vec<(Intent, usize)> = self.asked.iter().map(|(i, q)| (*i, q.values().sum())).collect();
        counts.sort_by_key(|(intent, n)| (std::cmp::Reverse(*n), *intent));
        counts
    }

    /// What is asked often enough for a note, the most frequent first.
    pub fn often(&self) -> Vec<Idea> {
        let counts = self.counts();
        let often = counts.into_iter().filter(|(_, n)| *n >= OFTEN);
        often
            .map(|(intent, count)| Idea { intent, count, question: self.example(intent).unwrap_or_default() })
            .collect()
    }

    /// The question of an intent in a customer's words.
    pub fn example(&self, intent: Intent) -> Option<String> {
        let questions = self.asked.get(&intent)?;
        let letters = |q: &str| q.chars().filter(|c| c.is_alphanumeric()).count();
        let best = questions.iter().min_by_key(|(q, n)| (letters(q) < SAYS, std::cmp::Reverse(**n), letters(q)))?;
        Some(best.0.clone())
    }
}
