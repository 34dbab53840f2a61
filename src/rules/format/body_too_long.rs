//! `format/body-too-long`.

use crate::diagnostic::Finding;
use crate::diagnostic::Severity;
use crate::note::BODY_LIMIT;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::text::units;

/// Whether topics count towards the limit is not verified; from here on there should be head-room.
pub const CLOSE: u32 = 950;

/// The app takes a thousand units, topics included.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let pasted = cx.note.pasted();
    let (units, utf16) = (units::units(&pasted), units::utf16(&pasted));
    let variant = match units {
        n if n > BODY_LIMIT => "",
        _ if utf16 > BODY_LIMIT => "utf16",
        n if n > CLOSE => "close",
        _ => return,
    };
    let over = if variant == "utf16" { utf16 } else { units }.saturating_sub(BODY_LIMIT).to_string();
    let (units, utf16, limit) = (units.to_string(), utf16.to_string(), BODY_LIMIT.to_string());
    let args = [("units", units.as_str()), ("utf16", &utf16), ("limit", &limit), ("over", &over)];
    let mut finding = say::variant(cx, rule, variant, None, &args);
    if !variant.is_empty() {
        finding.severity = Severity::Hint;
        finding.cost = 1.0;
    }
    out.push(finding);
}
