//! Times of day and days of the week, as values: 朝10晚8 is 10:00 and 20:00, 星期一至五 are five days.

use crate::lists::WordList;
use crate::reading::facts::Facts;
use crate::reading::facts::clock::{self, Clock};
use crate::reading::facts::fact::Value;
use crate::reading::facts::page::Page;
use crate::text::number;
use std::ops::Range;

/// Half a day, in minutes.
const HALF: u16 = 12 * 60;
/// Days of the week, a bit each, Monday first.
pub type Days = u8;

/// All that a note says of times. Ranges are bytes of the note.
#[derive(Clone, Debug, Default)]
pub struct Times {
    /// Times of day.
    pub clocks: Vec<Clock>,
    /// Days of the week.
    pub days: Vec<DaySet>,
    /// Opening hours.
    pub hours: Vec<Hours>,
}

/// Days of the week that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DaySet {
    /// Where.
    pub range: Range<usize>,
    /// Which.
    pub days: Days,
    /// Whether the shop is shut then.
    pub is_closed: bool,
}

/// When a shop is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Where.
    pub range: Range<usize>,
    /// On which days, where it is said.
    pub days: Option<Days>,
    /// Minutes after midnight.
    pub from: Option<u16>,
    /// Minutes after midnight.
    pub to: Option<u16>,
}

/// Reads the times of a note.
pub fn read(page: &Page<'_>, facts: &Facts) -> Times {
    let text = &page.note.text;
    let mut clocks: Vec<Clock> = clock::clocks(page)
        .into_iter()
        .map(|c| Clock { range: page.original(&c.range), minutes: c.minutes % (2 * HALF), is_sure: c.is_sure })
        .collect();
    for span in clock::bare_spans(page) {
        let range = page.original(&span.range);
        if !clocks.iter().any(|c| c.range.start < range.end && range.start < c.range.end) {
            let end = |minutes| Clock { range: range.clone(), minutes, is_sure: false };
            clocks.extend([end(span.from), end(span.to)]);
        }
    }
    clocks.sort_by_key(|c| (c.range.start, c.minutes));
    let closed: Vec<&Range<usize>> =
        facts.list.iter().filter(|f| matches!(f.value, Value::Closed { .. })).map(|f| &f.range).collect();
    let mut days = Vec::new();
    for line in page.lines() {
        for found in clock::all_days(page, line) {
            let range = page.original(&found);
            let set = days_in(&page.text()[found.clone()]);
            if set != 0 {
                let is_closed = closed.iter().any(|c| c.start < range.end && range.start < c.end);
                days.push(DaySet { range, days: set, is_closed });
            }
        }
    }
    days.sort_by_key(|d| d.range.start);
    days.dedup_by(|a, b| a.range.start < b.range.end);
    let hours = facts.list.iter().filter_map(|f| match &f.value {
        Value::Hours { days, from, to } => {
            let days = days.as_ref().map(|d| days_in(&crate::text::variants().fold_str(&text[d.clone()])));
            Some(Hours { range: f.range.clone(), days: days.filter(|d| *d != 0), from: *from, to: *to })
        }
        _ => None,
    });
    Times { hours: hours.collect(), clocks, days }
}

/// The days that folded words name.
pub fn days_in(text: &str) -> Days {
    let mut days: Days = 0;
    let mut rest = text.to_owned();
    for (list, set) in
        [(WordList::SaidWeekdays, 0b001_1111), (WordList::SaidWeekend, 0b110_0000), (WordList::SaidDaily, 0b111_1111)]
    {
        // 日 of 平日 is no Sunday.
        for word in list.words().iter().filter(|w| text.contains(**w)) {
            days |= set;
            rest = rest.replace(word, ",");
        }
    }
    let text = rest.as_str();
    let mut last: Option<(u8, usize)> = None;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (day, len) = day_at(text, at).map_or((None, c.len_utf8()), |(d, len)| (Some(d), len));
        if let Some(day) = day {
            let is_span = last.is_some_and(|(_, end)| is_to(&text[end..at]));
            if let Some((from, _)) = last.filter(|(from, _)| is_span && *from < day) {
                for d in from..=day {
                    days |= 1 << d;
                }
            }
            days |= 1 << day;
            last = Some((day, at + len));
        }
        at += len;
    }
    days
}

/// Whether nothing but 至 or a dash stands between two days.
fn is_to(between: &str) -> bool {
    let between = between.trim_matches(|c: char| c == ' ' || WordList::SaidWeek.has_char(c));
    WordList::SaidTo.has(between)
}

/// The day that begins at a place, 0 for Monday, and the length of its word.
fn day_at(text: &str, at: usize) -> Option<(u8, usize)> {
    let rest = &text[at..];
    let c = rest.chars().next()?;
    if c.is_ascii_alphabetic() {
        let is_inner = text[..at].ends_with(|c: char| c.is_ascii_alphabetic());
        let len = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let word = rest[..len].trim_end_matches('s');
        let names = WordList::SaidDay.words();
        let day = names.iter().position(|n| word.len() >= 3 && n.starts_with(word) || *n == &rest[..len]);
        return day.filter(|_| !is_inner).map(|d| (d as u8, len));
    }
    let day = match number::digit(c) {
        Some(d @ 1..=6) => d - 1,
        _ if WordList::SaidSunday.has_char(c) => 6,
        _ => return None,
    };
    Some((day, c.len_utf8()))
}

/// Whether two times of opening hours may be one.
pub fn same(a: Option<u16>, b: Option<u16>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => a % HALF == b % HALF,
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_week() {
        for (text, want) in [
            ("星期一至五", 0b001_1111),
            ("星期六、日", 0b110_0000),
            ("周二、周五", 0b001_0010),
            ("平日", 0b001_1111),
            ("平日同星期日", 0b101_1111),
            ("mon-fri", 0b001_1111),
            ("tue & thu", 0b000_1010),
            ("sundays", 0b100_0000),
            ("星期三", 0b000_0100),
        ] {
            assert_eq!(days_in(text), want, "{text}");
        }
    }
}
