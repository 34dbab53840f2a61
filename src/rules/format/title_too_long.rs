//! `format/title-too-long`.

use crate::diagnostic::Finding;
use crate::note::TITLE_LIMIT;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::text::units;

/// The app cuts a title behind twenty units.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let Some(title) = &cx.note.title else { return };
    let units = units::units(&title.text);
    if units <= TITLE_LIMIT {
        return;
    }
    // A title with YAML escapes is written differently from what it says; then all of it is shown.
    let as_written = cx.note.slice(title.span) == title.text;
    let kept = if as_written { units::prefix(&title.text, TITLE_LIMIT).len() } else { 0 };
    let (units, over, limit) = (units.to_string(), (units - TITLE_LIMIT).to_string(), TITLE_LIMIT.to_string());
    let args = [("units", units.as_str()), ("limit", &limit), ("over", &over)];
    out.push(say::finding(cx, rule, cx.span(title.span.start() + kept..title.span.end()), &args));
}
