//! When and where was that?

use super::{Context, Rule, RuleMeta, ask};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};

/// No time of day, no weather, no corner of the shop.
pub struct NoScene;

static META: RuleMeta = RuleMeta {
    id: "seeding/no-scene",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n唔夠位，得四張枱，入口酸酸哋。豆先浸再炒。",
        "# 旺角美甲\n\n有点慢，大概两小时，摸起来很滑。我重做了三次。",
        "# Sheung Wan cafe\n\nA bit small. Roast for 11 minutes at 200 °C. The crust was a bit dry. My dad burned \
         the first batch.",
    ],
    good: &[
        "# 上環咖啡店\n\n落雨嗰朝，窗邊得四張枱，唔夠位，入口酸酸哋。",
        "# 旺角美甲\n\n上星期下雨，靠窗的位置有点慢，大概两小时。",
        "# Sheung Wan cafe\n\nYesterday it rained. A bit small. The crust was a bit dry.",
    ],
};

impl Rule for NoScene {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        ask(cx, &META, out);
    }
}
