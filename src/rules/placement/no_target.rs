//! Nothing to be found by.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::diagnostic::Finding;

/// Neither flags, front matter, settings nor the text tell what the note wants to be found by.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.main().is_some() {
        return;
    }
    let variant = if cx.target.district.is_some() { "no-trade" } else { "" };
    out.push(say::variant(cx, rule, variant, None, &[]));
}
