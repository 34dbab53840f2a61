//! What is told of a version beside its text: which facts it has, and what became of each sentence of the draft.

use super::draft::{Draft, Part, Sentence};
use super::lead::Lead;
use super::material::{Fate, Verdict};
use super::text::{Origin, Written};
use super::version::Used;
use super::way::Carrier;
use crate::lang::Catalog;
use crate::reading::context::Context;
use std::ops::Range;

/// Whether a place of the draft, but for spaces, stands in a version as a whole.
fn stands(written: &Written, text: &str, r: &Range<usize>) -> bool {
    let shared = |o: &Origin| match o {
        Origin::Draft(d) => d.end.min(r.end).saturating_sub(d.start.max(r.start)),
        _ => 0,
    };
    // A thing and its amount may stand apart by a space of ours, and a comma of ours for one of theirs.
    let need =
        text.get(r.clone()).map_or(r.len(), |t| t.chars().filter(|c| !c.is_whitespace()).map(char::len_utf8).sum());
    written.origins.iter().map(|(_, o)| shared(o)).sum::<usize>() >= need
}

/// Facts of the draft, and of the profile, that stand in a version.
pub fn facts(cx: &Context<'_>, carrier: &Carrier, written: &Written) -> Vec<Used> {
    let mut out = Vec::new();
    for fact in cx.facts.list.iter().filter(|f| stands(written, &cx.note.text, &f.range)) {
        let text = carrier.carry(&cx.note.text[fact.range.clone()]);
        out.push(Used { text, span: cx.span(fact.range.clone()) });
    }
    for (range, _) in written.origins.iter().filter(|(_, o)| *o == Origin::Profile) {
        out.push(Used { text: written.text[range.clone()].to_owned(), span: None });
    }
    out
}

/// What became of each sentence of the draft.
pub fn of_sentences(
    cx: &Context<'_>,
    catalog: &Catalog,
    draft: &Draft,
    written: &Written,
    lead: Option<&Lead>,
) -> Vec<Verdict> {
    let verdict = |(i, s): (usize, &Sentence)| {
        let all = s.clauses.iter().all(|c| stands(written, &cx.note.text, &c.range));
        let some = s.clauses.iter().flat_map(|c| &c.pieces).any(|r| stands(written, &cx.note.text, r));
        let moved = s.part != Part::Prose || lead.is_some_and(|l| l.sentence == i);
        let (fate, reason) = match (all, some) {
            _ if s.is_title => (Fate::Moved, "rewrite.reason.title"),
            (true, _) if moved => (Fate::Moved, "rewrite.reason.moved"),
            (true, _) => (Fate::Kept, "rewrite.reason.kept"),
            (false, true) => (Fate::Softened, "rewrite.reason.partly"),
            (false, false) => (Fate::Dropped, "rewrite.reason.dropped"),
        };
        let rule = s.clauses.iter().find_map(|c| c.rule.clone()).filter(|r| !r.is_empty());
        // The mark that ended the sentence before is none of its words.
        let start = s.clauses.first().map_or(s.range.start, |c| c.range.start);
        Some(Verdict { span: cx.span(start..s.range.end)?, fate, rule, reason: catalog.say(reason, &[]) })
    };
    draft.sentences.iter().enumerate().filter_map(verdict).collect()
}
