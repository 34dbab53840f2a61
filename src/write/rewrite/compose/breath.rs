//! What stands between two stretches that their writer set apart with a space: a comma, or the space itself where one says when
//! or how much of the other.

use crate::lists::WordList;

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
