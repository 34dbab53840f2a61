//! Where the shop is: a street with its number, a building with its floor, or the way people say it (街市對面).

use super::fact::{Fact, Value};
use super::page::{Page, trim};
use crate::pack::index::TermKind;
use crate::pack::{Class, PlaceKind};
use crate::text::token::Token;
use crate::text::work;
use std::collections::BTreeMap;
use std::ops::Range;

/// Bytes of a number of a floor, a flat or a house.
const NUMBER: usize = 9;
/// Characters of a building's name.
const BUILDING: usize = 10;
/// Characters before a number that may still be the name of its street and district.
const STREET: usize = 16;
/// Characters of a way to say a place: 郵局隔籬.
const RELATIVE: usize = 12;

/// Addresses, the longest of those that share words.
pub fn read(page: &Page<'_>, out: &mut Vec<Fact>) {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut parts = Parts::default();
    for clause in &page.clauses {
        parts.0.clear();
        found.extend(numbered(page, clause, &mut parts));
        found.extend(english(page, clause));
        found.extend(labelled(page, clause));
        found.extend(relative(page, clause));
        found.extend(named(page, clause, &mut parts));
    }
    found.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut last: Option<Range<usize>> = None;
    for range in found {
        match &mut last {
            Some(l) if range.start < l.end => l.end = l.end.max(range.end),
            _ => {
                out.extend(last.take().map(|r| fact(page, &r)));
                last = Some(range);
            }
        }
    }
    out.extend(last.map(|r| fact(page, &r)));
}

fn fact(page: &Page<'_>, range: &Range<usize>) -> Fact {
    let floor = floor(page, range).map(|f| page.original(&f));
    Fact { range: page.original(range), value: Value::Address { floor } }
}

/// 登打士街32號5樓: a street's last sign with a number behind it, or 32號 before a floor.
fn numbered(page: &Page<'_>, clause: &Range<usize>, parts: &mut Parts) -> Vec<Range<usize>> {
    let text = page.text();
    let mut out = Vec::new();
    for number in page.tokens_in(Token::Num, clause.clone()) {
        let before = text[clause.start..number.start].trim_end_matches(' ');
        let street_end = clause.start + before.len();
        // 腰圍30 is a size.
        let is_other = page.ending(Class::NoRoad, street_end).is_some();
        let is_street = !is_other && page.ending(Class::RoadSuffix, street_end).is_some();
        let after = text[number.end..clause.end].trim_start_matches(' ');
        let is_house = after.starts_with('号') && !after.starts_with("号前") && !after.starts_with("号线");
        if !is_street {
            continue;
        }
        // 彌敦道 3 分鐘 is a way, not a house.
        let at = clause.end - after.len();
        if !is_house
            && (page.starting(Class::CountedBehind, at).is_some()
                || after.starts_with(['分', ':', '点', '月', '日', '年', '%']))
        {
            continue;
        }
        let start = street_start(page, clause, street_end);
        let end = parts.end(page, number.start, clause.end);
        out.push(start..end);
    }
    out
}

/// Where the words before a street's number begin: behind a label, a preposition or a mark.
fn street_start(page: &Page<'_>, clause: &Range<usize>, end: usize) -> usize {
    let text = page.text();
    let mut start = end;
    for (i, c) in text[clause.start..end].char_indices().rev().take(STREET) {
        let at = clause.start + i;
        let is_word = c.is_alphanumeric() || matches!(c, '·' | '\'');
        if !is_word || page.leads(at + c.len_utf8()) {
            break;
        }
        start = at;
    }
    trim(text, start..end, char::is_whitespace).start
}

/// For positions of a clause, where the parts of an address end that follow one another from there: a part that two
/// beginnings lead to is read once.
#[derive(Default)]
struct Parts(BTreeMap<usize, usize>);

impl Parts {
    /// Where an address ends: numbers with 號, 樓, 室, 座, 舖, names of buildings, words for the ground floor.
    fn end(&mut self, page: &Page<'_>, from: usize, limit: usize) -> usize {
        let mut passed = Vec::new();
        let mut end = from;
        let last = loop {
            if let Some(known) = self.0.get(&end) {
                break *known;
            }
            passed.push(end);
            work::looked_at(1);
            match part_end(page, end, limit) {
                Some(next) => end = next,
                None => break end,
            }
        };
        self.0.extend(passed.into_iter().map(|position| (position, last)));
        trim(page.text(), from..last, char::is_whitespace).end
    }
}

/// The end of the next part of an address.
fn part_end(page: &Page<'_>, at: usize, limit: usize) -> Option<usize> {
    let text = page.text();
    let rest = &text[at..limit];
    let start = at + rest.len() - rest.trim_start_matches([' ', ',', '(', '-', '、']).len();
    if start >= limit {
        return None;
    }
    if let Some(word) = page.starting(Class::AddressPart, start).filter(|w| w.end <= limit) {
        return Some(close(text, word.end, limit));
    }
    // 5楼, 12/f, b座, 1203室, c2室, 3号铺, 32-34号.
    let tail = &text[start..limit];
    let is_number = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '&') || is_han_number(c);
    let number: usize = tail.chars().take_while(|c| is_number(*c)).take(NUMBER + 1).map(char::len_utf8).sum();
    if (1..=NUMBER).contains(&number) {
        let written = &tail[..number];
        let sign = tail[number..].trim_start_matches(' ');
        let sign_at = limit - sign.len();
        let is_floor = written.ends_with("/f")
            || (written.ends_with('f') && written.len() <= 3 && written.starts_with(|c: char| c.is_ascii_digit()));
        if let Some(word) = page.starting(Class::AddressUnit, sign_at).filter(|w| w.end <= limit) {
            return Some(close(text, word.end, limit));
        }
        let is_first = text[..start].ends_with(|c: char| !c.is_whitespace());
        if is_floor
            || (is_first
                && written.bytes().all(|b| b.is_ascii_digit() || b == b'-')
                && page.ending(Class::RoadSuffix, start).is_some())
        {
            return Some(close(text, start + number, limit));
        }
    }
    // 嘉禾大廈, 信和中心.
    let han = tail
        .char_indices()
        .take(BUILDING + 1)
        .take_while(|(_, c)| c.is_alphanumeric())
        .last()
        .map_or(0, |(i, c)| i + c.len_utf8());
    let ends = (start..=start + han).rev().filter(|e| text.is_char_boundary(*e));
    ends.filter(|e| *e > start)
        .find(|e| page.ending(Class::BuildingSuffix, *e).is_some_and(|w| w.start > start))
        .map(|e| close(text, e, limit))
}

/// Takes a closing bracket along.
fn close(text: &str, end: usize, limit: usize) -> usize {
    if text[end..limit].starts_with(')') { end + 1 } else { end }
}

const fn is_han_number(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// 26 Li Yuen Street West: words in the original, where they still stand apart.
fn english(page: &Page<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let street = page.first(Class::RoadEnglish, clause)?;
    let text = page.text();
    let original = page.view.original(clause.start..street.end);
    let written = page.note.text.get(original.clone())?;
    // Words in capitals, numbers and marks before the street belong to it.
    let mut start = written.len();
    let mut has_number = false;
    for word in written.split_inclusive([' ', ',']).rev() {
        let bare = word.trim_matches([' ', ',', '(', ')', ':']);
        let is_label = word.trim_end().ends_with(':');
        let fits = bare.is_empty() || bare.starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit());
        if !fits || is_label {
            break;
        }
        has_number |= bare.starts_with(|c: char| c.is_ascii_digit());
        start -= word.len();
    }
    let mut from = page.view.folded.position_of(original.start + start);
    if start == 0 {
        from = rooms_before(page, clause).unwrap_or(from);
    }
    let mut end = street.end;
    // Street West, Road Central.
    while let Some(word) = page
        .starting(Class::RoadTail, end + text[end..clause.end].len() - text[end..clause.end].trim_start().len())
        .filter(|w| w.end <= clause.end)
    {
        end = word.end;
    }
    (has_number && from < street.start).then_some(from..end)
}

/// `Shop 5, G/F, ` before a house number: clauses of their own that belong to it.
fn rooms_before(page: &Page<'_>, clause: &Range<usize>) -> Option<usize> {
    let mut start = None;
    let mut at = clause.clone();
    while let Some(before) = page.clause_before(&at) {
        let is_room = page.has(Class::GroundFloor, &before)
            || page.starting(Class::RoomWord, before.start).is_some()
            || page.text()[before.clone()].ends_with("/f");
        if !is_room || page.text()[before.clone()].chars().count() > 24 {
            break;
        }
        start = Some(before.start);
        at = before;
    }
    start
}

/// 地址：…, 📍….
fn labelled(page: &Page<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let text = page.text();
    let label = page.starting(Class::AddressLabel, clause.start)?;
    let rest =
        trim(text, label.end..clause.end, |c| c.is_whitespace() || matches!(c, ':' | '喺' | '在' | '|' | '】' | ']'));
    let is_place = page.terms_in(rest.clone()).any(|t| t.counts && t.range.end <= rest.end)
        || page.has(Class::RoadSuffix, &rest)
        || page.has(Class::BuildingSuffix, &rest);
    let is_way = page.has(Class::ExitWord, &rest);
    (is_place && !is_way && text[rest.clone()].chars().count() <= 40).then_some(rest)
}

/// 街市對面, 郵局隔籬, next to the bakery.
fn relative(page: &Page<'_>, clause: &Range<usize>) -> Option<Range<usize>> {
    let text = page.text();
    let word = page.first(Class::PlaceNear, clause)?;
    let is_latin = text[word.clone()].starts_with(|c: char| c.is_ascii_alphabetic());
    if is_latin {
        let rest = trim(text, word.end..clause.end, char::is_whitespace);
        return (!rest.is_empty()).then_some(word.start..rest.end);
    }
    let before = street_start(page, clause, word.start);
    let long = text[before..word.start].chars().count();
    ((1..=RELATIVE).contains(&long)).then_some(before..word.end)
}

/// A street, a mall or a building that the packs know: behind 喺, or with a floor behind it.
fn named(page: &Page<'_>, clause: &Range<usize>, parts: &mut Parts) -> Vec<Range<usize>> {
    let text = page.text();
    let is_site = |term: u32| {
        let kind = page.packs.index.terms[term as usize].kind;
        matches!(kind, TermKind::Place { kind: PlaceKind::Street | PlaceKind::Mall | PlaceKind::Landmark, .. })
    };
    let inside = page.terms_in(clause.clone()).filter(|t| t.counts && t.range.end <= clause.end);
    let mut out: Vec<Range<usize>> = inside
        .filter(|t| is_site(t.term))
        .filter_map(|t| {
            let end = parts.end(page, t.range.end, clause.end).max(t.range.end);
            let before = text[clause.start..t.range.start].trim_end_matches(' ').len() + clause.start;
            let is_at = page.ending(Class::AddressBefore, before).is_some();
            (end > t.range.end || is_at).then(|| street_start(page, clause, t.range.start)..end)
        })
        .collect();
    // 工廈B座12樓, 樓上舖.
    if let Some(word) = page.first(Class::UpstairsShop, clause) {
        out.push(word);
    }
    for suffix in building_ends(page, clause) {
        let end = parts.end(page, suffix, clause.end);
        if end > suffix {
            out.push(street_start(page, clause, suffix)..end);
        }
    }
    out
}

fn building_ends(page: &Page<'_>, clause: &Range<usize>) -> Vec<usize> {
    page.view.of_class(Class::BuildingSuffix, clause.clone()).map(|h| h.end as usize).collect()
}

/// The floor within an address.
fn floor(page: &Page<'_>, address: &Range<usize>) -> Option<Range<usize>> {
    let text = page.text();
    if let Some(word) = page.first(Class::GroundFloor, address) {
        return Some(word);
    }
    let sign = text[address.clone()].rfind(['楼', '层']).map(|i| address.start + i);
    let slash = text[address.clone()].find("/f").map(|i| address.start + i);
    let (at, len) = sign.map(|i| (i, '楼'.len_utf8())).or(slash.map(|i| (i, 2)))?;
    let head = text[address.start..at]
        .trim_end_matches(|c: char| c.is_ascii_alphanumeric() || is_han_number(c) || c == ' ' || c == '-');
    let start = address.start + head.len();
    let range = trim(text, start..at + len, char::is_whitespace);
    (range.len() > len).then_some(range)
}
