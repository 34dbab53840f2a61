//! How does one book, ask, or simply come?

use super::{Context, Rule, applies, says};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::rules::RuleMeta;

/// No word on booking, asking inside the app, or walking in.
pub struct NoBooking;

static META: RuleMeta = RuleMeta {
    id: "action/no-booking",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "# 上環咖啡店\n\n我試咗六隻豆，先留低兩隻。",
        "# 旺角美甲\n\n第一个月只有五个客人。",
        "# Sheung Wan cafe\n\nI made six batches and kept two.",
    ],
    good: &[
        "# 上環咖啡店\n\n得四張枱，唔使訂位，直接嚟就得。",
        "# 旺角美甲\n\n先在私信约时间。",
        "# Sheung Wan cafe\n\nFour tables, walk-ins only.",
        "---\nauthor: koc\n---\n# Sheung Wan cafe\n\nI tried six cups.",
    ],
};

impl Rule for NoBooking {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if applies(cx) && !says(cx, "action-booking") {
            out.push(cx.finding(&META, None, &[]));
        }
    }
}
