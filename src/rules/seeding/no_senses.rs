//! How does it taste, smell, feel?

use super::{Context, Rule, RuleMeta, ask};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};

/// Nothing that one could taste, smell, hear, see or touch.
pub struct NoSenses;

static META: RuleMeta = RuleMeta {
    id: "seeding/no-senses",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &["# 上環咖啡店\n\n逢星期一休息。", "# 旺角美甲\n\n星期一休息。", "# Sheung Wan cafe\n\nClosed on Mondays."],
    good: &[
        "# 上環咖啡店\n\n入口有少少酸，尾韻似烏龍。",
        "# 旺角美甲\n\n摸起来很滑，没有味道。",
        "# Sheung Wan cafe\n\nThe crust was a bit dry.",
    ],
};

impl Rule for NoSenses {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        ask(cx, &META, out);
    }
}
