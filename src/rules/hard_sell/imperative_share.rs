//! `hard-sell/imperative-share`.

use super::shape;
use crate::diagnostic::Finding;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use std::ops::Range;

/// Fewer sentences have no tone yet.
const SENTENCES: usize = 3;

/// Orders in most sentences.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if !cx.view.has_class(Class::ImperativeStart, 0..cx.view.folded.text.len()) {
        return;
    }
    if shape::sentences(cx).all(|s| order(cx, &s).is_none()) {
        return;
    }
    let says = |s: &Range<usize>| shape::words(cx, s.clone()) > 1;
    let sentences: Vec<Range<usize>> = shape::sentences(cx).filter(says).collect();
    let orders: Vec<Range<usize>> = sentences.iter().filter_map(|s| order(cx, s)).collect();
    if sentences.len() < SENTENCES || orders.len() * 2 <= sentences.len() {
        return;
    }
    // What phrase rows have said of each of them need not be said once more of all.
    let originals: Vec<Range<usize>> = orders.into_iter().map(|r| cx.view.original(r)).collect();
    let Some(first) = originals.iter().find(|r| !shape::is_said(cx, "hard-sell", r)) else { return };
    let text = &cx.note.text[first.clone()];
    let (n, all) = (originals.len().to_string(), sentences.len().to_string());
    out.push(say::finding(cx, rule, cx.span(first.clone()), &[("text", text), ("n", &n), ("all", &all)]));
}

/// The word with which a sentence begins to order the reader about.
fn order(cx: &Context<'_>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let text = &cx.view.folded.text[sentence.clone()];
    let at = sentence.start + text.find(char::is_alphanumeric)?;
    let longest = |class: Class| cx.view.words_starting(class, at..at + 1).map(|h| h.end as usize).last();
    let end = longest(Class::ImperativeStart)?;
    let is_other = longest(Class::ImperativeNot).is_some_and(|other| other >= end) || end > sentence.end;
    (!is_other).then_some(at..end)
}
