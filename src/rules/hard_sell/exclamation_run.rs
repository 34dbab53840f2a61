//! `hard-sell/exclamation-run`.

use super::shape;
use crate::diagnostic::Finding;
use crate::diagnostic::Severity;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::prose::Shield;
use crate::rules::say;

use crate::text::token::Token;
use std::ops::Range;

/// More runs than this say nothing new.
const MOST: usize = 3;
/// So many marks in a note are looked at for their density.
const MARKS: usize = 5;
/// More marks than this in a hundred characters shout.
const PER_HUNDRED: usize = 5;

/// Marks that shout.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if !cx.view.folded.text.contains('!') {
        return;
    }
    let lines: Vec<Range<usize>> = shape::prose_lines(cx).collect();
    let runs = lines.iter().flat_map(|l| shape::tokens(cx, Token::Excl, l.clone())).map(|r| cx.view.original(r));
    let runs: Vec<Range<usize>> = runs.filter(|r| !shape::is_said(cx, "hard-sell", r)).collect();
    if runs.is_empty() {
        whole_note(cx, rule, &lines, out);
        return;
    }
    let (shield, is_telling) = (Shield::new(cx.note), shape::is_telling(cx));
    for (i, run) in runs.iter().enumerate() {
        let marks = &cx.note.text[run.clone()];
        let mut finding = say::finding(cx, rule, cx.span(run.clone()), &[("text", marks), ("n", &count(marks))]);
        if i > 0 {
            finding.cost = rule.cost / 2.0;
        }
        if is_telling {
            shape::soften(&mut finding, i == 0);
        }
        let keep = run.start + marks.chars().next().map_or(0, char::len_utf8);
        if let Some(fix) = shape::shorten_run(cx, rule, &shield, run.clone(), keep) {
            finding.fixes.insert(0, fix);
        }
        if i >= MOST {
            finding.hush();
        }
        out.push(finding);
    }
}

/// How many marks a run has, as a number to show.
fn count(marks: &str) -> String {
    marks.chars().filter(|c| !c.is_whitespace()).count().to_string()
}

/// Marks all over a note, or doubled more than once.
fn whole_note(cx: &Context<'_>, rule: &RuleInfo, lines: &[Range<usize>], out: &mut Vec<Finding>) {
    let text = cx.view.folded.text.as_str();
    let marks: usize = lines.iter().map(|l| text[l.clone()].matches('!').count()).sum();
    let chars = || lines.iter().map(|l| shape::chars(cx, l.clone())).sum::<usize>();
    if marks >= MARKS && marks * 100 > PER_HUNDRED * chars() {
        let mut finding = say::variant(cx, rule, "many", None, &[("text", "！"), ("n", &marks.to_string())]);
        if shape::is_telling(cx) {
            shape::soften(&mut finding, true);
        }
        out.push(finding);
        return;
    }
    let doubles = lines.iter().flat_map(|l| text[l.clone()].match_indices("!!").map(|(i, s)| (l.start + i, s.len())));
    if let Some((at, len)) = doubles.clone().next().filter(|_| doubles.count() > 1) {
        let range = cx.view.original(at..at + len);
        let shown = &cx.note.text[range.clone()];
        let mut finding = say::variant(cx, rule, "double", cx.span(range.clone()), &[("text", shown), ("n", "2")]);
        finding.severity = Severity::Hint;
        finding.cost = 1.0;
        out.push(finding);
    }
}
