//! A district or trade that no pack knows.

use super::{Context, Rule};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::rules::RuleMeta;

/// The note names a district, a place or a trade that is in no pack; says the nearest one.
pub struct UnknownTarget;

static META: RuleMeta = RuleMeta {
    id: "placement/unknown-target",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "---\ndistrict: 亞特蘭提斯\ncategory: cafe\n---\n# 七點開門\n\n我六點落街市攞冰。",
        "---\ndistrict: 旺角\ncategory: 美甲甲甲\n---\n# 第一年\n\n第一个月只有五个客人。",
        "---\ndistrict: sheung-wam\ncategory: cafe\n---\n# At 7am\n\nI pick up ice at six.",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 七點開門\n\n我六點落街市攞冰。",
        "---\ndistrict: 旺角\ncategory: 美甲\n---\n# 第一年\n\n第一个月只有五个客人。",
        "---\ndistrict: sheung-wan\ncategory: cafe\n---\n# At 7am\n\nI pick up ice at six.",
    ],
};

impl Rule for UnknownTarget {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        for (key, value, near) in &cx.target.unknown {
            let near_name = near.as_deref().unwrap_or_default();
            let variant = if near.is_some() { "near" } else { "" };
            out.push(cx.variant(&META, variant, None, &[("key", key), ("value", value), ("near", near_name)]));
        }
    }
}
