//! `compliance/undisclosed-tie`.

use super::voice;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Jurisdiction, Severity};
use crate::note::Author;
use crate::reading::context::Context;
use crate::rules::phrases::shorten;
use crate::rules::{Rule, RuleMeta};

static META: RuleMeta = RuleMeta {
    id: "compliance/undisclosed-tie",
    severity: Severity::Warning,
    basis: Basis::Law,
    jurisdiction: Some(Jurisdiction::Hk),
    source: Some(
        "《商品說明條例》第 362 章第 13E 條及執法指引 3.40 段（worldtrademarkreview、asiaiplaw 轉述）；\
         小紅書社區公約：受商家贊助或便利要申明 chinaz.com/2021/0421/1239791.shtml（2026-11 查）",
    ),
    cost: 4.0,
    bad: &[
        "---\nauthor: koc\nsponsored: true\n---\n# 上環咖啡店食早餐\n\n牛油果多士烘得夠脆，咖啡偏酸。\n",
        "---\nauthor: customer\nsponsored: true\n---\n# 旺角美甲\n\n自费做的猫眼，颜色很显白，做了两小时。\n",
        "---\nauthor: koc\nsponsored: true\n---\n# Sheung Wan cafe\n\nThe toast is crisp, the coffee a little sour.\n",
    ],
    good: &[
        "---\nauthor: koc\nsponsored: true\n---\n# 上環咖啡店食早餐\n\n利益申報：店家請我食。多士夠脆，咖啡偏酸。\n",
        "---\nauthor: koc\nsponsored: true\n---\n# Sheung Wan cafe\n\nThis breakfast was gifted. The toast is crisp.\n",
        "---\nauthor: owner\nsponsored: true\n---\n# 上環咖啡店\n\n今朝烘咗新豆。\n",
        "# 上环咖啡店\n\n吐司很脆，咖啡偏酸。\n",
    ],
};

/// A paid or treated writer who does not say so.
pub struct UndisclosedTie;

impl Rule for UndisclosedTie {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let is_guest = matches!(cx.author(), Some(Author::Koc | Author::Customer));
        if !is_guest || cx.note.meta.sponsored != Some(true) {
            return;
        }
        if let Some(denial) = voice::first(cx, "disclosure-denied") {
            let text = shorten(&cx.note.text[denial.clone()]);
            out.push(cx.variant(&META, "denied", cx.span(denial), &[("text", &text)]));
        } else if !voice::says(cx, "disclosure") && !voice::is_found(cx, "compliance/undisclosed-interest") {
            out.push(cx.finding(&META, None, &[("text", "")]));
        }
    }
}
