//! Titles and a topics line to paste, made of the draft's own words.

use crate::diagnostic::Finding;
use crate::rules::Context;

/// Three to five titles within the limit.
pub fn options(_cx: &Context<'_>, _findings: &[Finding]) -> Vec<String> {
    Vec::new()
}

/// One line of topics.
pub fn topics(_cx: &Context<'_>) -> Vec<String> {
    Vec::new()
}
