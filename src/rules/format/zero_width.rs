//! `format/zero-width`.

use crate::diagnostic::Finding;
use crate::fix::Applicability;
use crate::note::Note;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::prose::{self, Mark, Shield};

use crate::text::fold::is_zero_width;
use std::ops::Range;
use unicode_properties::UnicodeEmoji;

/// Signs at the head of a line that are looked through; more are taken for a head without looking.
const FAR: usize = 40;

/// Invisible characters that came with a paste, or that hide a word.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let marks = marks(cx.note, &Shield::new(cx.note));
    prose::report(cx, rule, "", &marks, out);
}

/// The runs that have no business here.
pub fn marks(note: &Note, shield: &Shield) -> Vec<Mark> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let may_be = |byte| matches!(byte, 0xc2 | 0xe1 | 0xe2 | 0xef | 0xf3);
    prose::chars_beginning(note, may_be).filter(|(_, c)| is_zero_width(*c)).for_each(|(at, c)| match runs.last_mut() {
        Some(last) if last.end == at => last.end += c.len_utf8(),
        _ => runs.push(at..at + c.len_utf8()),
    });
    runs.retain(|r| !is_wanted(note, r));
    let change = |run: &Range<usize>| is_free(note, shield, run).then_some((Applicability::Safe, String::new()));
    runs.into_iter().map(|run| Mark { change: change(&run), range: run }).collect()
}

/// Whether the run belongs to the sign before it: part of an emoji, a glyph selector, a keycap, a script that joins its
/// letters with them; or keeps a line open.
fn is_wanted(note: &Note, run: &Range<usize>) -> bool {
    let text = &note.text[run.clone()];
    let (left, right) = (prose::before(note, run.start), prose::at(note, run.end));
    let joins = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{590}'..='\u{dff}' | '\u{fb1d}'..='\u{fdff}'));
    if joins(left) || joins(right) {
        return true;
    }
    let edge = |c: Option<char>| c.is_none_or(|c| matches!(c, '\n' | '\r'));
    if edge(left) && edge(right) {
        return true;
    }
    let selects = text.chars().all(|c| matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{20e3}' | '\u{e0100}'..='\u{e01ef}'));
    let selectable = |c: char| c.is_emoji_char() || !(c.is_alphabetic() || c.is_whitespace());
    let is_variant = !text.contains(['\u{fe0e}', '\u{fe0f}']);
    if selects && left.is_some_and(|c| selectable(c) || is_variant) {
        return true;
    }
    let is_sign = |c: char| !c.is_ascii() && c.is_emoji_char();
    let glue = |c: char| matches!(c, '\u{200d}' | '\u{fe0e}' | '\u{fe0f}');
    text.contains('\u{200d}') && text.chars().all(glue) && left.is_some_and(is_sign) && right.is_some_and(is_sign)
}

/// Whether the run can go and nothing but itself changes: no topic grows, no Latin words run together, no Markdown wakes.
fn is_free(note: &Note, shield: &Shield, run: &Range<usize>) -> bool {
    let (left, right) = (prose::before(note, run.start), prose::at(note, run.end));
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_east_asian(c));
    let sign = |c: Option<char>| c.is_some_and(|c| c.is_ascii_punctuation() || c == '＃');
    let line_wakes = begins_line(note, run.start) && !right.is_some_and(char::is_alphabetic);
    // `# ` and a word is a topic gone wrong.
    let after_hash = note.text[..run.start].trim_end_matches(' ').ends_with(['#', '＃']);
    let wakes = after_hash || sign(left) || sign(right) || line_wakes || (latin(left) && latin(right));
    !(wakes || shield.touches(run) || shield.ends_at(run.start))
}

/// Whether nothing but signs stands before a place on its line: what follows then decides what the line is.
fn begins_line(note: &Note, at: usize) -> bool {
    let is_sign = |c: &char| c.is_ascii_punctuation() || c.is_whitespace() || is_zero_width(*c) || *c == '＃';
    let mut before = note.text[..at].chars().rev().take_while(|c| *c != '\n').take(FAR);
    before.by_ref().all(|c| is_sign(&c))
}

const fn is_east_asian(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{ff65}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}
