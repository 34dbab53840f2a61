//! `format/front-matter`.

use crate::diagnostic::Finding;
use crate::note::ProblemKind;
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use crate::rules::say;

/// Front matter that could not be read as it was meant.
pub fn check(cx: &Context<'_>, rule: &RuleInfo, out: &mut Vec<Finding>) {
    for problem in &cx.note.problems {
        let (variant, text, near) = match &problem.kind {
            ProblemKind::UnclosedFrontMatter => ("unclosed", "---", ""),
            ProblemKind::BrokenFrontMatter(reason) => ("", reason.as_str(), ""),
            ProblemKind::UnknownKey(key, Some(near)) => ("near", key.as_str(), *near),
            ProblemKind::UnknownKey(key, None) => ("key", key.as_str(), ""),
            ProblemKind::WrongValue(key, want) => ("value", key.as_str(), *want),
            ProblemKind::OtherHeader(kind) => ("other", *kind, ""),
            ProblemKind::LooseColon => ("colon", "", ""),
            ProblemKind::CutValue(key) => ("cut", key.as_str(), ""),
            ProblemKind::BrokenTopic(_) | ProblemKind::BrokenComment(_) => continue,
        };
        out.push(say::variant(cx, rule, variant, problem.span, &[("text", text), ("near", near)]));
    }
}
