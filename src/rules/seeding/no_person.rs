//! Who speaks?

use super::{Context, Rule, RuleMeta, ask};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};

/// Nobody: no I, no we, nobody who came or said something.
pub struct NoPerson;

static META: RuleMeta = RuleMeta {
    id: "seeding/no-person",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n唔夠位，得四張枱，入口酸酸哋。",
        "# 旺角美甲\n\n有点慢，大概两小时，摸起来很滑。",
        "# Sheung Wan cafe\n\nA bit small. Roast for 11 minutes at 200 °C. The crust was a bit dry.",
    ],
    good: &[
        "# 上環咖啡店\n\n我試咗六次，唔夠位，得四張枱，入口酸酸哋。",
        "# 旺角美甲\n\n妈妈说有点慢，大概两小时，摸起来很滑。",
        "# Sheung Wan cafe\n\nMy dad said the room is too small. Roast for 11 minutes at 200 °C.",
    ],
};

impl Rule for NoPerson {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        ask(cx, &META, out);
    }
}
