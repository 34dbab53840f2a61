//! `format/duplicate-topic`.

use crate::diagnostic::Finding;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// The same topic twice. Its twin in the other script is wanted and is no duplicate.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for topic in &cx.note.topics {
        let times = seen.entry(topic.text.nfkc().flat_map(char::to_lowercase).collect()).or_default();
        *times += 1;
        if *times == 2 {
            out.push(say::finding(cx, rule, Some(topic.span), &[("text", &topic.text)]));
        }
    }
}
