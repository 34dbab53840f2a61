//! The score: five parts, each a list of reasons, not a magic number. What does not apply to a note leaves the denominator.

use crate::diagnostic::Finding;
use crate::lang::Catalog;
use crate::reading::context::Context;
use crate::reading::cues;

/// A score of 0 to 100 and what it is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// 0 to 100.
    pub total: u8,
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

/// The parts, their points, and the groups of rules that they count.
const PARTS: [(&str, f32, &[&str]); 5] = [
    ("search", 30.0, &["placement"]),
    ("seeding", 30.0, &["seeding", "hard-sell"]),
    ("trust", 20.0, &["compliance"]),
    ("format", 10.0, &["format"]),
    ("action", 10.0, &["action"]),
];

/// Scores a note by its findings.
pub fn score(cx: &Context<'_>, findings: &[Finding]) -> Score {
    let mut parts = Vec::new();
    for (id, max, groups) in PARTS {
        if !applies(id, cx) {
            continue;
        }
        let mut part = Part { id, points: max, max, reasons: Vec::new() };
        for finding in findings.iter().filter(|f| groups.contains(&f.group())) {
            part.lose(&finding.rule, finding.cost, &finding.message);
        }
        if id == "seeding" {
            let found = cues::different_cues(cx).len();
            let missing = cues::ENOUGH_CUES.saturating_sub(found);
            if missing > 0 {
                let args = [("found", found.to_string()), ("enough", cues::ENOUGH_CUES.to_string())];
                let args: Vec<(&str, &str)> = args.iter().map(|(k, v)| (*k, v.as_str())).collect();
                let message = cx.catalog.say("score.cues", &args);
                part.lose("seeding/few-cues", 20.0 * missing as f32 / cues::ENOUGH_CUES as f32, &message);
            }
        }
        parts.push(part);
    }
    let max: f32 = parts.iter().map(|p| p.max).sum();
    let points: f32 = parts.iter().map(|p| p.points).sum();
    let total = if max > 0.0 { (points / max * 100.0).round() as u8 } else { 0 };
    Score { total, parts }
}

impl Part {
    /// Takes points away, down to none; reasons of one rule are added up.
    fn lose(&mut self, rule: &str, cost: f32, message: &str) {
        let cost = cost.min(self.points);
        if cost <= 0.0 {
            return;
        }
        self.points -= cost;
        match self.reasons.iter_mut().find(|r| r.rule == rule) {
            Some(reason) => reason.points -= cost,
            None => self.reasons.push(Reason { rule: rule.to_owned(), points: -cost, message: message.to_owned() }),
        }
    }
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
    let max: f32 = score.parts.iter().map(|p| p.max).sum::<f32>().max(1.0);
    let mut steps: Vec<Step> = Vec::new();
    for reason in score.parts.iter().flat_map(|p| &p.reasons) {
        let gain = (-reason.points / max * 1000.0).round() / 10.0;
        let finding = findings.iter().find(|f| f.rule == reason.rule);
        let advice = finding.and_then(|f| f.fixes.iter().map(|x| x.title.clone()).next_back());
        let message = match (advice, finding) {
            (Some(advice), Some(f)) => catalog.say("step.advice", &[("message", &f.message), ("advice", &advice)]),
            _ => reason.message.clone(),
        };
        steps.push(Step { message, gain, rule: reason.rule.clone() });
    }
    // Whatever puts the account at risk comes first, whatever it gains.
    let is_error =
        |s: &Step| findings.iter().any(|f| f.rule == s.rule && f.severity == crate::diagnostic::Severity::Error);
    steps.sort_by(|a, b| is_error(b).cmp(&is_error(a)).then(b.gain.total_cmp(&a.gain)).then(a.rule.cmp(&b.rule)));
    steps.truncate(5);
    steps
}
