//! The practical side of a draft: prices, address, hours, the way, booking, payment, offers with their dates.

use crate::pack::Class;
use crate::reading::context::Context;
use crate::text::token::Token;
use crate::text::units::units;
use crate::text::variants;
use crate::write::rewrite::judge::amount::prices;
use crate::write::rewrite::judge::look::Judge;
use crate::write::rewrite::material::FactKind;
use crate::write::rewrite::split::Clause;
use std::ops::Range;

/// Units of a practical line; what is longer tells a story.
pub const LINE: u32 = 45;

const ADDRESS: [&str; 12] = [
    "店舖地址",
    "門市地址",
    "地址",
    "地點",
    "位置",
    "位於",
    "店址",
    "舖址",
    "address",
    "location",
    "find us at",
    "we are at",
];
const SAYS_WHERE: [&str; 10] =
    ["我哋喺", "我們在", "我们在", "舖頭喺", "舖頭在", "間舖喺", "店在", "就喺", "就在", "喺"];
const HOURS: [&str; 12] = [
    "營業時間",
    "開放時間",
    "辦公時間",
    "服務時間",
    "開店時間",
    "營業",
    "時間",
    "opening hours",
    "business hours",
    "opening",
    "hours",
    "open",
];
const PAYMENT: [&str; 5] = ["付款方法", "付款方式", "付款", "支付方式", "payment"];
const BOOKING: [&str; 4] = ["訂位", "預約方法", "預約", "booking"];
const EXIT: [&str; 5] = ["交通", "港鐵", "地鐵", "how to get here", "mtr"];

/// Whether a clause is about an offer.
pub fn is_offer(judge: &Judge<'_>, range: &Range<usize>) -> bool {
    let folded = folded_text(judge.cx, range);
    let words = judge.has_class(Class::OfferWord, range) || judge.has_class(Class::HardOffer, range);
    let has_discount = judge.tokens(range).any(|t| t == Token::Discount);
    let was_now =
        ["原价", "现价", "平时", "劲减", "减到", "立减", "only $", "was $"].iter().any(|w| folded.contains(w))
            && judge.tokens(range).any(|t| t == Token::Price);
    let buys = folded.contains('送') && ["买", "满", "滿"].iter().any(|w| folded.contains(w));
    words || has_discount || was_now || buys
}

/// Whether a clause says on which day or for how many: 11月30日前, 12/25, 首50名.
pub fn is_dated(cx: &Context<'_>, range: &Range<usize>) -> bool {
    let text = folded_text(cx, range);
    let chars: Vec<char> = text.chars().collect();
    let digit_before =
        |i: usize| i > 0 && (chars[i - 1].is_ascii_digit() || "一二三四五六七八九十".contains(chars[i - 1]));
    let dated = chars.iter().enumerate().any(|(i, c)| match c {
        '月' => {
            digit_before(i)
                && chars[i + 1..]
                    .iter()
                    .take(3)
                    .any(|c| c.is_ascii_digit() || "一二三四五六七八九十底初中".contains(*c))
        }
        '日' | '号' => digit_before(i) && chars.get(i + 1) != Some(&'铺') && chars[..i].contains(&'月'),
        '/' => digit_before(i) && chars.get(i + 1).is_some_and(char::is_ascii_digit),
        '首' | '前' => {
            chars[i + 1..].iter().take(2).any(char::is_ascii_digit)
                && chars[i + 1..].iter().take(6).any(|c| "名位個个份張张單单件".contains(*c))
        }
        _ => false,
    });
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    dated
        || MONTHS.iter().any(|m| {
            text.match_indices(m).any(|(i, _)| {
                let near = &text
                    [text.floor_char_boundary(i.saturating_sub(4))..text.ceil_char_boundary((i + 14).min(text.len()))];
                near.bytes().any(|b| b.is_ascii_digit()) && (i == 0 || !text.as_bytes()[i - 1].is_ascii_alphabetic())
            })
        })
}

fn folded_text(cx: &Context<'_>, range: &Range<usize>) -> String {
    variants().fold_str(&cx.note.text[range.clone()])
}

/// A practical line: what it is about, and its text without its label.
pub fn line(judge: &Judge<'_>, clause: &Clause) -> Option<(FactKind, String)> {
    let cx = judge.cx;
    let written = &cx.note.text[clause.range.clone()];
    if units(written) > LINE {
        return None;
    }
    let folded = variants().fold_str(written);
    let sign = clause.label;
    let labelled = |labels: &[&str]| labels.iter().find_map(|l| behind_label(written, &folded, l));
    if let Some(text) = labelled(&ADDRESS) {
        return Some((FactKind::Address, text));
    }
    if let Some(text) =
        labelled(&HOURS).filter(|t| t.chars().any(|c| c.is_ascii_digit() || "一二三四五六日".contains(c)))
    {
        return Some((FactKind::Hours, text));
    }
    if let Some(text) = labelled(&PAYMENT) {
        return Some((FactKind::Payment, text));
    }
    let walks =
        folded.contains('站') && folded.contains("分钟") && ["行", "步行", "走"].iter().any(|w| folded.contains(w));
    let is_exit = walks
        || (folded.contains("出口") || folded.contains("exit"))
            && (folded.contains('站') || folded.contains("mtr") || folded.contains("exit"));
    if is_exit {
        return Some((FactKind::Exit, labelled(&EXIT).unwrap_or_else(|| written.to_owned())));
    }
    if let Some(text) = labelled(&SAYS_WHERE).filter(|_| has_house_number(&folded)) {
        return Some((FactKind::Address, text));
    }
    if has_house_number(&folded) || matches!(sign, Some('📍' | '🏠' | '🗺' | '🏡' | '🏬')) {
        return Some((FactKind::Address, written.to_owned()));
    }
    // A class on 13 December is no opening hour; the holidays' own hours are.
    let is_event = is_dated(cx, &clause.range) && !["休", "开", "营业", "照常"].iter().any(|w| folded.contains(w));
    if (has_hours(&folded) && !is_event)
        || (matches!(sign, Some('⏰' | '🕐' | '🕒' | '🕘' | '🕙' | '⌚' | '🕛'))
            && folded.contains(|c: char| c.is_ascii_digit()))
    {
        return Some((FactKind::Hours, written.to_owned()));
    }
    let pays = judge.guide.common.payment.iter().filter(|w| folded.contains(&variants().fold_str(w))).count();
    if pays >= 2 {
        return Some((FactKind::Payment, written.to_owned()));
    }
    if ["人均", "每", "per ", "一位"].iter().any(|w| folded.contains(w)) && !prices(cx, &clause.range).is_empty() {
        return Some((FactKind::Price, written.to_owned()));
    }
    if ["加一", "服务费", "service charge"].iter().any(|w| folded.contains(w)) && units(written) <= 12 {
        return Some((FactKind::Price, written.to_owned()));
    }
    if let Some(text) = labelled(&BOOKING) {
        let _ = text;
        return Some((FactKind::Booking, written.to_owned()));
    }
    None
}

/// Seven digits or more that are no amount: a hotline, a mainland number, an account.
pub fn has_long_number(text: &str) -> bool {
    let mut digits = 0;
    let mut before = None;
    let mut start = None;
    for c in text.chars() {
        if c.is_ascii_digit() {
            if digits == 0 {
                start = before;
            }
            digits += 1;
            if digits >= 7 && !matches!(start, Some('$' | '¥' | '￥')) {
                return true;
            }
        } else if !matches!(c, '-' | ' ' | '－') || digits == 0 {
            digits = 0;
        }
        before = Some(c);
    }
    false
}

/// A few characters that end like the name of a shop: 三月餅房, 晚枝花店.
pub fn is_shop_name(text: &str) -> bool {
    const ENDS: [&str; 24] = [
        "房", "店", "舖", "铺", "屋", "室", "館", "馆", "坊", "社", "記", "记", "軒", "轩", "閣", "阁", "堂", "莊",
        "庄", "廚", "厨", "冰室", "工房", "中心",
    ];
    let count = text.chars().count();
    (3..=8).contains(&count)
        && !text.contains(|c: char| c.is_ascii_digit() || "喺在有嘅的我你".contains(c))
        && ENDS.iter().any(|e| text.ends_with(e))
}

/// What stands behind 「地址：」; the label must begin the clause and a colon or a space follow it.
fn behind_label(written: &str, folded: &str, label: &str) -> Option<String> {
    let key = variants().fold_str(label);
    if !folded.starts_with(&key) {
        return None;
    }
    // Folding keeps the number of characters of what a label is made of.
    let rest: String = written.chars().skip(label.chars().count()).collect();
    let needs_colon = !matches!(label, "位於" | "find us at" | "we are at") && !SAYS_WHERE.contains(&label);
    let text = rest.trim_start();
    let bare = text.trim_start_matches(['：', ':', '｜', '|', '-', '－', '—']);
    if needs_colon && bare.len() == text.len() && rest.len() == text.len() {
        return None;
    }
    let bare = bare.trim();
    (!bare.is_empty()).then(|| bare.to_owned())
}

/// 福榮街88號, 3號舖, 12/F, 2樓B室.
fn has_house_number(folded: &str) -> bool {
    let digit_at = |i: usize| folded.as_bytes().get(i).is_some_and(u8::is_ascii_digit);
    let number_then = |marks: &[&str]| {
        folded.char_indices().filter(|(_, c)| c.is_ascii_digit()).any(|(i, _)| {
            let rest = folded[i..]
                .trim_start_matches(|c: char| c.is_ascii_digit() || c.is_ascii_alphabetic() || matches!(c, '-' | ' '));
            marks.iter().any(|m| rest.starts_with(m))
        })
    };
    let street = folded.char_indices().any(|(i, c)| {
        matches!(c, '街' | '道' | '路' | '里' | '坊' | '径' | '围') && {
            let rest = folded[i + c.len_utf8()..].trim_start();
            rest.starts_with(|c: char| c.is_ascii_digit())
        }
    });
    let latin = ["street", "road", "lane", "avenue", "terrace"].iter().any(|w| folded.contains(w))
        && (0..folded.len()).any(digit_at);
    (street && number_then(&["号", "地", "楼", "铺"])) || number_then(&["号铺", "号地", "/f", "号楼"]) || latin
}

/// 12:00–20:00, 11am-8pm, 朝早七點至下晝五點.
fn has_hours(folded: &str) -> bool {
    let has_digit = folded.contains(|c: char| c.is_ascii_digit());
    let says = |words: &[&str]| words.iter().any(|w| folded.contains(w));
    let times = folded.matches(':').count() >= 2 && has_digit;
    let half_days = folded.matches("am").count() + folded.matches("pm").count();
    let has_span = folded.contains(['-', '–', '—']) || folded.contains(" to ");
    let english = half_days >= 2 || (half_days == 1 && has_span && has_digit);
    let chinese = folded.matches(['点', '时']).count() >= 2 && folded.contains(['至', '到', '-', '–']);
    let morning_to_night = folded.contains('朝') && folded.contains('晚') && has_digit && units(folded) <= 8;
    let closing_day = says(&["星期", "周", "礼拜"]) && says(&["休", "关门", "闩门", "唞"]);
    let closed_on = folded.starts_with("closed") && says(&["mon", "tue", "wed", "thu", "fri", "sat", "sun"]);
    let last_order = says(&["最后落单", "最后点单", "last order"]);
    // 「2點到4點光線最靚」 tells a story.
    let last = folded.rfind(|c: char| c.is_ascii_digit() || matches!(c, '点' | '时' | '半')).unwrap_or_default();
    let behind = folded[last..].chars().skip(1).filter(|c| c.is_alphanumeric()).count();
    // 11–8
    let bare: Vec<&str> = folded.trim().split(['-', '–', '—', '~', '～']).map(str::trim).collect();
    let hour = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    let short = bare.len() == 2 && bare.iter().all(|p| hour(p));
    let closed = (closing_day || closed_on || last_order) && units(folded) <= 14;
    (behind <= 6 && (times || english || chinese)) || short || morning_to_night || closed
}
