//! What can the reader do with it?

use super::{Context, Rule, RuleMeta, ask};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};

/// No tip, no route, no word on whom it suits.
pub struct NoUse;

static META: RuleMeta = RuleMeta {
    id: "seeding/no-use",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n我試咗六次，唔夠位，得四張枱，入口酸酸哋。",
        "# 旺角美甲\n\n有点慢，大概两小时。我重做了三次。",
        "# Sheung Wan cafe\n\nYesterday it rained. A bit small. Roast for 11 minutes at 200 °C. The crust was a bit \
         dry. My dad burned the first batch.",
    ],
    good: &[
        "# 上環咖啡店\n\n記得早啲嚟，唔夠位，得四張枱。",
        "# 旺角美甲\n\n建议早点去，适合短甲的人。",
        "# Sheung Wan cafe\n\nGood for a long afternoon with a book. Remember to bring a jacket.",
    ],
};

impl Rule for NoUse {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        ask(cx, &META, out);
    }
}
