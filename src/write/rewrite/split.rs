//! A draft cut into sentences and clauses, each with its place in the file. Nothing is judged here.

use crate::note::{Note, Zone};
use crate::text::scan;
use std::ops::Range;

/// A sentence of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Bytes of the note, end mark included.
    pub range: Range<usize>,
    /// Its clauses in order.
    pub clauses: Vec<Clause>,
    /// Whether it stands in the title.
    pub is_title: bool,
    /// Whether a question mark ends it.
    pub is_question: bool,
}

/// A clause of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Bytes of the note, without marks around it.
    pub range: Range<usize>,
    /// The emoji right before it, which may be its label (📍, ⏰).
    pub label: Option<char>,
}

/// Characters of a word that does not stand alone behind a space.
const TAIL: usize = 2;

/// Cuts title and body.
pub fn sentences(note: &Note) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut body: Option<Range<usize>> = None;
    for piece in &note.pieces {
        let range = piece.span.range();
        match (piece.zone, &mut body) {
            (Zone::Title, _) => cut(&note.text, range, true, &mut out),
            (Zone::Hashtag, _) => {}
            // The border between opening and body is a count of units, and no border of words.
            (_, Some(before)) if before.end == range.start => before.end = range.end,
            _ => {
                if let Some(before) = body.replace(range) {
                    cut(&note.text, before, false, &mut out);
                }
            }
        }
    }
    if let Some(last) = body {
        cut(&note.text, last, false, &mut out);
    }
    out
}

fn cut(text: &str, range: Range<usize>, is_title: bool, out: &mut Vec<Sentence>) {
    let part = &text[range.clone()];
    let mut start = 0;
    let mut depth = 0_i32;
    let mut chars = part.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        match c {
            '〔' => depth += 1,
            '〕' => depth -= 1,
            _ => {}
        }
        let after = chars.peek().map(|(_, c)| *c);
        if matches!(c, '\n' | '\r') {
            depth = 0;
        }
        // A slot is one thing, whatever stands in it.
        // 「2. 手沖」 is an item of a list, and one sentence.
        let is_number =
            c == '.' && !part[start..i].trim().is_empty() && part[start..i].trim().bytes().all(|b| b.is_ascii_digit());
        if depth > 0 || is_number || !ends_sentence(c, after) {
            continue;
        }
        let mut end = i + c.len_utf8();
        while let Some((j, next)) = chars.peek().copied() {
            if !matches!(next, '。' | '！' | '!' | '？' | '?' | '」' | '』' | '”') || depth > 0 {
                break;
            }
            end = j + next.len_utf8();
            chars.next();
        }
        push(text, range.start + start..range.start + end, is_title, out);
        start = end;
    }
    push(text, range.start + start..range.end, is_title, out);
}

fn ends_sentence(c: char, after: Option<char>) -> bool {
    match c {
        '。' | '！' | '？' | '!' | '?' | '\n' | '\r' | '…' | '；' | ';' => true,
        '.' => after.is_none_or(char::is_whitespace),
        _ => false,
    }
}

fn push(text: &str, range: Range<usize>, is_title: bool, out: &mut Vec<Sentence>) {
    let written = &text[range.clone()];
    let lead = written.len() - written.trim_start().len();
    let range = range.start + lead..range.start + written.trim_end().len();
    if range.is_empty() || range.start > range.end {
        return;
    }
    let written = &text[range.clone()];
    let is_question = written.trim_end_matches(['」', '』', '”']).ends_with(['？', '?']);
    let clauses = clauses(text, range.clone());
    if !clauses.is_empty() {
        out.push(Sentence { range, clauses, is_title, is_question });
    }
}

fn clauses(text: &str, range: Range<usize>) -> Vec<Clause> {
    let part = &text[range.clone()];
    let mut out = Vec::new();
    let (mut start, mut label, mut before) = (0, None, None);
    let mut depth = 0_i32;
    let mut chars = part.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        match c {
            '〔' | '「' | '『' | '《' | '（' | '(' => depth += 1,
            '〕' | '」' | '』' | '》' | '）' | ')' => depth -= 1,
            _ => {}
        }
        let after = chars.peek().map(|(_, c)| *c);
        let code = if c == '[' { scan::app_code(&part[i..part.floor_char_boundary(i + 40)]) } else { None };
        let is_sign = is_sign(c);
        if i >= start && (code.is_some() || is_sign || (depth <= 0 && ends_clause(c, before, after))) {
            add(text, range.start + start..range.start + i, label.take(), &mut out);
            start = i + code.unwrap_or(c.len_utf8());
            if is_sign && !matches!(c, '\u{fe0f}' | '\u{200d}' | '\u{20e3}') {
                label = Some(c);
            }
        }
        before = Some(c);
    }
    add(text, range.start + start.min(part.len())..range.end, label, &mut out);
    join_tails(text, out)
}

/// 「1月1日 休息」 is one: a word or two behind a space belong to what stands before it.
fn join_tails(text: &str, clauses: Vec<Clause>) -> Vec<Clause> {
    let mut out: Vec<Clause> = Vec::new();
    for clause in clauses {
        let is_tail = text[clause.range.clone()].chars().count() <= TAIL && clause.label.is_none();
        match out.last_mut() {
            Some(last) if is_tail && text[last.range.end..clause.range.start].chars().all(char::is_whitespace) => {
                last.range.end = clause.range.end;
            }
            _ => out.push(clause),
        }
    }
    out
}

fn is_sign(c: char) -> bool {
    scan::is_emoji(c)
        || matches!(c, '\u{fe0f}' | '\u{200d}' | '\u{20e3}' | '✓' | '✔' | '★' | '☆' | '◆' | '■' | '▶' | '►')
}

fn ends_clause(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_han = |c: Option<char>| c.is_some_and(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
    match c {
        '，' | '｜' | '|' | '\t' | '【' | '】' => true,
        ',' => !(is_digit(before) && is_digit(after)),
        // Some write a space where others write a comma.
        ' ' | '\u{3000}' => is_han(before) && is_han(after),
        _ => false,
    }
}

fn add(text: &str, range: Range<usize>, label: Option<char>, out: &mut Vec<Clause>) {
    let is_mark = |c: char| {
        c.is_whitespace()
            || matches!(c, '-' | '*' | '>' | '#' | '+' | '=' | '•' | '●' | '・' | '–' | '—' | '~' | '～' | '_' | '`')
            || matches!(c, '①'..='⑳' | '❶'..='❿' | '➀'..='➓' | '·' | '、' | '：' | ':' | '，' | ',' | '→' | '/' | '／')
    };
    let is_end = |c: char| is_mark(c) || matches!(c, '。' | '！' | '!' | '？' | '?' | '…' | '；' | ';' | '.');
    let written = &text[range.clone()];
    let bare = without_number(written.trim_start_matches(is_mark));
    let start = range.start + (written.len() - bare.len());
    let end = start + bare.trim_end_matches(is_end).len();
    if start < end && text[start..end].chars().any(char::is_alphanumeric) {
        out.push(Clause { range: start..end, label });
    }
}

/// Leaves out the number of a list item (`2.手沖`), but not that of 2.5.
fn without_number(text: &str) -> &str {
    if let Some((inside, rest)) = text.strip_prefix('（').and_then(|t| t.split_once('）'))
        && !inside.is_empty()
        && inside.chars().all(|c| "一二三四五六七八九十".contains(c))
    {
        return rest.trim_start();
    }
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text[digits..].strip_prefix(['.', '、', ')', '）']).map_or("", str::trim_start);
    let is_item = (1..=2).contains(&digits) && rest.chars().next().is_some_and(|c| !c.is_ascii_digit());
    if is_item { rest } else { text }
}
