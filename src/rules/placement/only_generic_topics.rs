//! Topics that could stand under any note.

use super::{Context, Rule, stands};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::Zone;
use crate::reading::naming;
use crate::rules::RuleMeta;

/// All topics are of the kind of #香港 and #日常: they name neither place nor trade.
pub struct OnlyGenericTopics;

static META: RuleMeta = RuleMeta {
    id: "placement/only-generic-topics",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    // A little less than no topics at all; the rules about district and trade keep silent then.
    cost: 5.0,
    bad: &[
        "# 上環咖啡店七點開門\n\n我六點落街市攞冰。\n\n#香港 #日常 #美食",
        "# 旺角美甲店的第一年\n\n第一个月只有五个客人。\n\n#小红书[话题]##好物分享[话题]#",
        "# Sheung Wan cafe at 7am\n\nI pick up ice at six.\n\n#hongkong #hkfoodie #food",
    ],
    good: &[
        "# 上環咖啡店七點開門\n\n我六點落街市攞冰。\n\n#香港 #上環美食",
        "# 旺角美甲店的第一年\n\n第一个月只有五个客人。\n\n#日常 #旺角美甲",
        "# Sheung Wan cafe at 7am\n\nI pick up ice at six.\n\n#hongkong #SheungWanCafe",
        "---\nkeywords: [香港美食]\n---\n# 香港美食筆記\n\n我六點落街市攞冰。\n\n#香港美食",
    ],
};

impl Rule for OnlyGenericTopics {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if only_generic(cx) {
            let first = cx.note.topics.first();
            out.push(cx.finding(&META, first.map(|t| t.span), &[("topic", first.map_or("", |t| &t.text))]));
        }
    }
}

/// Whether there are topics, and all are generic.
pub fn only_generic(cx: &Context<'_>) -> bool {
    let names_main = cx.main().is_some_and(|m| stands(m, Zone::Hashtag));
    !cx.note.topics.is_empty() && !names_main && naming::generic(cx).into_iter().all(|g| g)
}
