//! The title names what people search, but late.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::diagnostic::Finding;
use crate::note::Zone;
use crate::text::units;

/// Folklore names 13, 15 or 18; the shortest is safe with all of them.
const SEEN_UNITS: u32 = 13;

/// The main keyword begins behind the first 13 units of the title, where a narrow card may already have cut it.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let (Some(main), Some(title)) = (cx.main(), &cx.note.title) else { return };
    let Some(first) = main.uses.iter().find(|u| u.zone == Zone::Title) else { return };
    let before = cx.note.text.get(title.span.start()..first.range.start).unwrap_or_default();
    if units::halves(before) < SEEN_UNITS * 2 {
        return;
    }
    let at = (units::units(before) + 1).to_string();
    let args = [("keyword", main.keyword.text.as_str()), ("at", at.as_str())];
    out.push(say::finding(cx, rule, cx.span(first.range.clone()), &args));
}
