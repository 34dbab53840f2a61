//! Topics for readers of one script only.

use super::{Context, Rule, names_district, names_trade};
use crate::diagnostic::Finding;
use crate::pack::{Basis, Severity};
use crate::rules::RuleMeta;
use crate::text::script::{self, Script};
use crate::title;

/// All Chinese topics are Traditional, or all Simplified, and the main keyword is written otherwise in the other script.
///
/// Silent where the topics name neither place nor trade: other rules ask for those first.
pub struct OtherScriptTopicMissing;

static META: RuleMeta = RuleMeta {
    id: "placement/other-script-topic-missing",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環咖啡店\n\n我六點落街市攞冰。\n\n#上環咖啡店 #手沖咖啡",
        "---\ndistrict: 銅鑼灣\ncategory: bookshop\n---\n# 铜锣湾书店\n\n我们在二楼，没有电梯。\n\n#铜锣湾书店",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Sheung Wan cafe\n\nI pick up ice at six.\n\n#SheungWanCafe #上環咖啡店",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環咖啡店\n\n我六點落街市攞冰。\n\n#上環咖啡店 #上环咖啡店",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 旺角美甲\n\n第一个月只有五个客人。\n\n#旺角美甲",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Sheung Wan cafe\n\nI pick up ice at six.\n\n#SheungWanCafe",
    ],
};

impl Rule for OtherScriptTopicMissing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if !names_district(cx, true) && !names_trade(cx, true) {
            return;
        }
        let (Some(hant), Some(hans)) = (title::main_in(cx, Script::Hant), title::main_in(cx, Script::Hans)) else {
            return;
        };
        if hant == hans {
            return;
        }
        let counts = || cx.note.topics.iter().map(|t| (t.text.as_str(), script::counts(&t.text)));
        let in_hant = counts().any(|(text, c)| c.hant > 0 || text == hant);
        let in_hans = counts().any(|(text, c)| c.hans > 0 || text == hans);
        let (variant, missing) = match (in_hant, in_hans) {
            (true, false) => ("", hans),
            (false, true) => ("traditional", hant),
            _ => return,
        };
        out.push(cx.variant(&META, variant, None, &[("topic", &title::topic_name(&missing))]));
    }
}
