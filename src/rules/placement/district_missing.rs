//! The note says what it sells, but not where.

use super::{Context, Rule, names_district, names_trade};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::keyword;
use crate::rules::RuleMeta;

/// No place of the target's district stands in title or body.
///
/// Where the trade is missing as well, the rules about title and body have said it all.
pub struct DistrictMissing;

static META: RuleMeta = RuleMeta {
    id: "placement/district-missing",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 3.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 咖啡店七點開門\n\n頭一杯俾街市嘅人。\n\n#上環咖啡店",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 美甲店的第一年\n\n第一个月只有五个客人。",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# A cafe at 7am\n\nThe first cup goes to the market.",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 咖啡店七點開門\n\n由上環站行過嚟三分鐘。",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n第一个月只有五个客人。",
        "---\ndistrict: Central\ncategory: cafe\n---\n# A cafe at 7am\n\nWe are in Central, one floor up.",
    ],
};

impl Rule for DistrictMissing {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let local = cx.target.district.is_some() && cx.main().is_some_and(|m| !m.keyword.places.is_empty());
        if !local || names_district(cx, false) || !names_trade(cx, false) {
            return;
        }
        let place = keyword::place_shown(cx.packs, cx.target, cx.script).unwrap_or_default();
        out.push(cx.finding(&META, None, &[("place", place)]));
    }
}
