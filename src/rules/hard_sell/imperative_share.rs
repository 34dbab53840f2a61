//! `hard-sell/imperative-share`.

use super::shape;
use crate::diagnostic::Finding;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::pack::index::StringId;
use crate::reading::context::Context;
use crate::rules::say;

use std::ops::Range;

/// Fewer sentences have no tone yet.
const SENTENCES: usize = 3;

/// Orders in most sentences.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let says = |s: &Range<usize>| shape::words(cx, s.clone()) > 1;
    let sentences: Vec<Range<usize>> = shape::sentences(cx).filter(says).collect();
    let classes = [Class::ImperativeStart, Class::ImperativeNot].map(|c| cx.packs.class(c));
    let orders: Vec<Range<usize>> = sentences.iter().filter_map(|s| order(cx, classes, s)).collect();
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
fn order(cx: &Context<'_>, [starts, others]: [&[StringId]; 2], sentence: &Range<usize>) -> Option<Range<usize>> {
    let text = &cx.view.folded.text[sentence.clone()];
    let at = sentence.start + text.find(char::is_alphanumeric)?;
    let here = cx.view.starting_in(at..at + 1);
    let longest = |class: &[StringId]| {
        here.iter().filter(|h| class.binary_search(&h.string).is_ok()).map(|h| h.end as usize).max()
    };
    let end = longest(starts)?;
    let is_other = longest(others).is_some_and(|other| other >= end) || end > sentence.end;
    (!is_other).then_some(at..end)
}
