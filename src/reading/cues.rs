//! The cues of real sharing as a set: which there are, and how many different ones a note holds.

use super::context::Context;
use std::collections::BTreeSet;

/// The cues, in the order in which a missing one is asked for.
pub const CUES: [&str; 10] =
    ["downside", "process", "senses", "facts", "person", "scene", "use", "turn", "question", "calm-price"];
/// So many different cues are a full mark.
pub const ENOUGH_CUES: usize = 6;

/// How many different cues a note holds.
pub fn count(cx: &Context<'_>) -> usize {
    CUES.into_iter().filter(|name| cx.cues.iter().any(|c| c.name == *name)).count()
}

/// The different cues of a note.
pub fn different_cues(cx: &Context<'_>) -> BTreeSet<&'static str> {
    CUES.into_iter().filter(|name| cx.cues.iter().any(|c| c.name == *name)).collect()
}
