//! `--ask`: puts the questions of a version to its owner, one by one, and fills in the answers.

use crate::cli::outcome::Error;
use crate::cli::say::tell;
use advise::lang::Catalog;
use advise::write::rewrite::{Rewriter, Rewritten};
use std::io::{self, BufRead, Write};

/// Fills the first version of a note; the others go, because their questions were not asked. An answer that no version could
/// be shown with is refused with the reason, and its question stays. Whether all answers were taken.
pub fn fill(note: &mut Rewritten, rewriter: &Rewriter<'_>, catalog: &Catalog) -> Result<bool, Error> {
    note.rewrites.truncate(1);
    let Some(version) = note.rewrites.first_mut() else { return Ok(true) };
    if version.slots.is_empty() {
        return Ok(true);
    }
    let count = version.slots.len().to_string();
    tell(&catalog.say("cli.rewrite.ask", &[("path", &note.path), ("count", &count)]));
    let mut lines = io::stdin().lock().lines();
    let mut all_taken = true;
    for slot in version.slots.clone() {
        let question = slot.trim_start_matches('〔').trim_end_matches('〕').to_owned();
        let mut err = io::stderr().lock();
        write!(err, "{question}\n> ").and_then(|()| err.flush()).map_err(Error::Output)?;
        drop(err);
        let Some(answer) = lines.next().transpose().map_err(Error::Output)? else { break };
        let answer = answer.trim();
        if answer.is_empty() {
            continue;
        }
        let mut filled = version.clone();
        filled.body = version.body.replacen(&slot, &as_sentence(answer), 1);
        // Where the text comes from is no longer known by its places.
        filled.origins.clear();
        match rewriter.grave(&filled).first() {
            Some(reason) => {
                all_taken = false;
                tell(&catalog.say("cli.rewrite.ask-found", &[("message", reason)]));
            }
            None => *version = filled,
        }
    }
    rewriter.recheck(version);
    Ok(all_taken)
}

/// An answer with an end mark.
fn as_sentence(answer: &str) -> String {
    let ends = answer.ends_with(['。', '.', '！', '!', '？', '?', '…', '」']);
    let stop = if answer.is_ascii() { "." } else { "。" };
    if ends { answer.to_owned() } else { format!("{answer}{stop}") }
}
