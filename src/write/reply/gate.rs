//! What no answer may hold: a breach of a rule, and a fact that the profile does not have. Answers repeat themselves, so each
//! text is judged once.

use crate::check;
use crate::config::Config;
use crate::diagnostic::Severity;
use crate::note::{Author, Draft, Meta, Record, Source};
use crate::pack::Packs;
use crate::write::verify::{self, Side, profile};
use std::collections::HashMap;

/// Judges answers of one shop.
pub struct Gate<'p> {
    packs: &'p Packs,
    config: &'p Config,
    profile: Side,
    judged: HashMap<String, bool>,
}

impl<'p> Gate<'p> {
    /// The gate of a shop.
    pub fn new(packs: &'p Packs, config: &'p Config) -> Self {
        let empty = || Side::new(&source(""), packs, config);
        Self { packs, config, profile: profile(packs, config).unwrap_or_else(empty), judged: HashMap::new() }
    }

    /// Whether an answer may be offered. One that tells no fact is compared with nothing: our own lines say other things
    /// than the profile does, and a test holds that each of them may be said.
    pub fn passes(&mut self, text: &str, tells_facts: bool) -> bool {
        if let Some(known) = self.judged.get(text) {
            return *known;
        }
        let passes = self.judge(text, tells_facts);
        self.judged.insert(text.to_owned(), passes);
        passes
    }

    fn judge(&self, text: &str, tells_facts: bool) -> bool {
        let source = source(&filled(text));
        let report = check::check(&source, self.packs, self.config);
        // An answer is no note: what it lacks as one does not matter.
        let breaks = |f: &crate::diagnostic::Finding| {
            ["compliance/", "hard-sell/"].iter().any(|group| f.rule.starts_with(group)) && f.severity > Severity::Hint
        };
        if report.outcome.findings.iter().any(breaks) {
            return false;
        }
        let version = Side::new(&source, self.packs, self.config);
        let found = verify::compare(&self.profile, &version, None);
        (found.changed.is_empty() || !tells_facts) && !found.new.iter().any(|n| n.kind.is_hard())
    }
}

/// What is said besides the slots.
fn filled(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('〔') {
        out.push_str(before);
        rest = behind.split_once('〕').map_or("", |(_, behind)| behind);
    }
    out + rest
}

fn source(body: &str) -> Source {
    let meta = Meta { author: Some(Author::Owner), ..Meta::default() };
    let record = Record { body: body.to_owned(), meta, ..Record::default() };
    Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) }
}
