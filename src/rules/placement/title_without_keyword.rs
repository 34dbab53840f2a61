//! The title does not name what people search.

use super::{Context, Rule, stands};
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::{Draft, Note, Record, Source, Zone};
use crate::reading::terms;
use crate::reading::terms::Keyword;
use crate::reading::view::View;
use crate::rules::RuleMeta;

/// The main keyword stands nowhere in the title, nor on the cover where that is known.
pub struct TitleWithoutKeyword;

static META: RuleMeta = RuleMeta {
    id: "placement/title-without-keyword",
    severity: Severity::Warning,
    basis: Basis::RuleOfThumb,
    jurisdiction: None,
    source: None,
    cost: 8.0,
    bad: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 朝早七點嘅一杯手沖\n\n我喺上環咖啡店返工，七點開爐頭。\n\n#上環咖啡店",
        "---\ndistrict: 旺角\ncategory: nail\n---\n# 第一次做短甲要准备什么\n\n我在旺角美甲店上班，先问你平时做不做家务。",
        "---\ndistrict: Sheung Wan\ncategory: cafe\ncover_text: Slow mornings\n---\n# Table by the window\n\nWe \
         open at 7am.",
    ],
    good: &[
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 上環咖啡店：七點開爐頭\n\n頭一杯永遠俾街市嘅人。",
        "---\ndistrict: 上環\ncategory: cafe\n---\n# 上环咖啡馆的早上七点\n\n第一杯给市场的人。",
        "---\ndistrict: Sheung Wan\ncategory: cafe\ncover_text: Sheung Wan cafe\n---\n# Table by the window\n\nWe \
         open at 7am.",
        "---\ndistrict: 上環\ncategory: cafe\ntitle:\n---\n- 冇標題嘅筆記，由另一條規則講。",
    ],
};

impl Rule for TitleWithoutKeyword {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        let (Some(main), Some(title)) = (cx.main(), &cx.note.title) else { return };
        if stands(main, Zone::Title) {
            return;
        }
        let args = [("keyword", main.keyword.text.as_str())];
        match &cx.note.meta.cover_text {
            Some(cover) if stands_in(cx, &main.keyword, cover) => {}
            Some(_) => out.push(cx.variant(&META, "cover", Some(title.span), &args)),
            None => out.push(cx.finding(&META, Some(title.span), &args)),
        }
    }
}

/// Whether a keyword stands in a text that is no part of the note, such as the words on its cover.
fn stands_in(cx: &Context<'_>, keyword: &Keyword, text: &str) -> bool {
    let record = Record { title: text.to_owned(), ..Record::default() };
    let note = Note::parse(&Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) });
    let view = View::new(terms::fold_note(&note).squeeze(), &note.text, cx.packs);
    let hits = terms::term_hits(&view, cx.packs, &note);
    !terms::uses(keyword, &view, &hits, &note).is_empty()
}
