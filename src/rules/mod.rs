//! The rules: [`Rule`], what they may look at ([`Context`]), and the one list of them ([`RULES`]).
//!
//! A rule in code is one file; rules made of phrases are rows in `keyword_packs/phrases` and all run through [`phrases`].
//! Rules are pure and cannot fail. What they say stands in the message catalogues under `rule.<id>`.

pub mod phrases;

mod action;
pub mod closing;
mod compliance;
mod format;
mod hard_sell;
mod placement;
mod seeding;

use crate::config::Config;
use crate::diagnostic::Finding;
use crate::fix::Fix;
use crate::lang::Catalog;
use crate::matching::View;
use crate::matching::terms::{Keyword, TermHit, Use};
use crate::note::{Author, Note, Zone};
use crate::pack::{Basis, Jurisdiction, Packs, Severity};
use crate::source::Span;
use crate::target::Target;
use crate::text::script::Script;
use phrases::PhraseHit;
use std::ops::Range;

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

/// A keyword with the places where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct KeywordUse {
    /// The keyword.
    pub keyword: Keyword,
    /// Its uses, in the order of the text.
    pub uses: Vec<Use>,
    /// Zones where it should stand and does not.
    pub missing: Vec<Zone>,
}

/// A cue of real sharing met in the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// `person`, `scene` …
    pub name: String,
    /// Original bytes.
    pub range: Range<usize>,
}

/// All that a rule may look at.
pub struct Context<'a> {
    /// The parsed note.
    pub note: &'a Note,
    /// The packs.
    pub packs: &'a Packs,
    /// The settings.
    pub config: &'a Config,
    /// The messages.
    pub catalog: &'a Catalog,
    /// The folded text with its hits.
    pub view: &'a View,
    /// Terms met in it.
    pub terms: &'a [TermHit],
    /// What the note wants to be found by.
    pub target: &'a Target,
    /// The keywords; the first is the main one, if there is any.
    pub keywords: &'a [KeywordUse],
    /// Phrase rows met, already judged.
    pub phrases: &'a [PhraseHit],
    /// Cues of real sharing met.
    pub cues: &'a [Cue],
    /// The script of title and body.
    pub script: Script,
}

impl Context<'_> {
    /// The main keyword: the user's first, else place × trade.
    pub fn main(&self) -> Option<&KeywordUse> {
        let first = self.keywords.first().filter(|k| !k.keyword.is_imported);
        first.filter(|k| k.keyword.is_own || !k.keyword.subjects.is_empty())
    }

    /// Who writes: as the note says, else as the shop's settings say.
    pub fn author(&self) -> Option<Author> {
        self.note.meta.author.or(self.config.shop.author)
    }

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

    /// The span of original bytes.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        self.note.span(range)
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
    if all.contains(&name) { None } else { Some(crate::target::nearest(name, all.into_iter())) }
}

#[cfg(test)]
mod tests;
