//! `hard-sell/claim-without-fact`.

use super::shape;
use crate::diagnostic::Finding;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use std::ops::Range;

/// So many words of praise need something to stand on.
const PRAISE: usize = 3;
/// Words that the message names.
const NAMED: usize = 3;
/// Cues of which one is enough.
const GROUND: [&str; 4] = ["person", "facts", "downside", "scene"];

/// Praise that nothing stands behind.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.cues.iter().any(|c| GROUND.contains(&c.name.as_str())) {
        return;
    }
    let mut praise: Vec<Range<usize>> = Vec::new();
    for sentence in shape::sentences(cx) {
        for hit in cx.view.words_starting(Class::Praise, sentence) {
            match praise.last_mut() {
                Some(last) if hit.range().start < last.end => last.end = last.end.max(hit.range().end),
                _ => praise.push(hit.range()),
            }
        }
    }
    // What a phrase row has named is said already.
    let said = |r: &Range<usize>| shape::is_said(cx, "hard-sell", r) || shape::is_said(cx, "compliance", r);
    let left: Vec<Range<usize>> = praise.into_iter().map(|r| cx.view.original(r)).filter(|r| !said(r)).collect();
    let Some(first) = left.first().filter(|_| left.len() >= PRAISE) else { return };
    let mut named: Vec<&str> = Vec::new();
    for range in &left {
        let word = &cx.note.text[range.clone()];
        if named.len() < NAMED && !named.contains(&word) {
            named.push(word);
        }
    }
    let (text, n) =
        (named.join(if cx.catalog.lang == crate::lang::Lang::En { ", " } else { "、" }), left.len().to_string());
    out.push(say::finding(cx, rule, cx.span(first.clone()), &[("text", &text), ("n", &n)]));
}
