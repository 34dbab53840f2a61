//! The units of a note as the sentences of a draft.

use super::kinds::Kinds;
use super::parts::{Clause, Part, Sentence};
use crate::lists::WordList;
use crate::reading::context::Context;
use crate::reading::facts::page::trim;
use crate::reading::units::{self, Kind};
use crate::text::units::units as units_of;
use std::ops::Range;

/// What stands between the items of a list in one line.
const STROKES: [&str; 3] = [" // ", " / ", "／"];
/// Units of a part that a space sets apart like a comma.
const PARTED: u32 = 4;
/// Units of what is no breath of its own.
const BREATH: u32 = 3;
/// Units of a name before its number.
const NAMED: u32 = 5;
/// Characters of a label.
const LABEL: usize = 6;

/// The sentences of title and body, without what is no part of the note: stamps, rules, topics, bare search words.
pub fn sentences(cx: &Context<'_>) -> Vec<Sentence> {
    let units = units::of_note(cx.note);
    let mut out: Vec<Sentence> = Vec::new();
    let mut before = usize::MAX;
    for unit in &units.list {
        let line = &units.lines[unit.line];
        let is_told = !unit.words.is_empty() && !matches!(unit.kind, Kind::Noise | Kind::Topics);
        if line.part == units::Part::Topic || !is_told {
            continue;
        }
        // A label belongs to what it names, unless a sign of ours takes its place.
        let label = unit.label.as_ref().filter(|l| l.start >= unit.range.start && l.start < unit.words.start);
        let whole = label.map_or(unit.words.start, |l| l.start)..unit.words.end;
        let kinds = Kinds::of(cx, &whole);
        let stands_for_sign = kinds.has(Kinds::PLACE.and(Kinds::HOURS)) && !kinds.has(Kinds::PRICE);
        // 「只限自取：」 says more than that an address follows.
        let stands_for_sign = stands_for_sign && label.is_none_or(|l| is_sign(cx, l));
        let range = if unit.kind == Kind::Slot {
            unit.range.clone()
        } else if stands_for_sign {
            unit.words.clone()
        } else {
            whole
        };
        let clauses = parted(cx, range, kinds, unit.kind == Kind::Call);
        let is_question = unit.kind == Kind::Question;
        let (is_title, is_heading) = (line.part == units::Part::Title, unit.kind == Kind::Heading);
        match out.last_mut().filter(|_| before == unit.sentence) {
            Some(s) => {
                s.range.end = unit.range.end;
                s.is_question = is_question;
                s.clauses.extend(clauses);
            }
            None => out.push(Sentence {
                range: units.sentences[unit.sentence].clone(),
                clauses,
                line: unit.line,
                part: Part::Prose,
                is_title,
                is_heading,
                is_question,
            }),
        }
        before = unit.sentence;
    }
    out
}

/// A clause, or the parts of a list with strokes between its items: 「三餸$42 / 四餸$48」. A label in lenticular brackets before it
/// goes.
fn parted(cx: &Context<'_>, range: Range<usize>, kinds: Kinds, is_call: bool) -> Vec<Clause> {
    let text = &cx.note.text;
    let start = range.start + label_end(&text[range.clone()]);
    let mut parts = Vec::new();
    let mut from = start;
    for stroke in STROKES {
        let inside = &text[start..range.end];
        if parts.is_empty() && inside.contains(stroke) {
            // 「$160／100克」: a stroke before a measure belongs to the amount.
            let is_measure = |at: usize| {
                inside[at + stroke.len()..]
                    .starts_with(|c: char| c.is_ascii_digit() || WordList::BareNumeral.has_char(c))
            };
            for (at, _) in inside.match_indices(stroke).filter(|(at, _)| stroke != "／" || !is_measure(*at)) {
                parts.push(from..start + at);
                from = start + at + stroke.len();
            }
        }
    }
    parts.push(from..range.end);
    // 「10:00-19:00 星期二休 至少早3日約」, 「師傅2人一組 鋪膠布」: some write a space for a comma.
    if parts.len() == 1 && !kinds.has(Kinds::PRICE.and(Kinds::WAS)) {
        let apart = spaced(text, &parts[0]);
        // A number behind a space may be what the words before it cost.
        let counts = |c: char| c.is_ascii_digit() || WordList::BareNumeral.has_char(c) || matches!(c, '+' | '$' | '＋');
        let is_word = |r: &Range<usize>| units_of(&text[r.clone()]) < PARTED || text[r.clone()].starts_with(counts);
        if kinds.has(Kinds::HOURS.and(Kinds::PLACE)) || !apart.iter().skip(1).any(is_word) {
            parts = apart;
        }
    }
    let is_one = parts.len() == 1 && start == range.start;
    let trimmed = parts.into_iter().map(|r| trim(text, r, |c| c.is_whitespace() || matches!(c, '/' | '／')));
    let clause = |range: Range<usize>| Clause {
        kinds: if is_one { kinds } else { Kinds::of(cx, &range) },
        pieces: std::iter::once(range.clone()).collect(),
        range,
        rule: None,
        is_call,
        is_bare_price: false,
    };
    trimmed.filter(|r| !r.is_empty()).map(clause).collect()
}

/// Whether a label says no more than that a place or a time follows, which a sign of ours says as well.
fn is_sign(cx: &Context<'_>, label: &Range<usize>) -> bool {
    let text = cx.note.text[label.clone()].trim_matches(|c: char| !c.is_alphanumeric());
    text.is_empty() || WordList::PracticalLabel.has(&text.to_lowercase())
}

/// The parts of a clause between spaces that stand beside a Chinese character, where some write commas. Nothing is parted
/// inside brackets or quotation marks, nor where spaces only set numbers apart: 「南昌街 223 號 5 樓」.
pub fn spaced(text: &str, r: &Range<usize>) -> Vec<Range<usize>> {
    let inside = &text[r.clone()];
    let (mut out, mut start, mut depth) = (Vec::new(), 0, 0_i32);
    for (at, c) in inside.char_indices() {
        match c {
            '「' | '『' | '（' | '(' | '“' | '《' => depth += 1,
            '」' | '』' | '）' | ')' | '”' | '》' => depth -= 1,
            ' ' if depth == 0 && at > start && is_breath(&inside[..at], &inside[at + 1..]) => {
                out.push(r.start + start..r.start + at);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < inside.len() {
        out.push(r.start + start..r.end);
    }
    out
}

/// The parts of a stretch between which its writer takes breath with a space: 「鍍膜$2,800起 睇車身狀況先報價」. A short word
/// before its number, 「甴曱 400呎以下」, is one with it.
pub fn breaths(text: &str, r: &Range<usize>) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::new();
    for part in spaced(text, r) {
        let is_short = |r: &Range<usize>| units_of(&text[r.clone()]) < BREATH;
        let counts = text[part.clone()].starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '+'));
        let joins = out.last().is_some_and(|before| {
            let names = !text[before.clone()].contains(|c: char| c.is_ascii_digit());
            let is_amount = text[before.clone()].contains('$');
            (is_short(before) && !is_amount)
                || is_short(&part)
                || (counts && names && units_of(&text[before.clone()]) < NAMED)
        });
        match out.last_mut().filter(|_| joins) {
            Some(before) => before.end = part.end,
            None => out.push(part),
        }
    }
    out
}

/// Whether a space between two texts stands for a comma.
fn is_breath(before: &str, behind: &str) -> bool {
    let is_han =
        |c: Option<char>| c.is_some_and(|c| ('\u{3400}'..='\u{9fff}').contains(&c) || matches!(c, '）' | '」'));
    let (last, first) = (before.chars().next_back(), behind.chars().next());
    // A number between two spaces with Chinese on both sides is only set apart.
    let word = before.rsplit(' ').next().unwrap_or_default();
    let is_apart = |beside: Option<char>| is_han(beside);
    match (is_han(last), is_han(first)) {
        (true, true) => true,
        (false, true) => {
            // 9:30-19:00, 6123 4567, A2: what is no mere count is no part of 「6 小時」.
            let is_count = word.len() < 4 && word.chars().all(|c| c.is_ascii_digit());
            if word.contains(':') {
                return !first.is_some_and(|c| WordList::Joint.has_char(c));
            }
            if is_count {
                return false;
            }
            let head = before[..before.len() - word.len()].trim_end_matches(' ');
            !(head.len() < before.len() - word.len() && is_apart(head.chars().next_back()))
        }
        (true, false) => {
            let word = behind.split(' ').next().unwrap_or_default();
            if word.contains(':') {
                return !last.is_some_and(|c| WordList::Joint.has_char(c));
            }
            let tail = behind[word.len()..].trim_start_matches(' ');
            !(tail.len() < behind.len() - word.len() && is_apart(tail.chars().next()))
        }
        (false, false) => false,
    }
}

/// Bytes of a label in lenticular brackets at the head of a clause: 【收費】.
fn label_end(text: &str) -> usize {
    let Some(inside) = text.strip_prefix('【') else { return 0 };
    let Some(end) = inside.find('】') else { return 0 };
    let behind = '【'.len_utf8() + end + '】'.len_utf8();
    let is_label = inside[..end].chars().count() <= LABEL && text[behind..].contains(char::is_alphanumeric);
    if is_label { behind } else { 0 }
}
