//! Numbers of a text with what they measure, so that 三年 and 3年 are one, and 3樓 does not vouch for 3分鐘.

use std::collections::{BTreeMap, BTreeSet};

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Nothing that is known.
    Bare,
    /// A thing of some sort.
    Count,
    /// Money.
    Money,
    /// A part of a hundred, a discount.
    Share,
    /// A time of day.
    Clock,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days or a date.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years or an age.
    Year,
    /// People.
    People,
    /// How often.
    Times,
    /// Weight.
    Weight,
    /// Length or size.
    Length,
    /// Volume.
    Volume,
    /// A floor.
    Floor,
    /// A number of a house, a shop, a day.
    Number,
}

/// A number met in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// `1280`, `1.8`; what cannot be read as a number stays as written.
    pub value: String,
    /// What it measures.
    pub unit: Unit,
    /// Bytes of the folded text, unit included.
    pub range: std::ops::Range<usize>,
    /// Whether it is written in Han characters or as an English word.
    pub in_words: bool,
}

/// Units behind a number, in folded (Simplified) form, the longest first.
const UNITS: [(&str, Unit); 118] = [
    ("minutes", Unit::Minute),
    ("minute", Unit::Minute),
    ("mins", Unit::Minute),
    ("min", Unit::Minute),
    ("分钟", Unit::Minute),
    ("hours", Unit::Hour),
    ("hour", Unit::Hour),
    ("hrs", Unit::Hour),
    ("hr", Unit::Hour),
    ("小时", Unit::Hour),
    ("个小时", Unit::Hour),
    ("个钟头", Unit::Hour),
    ("个钟", Unit::Hour),
    ("粒钟", Unit::Hour),
    ("钟头", Unit::Hour),
    ("点钟", Unit::Clock),
    ("点半", Unit::Clock),
    ("点", Unit::Clock),
    ("a.m", Unit::Clock),
    ("p.m", Unit::Clock),
    ("am", Unit::Clock),
    ("pm", Unit::Clock),
    ("noon", Unit::Clock),
    (":", Unit::Clock),
    ("时", Unit::Clock),
    ("days", Unit::Day),
    ("day", Unit::Day),
    ("日", Unit::Day),
    ("天", Unit::Day),
    ("weeks", Unit::Week),
    ("week", Unit::Week),
    ("个星期", Unit::Week),
    ("个礼拜", Unit::Week),
    ("星期", Unit::Week),
    ("礼拜", Unit::Week),
    ("周", Unit::Week),
    ("months", Unit::Month),
    ("month", Unit::Month),
    ("个月", Unit::Month),
    ("月", Unit::Month),
    ("years", Unit::Year),
    ("year", Unit::Year),
    ("年", Unit::Year),
    ("岁", Unit::Year),
    ("代", Unit::Year),
    ("港元", Unit::Money),
    ("港币", Unit::Money),
    ("港纸", Unit::Money),
    ("人民币", Unit::Money),
    ("块钱", Unit::Money),
    ("块", Unit::Money),
    ("元", Unit::Money),
    ("蚊", Unit::Money),
    ("hkd", Unit::Money),
    ("rmb", Unit::Money),
    ("dollars", Unit::Money),
    ("%", Unit::Share),
    ("percent", Unit::Share),
    ("巴仙", Unit::Share),
    ("折", Unit::Share),
    ("成", Unit::Share),
    ("个人", Unit::People),
    ("people", Unit::People),
    ("persons", Unit::People),
    ("guests", Unit::People),
    ("人", Unit::People),
    ("位", Unit::People),
    ("名", Unit::People),
    ("times", Unit::Times),
    ("次", Unit::Times),
    ("转", Unit::Times),
    ("遍", Unit::Times),
    ("轮", Unit::Times),
    ("公斤", Unit::Weight),
    ("克拉", Unit::Weight),
    ("克", Unit::Weight),
    ("斤", Unit::Weight),
    ("磅", Unit::Weight),
    ("kg", Unit::Weight),
    ("g", Unit::Weight),
    ("oz", Unit::Weight),
    ("lb", Unit::Weight),
    ("厘米", Unit::Length),
    ("毫米", Unit::Length),
    ("公分", Unit::Length),
    ("英寸", Unit::Length),
    ("寸", Unit::Length),
    ("吋", Unit::Length),
    ("尺", Unit::Length),
    ("呎", Unit::Length),
    ("米", Unit::Length),
    ("cm", Unit::Length),
    ("mm", Unit::Length),
    ("inches", Unit::Length),
    ("inch", Unit::Length),
    ("毫升", Unit::Volume),
    ("升", Unit::Volume),
    ("ml", Unit::Volume),
    ("/f", Unit::Floor),
    ("楼", Unit::Floor),
    ("层", Unit::Floor),
    ("号", Unit::Number),
    ("个", Unit::Count),
    ("件", Unit::Count),
    ("款", Unit::Count),
    ("张", Unit::Count),
    ("间", Unit::Count),
    ("家", Unit::Count),
    ("份", Unit::Count),
    ("杯", Unit::Count),
    ("碗", Unit::Count),
    ("只", Unit::Count),
    ("条", Unit::Count),
    ("粒", Unit::Count),
    ("倍", Unit::Count),
    ("套", Unit::Count),
    ("堂", Unit::Count),
    ("盒", Unit::Count),
];

/// English numerals; `one` is mostly no number.
const WORDS: [(&str, &str); 27] = [
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("eighteen", "18"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("sixty", "60"),
    ("seventy", "70"),
    ("eighty", "80"),
    ("ninety", "90"),
    ("hundred", "100"),
    ("thousand", "1000"),
    ("dozen", "12"),
];

/// All numbers of a folded text.
pub fn numbers(folded: &str) -> Vec<Number> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(c) = folded[at..].chars().next() {
        let end = if c.is_ascii_digit() {
            let end = digits_end(folded, at);
            out.push(digits(folded, at, end));
            end
        } else if han_value(c).is_some() {
            let end = folded[at..].find(|c| han_value(c).is_none()).map_or(folded.len(), |n| at + n);
            out.extend(han(folded, at, end));
            end
        } else if c.is_ascii_alphabetic() {
            let end = folded[at..].find(|c: char| !c.is_ascii_alphanumeric()).map_or(folded.len(), |n| at + n);
            out.extend(word(folded, at, end));
            end
        } else {
            at + c.len_utf8()
        };
        at = end;
    }
    out
}

/// Which units each number has.
pub fn table(numbers: impl IntoIterator<Item = Number>) -> BTreeMap<String, BTreeSet<Unit>> {
    let mut out: BTreeMap<String, BTreeSet<Unit>> = BTreeMap::new();
    for number in numbers {
        out.entry(number.value).or_default().insert(number.unit);
    }
    out
}

/// Whether a table vouches for a number.
pub fn is_known(table: &BTreeMap<String, BTreeSet<Unit>>, number: &Number) -> bool {
    let Some(units) = table.get(&number.value) else { return false };
    match number.unit {
        // 12 in 12:30 and in 12點 is the same hour.
        Unit::Bare | Unit::Count | Unit::Number => true,
        unit => units.contains(&unit) || units.contains(&Unit::Bare),
    }
}

/// The end of a run of digits: 2,300 and 3.5 are one number, 5,12 are two.
fn digits_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let is_digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut i = start;
    while i < bytes.len() {
        let joined = match bytes[i] {
            b'.' => is_digit(i + 1),
            b',' => (1..=3).all(|n| is_digit(i + n)) && !is_digit(i + 4),
            _ => is_digit(i),
        };
        if !joined {
            break;
        }
        i += 1;
    }
    i
}

fn digits(text: &str, start: usize, end: usize) -> Number {
    let before = text[..start].trim_end();
    let is_money = before.ends_with(['$', '¥', '€', '£']) || before.ends_with("hkd") || before.ends_with("rmb");
    let (unit, unit_end) = unit_at(text, end);
    let unit = if is_money { Unit::Money } else { unit };
    let value = text[start..end].replace(',', "");
    let value = value.trim_start_matches('0');
    let value = if value.is_empty() || value.starts_with('.') { format!("0{value}") } else { value.to_owned() };
    Number { value, unit, range: start..unit_end, in_words: false }
}

/// A Chinese numeral counts as a number only before a unit; 一 only before what measures time or money.
fn han(text: &str, start: usize, end: usize) -> Option<Number> {
    let written = &text[start..end];
    let (unit, unit_end) = unit_at(text, end);
    if unit == Unit::Bare {
        return None;
    }
    let value = han_number(written).unwrap_or_else(|| written.to_owned());
    let measures = matches!(unit, Unit::Minute | Unit::Hour | Unit::Month | Unit::Year | Unit::Week | Unit::Share)
        || (unit == Unit::Money && !text[end..].starts_with('块'));
    // 一成不變, 一時, 一年四季 are ways of speaking.
    let is_way_of_speaking =
        ["一成不", "一周年", "十成", "一代", "一年四季", "两成"].iter().any(|w| text[start..].starts_with(w));
    if (value == "1" && !measures) || is_way_of_speaking {
        return None;
    }
    Some(Number { value, unit, range: start..unit_end, in_words: true })
}

fn word(text: &str, start: usize, end: usize) -> Option<Number> {
    let (_, value) = WORDS.iter().find(|(w, _)| *w == &text[start..end])?;
    let (unit, unit_end) = unit_at(text, end);
    Some(Number { value: (*value).to_owned(), unit, range: start..unit_end, in_words: true })
}

/// The unit that stands at a position, and where it ends.
fn unit_at(text: &str, at: usize) -> (Unit, usize) {
    let rest = &text[at..];
    let trimmed = rest.trim_start_matches([' ', '-', '多', '几', '来']);
    let from = at + rest.len() - trimmed.len();
    let found = UNITS
        .iter()
        .filter(|(name, _)| {
            let is_word = name.ends_with(|c: char| c.is_ascii_alphabetic());
            let next = trimmed.get(name.len()..).and_then(|r| r.chars().next());
            trimmed.starts_with(name) && !(is_word && next.is_some_and(|c| c.is_ascii_alphabetic()))
        })
        .max_by_key(|(name, _)| name.len());
    found.map_or((Unit::Bare, at), |(name, unit)| (*unit, from + name.len()))
}

const fn han_value(c: char) -> Option<u32> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        '十' => 10,
        '廿' => 20,
        '卅' => 30,
        '百' => 100,
        '千' => 1_000,
        '万' => 10_000,
        _ => return None,
    })
}

/// 十八 → 18, 三百二十 → 320; 兩三 is no number.
fn han_number(text: &str) -> Option<String> {
    let (mut total, mut digit, mut last_was_digit) = (0_u32, 0_u32, false);
    for c in text.chars() {
        let value = han_value(c)?;
        match value {
            0 => last_was_digit = false,
            1..=9 if last_was_digit => return None,
            1..=9 => {
                digit = value;
                last_was_digit = true;
            }
            20 | 30 => {
                total += value;
                last_was_digit = false;
            }
            _ => {
                total += digit.max(1) * value;
                digit = 0;
                last_was_digit = false;
            }
        }
    }
    Some((total + digit).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    fn read(text: &str) -> Vec<(String, Unit)> {
        numbers(&variants().fold_str(text)).into_iter().map(|n| (n.value, n.unit)).collect()
    }

    #[test]
    fn numbers_with_units() {
        assert_eq!(read("開咗三年"), [("3".to_owned(), Unit::Year)]);
        assert_eq!(read("十八小時發酵，２５克"), [("18".into(), Unit::Hour), ("25".into(), Unit::Weight)]);
        assert_eq!(read("HK$1,280，重1.8克"), [("1280".into(), Unit::Money), ("1.8".into(), Unit::Weight)]);
        assert_eq!(read("one or two tables, 8am"), [("2".into(), Unit::Bare), ("8".into(), Unit::Clock)]);
        assert_eq!(read("一個、一句、三文治、十分好、一下"), []);
        assert_eq!(read("行三分鐘"), [("3".into(), Unit::Minute)]);
    }

    #[test]
    fn a_number_vouches_only_for_what_it_measures() {
        let known = table(numbers(&variants().fold_str("3樓，$48，90分鐘，11–8")));
        let of = |text: &str| numbers(&variants().fold_str(text)).iter().all(|n| is_known(&known, n));
        assert!(of("三樓") && of("48蚊") && of("九十分鐘") && of("11點至8點"));
        assert!(!of("行3分鐘") && !of("48年") && !of("49蚊"));
    }
}
