//! `hard-sell/imperative-share`.

use super::shape;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::pack::index::StringId;
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};
use std::ops::Range;

/// Fewer sentences have no tone yet.
const SENTENCES: usize = 3;

static META: RuleMeta = RuleMeta {
    id: "hard-sell/imperative-share",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "# 上環咖啡店\n\n記得帶朋友。嚟試下手沖。唔好遲過十點。我哋朝早七點開門。\n",
        "# 上环咖啡店\n\n快来喝一杯。记得早点到。别等周末。早上七点开门。\n",
        "# Sheung Wan cafe\n\nCome early. Bring your laptop. Try the pour over. We open at seven.\n",
    ],
    good: &[
        "# 上環咖啡店\n\n唔好意思，昨日提早收舖。記得我第一日開舖，得三個客。落雨嗰日窗邊嗰張枱最靜。\n",
        "# Sheung Wan cafe\n\nWe open at seven. The market is up at six. Come early if you want a window seat.\n",
    ],
};

/// Orders in most sentences.
pub struct ImperativeShare;

impl Rule for ImperativeShare {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let says = |s: &Range<usize>| shape::words(cx, s.clone()) > 1;
        let sentences: Vec<Range<usize>> = shape::sentences(cx).filter(says).collect();
        let classes = ["imperative-start", "imperative-not"].map(|c| cx.packs.class(c));
        let orders: Vec<Range<usize>> = sentences.iter().filter_map(|s| order(cx, classes, s)).collect();
        if sentences.len() < SENTENCES || orders.len() * 2 <= sentences.len() {
            return;
        }
        // What phrase rows have said of each of them need not be said once more of all.
        let originals: Vec<Range<usize>> = orders.into_iter().map(|r| cx.view.original(r)).collect();
        let Some(first) = originals.iter().find(|r| !shape::is_said(cx, "hard-sell", r)) else { return };
        let text = &cx.note.text[first.clone()];
        let (n, all) = (originals.len().to_string(), sentences.len().to_string());
        out.push(cx.finding(&META, cx.span(first.clone()), &[("text", text), ("n", &n), ("all", &all)]));
    }
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
