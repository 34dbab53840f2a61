//! How was it made?

use super::{Context, Rule, RuleMeta, ask};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};

/// Nothing of how it is made, or what went wrong on the way.
pub struct NoProcess;

static META: RuleMeta = RuleMeta {
    id: "seeding/no-process",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n門口有張藍色櫈。",
        "# 旺角美甲\n\n门口有一张蓝色的椅子。",
        "# Sheung Wan cafe\n\nThere is a blue bench outside.",
    ],
    good: &[
        "# 上環咖啡店\n\n豆先浸一晚，頭三次都失敗，倒晒。",
        "# 旺角美甲\n\n试了三次才找到力度，第一次全部重做。",
        "# Sheung Wan cafe\n\nIt took five attempts, and the first batch burned.",
    ],
};

impl Rule for NoProcess {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        ask(cx, &META, out);
    }
}
