//! `format/mixed-scripts`.

use super::prose;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};
use crate::text::script::{self, Script};

/// Characters that the message names.
const NAMED: usize = 5;

static META: RuleMeta = RuleMeta {
    id: "format/mixed-scripts",
    severity: Severity::Hint,
    basis: Basis::Style,
    jurisdiction: None,
    source: None,
    cost: 2.0,
    bad: &[
        "# 上環咖啡店\n\n我哋朝早七點開門，这个时间菜市场已经有人，買完餸就过来飲杯咖啡。\n",
        "# 旺角美甲店\n\n我们每天只接四位客人，預約請講聲做過乜款，这样准备时间会更准确，點樣嚟睇圖。\n",
    ],
    good: &[
        "# Sheung Wan cafe\n\nWe open at seven, because the market 街市 next door opens at six.\n",
        "# 上環咖啡店\n\n我哋朝早七點開門，隔離街市已經有人，買完餸就過嚟飲杯咖啡。\n",
        "# 上环咖啡店\n\n我们早上七点开门，隔壁菜市场已经有人，买完菜就过来喝杯咖啡。\n\n#上環咖啡店\n",
    ],
};

/// Traditional and Simplified characters in one text, in numbers that are no accident.
pub struct MixedScripts;

impl Rule for MixedScripts {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if cx.script != Script::Mixed {
            return;
        }
        let mut buffer = [0; 4];
        let mut sides: [Vec<(usize, char)>; 2] = [Vec::new(), Vec::new()];
        for (at, c) in prose::chars(cx.note) {
            let counts = script::counts(c.encode_utf8(&mut buffer));
            if counts.hant + counts.hans > 0 {
                sides[usize::from(counts.hans > 0)].push((at, c));
            }
        }
        let hans_is_fewer = sides[1].len() < sides[0].len();
        let fewer = &sides[usize::from(hans_is_fewer)];
        let Some((at, first)) = fewer.first().copied() else { return };
        let mut named: Vec<char> = Vec::new();
        for (_, c) in fewer {
            if named.len() < NAMED && !named.contains(c) {
                named.push(*c);
            }
        }
        let (chars, n) = (named.iter().collect::<String>(), fewer.len().to_string());
        let variant = if hans_is_fewer { "hans" } else { "" };
        out.push(cx.variant(&META, variant, cx.span(at..at + first.len_utf8()), &[("chars", &chars), ("n", &n)]));
    }
}
