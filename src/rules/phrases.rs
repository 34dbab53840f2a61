//! What is said of phrase rows: from judged hits to findings, in the language of the run.

use crate::diagnostic::{Finding, Severity};
use crate::fix::{Applicability, Edit, Fix};
use crate::lang::fill;
use crate::pack::index::{Message, RuleInfo};
use crate::pack::rule_file::Needed;
use crate::reading::context::Context;
use crate::reading::needed;
use crate::reading::phrases::PhraseHit;
use crate::rules::say;
use crate::text::script::Script;

/// The findings of all phrase rows that are at least as grave.
pub fn findings(cx: &Context<'_>, least: Severity, out: &mut Vec<Finding>) {
    for hit in cx.phrases.iter().filter(|hit| hit.severity >= least) {
        out.push(finding(cx, hit));
    }
}

fn finding(cx: &Context<'_>, hit: &PhraseHit) -> Finding {
    let row = &cx.packs.index.rows[hit.row as usize];
    let rule = &cx.packs.index.rules[row.rule as usize];
    let own = row.texts.as_deref();
    let range = hit.range.clone();
    let text = shorten(&cx.note.text[range.clone()]);
    let args = [("text", text.as_str())];
    let text_of = |mine: Option<&Message>, part: &str| {
        mine.or_else(|| rule.text(part, "")).map(|text| fill(cx.catalog.choose(text), &args)).unwrap_or_default()
    };
    let message = text_of(own.and_then(|t| t.message.as_ref()), "message");
    let why = text_of(own.and_then(|t| t.why.as_ref()), "why");
    let advice = match own.and_then(|t| t.advice.as_ref()) {
        Some(own) => fill(cx.catalog.choose(own), &args),
        None => {
            rule.text("advice", variant(cx, rule)).map(|text| fill(cx.catalog.choose(text), &args)).unwrap_or_default()
        }
    };
    let mut fixes = Vec::new();
    if let (Some(new), Some(span)) = (&row.replacement, cx.span(range.clone()).and_then(|s| cx.note.visible(s))) {
        let new = match cx.script {
            Script::Hans => &new.hans,
            Script::Latin => &new.en,
            Script::Hant | Script::Mixed => &new.hant,
        };
        fixes.push(Fix {
            title: cx
                .catalog
                .say(if new.is_empty() { "fix.delete" } else { "fix.replace" }, &[("text", &text), ("new", new)]),
            applicability: Applicability::Unsafe,
            edits: vec![Edit { span, text: new.to_string() }],
        });
    }
    if !advice.is_empty() {
        fixes.push(Fix::advice(advice));
    }
    Finding {
        rule: rule.id.to_string(),
        row: Some(row.id.to_string()),
        severity: hit.severity,
        span: cx.span(range.clone()).and_then(|s| cx.note.visible(s)),
        message,
        why,
        basis: own.and_then(|t| t.basis).unwrap_or(rule.basis),
        jurisdiction: own.and_then(|t| t.jurisdiction).or(rule.jurisdiction),
        source: own.and_then(|t| t.source.as_ref()).or(rule.source.as_ref()).map(ToString::to_string),
        fixes,
        cost: cost(rule.group(), hit.severity),
        is_more: false,
    }
}

/// Which words a rule's advice is in: those for a note that holds the hours, and how one comes, already, where the rule has
/// any; else those of the trade's group.
fn variant(cx: &Context<'_>, rule: &RuleInfo) -> &'static str {
    let is_told = || [Needed::Hours, Needed::Place].iter().all(|fact| needed::is_said(cx, *fact));
    if rule.has_text("advice", TOLD) && is_told() {
        return TOLD;
    }
    cx.target.category.map_or("", |c| say::group(cx.packs.index.categories[c as usize].group))
}

/// Advice for a note that tells what customers need in order to come.
const TOLD: &str = "told";

/// What a finding takes from its part of the score.
pub fn cost(group: &str, severity: Severity) -> f32 {
    match (group == "compliance", severity) {
        (true, Severity::Error) => 12.0,
        (true, Severity::Warning) => 6.0,
        (true, Severity::Hint) => 1.0,
        (false, Severity::Error | Severity::Warning) => 5.0,
        (false, Severity::Hint) => 1.5,
    }
}

/// Words found, short enough for a message.
pub fn shorten(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= 24 { flat } else { flat.chars().take(23).chain(['…']).collect() }
}
