//! The cues of real sharing as a set: which there are, and how many different ones a note holds.

use super::context::Context;
use super::facts::Facts;
use super::facts::fact::{Told, Value};
use super::phrases::Cue;
use std::collections::BTreeSet;

/// The cues, in the order in which a missing one is asked for.
pub const CUES: [&str; 10] =
    ["downside", "process", "senses", "facts", "person", "scene", "use", "turn", "question", "calm-price"];
/// A calm price is fine where there is one; nobody has to name a price in a story.
pub const NEVER_ASKED: &str = "calm-price";
/// Somebody does or says something, on some day, and something comes out otherwise.
pub const STORY: [&str; 3] = ["person", "scene", "turn"];
/// So many different cues are a full mark.
pub const ENOUGH_CUES: usize = 6;

/// The place of a cue among [`CUES`].
pub fn place(name: &str) -> Option<usize> {
    CUES.iter().position(|cue| *cue == name)
}

/// How many different cues a note holds.
pub fn count(cx: &Context<'_>) -> usize {
    CUES.into_iter().filter(|name| cx.cues.iter().any(|c| c.name == *name)).count()
}

/// The different cues of a note.
pub fn different_cues(cx: &Context<'_>) -> BTreeSet<&'static str> {
    CUES.into_iter().filter(|name| cx.cues.iter().any(|c| c.name == *name)).collect()
}

/// The cues that facts are: who tells what is not done or what to beware of names a limit, who tells how it is made a process.
pub fn of_facts(facts: &Facts) -> impl Iterator<Item = Cue> + '_ {
    facts.list.iter().filter_map(|fact| {
        let name = match fact.value {
            Value::Told { told: Told::Limit | Told::Caution, .. } => "downside",
            Value::Told { told: Told::Process, .. } => "process",
            Value::Told { told: Told::Care, .. } => "use",
            _ => return None,
        };
        Some(Cue { name: name.to_owned(), range: fact.range.clone(), is_fact: true })
    })
}
