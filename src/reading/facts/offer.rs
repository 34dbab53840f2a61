//! Until when an offer stands, from when, and for how many. Its words are rows (`keyword_packs/facts/offer.toml`); here are
//! the days of the calendar: 11月30日前, 12/25, Nov 30, and 首50名.

use super::fact::{Fact, Value};
use super::page::{Page, trim};
use crate::pack::Class;
use crate::text::number;
use crate::text::token::Token;
use std::ops::Range;

/// A day of the calendar in the folded text, with the words that make it an end or a beginning.
pub struct Day {
    /// The day with those words.
    pub range: Range<usize>,
    edge: Edge,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    From,
    On,
    Until,
}

/// All days of title and body, in the order of the text.
pub fn days(page: &Page<'_>) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    for number in page.tokens(Token::Num) {
        if days.last().is_some_and(|last| number.start < last.range.end) {
            continue;
        }
        let day = chinese(page, &number).or_else(|| slashed(page, &number)).or_else(|| english(page, &number));
        let day = day.map(|range| with_edge(page, range));
        // 6 Dec 9am: the month has its day already.
        days.extend(day.filter(|day| days.last().is_none_or(|last| last.range.end <= day.range.start)));
    }
    // 11月1日至11月30日: the first of two that are joined begins it.
    for i in 1..days.len() {
        let joint = page.text()[days[i - 1].range.end..days[i].range.start].trim();
        if joint.is_empty() && days[i].edge == Edge::Until && days[i - 1].edge == Edge::On {
            days[i - 1].edge = Edge::From;
        }
    }
    days
}

/// 首50名, 前 20 位, first 50.
pub fn for_first(page: &Page<'_>) -> Vec<Range<usize>> {
    let text = page.text();
    let first = |number: Range<usize>| {
        let before = page.ending(Class::ForFirst, text[..number.start].trim_end().len())?;
        let behind = number.end + (text[number.end..].len() - text[number.end..].trim_start().len());
        let counted = page.starting(Class::ForCounted, behind);
        let is_english = text[before.clone()].is_ascii();
        (counted.is_some() || is_english).then(|| before.start..counted.map_or(number.end, |c| c.end))
    };
    page.tokens(Token::Num).filter_map(first).collect()
}

/// An offer told by a clause: its days and its number stand there or right beside.
pub fn read(page: &Page<'_>, days: &[Day], first: &[Range<usize>], offer: &Range<usize>) -> Fact {
    let clause = page.clause_at(offer.start);
    let beside = [page.clause_after(&page.clause_at(offer.end.saturating_sub(1))), page.clause_before(&clause)];
    let places = || std::iter::once(offer.clone()).chain(beside.iter().flatten().cloned());
    let within = |place: &Range<usize>, range: &Range<usize>| place.start <= range.start && range.end <= place.end;
    let its: Vec<&Day> = places()
        .map(|place| {
            let from = days.partition_point(|d| d.range.start < place.start);
            let inside = days[from..].iter().take_while(|d| d.range.start < place.end);
            inside.filter(|d| within(&place, &d.range)).collect::<Vec<_>>()
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default();
    let edge = |wanted: Edge| its.iter().find(|d| d.edge == wanted || d.edge == Edge::On);
    let part = |day: Option<&&Day>| day.map(|d| page.original(&d.range));
    let quantity = places().find_map(|place| {
        let from = first.partition_point(|f| f.start < place.start);
        first[from..].iter().take_while(|f| f.start < place.end).find(|f| within(&place, f)).cloned()
    });
    let what = what(page, offer, &its);
    let terms = terms(page, offer, what.as_ref(), beside[0].as_ref(), &its);
    let value = Value::Offer {
        what: what.map(|w| page.original(&w)),
        from: part(edge(Edge::From)),
        until: part(edge(Edge::Until)),
        quantity: quantity.map(|q| page.original(&q)),
        terms: terms.iter().map(|t| page.original(t)).collect(),
    };
    Fact { range: page.original(offer), value }
}

/// From the word that gives (送, 減, 半價) or the share (8折) on to where its clause ends or its days begin.
fn what(page: &Page<'_>, offer: &Range<usize>, days: &[&Day]) -> Option<Range<usize>> {
    let given = page.first(Class::OfferGive, offer);
    let share = page.tokens_in(Token::Discount, offer.clone()).next();
    let start = match (given, share) {
        (Some(given), Some(share)) => given.start.min(share.start),
        (given, share) => given.or(share)?.start,
    };
    let end = page.clause_at(start).end.min(offer.end);
    let end = days.iter().map(|d| d.range.start).filter(|at| *at > start).fold(end, usize::min);
    Some(trim(page.text(), start..end, is_mark)).filter(|w| !w.is_empty())
}

/// What must be so besides the days: the words before what is given, brackets, and clauses around that say when.
fn terms(
    page: &Page<'_>,
    offer: &Range<usize>,
    what: Option<&Range<usize>>,
    after: Option<&Range<usize>>,
    days: &[&Day],
) -> Vec<Range<usize>> {
    let of_offer = page.clauses_in(offer);
    let own = of_offer.map(|c| match what.filter(|w| c.start <= w.start && w.start < c.end) {
        Some(what) => c.start..what.start,
        None => c.clone(),
    });
    let without_days = |piece: Range<usize>| {
        // 11月1日至11月30日買三送一: days in the order of the text.
        let mut start = piece.start;
        for day in days {
            start = if day.range.start == start { day.range.end } else { start };
        }
        trim(page.text(), start.min(piece.end)..piece.end, is_mark)
    };
    let has_number = |piece: &Range<usize>| page.tokens_in(Token::Num, piece.clone()).next().is_some();
    let is_term = |piece: &Range<usize>| {
        let says_when =
            [Class::PriceCondition, Class::PriceThreshold, Class::ConditionEnd].iter().any(|c| page.has(*c, piece));
        !piece.is_empty() && (says_when || has_number(piece))
    };
    own.chain(after.cloned()).map(without_days).filter(is_term).collect()
}

/// What joins or decorates at the ends of a part.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '-' | '–' | '~' | '、' | ',' | '(' | ')' | '/' | '|')
}

/// 11月30日, 十二月廿五號, 11月底.
fn chinese(page: &Page<'_>, month: &Range<usize>) -> Option<Range<usize>> {
    let text = page.text();
    let rest = text[month.end..].trim_start();
    let at = text.len() - rest.len() + rest.strip_prefix('月').map(|_| '月'.len_utf8())?;
    is_between(&text[month.clone()], 12)?;
    if let Some(part) = page.starting(Class::PartOfMonth, at) {
        return Some(month.start..part.end);
    }
    let at = text.len() - text[at..].trim_start().len();
    let day = page.token_at(Token::Num, at)?;
    is_between(&text[day.clone()], 31)?;
    let mark = text[day.end..].trim_start();
    let has_mark = mark.starts_with(['日', '号']);
    let end = if has_mark { text.len() - mark.len() + '日'.len_utf8() } else { day.end };
    Some(month.start..end)
}

/// 30/11, 12/25. Two numbers that could be no day are none.
fn slashed(page: &Page<'_>, first: &Range<usize>) -> Option<Range<usize>> {
    let text = page.text();
    if text[..first.start].ends_with(['/', '-', '.']) || !text[first.end..].starts_with('/') {
        return None;
    }
    let second = page.token_at(Token::Num, first.end + 1)?;
    let (a, b) = (number::value(&text[first.clone()])?, number::value(&text[second.clone()])?);
    let is_day = a.min(b) >= 1.0 && a.min(b) <= 12.0 && a.max(b) <= 31.0;
    // 1/2杯 is a measure.
    let is_part = text[second.end..].starts_with('/') || page.starting(Class::CountedBehind, second.end).is_some();
    (is_day && !is_part).then_some(first.start..second.end)
}

/// 30 Nov, Nov 30, 30th November.
fn english(page: &Page<'_>, day: &Range<usize>) -> Option<Range<usize>> {
    let text = page.text();
    is_between(&text[day.clone()], 31)?;
    let behind = &text[day.end..];
    let ordinal = ["st", "nd", "rd", "th"].into_iter().find(|o| behind.starts_with(*o)).map_or(0, str::len);
    let at = text.len() - behind[ordinal..].trim_start().len();
    if let Some(month) = page.starting(Class::MonthEnglish, at) {
        return Some(day.start..month.end);
    }
    let month = page.ending(Class::MonthEnglish, text[..day.start].trim_end().len())?;
    Some(month.start..day.end + ordinal)
}

fn is_between(written: &str, most: u8) -> Option<()> {
    number::value(written).filter(|n| (1.0..=f64::from(most)).contains(n)).map(drop)
}

/// 至 before it and 前 behind it make it an end, 由 and 起 a beginning.
fn with_edge(page: &Page<'_>, range: Range<usize>) -> Day {
    let text = page.text();
    let at = text.len() - text[range.end..].trim_start().len();
    let end = text[..range.start].trim_end().len();
    let behind = |class: Class| page.starting(class, at).map_or(range.end, |word| word.end);
    let before = |class: Class| page.ending(class, end).map_or(range.start, |word| word.start);
    let until = before(Class::UntilBefore)..behind(Class::UntilBehind);
    let from = before(Class::FromBefore)..behind(Class::FromBehind);
    match () {
        () if until != range => Day { range: until, edge: Edge::Until },
        () if from != range => Day { range: from, edge: Edge::From },
        () => Day { range, edge: Edge::On },
    }
}
