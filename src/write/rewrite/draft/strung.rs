//! A text that its writer strung together with spaces: where another would set a full stop, a sentence ends. What a thing costs is
//! one with what is said right behind it; where and when stand apart; a story begins where it says when.

use super::kinds::Kinds;
use super::parts::{Clause, Part, Sentence};
use super::place::{ITEM, is_practical};
use super::split::parts;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::facts::fact::Role;
use crate::reading::units::spaced;
use crate::text::units::units as length;
use std::ops::Range;

/// Clauses and units from which on a sentence is strung together.
const CLAUSES: usize = 6;
const LONG: u32 = 60;
/// Units of what goes on behind a clause of running text.
const BREATH: u32 = 40;

/// What a clause of a strung text tells, so that another kind of clause begins another sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Priced,
    Where,
    Else,
}

/// Cuts what is strung together into sentences.
pub fn part_strung(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    let mut out = Vec::with_capacity(sentences.len());
    for s in sentences.drain(..) {
        let Some((clauses, is_strung)) = strung(cx, &s) else {
            out.push(s);
            continue;
        };
        let cuts = if is_strung { cuts(cx, &clauses) } else { told_apart(cx, &clauses) };
        out.extend(parts(cx, Sentence { clauses, ..s }, &cuts));
    }
    *sentences = out;
}

/// The clauses of a sentence that is strung together, or in which a story begins behind what a thing costs; whether it is all
/// strung together.
fn strung(cx: &Context<'_>, s: &Sentence) -> Option<(Vec<Clause>, bool)> {
    if s.is_title || s.is_question || !s.clauses.iter().any(|c| c.kinds.has(Kinds::PRICE)) {
        return None;
    }
    let clauses: Vec<Clause> = s.clauses.iter().flat_map(|c| apart(cx, c)).collect();
    let all: u32 = clauses.iter().map(|c| length(&cx.note.text[c.range.clone()])).sum();
    let is_long = clauses.len() >= CLAUSES && all >= LONG;
    let marks = clauses.windows(2).filter(|w| {
        let gap = cx.note.text.get(w[0].range.end..w[1].range.start).unwrap_or_default();
        gap.contains(['，', ',', '、', '；', ';'])
    });
    // Whoever sets commas sets full stops as well.
    let is_strung = is_long && 3 * marks.count() < clauses.len();
    (is_strung || told_apart(cx, &clauses).len() > 1).then_some((clauses, is_strung))
}

/// Where a story begins behind a space.
fn told_apart(cx: &Context<'_>, clauses: &[Clause]) -> Vec<(usize, Option<Part>)> {
    let is_space = |i: usize| {
        let gap = cx.note.text.get(clauses[i - 1].range.end..clauses[i].range.start);
        gap.is_some_and(|gap| !gap.is_empty() && gap.trim().is_empty())
    };
    let begun = (1..clauses.len()).filter(|i| is_space(*i) && begins_told(cx, &clauses[*i]));
    std::iter::once(0).chain(begun).map(|i| (i, None)).collect()
}

/// A clause with a price, cut at its spaces; what has none was cut before.
fn apart(cx: &Context<'_>, c: &Clause) -> Vec<Clause> {
    let one = |range: Range<usize>| Clause {
        kinds: Kinds::of(cx, &range),
        pieces: std::iter::once(range.clone()).collect(),
        range,
        ..c.clone()
    };
    let text = &cx.note.text;
    let is_money = |r: &Range<usize>| text[r.clone()].trim_start_matches("HK").starts_with(['$', '+', '＋']);
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for r in spaced(text, &c.range) {
        // An amount is not parted from its thing.
        match ranges.last_mut().filter(|_| is_money(&r)) {
            Some(before) => before.end = r.end,
            None => ranges.push(r),
        }
    }
    if c.is_whole() && ranges.len() > 1 { ranges.into_iter().map(one).collect() } else { vec![c.clone()] }
}

/// Where sentences of a strung text begin.
fn cuts(cx: &Context<'_>, clauses: &[Clause]) -> Vec<(usize, Option<Part>)> {
    let mut out: Vec<(usize, Option<Part>)> = Vec::new();
    let (mut told, mut size) = (Told::Else, 0);
    for (i, c) in clauses.iter().enumerate() {
        let here = told_in(cx, c);
        let units = length(&cx.note.text[c.range.clone()]);
        let speaks = [Class::OwnerWe, Class::Me].into_iter().any(|class| cx.view.has_class(class, folded(cx, c)));
        let goes_on = match (told, here) {
            (Told::Priced, Told::Priced) => only_adds(cx, c),
            // 「換電池$180 半個鐘攞得」: what is said of a thing stands behind it.
            (Told::Priced, Told::Else) => units <= ITEM && !speaks,
            (Told::Else, Told::Else) => size + units <= BREATH || leans(cx, c),
            (before, here) => before == here,
        };
        let begins = i == 0 || !goes_on || begins_told(cx, c);
        if begins {
            out.push((i, None));
            size = 0;
        }
        size += units;
        told = if begins { here } else { told };
    }
    out
}

fn told_in(cx: &Context<'_>, c: &Clause) -> Told {
    match () {
        () if begins_told(cx, c) => Told::Else,
        () if c.kinds.has(Kinds::PRICE.and(Kinds::WAS)) => Told::Priced,
        () if is_practical(cx, c) => Told::Where,
        () => Told::Else,
    }
}

fn folded(cx: &Context<'_>, c: &Clause) -> Range<usize> {
    cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end)
}

/// Whether a clause begins with when or to whom something happened.
fn begins_told(cx: &Context<'_>, c: &Clause) -> bool {
    let at = folded(cx, c).start;
    cx.view.words_starting(Class::RoleStory, at..at + 1).next().is_some()
}

/// Whether a clause begins with a word that leans on what stood before.
fn leans(cx: &Context<'_>, c: &Clause) -> bool {
    let at = folded(cx, c).start;
    cx.view.words_starting(Class::RoleLeaning, at..at + 1).next().is_some()
}

/// Whether all amounts of a clause come on top of something, or off.
fn only_adds(cx: &Context<'_>, c: &Clause) -> bool {
    let mut roles = cx.facts.prices_written_in(c.range.clone()).map(|p| p.role).peekable();
    roles.peek().is_some() && roles.all(|role| matches!(role, Role::AddOn | Role::Discount))
}
