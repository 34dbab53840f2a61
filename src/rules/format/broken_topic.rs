//! `format/broken-topic`.

use crate::diagnostic::Finding;
use crate::note::{ProblemKind, TopicForm};
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

/// More of them say nothing new.
const MOST: usize = 5;

/// Topics that the app takes as plain words.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let topics = &cx.note.topics;
    // `#話題# 好食`: the second sign closes the topic, as people write elsewhere.
    let closes = |at: usize| topics.binary_search_by_key(&at, |t| t.span.end()).is_ok();
    let spaced = cx.note.problems.iter().filter_map(|p| match &p.kind {
        ProblemKind::BrokenTopic(_) if p.span.is_some_and(|s| closes(s.start())) => None,
        ProblemKind::BrokenTopic(text) => Some(("", text.as_str(), p.span)),
        _ => None,
    });
    let wide = topics.iter().filter(|t| t.form == TopicForm::Wide);
    let wide = wide.map(|t| ("wide", t.text.as_str(), Some(t.span)));
    for (variant, text, span) in spaced.chain(wide).take(MOST) {
        let topic: String = text.trim_start_matches('#').split_whitespace().collect();
        out.push(say::variant(cx, rule, variant, span, &[("text", text), ("topic", &topic)]));
    }
}
