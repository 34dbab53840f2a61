//! The first lines do not name what people search.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use super::stand::{carries, opens_with_story, stands};
use crate::diagnostic::Finding;
use crate::note::Zone;

/// The main keyword stands in the body, but not within its first 100 units.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let Some(main) = cx.main().filter(|m| !stands(m, Zone::Opening) && !carries(cx, Zone::Opening)) else { return };
    // A story whose title holds the keyword may come to it when it does.
    if stands(main, Zone::Title) && opens_with_story(cx) {
        return;
    }
    let Some(first) = main.uses.iter().find(|u| u.zone == Zone::Body) else { return };
    let args = [("keyword", main.keyword.text.as_str())];
    out.push(say::finding(cx, rule, cx.span(first.range.clone()), &args));
}
