//! The score: five parts, each a list of reasons, not a magic number. What does not apply to a note leaves the denominator.

use crate::diagnostic::{Finding, Severity};
use crate::lang::Catalog;
use crate::note::Zone;
use crate::reading::context::Context;
use crate::reading::cues;
pub use crate::tone::FLYER;
use crate::tone::Tone;

/// A score of 0 to 100 and what it is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// 0 to 100: what the parts reach, at most [`Self::capped`].
    pub total: u8,
    /// The most that a note like this can reach.
    pub capped: Option<u8>,
    /// Findings that comments, front matter or settings hide.
    pub silenced: usize,
    /// The parts that apply.
    pub parts: Vec<Part>,
}

/// One part of the score.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// `search`, `seeding`, `trust`, `format` or `action`.
    pub id: &'static str,
    /// Reached.
    pub points: f32,
    /// To be reached.
    pub max: f32,
    /// Why points are missing; they add up to `points - max`.
    pub reasons: Vec<Reason>,
}

/// Why points are missing.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The rule.
    pub rule: String,
    /// Negative.
    pub points: f32,
    /// In the language of the run.
    pub message: String,
    /// What the total would gain without it, caps aside.
    pub gain: f32,
}

/// A change that is worth making.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// What to do.
    pub message: String,
    /// Points of the total that it would bring.
    pub gain: f32,
    /// The rule behind it.
    pub rule: String,
}

/// The parts, their points, and the groups of rules that they count; a rule of another group by its whole name.
const PARTS: [(&str, f32, &[&str]); 5] = [
    ("search", 30.0, &["placement", NO_TITLE]),
    ("seeding", 30.0, &["seeding", "hard-sell"]),
    ("trust", 20.0, &["compliance"]),
    ("format", 10.0, &["format"]),
    ("action", 10.0, &["action"]),
];

/// A title is the first thing that search reads: whoever leaves it out loses what a bad one would lose, and more.
const NO_TITLE: &str = "format/no-title";
/// Points for search of a note that has neither a title nor anything else to be found by: as many as for one that names its
/// subject in the title and nowhere else.
const NOWHERE: f32 = 20.0;
/// Nobody can be advised to post a note that breaks a rule, or that reads like a flyer: it reaches no more than this.
const RISK_CAP: u8 = 59;
/// Nor does a note that says nothing.
pub const EMPTY_CAP: u8 = 29;
/// A note that shares so much loses nothing for sharing too little.
const SHARES: f32 = 55.0;
/// Points for sharing.
const SHARING: f32 = 20.0;
/// A body of fewer letters says nothing.
const FEW_LETTERS: usize = 10;

/// Scores a note by its findings and its tone. `silenced` findings are hidden; they cost nothing, and are counted.
pub fn score(cx: &Context<'_>, findings: &[Finding], tone: Tone, silenced: usize) -> Score {
    let mut parts = Vec::new();
    for (id, max, groups) in PARTS {
        let counted = |f: &&Finding| groups.contains(&f.group()) || groups.contains(&f.rule.as_str());
        let is_untitled = id == "search" && findings.iter().any(|f| f.rule == NO_TITLE);
        if !is_untitled && !applies(id, cx) {
            continue;
        }
        let mut costs: Vec<(&str, f32, String)> = Vec::new();
        for finding in findings.iter().filter(counted) {
            let is_nowhere = finding.rule == NO_TITLE && cx.main().is_none();
            let cost = if is_nowhere { NOWHERE } else { finding.cost };
            costs.push((&finding.rule, cost, finding.message.clone()));
        }
        if id == "seeding" && tone.seeding < SHARES {
            let rule = if has_told(cx, tone) { TOLD_ENOUGH } else { FEW_CUES };
            costs.push((rule, SHARING * (1.0 - tone.seeding / SHARES), few_cues(cx, findings, tone)));
        }
        parts.push(part(id, max, &costs));
    }
    let max: f32 = parts.iter().map(|p| p.max).sum();
    for reason in parts.iter_mut().flat_map(|p| &mut p.reasons) {
        reason.gain = if max > 0.0 { (reason.gain / max * 1000.0).round() / 10.0 } else { 0.0 };
    }
    let points: f32 = parts.iter().map(|p| p.points).sum();
    let reached = if max > 0.0 { (points / max * 100.0).round() as u8 } else { 0 };
    let capped = cap(cx, findings, tone);
    Score { total: reached.min(capped.unwrap_or(100)), capped, silenced, parts }
}

/// What stands for the sharing that is missing.
const FEW_CUES: &str = "seeding/few-cues";
/// What stands for it where nothing can be named that the note lacks: it costs points, and nobody is asked for anything.
const TOLD_ENOUGH: &str = "seeding/told-enough";

/// From here on a note that has enough kinds of cues has told something.
const TOLD: f32 = 30.0;
/// So many of the cues that are missing are named.
const NAMED: usize = 2;

/// Whether a note has told enough kinds of things. Nothing more is asked of it: a story that is told to its end has no need
/// of two sentences more, and what seems to be missing may stand there in words that nobody listed.
fn has_told(cx: &Context<'_>, tone: Tone) -> bool {
    tone.seeding >= TOLD && cues::different_cues(cx).len() >= cues::ENOUGH_CUES
}

fn few_cues(cx: &Context<'_>, findings: &[Finding], tone: Tone) -> String {
    let found = cues::different_cues(cx);
    if has_told(cx, tone) {
        // Rounded down: 54.6 are no 55.
        let seeding = format!("{:.0}", tone.seeding.floor());
        let full = format!("{SHARES:.0}");
        return cx.catalog.say("score.cues-enough", &[("seeding", &seeding), ("full", &full)]);
    }
    let seeding = format!("{:.0}", tone.seeding);
    // What is asked for already is not named once more.
    if asked(findings).is_some() {
        return cx.catalog.say("score.cues-asked", &[]);
    }
    // A price is never asked for in a story.
    let missing = cues::CUES.into_iter().filter(|c| *c != cues::NEVER_ASKED && !found.contains(c)).take(NAMED);
    let missing: Vec<String> = missing.map(|c| cx.catalog.say(&format!("score.wanted.{c}"), &[])).collect();
    let missing = missing.join(&cx.catalog.say("report.list-comma", &[]));
    cx.catalog.say("score.cues", &[("seeding", &seeding), ("missing", &missing)])
}

/// The first finding that asks for something to share.
fn asked(findings: &[Finding]) -> Option<&Finding> {
    findings.iter().find(|f| f.group() == "seeding")
}

/// The most that a note can reach, where it is less than everything.
fn cap(cx: &Context<'_>, findings: &[Finding], tone: Tone) -> Option<u8> {
    let is_risk = findings.iter().any(|f| f.severity == Severity::Error) || tone.hard_sell >= FLYER;
    if has_few_letters(cx) { Some(EMPTY_CAP) } else { is_risk.then_some(RISK_CAP) }
}

/// Whether the body, topics left out, has few letters: Han characters, and two for a word of another script.
pub fn has_few_letters(cx: &Context<'_>) -> bool {
    let body = || {
        cx.note.pieces.iter().filter(|p| matches!(p.zone, Zone::Opening | Zone::Body)).map(|p| cx.note.slice(p.span))
    };
    let han = body().flat_map(str::chars).filter(|c| is_han(*c)).take(FEW_LETTERS).count();
    if han >= FEW_LETTERS {
        return false;
    }
    let words = |text: &str| text.split(|c: char| is_han(c) || !c.is_alphabetic()).filter(|w| !w.is_empty()).count();
    han + 2 * body().map(words).sum::<usize>() < FEW_LETTERS
}

const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// A part that loses points for costs, down to none. Each reason is given its share of what is lost, in order; its gain is
/// what would be left more without it.
fn part(id: &'static str, max: f32, costs: &[(&str, f32, String)]) -> Part {
    let all: f32 = costs.iter().map(|c| c.1).sum();
    let mut part = Part { id, points: max, max, reasons: Vec::new() };
    for (rule, cost, message) in costs {
        let taken = cost.min(part.points);
        part.points -= taken;
        match part.reasons.iter_mut().find(|r| r.rule == *rule) {
            Some(reason) => {
                reason.points -= taken;
                reason.gain += cost;
            }
            None if *cost > 0.0 => part.reasons.push(Reason {
                rule: (*rule).to_owned(),
                points: -taken,
                message: message.clone(),
                gain: *cost,
            }),
            None => {}
        }
    }
    for reason in &mut part.reasons {
        reason.gain = (max - (all - reason.gain)).max(0.0) - (max - all).max(0.0);
    }
    part
}

/// Whether a part can be judged: nothing to be found by, no search; a customer need not say how to book.
fn applies(part: &str, cx: &Context<'_>) -> bool {
    use crate::note::Author;
    match part {
        "search" => cx.main().is_some(),
        "action" => !matches!(cx.author(), Some(Author::Customer | Author::Koc)),
        _ => true,
    }
}

/// The changes that gain most, best first: three to five where there are so many.
pub fn next_steps(score: &Score, findings: &[Finding], catalog: &Catalog) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for reason in score.parts.iter().flat_map(|p| &p.reasons).filter(|r| r.rule != TOLD_ENOUGH) {
        // Who answers what is asked has shared something: that is one change, not two.
        let asked = if reason.rule == FEW_CUES { asked(findings) } else { None };
        let rule = asked.map_or(&reason.rule, |f| &f.rule);
        // One change may count in two parts.
        if let Some(step) = steps.iter_mut().find(|s| s.rule == *rule) {
            step.gain += reason.gain;
            continue;
        }
        let finding = findings.iter().find(|f| f.rule == *rule);
        let advice = finding.and_then(|f| f.fixes.iter().map(|x| x.title.clone()).next_back());
        let message = match (advice, finding) {
            (Some(advice), Some(f)) => catalog.say("step.advice", &[("message", &f.message), ("advice", &advice)]),
            _ => reason.message.clone(),
        };
        steps.push(Step { message, gain: reason.gain, rule: rule.clone() });
    }
    // Whatever puts the account at risk comes first, whatever it gains.
    let is_error = |s: &Step| findings.iter().any(|f| f.rule == s.rule && f.severity == Severity::Error);
    steps.sort_by(|a, b| is_error(b).cmp(&is_error(a)).then(b.gain.total_cmp(&a.gain)).then(a.rule.cmp(&b.rule)));
    steps.truncate(5);
    steps
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_gain_is_what_would_be_left_more() {
        let costs = [("a/a", 8.0, String::new()), ("b/b", 6.0, String::new()), ("a/a", 2.0, String::new())];
        let found = part("trust", 10.0, &costs);
        assert!(found.points.abs() < 0.01);
        let gains: Vec<(&str, String)> =
            found.reasons.iter().map(|r| (r.rule.as_str(), format!("{} {}", r.points, r.gain))).collect();
        // Without the first rule 6 of 10 are lost, without the second one all.
        assert_eq!(gains, [("a/a", "-8 4".to_owned()), ("b/b", "-2 0".to_owned())]);
        assert!((found.reasons.iter().map(|r| r.points).sum::<f32>() - (found.points - found.max)).abs() < 0.01);
    }
}
