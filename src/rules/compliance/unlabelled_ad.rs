//! `compliance/unlabelled-ad`.

use super::voice;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Jurisdiction, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};

static META: RuleMeta = RuleMeta {
    id: "compliance/unlabelled-ad",
    severity: Severity::Warning,
    basis: Basis::Law,
    jurisdiction: Some(Jurisdiction::Prc),
    source: Some(
        "内地《互联网广告管理办法》（2023-05-01 起）第九条及可识别性执法指南 \
         zhuanguanjia.com/langfang/anci/180337.html（2026-11 查）",
    ),
    cost: 3.0,
    bad: &[
        "---\nsponsored: true\n---\n# 護手霜實測\n\n用咗三個星期，冬天唔再爆拆，味道偏濃。購買連結喺主頁。\n",
        "---\nsponsored: true\n---\n# 杯子开箱\n\n自用两个月，杯口不烫嘴，就是有点重。店铺链接在主页。\n",
        "---\nsponsored: true\n---\n# Cup review\n\nI used it for a month and the rim stays cool. Shop link on my page.\n",
    ],
    good: &[
        "---\nsponsored: true\n---\n# 護手霜實測\n\n廣告：用咗三個星期，味道偏濃。購買連結喺主頁。\n",
        "---\nsponsored: true\n---\n# Cup review\n\nI used it for a month and the rim stays cool.\n",
        "# 杯子开箱\n\n自用两个月，杯口不烫嘴。店铺链接在主页。\n",
    ],
};

/// A paid review with a way to buy that is not marked as an advertisement.
pub struct UnlabelledAd;

impl Rule for UnlabelledAd {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if cx.note.meta.sponsored != Some(true) || voice::says(cx, "ad-mark") {
            return;
        }
        let Some(link) = voice::first(cx, "buy-link").filter(|_| voice::first(cx, "review-voice").is_some()) else {
            return;
        };
        if voice::is_found(cx, "compliance/undisclosed-interest#review-voice-with-buy-link") {
            return;
        }
        let text = &cx.note.text[link.clone()];
        out.push(cx.finding(&META, cx.span(link.clone()), &[("text", text)]));
    }
}
