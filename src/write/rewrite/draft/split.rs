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

/// Units of a clause that says something.
const SAYS: u32 = 4;

/// What a shop says of itself before its first price, in the same sentence, is no item: 「做咗廿年，執鞋底$120」.
pub fn split_prices(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    // 「木結他 一對一$320」: a word or two name what follows.
    let says = |c: &Clause| length(&cx.note.text[c.range.clone()]) >= SAYS;
    let tells = |c: &Clause| c.kinds.has(Kinds::YEARS.and(Kinds::PROCESS)) && !c.kinds.has(Kinds::PRICE) && says(c);
    let mut i = 0;
    while i < sentences.len() {
        let s = &sentences[i];
        let at = (0..s.clauses.len()).take_while(|j| tells(&s.clauses[*j])).count();
        if at > 0 && at < s.clauses.len() && s.part == Part::Prices && !s.is_title {
            let mut tail = s.clone();
            tail.clauses.drain(..at);
            tail.range.start = tail.clauses[0].range.start;
            tail.part = part(cx, &tail);
            let head = &mut sentences[i];
            head.clauses.truncate(at);
            head.range.end = head.clauses[at - 1].range.end;
            head.part = Part::Prose;
            sentences.insert(i + 1, tail);
            i += 1;
        }
        i += 1;
    }
}

/// Opening hours between things that cost something stand apart, unless an amount stands right before them: then they say when
/// it holds.
pub fn split_clocks(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    let mut i = 0;
    while i < sentences.len() {
        let s = &sentences[i];
        let fits = |j: usize| {
            let (before, c) = (&s.clauses[j - 1], &s.clauses[j]);
            let holds = cx.facts.prices_written_in(before.range.clone()).next().is_some();
            c.is_whole() && is_clock(&cx.note.text[c.range.clone()]) && !holds
        };
        let at = (1..s.clauses.len().saturating_sub(1)).find(|j| s.part == Part::Prices && !s.is_title && fits(*j));
        if let Some(at) = at {
            let parts = [at..at + 1, at + 1..s.clauses.len()].map(|r| {
                let clauses = s.clauses[r].to_vec();
                let range = clauses[0].range.start..clauses[clauses.len() - 1].range.end;
                Sentence { range, clauses, ..s.clone() }
            });
            let head = &mut sentences[i];
            head.clauses.truncate(at);
            head.range.end = head.clauses[at - 1].range.end;
            let [mut hours, tail] = parts;
            hours.part = Part::Practical;
            sentences.insert(i + 1, tail);
            sentences.insert(i + 1, hours);
            i += 1;
        }
        i += 1;
    }
}

/// A sentence that begins with something else and ends with where and when is two.
pub fn split_practical(cx: &Context<'_>, sentences: &mut Vec<Sentence>) {
    let mut i = 0;
    while i < sentences.len() {
        let s = &sentences[i];
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
        // From here on nothing is said but where and when.
        let from = s.clauses.iter().rposition(|c| c.stays() && !goes_with_practical(cx, c)).map_or(0, |at| at + 1);
        let begins = |j: usize| s.clauses[j..].iter().find(|c| c.stays()).is_some_and(|c| is_practical(cx, c));
        let at = (from.max(1)..s.clauses.len()).filter(|j| !holds(*j)).find(|j| begins(*j));
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
            is_filled(cx, &c.range, |v| {
                matches!(v, Value::Hours { from: Some(_), to: Some(_), .. } | Value::Closed { .. })
            })
        };
        let at = at.map(|at| if joins(&s.clauses[at - 1]) && places(&s.clauses[at]) { at - 1 } else { at });
        // 「營業時間：星期一至五 12點至9點」: on which days stands before when.
        let dates = |c: &Clause| {
            let said = &cx.note.text[c.range.clone()];
            c.is_whole() && !c.kinds.has(Kinds::PRICE) && length(said) <= REMARK && WordList::TitleWeekday.is_in(said)
        };
        let at = at.map(|at| if at > 0 && dates(&s.clauses[at - 1]) && !places(&s.clauses[at]) { at - 1 } else { at });
        // 「新手想問，平日3點後嚟」 is no opening hour where another line has them.
        let at =
            at.filter(|at| places(&s.clauses[*at]) || ranged(&s.clauses[*at]) || !opens_elsewhere(sentences, s.line));
        if at == Some(0) {
            sentences[i].part = Part::Practical;
            i += 1;
            continue;
        }
        // 「葵昌路51號地下，得三個車位，星期六要等半個鐘」: where, and then what to know of it.
        if at.is_none()
            && !s.is_title
            && s.part == Part::Prose
            && let Some(to) = practical_head(cx, s)
        {
            let mut tail = s.clone();
            tail.clauses.drain(..to);
            tail.range.start = tail.clauses[0].range.start;
            tail.part = part(cx, &tail);
            let head = &mut sentences[i];
            head.clauses.truncate(to);
            head.range.end = head.clauses[to - 1].range.end;
            head.part = Part::Practical;
            sentences.insert(i + 1, tail);
            i += 2;
            continue;
        }
        if let Some(at) = at.filter(|_| !s.is_title && s.part != Part::Practical) {
            let mut tail = s.clone();
            tail.clauses.drain(..at);
            tail.range.start = tail.clauses[0].range.start;
            tail.part = Part::Practical;
            let head = &mut sentences[i];
            head.clauses.truncate(at);
            head.range.end = head.clauses[at - 1].range.end;
            head.part = part(cx, head);
            sentences.insert(i + 1, tail);
            i += 1;
        }
        i += 1;
    }
}

/// Whether another line than this tells from when to when the shop is open.
fn opens_elsewhere(sentences: &[Sentence], line: usize) -> bool {
    sentences.iter().any(|s| !s.is_title && s.line != line && s.kinds().has(Kinds::HOURS) && s.part == Part::Practical)
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
