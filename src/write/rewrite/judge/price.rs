//! Goods and what they cost: names before amounts, several prices of one thing, the price of now.

use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::facts::fact::{Fact, Price, Role};
use crate::text::units::units;
use crate::text::variants;
use crate::write::rewrite::judge::amount::prices;
use crate::write::rewrite::judge::look::Judge;
use crate::write::rewrite::judge::practical::is_offer;
use crate::write::rewrite::material::Item;
use crate::write::rewrite::split::{Clause, Sentence};
use std::ops::Range;

/// Units of a name of goods.
const NAME: Range<u32> = 1..21;
/// Units of what tells one price of a thing from another: 平日, 大, 三個月.
const CASE: u32 = 4;

/// The goods of a clause, each with its amount and every word about it.
pub fn items(judge: &Judge<'_>, range: &Range<usize>) -> Vec<Item> {
    let cx = judge.cx;
    let inside: Vec<(&Fact, &Price)> =
        cx.facts.prices().filter(|(_, p)| range.start <= p.written.start && p.written.end <= range.end).collect();
    let items: Option<Vec<Item>> = inside.iter().map(|(fact, price)| item(judge, fact, price)).collect();
    let Some(items) = items.filter(|items| !items.is_empty()) else { return Vec::new() };
    // Words beside the items belong to a sentence, and this is no list.
    let mut at = range.start;
    let mut beside = String::new();
    for (fact, _) in &inside {
        beside.push_str(&cx.note.text[at..fact.range.start.max(at)]);
        at = fact.range.end.max(at);
    }
    beside.push_str(&cx.note.text[at..range.end.max(at)]);
    let beside: String = beside.chars().filter(|c| c.is_alphanumeric()).collect();
    if units(&beside) <= CASE * 2 { items } else { Vec::new() }
}

/// One thing with its amount: the words of the fact without the thing's name.
fn item(judge: &Judge<'_>, fact: &Fact, price: &Price) -> Option<Item> {
    let cx = judge.cx;
    let text = |range: &Range<usize>| &cx.note.text[range.clone()];
    let is_goods = matches!(price.role, Role::Price | Role::Bundle | Role::AddOn | Role::Fee | Role::Deposit);
    let object = price.object.clone().filter(|_| is_goods)?;
    let name = judge.cleaner.name(text(&object));
    let is_mark =
        |c: char| c.is_whitespace() || matches!(c, ':' | '：' | '-' | '–' | '—' | '=' | '|' | '｜' | '、' | '，' | ',');
    let amount = if fact.range.start <= object.start && object.end <= fact.range.end {
        let before = text(&(fact.range.start..object.start)).trim_matches(is_mark);
        let after = text(&(object.end..fact.range.end)).trim_matches(is_mark);
        [before, after].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" ")
    } else {
        text(&fact.range).trim_matches(is_mark).to_owned()
    };
    (is_name(judge, &name) && !amount.is_empty()).then(|| Item {
        name,
        price: amount,
        span: cx.span(fact.range.clone()),
    })
}

/// 「換電 原價$380而家$250」: the goods and what they cost now. Where the price holds for today only, nobody knows what it is
/// when the note is read.
pub fn marked_down(judge: &Judge<'_>, range: &Range<usize>) -> Option<Item> {
    let cx = judge.cx;
    let inside: Vec<(&Fact, &Price)> =
        cx.facts.prices().filter(|(_, p)| range.start <= p.written.start && p.written.end <= range.end).collect();
    let [(_, first), (_, second)] = inside.as_slice() else { return None };
    let (was, now) = match (first.role, second.role) {
        (Role::Was, Role::Price | Role::Bundle) => (first, second),
        (Role::Price | Role::Bundle, Role::Was) => (second, first),
        _ => return None,
    };
    if judge.has_class(Class::Deadline, range) {
        return None;
    }
    let object = now.object.clone().or_else(|| was.object.clone())?;
    let name = judge.cleaner.name(&cx.note.text[object]);
    let price = cx.note.text[now.written.clone()].trim().to_owned();
    is_name(judge, &name).then(|| Item { name, price, span: cx.span(range.clone()) })
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
        && !WordList::Measured.words().iter().any(|w| folded.starts_with(w))
        && !["每", "per ", "一位", "人均"].iter().any(|w| folded.starts_with(w))
        && NAME.contains(&units(name))
        && !name.contains(['。', '？', '?', '，', '：', ':', '！', '!'])
        && !has_no_item(judge, name)
}
