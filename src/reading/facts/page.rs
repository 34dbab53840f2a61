//! A note as the extractors see it: the folded text, its clauses, and which word classes begin or end where.

use crate::note::{Note, Zone};
use crate::pack::index::TermKind;
use crate::pack::{Class, Hit, Packs};
use crate::reading::terms::TermHit;
use crate::reading::view::View;
use crate::text::scan::is_emoji;
use crate::text::token::Token;
use std::cell::OnceCell;
use std::ops::Range;

/// What every extractor looks at. Ranges are bytes of the folded text until a fact is made.
pub struct Page<'a> {
    /// The note.
    pub note: &'a Note,
    /// The packs.
    pub packs: &'a Packs,
    /// The folded text with its hits.
    pub view: &'a View,
    /// Places met.
    pub terms: &'a [TermHit],
    /// Clauses of title and body, in order.
    pub clauses: Vec<Range<usize>>,
    /// Lines in order.
    lines: Vec<Range<usize>>,
    /// The runs of days in all lines, in order, once somebody has asked for them (`clock`).
    pub days: OnceCell<Vec<Range<usize>>>,
}

impl<'a> Page<'a> {
    /// Cuts title and body into clauses.
    pub fn new(note: &'a Note, packs: &'a Packs, view: &'a View, terms: &'a [TermHit]) -> Self {
        let clauses = clauses(&view.folded.text).into_iter();
        let is_prose = |r: &Range<usize>| note.zone(view.original(r.clone()).start).is_some_and(|z| z != Zone::Hashtag);
        let clauses = clauses.filter(is_prose).collect();
        Self { note, packs, view, terms, clauses, lines: lines(&view.folded.text), days: OnceCell::new() }
    }

    /// The folded text.
    pub fn text(&self) -> &'a str {
        &self.view.folded.text
    }

    /// The clause around a position.
    pub fn clause_at(&self, at: usize) -> Range<usize> {
        let i = self.clauses.partition_point(|c| c.end <= at);
        self.clauses.get(i).filter(|c| c.start <= at).cloned().unwrap_or(at..at)
    }

    /// The clause behind the one that ends here, if it stands in the same line.
    pub fn clause_after(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let next = self.clauses.get(self.clauses.partition_point(|c| c.start <= clause.start))?;
        (!self.text()[clause.end..next.start].contains(['\n', '。', '!', '?'])).then(|| next.clone())
    }

    /// The clause before the one that begins here, if it stands in the same line and no sentence ends between.
    pub fn clause_before(&self, clause: &Range<usize>) -> Option<Range<usize>> {
        let i = self.clauses.partition_point(|c| c.start < clause.start).checked_sub(1)?;
        let before = self.clauses.get(i)?;
        (!self.text()[before.end..clause.start].contains(['\n', '。', '!', '?', ';'])).then(|| before.clone())
    }

    /// The clauses that lie within a range.
    pub fn clauses_in(&self, range: &Range<usize>) -> impl Iterator<Item = &Range<usize>> {
        let (from, end) = (self.clauses.partition_point(|c| c.start < range.start), range.end);
        self.clauses[from..].iter().take_while(move |c| c.start < end).filter(move |c| c.end <= end)
    }

    /// Whether a token of a kind stands in the line around a position.
    pub fn line_has(&self, token: Token, at: usize) -> bool {
        self.view.tokens_starting(token, self.line_at(at)).next().is_some()
    }

    /// The line around a position.
    pub fn line_at(&self, at: usize) -> Range<usize> {
        self.lines[self.lines.partition_point(|l| l.end < at).min(self.lines.len() - 1)].clone()
    }

    /// All lines, in order.
    pub fn lines(&self) -> &[Range<usize>] {
        &self.lines
    }

    /// Places, trades and keywords that start within a range.
    pub fn terms_in(&self, range: Range<usize>) -> impl Iterator<Item = &'a TermHit> {
        let from = self.terms.partition_point(|t| t.range.start < range.start);
        self.terms[from..].iter().take_while(move |t| t.range.start < range.end)
    }

    /// The token of a kind in title or body that starts at a position.
    pub fn token_at(&self, token: Token, at: usize) -> Option<Range<usize>> {
        self.view.tokens_starting(token, at..at + 1).map(Hit::range).find(|r| self.is_prose(r.start))
    }

    /// Tokens of a kind in title and body.
    pub fn tokens(&self, token: Token) -> impl Iterator<Item = Range<usize>> + '_ {
        self.tokens_in(token, 0..self.text().len())
    }

    /// Tokens of a kind in title and body that lie within a range.
    pub fn tokens_in(&self, token: Token, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + '_ {
        self.view.of_token(token, range).map(Hit::range).filter(|r| self.is_prose(r.start))
    }

    /// Whether a position stands in title or body.
    pub fn is_prose(&self, at: usize) -> bool {
        self.note.zone(self.view.original(at..at + 1).start).is_some_and(|z| z != Zone::Hashtag)
    }

    /// The longest word of a class that begins here.
    pub fn starting(&self, class: Class, at: usize) -> Option<Range<usize>> {
        let here = self.view.starting_in(at..at + 1).iter();
        here.filter(|h| self.packs.in_class(class, h.string)).map(|h| h.range()).max_by_key(|r| r.end)
    }

    /// The longest word of a class that ends here.
    pub fn ending(&self, class: Class, end: usize) -> Option<Range<usize>> {
        let here = self.view.ending_in(end..end + 1);
        here.filter(|h| self.packs.in_class(class, h.string)).map(Hit::range).min_by_key(|r| r.start)
    }

    /// Whether a word that leads to a place ends here: 喺, 位於. The 上 of 上環 is part of the place.
    pub fn leads(&self, end: usize) -> bool {
        let Some(word) = self.ending(Class::AddressBefore, end) else { return false };
        let is_place = |t: &TermHit| {
            let kind = self.packs.index.terms[t.term as usize].kind;
            matches!(kind, TermKind::Place { .. })
        };
        !self.terms_in(word.clone()).any(is_place)
    }

    /// The first word of a class within a range, the longest that begins there.
    pub fn first(&self, class: Class, range: &Range<usize>) -> Option<Range<usize>> {
        let mut words = self.view.of_class(class, range.clone()).map(Hit::range);
        let first = words.next()?;
        words.take_while(|r| r.start == first.start).last().or(Some(first))
    }

    /// The last word of a class within a range.
    pub fn last(&self, class: Class, range: &Range<usize>) -> Option<Range<usize>> {
        self.view.of_class(class, range.clone()).map(Hit::range).max_by_key(|r| (r.end, r.len()))
    }

    /// Whether a word of a class stands within a range.
    pub fn has(&self, class: Class, range: &Range<usize>) -> bool {
        self.view.has_class(class, range.clone())
    }

    /// The original bytes of a range, without spaces at its ends.
    pub fn original(&self, range: &Range<usize>) -> Range<usize> {
        self.view.original(trim(self.text(), range.clone(), char::is_whitespace))
    }
}

/// The lines of a text, without their ends.
fn lines(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let line = |line: &str| {
        let start = at;
        at += line.len() + 1;
        start..start + line.len()
    };
    text.split('\n').map(line).collect()
}

/// A range without such characters at its ends.
pub fn trim(text: &str, range: Range<usize>, junk: impl Fn(char) -> bool + Copy) -> Range<usize> {
    // What ends before it begins holds nothing.
    let range = range.start..range.end.max(range.start);
    let inside = &text[range.clone()];
    let start = range.start + inside.len() - inside.trim_start_matches(junk).len();
    let end = range.end - (inside.len() - inside.trim_end_matches(junk).len());
    start..end.max(start)
}

/// Pieces between marks at which people take breath. A comma in a number and marks in brackets part nothing.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let (mut start, mut depth) = (0, 0_u32);
    for (i, byte) in bytes.iter().enumerate() {
        // Letters, digits and Han characters (U+4000 to U+9FFF) part nothing.
        if byte.is_ascii_alphanumeric() || matches!(byte, b' ' | 0x80..=0xbf | 0xe4..=0xe9) {
            continue;
        }
        let Some(c) = text[i..].chars().next() else { break };
        let end = i + c.len_utf8();
        match c {
            '(' | '「' | '【' | '[' => depth += 1,
            ')' | '」' | '】' | ']' => depth = depth.saturating_sub(1),
            // An open bracket does not reach over its line.
            '\n' => depth = 0,
            _ => {}
        }
        let is_digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
        // 1,280 is one number; in $280,5.1kg a clause ends.
        let in_number = c == ','
            && is_digit(i.checked_sub(1))
            && (end..end + 3).all(|at| is_digit(Some(at)))
            && !is_digit(Some(end + 3));
        let parts = match c {
            '\n' | '。' | '!' | '?' | ';' => true,
            ',' | '|' | '•' | '✅' | '✔' => depth == 0 && !in_number,
            // A full stop of English; behind a digit it counts items or parts a number.
            '.' => text[end..].starts_with(' ') && !is_digit(i.checked_sub(1)),
            _ => depth == 0 && is_emoji(c),
        };
        if parts {
            push(text, start..i, &mut out);
            start = end;
        }
    }
    push(text, start..text.len(), &mut out);
    out
}

fn push(text: &str, range: Range<usize>, out: &mut Vec<Range<usize>>) {
    let range = trim(text, range, char::is_whitespace);
    if !range.is_empty() {
        out.push(range);
    }
}
