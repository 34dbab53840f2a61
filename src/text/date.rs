//! Dates as exports, their names and pack files write them.

use jiff::Span;
use jiff::civil::Date;
use std::ops::Range;

/// Days after which figures are old.
pub const OLD_DAYS: i64 = 90;
/// 小紅書 is no older.
const FIRST_YEAR: i64 = 2013;

/// As pack files write a date.
pub fn show(year: i64, month: u8, day: u8) -> String {
    format!("{year:04}-{month:02}-{day:02}")
}

/// Days since 1970 of a date `YYYY-MM-DD`; none for a day that no calendar has.
pub fn days(date: &str) -> Option<i64> {
    let part = |range: Range<usize>| date.get(range)?.parse().ok();
    let is_shaped =
        date.bytes().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { b == b'-' } else { b.is_ascii_digit() });
    if date.len() != 10 || !is_shaped {
        return None;
    }
    let (year, month, day) = (part(0..4)?, part(5..7)?, part(8..10)?);
    let date = Date::new(year, month.try_into().ok()?, day.try_into().ok()?).ok()?;
    let since = date.duration_since(Date::new(1970, 1, 1).ok()?);
    Some(since.as_hours() / 24)
}

/// Year, month and day of so many days after the first of 1970; the last day that a calendar knows for more.
pub fn civil(days: i64) -> (i64, u8, u8) {
    let since = Span::new().try_days(days).unwrap_or_default();
    let date = Date::constant(1970, 1, 1).saturating_add(since);
    (date.year().into(), date.month().cast_unsigned(), date.day().cast_unsigned())
}

/// Days of a date that is no longer new on a day, both since 1970.
pub fn age_if_old(date: &str, today: i64) -> Option<i64> {
    days(date).map(|then| today - then).filter(|age| *age > OLD_DAYS)
}

/// The first date in a text: 2026-11-01, 2026/11/1, 2026.11.01, 20261101, 2026年11月1日, 2026_11_01.
pub fn find(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let is_digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    (0..chars.len()).filter(|i| is_digit(*i) && (*i == 0 || !is_digit(*i - 1))).find_map(|i| at(&chars[i..]))
}

/// The date that begins here.
fn at(chars: &[char]) -> Option<String> {
    let run = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let number = |from: usize, to: usize| chars.get(from..to)?.iter().collect::<String>().parse::<i64>().ok();
    let (year, month, day) = match run {
        8 => (number(0, 4)?, number(4, 6)?, number(6, 8)?),
        4 => {
            let part = |from: usize| {
                let is_mark = matches!(chars.get(from)?, '-' | '/' | '.' | '_' | '年' | '月');
                let len = chars.get(from + 1..)?.iter().take_while(|c| c.is_ascii_digit()).count();
                let end = from + 1 + len;
                ((1..=2).contains(&len) && is_mark).then_some(()).and(number(from + 1, end)).map(|n| (n, end))
            };
            let (month, end) = part(4)?;
            let (day, _) = part(end)?;
            (number(0, 4)?, month, day)
        }
        _ => return None,
    };
    let date = show(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    (year >= FIRST_YEAR && days(&date).is_some()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_names_and_cells() {
        for text in [
            "2026-11-01",
            "咖啡_20261101_以词推词数据汇总.csv",
            "2026/11/1 08:00:00",
            "export 2026.11.01.xlsx",
            "2026年11月1日",
            "a_2026_11_01",
            "2026-11-01T08:00:00+08:00",
        ] {
            assert_eq!(find(text).as_deref(), Some("2026-11-01"), "{text}");
        }
        for text in ["行业推词.xlsx", "2026-11", "20261301", "1970-01-01", "12345678901", "2026-13-01", "85212345678"]
        {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        assert_eq!((days("1970-01-01"), days("2000-02-29"), days("1969-12-31")), (Some(0), Some(11_016), Some(-1)));
        for no_day in
            ["2026-02-31", "2026-02-29", "2026-04-31", "2026-00-10", "2026-1-1", "2026/01/01", "+026-01-01", "２０"]
        {
            assert_eq!(days(no_day), None, "{no_day}");
        }
        assert_eq!(find("咖啡_20260231.csv"), None);
    }

    #[test]
    fn old_is_older_than_a_quarter() {
        let day = days("2026-11-22").unwrap();
        assert_eq!(age_if_old("2026-08-24", day), None);
        assert_eq!(age_if_old("2026-08-23", day), Some(91));
        assert_eq!(age_if_old("soon", day), None);
    }

    #[test]
    fn days_become_dates() {
        assert_eq!(civil(0), (1970, 1, 1));
        assert_eq!(civil(11_016), (2000, 2, 29));
        assert_eq!(civil(20_779), (2026, 11, 22));
    }
}
