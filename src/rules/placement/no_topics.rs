//! No topics at all.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::diagnostic::Finding;

/// The note carries no topic.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.note.topics.is_empty() {
        out.push(say::finding(cx, rule, None, &[]));
    }
}
