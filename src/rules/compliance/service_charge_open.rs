//! `compliance/service-charge-open`.

use super::voice;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::Zone;
use crate::pack::TOKEN_BASE;
use crate::pack::model::Group;
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};
use crate::text::token::Token;

static META: RuleMeta = RuleMeta {
    id: "compliance/service-charge-open",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: Some("香港海關個案：食肆冇講明服務費（insideretail.asia 2017-08-11，2026-11 查）"),
    cost: 0.5,
    bad: &[
        "---\ncategory: cafe\n---\n# 上環咖啡店\n\n人均HK$120，坐得耐。\n",
        "---\ncategory: hotpot\n---\n# 观塘火锅\n\n双人餐HK$388，有六碟肉。\n",
        "---\ncategory: cafe\n---\n# Sheung Wan cafe\n\nSet lunch HK$88 with a drink.\n",
    ],
    good: &[
        "---\ncategory: cafe\n---\n# 上環咖啡店\n\n人均HK$120，另加一。\n",
        "---\ncategory: hotpot\n---\n# 观塘火锅\n\n双人餐HK$388，不收服务费。\n",
        "---\ncategory: nail\n---\n# 旺角美甲\n\n每位HK$280。\n",
        "---\ncategory: cafe\n---\n# Sheung Wan cafe\n\nA flat white is HK$38.\n",
    ],
};

/// A meal's price that leaves the service charge open.
pub struct ServiceChargeOpen;

impl Rule for ServiceChargeOpen {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let food = cx.target.category.is_some_and(|c| cx.packs.index.categories[c as usize].group == Group::Food);
        let is_guest = cx.author().is_some_and(|a| !a.is_shop());
        if !food || is_guest || voice::first(cx, "service-charge").is_some() {
            return;
        }
        let is_meal = |h: &&crate::pack::Hit| {
            let start = h.start as usize;
            let prose = cx.note.zone(cx.view.original(h.range()).start).is_some_and(|z| z != Zone::Hashtag);
            // The name stands before its price, or right behind it.
            let near = start.saturating_sub(40)..start + h.range().len() + 24;
            let line = cx.view.sentence(start);
            prose && cx.view.has_class(cx.packs, "set-price", near.start.max(line.start)..near.end.min(line.end))
        };
        let mut prices = cx.view.hits.iter().filter(|h| h.string == TOKEN_BASE + Token::Price as u32);
        let Some(price) = prices.find(is_meal) else { return };
        let range = cx.view.original(price.range());
        let text = &cx.note.text[range.clone()];
        out.push(cx.finding(&META, cx.span(range.clone()), &[("text", text)]));
    }
}
