//! Where amounts of money stand in a draft.

use crate::reading::context::Context;
use std::ops::Range;

/// The amounts of a stretch of the draft.
pub fn prices(cx: &Context<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
    let all = cx.facts.prices().map(|(_, price)| price.written.clone());
    all.filter(|r| range.start <= r.start && r.end <= range.end)
        // 60塊 of a Hong Kong baker are biscuits.
        .filter(|r| !cx.note.text[r.clone()].ends_with('塊'))
        .collect()
}
