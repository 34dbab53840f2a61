//! Nothing to be found by, or nobody can tell where.

use crate::pack::index::RuleInfo;
use crate::reading::away::Away;
use crate::reading::context::Context;
use crate::reading::uses;
use crate::rules::say;

use crate::diagnostic::Finding;

/// Neither flags, front matter, settings nor the text tell what the note wants to be found by. A place that is not sure enough
/// to be taken for it is asked about, and a shop that is not in Hong Kong, or nowhere to go to, is told that no district is
/// put to its name.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.main().is_some_and(|m| m.keyword.is_own) {
        return;
    }
    if let Some(guess) = cx.target.guess {
        let place = uses::show(&cx.packs.index.terms[guess as usize].name, cx.script);
        out.push(say::variant(cx, rule, "guess", None, &[("place", place)]));
        return;
    }
    match &cx.target.away {
        Some(Away::City(city)) => out.push(say::variant(cx, rule, "elsewhere", None, &[("place", city)])),
        Some(Away::Online) => out.push(say::variant(cx, rule, "online", None, &[])),
        None if cx.main().is_some() => {}
        None if cx.target.district.is_some() => out.push(say::variant(cx, rule, "no-trade", None, &[])),
        None => out.push(say::finding(cx, rule, None, &[])),
    }
}
