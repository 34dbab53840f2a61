//! `hard-sell/claim-without-fact`.

use super::shape;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};
use std::ops::Range;

/// So many words of praise need something to stand on.
const PRAISE: usize = 3;
/// Words that the message names.
const NAMED: usize = 3;
/// Cues of which one is enough.
const GROUND: [&str; 4] = ["person", "facts", "downside", "scene"];

static META: RuleMeta = RuleMeta {
    id: "hard-sell/claim-without-fact",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "# 上環咖啡店\n\n環境舒適又有氛圍感，咖啡香濃美味，擺設精緻。\n",
        "# 旺角美甲\n\n款式独特又显白，颜色漂亮，质感拉满。\n",
        "# Sheung Wan cafe\n\nStylish interior, delicious coffee and gorgeous cakes.\n",
    ],
    good: &[
        "# 上環咖啡店\n\n環境舒適，咖啡美味，擺設精緻，不過得六個位，星期六要等廿分鐘。\n",
        "# Sheung Wan cafe\n\nI bake the cakes at five in the morning; they are delicious warm and only beautiful until noon. Cosy? Four seats.\n",
    ],
};

/// Praise that nothing stands behind.
pub struct ClaimWithoutFact;

impl Rule for ClaimWithoutFact {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if cx.cues.iter().any(|c| GROUND.contains(&c.name.as_str())) {
            return;
        }
        let words = cx.packs.class("praise");
        let mut praise: Vec<Range<usize>> = Vec::new();
        for sentence in shape::sentences(cx) {
            for hit in cx.view.starting_in(sentence).iter().filter(|h| words.binary_search(&h.string).is_ok()) {
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
        out.push(cx.finding(&META, cx.span(first.clone()), &[("text", &text), ("n", &n)]));
    }
}
