//! What is to be said of all notes of a run together: [`Summary`].

use crate::check::Report;
use crate::diagnostic::Severity;

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
