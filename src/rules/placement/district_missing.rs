//! The note says what it sells, but not where.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use super::stand::names_district;
use super::stand::names_trade;
use crate::diagnostic::Finding;
use crate::reading::keyword;

/// No place of the target's district stands in title or body.
///
/// Where the trade is missing as well, the rules about title and body have said it all.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let local = cx.target.district.is_some() && cx.main().is_some_and(|m| !m.keyword.places.is_empty());
    if !local || names_district(cx, false) || !names_trade(cx, false) {
        return;
    }
    let place = keyword::place_shown(cx.packs, cx.target, cx.script).unwrap_or_default();
    out.push(say::finding(cx, rule, None, &[("place", place)]));
}
