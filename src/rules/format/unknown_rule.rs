//! `format/unknown-rule`.

use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Severity};
use crate::note::ProblemKind;
use crate::reading::context::Context;
use crate::rules;
use crate::rules::{Rule, RuleMeta};

static META: RuleMeta = RuleMeta {
    id: "format/unknown-rule",
    severity: Severity::Hint,
    basis: Basis::Style,
    jurisdiction: None,
    source: None,
    cost: 0.0,
    bad: &[
        "# 上環咖啡店\n\n<!-- advise: ignore hard-sell/urgent -->\n朝早七點開門。\n",
        "---\nignore: [format/no-such-thing]\n---\n# 上环咖啡店\n\n早上七点开门。\n",
    ],
    good: &[
        "---\nignore: [format, hard-sell/urgency]\n---\n# 上環咖啡店\n\n朝早七點開門。\n",
        "# Sheung Wan cafe\n\n<!-- advise: ignore-file format/wall-of-text -->\nWe open at seven.\n",
    ],
};

/// A name that is neither rule nor group.
pub struct UnknownRule;

impl Rule for UnknownRule {
    fn meta(&self) -> &'static RuleMeta {
        &META
    }

    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>) {
        for problem in &cx.note.problems {
            if let ProblemKind::UnknownRule(name, near) = &problem.kind {
                let near = near.as_deref();
                out.push(cx.variant(&META, variant(near), problem.span, &args(name, near)));
            }
        }
        for name in &cx.note.meta.ignore {
            if let Some(near) = rules::unknown(name) {
                let near = near.as_deref();
                out.push(cx.variant(&META, variant(near), None, &args(name, near)));
            }
        }
    }
}

const fn variant(near: Option<&str>) -> &'static str {
    if near.is_some() { "near" } else { "" }
}

fn args<'a>(name: &'a str, near: Option<&'a str>) -> [(&'static str, &'a str); 2] {
    [("text", name), ("near", near.unwrap_or_default())]
}
