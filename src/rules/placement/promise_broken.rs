//! Title or topics promise what the note does not hold.

use crate::diagnostic::Finding;
use crate::lang::Lang;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::reading::promise;
use crate::rules::say;

/// An intent stands in title or topics, and nothing that keeps its promise stands in the note.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    for (intent, hit) in promise::broken(cx) {
        let Some(promise) = &cx.packs.index.intents[intent as usize].promise else { continue };
        let range = cx.view.original(hit.range.clone());
        let promise = match cx.catalog.lang {
            Lang::ZhHk => &promise.hant,
            Lang::ZhCn => &promise.hans,
            Lang::En => &promise.en,
        };
        let args = [("text", &cx.note.text[range.clone()]), ("promise", promise.as_str())];
        out.push(say::finding(cx, rule, cx.span(range), &args));
    }
}
