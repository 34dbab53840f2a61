//! The first lines do not name what people search.

use super::{Context, Rule, stands};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::Zone;
use crate::rules::RuleMeta;

/// The main keyword stands in the body, but not within its first 100 units.
pub struct OpeningWithoutKeyword;

static META: RuleMeta = RuleMeta {
    id: "placement/opening-without-keyword",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 6.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 七點開門\n\n朝早六點我落街市攞冰，六點半開爐頭，校磨要校成四次先開到門。\
         頭一杯通常好酸，我自己飲咗佢；第二杯先俾賣魚嘅阿姐試，佢話太濃就加水，話啱飲我先掛牌。\
         呢個習慣由開業第一日做到而家，一次都冇漏過，連打風之後嗰朝都係咁。\n\n想搵上環咖啡店，七點行過就見到盞燈。",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n第一个月只有五个客人，其中三个是以前的同事。她们坐下来先问我为什么辞职，\
         我一边修甲一边说，说完刚好涂完第二层。后来她们每个月都来，还带了邻居。到了冬天我才换了一张不会摇的椅子，\
         灯也换成了不刺眼的那种，终于不用眯着眼睛画线。\n\n现在做旺角美甲，我还是会先问你平时做不做家务。",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Seven in the morning\n\nI pick up ice from the \
         market at six and turn the machine on at half past. Dialling in takes four shots, and I drink the sour ones \
         myself. The lady who sells fish tries the next one and tells me when it is too strong. That is how it has been \
         since the first day.\n\nA Sheung Wan cafe needs its neighbours.",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 七點開門\n\n我間上環咖啡店七點開門，六點我就落街市攞冰。",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一年\n\n旺角美甲店的第一个月，只有五个客人。",
        "---\ndistrict: Sheung Wan\ncategory: cafe\n---\n# Seven in the morning\n\nOur Sheung Wan cafe opens at 7am.",
    ],
};

impl Rule for OpeningWithoutKeyword {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let Some(main) = cx.main().filter(|m| !stands(m, Zone::Opening)) else { return };
        let Some(first) = main.uses.iter().find(|u| u.zone == Zone::Body) else { return };
        let args = [("keyword", main.keyword.text.as_str())];
        out.push(cx.finding(&META, cx.span(first.range.clone()), &args));
    }
}
