//! `format/markdown-shown`.

use crate::diagnostic::Finding;
use crate::fix::{Applicability, Edit, Fix};
use crate::note::Note;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::phrases::shorten;
use crate::rules::prose::{self, Shield};
use crate::rules::say;

use crate::source::Span;
use crate::text::work;
use std::ops::Range;

/// More marks than this say nothing new.
const MOST: usize = 5;

/// Markdown signs that the app shows as they stand.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let shield = Shield::new(cx.note);
    let mut end = 0;
    let mut found = 0;
    for span in &cx.note.markup {
        let Some(mark) = read(cx.note, *span) else { continue };
        if span.start() < end {
            continue;
        }
        end = span.end();
        found += 1;
        let edits = delete(cx, &shield, mark.signs);
        let fix = |title| Fix { title, applicability: Applicability::Unsafe, edits };
        if found > MOST {
            let mut finding = say::more(cx, rule, *span);
            finding.fixes.extend(Some(fix(String::new())).filter(|fix| !fix.edits.is_empty()));
            out.push(finding);
            continue;
        }
        let text = shorten(cx.note.slice(*span));
        let args = [("text", text.as_str())];
        let mut finding = say::variant(cx, rule, mark.kind, Some(*span), &args);
        let fix = Some(fix(say::fix_title(cx, rule, &args))).filter(|fix| !fix.edits.is_empty());
        finding.fixes.splice(..0, fix);
        out.push(finding);
    }
}

/// What kind of mark it is, and the signs that can go without harm to the words.
struct Mark {
    kind: &'static str,
    signs: Vec<Range<usize>>,
}

impl Mark {
    /// A mark with one sign.
    fn one(kind: &'static str, sign: Range<usize>) -> Self {
        Self { kind, signs: std::iter::once(sign).collect() }
    }
}

/// Reads a piece of markup. A single `*`, `_` or `~` is left alone: people frame words with them on purpose.
fn read(note: &Note, span: Span) -> Option<Mark> {
    let (text, range) = (note.slice(span), span.range());
    for sign in ["**", "__", "~~"] {
        if text.len() > 4 && text.starts_with(sign) && text.ends_with(sign) {
            return strong(note, &range, sign);
        }
    }
    if text == "```" || text == "~~~" {
        return Some(Mark { kind: "code", signs: Vec::new() });
    }
    if text.starts_with('`') {
        // Two `(´▽`)` faces look like code between them.
        let is_face = text.trim_matches('`').starts_with([')', '）', 'ヽ', 'ﾉ', '*']);
        return (!is_face).then(|| Mark { kind: "code", signs: Vec::new() });
    }
    if text.starts_with("![") || text.starts_with('[') {
        // [淨餃]($27) is a price.
        let address = text.rsplit_once("](").map_or("", |(_, address)| address);
        return address.contains(['.', '/', '#']).then(|| Mark { kind: "link", signs: Vec::new() });
    }
    if text == ">" {
        let rest = &note.text[range.end..];
        let mut near = rest.chars().take_while(|c| *c != '\n').take(4);
        let is_face = near.any(|c| matches!(c, '<' | '﹏' | '＜'));
        let is_arrow = rest.starts_with(['>', '=', '-']) || note.text[..range.start].ends_with(['>', '-', '=']);
        let space = usize::from(rest.starts_with(' '));
        return (!is_face && !is_arrow).then(|| Mark::one("quote", range.start..range.end + space));
    }
    if text.chars().all(|c| c == '#') {
        let spaces = note.text[range.end..].len() - note.text[range.end..].trim_start_matches([' ', '\t']).len();
        return Some(Mark::one("heading", range.start..range.end + spaces));
    }
    (text.contains('|') && text.contains('\n')).then(|| Mark { kind: "table", signs: Vec::new() })
}

/// Bold or struck-out words. Between digits the signs are arithmetic, and taking them away would make another number.
fn strong(note: &Note, range: &Range<usize>, sign: &str) -> Option<Mark> {
    let text = &note.text[range.clone()];
    let c = sign.chars().next()?;
    // Within a longer run of signs: whoever holds all of it takes them away.
    if prose::before(note, range.start) == Some(c) && prose::at(note, range.end) == Some(c) {
        return None;
    }
    let run = |t: &mut dyn Iterator<Item = char>| t.take_while(|x| *x == c).count();
    let n = run(&mut text.chars()).min(run(&mut text.chars().rev()));
    work::looked_at(n);
    if n * 2 >= text.len() {
        return None;
    }
    let digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    // 好正~~今日~~ draws a breath.
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    if c == '~' && (word(prose::before(note, range.start)) || word(prose::at(note, range.end))) {
        return None;
    }
    let (open, close) = (range.start + n, range.end - n);
    let glues_left = digit(prose::before(note, range.start)) && digit(prose::at(note, open));
    let glues_right = digit(prose::before(note, close)) && digit(prose::at(note, range.end));
    (!glues_left && !glues_right).then(|| Mark { kind: "", signs: vec![range.start..open, close..range.end] })
}

/// Edits that delete the signs, if none of them is out of bounds.
fn delete(cx: &Context<'_>, shield: &Shield, signs: Vec<Range<usize>>) -> Vec<Edit> {
    let edit = |r: Range<usize>| {
        let free = !shield.touches(&r);
        let span = cx.span(r).and_then(|s| cx.note.visible(s)).filter(|_| free)?;
        Some(Edit { span, text: String::new() })
    };
    signs.into_iter().map(edit).collect::<Option<Vec<_>>>().unwrap_or_default()
}
