//! `--ask`: puts the questions of a version to its owner, one by one, and fills in the answers.

use crate::cli::outcome::Error;
use crate::cli::say::tell;
use crate::cli::settings::Settings;
use advise::lang::Catalog;
use advise::lists::WordList;
use advise::write::rewrite::{Rewriter, Rewritten};
use std::io::{self, BufRead, Write};

/// Fills the first version of a note; the others go, because their questions were not asked.
pub fn fill(
    note: &mut Rewritten,
    rewriter: &Rewriter<'_>,
    settings: &Settings,
    catalog: &Catalog,
) -> Result<(), Error> {
    note.rewrites.truncate(1);
    let Some(version) = note.rewrites.first_mut() else { return Ok(()) };
    if version.slots.is_empty() {
        return Ok(());
    }
    let count = version.slots.len().to_string();
    tell(&catalog.say("cli.rewrite.ask", &[("path", &note.path), ("count", &count)]));
    let mut lines = io::stdin().lock().lines();
    let mut facts = Vec::new();
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
        if let Some(key) = rewriter.profile_key(&question) {
            facts.push((key, answer.to_owned()));
        }
        version.body = version.body.replacen(&slot, &as_sentence(answer), 1);
    }
    rewriter.recheck(version);
    for finding in rewriter.grave(version) {
        tell(&catalog.say("cli.rewrite.ask-found", &[("message", &finding)]));
    }
    if !facts.is_empty() {
        tell(&catalog.say("cli.rewrite.ask-save", &[("path", &settings.profile_path().display().to_string())]));
        let wish = lines.next().transpose().map_err(Error::Output)?.unwrap_or_default();
        if WordList::Agree.has(&wish.trim().to_lowercase()) {
            settings.save_profile(&facts, catalog)?;
        }
    }
    Ok(())
}

/// An answer with an end mark.
fn as_sentence(answer: &str) -> String {
    let ends = answer.ends_with(['。', '.', '！', '!', '？', '?', '…', '」']);
    let stop = if answer.is_ascii() { "." } else { "。" };
    if ends { answer.to_owned() } else { format!("{answer}{stop}") }
}
