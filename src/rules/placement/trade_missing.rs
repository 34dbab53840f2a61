//! The note says where it is, but not what it sells.

use super::{Context, Rule, names_district, names_trade};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::keyword;
use crate::rules::RuleMeta;

/// Neither the word for the trade nor a keyword of it stands in title or body.
///
/// Where the place is missing as well, the rules about title and body have said it all.
pub struct TradeMissing;

static META: RuleMeta = RuleMeta {
    id: "placement/trade-missing",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 3.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環朝早七點\n\n我六點落街市攞冰，七點開門。\n\n#上環咖啡店",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 在旺角的第一年\n\n第一个月只有五个客人。",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Sheung Wan at 7am\n\nI pick up ice from the market at six.",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環朝早七點\n\n頭一杯手沖俾街市嘅人。",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n第一个月只有五个客人。",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Sheung Wan at 7am\n\nThe first flat white goes to the \
         market.",
    ],
};

impl Rule for TradeMissing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let Some(category) = cx.target.category else { return };
        if cx.main().is_none() || names_trade(cx, false) || !names_district(cx, false) {
            return;
        }
        let term = cx.packs.index.categories[category as usize].term;
        let trade = keyword::show(&cx.packs.index.terms[term as usize].name, cx.script);
        out.push(cx.finding(&META, None, &[("trade", trade)]));
    }
}
