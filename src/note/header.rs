//! What stands above a draft: YAML between `---` lines, which we read, and other headers, which we name.

use super::front_matter;
use super::keys;
use super::parsed::Note;
use super::problem::{Problem, ProblemKind};
use crate::source::Span;
use std::ops::Range;

/// Reads the header, if the draft opens with one, and says where the rest begins.
pub fn read(note: &mut Note, text: &str, start: usize) -> usize {
    let blank: usize = text[start..].split_inclusive('\n').take_while(|l| l.trim().is_empty()).map(str::len).sum();
    let at = start + blank;
    let Some(first) = text[at..].split_inclusive('\n').next() else { return start };
    let below = at + first.len();
    match first.trim_end() {
        // Behind a blank line it could as well be a line across the page.
        "---" if blank == 0 || begins_key(&text[below..]) => yaml(note, text, start, at..below),
        "+++" => toml(note, text, start, at..below),
        _ if first.starts_with('{') => json(note, text, start, at),
        _ => start,
    }
}

fn yaml(note: &mut Note, text: &str, start: usize, fence: Range<usize>) -> usize {
    if let Some((end, below)) = closing(text, fence.end, &["---", "..."]) {
        note.meta = front_matter::read(text, fence.end, &text[fence.end..end], &mut note.problems);
        note.protected.extend(Span::new(text, fence.start..below));
        return below;
    }
    // A lone `---` before ordinary text is a line, not a header.
    if begins_key(&text[fence.end..]) {
        let span = line(text, fence);
        note.problems.push(Problem { span, kind: ProblemKind::UnclosedFrontMatter });
    }
    start
}

/// Whether a text begins with a line such as `title: …`.
fn begins_key(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.split_once([':', '：']).is_some_and(|(key, _)| {
        let plain = !key.is_empty() && key.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        plain || keys::named(key).is_some()
    })
}

/// A line without what is blank at its end.
fn line(text: &str, range: Range<usize>) -> Option<Span> {
    let len = text[range.clone()].trim_end().len();
    Span::new(text, range.start..range.start + len)
}

/// Where the line that closes a header begins and ends.
fn closing(text: &str, from: usize, fences: &[&str]) -> Option<(usize, usize)> {
    let mut at = from;
    for line in text[from..].split_inclusive('\n') {
        if fences.contains(&line.trim_end()) {
            return Some((at, at + line.len()));
        }
        at += line.len();
    }
    None
}

fn toml(note: &mut Note, text: &str, start: usize, fence: Range<usize>) -> usize {
    let Some((_, below)) = closing(text, fence.end, &["+++"]) else { return start };
    other(note, text, fence.start..below, "TOML")
}

/// A text that begins with a whole JSON object.
fn json(note: &mut Note, text: &str, start: usize, at: usize) -> usize {
    let Some(end) = object_end(&text[at..]).map(|len| at + len) else { return start };
    let rest = text[end..].split_inclusive('\n').next().unwrap_or_default();
    // An object that more text follows in its line, and one without keys, is no header.
    if !text[at + 1..end].trim_start().starts_with('"') || !rest.trim().is_empty() {
        return start;
    }
    other(note, text, at..end + rest.len(), "JSON")
}

/// Where the brace closes that a text opens with; those within quotes do not count.
fn object_end(text: &str) -> Option<usize> {
    let (mut depth, mut is_quoted, mut is_escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            b'{' if !is_quoted => depth += 1,
            b'}' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// A header that we do not read: it is no part of the note, and the writer is told.
fn other(note: &mut Note, text: &str, range: Range<usize>, kind: &'static str) -> usize {
    let end = range.end;
    let first = text[range.clone()].find('\n').map_or(end, |i| range.start + i);
    let span = line(text, range.start..first);
    note.problems.push(Problem { span, kind: ProblemKind::OtherHeader(kind) });
    note.protected.extend(Span::new(text, range));
    end
}
