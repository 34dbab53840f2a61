//! What is recognised by shape: numbers, prices, percentages, discounts, telephone numbers, addresses, handles,
//! exclamation runs, emoji. Works on a folded and squeezed text, so full width and keycap digits are digits here.

use crate::text::fold::Folded;
use crate::text::measure::{Unit, unit_at};
use crate::text::token::{Found, Token};
use crate::text::work;
use crate::text::{account, number, phone};
use std::ops::Range;
use unicode_properties::UnicodeEmoji;

/// Finds all tokens, in the order of their starts. `original` is the text that was folded. Tokens may lie inside one another (the number of a price).
pub fn tokens(folded: &Folded, original: &str) -> Vec<Found> {
    let text = folded.text.as_str();
    let mut out = Vec::with_capacity(32);
    let mut numbers: Vec<(Range<usize>, bool)> = Vec::with_capacity(16);
    // Where what a telephone number can hold as a digit stands.
    let mut digits: Vec<u32> = Vec::with_capacity(64);
    let mut next = 0;
    for (i, c) in text.char_indices() {
        // Most of a text.
        if matches!(c, 'a'..='z' | ' ') || (matches!(c, '\u{4e00}'..='\u{9fff}') && !may_count(c)) {
            continue;
        }
        if phone::is_digit(c) {
            digits.push(i as u32);
        }
        // Part of what was read already.
        if i < next {
            continue;
        }
        next = i + c.len_utf8();
        match c {
            '0'..='9' => {
                next = digits_end(folded, i);
                numbers.push((i..next, false));
            }
            _ if is_han_digit(c) => {
                next = text[i..].find(|c| !is_han_digit(c)).map_or(text.len(), |n| i + n);
                numbers.push((i..next, true));
            }
            '@' => {
                let end = text[next..]
                    .find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '.')))
                    .map_or(text.len(), |n| next + n);
                if end > next {
                    out.push((Token::Handle, i..end));
                }
            }
            '!' => {
                next = text[i..].find(|c: char| !matches!(c, '!' | ' ')).map_or(text.len(), |n| i + n);
                let run = text[i..next].trim_end().len();
                if text[i..next].matches('!').count() >= 3 {
                    out.push((Token::Excl, i..i + run));
                }
            }
            '[' => {
                if let Some(end) = app_code(&text[i..]) {
                    out.push((Token::Emoji, i..i + end));
                    next = i + end;
                }
            }
            _ if is_emoji(c) => out.push((Token::Emoji, i..next)),
            _ => {}
        }
    }
    for (range, han) in &numbers {
        measure(text, range.clone(), *han, &mut out);
    }
    phone::phones(folded, original, &digits, &mut out);
    account::accounts(folded, &mut out);
    out.sort_by_key(|(t, r)| (r.start, r.end, *t));
    out
}

/// A sign that shows a picture (digits, `#` and `*` have the property too, and do not count).
pub fn is_emoji(c: char) -> bool {
    // Among the characters that texts are made of there is none.
    !matches!(c, '\0'..='\u{203b}' | '\u{3000}'..='\u{303c}' | '\u{303e}'..='\u{1efff}')
        && c.is_emoji_char()
        && !matches!(c, '©' | '®' | '™' | '↔' | '→' | '〰' | '㊗' | '㊙')
}

/// Bytes of the longest code: eight characters between brackets.
const LONGEST_CODE: usize = 8 * 4 + 2;

/// `[种草R]`, `[大笑H]`: the codes that the app shows as pictures. Gives the length.
pub fn app_code(text: &str) -> Option<usize> {
    // Eight characters and two brackets.
    work::looked_at(LONGEST_CODE.min(text.len()));
    let end = text.as_bytes().iter().take(LONGEST_CODE).position(|b| *b == b']')?;
    let inner = text.get(1..end)?;
    let last = inner.chars().last()?;
    let short = (2..=8).contains(&inner.chars().count()) && !inner.contains(char::is_whitespace);
    (short && matches!(last, 'r' | 'h' | 'R' | 'H') && !inner.is_ascii()).then_some(end + 1)
}

const fn is_han_digit(c: char) -> bool {
    matches!(
        c,
        '零' | '〇'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '两'
            | '半'
            | '廿'
            | '卅'
    )
}

/// For each last byte of a character's number a bit: whether a Han digit, as it is written or said, ends in it.
const COUNTING: [u64; 4] = {
    let mut bits = [0; 4];
    let mut c = 0x4e00;
    while c < 0xa000 {
        if let Some(c) = char::from_u32(c)
            && (is_han_digit(c) || number::spoken_digit(c).is_some())
        {
            bits[(c as usize % 256) / 64] |= 1 << (c as u32 % 64);
        }
        c += 1;
    }
    bits
};

/// Whether a Han character may be a digit; of ten that are none, nine are told at once.
const fn may_count(c: char) -> bool {
    COUNTING[(c as usize % 256) / 64] >> (c as u32 % 64) & 1 != 0
}

/// The end of a run of digits: 2,300 and 3.5 are one number; `15 128` are two, and so are `$36,11月`.
fn digits_end(folded: &Folded, start: usize) -> usize {
    let bytes = folded.text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    // `100張$80，200張一百二`: behind a price a new number begins that counts something.
    let is_price = start > 0 && bytes[start - 1] == b'$';
    let counts = |at: usize| is_price && unit_at(&folded.text, at).0 == Unit::Count;
    let mut i = start;
    while i < bytes.len() {
        let joined = match bytes[i] {
            b'.' => is_digit(i + 1),
            b',' => (1..=3).all(|n| is_digit(i + n)) && !is_digit(i + 4) && !counts(i + 4),
            _ => false,
        };
        if !bytes[i].is_ascii_digit() && !joined {
            break;
        }
        i += 1;
    }
    i
}

/// What a number is, by what stands around it.
fn measure(text: &str, range: Range<usize>, han: bool, out: &mut Vec<Found>) {
    let (before, after) = (&text[..range.start], text[range.end..].trim_start_matches(' '));
    let after_at = text.len() - after.len();
    out.push((Token::Num, range.clone()));
    const CURRENCY: [&str; 9] = ["hk$", "hkd", "$", "港币", "¥", "rmb", "人民币", "us$", "nt$"];
    const UNIT: [&str; 7] = ["蚊", "港元", "港币", "元", "hkd", "块钱", "块"];
    let trimmed = before.trim_end_matches(' ');
    // Most numbers have none of these beside them, which one byte tells.
    let (last, next) = (trimmed.as_bytes().last(), after.as_bytes().first());
    let stands_before = |sign: &&&str| sign.as_bytes().last() == last && trimmed.ends_with(**sign);
    let stands_behind = |unit: &&&str| unit.as_bytes().first() == next && after.starts_with(**unit);
    if let Some(sign) = CURRENCY.iter().find(stands_before) {
        let unit = UNIT.iter().find(stands_behind).map_or(range.end, |u| after_at + u.len());
        out.push((Token::Price, trimmed.len() - sign.len()..unit));
    } else if let Some(unit) = UNIT.iter().find(stands_behind) {
        out.push((Token::Price, range.start..after_at + unit.len()));
    }
    if let Some(sign) = ["%", "percent", "巴仙", "成"].iter().find(stands_behind) {
        // 成 is a tenth only after a Chinese numeral (五成, not 3成團).
        let is_word = *sign == "成"
            && (!han || after.starts_with("成为") || after.starts_with("成功") || after.starts_with("成日"));
        if !is_word {
            out.push((Token::Percent, range.start..after_at + sign.len()));
            if let Some(off) = after[sign.len()..].trim_start().strip_prefix("off") {
                out.push((Token::Discount, range.start..text.len() - off.len()));
            }
        }
    }
    // 對折 is folding in half as often as half the price; 五折 and 8折 are prices, 打個三折 a way to fold, so 折 must end the word.
    let folds = ["折叠", "折起", "折痕", "折衫", "折好"];
    if after.starts_with('折') && !folds.iter().any(|f| after.starts_with(f)) {
        out.push((Token::Discount, range.start..after_at + '折'.len_utf8()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    fn found(text: &str, want: Token) -> Vec<String> {
        let folded = variants().fold(text).squeeze();
        tokens(&folded, text)
            .into_iter()
            .filter(|(t, _)| *t == want)
            .map(|(_, r)| text[folded.to_original(r)].to_owned())
            .collect()
    }

    #[test]
    fn no_emoji_is_overlooked() {
        let listed = |c: char| {
            !c.is_ascii() && c.is_emoji_char() && !matches!(c, '©' | '®' | '™' | '↔' | '→' | '〰' | '㊗' | '㊙')
        };
        for c in '\0'..=char::MAX {
            assert_eq!(is_emoji(c), listed(c), "{c:?}");
        }
    }

    #[test]
    fn no_numeral_is_overlooked() {
        for c in '\u{4e00}'..='\u{9fff}' {
            assert!(may_count(c) || !(is_han_digit(c) || phone::is_digit(c)), "{c:?}");
        }
        assert!(!may_count('的') && !may_count('好'));
    }

    #[test]
    fn prices_and_discounts() {
        assert_eq!(found("一杯HK$48，另一杯 52蚊，人均120港币", Token::Price), ["HK$48", "52蚊", "120港币"]);
        assert_eq!(found("全場八五折，第二件5折，20% off", Token::Discount), ["八五折", "5折", "20% off"]);
        assert_eq!(found("500ml $36，11月30日前第二杯半價；$1,280，12位", Token::Price), ["$36", "$1,280"]);
        assert_eq!(found("2,3個鐘，HK$1,234,567，$36，100個", Token::Num), ["2", "3", "1,234,567", "36", "100"]);
        assert_eq!(found("件衫對折再捲", Token::Discount), [""; 0]);
        assert_eq!(found("加一成，50 %", Token::Percent), ["一成", "50 %"]);
    }

    #[test]
    fn marks() {
        assert_eq!(found("好正！！！！真係!!", Token::Excl), ["！！！！"]);
        assert_eq!(found("🔥[种草R]", Token::Emoji).len(), 2);
        assert_eq!(found("跟住 @hello_123 去", Token::Handle), ["@hello_123"]);
    }
}
