//! Topics for readers of one script only.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use super::stand::names_district;
use super::stand::names_trade;
use crate::diagnostic::Finding;
use crate::reading::naming;
use crate::text::script::{self, Script};

/// All Chinese topics are Traditional, or all Simplified, while the main keyword differs between the two.
///
/// Silent where the topics name neither place nor trade: other rules ask for those first.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if !names_district(cx, true) && !names_trade(cx, true) {
        return;
    }
    let main_in = |script| naming::main_in(cx, script);
    let (Some(traditional), Some(simplified)) = (main_in(Script::Hant), main_in(Script::Hans)) else { return };
    if traditional == simplified {
        return;
    }
    let counts = || cx.note.topics.iter().map(|t| (t.text.as_str(), script::counts(&t.text)));
    let any_traditional = counts().any(|(text, c)| c.hant > 0 || text == traditional);
    let any_simplified = counts().any(|(text, c)| c.hans > 0 || text == simplified);
    let (variant, missing) = match (any_traditional, any_simplified) {
        (true, false) => ("", simplified),
        (false, true) => ("traditional", traditional),
        _ => return,
    };
    out.push(say::variant(cx, rule, variant, None, &[("topic", &naming::topic_name(&missing))]));
}
