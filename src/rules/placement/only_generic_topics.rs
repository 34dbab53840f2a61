//! Topics that could stand under any note.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use super::stand::only_generic;
use crate::diagnostic::Finding;

/// All topics are of the kind of #香港 and #日常: they name neither place nor trade.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if only_generic(cx) {
        let first = cx.note.topics.first();
        out.push(say::finding(cx, rule, first.map(|t| t.span), &[("topic", first.map_or("", |t| &t.text))]));
    }
}
