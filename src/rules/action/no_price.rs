//! What does it cost?

use super::{Context, Rule, applies, says, tokens};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::rules::RuleMeta;
use crate::text::token::Token;

/// No amount, and no word about the price.
pub struct NoPrice;

static META: RuleMeta = RuleMeta {
    id: "action/no-price",
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
        "# 上環咖啡店\n\n手沖 HK$52，唔收加一。",
        "# 旺角美甲\n\n短甲人均 200。",
        "# Sheung Wan cafe\n\nA second cup is free.",
        "---\nauthor: customer\n---\n# 上環咖啡店\n\n試咗六隻豆。",
    ],
};

impl Rule for NoPrice {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if applies(cx) && !says(cx, "action-price") && tokens(cx, Token::Price).next().is_none() {
            out.push(cx.finding(&META, None, &[]));
        }
    }
}
