//! The rules, and the one list of those in code ([`RULES`]). Pure, and cannot fail.
//!
//! Everything about a rule but what it does stands in one file of `keyword_packs/rules` or `keyword_packs/phrases`: severity,
//! basis, source, texts, examples that run as tests. What it does is
//! * rows of that file, for most (`phrases`);
//! * that something is missing, for those that ask for it (`missing`);
//! * a function of its own, in a file of its name.

pub mod missing;
pub mod names;
pub mod phrases;
mod prose;
pub mod rule;
mod say;

mod compliance;
mod format;
mod hard_sell;
mod placement;

use crate::diagnostic::{Finding, Severity};
use crate::note::Suppression;
use crate::reading::context::Context;
use crate::reading::cues;
use rule::Rule;
use std::ops::Range;

/// All rules in code, in the order in which their fixes are applied.
pub const RULES: [&[Rule]; 4] = [placement::RULES, hard_sell::RULES, compliance::RULES, format::RULES];

/// The rule that reports comments that silence nothing. It has no function: `check` alone knows when it is due.
const UNUSED_IGNORE: &str = "format/unused-ignore";

/// Runs every rule.
pub fn findings(cx: &Context<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    phrases::findings(cx, Severity::Hint, &mut out);
    missing::findings(cx, &mut out);
    in_code(cx, Severity::Hint, &mut out);
    out
}

/// Runs the rules that may find something graver than a hint in the text. What is missing stands nowhere.
pub fn grave(cx: &Context<'_>) -> Vec<Finding> {
    let mut out = Vec::new();
    phrases::findings(cx, Severity::Warning, &mut out);
    in_code(cx, Severity::Warning, &mut out);
    out
}

/// Runs the rules in code that are at least as grave; none of them finds anything graver than its file says.
fn in_code(cx: &Context<'_>, least: Severity, out: &mut Vec<Finding>) {
    let rules = || RULES.into_iter().flatten();
    for (rule, info) in rules().zip(cx.packs.in_code(rules().map(|rule| rule.id))) {
        if let Some(info) = info.filter(|info| info.severity >= least) {
            (rule.check)(cx, info, out);
        }
    }
}

/// What the findings of rules in code add to `tone.hard_sell`; those of phrase rows are weighed by their rows.
pub fn selling_weight(findings: &[Finding]) -> f32 {
    findings.iter().filter(|f| f.row.is_none() && f.group() == "hard-sell").map(|f| f.cost).sum()
}

/// With so many errors and warnings over words that sell, a note needs no hint at a sentence without such words.
const TOLD: usize = 3;

/// Whether what makes a flyer of the note is told word by word already: the loudest of the other lines is no advert for that.
pub fn is_told(findings: &[Finding]) -> bool {
    let sells = |f: &&Finding| matches!(f.group(), "hard-sell" | "compliance") && f.severity > Severity::Hint;
    findings.iter().filter(sells).count() >= TOLD
}

/// The hint at the loudest sentence of a note that sounds like an advert: one in whose line nothing else was found, since that is
/// told already, and in which nobody does or says anything, since a story is what the note wants more of.
pub fn loud(cx: &Context<'_>, findings: &[Finding], loudest: &[Range<usize>]) -> Option<Finding> {
    let rule = cx.packs.index.rule(READS_LIKE_ADVERT)?;
    if is_told(findings) {
        return None;
    }
    let meets = |a: &Range<usize>, b: &Range<usize>| a.start < b.end && b.start < a.end;
    let is_told = |r: &Range<usize>| {
        let text = &cx.note.text;
        let start = text[..r.start].rfind('\n').map_or(0, |at| at + 1);
        let r = start..text[r.end..].find('\n').map_or(text.len(), |at| r.end + at);
        let sells = findings.iter().filter(|f| matches!(f.group(), "hard-sell" | "compliance"));
        sells.filter_map(|f| f.span).any(|span| cx.span(r.clone()).is_some_and(|own| own.overlaps(span)))
    };
    let is_story =
        |r: &Range<usize>| cx.cues.iter().any(|cue| cues::STORY.contains(&cue.name.as_str()) && meets(&cue.range, r));
    let range = loudest.iter().find(|r| !is_told(r) && !is_story(r))?;
    Some(say::finding(cx, rule, cx.span(range.clone()), &[]))
}

/// What is said of a stretch that reads like a breach or a flyer, by a rule in the words of a variant of its texts.
pub fn likely(cx: &Context<'_>, rule: &str, variant: &str, range: Range<usize>) -> Option<Finding> {
    let rule = cx.packs.index.rule(rule)?;
    Some(say::variant(cx, rule, variant, cx.span(range), &[]))
}

/// What a finding of a phrase row costs once it is a hint.
pub fn hint_cost(finding: &Finding) -> f32 {
    phrases::cost(finding.group(), Severity::Hint)
}

/// The rule that [`loud`] speaks for.
pub const READS_LIKE_ADVERT: &str = "hard-sell/reads-like-advert";

/// The rules that [`likely`] speaks for.
pub const READS_LIKE_BREACH: &str = "compliance/reads-like-breach";
/// The same where nothing worse than hard sell is meant.
pub const READS_LIKE_FLYER: &str = "hard-sell/reads-like-flyer";

/// The hint that a comment silences nothing.
pub fn unused_suppression(cx: &Context<'_>, suppression: &Suppression) -> Option<Finding> {
    let rule = cx.packs.index.rule(UNUSED_IGNORE).filter(|rule| cx.config.wants(&rule.id))?;
    Some(say::finding(cx, rule, Some(suppression.span), &[("rule", &suppression.rule)]))
}

#[cfg(test)]
pub(crate) mod tests;
