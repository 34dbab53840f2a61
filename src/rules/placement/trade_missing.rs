//! The note says where it is, but not what it sells.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::reading::naming;
use crate::rules::say;

use super::stand::names_district;
use super::stand::names_trade;
use crate::diagnostic::Finding;

/// Neither the word for the trade nor a keyword of it stands in title or body.
///
/// Where the place is missing as well, the rules about title and body have said it all.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.main().is_none() || names_trade(cx, false) || !names_district(cx, false) {
        return;
    }
    let Some(trade) = naming::trade_shown(cx) else { return };
    out.push(say::finding(cx, rule, None, &[("trade", &trade)]));
}
