//! The body does not name what people search.

use super::{Context, Rule, stands};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::Zone;
use crate::rules::RuleMeta;

/// The main keyword stands neither in the opening nor in the rest of the body.
pub struct BodyWithoutKeyword;

static META: RuleMeta = RuleMeta {
    id: "placement/body-without-keyword",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 6.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環咖啡店七點開門\n\n朝早六點我落街市攞冰。",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n第一个月只有五个客人。\n\n#旺角美甲",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Sheung Wan cafe at 7am\n\nI pick up ice from the market \
         at six.",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 七點開門\n\n我間上環咖啡店七點開門。",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n我在旺角做美甲，第一个月只有五个客人。",
        "---\nkeywords: [Sheung Wan flat white]\n---\n# At 7am\n\nOne Sheung Wan flat white for the lady who sells \
         fish.",
    ],
};

impl Rule for BodyWithoutKeyword {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let Some(main) = cx.main() else { return };
        if stands(main, Zone::Opening) || stands(main, Zone::Body) {
            return;
        }
        let only_topics = stands(main, Zone::Hashtag) && !stands(main, Zone::Title);
        let variant = if only_topics { "only-topics" } else { "" };
        out.push(cx.variant(&META, variant, None, &[("keyword", &main.keyword.text)]));
    }
}
