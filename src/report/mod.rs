//! What a check found, and how it is shown: [`Render`], one file a format.

pub mod brief;
pub mod figures;
#[cfg(feature = "fetch")]
pub mod harvest;
pub mod json;
pub mod list;
pub mod openings;
pub mod rewrite;
pub mod table;

use crate::check::{Failure, Report};
use crate::diagnostic::Severity;
use std::io;

/// Shows checked notes in one format. Called once a note, in input order, and once at the end, so that thousands of notes
/// need not be held in memory.
pub trait Render {
    /// Shows one note.
    fn note(&mut self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;
    /// Shows one that could not be read.
    fn failure(&mut self, failure: &Failure, out: &mut dyn io::Write) -> io::Result<()>;
    /// Shows what is to be said of all.
    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()>;
}

/// Counts over all notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Notes checked.
    pub notes: usize,
    /// Findings of each severity.
    pub errors: usize,
    /// Findings of each severity.
    pub warnings: usize,
    /// Findings of each severity.
    pub hints: usize,
    /// Sum of the scores.
    pub score_sum: usize,
    /// Lowest score.
    pub lowest: Option<u8>,
    /// Notes that could not be read.
    pub failures: usize,
    /// How the notes begin.
    pub openings: openings::Openings,
}

impl Summary {
    /// Counts one note.
    pub fn add(&mut self, report: &Report) {
        self.notes += 1;
        for finding in &report.outcome.findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Hint => self.hints += 1,
            }
        }
        let score = report.outcome.score.total;
        self.score_sum += usize::from(score);
        self.openings.add(report);
        self.lowest = Some(self.lowest.map_or(score, |l| l.min(score)));
    }

    /// The mean score, rounded; none without notes.
    pub fn mean_score(&self) -> Option<usize> {
        (self.notes > 0).then(|| (self.score_sum + self.notes / 2) / self.notes)
    }

    /// Findings at or above a severity.
    pub const fn at_least(&self, severity: Severity) -> usize {
        match severity {
            Severity::Error => self.errors,
            Severity::Warning => self.errors + self.warnings,
            Severity::Hint => self.errors + self.warnings + self.hints,
        }
    }
}
