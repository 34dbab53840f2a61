//! Prices that are written without money: 「自然款 298」, 「原味蛋餅……32」, in a list of at least three such lines. One number
//! behind one name may be anything; many are a menu.

use super::kinds::Kinds;
use super::parts::Sentence;
use crate::lists::WordList;
use crate::reading::context::Context;

/// Items of which a list of bare prices has at least so many.
const LEAST: usize = 3;
/// Characters of a name.
const NAME: usize = 24;
/// Digits of a bare price.
const DIGITS: std::ops::RangeInclusive<usize> = 1..=5;

/// Marks the clauses that are items of such a list.
pub fn prices(cx: &Context<'_>, sentences: &mut [Sentence]) {
    let text = &cx.note.text;
    let is_one = |s: &Sentence, i: usize| {
        let c = &s.clauses[i];
        !s.is_title && !c.kinds.has(Kinds::PRICE.and(Kinds::HOURS).and(Kinds::PLACE)) && is_item(&text[c.range.clone()])
    };
    let found: Vec<(usize, usize)> = sentences
        .iter()
        .enumerate()
        .flat_map(|(i, s)| (0..s.clauses.len()).filter(move |j| is_one(s, *j)).map(move |j| (i, j)))
        .collect();
    if found.len() < LEAST {
        return;
    }
    for (i, j) in found {
        let c = &mut sentences[i].clauses[j];
        c.kinds = c.kinds.and(Kinds::PRICE);
        c.is_bare_price = true;
    }
}

/// A name, a gap, a number, and at most a word about the number behind it: `Canto LPs 120 up`, `飯糰……38（紫米+4）`.
fn is_item(text: &str) -> bool {
    let text = text.split(['（', '(']).next().unwrap_or_default().trim_end();
    let Some(end) = text.rfind(|c: char| c.is_ascii_digit()).map(|i| i + 1) else { return false };
    let tail = text[end..].trim();
    let start = text[..end]
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |i| i + text[i..].chars().next().map_or(1, char::len_utf8));
    let before = &text[..start];
    let name = before.trim_end_matches(|c: char| {
        c.is_whitespace() || matches!(c, '…' | '.' | '·' | '-' | '—' | ':' | '：' | '+' | '＋')
    });
    let has_gap = name.len() < before.len();
    // 14天 is a name, W is none.
    let says = name
        .chars()
        .map(|c| if c.is_ascii() { usize::from(c.is_alphabetic()) } else { 2 * usize::from(c.is_alphabetic()) })
        .sum::<usize>();
    let is_word = |t: &str| t.is_empty() || WordList::BareBehind.has(t);
    has_gap
        && (2..=2 * NAME).contains(&says)
        && DIGITS.contains(&(end - start))
        && is_word(tail)
        && !name.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_number_are_an_item() {
        let items = [
            "自然款 298",
            "原味蛋餅……32",
            "加起司……+6",
            "Canto LPs 120 up",
            "飯糰……38（紫米+4）",
            "細碗 24起",
            "14天 6180",
        ];
        let others =
            ["開業2019年", "第3日", "行 5 分鐘", "朝10晚7", "298", "電話 61234567", "約 30 人", "W 3", "行 5 分鐘路"];
        for text in items {
            assert!(is_item(text), "{text}");
        }
        for text in others {
            assert!(!is_item(text), "{text}");
        }
    }
}
