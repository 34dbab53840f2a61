//! `hard-sell/emoji-run`.

use super::shape;
use crate::diagnostic::Finding;
use crate::note::{Note, Zone};
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::prose::Shield;
use crate::rules::say;

use crate::text::fold::is_zero_width;
use crate::text::scan::{app_code, is_emoji};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// The same emoji so often in a row is a run.
const SAME: usize = 3;
/// More runs than this say nothing new.
const MOST: usize = 3;
/// So many groups, or framed lines, make a frame of it all.
const FRAMES: usize = 3;
/// A group of emoji at least once in so many characters frames every phrase.
const PHRASE: usize = 20;

/// Emoji in place of words.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let note = cx.note;
    let groups = groups(note);
    if groups.is_empty() {
        return;
    }
    let is_telling = shape::is_telling(cx);
    let shield = Shield::new(note);
    let runs: Vec<&[Range<usize>]> = groups.iter().flat_map(|g| same(note, g)).collect();
    for (i, run) in runs.iter().enumerate() {
        let ([first, ..], [.., last]) = (run, run) else { continue };
        let range = first.start..last.end;
        let (text, n) = (&note.text[first.clone()], run.len().to_string());
        let mut finding = say::finding(cx, rule, cx.span(range.clone()), &[("text", text), ("n", &n)]);
        if i > 0 {
            finding.cost = rule.cost / 2.0;
        }
        if is_telling {
            shape::soften(&mut finding, i == 0);
        }
        if let Some(fix) = shape::shorten_run(cx, rule, &shield, range, first.end) {
            finding.fixes.insert(0, fix);
        }
        if i >= MOST {
            finding.hush();
        }
        out.push(finding);
    }
    if let Some(first) = runs.is_empty().then(|| frames(cx, &groups)).flatten() {
        let text = &note.text[first.clone()];
        let n = groups.len().to_string();
        let mut finding = say::variant(cx, rule, "frame", cx.span(first.clone()), &[("text", text), ("n", &n)]);
        if is_telling {
            shape::soften(&mut finding, true);
        }
        out.push(finding);
    }
}

/// Emoji of title and body, those with nothing but spaces between them in one group.
fn groups(note: &Note) -> Vec<Vec<Range<usize>>> {
    let mut groups: Vec<Vec<Range<usize>>> = Vec::new();
    let prose = note.pieces.iter().filter(|p| p.zone != Zone::Hashtag && p.span.end() <= note.source_len);
    for piece in prose {
        let text = note.slice(piece.span);
        let mut next = 0;
        // The bytes with which an emoji can begin.
        let may_begin = |byte: &u8| matches!(byte, b'[' | 0xe2 | 0xe3 | 0xf0..);
        while let Some(i) = text.as_bytes()[next..].iter().position(may_begin).map(|n| next + n) {
            let Some(c) = text[i..].chars().next() else { break };
            let emoji = match c {
                '[' => app_code(&text[i..]),
                // Exclamation marks, for another rule.
                '‼' | '⁉' => None,
                c if is_emoji(c) => text[i..].graphemes(true).next().map(str::len),
                _ => None,
            };
            let len = emoji.unwrap_or(c.len_utf8());
            if emoji.is_some() {
                let range = piece.span.start() + i..piece.span.start() + i + len;
                let gap = |last: &Range<usize>| {
                    note.text[last.end..range.start].chars().all(|c| matches!(c, ' ' | '　') || is_zero_width(c))
                };
                match groups.last_mut().filter(|g| g.last().is_some_and(gap)) {
                    Some(group) => group.push(range),
                    None => groups.push(vec![range]),
                }
            }
            next = i + len;
        }
    }
    groups
}

/// The runs of one emoji in a group.
fn same<'g>(note: &'g Note, group: &'g [Range<usize>]) -> impl Iterator<Item = &'g [Range<usize>]> {
    let shown = |r: &Range<usize>| note.text[r.clone()].chars().filter(|c| !is_zero_width(*c));
    group.chunk_by(move |a, b| shown(a).eq(shown(b))).filter(|run| run.len() >= SAME && !is_rating(note, run))
}

/// 味道：⭐⭐⭐⭐ and 環境：❤❤❤ give marks.
fn is_rating(note: &Note, run: &[Range<usize>]) -> bool {
    let shown = run.first().map_or("", |r| &note.text[r.clone()]);
    if run.len() <= 5 && shown.starts_with(['⭐', '🌟']) {
        return true;
    }
    let before = run.first().map_or("", |r| note.text[..r.start].trim_end_matches(' '));
    before.ends_with([':', '：', '(', '（', '*'])
}

/// Whether emoji frame every phrase: groups of two and more all over the text, or one at both ends of most lines.
fn frames(cx: &Context<'_>, groups: &[Vec<Range<usize>>]) -> Option<Range<usize>> {
    let mut doubled = groups.iter().filter(|g| g.len() >= 2);
    let chars = || shape::prose_lines(cx).map(|l| shape::words(cx, l)).sum::<usize>();
    let many = doubled.clone().count();
    if many >= FRAMES && chars() <= many * PHRASE {
        return doubled.next().and_then(|g| g.first().cloned());
    }
    let is_end = |at: usize, first: bool| {
        let i = groups.partition_point(|g| g.last().is_some_and(|r| r.end < at));
        groups.get(i).is_some_and(|g| g.iter().any(|r| if first { r.start == at } else { r.end == at }))
    };
    let lines: Vec<Range<usize>> = cx.note.paragraphs.iter().flat_map(|p| lines_of(cx.note, p.range())).collect();
    let mut framed = lines.iter().filter(|l| is_end(l.start, true) && is_end(l.end, false));
    let enough = framed.clone().count() >= FRAMES && framed.clone().count() * 2 >= lines.len();
    let first = framed.next().filter(|_| enough)?;
    groups.iter().flatten().find(|r| r.start == first.start).cloned()
}

/// The lines of a paragraph, trimmed.
fn lines_of(note: &Note, paragraph: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = paragraph.start;
    note.text[paragraph].split_inclusive('\n').map(move |line| {
        let start = at + line.len() - line.trim_start().len();
        at += line.len();
        start..start + line.trim().len()
    })
}
