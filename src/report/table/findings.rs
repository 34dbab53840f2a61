//! The findings of a note, gravest first, each with its place in the draft, why it matters and what to do.

use super::snippet::snippet;
use super::text::{Ink, Pen};
use super::{Detail, Table};
use crate::check::Report;
use crate::diagnostic::Finding;
use crate::diagnostic::{Basis, Jurisdiction, Severity};
use crate::fix::Applicability;
use crate::report::json::names;
use crate::source::LineIndex;
use std::collections::BTreeSet;

/// So many findings are shown.
const SHOWN: usize = 12;

/// What has been said of this note already: the same reason or advice is not read twice.
#[derive(Default)]
struct Said<'f> {
    reasons: BTreeSet<(&'f str, &'f str)>,
    advice: BTreeSet<&'f str>,
}

impl Table<'_> {
    /// All findings, up to the limit.
    pub(super) fn findings(&self, report: &Report, pen: &mut Pen) {
        let findings = &report.outcome.findings;
        pen.blank();
        if findings.is_empty() {
            pen.line(&self.say("no-findings", &[]), Ink::Bold);
            return;
        }
        let lines = LineIndex::new(&report.note.text);
        let limit = self.limit(findings.len(), SHOWN);
        let mut said = Said::default();
        let mut group = None;
        for finding in findings.iter().take(limit) {
            if group != Some(finding.severity) {
                if group.is_some() {
                    pen.blank();
                }
                group = Some(finding.severity);
                let n = findings.iter().filter(|f| f.severity == finding.severity).count();
                let heading = self.count(&format!("heading.{}", names::severity_name(finding.severity)), n);
                pen.line(&heading, Ink::Bold);
            }
            if finding.span.is_some() {
                self.placed(finding, report, &lines, &mut said, pen);
            } else {
                self.unplaced(finding, &mut said, pen);
            }
        }
        let left = findings.len().saturating_sub(limit);
        if left > 0 {
            pen.blank();
            pen.line(&self.count("more-findings", left), Ink::Plain);
        }
    }

    /// A finding with a place in the draft.
    fn placed<'f>(&self, finding: &'f Finding, report: &Report, lines: &LineIndex, said: &mut Said<'f>, pen: &mut Pen) {
        let (lead, ink) = self.lead(finding.severity);
        pen.para(&lead, ink, &format!("{}  [{}]", finding.message, finding.rule), Ink::Plain);
        if let Some(span) = finding.span {
            let shown = snippet(&report.note.text, lines, span, finding.severity, self.width - 2, self.color);
            pen.block(2, &shown);
        }
        if said.reasons.insert((&finding.rule, &finding.why)) {
            pen.para("  ", Ink::Plain, &self.why(finding), Ink::Plain);
        }
        for fix in &finding.fixes {
            if said.advice.insert(&fix.title) {
                pen.para("  → ", Ink::Cyan, &self.advice(&fix.title, fix.applicability), Ink::Plain);
            }
        }
    }

    /// A finding about the whole note: one line, as there is nothing to point at.
    fn unplaced<'f>(&self, finding: &'f Finding, said: &mut Said<'f>, pen: &mut Pen) {
        let (lead, ink) = self.lead(finding.severity);
        let advice = finding.fixes.first().filter(|f| said.advice.insert(&f.title));
        let mut text = finding.message.clone();
        if let Some(fix) = advice {
            text = self.say("unplaced", &[("message", &text), ("advice", &self.advice(&fix.title, fix.applicability))]);
        }
        pen.para(&lead, ink, &format!("{text}  [{}]", finding.rule), Ink::Plain);
        if (self.detail == Detail::Verbose || finding.severity != Severity::Hint)
            && said.reasons.insert((&finding.rule, &finding.why))
        {
            pen.para("  ", Ink::Plain, &self.why(finding), Ink::Plain);
        }
    }

    /// The name of a severity, and its colour.
    pub(super) fn lead(&self, severity: Severity) -> (String, Ink) {
        let ink = match severity {
            Severity::Error => Ink::Red,
            Severity::Warning => Ink::Yellow,
            Severity::Hint => Ink::Cyan,
        };
        (format!("{} ", self.say(&format!("severity.{}", names::severity_name(severity)), &[])), ink)
    }

    /// The reason, and what it rests on; laws and platform rules come with their source.
    fn why(&self, finding: &Finding) -> String {
        let basis = self.say(
            match finding.basis {
                Basis::Law => "basis.law",
                Basis::Platform => "basis.platform",
                Basis::RuleOfThumb => "basis.rule-of-thumb",
                Basis::Style => "basis.style",
            },
            &[],
        );
        let whose = match (finding.basis, finding.jurisdiction) {
            (Basis::Law, Some(Jurisdiction::Hk)) => self.say("whose.hk", &[]),
            (Basis::Law, Some(Jurisdiction::Prc)) => self.say("whose.prc", &[]),
            _ => String::new(),
        };
        let basis = format!("{whose}{basis}");
        let official = matches!(finding.basis, Basis::Law | Basis::Platform);
        match finding.source.as_deref().filter(|_| official) {
            Some(source) => self.say("why.sourced", &[("why", &finding.why), ("basis", &basis), ("source", source)]),
            None => self.say("why.plain", &[("why", &finding.why), ("basis", &basis)]),
        }
    }

    fn advice(&self, title: &str, applicability: Applicability) -> String {
        let key = match applicability {
            Applicability::Safe => "fix.safe",
            Applicability::Unsafe => "fix.unsafe",
            Applicability::Display => return title.to_owned(),
        };
        self.say(key, &[("title", title)])
    }
}
