//! Sentences that hold two things are two: what a shop says of itself and what it costs, things and when it is open, anything
//! and where it is.

use super::join::is_name;
use super::kinds::{Kinds, is_filled};
use super::parts::{Clause, Part, Sentence};
use super::place::{REMARK, begins_with, goes_with_practical, is_clock, is_practical, part};
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::facts::fact::Value;
use crate::text::units::units as length;
use std::collections::BTreeSet;

/// Units of a clause that says something.
const SAYS: u32 = 4;

/// Where a part of a sentence begins, by the number of its clause, and where it belongs; what it says decides where nobody does.
type Cut = (usize, Option<Part>);

/// Cuts sentences where `cuts` says, each part of them a sentence of its own; a sentence without a cut stays as it is.
fn cut_each(
    cx: &Context<'_>,
    sentences: &mut Vec<Sentence>,
    mut cuts: impl FnMut(&Sentence) -> Vec<Cut>,
    mut see: impl FnMut(&Sentence),
) {
    let mut out = Vec::with_capacity(sentences.len());
    for s in sentences.drain(..) {
        let cuts = cuts(&s);
        let from = out.len();
        if cuts.is_empty() {
            out.push(s);
        } else {
            out.extend(parts(cx, s, &cuts));
        }
        out[from..].iter().for_each(&mut see);
    }
    *sentences = out;
}

/// The parts of a sentence that is cut.
pub(super) fn parts(cx: &Context<'_>, s: Sentence, cuts: &[Cut]) -> Vec<Sentence> {
    let (whole, mut clauses) = (s.range.clone(), s.clauses);
    let mut out: Vec<Sentence> = Vec::with_capacity(cuts.len());
    for (k, (at, belongs)) in cuts.iter().enumerate().rev() {
        let here = clauses.split_off(*at);
        let start = if k == 0 { whole.start } else { here[0].range.start };
        // The last one has the end mark.
        let end = if out.is_empty() { whole.end } else { here[here.len() - 1].range.end };
        let mut one = Sentence {
            range: start..end,
            clauses: here,
            line: s.line,
            part: s.part,
            is_title: s.is_title,
            is_heading: s.is_heading,
            is_question: s.is_question,
        };
        one.part = belongs.unwrap_or_else(|| part(cx, &one));
        out.push(one);
    }
    out.reverse();
    out
}

/// What a shop says of itself before its first price, in the same sentence, is no item: 「做咗廿年，執鞋底$120」.
pub fn split_prices(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    // 「木結他 一對一$320」: a word or two name what follows, and so does a label: 「水彩班：每堂1小時，四堂$900」.
    let says = |c: &Clause| {
        let text = &cx.note.text[c.range.clone()];
        length(text) >= SAYS && !text.contains(['：', ':'])
    };
    let tells = |c: &Clause| c.kinds.has(Kinds::YEARS.and(Kinds::PROCESS)) && !c.kinds.has(Kinds::PRICE) && says(c);
    let cuts = |s: &Sentence| {
        let at = s.clauses.iter().take_while(|c| tells(c)).count();
        let is_cut = at > 0 && at < s.clauses.len() && s.part == Part::Prices && !s.is_title;
        if is_cut { vec![(0, Some(Part::Prose)), (at, None)] } else { Vec::new() }
    };
    cut_each(cx, sentences, cuts, |_| ());
}

/// Opening hours between things that cost something stand apart, unless an amount stands right before them: then they say when
/// it holds.
pub fn split_clocks(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    let cuts = |s: &Sentence| {
        let fits = |j: usize| {
            let (before, c) = (&s.clauses[j - 1], &s.clauses[j]);
            let holds = cx.facts.prices_written_in(before.range.clone()).next().is_some();
            c.is_whole() && is_clock(&cx.note.text[c.range.clone()]) && !holds
        };
        let mut cuts: Vec<Cut> = Vec::new();
        let mut j = 1;
        while s.part == Part::Prices && !s.is_title && j + 1 < s.clauses.len() {
            if fits(j) {
                cuts.extend([(j, Some(Part::Practical)), (j + 1, Some(s.part))]);
                j += 1;
            }
            j += 1;
        }
        if !cuts.is_empty() {
            cuts.insert(0, (0, Some(s.part)));
        }
        cuts
    };
    cut_each(cx, sentences, cuts, |_| ());
}

/// A sentence that begins with something else and ends with where and when is two.
pub fn split_practical(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    // Lines that tell from when to when the shop is open.
    let opens = |s: &Sentence| !s.is_title && s.part == Part::Practical && s.kinds().has(Kinds::HOURS);
    let opening: BTreeSet<usize> = sentences.iter().filter(|s| opens(s)).map(|s| s.line).collect();
    let opening = std::cell::RefCell::new(opening);
    let elsewhere = |line: usize| {
        let lines = opening.borrow();
        lines.len() > usize::from(lines.contains(&line))
    };
    let cuts = |s: &Sentence| match practical_at(cx, s, elsewhere(s.line)) {
        Some(0) => vec![(0, Some(Part::Practical))],
        // 「葵昌路51號地下，得三個車位，星期六要等半個鐘」: where, and then what to know of it.
        None if !s.is_title && s.part == Part::Prose => match practical_head(cx, s) {
            Some(to) => vec![(0, Some(Part::Practical)), (to, None)],
            None => Vec::new(),
        },
        Some(at) if !s.is_title && s.part != Part::Practical => vec![(0, None), (at, Some(Part::Practical))],
        _ => Vec::new(),
    };
    let see = |s: &Sentence| {
        if opens(s) {
            opening.borrow_mut().insert(s.line);
        }
    };
    cut_each(cx, sentences, cuts, see);
}

/// The clause from which on a sentence says nothing but where and when. `elsewhere` says that another line has the hours.
fn practical_at(cx: &Context<'_>, s: &Sentence, elsewhere: bool) -> Option<usize> {
    // 「3個$60，只限8:00-10:00」: when a price holds is said beside it.
    let priced = s.clauses.iter().position(|b| b.kinds.has(Kinds::PRICE)).unwrap_or(usize::MAX);
    let holds = |j: usize| {
        let (before, c) = (&s.clauses[j - 1], &s.clauses[j]);
        let opens = is_opening(cx, c)
            && cx.note.text[c.range.clone()]
                .contains(|x: char| matches!(x, '-' | '–' | '~') || WordList::Joint.has_char(x));
        (before.kinds.has(Kinds::PRICE) || (priced < j && c.kinds.has(Kinds::HOURS)))
            && !c.kinds.has(Kinds::PLACE)
            && !opens
            && !is_filled(cx, &c.range, |v| matches!(v, Value::Closed { .. }))
    };
    let from = s.clauses.iter().rposition(|c| c.stays() && !goes_with_practical(cx, c)).map_or(0, |at| at + 1);
    let begins = |j: usize| s.clauses[j..].iter().find(|c| c.stays()).is_some_and(|c| is_practical(cx, c));
    let at = (from.max(1)..s.clauses.len()).filter(|j| !holds(*j)).find(|j| begins(*j))?;
    // 「蘇杭街同禧利街交界 上環站A2出口」: where without a number.
    let is_corner = |c: &Clause| {
        let at = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
        c.stays()
            && c.kinds.is_none()
            && length(&cx.note.text[c.range.clone()]) <= REMARK
            && cx.view.has_class(Class::RoadSuffix, at)
    };
    // 「駿輝車藝 工廈2樓」: what is there stands before where.
    let joins = |c: &Clause| is_corner(c) || is_name(cx, c);
    let places = |c: &Clause| c.kinds.has(Kinds::PLACE);
    let ranged = |c: &Clause| {
        is_filled(cx, &c.range, |v| matches!(v, Value::Hours { from: Some(_), to: Some(_), .. } | Value::Closed { .. }))
    };
    let at = if joins(&s.clauses[at - 1]) && places(&s.clauses[at]) { at - 1 } else { at };
    // 「營業時間：星期一至五 12點至9點」: on which days stands before when.
    let dates = |c: &Clause| {
        let said = &cx.note.text[c.range.clone()];
        c.is_whole() && !c.kinds.has(Kinds::PRICE) && length(said) <= REMARK && WordList::TitleWeekday.is_in(said)
    };
    let at = if at > 0 && dates(&s.clauses[at - 1]) && !places(&s.clauses[at]) { at - 1 } else { at };
    // 「新手想問，平日3點後嚟」 is no opening hour where another line has them.
    (places(&s.clauses[at]) || ranged(&s.clauses[at]) || !elsewhere).then_some(at)
}

/// Whether a clause begins with when the shop is open or closed.
fn is_opening(cx: &Context<'_>, c: &Clause) -> bool {
    begins_with(cx, c, |v| matches!(v, Value::Hours { .. } | Value::Closed { .. }))
}

/// How many clauses at the head of a sentence only say where; none where all or none of them do.
fn practical_head(cx: &Context<'_>, s: &Sentence) -> Option<usize> {
    let is_where = |c: &Clause| {
        c.stays()
            && !c.kinds.has(Kinds::PRICE)
            && is_filled(cx, &c.range, |v| matches!(v, Value::Address { .. } | Value::Transport { .. }))
    };
    let count = s.clauses.iter().take_while(|c| is_where(c)).count();
    (count > 0 && count < s.clauses.len() && s.clauses[count..].iter().any(Clause::stays)).then_some(count)
}
