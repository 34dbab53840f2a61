//! `compliance/unlabelled-ai`.

use super::voice;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Jurisdiction, Severity};
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};

static META: RuleMeta = RuleMeta {
    id: "compliance/unlabelled-ai",
    severity: Severity::Hint,
    basis: Basis::Platform,
    jurisdiction: Some(Jurisdiction::Xhs),
    source: Some(
        "小紅書 2026-02-12 公告：AI 內容要標示，未標示會限流（reportify.ai/news/1219417867854942208）；\
         內地《人工智能生成合成内容标识办法》2025-09-01 起（2026-11 查）",
    ),
    cost: 1.0,
    bad: &[
        "---\nai: true\n---\n# 上環咖啡店\n\n朝早七點開門，隔離街市六點已經有人。\n",
        "---\nai: true\n---\n# Sheung Wan cafe\n\nWe open at seven because the market opens at six.\n",
    ],
    good: &[
        "---\nai: true\n---\n# 上環咖啡店\n\n朝早七點開門。初稿由 AI 協助，內容我執過。\n",
        "---\nai: true\n---\n# 上环咖啡店\n\n早上七点开门。（本文由AI辅助生成）\n",
        "---\nai: false\n---\n# Sheung Wan cafe\n\nWe open at seven.\n",
    ],
};

/// A machine helped, and the note does not say so.
pub struct UnlabelledAi;

impl Rule for UnlabelledAi {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        if cx.note.meta.ai == Some(true) && !voice::says(cx, "ai-label") && !is_labelled(cx) {
            out.push(cx.finding(&META, None, &[]));
        }
    }
}

/// The letters AI with a word for help in one sentence.
fn is_labelled(cx: &Context<'_>) -> bool {
    let view = cx.view;
    view.hits
        .iter()
        .filter(|h| cx.packs.in_class("ai-name", h.string))
        .take(voice::TRIES)
        .any(|h| view.has_class(cx.packs, "ai-help", view.sentence(h.start as usize)))
}
