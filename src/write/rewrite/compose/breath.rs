//! What stands between two stretches that their writer set apart with a space: a comma, or the space itself where one says when
//! or how much of the other.

use crate::lists::WordList;
use crate::reading::units::spaced;
use crate::text::units::units;
use std::ops::Range;

/// Things from which on what stands between spaces is a list, and units of each.
const THINGS: usize = 4;
const THING: u32 = 5;
/// Characters of a label in brackets.
const LABEL: usize = 6;
/// Brackets that labels stand in.
const BRACKETS: [(char, char); 3] = [('【', '】'), ('〖', '〗'), ('〔', '〕')];

/// The things of a list whose writer set spaces between them: 「配料：豬紅 蘿蔔 魷魚 冬菇」; none where it is no list.
pub fn listed(text: &str, r: &Range<usize>) -> Vec<Range<usize>> {
    let parts = spaced(text, r);
    let name = |p: &Range<usize>| text[p.clone()].rsplit(['：', ':']).next().unwrap_or_default().trim();
    let is_thing = |p: &Range<usize>| {
        let said = name(p);
        let is_han = said.starts_with(|c: char| !c.is_ascii() && c.is_alphabetic());
        is_han && units(said) <= THING && !said.contains(['，', ',', '、']) && !WordList::CantoneseMark.is_in(said)
    };
    if parts.len() >= THINGS && parts.iter().all(is_thing) { parts } else { Vec::new() }
}

/// The name in a label in brackets at the head of a range, and what stands behind it.
pub fn label_in(text: &str, r: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let inside = &text[r.clone()];
    let (open, close) = BRACKETS.into_iter().find(|(open, _)| inside.starts_with(*open))?;
    let end = inside.find(close)?;
    let name = r.start + open.len_utf8()..r.start + end;
    let is_label = text[name.clone()].chars().count() <= LABEL && !name.is_empty();
    let behind = r.start + end + close.len_utf8();
    let rest = behind + inside[behind - r.start..].len() - inside[behind - r.start..].trim_start().len();
    is_label.then_some((name, rest..r.end))
}

/// Characters before an amount: 每位$220, about HK$480.
const BEFORE: usize = 8;
/// Those of them that are Chinese: 「之後上門$150」 says something of its own.
const WORDS: usize = 2;
/// Bytes of a day before its hours: 星期一至五.
const DAYS: usize = 40;

/// Whether a space between two stretches is no breath: 「丹麥豬頸肉 約1.2kg一條 $96起」, 「星期一至五 4pm-10pm」.
pub fn keeps_space(before: &str, behind: &str) -> bool {
    is_amount(before, behind) || is_when(before, behind)
}

/// Whether an amount begins here, and none stood before it.
fn is_amount(before: &str, behind: &str) -> bool {
    let at = behind.find('$').or_else(|| behind.find('¥'));
    let head = at.map(|at| behind[..at].trim_end_matches("HK"));
    let words = |h: &str| h.chars().filter(|c| !c.is_ascii()).count();
    let is_short = head.is_some_and(|h| h.chars().count() <= BEFORE && words(h) <= WORDS && !h.contains(['，', '、']));
    is_short && !before.contains(['$', '¥']) && before.contains(char::is_alphanumeric)
}

/// Whether days stand before hours.
fn is_when(before: &str, behind: &str) -> bool {
    let day = before.rsplit(['，', ',', '、', '。', ' ']).next().unwrap_or_default();
    let last = &before[before.len() - day.len()..];
    let is_day = last.len() <= DAYS && (WordList::TitleWeekday.is_in(before) || WordList::EveryDay.ends(last));
    let begins = behind.starts_with(|c: char| c.is_ascii_digit()) || WordList::ClockPart.begins(behind);
    let tells_day = !last.contains(':') && is_day;
    begins && tells_day && behind.contains(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_between_spaces_may_be_a_list() {
        let told =
            |text: &str| listed(text, &(0..text.len())).into_iter().map(|r| text[r].to_owned()).collect::<Vec<_>>();
        assert_eq!(told("配料：魚蛋 豬皮 炸魚片 韭菜"), ["配料：魚蛋", "豬皮", "炸魚片", "韭菜"]);
        for text in ["星期一至五 十點開 七點收 唔使約", "魚蛋 豬皮 韭菜", "先浸一晚 再換水兩次 細火煲半個鐘 熄火焗"]
        {
            assert!(told(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_label_in_brackets_has_a_name_and_something_behind_it() {
        let text = "〖送貨〗中環滿二百";
        let (name, rest) = label_in(text, &(0..text.len())).unwrap();
        assert_eq!((&text[name], &text[rest]), ("送貨", "中環滿二百"));
        for text in ["【今個月新到嘅貨】三款", "（凍）奶茶"] {
            assert!(label_in(text, &(0..text.len())).is_none(), "{text}");
        }
    }

    #[test]
    fn an_amount_and_the_hours_of_a_day_take_no_comma() {
        for (before, behind) in [
            ("豬頸肉 約1.2kg一條", "$96起"),
            ("二人同行", "每位$220"),
            ("自然款80根", "HK$328"),
            ("星期一至五", "4pm-10pm"),
            ("周二至周日", "11:00–20:00"),
            ("每天", "11:00–22:00"),
            ("平日", "朝10晚7"),
        ] {
            assert!(keeps_space(before, behind), "{before} {behind}");
        }
        for (before, behind) in [
            ("雞扒$55", "10包起每包$50"),
            ("滴水免費返嚟睇", "之後上門$150"),
            ("早退唔退租", "遲交七日罰$100"),
            ("鍍膜$2,800起", "睇車身狀況先報價"),
            ("11:00-21:30", "逢星期三休"),
            ("師傅兩人一組", "鋪膠布"),
            ("星期三休息", "要早三日約"),
        ] {
            assert!(!keeps_space(before, behind), "{before} {behind}");
        }
    }
}
