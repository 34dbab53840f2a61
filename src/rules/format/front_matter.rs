//! `format/front-matter`.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::ProblemKind;
use crate::reading::context::Context;
use crate::rules::{Rule, RuleMeta};

static META: RuleMeta = RuleMeta {
    id: "format/front-matter",
    severity: Severity::Hint,
    basis: Basis::Style,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "---\nkeyword: [上環咖啡店]\n---\n# 上環咖啡店\n\n朝早七點開門。\n",
        "---\nauthor: boss\n---\n# 上环咖啡店\n\n早上七点开门。\n",
        "---\ntitle: Sheung Wan cafe\n\nWe open at seven.\n",
    ],
    good: &[
        "---\nkeywords: [上環咖啡店]\nauthor: owner\n---\n# 上環咖啡店\n\n朝早七點開門。\n",
        "# 上环咖啡店\n\n早上七点开门。\n\n---\n\n周一休息。\n",
    ],
};

/// Front matter that could not be read as it was meant.
pub struct FrontMatter;

impl Rule for FrontMatter {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        for problem in &cx.note.problems {
            let (variant, text, near) = match &problem.kind {
                ProblemKind::UnclosedFrontMatter => ("unclosed", "---", ""),
                ProblemKind::BrokenFrontMatter(reason) => ("", reason.as_str(), ""),
                ProblemKind::UnknownKey(key, Some(near)) => ("near", key.as_str(), *near),
                ProblemKind::UnknownKey(key, None) => ("key", key.as_str(), ""),
                ProblemKind::WrongValue(key, want) => ("value", key.as_str(), *want),
                ProblemKind::UnknownRule(..) | ProblemKind::BrokenTopic(_) => continue,
            };
            out.push(cx.variant(&META, variant, problem.span, &[("text", text), ("near", near)]));
        }
    }
}
