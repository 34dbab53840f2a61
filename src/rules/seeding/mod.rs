//! What makes a note read as shared, not sold, and is not in it yet: each rule asks the owner for one thing.
//!
//! The cues are data (`keyword_packs/phrases/seeding`); `crate::score` counts how many are missing, so these findings
//! cost nothing. Only three things are asked for at a time, and none once the note holds enough.

mod no_downside;
mod no_facts;
mod no_person;
mod no_process;
mod no_question;
mod no_scene;
mod no_senses;
mod no_turn;
mod no_use;

use super::{Rule, RuleMeta};
use crate::diagnostic::Finding;
use crate::pack::model::Group;
use crate::reading::context::Context;
use crate::reading::cues;

/// The rules of seeding.
pub static RULES: &[&dyn Rule] = &[
    &no_downside::NoDownside,
    &no_process::NoProcess,
    &no_senses::NoSenses,
    &no_facts::NoFacts,
    &no_person::NoPerson,
    &no_scene::NoScene,
    &no_use::NoUse,
    &no_turn::NoTurn,
    &no_question::NoQuestion,
];

/// So many things are asked for at a time.
const ASKED: usize = 3;
/// A calm price is fine where there is one; nobody has to name a price in a story.
const NEVER_ASKED: &str = "calm-price";

/// Reports that the cue of a rule (`seeding/no-<cue>`) is missing, if it is asked for, in the words of the trade.
fn ask(cx: &Context<'_>, meta: &'static RuleMeta, out: &mut Vec<Finding>) {
    let cue = meta.id.trim_start_matches("seeding/no-");
    if cx.cues.iter().any(|c| c.name == cue) || !asked(cx).contains(&cue) {
        return;
    }
    let variant = match cx.target.category.map(|c| cx.packs.index.categories[c as usize].group) {
        Some(Group::Food) => "food",
        Some(Group::Retail) => "retail",
        Some(Group::Services) => "services",
        None => "",
    };
    out.push(cx.variant(meta, variant, None, &[]));
}

/// The cues to ask for: the first that are missing, in the order of [`cues::CUES`].
fn asked(cx: &Context<'_>) -> Vec<&'static str> {
    let found = cues::different_cues(cx);
    if found.len() >= cues::ENOUGH_CUES {
        return Vec::new();
    }
    let mut missing: Vec<&str> = cues::CUES.into_iter().filter(|c| *c != NEVER_ASKED && !found.contains(c)).collect();
    // One step short of enough, the last thing asked for is the one that costs least: how a story ended, or a question.
    let is_last_step = found.len() + 1 == cues::ENOUGH_CUES;
    let easy = if found.contains("process") && !found.contains("turn") { "turn" } else { "question" };
    if is_last_step && missing.contains(&easy) {
        missing.retain(|c| *c != easy);
        missing.insert(missing.len().min(ASKED - 1), easy);
    }
    missing.truncate(ASKED);
    missing
}
