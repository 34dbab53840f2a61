//! The units of a note as the sentences of a draft.

use super::kinds::Kinds;
use super::parts::{Clause, Part, Sentence};
use crate::reading::context::Context;
use crate::reading::units::{self, Kind};

/// The sentences of title and body, without what is no part of the note: stamps, rules, topics, bare search words.
pub fn sentences(cx: &Context<'_>) -> Vec<Sentence> {
    let units = units::of_note(cx.note);
    let mut out: Vec<Sentence> = Vec::new();
    let mut before = usize::MAX;
    for unit in &units.list {
        let line = &units.lines[unit.line];
        let is_told = !unit.words.is_empty() && !matches!(unit.kind, Kind::Noise | Kind::Topics);
        if line.part == units::Part::Topic || !is_told {
            continue;
        }
        // A label belongs to what it names, unless a sign of ours takes its place.
        let label = unit.label.as_ref().filter(|l| l.start >= unit.range.start && l.start < unit.words.start);
        let whole = label.map_or(unit.words.start, |l| l.start)..unit.words.end;
        let kinds = Kinds::of(cx, &whole);
        let stands_for_sign = kinds.has(Kinds::PLACE.and(Kinds::HOURS)) && !kinds.has(Kinds::PRICE);
        let range = if unit.kind == Kind::Slot {
            unit.range.clone()
        } else if stands_for_sign {
            unit.words.clone()
        } else {
            whole
        };
        let clause = Clause {
            kinds,
            pieces: vec![range.clone()],
            range,
            rule: None,
            is_call: unit.kind == Kind::Call,
            is_bare_price: false,
        };
        let is_question = unit.kind == Kind::Question;
        let (is_title, is_heading) = (line.part == units::Part::Title, unit.kind == Kind::Heading);
        match out.last_mut().filter(|_| before == unit.sentence) {
            Some(s) => {
                s.range.end = unit.range.end;
                s.is_question = is_question;
                s.clauses.push(clause);
            }
            None => out.push(Sentence {
                range: units.sentences[unit.sentence].clone(),
                clauses: vec![clause],
                line: unit.line,
                part: Part::Prose,
                is_title,
                is_heading,
                is_question,
            }),
        }
        before = unit.sentence;
    }
    out
}
