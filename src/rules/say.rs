//! What a rule says: findings with the message, reason and advice of its file, in the language of the run.

use crate::diagnostic::Finding;
use crate::fix::Fix;
use crate::lang::fill;
use crate::pack::index::RuleInfo;
use crate::pack::model::Group;
use crate::reading::context::Context;
use crate::source::Span;

/// A finding of a rule.
pub fn finding(cx: &Context<'_>, rule: &RuleInfo, span: Option<Span>, args: &[(&str, &str)]) -> Finding {
    variant(cx, rule, "", span, args)
}

/// The same in other words: `message-<variant>`, `why-<variant>` and `advice-<variant>`, where there are such.
pub fn variant(cx: &Context<'_>, rule: &RuleInfo, variant: &str, span: Option<Span>, args: &[(&str, &str)]) -> Finding {
    let say = |part: &str| text(cx, rule, part, variant, args);
    Finding {
        rule: rule.id.to_string(),
        row: None,
        severity: rule.severity,
        span: span.and_then(|s| cx.note.visible(s)),
        message: say("message").unwrap_or_default(),
        why: say("why").unwrap_or_default(),
        basis: rule.basis,
        jurisdiction: rule.jurisdiction,
        source: rule.source.as_ref().map(ToString::to_string),
        fixes: say("advice").into_iter().map(Fix::advice).collect(),
        cost: rule.cost,
        is_more: false,
    }
}

/// The variant of texts in the words of a group of trades.
pub const fn group(group: Group) -> &'static str {
    match group {
        Group::Food => "food",
        Group::Retail => "retail",
        Group::Services => "services",
    }
}

/// One of so many of its rule that it says nothing new: nobody reads it, so it has no texts.
pub fn more(cx: &Context<'_>, rule: &RuleInfo, span: Span) -> Finding {
    Finding {
        rule: rule.id.to_string(),
        row: None,
        severity: rule.severity,
        span: cx.note.visible(span),
        message: String::new(),
        why: String::new(),
        basis: rule.basis,
        jurisdiction: rule.jurisdiction,
        source: None,
        fixes: Vec::new(),
        cost: 0.0,
        is_more: true,
    }
}

/// The title of a fix.
pub fn fix_title(cx: &Context<'_>, rule: &RuleInfo, args: &[(&str, &str)]) -> String {
    text(cx, rule, "fix", "", args).unwrap_or_default()
}

fn text(cx: &Context<'_>, rule: &RuleInfo, part: &str, variant: &str, args: &[(&str, &str)]) -> Option<String> {
    rule.text(part, variant).map(|texts| fill(cx.catalog.choose(texts), args))
}
