//! What a rule finds: [`Finding`], with what it rests on and how it can be mended.

use crate::fix::Fix;
use crate::pack::{Basis, Jurisdiction, Severity};
use crate::source::Span;

/// Something found in a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// `group/name`.
    pub rule: String,
    /// The phrase row, for rules made of rows.
    pub row: Option<String>,
    /// How grave it is.
    pub severity: Severity,
    /// Where, if it is somewhere.
    pub span: Option<Span>,
    /// What was found, in the language of the run.
    pub message: String,
    /// Why it matters.
    pub why: String,
    /// What it rests on.
    pub basis: Basis,
    /// Whose rule it is.
    pub jurisdiction: Option<Jurisdiction>,
    /// Where the rule is written down.
    pub source: Option<String>,
    /// How it can be mended, best first.
    pub fixes: Vec<Fix>,
    /// Points it takes from its part of the score.
    pub cost: f32,
}

impl Finding {
    /// The part of the rule id before the slash.
    pub fn group(&self) -> &str {
        self.rule.split('/').next().unwrap_or_default()
    }
}
