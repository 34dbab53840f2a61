//! Topics that leave out what is sold.

use super::stand::{names_trade, only_generic, topic_begins_trade};
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::reading::naming;
use crate::rules::say;

use crate::diagnostic::Finding;

/// There are topics, and none names the target's trade or a keyword of it.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.note.topics.is_empty() || names_trade(cx, true) || only_generic(cx) {
        return;
    }
    if cx.note.topics.iter().any(|topic| topic_begins_trade(cx, topic)) {
        return;
    }
    let Some(trade) = naming::trade_shown(cx) else { return };
    out.push(say::finding(cx, rule, None, &[("trade", &trade)]));
}
