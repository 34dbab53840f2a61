//! What does not suit everyone?

use super::{Context, Rule, RuleMeta, ask};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};

/// No fault, no limit, nobody whom it does not suit.
pub struct NoDownside;

static META: RuleMeta = RuleMeta {
    id: "seeding/no-downside",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: Some("De Veirman & Hudders 2019 (N = 414): two-sided messages"),
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n手沖 HK$52，朝早七點開門。",
        "# 旺角美甲\n\n短甲和手绘都有，十一点开门。",
        "# Sheung Wan cafe\n\nFlat white and cake, open at seven.",
    ],
    good: &[
        "# 上環咖啡店\n\n唯一缺點係地方細，得四張枱。",
        "# 旺角美甲\n\n手绘会慢一点，赶时间的人不适合。",
        "# Sheung Wan cafe\n\nThe room is too small for a pram.",
    ],
};

impl Rule for NoDownside {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        ask(cx, &META, out);
    }
}
