//! The rules: [`Rule`], what they may look at ([`Context`]), and the one list of them ([`RULES`]).
//!
//! A rule in code is one file; rules made of phrases are rows in `keyword_packs/phrases` and all run through [`phrases`].
//! Rules are pure and cannot fail. What they say stands in the message catalogues under `rule.<id>`.

pub mod phrases;

mod action;
mod compliance;
mod format;
mod hard_sell;
mod placement;
mod seeding;

use crate::diagnostic::{Basis, Finding, Jurisdiction, Severity};
use crate::fix::Fix;
use crate::pack::Packs;
use crate::reading::context::Context;
use crate::source::Span;

/// What a rule is, apart from what it does.
#[derive(Debug)]
pub struct RuleMeta {
    /// `group/name`, named for what is found.
    pub id: &'static str,
    /// How grave a finding is, unless the rule says otherwise.
    pub severity: Severity,
    /// What it rests on.
    pub basis: Basis,
    /// Whose rule it is.
    pub jurisdiction: Option<Jurisdiction>,
    /// Where it is written down.
    pub source: Option<&'static str>,
    /// Points that a finding takes from its part of the score.
    pub cost: f32,
    /// Drafts in which the rule must find something; run as tests, the first is shown by `advise explain`.
    pub bad: &'static [&'static str],
    /// Drafts in which it must not.
    pub good: &'static [&'static str],
}

/// A rule in code.
pub trait Rule: Sync {
    /// What it is.
    fn meta(&self) -> &'static RuleMeta;
    /// Looks at a note and reports what it finds.
    fn check(&self, cx: &Context<'_>, out: &mut Vec<Finding>);
}

/// All rules in code, in the order in which they are listed and their fixes applied.
pub static RULES: &[&[&dyn Rule]] =
    &[placement::RULES, hard_sell::RULES, compliance::RULES, seeding::RULES, format::RULES, action::RULES];

/// The groups, in the order of the report.
pub const GROUPS: [&str; 6] = ["placement", "hard-sell", "compliance", "seeding", "format", "action"];

impl Context<'_> {
    /// A finding of a rule, with the catalogue's message, reason and advice.
    pub fn finding(&self, meta: &'static RuleMeta, span: Option<Span>, args: &[(&str, &str)]) -> Finding {
        self.variant(meta, "", span, args)
    }

    /// The same with another message: `rule.<id>.message-<variant>`, and `advice-<variant>` where there is one.
    pub fn variant(
        &self,
        meta: &'static RuleMeta,
        variant: &str,
        span: Option<Span>,
        args: &[(&str, &str)],
    ) -> Finding {
        let key = |part: &str| {
            let special = format!("rule.{}.{part}-{variant}", meta.id);
            if variant.is_empty() || self.catalog.get(&special).is_none() {
                format!("rule.{}.{part}", meta.id)
            } else {
                special
            }
        };
        let advice = self.catalog.get(&key("advice")).map(|a| crate::lang::fill(a, args));
        Finding {
            rule: meta.id.to_owned(),
            row: None,
            severity: meta.severity,
            span: span.and_then(|s| self.note.visible(s)),
            message: self.catalog.say(&key("message"), args),
            why: self.catalog.say(&key("why"), args),
            basis: meta.basis,
            jurisdiction: meta.jurisdiction,
            source: meta.source.map(str::to_owned),
            fixes: advice.into_iter().map(Fix::advice).collect(),
            cost: meta.cost,
        }
    }
}

/// What the findings of rules in code add to `tone.hard_sell`; those of phrase rows are weighed by their rows.
pub fn selling_weight(findings: &[Finding]) -> f32 {
    findings.iter().filter(|f| f.row.is_none() && f.group() == "hard-sell").map(|f| f.cost).sum()
}

/// The hint that a comment silences nothing.
pub fn unused_suppression(cx: &Context<'_>, suppression: &crate::note::Suppression) -> Option<Finding> {
    let wanted = cx.config.wants(format::UNUSED.id);
    wanted.then(|| cx.finding(&format::UNUSED, Some(suppression.span), &[("rule", &suppression.rule)]))
}

/// What all rules in code are.
pub fn metas() -> impl Iterator<Item = &'static RuleMeta> {
    RULES.iter().copied().flatten().map(|r| r.meta()).chain([&format::UNUSED])
}

/// Ids of all rules, in code and in the packs of the house.
pub fn ids(packs: &Packs) -> Vec<&str> {
    let code = metas().map(|m| m.id);
    let rows = packs.index.rules.iter().filter(|r| !r.is_cue).map(|r| r.id.as_str());
    let mut ids: Vec<&str> = code.chain(rows).collect();
    ids.sort_by_key(|id| (GROUPS.iter().position(|g| id.starts_with(g)), *id));
    ids.dedup();
    ids
}

/// Ids that a suppression may name without loading any pack: written by the build script.
static HOUSE_RULES: &str = include_str!(concat!(env!("OUT_DIR"), "/rules.txt"));

/// Whether a name is neither rule nor group; if so, the nearest name.
pub fn unknown(name: &str) -> Option<Option<String>> {
    let all: Vec<&str> = metas().map(|m| m.id).chain(HOUSE_RULES.lines()).chain(GROUPS).collect();
    if all.contains(&name) { None } else { Some(crate::reading::target::nearest(name, all.into_iter())) }
}

#[cfg(test)]
mod tests;
