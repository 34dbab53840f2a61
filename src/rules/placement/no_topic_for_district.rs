//! Topics that leave out the place.

use super::stand::only_generic;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use super::stand::names_district;
use crate::diagnostic::Finding;
use crate::reading::keyword;

/// There are topics, and none names a place of the target's district.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.target.district.is_none() || cx.note.topics.is_empty() || names_district(cx, true) || only_generic(cx) {
        return;
    }
    let place = keyword::place_shown(cx.packs, cx.target, cx.script).unwrap_or_default();
    out.push(say::finding(cx, rule, None, &[("place", place)]));
}
