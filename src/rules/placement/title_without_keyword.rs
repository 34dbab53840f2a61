//! The title does not name what people search.

use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::reading::keyword;
use crate::reading::uses;
use crate::rules::say;

use super::stand::{carries, stands};
use crate::diagnostic::Finding;
use crate::note::{Draft, Note, Record, Source, Zone};
use crate::reading::terms;
use crate::reading::uses::Keyword;
use crate::reading::view::View;

/// The main keyword stands nowhere in the title, nor on the cover where that is known.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let (Some(main), Some(title)) = (cx.main(), &cx.note.title) else { return };
    if stands(main, Zone::Title) || carries(cx, Zone::Title) {
        return;
    }
    let best = keyword::best_missing(cx).unwrap_or_else(|| main.keyword.text.clone());
    let args = [("keyword", best.as_str())];
    match &cx.note.meta.cover_text {
        Some(cover) if stands_in(cx, &main.keyword, cover) => {}
        Some(_) => out.push(say::variant(cx, rule, "cover", Some(title.span), &args)),
        None => out.push(say::finding(cx, rule, Some(title.span), &args)),
    }
}

/// Whether a keyword stands in a text that is no part of the note, such as the words on its cover.
fn stands_in(cx: &Context<'_>, keyword: &Keyword, text: &str) -> bool {
    let record = Record { title: text.to_owned(), ..Record::default() };
    let note = Note::parse(&Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) });
    let view = View::new(terms::fold_note(&note).squeeze(), &note.text, cx.packs);
    let hits = terms::term_hits(&view, cx.packs, &note);
    !uses::uses(keyword, &view, &hits, &note).is_empty()
}
