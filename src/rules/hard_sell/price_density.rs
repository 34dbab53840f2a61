//! `hard-sell/price-density`.

use super::catalogue_list;
use super::shape;
use crate::diagnostic::Finding;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use std::ops::Range;

/// Fewer prices are no flyer, however short the note.
const PRICES: usize = 3;
/// More than this in a hundred characters is dense.
const PER_HUNDRED: usize = 4;
/// So many sentences without a price are a story.
const PLAIN: usize = 2;
/// A sentence says something from so many words on.
const WORDS: usize = 4;

/// Prices and hardly anything else.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let lines: Vec<Range<usize>> = shape::body_lines(cx).collect();
    let prices: Vec<Range<usize>> = lines.iter().flat_map(|l| shape::prices(cx, l.clone())).collect();
    let chars = || lines.iter().map(|l| shape::chars(cx, l.clone())).sum::<usize>();
    if prices.len() < PRICES || prices.len() * 100 <= PER_HUNDRED * chars() || catalogue_list::find(cx).is_some() {
        return;
    }
    let has_price = |s: &Range<usize>| shape::prices(cx, s.clone()).next().is_some();
    let body = lines.first().map_or(0, |l| l.start);
    let said = |s: &Range<usize>| s.start >= body && shape::words(cx, s.clone()) >= WORDS;
    if shape::sentences(cx).filter(|s| said(s) && !has_price(s)).count() >= PLAIN {
        return;
    }
    let Some(first) = prices.first() else { return };
    let range = cx.view.original(first.clone());
    let (text, n) = (&cx.note.text[range.clone()], prices.len().to_string());
    out.push(say::finding(cx, rule, cx.span(range.clone()), &[("text", text), ("n", &n)]));
}
