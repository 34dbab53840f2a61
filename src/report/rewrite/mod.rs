//! How versions of drafts are shown: [`json`] for programs, [`text`] for people, [`markdown`] for an agency's client.

pub mod json;
pub mod markdown;
pub mod text;

use crate::lang::Catalog;
use crate::write::rewrite::Rewritten;
use crate::write::rewrite::material::Fate;
use std::io;

/// Shows rewritten drafts in one format. Called once a note, in input order, and once at the end.
pub trait RenderRewrite {
    /// Shows one draft with its versions.
    fn note(&mut self, note: &Rewritten, out: &mut dyn io::Write) -> io::Result<()>;
    /// Shows what is to be said of all.
    fn end(&mut self, out: &mut dyn io::Write) -> io::Result<()>;
}

/// Sentences that did not stay as they were: what stood there, and why it changed.
fn changes(note: &Rewritten, version: usize) -> impl Iterator<Item = (Fate, &str, &str)> {
    let sentences = note.rewrites.get(version).map(|r| r.sentences.as_slice()).unwrap_or_default();
    sentences.iter().filter(|s| s.fate != Fate::Kept).map(|s| {
        let text = note.draft.get(s.span.range()).unwrap_or_default();
        (s.fate, text, s.reason.as_str())
    })
}

/// A fate in the language of the run.
fn fate_name(fate: Fate, catalog: &Catalog) -> &'static str {
    let key = format!("rewrite.fate.{}", fate.name());
    catalog.get(&key).unwrap_or(fate.name())
}

/// One decimal where it says something.
fn tone(value: f32) -> String {
    format!("{value:.0}")
}
