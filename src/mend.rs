//! Mending drafts: applies fixes round after round until nothing changes, keeps away from what no fix may touch, and takes
//! back whatever does more harm than good.
//!
//! Each round is a function of the text alone and must leave fewer things to mend, so the rounds end, and a second run over
//! the result changes nothing.

use crate::check::Report;
use crate::diagnostic::{Finding, Severity};
use crate::fix::{self, Applicability, Fix};
use crate::source::Span;
use crate::text::token::Token;
use crate::text::{scan, variants};
use std::collections::BTreeMap;
use std::ops::Range;

/// How often a round looks again, with fewer fixes, when all of them together did harm.
const LOOKS: usize = 64;

/// A mended draft.
#[derive(Debug)]
pub struct Mended {
    /// The new text.
    pub text: String,
    /// How many fixes were applied.
    pub count: usize,
    /// The check of the new text.
    pub report: Report,
}

/// Mends a draft that was checked: `first` is what `check` says of `text`. None when there is nothing to mend.
///
/// The mended text scores no less, no rule finds more in it or something graver, and its prices and topics are the same.
pub fn mend(text: &str, first: &Report, required: Applicability, check: &dyn Fn(&str) -> Report) -> Option<Mended> {
    let mut mended: Option<Mended> = None;
    loop {
        let (text, report) = mended.as_ref().map_or((text, first), |m| (m.text.as_str(), &m.report));
        let before = mended.as_ref().map_or(0, |m| m.count);
        match round(text, report, required, check) {
            Some(next) => mended = Some(Mended { count: before + next.count, ..next }),
            None => return mended,
        }
    }
}

/// Applies all fixes that do no harm. None when that changes nothing.
fn round(text: &str, report: &Report, required: Applicability, check: &dyn Fn(&str) -> Report) -> Option<Mended> {
    let fixes = allowed(report, required);
    let mut state = State::of(report, required);
    let mut best: Option<Mended> = None;
    let mut taken: Vec<&Fix> = Vec::new();
    let mut open: Vec<&[&Fix]> = if fixes.is_empty() { Vec::new() } else { vec![&fixes] };
    let mut looks = 0;
    while let Some(group) = open.pop() {
        let tried: Vec<&Fix> = taken.iter().chain(group).copied().collect();
        let (new, count) = fix::apply(text, tried.iter().copied(), required);
        let old = best.as_ref().map_or((text, 0), |m| (m.text.as_str(), m.count));
        if count == old.1 || new == old.0 {
            continue;
        }
        let report = check(&new);
        looks += 1;
        let after = State::of(&report, required);
        if after.betters(&state) {
            (taken, state) = (tried, after);
            best = Some(Mended { text: new, count, report });
        } else if group.len() > 1 {
            let (left, right) = group.split_at(group.len() / 2);
            open.extend([right, left]);
        }
        if looks > LOOKS {
            break;
        }
    }
    best
}

/// The fixes that may be applied: of each finding the best one that is sure enough and touches nothing protected.
fn allowed(report: &Report, required: Applicability) -> Vec<&Fix> {
    if !all(report).any(|f| is_fixable(f, required)) {
        return Vec::new();
    }
    let closed = Closed::of(report);
    let free = |f: &&Fix| f.edits.iter().all(|e| !closed.touches(e.span));
    all(report).filter_map(|finding| sure(finding, required).find(free)).collect()
}

/// What was found, and more of the same.
fn all(report: &Report) -> impl Iterator<Item = &Finding> {
    report.outcome.findings.iter().chain(&report.outcome.more)
}

/// The fixes of a finding that are sure enough.
fn sure(finding: &Finding, required: Applicability) -> impl Iterator<Item = &Fix> {
    finding.fixes.iter().filter(move |f| f.applicability >= required && !f.edits.is_empty())
}

fn is_fixable(finding: &Finding, required: Applicability) -> bool {
    sure(finding, required).next().is_some()
}

/// What a round must not make worse, and what it must make better.
struct State {
    score: u8,
    /// Findings of a rule that are at least so grave.
    found: BTreeMap<(String, Severity), usize>,
    /// All findings, and those of them that can be mended.
    left: (usize, usize),
    prices: Vec<String>,
    topics: Vec<String>,
}

impl State {
    fn of(report: &Report, required: Applicability) -> Self {
        let mut found: BTreeMap<(String, Severity), usize> = BTreeMap::new();
        for finding in all(report) {
            for severity in [Severity::Hint, Severity::Warning, Severity::Error] {
                if severity <= finding.severity {
                    *found.entry((finding.rule.clone(), severity)).or_default() += 1;
                }
            }
        }
        let left = (all(report).count(), all(report).filter(|f| is_fixable(f, required)).count());
        let note = &report.note;
        let prices = prices(report).into_iter().map(|r| note.text[r].to_owned()).collect();
        let topics = note.topics.iter().map(|t| t.text.clone()).collect();
        Self { score: report.outcome.score.total, found, left, prices, topics }
    }

    /// Whether this is better than what was before, and worse in nothing.
    fn betters(&self, old: &Self) -> bool {
        let is_new = |(key, n): (&(String, Severity), &usize)| old.found.get(key).is_none_or(|before| before < n);
        self.left < old.left
            && self.score >= old.score
            && !self.found.iter().any(is_new)
            && self.prices == old.prices
            && self.topics == old.topics
    }
}

/// Where the prices of a note stand: those that the facts know, and whatever else looks like one.
fn prices(report: &Report) -> Vec<Range<usize>> {
    let folded = variants().fold(&report.note.text).squeeze();
    let shapes = scan::tokens(&folded, &report.note.text).into_iter().filter(|(t, _)| *t == Token::Price);
    let shapes = shapes.map(|(_, range)| folded.to_original(range));
    shapes.chain(report.facts.prices().map(|(_, price)| price.written.clone())).collect()
}

/// What no fix may touch: front matter, comments, code, links and topics, and every price.
struct Closed(Vec<Range<usize>>);

impl Closed {
    fn of(report: &Report) -> Self {
        let mut ranges = prices(report);
        ranges.extend(report.note.protected.iter().map(|s| s.range()));
        ranges.sort_by_key(|r| (r.start, r.end));
        // Merged, so that one look-up is enough.
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        Self(merged)
    }

    fn touches(&self, span: Span) -> bool {
        let near = self.0.partition_point(|r| r.end <= span.start());
        self.0.get(near).is_some_and(|r| {
            let inside = span.is_empty() && r.start < span.start();
            r.start < span.end() && (inside || !span.is_empty())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::diagnostic::Finding;
    use crate::diagnostic::{Basis, Severity};
    use crate::fix::Edit;
    use crate::note::Source;
    use crate::pack::Packs;

    /// A check whose only findings are safe fixes that turn `from` into `to`.
    fn check(packs: &Packs, text: &str, from: &str, to: &str) -> Report {
        let mut report = crate::check::check(&Source::text("t.md", text), packs, &Config::default());
        let span = |at: usize| Span::new(text, at..at + from.len()).unwrap();
        let edits = text.match_indices(from).map(|(at, _)| Edit { span: span(at), text: to.to_owned() });
        report.outcome.findings = edits
            .map(|edit| Finding {
                rule: "format/test".to_owned(),
                row: None,
                severity: Severity::Hint,
                span: Some(edit.span),
                message: String::new(),
                why: String::new(),
                basis: Basis::Style,
                jurisdiction: None,
                source: None,
                fixes: vec![Fix { title: String::new(), applicability: Applicability::Safe, edits: vec![edit] }],
                cost: 0.0,
                is_more: false,
            })
            .collect();
        report
    }

    fn mended(text: &str, from: &str, to: &str) -> Option<Mended> {
        let packs = Packs::built_in();
        let check = |text: &str| check(&packs, text, from, to);
        mend(text, &check(text), Applicability::Safe, &check)
    }

    #[test]
    fn what_is_protected_stays() {
        let text = "---\ntitle: 甲乙\n---\r\n甲喺度 `甲` <!-- 甲 --> 甲\r\n#甲 ＃甲乙\r\n";
        let mended = mended(text, "甲", "丙").unwrap();
        assert_eq!(mended.text, "---\ntitle: 甲乙\n---\r\n丙喺度 `甲` <!-- 甲 --> 丙\r\n#甲 ＃甲乙\r\n");
        assert_eq!(mended.count, 2);
    }

    #[test]
    fn prices_stay() {
        assert!(mended("一杯 $48，另一杯48蚊", "48", "84").is_none());
        assert_eq!(mended("一杯 $48，坐 48 分鐘", "48", "84").unwrap().text, "一杯 $48，坐 84 分鐘");
    }

    #[test]
    fn rounds_end_and_a_second_run_changes_nothing() {
        let once = mended("aaaaaaa 內文", "aa", "a").unwrap();
        assert_eq!(once.text, "a 內文");
        assert!(mended(&once.text, "aa", "a").is_none());
        // One that would only make work for itself.
        assert!(mended("內文乙", "乙", "乙乙").is_none());
        assert!(mended("內文乙", "乙", "乙").is_none());
    }

    #[test]
    fn a_fix_that_harms_is_left_out_and_the_others_are_made() {
        let packs = Packs::built_in();
        let check = |text: &str| {
            let mut report = check(&packs, text, "甲", "丙");
            report.outcome.score.total = if text.contains("丙丁") { 50 } else { 60 };
            report
        };
        let text = "甲乙、甲丁、甲戊、甲己";
        let mended = mend(text, &check(text), Applicability::Safe, &check).unwrap();
        assert_eq!((mended.text.as_str(), mended.count), ("丙乙、甲丁、丙戊、丙己", 3));
        assert!(mend(&mended.text, &mended.report, Applicability::Safe, &check).is_none());
    }

    #[test]
    fn a_fix_that_brings_something_graver_is_left_out() {
        let packs = Packs::built_in();
        let check = |text: &str| {
            let mut report = check(&packs, text, "甲", "丙");
            if text.contains("丙丁") {
                let mut graver = check(&packs, "甲", "甲", "丙").outcome.findings.remove(0);
                graver.severity = Severity::Warning;
                graver.fixes.clear();
                report.outcome.findings.push(graver);
            }
            report
        };
        let text = "甲丁、甲戊、甲己";
        let mended = mend(text, &check(text), Applicability::Safe, &check).unwrap();
        assert_eq!(mended.text, "甲丁、丙戊、丙己");
    }

    #[test]
    fn no_fix_makes_a_price_or_a_topic() {
        for text in ["一杯 $甲8，甲", "好甲#上環咖啡 甲"] {
            let to = if text.contains('$') { "4" } else { "a" };
            let Some(mended) = mended(text, "甲", to) else { continue };
            let packs = Packs::built_in();
            let topics = |text: &str| check(&packs, text, "甲", to).note.topics.len();
            assert_eq!(topics(&mended.text), topics(text), "{}", mended.text);
            assert!(!mended.text.contains("$48"), "{}", mended.text);
        }
    }
}
