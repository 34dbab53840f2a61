//! More topics than the app takes, or than anyone reads.

use super::{Context, Rule};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::Topic;
use crate::rules::RuleMeta;
use std::collections::BTreeSet;

/// More than ten topics, which the list of the app does not take; a hint already above eight.
pub struct TooManyTopics;

/// What the list of the app takes.
const LIMIT: usize = 10;
/// From here on the topics blur what the note is about.
const ENOUGH: usize = 8;

static META: RuleMeta = RuleMeta {
    id: "placement/too-many-topics",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "# 七點開門\n\n我六點落街市攞冰。\n\n#上環咖啡店 #手沖咖啡 #上環 #街市 #朝早 #拿鐵 #咖啡豆 #香港 #日常 #小店 #開店 #週末",
        "# 第一年\n\n第一个月只有五个客人。\n\n#旺角美甲 #美甲 #短甲 #手绘 #旺角 #香港 #日常 #小店 #开店",
        "# At 7am\n\nI pick up ice at six.\n\n#a1 #b2 #c3 #d4 #e5 #f6 #g7 #h8 #i9 #j10 #k11",
    ],
    good: &[
        "# 七點開門\n\n我六點落街市攞冰。\n\n#上環咖啡店 #手沖咖啡 #上環",
        "# 第一年\n\n第一个月只有五个客人。\n\n#旺角美甲 #美甲 #短甲 #手绘 #旺角 #香港 #日常 #小店",
        "# At 7am\n\nI pick up ice at six. No. 9, 10 or 11?",
    ],
};

impl Rule for TooManyTopics {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        // A record often brings the topics of its body once more in a column of their own.
        let mut seen = BTreeSet::new();
        let different: Vec<&Topic> = cx.note.topics.iter().filter(|t| seen.insert(t.text.to_lowercase())).collect();
        let count = different.len();
        let (most, variant) = if count > LIMIT { (LIMIT, "") } else { (ENOUGH, "many") };
        let Some(first_over) = different.get(most) else { return };
        let mut finding = cx.variant(&META, variant, Some(first_over.span), &[("count", &count.to_string())]);
        if count <= LIMIT {
            finding.severity = Severity::Hint;
        }
        out.push(finding);
    }
}
