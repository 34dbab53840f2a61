//! `format/unknown-rule`.

use crate::diagnostic::Finding;
use crate::note::ProblemKind;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::names;
use crate::rules::say;

/// A comment or a line of the front matter that would silence a name that is neither rule nor group, or is not understood.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    for problem in &cx.note.problems {
        if let ProblemKind::BrokenComment(text) = &problem.kind {
            out.push(say::variant(cx, rule, "comment", problem.span, &[("text", text)]));
        }
    }
    let comments = cx.note.suppressions.iter().map(|s| (&s.rule, Some(s.span)));
    let settings = cx.note.meta.ignore.iter().map(|name| (name, None));
    for (name, span) in comments.chain(settings) {
        let Some(near) = names::unknown(cx.packs, name) else { continue };
        let variant = if near.is_some() { "near" } else { "" };
        let args = [("text", name.as_str()), ("near", near.as_deref().unwrap_or_default())];
        out.push(say::variant(cx, rule, variant, span, &args));
    }
}
