//! Days as tools and people write them: 2026-03-05 14:22, 5/3/2026, 3月5日, 01-19, 05-Mar-26, 46086, 1653436800000, 昨日,
//! 上星期二. A day whose month nobody can tell (3/5) is no day.

use crate::lists::WordList;
use crate::text::{date, variants};
use jiff::civil::Date;

/// How the days of a column are to be understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// Days since 1970 of the day on which somebody reads; what is relative to it needs it.
    pub today: Option<i64>,
    /// Whether the month stands before the day where numbers do not tell: 3/25/2026 is somewhere in the column.
    pub month_first: bool,
}

/// Days since 1970 of the first day that a spreadsheet counts, 1899-12-30.
const SHEET_ZERO: i64 = -25_569;
/// Numbers that are days of a spreadsheet: 1982 to 2064.
const SHEET_DAYS: std::ops::Range<i64> = 30_000..60_000;
const DAY_SECONDS: i64 = 86_400;
/// Hong Kong's clock, in seconds before that of Greenwich.
const HONG_KONG: i64 = 8 * 3600;

impl Days {
    /// How the days of a column are to be understood, from all its cells.
    pub fn of<'c>(cells: impl Iterator<Item = &'c str>, today: Option<i64>) -> Self {
        let (mut day_first, mut month_first) = (0, 0);
        for cell in cells {
            if let [Some(a), Some(b), Some(_)] = slashed(cell) {
                day_first += i32::from(a > 12 && b <= 12);
                month_first += i32::from(b > 12 && a <= 12);
            }
        }
        Self { today, month_first: month_first > day_first }
    }

    /// The day that a cell tells, as `YYYY-MM-DD`.
    pub fn find(self, cell: &str) -> Option<String> {
        let cell = cell.trim();
        date::find(cell)
            .or_else(|| stamp(cell))
            .or_else(|| self.by_slashes(cell))
            .or_else(|| named_month(cell))
            .or_else(|| self.without_year(cell))
            .or_else(|| self.relative(cell))
    }

    /// 5/3/2026, 5.3.26.
    fn by_slashes(self, cell: &str) -> Option<String> {
        let [Some(a), Some(b), Some(year)] = slashed(cell) else { return None };
        let year = if year < 100 { 2000 + year } else { year };
        let (day, month) = match (a > 12, b > 12) {
            (true, true) => return None,
            (false, true) => (b, a),
            (false, false) if self.month_first => (b, a),
            (_, false) => (a, b),
        };
        shown(year, month, day)
    }

    /// 3月5日, 01-19, 25/3: the last such day up to today. 3/5 may be two days.
    fn without_year(self, cell: &str) -> Option<String> {
        let today = self.today?;
        let folded = variants().fold_str(cell);
        let numbers: Vec<i64> = folded
            .split(|c: char| !c.is_ascii_digit())
            .filter(|n| !n.is_empty())
            .filter_map(|n| n.parse().ok())
            .collect();
        let [a, b] = numbers[..] else { return None };
        let marks = |c: char| folded.contains(c);
        let (month, day) = match () {
            () if WordList::UnitMonth.is_in(&folded) => (a, b),
            () if marks('-') && folded.len() == 5 => (a, b),
            () if marks('/') && a > 12 => (b, a),
            () if marks('/') && b > 12 => (a, b),
            () => return None,
        };
        let (year, ..) = date::civil(today);
        [year, year - 1]
            .into_iter()
            .filter_map(|y| shown(y, month, day))
            .find(|d| date::days(d).is_some_and(|d| d <= today))
    }

    /// 昨日, 3日前, 上星期二, yesterday, 2 days ago.
    fn relative(self, cell: &str) -> Option<String> {
        let today = self.today?;
        let folded = variants().fold_str(cell);
        let back = |days: i64| {
            let (year, month, day) = date::civil(today - days);
            Some(date::show(year, month, day))
        };
        let ago = [(WordList::DayToday, 0), (WordList::DayYesterday, 1), (WordList::DayBefore, 2)];
        if let Some((_, days)) = ago.iter().find(|(list, _)| list.words().iter().any(|w| folded.starts_with(w))) {
            return back(*days);
        }
        let number: String = folded.chars().take_while(char::is_ascii_digit).collect();
        if let Ok(n) = number.parse::<i64>() {
            let unit = folded[number.len()..].trim_start();
            let begins = |list: WordList| list.words().iter().any(|w| unit.starts_with(w));
            let is_ago = WordList::DayAgo.words().iter().any(|w| unit.ends_with(w));
            return match () {
                () if !is_ago || n > 400 => None,
                () if begins(WordList::DayUnitHour) => back(0),
                () if begins(WordList::DayUnitDay) => back(n),
                () if begins(WordList::DayUnitWeek) => back(7 * n),
                () => None,
            };
        }
        // 上星期二: the Tuesday of the week before, weeks beginning on Monday.
        let behind = WordList::DayLastWeek.words().iter().find_map(|w| folded.strip_prefix(w))?;
        let name: String = behind.chars().take_while(|c| c.is_alphanumeric()).collect();
        let weekday = WordList::DayWeekday.words().iter().position(|w| *w == name)?;
        // 1970-01-01 was a Thursday.
        let monday = today - (today + 3).rem_euclid(7);
        back(today - (monday - 7 + i64::try_from(weekday.min(6)).ok()?))
    }
}

fn shown(year: i64, month: i64, day: i64) -> Option<String> {
    let text = date::show(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    (date::days(&text).is_some() && year >= 2000).then_some(text)
}

/// The first three numbers between slashes or dots.
fn slashed(cell: &str) -> [Option<i64>; 3] {
    let head = cell.split_whitespace().next().unwrap_or_default();
    let mark = if head.contains('/') { '/' } else { '.' };
    let mut parts = head.split(mark).map(|p| p.parse::<i64>().ok().filter(|_| p.len() <= 4));
    let found = [parts.next().flatten(), parts.next().flatten(), parts.next().flatten()];
    if parts.next().is_some() { [None; 3] } else { found }
}

/// 46086, 1653436800, 1653436800000.
fn stamp(cell: &str) -> Option<String> {
    let digits = cell.strip_suffix(".0").unwrap_or(cell);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let n: i64 = digits.parse().ok()?;
    let days = match digits.len() {
        5 if SHEET_DAYS.contains(&n) => n + SHEET_ZERO,
        10 => (n + HONG_KONG) / DAY_SECONDS,
        13 => (n / 1000 + HONG_KONG) / DAY_SECONDS,
        _ => return None,
    };
    let (year, month, day) = date::civil(days);
    (year >= 2000).then(|| date::show(year, month, day))
}

/// 05-Mar-26, 5 March 2026, Mar 5, 2026.
fn named_month(cell: &str) -> Option<String> {
    let words: Vec<&str> = cell.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let [a, b, year] = words[..] else { return None };
    let formats =
        if a.bytes().all(|c| c.is_ascii_digit()) { ["%d %b %Y", "%d %B %Y"] } else { ["%b %d %Y", "%B %d %Y"] };
    let year = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
    let plain = format!("{a} {b} {year}");
    let day = formats.iter().find_map(|f| Date::strptime(f, &plain).ok())?;
    shown(day.year().into(), day.month().into(), day.day().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A Monday.
    fn days() -> Days {
        Days { today: date::days("2026-11-30"), month_first: false }
    }

    #[test]
    fn days_however_they_are_written() {
        for (text, wanted) in [
            ("2026-03-05 14:22", "2026-03-05"),
            ("2026年3月5日", "2026-03-05"),
            ("2026.3.5", "2026-03-05"),
            ("5/3/2026", "2026-03-05"),
            ("25/3/2026", "2026-03-25"),
            ("3/25/2026", "2026-03-25"),
            ("5.3.26", "2026-03-05"),
            ("05-Mar-26", "2026-03-05"),
            ("March 5, 2026", "2026-03-05"),
            ("46086", "2026-03-05"),
            ("1653436800000", "2022-05-25"),
            ("1653436800", "2022-05-25"),
            ("3月5日", "2026-03-05"),
            ("12月5日", "2025-12-05"),
            ("01-19", "2026-01-19"),
            ("25/3", "2026-03-25"),
            ("昨日", "2026-11-29"),
            ("yesterday 10:20", "2026-11-29"),
            ("3日前", "2026-11-27"),
            ("5小时前", "2026-11-30"),
            ("2 weeks ago", "2026-11-16"),
            ("上星期二", "2026-11-24"),
            ("上周日", "2026-11-29"),
        ] {
            assert_eq!(days().find(text).as_deref(), Some(wanted), "{text}");
        }
    }

    #[test]
    fn what_may_be_two_days_is_none() {
        for text in ["3/5", "", "—", "N", "未知", "13/13/2026", "31/2/2026", "85212345678", "3 likes", "上星期"]
        {
            assert_eq!(days().find(text), None, "{text}");
        }
    }

    #[test]
    fn a_column_tells_which_number_is_the_month() {
        let month_first = Days::of(["3/4/2026", "3/25/2026"].into_iter(), None);
        assert_eq!(month_first.find("3/4/2026").as_deref(), Some("2026-03-04"));
        let day_first = Days::of(["3/4/2026", "25/3/2026"].into_iter(), None);
        assert_eq!(day_first.find("3/4/2026").as_deref(), Some("2026-04-03"));
        assert_eq!(Days::default().find("昨日"), None);
    }
}
