//! Topics for readers of one script only.

use super::{Context, Rule, names_district, names_trade};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::naming;
use crate::rules::RuleMeta;
use crate::text::script::{self, Script};

/// All Chinese topics are Traditional, or all Simplified, while the main keyword differs between the two.
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
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Sheung Wan cafe\n\nI pick up ice at \
         six.\n\n#SheungWanCafe #上環咖啡店",
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
        let main_in = |script| naming::main_in(cx, script);
        let (Some(traditional), Some(simplified)) = (main_in(Script::Hant), main_in(Script::Hans)) else { return };
        if traditional == simplified {
            return;
        }
        let counts = || cx.note.topics.iter().map(|t| (t.text.as_str(), script::counts(&t.text)));
        let any_traditional = counts().any(|(text, c)| c.hant > 0 || text == traditional);
        let any_simplified = counts().any(|(text, c)| c.hans > 0 || text == simplified);
        let (variant, missing) = match (any_traditional, any_simplified) {
            (true, false) => ("", simplified),
            (false, true) => ("traditional", traditional),
            _ => return,
        };
        out.push(cx.variant(&META, variant, None, &[("topic", &naming::topic_name(&missing))]));
    }
}
