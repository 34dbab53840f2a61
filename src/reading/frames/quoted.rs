//! Whether a hit is quoted.

use crate::reading::view::View;
use std::ops::Range;

/// Between 「」, 『』, “” or "".
pub fn is_quoted(view: &View, range: &Range<usize>) -> bool {
    let around = view.sentence(range.start);
    let before = &view.folded.text[around.start..range.start];
    let after = &view.folded.text[range.end.min(around.end)..around.end];
    let open = before.rfind(['「', '『', '“', '"']);
    let close = before.rfind(['」', '』', '”']);
    open.is_some() && open > close && after.contains(['」', '』', '”', '"'])
}
