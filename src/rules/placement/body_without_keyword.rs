//! The body does not name what people search.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use super::stand::{carries, stands};
use crate::diagnostic::Finding;
use crate::note::Zone;
use crate::reading::cues::STORY;

/// So many signs of a story in the opening make it one.
const TELLS: usize = 2;

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

/// Whether the body begins with what somebody did, some day, and what came of it: a keyword would spoil it.
fn opens_with_story(cx: &Context<'_>) -> bool {
    let opens =
        |name: &str| cx.cues.iter().any(|c| c.name == name && cx.note.zone(c.range.start) == Some(Zone::Opening));
    STORY.into_iter().filter(|name| opens(name)).count() >= TELLS
}
