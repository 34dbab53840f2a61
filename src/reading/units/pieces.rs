//! Where a line is parted: borders of clauses and sentences. A mark within brackets, within a number, a host or an English
//! word parts nothing, and an amount keeps its object.

use super::lead;
use super::marks::{closes, is_end, is_han, opens};
use crate::lists::WordList;
use crate::text::fold::is_zero_width;
use crate::text::scan::{self, is_emoji};
use std::ops::Range;

/// Characters of a bracket that is read as one; a longer one holds sentences of its own.
const BRACKET: usize = 60;
/// From so many characters on the things of a list are clauses of their own.
const LISTED: usize = 12;
/// Where the next word ends that may be or hold an amount.
const PAUSES: [char; 8] = [' ', '\u{3000}', ',', '，', '。', '｜', '|', '、'];

/// A stretch up to a border.
pub struct Piece {
    /// Where it ends, with its marks.
    pub end: usize,
    /// It ends a sentence.
    pub is_last: bool,
    /// A question mark ends it.
    pub asks: bool,
}

/// The pieces of a line, one after the other.
pub struct Pieces<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    /// Brackets that close, by the place where they open: the outermost, in order.
    brackets: Vec<Range<usize>>,
    /// Whether a sign of money, and whether a digit stands in the piece so far.
    money: (bool, bool),
}

impl<'t> Pieces<'t> {
    /// The pieces of `at..end`.
    pub fn new(text: &'t str, at: usize, end: usize) -> Self {
        Self { text, at, end, brackets: brackets(text, at..end), money: (false, false) }
    }

    /// The next one.
    pub fn next(&mut self) -> Option<Piece> {
        let start = self.at;
        if self.text[start..self.end].trim().is_empty() {
            return None;
        }
        let mut at = start;
        let mut has_words = false;
        self.money = (false, false);
        while let Some(c) = self.text[at..self.end].chars().next() {
            if opens(c).is_some()
                && let Some(close) = self.bracket_at(at)
            {
                // A slot is a unit of its own.
                if c == '〔' && has_words {
                    return Some(self.cut(at, false, false));
                }
                // 佢問：「點揀？」我哋話…: what is quoted behind a colon ends with its own mark.
                let is_quote = self.text[start..at].trim_end().ends_with([':', '：']);
                let ends = self.text[at..close].trim_end_matches(closes).ends_with(is_end);
                at = close;
                has_words = true;
                if is_quote && ends && c != '〔' {
                    return Some(self.cut(self.marks(at), true, false));
                }
                if c == '〔' {
                    return Some(self.cut(self.marks(at), true, false));
                }
                continue;
            }
            let next = at + c.len_utf8();
            if has_words && let Some(is_last) = self.border(start, at, c) {
                let marks = self.marks(at);
                let asks = is_last && self.text[at..marks].contains(['?', '？']);
                return Some(self.cut(marks, is_last, asks));
            }
            has_words |= c.is_alphanumeric();
            self.money.0 |= WordList::MoneySign.has_char(c);
            self.money.1 |= c.is_ascii_digit();
            at = next;
        }
        Some(self.cut(self.end, true, false))
    }

    fn cut(&mut self, end: usize, is_last: bool, asks: bool) -> Piece {
        self.at = end;
        let rest = self.text[end..self.end].trim();
        // What is left says nothing: it belongs to this piece.
        if !rest.is_empty() && !rest.chars().any(char::is_alphanumeric) {
            let asks = asks || rest.starts_with(['?', '？']);
            self.at = self.end;
            return Piece { end: self.end, is_last: true, asks };
        }
        let end = end - (self.text[..end].len() - self.text[..end].trim_end().len());
        Piece { end, is_last: is_last || rest.is_empty(), asks }
    }

    fn bracket_at(&self, at: usize) -> Option<usize> {
        let i = self.brackets.partition_point(|b| b.start < at);
        self.brackets.get(i).filter(|b| b.start == at).map(|b| b.end)
    }

    /// Where the marks end that begin at a border.
    fn marks(&self, at: usize) -> usize {
        let rest = &self.text[at..self.end];
        let is_mark = |c: char| {
            is_end(c)
                || matches!(c, '，' | ',' | '、' | '｜' | '|' | '”' | '"' | '」' | '~' | '～')
                || c.is_whitespace()
        };
        let mut len = 0;
        for c in rest.chars() {
            // Pictures right behind the words belong to them, those behind a blank to what follows.
            let is_trailing = (is_emoji(c) || is_zero_width(c)) && !rest[..len].ends_with(char::is_whitespace);
            if !is_mark(c) && !is_trailing {
                break;
            }
            len += c.len_utf8();
        }
        at + len
    }

    /// Whether the full stop at a place ends a sentence on a number: `No children under 6. Some…`, not `1. Some…`, `3.5`.
    fn ends_on_number(&self, start: usize, at: usize) -> bool {
        let before = &self.text[start..at];
        let is_number = before.ends_with(|c: char| c.is_ascii_digit());
        let says = before.contains(|c: char| c.is_ascii_alphabetic());
        is_number && says && self.text[at + 1..self.end].trim_start().starts_with(|c: char| c.is_ascii_uppercase())
    }

    /// Whether a clause or (true) a sentence ends before the character at a place.
    fn border(&self, start: usize, at: usize, c: char) -> Option<bool> {
        let (before, after) =
            (self.text[start..at].chars().next_back(), self.text[at + c.len_utf8()..self.end].chars().next());
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        match c {
            // Dots lead from a name to its number: 「蛋餅……32」.
            '…' if leads_to_number(&self.text[at..self.end]) => None,
            _ if is_end(c) => Some(true),
            '.' => (after.is_none_or(char::is_whitespace)
                && (before.is_some_and(|c| c.is_ascii_alphabetic() || c == ')') || self.ends_on_number(start, at))
                && !is_short_word(&self.text[start..at]))
            .then_some(true),
            '，' | '｜' | '|' | '\t' => Some(false),
            ',' => (!(is_digit(before) && is_digit(after))).then_some(false),
            '、' => self.is_long_list(start, at).then_some(false),
            ' ' | '\u{3000}' => self.is_pause(start, at).then_some(false),
            '0'..='9' if lead::keycap(&self.text[at..self.end]).is_some() => Some(false),
            '[' if scan::app_code(&self.text[at..self.end]).is_some() => Some(false),
            _ if is_emoji(c) => Some(false),
            _ if matches!(c, '•' | '●') => Some(false),
            _ => None,
        }
    }

    /// Things of a list are clauses where they are long or have amounts of their own.
    fn is_long_list(&self, start: usize, at: usize) -> bool {
        self.money == (true, true) || self.text[start..at].chars().take(LISTED + 1).count() > LISTED
    }

    /// Some write a blank where others write a comma. It parts no amount from its object.
    fn is_pause(&self, start: usize, at: usize) -> bool {
        let before = self.text[start..at].trim_start();
        let rest = self.text[at..self.end].trim_start();
        let (Some(left), Some(right)) = (before.chars().next_back(), rest.chars().next()) else { return false };
        let token = |rest: &'t str| &rest[..rest.find(PAUSES).unwrap_or(rest.len())];
        let next = token(rest);
        // 手沖 $48 Dirty $45: the word behind an amount belongs to the next one.
        let second = rest[next.len()..].strip_prefix([' ', '\u{3000}']).map_or("", |r| token(r.trim_start()));
        let is_wide = |c: char| is_han(c) || matches!(c, '）' | '」' | '】' | ')');
        let is_prose = is_wide(left) && (is_han(right) || matches!(right, '「' | '【'));
        match (self.money == (true, true), has_amount(next)) {
            (true, true) => true,
            (false, true) => false,
            (true, false) if has_amount(second) => true,
            _ => is_prose && before.chars().take(3).count() > 2 && next.chars().take(3).count() > 2,
        }
    }
}

/// Whether an amount of money stands there.
fn has_amount(text: &str) -> bool {
    text.contains(|c| WordList::MoneySign.has_char(c)) && text.contains(|c: char| c.is_ascii_digit())
}

/// `Mr.`, `No.`, `a.m.` end no sentence.
fn is_short_word(before: &str) -> bool {
    let word = before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len();
    let is_inner = before[..before.len() - word].ends_with('.');
    let first = before[before.len() - word..].chars().next();
    (word <= 2 && first.is_some_and(char::is_uppercase)) || (word == 1 && is_inner)
}

/// The outermost brackets of a line that close and are short enough to be one thing.
fn brackets(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut out: Vec<Range<usize>> = Vec::new();
    for (i, c) in text[range.clone()].char_indices() {
        let at = range.start + i;
        if let Some(close) = opens(c) {
            open.push((at, close));
        } else if closes(c) && open.last().is_some_and(|(_, close)| matches_close(*close, c)) {
            let Some((start, close)) = open.pop() else { continue };
            let is_one = close == '〕' || text[start..at].chars().take(BRACKET + 1).count() <= BRACKET;
            // What opens inside is part of it.
            while is_one && out.last().is_some_and(|b| b.start > start) {
                out.pop();
            }
            if is_one {
                out.push(start..at + c.len_utf8());
            }
        }
    }
    out.sort_by_key(|b| b.start);
    out
}

/// People close （ with ).
fn matches_close(want: char, got: char) -> bool {
    want == got || matches!((want, got), (')', '）') | ('）', ')'))
}

/// Whether dots at the head of a text lead to a number.
fn leads_to_number(text: &str) -> bool {
    let rest = text.trim_start_matches(['…', '.', ' ']);
    rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '$' | '+' | '＋' | '¥'))
}
