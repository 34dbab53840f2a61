//! What came out otherwise than expected?

use super::{Context, Rule, RuleMeta, ask};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};

/// A story without a turn.
pub struct NoTurn;

static META: RuleMeta = RuleMeta {
    id: "seeding/no-turn",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n記得早啲嚟，唔夠位，得四張枱。我試咗六次。",
        "# 旺角美甲\n\n下雨那天，我重做了三次，大概两小时，摸起来很滑。",
        "# Sheung Wan cafe\n\nIt took five attempts. The room is a bit small. Roast for 11 minutes at 200 °C. My \
         dad said the crust was a bit dry.",
    ],
    good: &[
        "# 上環咖啡店\n\n以為煲耐啲會甜，點知酸咗。",
        "# 旺角美甲\n\n本来想快一点，结果重做。",
        "# Sheung Wan cafe\n\nIt turned out the mould was too small.",
    ],
};

impl Rule for NoTurn {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        ask(cx, &META, out);
    }
}
