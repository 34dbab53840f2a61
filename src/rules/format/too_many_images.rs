//! `format/too-many-images`.

use crate::diagnostic::Finding;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

/// What the app takes, as several uploaders agree.
const LIMIT: u32 = 18;

/// More pictures than a note holds.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let Some(images) = cx.note.meta.images.filter(|n| *n > LIMIT) else { return };
    let (n, over, limit) = (images.to_string(), (images - LIMIT).to_string(), LIMIT.to_string());
    out.push(say::finding(cx, rule, None, &[("n", &n), ("over", &over), ("limit", &limit)]));
}
