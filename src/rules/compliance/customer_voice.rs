//! `compliance/customer-voice`.

use super::voice;
use crate::diagnostic::Finding;
use crate::note::Author;
use crate::pack::index::RuleInfo;
use crate::pack::{Class, Frame};
use crate::reading::context::Context;
use crate::reading::frames;
use crate::rules::say;

/// The shop writes as if it were one of its guests.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if !cx.author().is_some_and(Author::is_shop) || voice::is_owner(cx) {
        return;
    }
    if voice::is_said(cx, rule) {
        return;
    }
    let is_scene = |h: &crate::pack::Hit| {
        let around = cx.view.sentence(h.start as usize);
        cx.view.has_class(Class::TheirShop, around)
            && !frames::holds(Frame::Negated, cx.view, cx.packs, &h.range(), &[])
    };
    let mut visits = cx.view.of_class(Class::VisitorVoice, 0..cx.view.folded.text.len()).take(voice::TRIES);
    let Some(visit) = visits.find(is_scene) else { return };
    let range = cx.view.original(visit.range());
    let text = &cx.note.text[range.clone()];
    out.push(say::finding(cx, rule, cx.span(range.clone()), &[("text", text)]));
}
