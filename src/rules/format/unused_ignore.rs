//! `format/unused-ignore`: reported by `check` itself, once it is known which comments silenced something.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};

/// What [`crate::rules::unused_suppression`] reports.
pub static META: RuleMeta = RuleMeta {
    id: "format/unused-ignore",
    severity: Severity::Hint,
    basis: Basis::Style,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n<!-- advise: ignore hard-sell/urgency -->\n朝早七點開門。\n",
        "# 上环咖啡店\n\n<!-- advise: ignore-file compliance/absolute-term -->\n早上七点开门。\n",
    ],
    good: &[
        "# 上環咖啡店\n\n<!-- advise: ignore format/markdown-shown -->\n**朝早七點**開門。\n",
        "# Sheung Wan cafe\n\n<!-- nothing to see -->\nWe open at seven.\n",
    ],
};

/// A comment that silences nothing.
pub struct UnusedIgnore;

impl Rule for UnusedIgnore {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, _: &Context<'_>, _: &mut Vec<Finding>) {}
}
