//! What a text has to be like to be shown, and to be left alone.

use crate::check::Outcome;
use crate::diagnostic::{Finding, Severity};

/// From this score on a note needs no new version, if nothing grave is found in it.
pub const GOOD_SCORE: u8 = 80;
/// A note that sells no harder than this and shares at least so much is good, however few find it.
const CALM: f32 = 25.0;
const TELLS: f32 = 60.0;
/// No version sells harder than this.
pub const MOST_SELLING: f32 = 35.0;

/// Whether a note can be left alone: good, or told as people tell, or waiting for its owner with nothing else to mend.
pub fn is_good(outcome: &Outcome, waits: bool) -> bool {
    let tells = outcome.tone.hard_sell <= CALM && outcome.tone.seeding >= TELLS;
    is_clean(outcome) && (outcome.score.total >= GOOD_SCORE || tells || waits)
}

/// Whether nothing grave stands in a note, and it does not sell.
pub fn is_clean(outcome: &Outcome) -> bool {
    outcome.findings.iter().all(|f| !is_grave(f, outcome) && f.severity < Severity::Error)
        && outcome.tone.hard_sell <= MOST_SELLING
}

/// What no version is shown with.
pub fn is_grave(finding: &Finding, outcome: &Outcome) -> bool {
    let sells = finding.group() == "hard-sell";
    let least = if sells && outcome.tone.hard_sell > MOST_SELLING { Severity::Hint } else { Severity::Warning };
    (sells || finding.group() == "compliance") && finding.severity >= least
}

/// What no version is shown with, whatever its tone.
pub fn is_wrong(finding: &Finding) -> bool {
    matches!(finding.group(), "compliance" | "hard-sell") && finding.severity >= Severity::Warning
        || finding.severity == Severity::Error
}
