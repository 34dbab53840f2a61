//! `format/odd-width`.

use super::body_too_long::CLOSE;
use super::wall_of_text::LINE_LIMIT;
use super::zero_width;
use crate::diagnostic::Finding;
use crate::fix::Applicability;
use crate::note::{Note, OPENING_UNITS, TITLE_LIMIT, Zone};
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::prose::{self, Mark, Shield};

use crate::text::fold::is_zero_width;
use crate::text::{script, units};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Wide letters and digits, narrow kana, and narrow punctuation between Chinese characters.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let shield = Shield::new(cx.note);
    let odd = odd(cx.note);
    let mut wide = runs(cx.note, &shield, &odd, is_wide);
    if !wide.is_empty() && changes_script(cx) {
        for (applicability, _) in wide.iter_mut().filter_map(|m| m.change.as_mut()) {
            *applicability = Applicability::Unsafe;
        }
    }
    prose::report(cx, rule, "", &wide, out);
    prose::report(cx, rule, "kana", &kana(cx.note, &shield, &odd), out);
    prose::report(cx, rule, "punctuation", &punctuation(cx, &shield), out);
}

/// Whether the note would count as English once its wide letters are narrow.
fn changes_script(cx: &Context<'_>) -> bool {
    let narrow: String = prose::chars(cx.note).flat_map(|(_, c)| std::iter::once(c).nfkc()).collect();
    script::script(&narrow) != cx.script
}

/// Narrow kana; one alone is an arm of a face: (ﾉ´ヮ`)ﾉ.
fn kana(note: &Note, shield: &Shield, odd: &[(usize, char)]) -> Vec<Mark> {
    let found = runs(note, shield, odd, is_narrow_kana);
    let joined = |a: &Mark, b: &Mark| note.text[a.range.end..b.range.start].chars().all(is_zero_width);
    let letters = |m: &Mark| note.text[m.range.clone()].chars().filter(|c| c.is_alphabetic()).count();
    let mut long: Vec<bool> = Vec::new();
    for word in found.chunk_by(joined) {
        let is_word = word.iter().map(letters).sum::<usize>() > 1;
        long.extend(word.iter().map(|_| is_word));
    }
    found.into_iter().zip(long).filter_map(|(mark, long)| long.then_some(mark)).collect()
}

const fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
}

const fn is_narrow_kana(c: char) -> bool {
    matches!(c, '\u{ff66}'..='\u{ff9f}')
}

/// All characters of odd width, with their places.
fn odd(note: &Note) -> Vec<(usize, char)> {
    // All of them are among the wide signs of Unicode.
    let found = prose::chars_beginning(note, |byte| byte == 0xef);
    found.filter(|(_, c)| is_wide(*c) || is_narrow_kana(*c)).collect()
}

/// Runs of characters of one kind, to be written in their ordinary width.
fn runs(note: &Note, shield: &Shield, odd: &[(usize, char)], is_odd: fn(char) -> bool) -> Vec<Mark> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, c) in odd.iter().filter(|(_, c)| is_odd(*c)) {
        match ranges.last_mut() {
            Some(last) if last.end == *at => last.end += c.len_utf8(),
            _ => ranges.push(*at..at + c.len_utf8()),
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
    prose::chars_beginning(note, |byte| matches!(byte, b',' | b'.' | b'!' | b'?')).for_each(|(at, c)| {
        let sides = (prose::before(note, at), prose::at(note, at + 1));
        let (Some(left), Some(right)) = sides else { return };
        // 三,四 and 三.五 are numbers.
        if !is_han(left) || !is_han(right) || (is_digit(left) && is_digit(right)) {
            return;
        }
        let (new, applicability) = match c {
            ',' => ('，', Applicability::Safe),
            '!' => ('！', Applicability::Safe),
            '?' => ('？', Applicability::Safe),
            // A full stop ends a sentence where the dot perhaps did not.
            _ => ('。', Applicability::Unsafe),
        };
        found.push((at..at + 1, applicability, new));
    });
    if found.is_empty() {
        return Vec::new();
    }
    let room = Room::new(cx, shield, &found.iter().map(|(r, ..)| r.start).collect::<Vec<_>>());
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

/// Whether a note has room for wide signs: each is half a unit longer than the narrow one it replaces. Measured so that
/// other safe fixes change nothing: letters and signs count in full, invisible characters that will go do not.
struct Room {
    title: bool,
    body: bool,
}

impl Room {
    fn new(cx: &Context<'_>, shield: &Shield, at: &[usize]) -> Self {
        let note = cx.note;
        let (title, body): (Vec<usize>, Vec<usize>) = at.iter().partition(|i| note.zone(**i) == Some(Zone::Title));
        let going: Vec<Range<usize>> =
            zero_width::marks(note, shield).into_iter().filter(|m| m.change.is_some()).map(|m| m.range).collect();
        Self { title: title_has_room(cx, &going, &title), body: body.is_empty() || body_has_room(cx, &going, &body) }
    }

    fn allows(&self, note: &Note, at: usize) -> bool {
        if note.zone(at) == Some(Zone::Title) { self.title } else { self.body }
    }
}

/// The most half units that a range may have after all fixes.
fn most_halves(note: &Note, going: &[Range<usize>], range: Range<usize>) -> u32 {
    let size =
        |c: char| if c.is_ascii_alphanumeric() || matches!(c, ',' | '!' | '?') { 2 } else { units::char_halves(c) };
    let all: u32 = note.text[range.clone()].chars().map(size).sum();
    let from = going.partition_point(|g| g.end <= range.start);
    let gone = going[from..].iter().take_while(|g| g.start < range.end);
    all.saturating_sub(gone.map(|g| units::halves(&note.text[g.clone()])).sum())
}

/// The title stays within its limit, and no keyword in it moves back.
fn title_has_room(cx: &Context<'_>, going: &[Range<usize>], marks: &[usize]) -> bool {
    let (Some(title), Some(first)) = (&cx.note.title, marks.first()) else { return true };
    let mut uses = cx.keywords.iter().flat_map(|k| &k.uses);
    most_halves(cx.note, going, title.span.range()) <= TITLE_LIMIT * 2
        && !uses.any(|u| u.zone == Zone::Title && u.range.start > *first)
}

/// The body stays within its limit, the lines with marks do too, and no keyword falls out of the opening.
fn body_has_room(cx: &Context<'_>, going: &[Range<usize>], marks: &[usize]) -> bool {
    let note = cx.note;
    let most = |range: Range<usize>| most_halves(note, going, range);
    let body: u32 = note.pieces.iter().filter(|p| p.zone != Zone::Title).map(|p| most(p.span.range())).sum();
    if body > CLOSE * 2 {
        return false;
    }
    // The body is short from here on, so nothing below can take long.
    let line = |at: usize| {
        let start = note.text[..at].rfind('\n').map_or(0, |i| i + 1);
        start..note.text[at..].find('\n').map_or(note.text.len(), |i| at + i)
    };
    if marks.iter().any(|at| most(line(*at)) > LINE_LIMIT * 2) {
        return false;
    }
    let opening: Vec<_> = note.pieces.iter().filter(|p| p.zone == Zone::Opening).map(|p| p.span.range()).collect();
    let most_to =
        |end: usize| -> u32 { opening.iter().filter(|r| r.start < end).map(|r| most(r.start..r.end.min(end))).sum() };
    let mut uses = cx.keywords.iter().flat_map(|k| &k.uses).filter(|u| u.zone == Zone::Opening);
    !uses.any(|u| most_to(u.range.end) > OPENING_UNITS * 2)
}
