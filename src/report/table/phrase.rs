//! What is marked in a line, as far as the phrase goes: a rule finds `手快有手慢` and the reader sees 手快有手慢冇.

use crate::lists::WordList;
use crate::source::Span;
use crate::text::scan;
use crate::text::script::is_alphanumeric;
use std::ops::Range;

/// A phrase goes on by so many signs or Latin words before a mark, and behind it; what is longer is a phrase of its own.
const BEFORE: usize = 4;
const BEHIND: usize = 4;

/// The words of a span, and what is left of their phrase on either side. Signs alone have no phrase.
pub fn whole(text: &str, span: Span) -> Range<usize> {
    let words = &text[span.range()];
    let start = span.start() + (words.len() - words.trim_start().len());
    let end = (span.start() + words.trim_end().len()).max(start);
    let words = &text[start..end];
    let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
    // 補失牌$80起: what costs so much belongs to it.
    let begins = words.chars().next().is_some_and(|c| is_alphanumeric(c) || c == '$');
    let ends = words.chars().next_back().is_some_and(is_alphanumeric);
    let from = if begins { start - before(&text[line..start]) } else { start };
    let to = if ends { end + behind(&text[end..], words) } else { end };
    from..to
}

/// Bytes of the rest of a phrase behind its mark.
fn behind(rest: &str, marked: &str) -> usize {
    // 全港最細心嘅調音師: the mark is a phrase, and the rest hangs on it.
    if WordList::PlaceJoint.words().iter().any(|joint| !joint.is_ascii() && rest.starts_with(joint)) {
        return 0;
    }
    let inside = marked.chars().next_back().filter(char::is_ascii_alphanumeric);
    within(rest.chars(), inside, BEHIND)
}

/// Bytes of the beginning of a phrase before its mark.
fn before(head: &str) -> usize {
    within(head.chars().rev(), None, BEFORE)
}

/// Bytes up to where a phrase ends, if it ends within so many signs and words. `inside` is the letter of a Latin word or a
/// number that the mark has cut: its rest counts for nothing.
fn within(chars: impl Iterator<Item = char>, inside: Option<char>, most: usize) -> usize {
    let (mut bytes, mut units, mut last) = (0, 0, inside);
    for c in chars {
        if !(is_alphanumeric(c) || matches!(c, '$' | '%')) || scan::is_emoji(c) {
            break;
        }
        let is_latin = |c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '%');
        let goes_on = is_latin(c) && last.is_some_and(is_latin);
        units += usize::from(!goes_on);
        if units > most {
            return 0;
        }
        (bytes, last) = (bytes + c.len_utf8(), Some(c));
    }
    bytes
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn shown(line: &str) -> String {
        let (head, rest) = line.split_once('【').unwrap();
        let (marked, tail) = rest.split_once('】').unwrap();
        let text = format!("{head}{marked}{tail}");
        let span = Span::new(&text, head.len()..head.len() + marked.len()).unwrap();
        text[whole(&text, span)].to_owned()
    }

    #[test]
    fn a_mark_goes_as_far_as_its_phrase() {
        assert_eq!(shown("夜晚【手快有手慢】冇！！！"), "夜晚手快有手慢冇");
        assert_eq!(shown("盒裝，買【滿$800送】貨，港島"), "買滿$800送貨");
        assert_eq!(shown("【入群送】Stickers 一張"), "入群送Stickers");
        assert_eq!(shown("【全城至靚】嘅花牌師傅"), "全城至靚");
        assert_eq!(shown("換錶面【$90起】，即日有"), "換錶面$90起");
        assert_eq!(shown("第一行\n【包醫好】腰骨"), "包醫好腰骨");
        assert_eq!(shown("呢樽藥水 100%【斷尾】 $60"), "100%斷尾");
    }

    #[test]
    fn what_is_long_or_no_word_stays_as_it_is() {
        assert_eq!(shown("我哋間舖仔【最抵】，過嚟"), "最抵");
        assert_eq!(shown("【入群領】HK$100優惠一次"), "入群領");
        assert_eq!(shown("【三次斷尾】以前試過好多方法都冇用"), "三次斷尾");
        assert_eq!(shown("快啲嚟【！！！】送完"), "！！！");
        assert_eq!(shown("🔥【全區最平】 修錶"), "全區最平");
        assert_eq!(shown("We have the【 best price 】in town"), "best price");
    }
}
