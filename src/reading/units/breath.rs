//! Spaces that some write for commas: 「師傅2人一組 鋪膠布」.

use crate::lists::WordList;
use crate::text::units::units as units_of;
use crate::text::variants;
use std::ops::Range;

/// Units of what is no breath of its own.
const BREATH: u32 = 3;
/// Units of a name before its number.
const NAMED: u32 = 5;

/// The parts of a clause between spaces that stand beside a Chinese character, where some write commas. Nothing is parted
/// inside brackets or quotation marks, nor where spaces only set numbers apart: 「南昌街 223 號 5 樓」.
pub fn spaced(text: &str, r: &Range<usize>) -> Vec<Range<usize>> {
    let inside = &text[r.clone()];
    let (mut out, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, c) in inside.char_indices() {
        match c {
            '「' | '『' | '（' | '(' | '“' | '《' => depth += 1,
            '」' | '』' | '）' | ')' | '”' | '》' => depth -= 1,
            // What stands in brackets is said of what stands before it: 「補底 $180 (皮底另計+$80)」.
            ' ' if inside[at + 1..].starts_with(['(', '（']) => {}
            ' ' if depth == 0 && at > start && is_breath(&inside[..at], &inside[at + 1..]) => {
                out.push(r.start + start..r.start + at);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < inside.len() {
        out.push(r.start + start..r.end);
    }
    out
}

/// The parts of a stretch between which its writer takes breath with a space: 「鍍膜$2,800起 睇車身狀況先報價」. A short word
/// before its number, 「甴曱 400呎以下」, is one with it.
pub fn breaths(text: &str, r: &Range<usize>) -> Vec<Range<usize>> {
    // Most stretches have no space.
    if !text[r.clone()].contains(' ') {
        return if r.is_empty() { Vec::new() } else { vec![r.clone()] };
    }
    let mut out: Vec<Range<usize>> = Vec::new();
    for part in spaced(text, r) {
        let is_short = |r: &Range<usize>| units_of(&text[r.clone()]) < BREATH;
        let counts = text[part.clone()].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '+'));
        let is_money = text[part.clone()].trim_start_matches("HK").starts_with('$');
        let joins = out.last().is_some_and(|before| {
            let names = !text[before.clone()].contains(|c: char| c.is_ascii_digit());
            let is_amount = text[before.clone()].contains('$');
            // A thing and what it costs are one breath, however long its name is.
            let prices = is_money && !is_amount && names;
            prices
                || (is_short(before) && !is_amount)
                || is_short(&part)
                || (counts && names && units_of(&text[before.clone()]) < NAMED)
        });
        match out.last_mut().filter(|_| joins) {
            Some(before) => before.end = part.end,
            None => out.push(part),
        }
    }
    out
}

/// Whether a space between two texts stands for a comma.
fn is_breath(before: &str, behind: &str) -> bool {
    let is_han =
        |c: Option<char>| c.is_some_and(|c| ('\u{3400}'..='\u{9fff}').contains(&c) || matches!(c, '）' | '」'));
    let (last, first) = (before.chars().next_back(), behind.chars().next());
    // A number between two spaces with Chinese on both sides is only set apart.
    let word = before.rsplit(' ').next().unwrap_or_default();
    let is_apart = |beside: Option<char>| is_han(beside);
    // 「只驗唔配$150 註冊視光師駐店」, 「四呎闊 1996年爸爸開」: a word of several Chinese letters says something.
    let says = |word: &str| word.chars().filter(|c| is_han(Some(*c))).nth(2).is_some();
    let is_counted = is_han(first) && is_counted(word, behind);
    match (is_han(last), is_han(first)) {
        (false, true) if is_counted => false,
        (false, true) if says(word) => true,
        (true, false) if says(behind.split(' ').next().unwrap_or_default()) => true,
        (false, false) if says(word) && says(behind.split(' ').next().unwrap_or_default()) => true,
        (true, true) => true,
        (false, true) => {
            // 9:30-19:00, 6123 4567, A2: what is no mere count is no part of 「6 小時」.
            let is_count = word.len() < 4 && word.chars().all(|c| c.is_ascii_digit());
            if word.contains(':') {
                return !first.is_some_and(|c| WordList::Joint.has_char(c));
            }
            if is_count {
                return false;
            }
            let head = before[..before.len() - word.len()].trim_end_matches(' ');
            !(head.len() < before.len() - word.len() && is_apart(head.chars().next_back()))
        }
        (true, false) => {
            let word = behind.split(' ').next().unwrap_or_default();
            if word.contains(':') {
                return !last.is_some_and(|c| WordList::Joint.has_char(c));
            }
            let tail = behind[word.len()..].trim_start_matches(' ');
            !(tail.len() < behind.len() - word.len() && is_apart(tail.chars().next()))
        }
        (false, false) => false,
    }
}

/// Units that a number may stand before with a space between them.
const UNITS: [WordList; 10] = [
    WordList::UnitMinute,
    WordList::UnitHour,
    WordList::UnitDay,
    WordList::UnitWeek,
    WordList::UnitMonth,
    WordList::UnitYear,
    WordList::UnitMoney,
    WordList::UnitPeople,
    WordList::UnitTimes,
    WordList::UnitCount,
];
/// Bytes in which such a unit stands.
const UNIT: usize = 12;

/// Whether a word ends with a number that the unit behind a space belongs to, whatever stands before the number: 「捏三件3 小時」.
fn is_counted(word: &str, behind: &str) -> bool {
    let head = word.trim_end_matches(|c: char| c.is_ascii_digit());
    // 18:00, $200 and 9:30-19 are whole by themselves.
    let counts = head.len() < word.len() && !head.ends_with([':', '：', '$', '.', ',', '-', '–', '—', '~', '～']);
    counts && {
        let unit = variants().fold_str(&behind[..behind.floor_char_boundary(UNIT)]);
        UNITS.iter().any(|list| list.begins(&unit))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        breaths(text, &(0..text.len())).into_iter().map(|r| &text[r]).collect()
    }

    #[test]
    fn a_number_before_its_unit_takes_no_breath() {
        assert_eq!(parts("散紙包｜3 小時"), ["散紙包｜3 小時"]);
        assert_eq!(parts("逢一至六18:00 星期日休"), ["逢一至六18:00", "星期日休"]);
        assert_eq!(parts("入數俾師傅平$200 月尾有位"), ["入數俾師傅平$200", "月尾有位"]);
        assert_eq!(parts("我哋入行16 年 淨係做呢樣"), ["我哋入行16 年", "淨係做呢樣"]);
        assert_eq!(parts("只驗唔配$150 註冊視光師駐店"), ["只驗唔配$150", "註冊視光師駐店"]);
    }

    #[test]
    fn brackets_belong_to_what_stands_before_them() {
        assert_eq!(parts("補底 $180 (皮底另計+$80)"), ["補底 $180 (皮底另計+$80)"]);
        assert_eq!(parts("執鞋跟 $60起 （一對計）"), ["執鞋跟 $60起 （一對計）"]);
        assert_eq!(parts("换鞋垫 $40 （现货）"), ["换鞋垫 $40 （现货）"]);
    }

    #[test]
    fn breath_is_taken_at_spaces_between_things() {
        assert_eq!(parts("鍍膜$2,800起 睇車身狀況先報價"), ["鍍膜$2,800起", "睇車身狀況先報價"]);
        assert_eq!(parts("甴曱 400呎以下"), ["甴曱 400呎以下"]);
        assert_eq!(parts("我係店主Yoyo 80件都係自己揀"), ["我係店主Yoyo", "80件都係自己揀"]);
        assert_eq!(parts("女裝鞋踭換膠 $60起"), ["女裝鞋踭換膠 $60起"]);
        assert_eq!(parts("只驗唔配$150 註冊視光師駐店"), ["只驗唔配$150", "註冊視光師駐店"]);
        assert_eq!(parts("檔口得四呎闊 1996年阿爸開 我二十歲學"), ["檔口得四呎闊", "1996年阿爸開", "我二十歲學"]);
        assert_eq!(parts("Soles from $180 (rubber +$80)"), ["Soles from $180 (rubber +$80)"]);
    }
}
