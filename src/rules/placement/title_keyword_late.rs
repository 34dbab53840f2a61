//! The title names what people search, but late.

use super::{Context, Rule};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::Zone;
use crate::rules::RuleMeta;
use crate::text::units;

/// The main keyword begins behind the first 13 units of the title, where a narrow card may already have cut it.
pub struct TitleKeywordLate;

/// Folklore names 13, 15 or 18; the shortest is safe with all of them.
const SEEN_UNITS: u32 = 13;

static META: RuleMeta = RuleMeta {
    id: "placement/title-keyword-late",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 落雨嗰日我點解仲係七點開門做上環咖啡店\n\n因為有班街坊。",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 我辞掉工作之后花了一年时间开旺角美甲店\n\n第一个月只有五个客人。",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Where we drink flat whites: Sheung Wan cafe\n\nWe open \
         at 7am.",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環咖啡店：落雨都七點開門\n\n因為有班街坊。",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 我的旺角美甲店第一年\n\n第一个月只有五个客人。",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Our Sheung Wan cafe at 7am\n\nThe first cup goes to the \
         market.",
    ],
};

impl Rule for TitleKeywordLate {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let (Some(main), Some(title)) = (cx.main(), &cx.note.title) else { return };
        let Some(first) = main.uses.iter().find(|u| u.zone == Zone::Title) else { return };
        let before = cx.note.text.get(title.span.start()..first.range.start).unwrap_or_default();
        if units::halves(before) < SEEN_UNITS * 2 {
            return;
        }
        let at = (units::units(before) + 1).to_string();
        let args = [("keyword", main.keyword.text.as_str()), ("at", at.as_str())];
        out.push(cx.finding(&META, cx.span(first.range.clone()), &args));
    }
}
