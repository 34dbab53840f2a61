//! `format/no-title`.

use crate::diagnostic::Finding;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

/// A note without a title hands its best search field back.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.note.title.is_none() {
        out.push(say::finding(cx, rule, None, &[]));
    }
}
