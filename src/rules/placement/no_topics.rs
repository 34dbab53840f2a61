//! No topics at all.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::diagnostic::Finding;
use crate::reading::naming;
use crate::reading::uses::Keyword;
use std::ops::Range;

/// The note carries no topic.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if !cx.note.topics.is_empty() {
        return;
    }
    match unsigned(cx) {
        Some((line, topics)) => {
            out.push(say::variant(cx, rule, "unsigned", cx.span(line), &[("topics", topics.as_str())]));
        }
        None => out.push(say::finding(cx, rule, None, &[])),
    }
}

/// A last line of nothing but search words: they were meant as topics. With it the line as topics.
fn unsigned(cx: &Context<'_>) -> Option<(Range<usize>, String)> {
    let text = cx.note.text.as_str();
    let end = text.trim_end().len();
    let start = text[..end].rfind('\n')? + 1;
    let words: Vec<&str> =
        text[start..end].split([' ', '　', '|', '｜', '、', '/']).filter(|w| !w.is_empty()).collect();
    let is_query = |w: &&str| {
        let keyword = Keyword::parse(w, cx.packs);
        let parts = usize::from(!keyword.places.is_empty()) + usize::from(!keyword.subjects.is_empty());
        parts + keyword.intents.len() > 0
    };
    let are_topics = (2..=10).contains(&words.len()) && words.iter().all(is_query) && cx.note.zone(start).is_some();
    are_topics.then(|| {
        (start..end, words.iter().map(|w| format!("#{}", naming::topic_name(w))).collect::<Vec<_>>().join(" "))
    })
}
