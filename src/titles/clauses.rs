//! Cutting a draft into clauses that can stand in a title.

use crate::diagnostic::Finding;
use crate::lists::WordList;
use crate::note::{Note, Zone};
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::uses::Form;
use crate::source::Span;
use crate::text::fold::is_zero_width;
use crate::text::scan;
use crate::text::script::is_letter;
use crate::text::token::Token;
use crate::text::units::units;
use std::ops::Range;

/// A clause of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Bytes of the note.
    pub range: Range<usize>,
    /// It ends with a question mark, which is part of it.
    pub is_question: bool,
    /// It stands in the title.
    pub is_title: bool,
    /// It goes on with the clause before it: a comma is all that stands between.
    pub goes_on: bool,
}

impl Clause {
    /// Its bytes in the folded text.
    pub fn folded(&self, cx: &Context<'_>) -> Range<usize> {
        cx.view.folded.position_of(self.range.start)..cx.view.folded.position_of(self.range.end)
    }
}

/// Units of a clause that says something and leaves room for the keyword.
const UNITS: Range<u32> = 4..15;
/// What is left of the present title may be shorter.
const TITLE_UNITS: Range<u32> = 2..17;
/// An in-app code such as `[种草R]` is not longer; looking no further keeps a line of brackets linear.
const CODE_CHARS: usize = 12;

/// The clauses that hold nothing to be ashamed of: no finding about selling or rules, no address, mark or emoji, and no
/// second use of the main keyword.
pub fn clean(cx: &Context<'_>, findings: &[Finding]) -> Vec<Clause> {
    let avoid = avoid(cx, findings);
    let mut out = all(cx.note);
    let hangs: Vec<bool> = (0..out.len()).map(|i| out[i].goes_on && i > 0 && warns(cx, &out[i - 1])).collect();
    let mut hangs = hangs.into_iter();
    out.retain(|_| !hangs.next().unwrap_or_default());
    out.retain_mut(|clause| {
        without_keyword(cx, clause)
            && !touches(&avoid, &clause.range)
            && fits(&cx.note.text[clause.range.clone()], clause)
    });
    out
}

/// Whether a clause advises or refuses something: what follows is true of that alone.
fn warns(cx: &Context<'_>, clause: &Clause) -> bool {
    [Class::RoleAdvice, Class::RoleRefusal].iter().any(|class| cx.view.has_class(*class, clause.folded(cx)))
}

/// All clauses of title and body.
fn all(note: &Note) -> Vec<Clause> {
    let mut out = Vec::new();
    let mut body: Option<Range<usize>> = None;
    for piece in &note.pieces {
        let range = piece.span.range();
        match (piece.zone, &mut body) {
            (Zone::Title, _) => split(&note.text, range, true, &mut out),
            (Zone::Hashtag, _) => {}
            // The border between opening and body is a count of units, and no border of words.
            (_, Some(before)) if before.end == range.start => before.end = range.end,
            _ => {
                if let Some(before) = body.replace(range) {
                    split(&note.text, before, false, &mut out);
                }
            }
        }
    }
    if let Some(last) = body {
        split(&note.text, last, false, &mut out);
    }
    out
}

fn split(text: &str, range: Range<usize>, is_title: bool, out: &mut Vec<Clause>) {
    let part = &text[range.clone()];
    let (mut start, mut goes_on) = (0, false);
    for (i, byte) in part.bytes().enumerate() {
        // No letter, digit or Han character (U+4000 to U+9FFF) ends a clause.
        if byte.is_ascii_alphanumeric() || matches!(byte, 0x80..=0xbf | 0xe4..=0xe9) {
            continue;
        }
        let Some(c) = part[i..].chars().next() else { break };
        let (before, after) = (part[..i].chars().next_back(), part[i + c.len_utf8()..].chars().next());
        let code = if c == '[' { scan::app_code(first_chars(&part[i..], CODE_CHARS)) } else { None };
        if i >= start && (code.is_some() || ends_clause(c, before, after)) {
            let is_question = matches!(c, '？' | '?');
            let end = if is_question { i + c.len_utf8() } else { i };
            push(text, range.start + start..range.start + end, (is_question, is_title, goes_on), out);
            goes_on = matches!(c, '，' | ',');
            start = i + code.unwrap_or(c.len_utf8());
        }
    }
    if start < part.len() {
        push(text, range.start + start..range.end, (false, is_title, goes_on), out);
    }
}

fn ends_clause(c: char, before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |c: Option<char>| {
        c.is_some_and(|c| c.is_ascii_digit() || "０１２３４５６７８９〇零一二三四五六七八九十百千兩两半".contains(c))
    };
    let is_space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let is_open = |c: Option<char>| c.is_some_and(|c| c == ' ' || ('\u{3400}'..='\u{9fff}').contains(&c));
    match c {
        '。' | '！' | '？' | '!' | '?' | '\n' | '\r' | '…' | '；' | ';' | '｜' | '|' | '（' | '）' | '(' | ')'
        | '【' | '】' | '→' | '\t' | '\u{fe0f}' | '\u{200d}' | '\u{20e3}' => true,
        // 11:00, 1,200 and 三、四日 are one.
        // Some write a space where others write a comma; between Latin words it is none.
        ' ' => is_open(before) && is_open(after),
        '，' | '、' | '：' | '～' | '~' | '—' | '·' => !(is_digit(before) && is_digit(after)),
        ',' | ':' | '.' => {
            !(is_digit(before) && is_digit(after)) && (is_space(after) || !after.is_some_and(|c| c.is_ascii()))
        }
        '-' | '–' | '/' => is_space(before) && is_space(after),
        _ => scan::is_emoji(c),
    }
}

fn first_chars(text: &str, count: usize) -> &str {
    text.char_indices().nth(count).map_or(text, |(end, _)| &text[..end])
}

type Signs = (bool, bool, bool);

fn push(text: &str, range: Range<usize>, (is_question, is_title, goes_on): Signs, out: &mut Vec<Clause>) {
    let is_mark = |c: char| {
        c.is_whitespace() || matches!(c, '-' | '*' | '>' | '#' | '+' | '=' | '•' | '●' | '・' | '–' | '①'..='⑳')
    };
    let written = &text[range.clone()];
    let bare = without_number(written.trim_start_matches(is_mark));
    let start = range.start + (written.len() - bare.len());
    let end = range.start + written.trim_end().len();
    if start < end {
        out.push(Clause { range: start..end, is_question, is_title, goes_on });
    }
}

/// Leaves out the number of a list item (`2.手沖`), but not that of 2.5.
fn without_number(text: &str) -> &str {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let rest = text[digits..].strip_prefix('.').map_or("", str::trim_start);
    let is_item = (1..=2).contains(&digits) && rest.chars().next().is_some_and(|c| !c.is_ascii_digit());
    if is_item { rest } else { text }
}

/// Takes the main keyword from the beginning of a clause; says whether the clause is then free of it. What stands
/// before the keyword mostly leans on it, so nothing is cut at the end.
fn without_keyword(cx: &Context<'_>, clause: &mut Clause) -> bool {
    let Some(main) = cx.main() else { return true };
    let from = main.uses.partition_point(|u| u.range.end <= clause.range.start);
    for used in &main.uses[from..] {
        if used.range.start >= clause.range.end {
            break;
        }
        if used.form == Form::Split || used.range.start != clause.range.start {
            return false;
        }
        clause.range.start = used.range.end.min(clause.range.end);
        let left = &cx.note.text[clause.range.clone()];
        let trimmed = left.trim_start_matches(|c| c == ' ' || WordList::ClauseJoint.has_char(c));
        clause.range.start += left.len() - trimmed.len();
    }
    !clause.range.is_empty()
}

fn fits(text: &str, clause: &Clause) -> bool {
    let wanted = if clause.is_title { TITLE_UNITS } else { UNITS };
    let length = units(text.trim_end_matches(['？', '?']));
    wanted.contains(&length)
        && !text.contains(is_strange)
        && is_closed(text)
        && text.chars().filter(|c| is_letter(*c)).take(2).count() == 2
        && !is_dangling(text)
}

/// Signs that no title has.
fn is_strange(c: char) -> bool {
    let is_mark = matches!(
        c,
        '*' | '_' | '`' | '[' | ']' | '<' | '>' | '{' | '}' | '#' | '＃' | '@' | '=' | '\\' | '"' | '^' | '\u{fffd}'
    );
    is_mark || is_zero_width(c) || c.is_control()
}

/// Whether as many quotes of each kind are closed as are opened.
fn is_closed(text: &str) -> bool {
    let mut open = [0_i32; 4];
    for c in text.chars() {
        match c {
            '「' => open[0] += 1,
            '」' => open[0] -= 1,
            '『' => open[1] += 1,
            '』' => open[1] -= 1,
            '《' => open[2] += 1,
            '》' => open[2] -= 1,
            '“' => open[3] += 1,
            '”' => open[3] -= 1,
            _ => {}
        }
    }
    open == [0; 4]
}

/// Whether a clause breaks off: what it speaks of stood in the next one.
pub fn is_dangling(text: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    WordList::ClauseEnds.ends(text) || WordList::ClauseEndsEnglish.words().iter().any(|w| last.eq_ignore_ascii_case(w))
}

/// Whether a clause leans on the one before it.
pub fn is_loose(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    WordList::ClauseBegins.begins(text)
        || WordList::ClauseBeginsEnglish.words().iter().any(|w| first.eq_ignore_ascii_case(w))
}

/// What no clause may touch, in order, without overlaps.
fn avoid(cx: &Context<'_>, findings: &[Finding]) -> Vec<Range<usize>> {
    let bad = |f: &&Finding| matches!(f.group(), "hard-sell" | "compliance");
    let found = findings.iter().filter(bad).filter_map(|f| f.span).map(Span::range);
    // Rows count even where the user has silenced them: a title is the last place to try one's luck.
    let phrases = cx.phrases.iter().map(|h| h.range.clone());
    let marks = cx.note.markup.iter().chain(&cx.note.protected).map(|s| s.range());
    let marks_of = [Token::Phone, Token::Url, Token::Handle, Token::Discount];
    let whole = 0..cx.view.folded.text.len();
    let tokens =
        marks_of.into_iter().flat_map(|t| cx.view.of_token(t, whole.clone())).map(|h| cx.view.original(h.range()));
    // Title in the front matter: it lies inside a protected range, and is checked by its words alone.
    let title = cx.note.title.as_ref().map(|t| t.span.range());
    let marks = marks.filter(|r| !title.as_ref().is_some_and(|t| r.start <= t.start && t.end <= r.end));
    let mut all: Vec<Range<usize>> =
        found.chain(phrases).chain(marks).chain(tokens).filter(|r| !r.is_empty()).collect();
    all.sort_by_key(|r| (r.start, r.end));
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in all {
        match merged.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

fn touches(sorted: &[Range<usize>], range: &Range<usize>) -> bool {
    let next = sorted.partition_point(|r| r.end <= range.start);
    sorted.get(next).is_some_and(|r| r.start < range.end)
}
