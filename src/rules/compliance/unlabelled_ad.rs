//! `compliance/unlabelled-ad`.

use super::voice;
use crate::diagnostic::Finding;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

/// A paid review with a way to buy that is not marked as an advertisement.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.note.meta.sponsored != Some(true) || voice::says(cx, Class::AdMark) {
        return;
    }
    let Some(link) = voice::first(cx, Class::BuyLink).filter(|_| voice::first(cx, Class::ReviewVoice).is_some()) else {
        return;
    };
    if voice::is_said(cx, rule) {
        return;
    }
    let text = &cx.note.text[link.clone()];
    out.push(say::finding(cx, rule, cx.span(link.clone()), &[("text", text)]));
}
