//! A second opinion on what the rules found. Rules know words; sums learned from thousands of labelled lines
//! (`keyword_packs/judge`) know how breaches sound as a whole. Where a line is almost surely innocent, what a row found there
//! is told as a hint only; where it is almost surely a breach that no row knows, the line is pointed at, and what is said is
//! that it *reads* like one: such a finding is a rule of thumb, never a law.
//!
//! ```text
//! stretch   what is judged as one: a line, or as much of it as lines have in training
//! marks     its grams, and the word classes in it
//! model     the learned sums (keyword_packs/judge/model.bin)
//! kind      what a breach would be about
//! ```

use crate::config::Config;
use crate::diagnostic::{Finding, Severity};
use crate::grams::Letters;
use crate::lang::Catalog;
use crate::note::Source;
use crate::pack::Packs;
use crate::reading::Reading;
use crate::reading::context::Context;
use crate::rules;
use std::ops::Range;

mod kind;
mod marks;
mod model;
mod stretch;

use kind::{KINDS, Kind};
pub use marks::Marks;
use model::{Border, Tally};

/// Looks at the findings of a note again: makes hints of some, and adds others.
pub fn revise(cx: &Context<'_>, letters: &Letters, findings: &mut Vec<Finding>) {
    let stretches = stretch::stretches(cx);
    let opinions: Vec<f32> = stretches.iter().map(|stretch| opinion(cx, letters, &stretch.folded)).collect();
    let far = farther(stretches.len(), FARTHER);
    let mut is_told = vec![false; stretches.len()];
    for finding in findings.iter_mut().filter(|f| is_charge(f)) {
        let Some(span) = finding.span else { continue };
        let touched = stretch::touched(&stretches, span);
        is_told[touched.clone()].fill(true);
        // What a rule in code finds was counted or looked up: it is there however it sounds.
        // And what a user's own rule looks for is what she wants to be told.
        let is_ours = cx.packs.index.rule(&finding.rule).is_some_and(|rule| !rule.is_users);
        if finding.row.is_none() || !is_ours || touched.is_empty() {
            continue;
        }
        // A few words of a breach are drowned by a long innocent line, so its own clause must sound innocent as well.
        let is_innocent = opinions[touched].iter().all(|opinion| *opinion < model::border(Border::Innocent) - far)
            && opinion(cx, letters, &stretch::clause(cx, span)) < model::border(Border::Clause);
        if is_innocent {
            finding.severity = Severity::Hint;
            finding.cost = rules::hint_cost(finding);
        }
    }
    // What was made a hint just now counts as nothing.
    let is_broken = findings.iter().any(|f| is_charge(f) && f.span.is_some());
    let clustered = if is_broken { farther(stretches.len(), CLUSTERED) } else { far };
    for ((stretch, opinion), is_told) in stretches.iter().zip(&opinions).zip(is_told) {
        // A reader comes for what a line costs, wherever it stands, and would miss it.
        let far = if cx.facts.prices_written_in(stretch.original.clone()).next().is_some() { far } else { clustered };
        if !is_told && !stretch.is_title && *opinion >= model::border(Border::Suspect) + far {
            let kind = likeliest(&Marks::of(cx, letters, &stretch.folded));
            if !kind.needs_author || cx.author().is_some() {
                findings.extend(rules::likely(cx, kind.rule, kind.variant, stretch.original.clone()));
            }
        }
    }
}

/// How much a stretch of the folded text sounds like a breach.
fn opinion(cx: &Context<'_>, letters: &Letters, folded: &Range<usize>) -> f32 {
    let (mut grams, mut signs) = (Tally::of_grams(), Tally::of_signs());
    letters.alone(folded, |gram| grams.add(gram));
    marks::signs(cx, folded, |sign| signs.add(sign));
    model::breach(grams, signs, cx.author())
}

/// The kind of breach that the marks of a stretch speak for most.
fn likeliest(marks: &Marks) -> Kind {
    let sums = model::kinds(marks);
    let best = (0..KINDS.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b]));
    KINDS[best.unwrap_or_default()]
}

/// How much surer by the logarithm of their number: chosen so that honest notes of real people stay quiet.
const FARTHER: f32 = 1.5;
/// The same for what is pointed at in a note in which rules have found something: who breaks one rule breaks others.
const CLUSTERED: f32 = 0.5;

/// How much surer than of a line alone an opinion must be on one of so many stretches: a long note has no more breaches than a
/// short one, only more lines that could be taken for one, and is less like the lines that were learned from.
fn farther(stretches: usize, by: f32) -> f32 {
    by * (stretches.max(1) as f32).ln()
}

/// Whether a finding says that a note breaks a rule or sells.
fn is_charge(finding: &Finding) -> bool {
    finding.severity > Severity::Hint && matches!(finding.group(), "hard-sell" | "compliance")
}

/// What a draft as a whole is judged by, for training: as if it were one stretch.
pub fn inputs(source: &Source, packs: &Packs, config: &Config) -> Marks {
    let catalog = Catalog::new(config.lang);
    let reading = Reading::new(source, packs, config);
    let cx = reading.context(packs, config, &catalog);
    Marks::of(&cx, &Letters::of(&cx), &(0..cx.view.folded.text.len()))
}

#[cfg(test)]
mod tests;
