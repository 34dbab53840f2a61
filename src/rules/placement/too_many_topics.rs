//! More topics than the app takes, or than anyone reads.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

use crate::diagnostic::Finding;
use crate::diagnostic::Severity;
use crate::note::Topic;
use std::collections::BTreeSet;

/// What the list of the app takes.
const LIMIT: usize = 10;
/// From here on the topics blur what the note is about.
const ENOUGH: usize = 8;

/// More than ten topics, which the list of the app does not take; a hint already above eight.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    // A record often brings the topics of its body once more in a column of their own.
    let mut seen = BTreeSet::new();
    let different: Vec<&Topic> = cx.note.topics.iter().filter(|t| seen.insert(t.text.to_lowercase())).collect();
    let count = different.len();
    let (most, variant) = if count > LIMIT { (LIMIT, "") } else { (ENOUGH, "many") };
    let Some(first_over) = different.get(most) else { return };
    let mut finding = say::variant(cx, rule, variant, Some(first_over.span), &[("count", &count.to_string())]);
    if count <= LIMIT {
        finding.severity = Severity::Hint;
    }
    out.push(finding);
}
