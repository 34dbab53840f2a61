//! The body does not name what people search.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use super::stand::{carries, opens_with_story, stands};
use crate::diagnostic::Finding;
use crate::note::Zone;

/// The main keyword stands neither in the opening nor in the rest of the body.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let Some(main) = cx.main() else { return };
    let is_carried = carries(cx, Zone::Opening) || carries(cx, Zone::Body);
    if stands(main, Zone::Opening) || stands(main, Zone::Body) || is_carried {
        return;
    }
    let variant = match (stands(main, Zone::Title), stands(main, Zone::Hashtag)) {
        (false, true) => "only-topics",
        // Topics are typed into the body: whoever reads that the body never says it would look at them and wonder.
        (true, true) => "title-and-topics",
        (true, false) if opens_with_story(cx) => "story",
        _ => "",
    };
    out.push(say::variant(cx, rule, variant, None, &[("keyword", &main.keyword.text)]));
}
