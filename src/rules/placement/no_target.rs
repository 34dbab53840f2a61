//! Nothing to be found by.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::reading::uses;
use crate::rules::say;

use crate::diagnostic::Finding;

/// Neither flags, front matter, settings nor the text tell what the note wants to be found by.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.main().is_some() {
        return;
    }
    let variant = if cx.target.district.is_some() { "no-trade" } else { "" };
    // Not sure enough to be taken for it: it is asked.
    let guess = cx.target.guess.map(|term| uses::show(&cx.packs.index.terms[term as usize].name, cx.script));
    match guess {
        Some(place) => out.push(say::variant(cx, rule, "guess", None, &[("place", place)])),
        None => out.push(say::variant(cx, rule, variant, None, &[])),
    }
}
