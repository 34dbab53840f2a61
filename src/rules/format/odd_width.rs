//! `format/odd-width`.

use super::body_too_long::CLOSE;
use super::prose::{self, Mark, Shield};
use super::wall_of_text::LINE_LIMIT;
use crate::diagnostic::Finding;
use crate::fix::Applicability;
use crate::note::{Note, OPENING_UNITS, TITLE_LIMIT, Zone};
use crate::pack::{Basis, Severity};
use crate::rules::{Context, Rule, RuleMeta};
use crate::text::units;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

static META: RuleMeta = RuleMeta {
    id: "format/odd-width",
    severity: Severity::Hint,
    basis: Basis::Style,
    jurisdiction: None,
    source: None,
    cost: 1.0,
    bad: &[
        "# 上環咖啡店\n\n朝早７點開門，ＷｉＦｉ免費用。\n",
        "# 上环咖啡店\n\n早上七点开门,周一休息。\n",
        "# 上環咖啡店\n\n今日有ｺｰﾋｰゼリー，得十二份。\n",
    ],
    good: &[
        "# 上環咖啡店\n\n朝早7點開門，Wi-Fi免費用。\n",
        "# Sheung Wan cafe\n\nWe open at seven, closed on Mondays.\n",
        "# 上环咖啡店\n\n早上七点开门，一杯38,第二杯30。(ﾉ´ヮ`)\n",
    ],
};

/// Wide letters and digits, narrow kana, and narrow punctuation between Chinese characters.
pub struct OddWidth;

impl Rule for OddWidth {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let shield = Shield::new(cx.note);
        prose::report(cx, &META, "", &runs(cx.note, &shield, is_wide), out);
        let mut kana = runs(cx.note, &shield, is_narrow_kana);
        // One alone is an arm of a face: (ﾉ´ヮ`)ﾉ.
        kana.retain(|m| cx.note.text[m.range.clone()].chars().filter(|c| c.is_alphabetic()).count() > 1);
        prose::report(cx, &META, "kana", &kana, out);
        prose::report(cx, &META, "punctuation", &punctuation(cx, &shield), out);
    }
}

const fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

const fn is_narrow_kana(c: char) -> bool {
    matches!(c, '\u{ff66}'..='\u{ff9f}')
}

/// Runs of characters of one kind, to be written in their ordinary width.
fn runs(note: &Note, shield: &Shield, is_odd: fn(char) -> bool) -> Vec<Mark> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, c) in prose::chars(note).filter(|(_, c)| is_odd(*c)) {
        match ranges.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => ranges.push(at..at + c.len_utf8()),
        }
    }
    let mark = |range: Range<usize>| {
        // A Latin letter right before `#` would swallow the topic.
        let free = !shield.touches(&range) && !matches!(prose::at(note, range.end), Some('#' | '＃'));
        let text: String = note.text[range.clone()].nfkc().collect();
        Mark { range, change: free.then_some((Applicability::Safe, text)) }
    };
    ranges.into_iter().map(mark).collect()
}

/// Narrow punctuation between two Chinese characters.
fn punctuation(cx: &Context<'_>, shield: &Shield) -> Vec<Mark> {
    let note = cx.note;
    let mut found: Vec<(Range<usize>, Applicability, char)> = Vec::new();
    for (at, c) in prose::chars(note).filter(|(_, c)| matches!(c, ',' | '.' | '!' | '?')) {
        let sides = (prose::before(note, at), prose::at(note, at + 1));
        let (Some(left), Some(right)) = sides else { continue };
        // 三,四 and 三.五 are numbers.
        if !is_han(left) || !is_han(right) || (is_digit(left) && is_digit(right)) {
            continue;
        }
        let (new, applicability) = match c {
            ',' => ('，', Applicability::Safe),
            '!' => ('！', Applicability::Safe),
            '?' => ('？', Applicability::Safe),
            // A full stop ends a sentence where the dot perhaps did not.
            _ => ('。', Applicability::Unsafe),
        };
        found.push((at..at + 1, applicability, new));
    }
    let room = Room::new(cx, &found.iter().map(|(r, ..)| r.start).collect::<Vec<_>>());
    let mark = |(range, applicability, new): (Range<usize>, Applicability, char)| {
        let sure = if room.allows(note, range.start) { applicability } else { Applicability::Unsafe };
        let change = (!shield.touches(&range)).then(|| (sure, new.to_string()));
        Mark { range, change }
    };
    found.into_iter().map(mark).collect()
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

fn is_digit(c: char) -> bool {
    "零〇一二三四五六七八九十百千萬万億亿兩两半廿卅".contains(c)
}

/// Whether a note has room for wide signs: each is half a unit longer than the narrow one it replaces.
struct Room {
    title: bool,
    body: bool,
}

impl Room {
    fn new(cx: &Context<'_>, at: &[usize]) -> Self {
        let note = cx.note;
        let in_title = |i: &&usize| note.zone(**i) == Some(Zone::Title);
        let title_marks: Vec<usize> = at.iter().filter(in_title).copied().collect();
        let body_marks: Vec<usize> = at.iter().filter(|i| !in_title(i)).copied().collect();
        Self { title: title_has_room(cx, &title_marks), body: body_has_room(cx, &body_marks) }
    }

    fn allows(&self, note: &Note, at: usize) -> bool {
        if note.zone(at) == Some(Zone::Title) { self.title } else { self.body }
    }
}

/// The title stays within its limit, and no keyword in it moves back.
fn title_has_room(cx: &Context<'_>, marks: &[usize]) -> bool {
    let (Some(title), Some(first)) = (&cx.note.title, marks.first()) else { return true };
    let mut uses = cx.keywords.iter().flat_map(|k| &k.uses);
    units::halves(&title.text) + marks.len() as u32 <= TITLE_LIMIT * 2
        && !uses.any(|u| u.zone == Zone::Title && u.range.start > *first)
}

/// The body stays within its limit, its lines do too, and no keyword falls out of the opening.
fn body_has_room(cx: &Context<'_>, marks: &[usize]) -> bool {
    let note = cx.note;
    if marks.is_empty() {
        return true;
    }
    let more = marks.len() as u32;
    if units::halves(&note.pasted()) + more > CLOSE * 2 {
        return false;
    }
    let mut lines = note.paragraphs.iter().flat_map(|p| note.slice(*p).lines());
    if lines.any(|l| (LINE_LIMIT * 2 + 1 - (LINE_LIMIT * 2).min(more)..=LINE_LIMIT * 2).contains(&units::halves(l))) {
        return false;
    }
    let opening: Vec<_> = note.pieces.iter().filter(|p| p.zone == Zone::Opening).collect();
    let halves_to = |end: usize| -> u32 {
        let before = opening.iter().filter(|p| p.span.start() < end);
        before.map(|p| units::halves(&note.text[p.span.start()..p.span.end().min(end)])).sum()
    };
    let mut uses = cx.keywords.iter().flat_map(|k| &k.uses).filter(|u| u.zone == Zone::Opening);
    !uses.any(|u| halves_to(u.range.end) + more > OPENING_UNITS * 2)
}
