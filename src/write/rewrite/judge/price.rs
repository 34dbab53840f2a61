//! Goods and what they cost: names before amounts, several prices of one thing, the price of now.

use crate::text::units::units;
use crate::text::variants;
use crate::write::rewrite::judge::amount::prices;
use crate::write::rewrite::judge::look::Judge;
use crate::write::rewrite::judge::practical::{LINE, is_offer};
use crate::write::rewrite::material::Item;
use crate::write::rewrite::split::{Clause, Sentence};
use std::ops::Range;

/// Units of a name of goods.
const NAME: Range<u32> = 1..21;
/// Units of what tells one price of a thing from another: 平日, 大, 三個月.
const CASE: u32 = 4;
/// What begins so is a measure of something named before it.
const MEASURED: [&str; 8] = ["直径", "长", "阔", "高", "重", "净重", "尺寸", "约"];

/// The goods of a clause: name, then amount.
pub fn items(judge: &Judge<'_>, range: &Range<usize>) -> Vec<Item> {
    let cx = judge.cx;
    let mut out = Vec::new();
    let mut from = range.start;
    for price in prices(cx, range) {
        // The price of the last item may have been read as longer than it is.
        if price.start < from {
            return Vec::new();
        }
        let name = &cx.note.text[from..price.start];
        // 「戒指 $198（7–20號）、手鏈 $88」: what stands in brackets belongs to the price before it.
        let aside = name.trim_start().starts_with(['（', '(']).then(|| name.find(['）', ')'])).flatten();
        if let (Some(close), Some(last)) = (aside, out.last_mut()) {
            let last: &mut Item = last;
            let end = close + name[close..].chars().next().map_or(0, char::len_utf8);
            last.price.push_str(name[..end].trim());
            from += end;
        }
        let name = &cx.note.text[from..price.start];
        let lead = name
            .rfind(['、', '，', ',', '/', '；', '｜', '|', '：', ':', '\n'])
            .map_or(0, |i| i + name[i..].chars().next().map_or(0, char::len_utf8));
        let clean = judge.cleaner.name(&name[lead..]);
        let (clean, each) = each_of(clean);
        let plus = if name.trim_end().ends_with(['+', '＋']) { "+" } else { "" };
        let terms = terms_behind(&cx.note.text[price.end..range.end]);
        let end = price.end + terms;
        if !is_name(judge, &clean) {
            return Vec::new();
        }
        let amount = format!("{each}{plus}{}", cx.note.text[price.start..end].trim());
        out.push(Item { name: clean, price: amount, span: cx.span(from + lead..end) });
        from = end;
    }
    // Words behind the last price belong to a sentence, and this is no list.
    let rest = cx.note.text[from..range.end].trim_matches(|c: char| !c.is_alphanumeric());
    let written = cx.note.text[from..range.end].trim();
    let is_note = written.starts_with(['（', '(', '/', '／']) && units(written) <= LINE / 3;
    if is_note && let Some(last) = out.last_mut() {
        last.price.push_str(written);
    }
    if is_note || units(rest) <= 4 { out } else { Vec::new() }
}

/// 「換電 原價$380而家$250」: the goods and what they cost now. Where the price holds for today only, nobody knows what it is
/// when the note is read.
pub fn marked_down(judge: &Judge<'_>, range: &Range<usize>) -> Option<Item> {
    let cx = judge.cx;
    let written = &cx.note.text[range.clone()];
    let folded = variants().fold_str(written);
    const HURRY: [&str; 8] = ["今日", "今天", "限时", "只限", "今晚", "only today", "today", "期间"];
    if HURRY.iter().any(|w| folded.contains(w)) {
        return None;
    }
    let prices = prices(cx, range);
    let [first, second] = prices.as_slice() else { return None };
    let before = &cx.note.text[range.start..first.start];
    let mark = ["原價", "原价", "平時", "平时"].iter().find_map(|m| before.find(m));
    let (name, price) = match mark {
        Some(at) => (&before[..at], second),
        None if folded.contains("(was") => (before, first),
        None => return None,
    };
    let name = judge.cleaner.name(name);
    let is_goods = is_name(judge, &name);
    is_goods.then(|| Item { name, price: cx.note.text[price.clone()].trim().to_owned(), span: cx.span(range.clone()) })
}

/// A line of one thing with prices for several cases: 「雙人房120呎 平日HK$480 週末HK$780，冇窗」.
pub fn priced_line(judge: &Judge<'_>, sentence: &Sentence) -> Option<Item> {
    let cx = judge.cx;
    let (first, rest) = sentence.clauses.split_first()?;
    let name = judge.cleaner.name(&cx.note.text[first.range.clone()]);
    let is_case = |c: &Clause| {
        let Some(price) = prices(cx, &c.range).into_iter().next() else { return false };
        let label = cx.note.text[c.range.start..price.start].trim();
        units(label) <= CASE && !has_no_item(judge, label)
    };
    // 「Orange wine, Slovenia, $228」: what stands between name and price belongs to the name.
    let between = rest.iter().take_while(|c| prices(cx, &c.range).is_empty()).count();
    let (between, rest) = rest.split_at(if between <= 2 { between } else { 0 });
    let is_short = |c: &Clause| units(&cx.note.text[c.range.clone()]) <= CASE * 2;
    let priced = rest.iter().take_while(|c| is_case(c)).count();
    if priced == 0
        || !between.iter().all(is_short)
        || !prices(cx, &first.range).is_empty()
        || !is_name(judge, &name)
        || is_offer(judge, &sentence.range)
    {
        return None;
    }
    let (cases, more) = rest.split_at(priced);
    if more.len() > 1 || more.iter().any(|c| units(&cx.note.text[c.range.clone()]) > CASE * 2) {
        return None;
    }
    let end = cases.last()?.range.end;
    let mut price: String = cx.note.text[cases[0].range.start..end].split_whitespace().collect::<Vec<_>>().join(" ");
    for clause in between.iter().chain(more) {
        price = judge.way.add_aside(&price, &judge.cleaner.calm(&cx.note.text[clause.range.clone()]));
    }
    let end = more.last().map_or(end, |c| c.range.end);
    Some(Item { name, price, span: cx.span(first.range.start..end) })
}

/// 「漂髮每次」 is 漂髮, and the price is for each time.
fn each_of(name: String) -> (String, String) {
    let Some(at) = name.rfind('每') else { return (name, String::new()) };
    let each = &name[at..];
    if at == 0 || each.chars().count() > 3 {
        (name, String::new())
    } else {
        (name[..at].trim_end().to_owned(), each.to_owned() + " ")
    }
}

/// 「/件」, 「一杯」, 「每位」 belong to the amount.
fn terms_behind(text: &str) -> usize {
    let trimmed = text.trim_start_matches(' ');
    let skipped = text.len() - trimmed.len();
    let Some(first) = trimmed.chars().next() else { return 0 };
    if !matches!(first, '/' | '／' | '一' | '每' | '起') {
        return 0;
    }
    let end = trimmed
        .char_indices()
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '/' | '／')))
        .map_or(trimmed.len(), |(i, _)| i);
    if trimmed[..end].chars().count() <= 4 { skipped + end } else { 0 }
}

/// Whether words stand there that never name goods.
fn has_no_item(judge: &Judge<'_>, name: &str) -> bool {
    let folded = variants().fold_str(name);
    let is_word = |w: &str| {
        let key = variants().fold_str(w);
        if key.is_ascii() {
            folded.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part == key)
        } else {
            folded.contains(&key)
        }
    };
    judge.guide.common.no_item.iter().any(|w| is_word(w))
}

fn is_name(judge: &Judge<'_>, name: &str) -> bool {
    let folded = variants().fold_str(name);
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 2
        && !folded.ends_with(['和', '及', '或', '与', '同', '有', '系', '是', '价'])
        && !MEASURED.iter().any(|w| folded.starts_with(w))
        && !["每", "per ", "一位", "人均"].iter().any(|w| folded.starts_with(w))
        && NAME.contains(&units(name))
        && !name.contains(['。', '？', '?', '，', '：', ':', '！', '!'])
        && !has_no_item(judge, name)
}
