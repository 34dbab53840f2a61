//! The words of a phrase that was found, without what only helped to find it: a bracket behind it, half of the next phrase,
//! the goods and the price before a claim. Two phrases that a longer one runs into are found each for itself.

use crate::lists::WordList;
use crate::text::script;
use std::ops::Range;

/// What was found without the sign that opens a quotation behind it: a pattern may ask for the sign, but it is no part of the
/// words.
pub fn closed(text: &str, range: &Range<usize>) -> Range<usize> {
    let words = text[range.clone()].trim_end_matches(['「', '『', '“', '‘', '《', '【', '（', '(']);
    if words.is_empty() { range.clone() } else { alone(text, range.start..range.start + words.len()) }
}

/// Of two phrases with a blank between, of which one is cut off in the middle, the other one: (清缸)價最後幾日 全港最平 marks
/// 全港最平, 就嚟完 錯過(等下年) marks 就嚟完.
fn alone(text: &str, range: Range<usize>) -> Range<usize> {
    let is_han = |c: Option<char>| c.is_some_and(|c| script::is_letter(c) && !c.is_ascii());
    let words = &text[range.clone()];
    let Some(at) = words.find(' ').filter(|at| words.rfind(' ') == Some(*at)) else { return range };
    let (left, right) = (&words[..at], &words[at + 1..]);
    if !is_han(left.chars().next_back()) || !is_han(right.chars().next()) {
        return range;
    }
    let begins_within = is_han(text[..range.start].chars().next_back()) && is_han(left.chars().next());
    let ends_within = is_han(text[range.end..].chars().next()) && is_han(right.chars().next_back());
    let stands = |part: Range<usize>| text[part.clone()].chars().count() >= STANDS && part.end > part.start;
    let (from, to) = (range.start..range.start + left.len(), range.end - right.len()..range.end);
    let kept = match (begins_within, ends_within) {
        (true, false) => to,
        // A word of two characters is the beginning of something; more of it says what the whole is about.
        (false, true) if right.chars().count() <= 2 => from,
        (false, _) => return range,
        // Both are cut off: the longer one, with what is left of its word.
        (true, true) if left.chars().count() > right.chars().count() => from,
        (true, true) => {
            let rest = text[to.end..].chars().take(REST + 1).take_while(|c| is_han(Some(*c)));
            let rest: String = rest.collect();
            if rest.chars().count() <= REST { to.start..to.end + rest.len() } else { to }
        }
    };
    if stands(kept.clone()) { kept } else { range }
}

/// So much of a word that was cut off is taken in.
const REST: usize = 4;
/// A phrase of fewer characters says nothing by itself.
const STANDS: usize = 4;

/// A claim without the goods and the price that stand before it: 湯包兩人份$40，飲咗降血壓 marks 飲咗降血壓.
pub fn claim(text: &str, range: &Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let signs = WordList::MoneySign.words();
    let price = signs.iter().filter_map(|sign| words.rfind(*sign)).max();
    let is_digit = |at: usize| words[at + 1..].starts_with(|c: char| c.is_ascii_digit());
    let mut marks = words.match_indices([',', '，', '。', ';', '；', '\n']).map(|(at, _)| at);
    // The comma of $1,280 ends no price.
    let mark =
        price.and_then(|price| marks.find(|at| *at > price && !(words[*at..].starts_with(',') && is_digit(*at))));
    let rest = mark.and_then(|at| Some(at + words[at..].chars().next()?.len_utf8()));
    let rest = rest.map(|at| at + (words[at..].len() - words[at..].trim_start().len()));
    match rest.filter(|at| words[*at..].chars().count() >= STANDS) {
        Some(at) => range.start + at..range.end,
        None => range.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_alone() {
        for (text, found, marked) in [
            ("清倉價最後兩日 全場最平！", "價最後兩日 全場最平", "全場最平"),
            ("優惠就快完 錯過等明年", "優惠就快完 錯過", "優惠就快完"),
            ("飲咗降三高 改善關節痛", "三高 改善", "改善關節痛"),
            ("讚好追蹤 截圖送杯", "讚好追蹤 截圖送", "讚好追蹤 截圖送"),
            ("加微信 shop123 查詢", "微信 shop123", "微信 shop123"),
            ("全場最平", "全場最平", "全場最平"),
        ] {
            let at = text.find(found).unwrap();
            assert_eq!(&text[closed(text, &(at..at + found.len()))], marked, "{text}");
        }
    }

    #[test]
    fn a_price_is_no_part_of_a_claim() {
        for (text, claimed) in [
            ("湯包兩人份$40，飲咗降血壓", "飲咗降血壓"),
            ("敷一次HK$60,腰痛全消", "腰痛全消"),
            ("敷一次$60腰痛全消", "敷一次$60腰痛全消"),
            ("飲咗降血壓，$40", "飲咗降血壓，$40"),
        ] {
            assert_eq!(&text[claim(text, &(0..text.len()))], claimed);
        }
    }
}
