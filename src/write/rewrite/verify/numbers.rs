//! Numbers of a text with what they measure, so that 三年 and 3年 are one, and 3樓 does not vouch for 3分鐘.

use crate::text::measure::{Unit, unit_at};
use crate::text::number;
use std::collections::{BTreeMap, BTreeSet};

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

fn han_value(c: char) -> Option<u32> {
    Some(match c {
        '廿' => 20,
        '卅' => 30,
        _ => return number::digit(c).map(u32::from).or_else(|| number::unit(c).map(|u| u as u32)),
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
