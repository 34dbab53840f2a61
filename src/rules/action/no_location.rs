//! Where is it?

use super::{Context, Rule, applies, says, tokens};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::pack::index::TermKind;
use crate::rules::RuleMeta;
use crate::text::token::Token;

/// No place, street, address, exit or landmark anywhere in the note.
pub struct NoLocation;

static META: RuleMeta = RuleMeta {
    id: "action/no-location",
    severity: Severity::Hint,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 3.0,
    bad: &[
        "# 我哋點揀豆\n\n我試咗六隻豆，先留低兩隻。",
        "# 第一年\n\n第一个月只有五个客人，我给她们泡茶。",
        "# At 7am\n\nI made six batches and kept two.",
    ],
    good: &[
        "# 我哋點揀豆\n\n我試咗六隻豆，先留低兩隻。由上環站行三分鐘。",
        "# 第一年\n\n第一个月只有五个客人。地址：福荣街88号。",
        "# At 7am\n\nI made six batches and kept two. We are one floor up, next to the bakery.",
        "---\nauthor: customer\n---\n# 佢哋點揀豆\n\n試咗六隻豆，先留低兩隻。",
    ],
};

impl Rule for NoLocation {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let is_place = |t: u32| matches!(cx.packs.index.terms[t as usize].kind, TermKind::Place { .. });
        let named = || cx.terms.iter().any(|h| h.counts && is_place(h.term));
        if applies(cx) && !named() && !says(cx, "action-place") && !has_house_number(cx) {
            out.push(cx.finding(&META, None, &[]));
        }
    }
}

/// 大有街88號, 福榮街 88, 3號舖. In the folded text 號 is 号, 樓 is 楼.
fn has_house_number(cx: &Context<'_>) -> bool {
    let text = cx.view.folded.text.as_str();
    tokens(cx, Token::Num).any(|range| {
        let after = text[range.end..].trim_start_matches(' ');
        text[..range.start].trim_end_matches(' ').ends_with(['街', '道', '路', '里', '坊', '径'])
            || ["号铺", "号地", "号楼", "楼", "/f"].iter().any(|w| after.starts_with(w))
    })
}
