//! Telephone numbers of Hong Kong and the mainland. A phone is one by its shape *and* its surroundings: years, opening hours,
//! budgets, sizes, scores, passwords and order numbers have as many digits.

use crate::lists::WordList;
use crate::text::fold::Folded;
use crate::text::fold::is_zero_width;
use crate::text::number;
use crate::text::token::{Found, Token};
use std::ops::Range;

/// Bytes before and behind a number in which a word may say what it is.
const BESIDE: usize = 60;
/// Bytes before a number in which a label names it: 訂單號碼係…
const LABELLED: usize = 24;

/// Finds them in a folded text, whose digits stand at `places`. `original` is the text that it was folded from: in a view
/// without disguises it still shows what stood between the digits.
pub fn phones(folded: &Folded, original: &str, places: &[u32], out: &mut Vec<Found>) {
    let text = folded.text.as_str();
    let mut next = 0;
    for place in places {
        let i = *place as usize;
        if i < next {
            continue;
        }
        let run = Run::at(text, i);
        next = run.end;
        if run.is_phone() && is_shaped(folded, original, &run) {
            let plus = usize::from(text[..run.start].ends_with('+'));
            out.push((Token::Phone, run.start - plus..run.end));
        }
    }
}

/// A row of digits with at most one sign between two of them.
struct Run {
    start: usize,
    end: usize,
    /// The digits as ASCII, at most one more than a number may have.
    digits: [u8; MOST_DIGITS + 1],
    /// Where each of them stands.
    places: [u32; MOST_DIGITS + 1],
    /// How many they are.
    count: usize,
}

/// No number has more digits, country code included.
const MOST_DIGITS: usize = 13;

impl Run {
    fn at(text: &str, start: usize) -> Self {
        let mut run = Self { start, end: start, digits: [0; MOST_DIGITS + 1], places: [0; MOST_DIGITS + 1], count: 0 };
        let mut chars = text[start..].char_indices().map(|(i, c)| (start + i, c)).peekable();
        while let Some((i, c)) = chars.next() {
            if let Some(d) = digit(c) {
                if run.count <= MOST_DIGITS {
                    run.digits[run.count] = d as u8;
                    run.places[run.count] = i as u32;
                    run.count += 1;
                }
                run.end = i + c.len_utf8();
            } else if !matches!(c, ' ' | '-' | '.') || chars.peek().is_none_or(|(_, c)| digit(*c).is_none()) {
                break;
            }
        }
        run
    }

    fn digits(&self) -> &str {
        str::from_utf8(&self.digits[..self.count]).unwrap_or_default()
    }

    fn places(&self) -> &[u32] {
        &self.places[..self.count]
    }

    /// Without the country code.
    fn local(&self) -> &str {
        let without = |code, len| self.digits().strip_prefix(code).filter(|d: &&str| d.len() == len);
        without("852", 8).or_else(|| without("86", 11)).unwrap_or(self.digits())
    }

    fn has_code(&self) -> bool {
        self.local().len() < self.count
    }

    fn is_phone(&self) -> bool {
        let local = self.local().as_bytes();
        match local.len() {
            8 => matches!(local[0], b'2'..=b'9'),
            // A mainland line with the code of its city: 0755-12345678.
            11 | 12 if local[0] == b'0' => self.count == local.len() && matches!(local[1], b'1'..=b'9'),
            11 => local[0] == b'1' && matches!(local[1], b'3'..=b'9'),
            _ => false,
        }
    }

    /// `20251122`.
    fn is_date(&self) -> bool {
        let (digits, part) = (self.digits(), |range: Range<usize>| self.digits()[range].parse::<u8>());
        digits.len() == 8
            && (digits.starts_with("19") || digits.starts_with("20"))
            && part(4..6).is_ok_and(|m| (1..=12).contains(&m))
            && part(6..8).is_ok_and(|d| (1..=31).contains(&d))
    }
}

/// Whether a telephone number can hold a character as a digit.
pub fn is_digit(c: char) -> bool {
    digit(c).is_some()
}

/// A digit, as ASCII: 9, 九, 玖.
fn digit(c: char) -> Option<char> {
    // Digits in filled circles, which folding leaves alone.
    let circled = |first: char| char::from_digit(c as u32 - first as u32 + 1, 10);
    match c {
        '0'..='9' => Some(c),
        '❶'..='❾' => circled('❶'),
        '➀'..='➈' => circled('➀'),
        '➊'..='➒' => circled('➊'),
        '⓿' => Some('0'),
        _ => number::spoken_digit(c),
    }
}

/// Whether the groups of a number and what stands around it make it a telephone number.
fn is_shaped(folded: &Folded, original: &str, run: &Run) -> bool {
    let text = folded.text.as_str();
    let written = folded.to_original(run.start..run.end).start;
    let sign = original.get(..written).is_some_and(|before| before.trim_end().ends_with(['$', '¥', '￥', '#', '＃']));
    if sign || run.is_date() || is_named_otherwise(text, run) {
        return false;
    }
    let groups = groups(folded, original, run);
    let mut lengths: Vec<usize> = groups.iter().map(|g| g.1).collect();
    if groups.iter().any(|(between, _)| between.contains(PARTS) || between.chars().any(is_word)) {
        return false;
    }
    if run.has_code() && lengths.len() > 1 && lengths[0] <= 3 {
        lengths.remove(0);
    }
    match lengths[..] {
        [_] | [3, 4, 4] | [3 | 4, 8] | [7, 4] | [4, 7] => true,
        [4, 4] => !is_span(run.local(), &groups) || is_called(text, run),
        _ => is_called(text, run),
    }
}

/// Signs that part one number from the next: times, ratios, sums, lists, lines.
const PARTS: [char; 19] =
    [':', '：', '/', '=', '+', '÷', '×', '*', '~', '〜', ',', '，', '、', ';', '；', '|', '｜', '\n', '。'];

fn is_word(c: char) -> bool {
    c.is_alphabetic() && !is_zero_width(c)
}

/// For each group of digits, what stands before it in the original (nothing before the first one) and how long it is.
fn groups<'o>(folded: &Folded, original: &'o str, run: &Run) -> Vec<(&'o str, usize)> {
    let mut out: Vec<(&str, usize)> = Vec::new();
    let mut last: Option<usize> = None;
    for place in run.places() {
        let place = *place as usize;
        let width = folded.text[place..].chars().next().map_or(1, char::len_utf8);
        let here = folded.to_original(place..place + width);
        let between = last.and_then(|end| original.get(end..here.start)).unwrap_or_default();
        match out.last_mut() {
            Some((_, count)) if between.chars().all(is_zero_width) => *count += 1,
            _ => out.push((between, 1)),
        }
        last = Some(here.end);
    }
    out
}

/// Two numbers that mark a span or stand for themselves: years, hours, round sums.
fn is_span(digits: &str, groups: &[(&str, usize)]) -> bool {
    let (Ok(from), Ok(to)) = (digits[..4].parse::<u32>(), digits[4..].parse::<u32>()) else { return false };
    let both = |test: fn(u32) -> bool| test(from) && test(to);
    let is_dash = groups.iter().any(|(between, _)| between.contains(['-', '–', '—', '－']));
    both(|n| (1900..2100).contains(&n))
        || both(|n| n / 100 <= 24 && n % 100 < 60 && n % 5 == 0)
        || (is_dash && from < to && both(|n| n % 50 == 0))
}

/// A label before the number or a unit behind it says that it is something else.
fn is_named_otherwise(text: &str, run: &Run) -> bool {
    let before = &text[text.floor_char_boundary(run.start.saturating_sub(LABELLED))..run.start];
    let after = text[run.end..].trim_start();
    let is_share =
        after.strip_prefix('/').is_some_and(|rest| !rest.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    // `No. 61234567`; with `Tel no.` it is a phone's.
    let is_number = before.trim_end_matches([' ', '.', ':']).ends_with("no") && !is_called(text, run);
    is_share
        || is_number
        || after.starts_with('%')
        || WordList::NumberLabel.is_in(labels(before))
        || WordList::NumberUnit.begins(after)
}

/// Where a label of the number may stand: behind a call to dial it, in that clause alone. 「牌照在墙上，打 6123 4567」.
fn labels(before: &str) -> &str {
    let clause = before.rfind([',', '，', '。', '.']).map_or(0, |i| i + 1);
    let clause = before.get(clause..).unwrap_or(before);
    if WordList::PhoneWord.is_in(clause) { clause } else { before }
}

/// A word beside the number says that somebody is to be called.
fn is_called(text: &str, run: &Run) -> bool {
    let from = text.floor_char_boundary(run.start.saturating_sub(BESIDE));
    let to = text.ceil_char_boundary((run.end + BESIDE).min(text.len()));
    WordList::PhoneWord.is_in(&text[from..run.start]) || WordList::PhoneWord.is_in(&text[run.end..to])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    fn places(folded: &Folded) -> Vec<u32> {
        folded.text.char_indices().filter(|(_, c)| is_digit(*c)).map(|(i, _)| i as u32).collect()
    }

    fn found(text: &str) -> Vec<&str> {
        let folded = variants().fold(text).squeeze();
        let mut out = Vec::new();
        phones(&folded, text, &places(&folded), &mut out);
        out.into_iter().map(|(_, range)| &text[folded.to_original(range)]).collect()
    }

    fn bare(text: &str) -> usize {
        let folded = variants().fold(text).squeeze().bare();
        let mut out = Vec::new();
        phones(&folded, text, &places(&folded), &mut out);
        out.len()
    }

    #[test]
    fn phones_by_their_shape() {
        for text in [
            "打 9123 4567 留位",
            "電話：+852 61234567",
            "２３４５６７８９",
            "1️⃣3️⃣9️⃣12345678",
            "6123-4567",
            "(852) 5123 4567",
            "找Amy 139 1234 5678",
            "+86 13912345678",
            "查詢 六一二三四五六七",
            "聯絡 9一2三4五6七",
            "訂位請致電 ⑨⑧⑦⑥⑤④③②",
            "2123.4567",
            "0755-12345678",
            "电话 0713 1234567",
            "❶❸❾❶❷❸❹❺❻❼❽",
            "搵Ada：9 8 7 6 5 4 3 2",
            "牌照喺門口，打 6123 4567 問",
            "不用订单，找我 6123 4567",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        assert_eq!(found("電話 29335026/57105522"), ["29335026", "57105522"]);
        for text in ["打9 1 2 3 4 5 6 7搵我", "Tel: 9*1*2*3", "訂枱電話 21 23 45 67"] {
            assert_eq!(bare(text), usize::from(!text.contains('*')), "{text}");
        }
    }

    #[test]
    fn other_numbers_have_as_many_digits() {
        for text in [
            "訂單編號20251122",
            "全年賣出 61234567 個",
            "HK$61234567",
            "2025-11-22",
            "12:30-15:00",
            "No. 61234567",
            "由2015-2018喺上環",
            "2019–2024 五年",
            "預算 2000-3000 一個月",
            "Wi-Fi 密碼 23456789",
            "營業時間 2030-2330",
            "成本 2000+3000+2500=7500",
            "焗 20-25-30-35 分鐘",
            "房號 2801/2802",
            "胸圍 84/88/92/96",
            "比例 60:20:15:05",
            "比數 21:19 21:17",
            "2400 ÷ 60 = 40",
            "色號 5501/5502",
            "ISBN 97898812",
            "第 23456789 號票",
            "2023/24 2024/25 學年",
            "$61234567/年",
            "枱號 23 45 67 89",
            "牌照號碼，掛喺門口：61234567",
        ] {
            assert_eq!((found(text).len(), bare(text)), (0, 0), "{text}");
        }
    }
}
