//! `format/no-title`.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};

static META: RuleMeta = RuleMeta {
    id: "format/no-title",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 4.0,
    bad: &[
        "上環咖啡店朝早七點開門，隔離街市六點已經有人買餸，所以我哋都要早啲起身焗包，成條街聞到牛油香。\n",
        "#上环咖啡店 #手冲咖啡\n早上七点开门，隔壁菜市场六点就有人了。\n",
    ],
    good: &[
        "# 上環咖啡店朝早七點開門\n\n隔離街市六點已經有人。\n",
        "上环咖啡店早上七点开门\n\n隔壁菜市场六点就有人了。\n",
        "---\ntitle: Sheung Wan cafe\n---\nWe open at seven because the market opens at six.\n",
    ],
};

/// A note without a title hands its best search field back.
pub struct NoTitle;

impl Rule for NoTitle {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if cx.note.title.is_none() {
            out.push(cx.finding(&META, None, &[]));
        }
    }
}
