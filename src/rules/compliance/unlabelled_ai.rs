//! `compliance/unlabelled-ai`.

use super::voice;
use crate::diagnostic::Finding;
use crate::pack::Class;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

/// A machine helped, and the note does not say so.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    if cx.note.meta.ai == Some(true) && !voice::says(cx, Class::AiLabel) && !is_labelled(cx) {
        out.push(say::finding(cx, rule, None, &[]));
    }
}

/// The letters AI with a word for help in one sentence.
fn is_labelled(cx: &Context<'_>) -> bool {
    let view = cx.view;
    view.of_class(Class::AiName, 0..view.folded.text.len())
        .take(voice::TRIES)
        .any(|h| view.has_class(Class::AiHelp, view.sentence(h.start as usize)))
}
