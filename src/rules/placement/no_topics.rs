//! No topics at all.

use super::{Context, Rule};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::rules::RuleMeta;

/// The note carries no topic.
pub struct NoTopics;

static META: RuleMeta = RuleMeta {
    id: "placement/no-topics",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 6.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環咖啡店七點開門\n\n我六點落街市攞冰。",
        "# 旺角美甲店的第一年\n\n第一个月只有五个客人。",
        "# Sheung Wan cafe at 7am\n\nI pick up ice from the market at six.",
    ],
    good: &[
        "# 上環咖啡店七點開門\n\n我六點落街市攞冰。\n\n#上環咖啡店",
        "# 旺角美甲店的第一年\n\n第一个月只有五个客人。#旺角美甲[话题]#",
        "# Sheung Wan cafe at 7am\n\nI pick up ice at six. #SheungWanCafe",
    ],
};

impl Rule for NoTopics {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if cx.note.topics.is_empty() {
            out.push(cx.finding(&META, None, &[]));
        }
    }
}
