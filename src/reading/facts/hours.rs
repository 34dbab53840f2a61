//! When the shop is open and when it is not.

use super::clock::{self, Clock, Span};
use super::fact::{Fact, Value};
use super::page::Page;
use crate::pack::Class;
use std::ops::Range;

/// Bytes between a time and the word that says what happens then: some eight characters.
const NEAR: usize = 24;

/// Opening hours and closed days.
pub fn read(page: &Page<'_>, out: &mut Vec<Fact>) {
    let (mut spans, single) = clock::pair(page, &clock::clocks(page));
    let bare = clock::bare_spans(page).into_iter();
    let taken = Taken::new(&spans);
    let bare: Vec<Span> = bare.filter(|s| !taken.touches(&s.range)).collect();
    spans.extend(bare);
    let taken = Taken::new(&spans);
    for span in &spans {
        out.extend(of_span(page, span));
    }
    for clock in &single {
        out.extend(of_clock(page, clock));
    }
    for clause in &page.clauses {
        words(page, clause, &taken, out);
        closed(page, clause, out);
    }
}

/// Stretches that are hours already, so that asking about one looks at its neighbours only.
struct Taken {
    /// Sorted by start.
    ranges: Vec<Range<usize>>,
    /// For each of them, the furthest end so far.
    reach: Vec<usize>,
}

impl Taken {
    fn new(spans: &[Span]) -> Self {
        let mut ranges: Vec<Range<usize>> = spans.iter().map(|s| s.range.clone()).collect();
        ranges.sort_by_key(|r| r.start);
        let mut furthest = 0;
        let reach = ranges.iter().map(|r| {
            furthest = furthest.max(r.end);
            furthest
        });
        Self { reach: reach.collect(), ranges }
    }

    /// Whether one of them shares a byte with a range.
    fn touches(&self, range: &Range<usize>) -> bool {
        let first = self.reach.partition_point(|end| *end <= range.start);
        self.ranges.get(first).is_some_and(|r| r.start < range.end)
    }
}

/// Two times are opening hours, unless the clause says what else happens between them.
fn of_span(page: &Page<'_>, span: &Span) -> Option<Fact> {
    let clause = page.clause_at(span.range.start);
    if page.has(Class::HoursNot, &clause) && !page.has(Class::HoursOpen, &clause) {
        return None;
    }
    let before = clock::days_before(page, span.range.start);
    let behind = if before.is_none() { clock::days_behind(page, span.range.end) } else { None };
    let days = before.or(behind);
    let range = days.as_ref().map_or(span.range.clone(), |d| d.start.min(span.range.start)..d.end.max(span.range.end));
    Some(hours(page, &range, days, Some(span.from), Some(span.to)))
}

/// One time is opening or closing when a word beside it says so.
fn of_clock(page: &Page<'_>, clock: &Clock) -> Option<Fact> {
    let clause = page.clause_at(clock.range.start);
    let before = clock.range.start.saturating_sub(NEAR).max(clause.start)..clock.range.start;
    let behind = clock.range.end..(clock.range.end + NEAR).min(clause.end);
    let word = |class: Class| {
        let far = |w: &Range<usize>| w.start.saturating_sub(clock.range.end) + clock.range.start.saturating_sub(w.end);
        let near =
            page.first(class, &behind).into_iter().chain(page.last(class, &before)).filter(|w| is_whole(page, w));
        near.map(|w| (far(&w), w)).min_by_key(|(far, _)| *far)
    };
    let (opens, shuts) = (word(Class::HoursOpen), word(Class::HoursShut));
    // The word that stands nearer; 開到 is none that opens.
    let is_shut = match (&opens, &shuts) {
        (Some((open, _)), Some((shut, _))) => shut <= open,
        (None, shuts) => shuts.is_some(),
        (Some(_), None) => false,
    };
    let begins = |w: &Range<usize>| page.has(Class::FromBefore, w) || page.has(Class::FromBehind, w);
    if !is_shut && opens.as_ref().is_some_and(|(_, w)| begins(w)) && tells_of_another(page, &clause) {
        return None;
    }
    let days = clock::days_before(page, clock.range.start);
    // 星期六、日11:00、14:00: sessions on these days.
    if opens.is_none() && shuts.is_none() {
        let days = days?;
        let range = days.start..clock.range.end;
        return Some(hours(page, &range, Some(days), Some(afternoon(clock, false)), None));
    }
    let opens = opens.map(|(_, w)| w).filter(|_| !is_shut);
    let shuts = shuts.map(|(_, w)| w).filter(|_| is_shut);
    let found = opens.clone().or(shuts.clone())?;
    let days = clock::days_before(page, clock.range.start.min(found.start));
    let start = days.as_ref().map_or(clock.range.start.min(found.start), |d| d.start);
    let range = start..clock.range.end.max(found.end);
    let time = afternoon(clock, shuts.is_some());
    Some(hours(page, &range, days, opens.map(|_| time), shuts.map(|_| time)))
}

/// 「We bake 40 loaves a day, from 5am」: what goes on with a clause that names neither days nor opening is about that clause.
fn tells_of_another(page: &Page<'_>, clause: &Range<usize>) -> bool {
    page.clause_before(clause).is_some_and(|before| {
        let is_ours = [Class::HoursOpen, Class::HoursShut, Class::StopWord].iter().any(|c| page.has(*c, &before));
        !is_ours && clock::line_days(page, &before).is_empty() && !page.text()[before].trim().is_empty()
    })
}

/// 開 alone opens a shop; in 開爐 and 收貨 it does something else.
fn is_whole(page: &Page<'_>, word: &Range<usize>) -> bool {
    let text = page.text();
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let is_single = text[word.clone()].chars().count() == 1;
    !is_single || text[word.end..].chars().next().is_none_or(|c| !is_han(c))
}

/// A shop that shuts at nine shuts in the evening, one that opens at two opens in the afternoon.
fn afternoon(clock: &Clock, shuts: bool) -> u16 {
    let noon = 12 * 60;
    // Shut at twelve is shut at midnight.
    if shuts && !clock.is_sure && (noon..noon + 60).contains(&clock.minutes) {
        return clock.minutes - noon;
    }
    let is_late = !clock.is_sure && clock.minutes < noon && (shuts || clock.minutes < 6 * 60);
    if is_late { clock.minutes + noon } else { clock.minutes }
}

/// 24小時, 通宵, 賣晒就收.
fn words(page: &Page<'_>, clause: &Range<usize>, taken: &Taken, out: &mut Vec<Fact>) {
    let all_day = page.first(Class::HoursAllDay, clause);
    let word = all_day.clone().or_else(|| page.first(Class::HoursWord, clause));
    let Some(word) = word.filter(|_| !page.has(Class::HoursNot, clause)) else { return };
    if taken.touches(clause) {
        return;
    }
    let days = clock::days_before(page, word.start);
    let range = days.as_ref().map_or(word.start, |d| d.start)..word.end;
    let time = all_day.map(|_| 0);
    out.push(hours(page, &range, days, time, time));
}

/// 逢星期三休, closed on Mondays.
fn closed(page: &Page<'_>, clause: &Range<usize>, out: &mut Vec<Fact>) {
    let Some(word) = page.first(Class::ClosedWord, clause) else { return };
    let line = page.line_at(word.start);
    let days = clock::line_days(page, &line);
    let is_near = |between: Range<usize>| page.text()[between].chars().take(7).count() <= 6;
    let before = days[..days.partition_point(|d| d.end <= word.start)].last();
    let behind = days.get(days.partition_point(|d| d.start < word.end));
    let before = before.filter(|d| is_near(d.end..word.start));
    let near = before.or_else(|| behind.filter(|d| is_near(word.end..d.start))).cloned();
    let Some(found) = near.or_else(|| bare_days(page, word.start)) else { return };
    let found = &found;
    let range = page.original(&(found.start.min(word.start)..found.end.max(word.end)));
    out.push(Fact { range, value: Value::Closed { days: Some(page.original(found)) } });
}

/// 二四休息, 日、一休息: numerals of weekdays alone, at the head of their clause.
fn bare_days(page: &Page<'_>, end: usize) -> Option<Range<usize>> {
    const LONGEST: usize = 5;
    let text = page.text();
    let clause = page.clause_at(end);
    let before = text[clause.start..end].trim_end();
    let start = before.trim_end_matches(['一', '二', '三', '四', '五', '六', '日', '、', '同', '至', '及']).len();
    let run = &before[start..];
    let is_head = before[..start].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let is_days = (1..=LONGEST).contains(&run.chars().count()) && !run.starts_with(['、', '同', '至', '及']);
    (is_head && is_days).then_some(clause.start + start..clause.start + before.len())
}

fn hours(
    page: &Page<'_>,
    range: &Range<usize>,
    days: Option<Range<usize>>,
    from: Option<u16>,
    to: Option<u16>,
) -> Fact {
    let days = days.map(|d| page.original(&d));
    Fact { range: page.original(range), value: Value::Hours { days, from, to } }
}
