//! `compliance/undisclosed-tie`.

use super::voice;
use crate::diagnostic::Finding;
use crate::note::Author;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::phrases::shorten;
use crate::rules::say;

/// A paid or treated writer who does not say so.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    let is_guest = matches!(cx.author(), Some(Author::Koc | Author::Customer));
    if !is_guest || cx.note.meta.sponsored != Some(true) {
        return;
    }
    if let Some(denial) = voice::first(cx, Class::DisclosureDenied) {
        let text = shorten(&cx.note.text[denial.clone()]);
        out.push(say::variant(cx, rule, "denied", cx.span(denial), &[("text", &text)]));
    } else if !voice::says(cx, Class::Disclosure) && !voice::is_said(cx, rule) {
        out.push(say::finding(cx, rule, None, &[("text", "")]));
    }
}
