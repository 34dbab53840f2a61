//! Topics that leave out the place.

use super::only_generic_topics::only_generic;
use super::{Context, Rule, names_district};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::keyword;
use crate::rules::RuleMeta;

/// There are topics, and none names a place of the target's district.
pub struct NoTopicForDistrict;

static META: RuleMeta = RuleMeta {
    id: "placement/no-topic-for-district",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 3.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 七點開門\n\n我六點落街市攞冰。\n\n#手沖咖啡 #香港",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n第一个月只有五个客人。\n\n#美甲",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# At 7am\n\nI pick up ice at six.\n\n#FlatWhite",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 七點開門\n\n我六點落街市攞冰。\n\n#手沖咖啡 #上環",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n第一个月只有五个客人。\n\n#旺角美甲",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# At 7am\n\nI pick up ice at six.\n\n#hkfoodie #food",
    ],
};

impl Rule for NoTopicForDistrict {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if cx.target.district.is_none() || cx.note.topics.is_empty() || names_district(cx, true) || only_generic(cx) {
            return;
        }
        let place = keyword::place_shown(cx.packs, cx.target, cx.script).unwrap_or_default();
        out.push(cx.finding(&META, None, &[("place", place)]));
    }
}
