//! A district or trade that no pack knows.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::diagnostic::Finding;

/// The note names a district, a place or a trade that is in no pack; says the nearest one.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    for (key, value, near) in &cx.target.unknown {
        let near_name = near.as_deref().unwrap_or_default();
        let variant = if near.is_some() { "near" } else { "" };
        out.push(say::variant(cx, rule, variant, None, &[("key", key), ("value", value), ("near", near_name)]));
    }
}
