//! Nothing to be found by.

use super::{Context, Rule};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::rules::RuleMeta;

/// Neither flags, front matter, settings nor the text tell what the note wants to be found by.
pub struct NoTarget;

static META: RuleMeta = RuleMeta {
    id: "placement/no-target",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 今日嘅心情\n\n我諗返舊年嘅事，寫低咗三頁紙。",
        "# 今天的心情\n\n我想起去年的事，写了三页纸。",
        "# A slow day\n\nI wrote three pages about last year.",
        "---\ndistrict: 上環\n---\n# 今日嘅心情\n\n我諗返舊年嘅事，寫低咗三頁紙。",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 今日嘅心情\n\n我諗返舊年嘅事，寫低咗三頁紙。",
        "# 上环咖啡店\n\n我想起去年的事，写了三页纸。",
        "---\nkeywords: [slow living]\n---\n# A slow day\n\nI wrote three pages about last year.",
    ],
};

impl Rule for NoTarget {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if cx.main().is_some() {
            return;
        }
        let variant = if cx.target.district.is_some() { "no-trade" } else { "" };
        out.push(cx.variant(&META, variant, None, &[]));
    }
}
