//! Where amounts of money stand in a draft.

use crate::pack::TOKEN_BASE;
use crate::reading::context::Context;
use crate::text::token::Token;
use std::ops::Range;

/// The amounts of a stretch of the draft.
pub fn prices(cx: &Context<'_>, range: &Range<usize>) -> Vec<Range<usize>> {
    let folded = &cx.view.folded;
    let hits = cx.view.starting_in(folded.position_of(range.start)..folded.position_of(range.end));
    let mut found: Vec<Range<usize>> = hits
        .iter()
        .filter(|h| h.string == TOKEN_BASE + Token::Price as u32)
        .map(|h| cx.view.original(h.range()))
        // 60塊 of a Hong Kong baker are biscuits.
        .filter(|r| r.end <= range.end && !cx.note.text[r.clone()].ends_with('塊'))
        .collect();
    found.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    found.dedup_by(|b, a| b.start < a.end);
    found
}
