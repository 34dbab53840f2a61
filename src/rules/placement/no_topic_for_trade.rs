//! Topics that leave out what is sold.

use super::only_generic_topics::only_generic;
use super::{Context, Rule, names_trade};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::keyword;
use crate::rules::RuleMeta;

/// There are topics, and none names the target's trade or a keyword of it.
pub struct NoTopicForTrade;

static META: RuleMeta = RuleMeta {
    id: "placement/no-topic-for-trade",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 3.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 七點開門\n\n我六點落街市攞冰。\n\n#上環 #香港",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n第一个月只有五个客人。\n\n#旺角好去处",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# At 7am\n\nI pick up ice at six.\n\n#SheungWan",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 七點開門\n\n我六點落街市攞冰。\n\n#上環 #手沖咖啡",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n第一个月只有五个客人。\n\n#旺角美甲",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# At 7am\n\nI pick up ice at six.\n\n#SheungWanCoffee",
    ],
};

impl Rule for NoTopicForTrade {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let Some(category) = cx.target.category else { return };
        if cx.note.topics.is_empty() || names_trade(cx, true) || only_generic(cx) {
            return;
        }
        let term = cx.packs.index.categories[category as usize].term;
        let trade = keyword::show(&cx.packs.index.terms[term as usize].name, cx.script);
        out.push(cx.finding(&META, None, &[("trade", trade)]));
    }
}
