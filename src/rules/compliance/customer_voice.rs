//! `compliance/customer-voice`.

use super::voice;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::Author;
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};

static META: RuleMeta = RuleMeta {
    id: "compliance/customer-voice",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: Some("小紅書商業筆記避坑整理：虛構體驗 news.sohu.com/a/831998712_121999993（2026-11 查）"),
    cost: 4.0,
    bad: &[
        "---\nauthor: owner\n---\n# 上環咖啡店\n\n星期日去咗呢間咖啡店坐咗一個下晝，多士夠脆，下次仲會再嚟。\n",
        "---\nauthor: agency\n---\n# 旺角美甲\n\n朋友推荐的这家美甲店，做了猫眼，下次再来做法式。\n",
        "---\nauthor: staff\n---\n# Sheung Wan cafe\n\nI visited this cafe on Sunday and will be back for the toast.\n",
    ],
    good: &[
        "---\nauthor: owner\n---\n# 上環咖啡店\n\n我哋去咗深水埗揀杯，呢間舖開咗三年，下次再去搵碟。\n",
        "---\nauthor: owner\n---\n# 旺角美甲\n\n我是店主，很多人是朋友推荐来的，这家小店只有一张桌子。\n",
        "---\nauthor: customer\n---\n# Sheung Wan cafe\n\nI visited this cafe on Sunday and will be back for the toast.\n",
        "# 上環咖啡店\n\n星期日去咗呢間咖啡店，下次仲會再嚟。\n",
    ],
};

/// The shop writes as if it were one of its guests.
pub struct CustomerVoice;

impl Rule for CustomerVoice {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if !cx.author().is_some_and(Author::is_shop) || voice::is_owner(cx) {
            return;
        }
        if voice::is_found(cx, "compliance/fabricated-voice") {
            return;
        }
        let is_scene = |h: &&crate::pack::Hit| {
            let around = cx.view.sentence(h.start as usize);
            cx.view.has_class(cx.packs, "their-shop", around)
        };
        let mut visits =
            cx.view.hits.iter().filter(|h| cx.packs.in_class("visitor-voice", h.string)).take(voice::TRIES);
        let Some(visit) = visits.find(is_scene) else { return };
        let range = cx.view.original(visit.range());
        let text = &cx.note.text[range.clone()];
        out.push(cx.finding(&META, cx.span(range.clone()), &[("text", text)]));
    }
}
