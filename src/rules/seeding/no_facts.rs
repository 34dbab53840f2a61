//! Which figures can be checked?

use super::{Context, Rule, RuleMeta, ask};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};

/// No measure, count, time or date that a reader could check.
pub struct NoFacts;

static META: RuleMeta = RuleMeta {
    id: "seeding/no-facts",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n唔夠位，酸酸哋。我試咗好多次先揀到豆，頭幾次失敗，倒晒。",
        "# 旺角美甲\n\n有点慢，摸起来很滑。手缝的布垫，剪坏了，重做。",
        "# Sheung Wan cafe\n\nA bit small. The crust was a bit dry, and the batch burned.",
    ],
    good: &[
        "# 上環咖啡店\n\n唔夠位，得四張枱，酸酸哋。豆先浸一晚。",
        "# 旺角美甲\n\n有点慢，大概两小时，摸起来很滑。",
        "# Sheung Wan cafe\n\nA bit small. Roast for 11 minutes at 200 °C.",
    ],
};

impl Rule for NoFacts {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        ask(cx, &META, out);
    }
}
