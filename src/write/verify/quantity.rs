//! Numbers with what they measure and how exact they are: `$480`, 三十五分鐘, 12月18日, 約20度, 最少4人.

use super::words::{self, Bits};
use crate::lists::WordList;
use crate::text::measure::{Unit, unit_at};
use crate::text::number;
use std::ops::Range;

/// Characters before a number within which a word says how exact it is, and behind it.
const BEFORE: usize = 4;
const BEHIND: usize = 2;
/// Characters before a price within which stands what it is for one of.
const PER: usize = 10;
/// Which words say how exact a number is.
pub const EXACTNESS: Bits = words::FROM
    | words::ABOUT
    | words::LEAST
    | words::MOST
    | words::UNDER
    | words::LATEST
    | words::AFTER
    | words::USUAL
    | words::ONLY;

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// Bytes of the folded text, with the unit.
    pub range: Range<usize>,
    /// The digits alone.
    pub digits: Range<usize>,
    /// The number, or the lower end of a range; 月 × 100 + 日 of a date.
    pub value: f64,
    /// The upper end.
    pub to: Option<f64>,
    /// What it measures.
    pub unit: Measured,
    /// How exact it is.
    pub exact: Bits,
    /// What a price is for one of: a row of its list.
    pub per: Option<usize>,
}

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Money.
    Money,
    /// A day of a month.
    Date,
    /// Anything else.
    Unit(Unit),
}

impl Measured {
    /// Whether two may speak of one thing: 4 and 4位, 12 of 12號 and 12日.
    pub fn fits(self, other: Self) -> bool {
        let loose =
            |m: Self| matches!(m, Self::Unit(Unit::Bare | Unit::Count | Unit::Number | Unit::People | Unit::Times));
        let day = |m: Self| matches!(m, Self::Date | Self::Unit(Unit::Day | Unit::Number));
        self == other || (loose(self) && loose(other)) || (day(self) && day(other)) || self.is_bare() || other.is_bare()
    }

    /// How many minutes one takes.
    pub fn minutes(self) -> Option<f64> {
        let Self::Unit(unit) = self else { return None };
        Some(match unit {
            Unit::Minute => 1.0,
            Unit::Hour => 60.0,
            Unit::Day => 1440.0,
            Unit::Week => 7.0 * 1440.0,
            Unit::Month => 30.0 * 1440.0,
            Unit::Year => 365.0 * 1440.0,
            _ => return None,
        })
    }

    fn is_bare(self) -> bool {
        self == Self::Unit(Unit::Bare)
    }
}

impl Quantity {
    /// Whether another number is the same, in whichever unit of time: 60分鐘 is 一小時.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let is = |a: f64, b: f64| (a - b).abs() < 1e-6;
        let minutes = |q: &Self| q.unit.minutes().map(|m| m * q.value);
        let timed = minutes(self).zip(minutes(other)).is_some_and(|(a, b)| is(a, b)) && self.to == other.to;
        timed || (self.unit.fits(other.unit) && is(self.value, other.value))
    }
}

/// The numbers of a folded text but for those within `taken` (clock times, telephone numbers, addresses of the net).
pub fn quantities(text: &str, taken: &[Range<usize>]) -> Vec<Quantity> {
    let mut out: Vec<Quantity> = Vec::new();
    let mut at = 0;
    let mut next = 0;
    while let Some(c) = text[at..].chars().next() {
        while taken.get(next).is_some_and(|t| t.end <= at) {
            next += 1;
        }
        if let Some(t) = taken.get(next).filter(|t| t.start <= at) {
            at = t.end.max(at + c.len_utf8());
            continue;
        }
        let (end, found) = if c.is_ascii_digit() {
            digits(text, at)
        } else if is_numeral(c) {
            numerals(text, at)
        } else {
            (at + c.len_utf8(), None)
        };
        if let Some(found) = found {
            join(text, found, &mut out);
        }
        at = out.last().map_or(end, |q| q.range.end.max(end));
    }
    for q in &mut out {
        q.exact = exactness(text, q);
        q.per = if q.unit == Measured::Money { per(text, &q.range) } else { None };
    }
    out
}

fn is_numeral(c: char) -> bool {
    !c.is_ascii() && number::is_han(c)
}

/// A run of digits; `1,280` and `3.5` are one number.
fn digits(text: &str, start: usize) -> (usize, Option<Quantity>) {
    let bytes = text.as_bytes();
    let is_digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = start;
    while end < bytes.len() {
        let is_part = match bytes[end] {
            b',' => (1..=3).all(|n| is_digit(end + n)) && !is_digit(end + 4),
            b'.' => is_digit(end + 1),
            _ => is_digit(end),
        };
        if !is_part {
            break;
        }
        end += 1;
    }
    // a2, b1: a name.
    let is_name = text[..start].ends_with(|c: char| c.is_ascii_alphabetic()) && !is_money_before(text, start);
    let value = number::value(&text[start..end]);
    let found = value.filter(|_| !is_name).map(|value| of(text, start..end, value));
    (end, found)
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

fn is_money_before(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ');
    // 52块一个: behind a number it is that number's.
    before.ends_with(|c: char| !is_han(c) && WordList::MoneySign.has_char(c))
        || before.ends_with("hkd")
        || before.ends_with("rmb")
}

/// A Chinese numeral counts only before a unit, or where it holds a ten.
fn numerals(text: &str, start: usize) -> (usize, Option<Quantity>) {
    let len = text[start..].find(|c| !is_numeral(c)).unwrap_or(text.len() - start);
    let end = start + len;
    let Some(value) = number::value(&text[start..end]) else { return (end, None) };
    let found = of(text, start..end, value);
    let measures = matches!(
        found.unit,
        Measured::Money
            | Measured::Date
            | Measured::Unit(
                Unit::Minute | Unit::Hour | Unit::Month | Unit::Year | Unit::Week | Unit::Share | Unit::Day
            )
    );
    // 第一次, 一個, 一下: an ordinal or an article; 一半 is none of ours.
    let is_ordinal = WordList::SaidOrdinal.ends(&text[..start]);
    let is_article = value <= 1.0 && !measures;
    // 一對四: one for four.
    let is_ratio = WordList::SaidRatio.ends(&text[..start]) && value > 1.0;
    let is_unit = found.unit != Measured::Unit(Unit::Bare) || (value >= 10.0 && len > 3) || is_ratio;
    (end, (is_unit && !is_article && !is_ordinal).then_some(found))
}

fn of(text: &str, digits: Range<usize>, value: f64) -> Quantity {
    let (unit, unit_end) = measured(text, digits.end);
    let is_money = is_money_before(text, digits.start);
    let unit = match unit {
        _ if is_money => Measured::Money,
        Unit::Money => Measured::Money,
        unit => Measured::Unit(unit),
    };
    let start = if is_money { money_start(text, digits.start) } else { digits.start };
    let end = if is_money { digits.end } else { unit_end.max(digits.end) };
    Quantity { range: start..end, digits, value, to: None, unit, exact: 0, per: None }
}

/// The unit behind a number; more things are counted here than measured elsewhere.
fn measured(text: &str, at: usize) -> (Unit, usize) {
    let found = unit_at(text, at);
    let rest = &text[at..];
    let from = at + rest.len() - rest.trim_start_matches(' ').len();
    let longest = |list: WordList| {
        let stands = |w: &&str| {
            let next = text.as_bytes().get(from + w.len()).copied().unwrap_or(b' ');
            !(w.is_ascii() && next.is_ascii_alphabetic())
        };
        list.beginning(&text[from..]).filter(stands).last().map(|w| from + w.len())
    };
    let counter = || if found.0 == Unit::Bare { longest(WordList::SaidCounter) } else { None };
    match (longest(WordList::SaidWorkday), counter()) {
        (Some(end), _) if end > found.1 => (Unit::Day, end),
        (_, Some(end)) => (Unit::Count, end),
        _ => found,
    }
}

fn money_start(text: &str, at: usize) -> usize {
    let sign =
        text[..at].trim_end_matches(' ').trim_end_matches(|c: char| !is_han(c) && WordList::MoneySign.has_char(c));
    let letters = sign.len() - sign.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    if WordList::SaidCurrency.has(&sign[sign.len() - letters..]) { sign.len() - letters } else { sign.len() }
}

/// Adds a number: the upper end of a range, the day of a month, or a number of its own.
fn join(text: &str, found: Quantity, out: &mut Vec<Quantity>) {
    if let Some(last) = out.last_mut() {
        let between = &text[last.range.end.min(found.range.start)..found.range.start];
        let is_span = last.to.is_none()
            && found.value > last.value
            && WordList::SaidTo.has(between.trim())
            && last.unit.fits(found.unit);
        if is_span {
            last.to = Some(found.value);
            last.unit = if last.unit == Measured::Unit(Unit::Bare) { found.unit } else { last.unit };
            last.range.end = found.range.end;
            return;
        }
        let is_day =
            last.unit == Measured::Unit(Unit::Month) && between.is_empty() && found.value <= 31.0 && last.value <= 12.0;
        if is_day {
            last.value = last.value * 100.0 + found.value;
            last.unit = Measured::Date;
            last.range.end = found.range.end;
            return;
        }
    }
    out.push(found);
}

/// What a price is for one of, behind it or before it: $28一碗, $60/位, 每人$120.
fn per(text: &str, price: &Range<usize>) -> Option<usize> {
    let behind = text[price.end..].trim_start_matches(' ');
    let joint = |rest: &str| WordList::SaidPerJoint.words().iter().filter_map(|j| rest.strip_prefix(j)).count() > 0;
    let row_of = |rest: &str| {
        let rest = rest.trim_start_matches(' ');
        let length = |row: &str| row.split('|').filter(|w| begins(rest, w)).map(str::len).max();
        let rows = WordList::SaidPer.words().iter().enumerate().filter_map(|(i, row)| Some((length(row)?, i)));
        rows.max_by_key(|(len, i)| (*len, std::cmp::Reverse(*i))).map(|(_, i)| i)
    };
    if joint(behind) {
        let all = WordList::SaidPerJoint.words().iter().filter_map(|j| behind.strip_prefix(j));
        return all.max_by_key(|rest| std::cmp::Reverse(rest.len())).and_then(row_of);
    }
    // 每位$25: nothing stands between.
    let before = text[..price.start].trim_end_matches([' ', ':']);
    let from = before.char_indices().rev().nth(PER).map_or(0, |(i, _)| i);
    let near = &before[from..];
    let begin = WordList::SaidPerJoint.words().iter().filter(|j| !matches!(**j, "1" | "/" | "a" | "an"));
    begin.filter_map(|j| near.rfind(j).map(|i| &near[i + j.len()..])).find_map(|rest| {
        let word = rest.trim();
        WordList::SaidPer.words().iter().position(|row| row.split('|').any(|w| w == word))
    })
}

/// Whether a text begins with a word that no Latin letter goes on.
fn begins(text: &str, word: &str) -> bool {
    let next = text.as_bytes().get(word.len()).copied().unwrap_or(b' ');
    text.starts_with(word) && !(word.is_ascii() && next.is_ascii_alphabetic())
}

/// What the words around a number say about how exact it is.
fn exactness(text: &str, q: &Quantity) -> Bits {
    let before = &text[..q.range.start];
    let from = before.char_indices().rev().take(BEFORE + 8).last().map_or(q.range.start, |(i, _)| i);
    let mut at = from;
    // The last words before the number, with nothing but joints between.
    let mut seen = 0;
    let mut is_brief = false;
    while at < q.range.start {
        let word = words::at(text, at).filter(|(_, len)| at + len <= q.range.start);
        let len = word.map_or_else(|| text[at..].chars().next().map_or(1, char::len_utf8), |(_, len)| len);
        let bits = word.map_or(0, |(word, _)| word.bits);
        if bits & EXACTNESS != 0 && !WordList::SaidBehind.has(&text[at..at + len]) {
            seen = bits & EXACTNESS;
            is_brief = text[at..at + len].chars().count() == 1;
        } else if (bits & words::IDLE == 0 || is_brief) && !text[at..at + len].trim().is_empty() {
            // 過時每半個鐘: one character bounds only what stands right behind it.
            seen = 0;
        }
        at += len;
    }
    let mut bits = seen;
    let mut at = q.range.end;
    let mut left = BEHIND;
    while left > 0 && at < text.len() {
        let Some((word, len)) = words::at(text, at) else {
            let c = text[at..].chars().next().unwrap_or(' ');
            if c != ' ' {
                break;
            }
            at += 1;
            continue;
        };
        if word.bits & EXACTNESS == 0 && word.bits & words::IDLE == 0 {
            break;
        }
        bits |= word.bits & EXACTNESS & !(words::MOST | words::ONLY);
        at += len;
        left -= 1;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    fn read(text: &str) -> Vec<(f64, Option<f64>, Measured, Bits)> {
        quantities(&variants().fold_str(text), &[]).into_iter().map(|q| (q.value, q.to, q.unit, q.exact)).collect()
    }

    #[test]
    fn numbers_with_units_and_exactness() {
        assert_eq!(read("細圖$600起"), [(600.0, None, Measured::Money, words::FROM)]);
        assert_eq!(read("約四十五分鐘"), [(45.0, None, Measured::Unit(Unit::Minute), words::ABOUT)]);
        assert_eq!(read("35至40分鐘"), [(35.0, Some(40.0), Measured::Unit(Unit::Minute), 0)]);
        assert_eq!(read("12月18日截單").first().map(|q| q.0), Some(1218.0));
        assert_eq!(read("最少4人開班")[0].3, words::LEAST);
        assert_eq!(read("HK$1,280")[0].2, Measured::Money);
        assert_eq!(read("第一次、一個、一下"), []);
        assert_eq!(read("A2出口"), []);
        assert_eq!(read("兩張枱").first().map(|q| q.0), Some(2.0));
    }
}
