//! The verdict on one note: [`check`] reads it, runs every rule, leaves out what is not wanted, and scores what is left.
//! Pure and total: no files, no network, no printing, and any text gives a report.

use crate::config::{self, Config};
use crate::diagnostic::{Finding, GROUPS, Severity};
use crate::grams::Letters;
use crate::judge;
use crate::lang::Catalog;
use crate::note::{Note, Source, Suppression};
use crate::pack::Packs;
use crate::reading::Reading;
use crate::reading::context::Context;
use crate::reading::cues;
use crate::reading::facts::Facts;
use crate::reading::target::Target;
use crate::reading::uses::KeywordUse;
use crate::rules;
use crate::rules::names;
use crate::score::{self, Score, Step};
use crate::source::Span;
use crate::text::script::Script;
use crate::titles;
use crate::tone::{self, Tone, Voice};

/// A checked note.
#[derive(Clone, Debug)]
pub struct Report {
    /// File, `-`, or `file#row`.
    pub path: String,
    /// The record's own id.
    pub id: Option<String>,
    /// The note as it was read.
    pub note: Note,
    /// What it is to be found by.
    pub target: Target,
    /// Where each keyword stands; the user's own first.
    pub keywords: Vec<KeywordUse>,
    /// What the note says and a reader could hold it to.
    pub facts: Facts,
    /// What came out.
    pub outcome: Outcome,
}

/// What came out of a check.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Script of title and body.
    pub script: Script,
    /// Whether it is written Cantonese.
    pub cantonese: bool,
    /// How it sounds.
    pub tone: Tone,
    /// The sentences that sound most like an advert, the loudest first.
    pub loudest: Vec<Span>,
    /// How good it is.
    pub score: Score,
    /// What was found, gravest first.
    pub findings: Vec<Finding>,
    /// More of the same, which is mended, but neither shown nor counted.
    pub more: Vec<Finding>,
    /// What to do first.
    pub next_steps: Vec<Step>,
    /// Titles to paste.
    pub titles: Vec<String>,
    /// Topics to paste, without signs.
    pub topics: Vec<String>,
    /// The different cues of real sharing.
    pub cues: Vec<&'static str>,
}

/// A note that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// Which.
    pub path: String,
    /// Why, and how to mend it.
    pub message: String,
}

/// Checks one note. Deterministic and total: any text gives a report.
pub fn check(source: &Source, packs: &Packs, config: &Config) -> Report {
    check_with(source, packs, config, &Catalog::new(config.lang))
}

/// [`check`] with a message catalogue that is already loaded, for many notes in a row.
pub fn check_with(source: &Source, packs: &Packs, config: &Config, catalog: &Catalog) -> Report {
    let reading = Reading::new(source, packs, config);
    let cx = reading.context(packs, config, catalog);
    let outcome = outcome(&cx, &reading);
    let Reading { note, target, keywords, facts, .. } = reading;
    Report { path: source.path.clone(), id: source.id.clone(), note, target, keywords, facts, outcome }
}

/// What is found in a note that was read, gravest first: [`outcome`] without what is made of it.
pub fn findings(cx: &Context<'_>) -> Vec<Finding> {
    let (found, letters) = (rules::findings(cx), Letters::of(cx));
    let mut revised = found.clone();
    judge::revise(cx, &letters, &mut revised);
    // How it sounds is asked only where something would be said of it.
    if !rules::is_told(&revised) {
        let loud = loud(cx, &revised, &tone::voice(cx, &letters, &found));
        revised.extend(loud);
    }
    let (mut findings, _) = settle(cx, revised);
    findings.retain(|f| !f.is_more);
    findings
}

/// Where something graver than a hint is found in a note that was read, whatever its tone, and more of the same.
pub fn breaches(cx: &Context<'_>) -> Vec<Span> {
    let mut findings = rules::grave(cx);
    judge::revise(cx, &Letters::of(cx), &mut findings);
    let (findings, _) = settle(cx, findings);
    findings.iter().filter(|f| f.severity > Severity::Hint).filter_map(|f| f.span).collect()
}

/// What the rules find, as a second opinion leaves it, with what is made of how the note sounds.
fn heard(cx: &Context<'_>) -> (Vec<Finding>, Voice) {
    let (mut findings, letters) = (rules::findings(cx), Letters::of(cx));
    let voice = tone::voice(cx, &letters, &findings);
    judge::revise(cx, &letters, &mut findings);
    let loud = loud(cx, &findings, &voice);
    findings.extend(loud);
    (findings, voice)
}

/// The hint at the loudest sentence of a note that sounds like an advert.
fn loud(cx: &Context<'_>, findings: &[Finding], voice: &Voice) -> Option<Finding> {
    let is_loud = voice.tone.hard_sell >= tone::LOUD && !score::has_few_letters(cx);
    if is_loud { rules::loud(cx, findings, &voice.loudest) } else { None }
}

/// What a note is judged by, without anything to paste.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// How it sounds.
    pub tone: Tone,
    /// The ranges of the sentences that sound most like an advert, the loudest first.
    pub loudest: Vec<std::ops::Range<usize>>,
    /// How good it is.
    pub score: Score,
    /// What was found, gravest first.
    pub findings: Vec<Finding>,
    /// More of the same, which is mended, but neither shown nor counted.
    pub more: Vec<Finding>,
}

/// Judges a note that was read.
pub fn verdict(cx: &Context<'_>) -> Verdict {
    let (findings, Voice { tone, loudest }) = heard(cx);
    let (mut findings, silenced) = settle(cx, findings);
    let more = findings.split_off(findings.partition_point(|f| !f.is_more));
    let score = score::score(cx, &findings, tone, silenced);
    Verdict { tone, loudest, score, findings, more }
}

/// What comes out of a note that was read.
pub fn outcome(cx: &Context<'_>, reading: &Reading) -> Outcome {
    let Verdict { tone, loudest, score, findings, more } = verdict(cx);
    Outcome {
        tone,
        loudest: loudest.into_iter().filter_map(|range| cx.span(range)).collect(),
        next_steps: score::next_steps(&score, &findings, cx.catalog),
        titles: titles::options(cx, &findings),
        topics: titles::topics(cx),
        cues: cues::different_cues(cx).into_iter().collect(),
        cantonese: reading.cantonese,
        script: reading.script,
        score,
        findings,
        more,
    }
}

/// Leaves out what the user does not want to see, and counts it; reports comments that silence nothing, and puts findings in
/// order, more of the same last.
fn settle(cx: &Context<'_>, mut findings: Vec<Finding>) -> (Vec<Finding>, usize) {
    let mut hidden = 0;
    let note = cx.note;
    let mut used = vec![false; note.suppressions.len()];
    // Comments stand in the order of the text, so those that cover a place are found by halving.
    let (local, whole): (Vec<usize>, Vec<usize>) =
        (0..note.suppressions.len()).partition(|i| note.suppressions[*i].covers.is_some());
    let covers = |i: &usize| note.suppressions[*i].covers;
    // In place: of a long draft there may be as many findings as it has lines.
    findings.retain(|finding| {
        let ignored = note.meta.ignore.iter().any(|wish| config::covers(wish, &finding.rule));
        let mut silenced = false;
        let near = finding.span.map_or(&local[..0], |span| {
            let from = local.partition_point(|i| covers(i).is_some_and(|c| c.end() <= span.start()));
            let to = from + local[from..].partition_point(|i| covers(i).is_some_and(|c| c.start() < span.end()));
            &local[from..to]
        });
        for i in near.iter().chain(&whole) {
            if silences(&note.suppressions[*i], finding) {
                used[*i] = true;
                silenced = true;
            }
        }
        let is_kept = cx.config.wants(&finding.rule) && !ignored && !silenced;
        hidden += usize::from(!is_kept && !finding.is_more);
        is_kept
    });
    // A name that nobody knows has been reported as such.
    let is_known = |s: &&Suppression| names::unknown(cx.packs, &s.rule).is_none();
    let unused = note.suppressions.iter().zip(used).filter(|(_, used)| !used).map(|(s, _)| s).filter(is_known);
    findings.extend(unused.filter_map(|s| rules::unused_suppression(cx, s)));
    let place = |f: &Finding| f.span.map_or((usize::MAX, usize::MAX), |s| (s.start(), s.end()));
    let group = |f: &Finding| GROUPS.iter().position(|g| *g == f.group());
    findings.sort_by(|a, b| {
        (a.is_more.cmp(&b.is_more))
            .then(b.severity.cmp(&a.severity))
            .then(place(a).cmp(&place(b)))
            .then(group(a).cmp(&group(b)))
            .then(a.rule.cmp(&b.rule))
    });
    (findings, hidden)
}

fn silences(suppression: &Suppression, finding: &Finding) -> bool {
    config::covers(&suppression.rule, &finding.rule)
        && match (suppression.covers, finding.span) {
            (None, _) => true,
            (Some(covered), Some(span)) => covered.overlaps(span),
            (Some(_), None) => false,
        }
}

#[cfg(test)]
mod tests;
