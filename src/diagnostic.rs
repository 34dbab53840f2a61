//! What a rule finds: [`Finding`], with what it rests on and how it can be mended.

use crate::fix::Fix;
use crate::source::Span;
use serde::{Deserialize, Serialize};

/// The groups of rules, in the order of the report.
pub const GROUPS: [&str; 6] = ["placement", "hard-sell", "compliance", "seeding", "format", "action"];

/// How grave a finding is; ordered.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Severity {
    /// A matter of style.
    #[default]
    Hint,
    /// Costs reach, or depends on proof.
    Warning,
    /// Puts the account at risk, or breaks a law.
    Error,
}

/// What a finding rests on.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Basis {
    /// A law.
    Law,
    /// A rule of the platform.
    Platform,
    /// Agreed by several sources in the trade, but proved by none.
    RuleOfThumb,
    /// Good writing.
    #[default]
    Style,
}

/// Whose rule it is.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, Hash)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Jurisdiction {
    /// Hong Kong law.
    #[serde(rename = "HK")]
    Hk,
    /// Mainland law.
    #[serde(rename = "PRC")]
    Prc,
    /// 小紅書 itself.
    #[serde(rename = "XHS")]
    Xhs,
}

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
    /// One of so many of its rule that it says nothing new: nobody is shown it, only its fixes count.
    pub is_more: bool,
}

impl Finding {
    /// The part of the rule id before the slash.
    pub fn group(&self) -> &str {
        let end = self.rule.bytes().position(|b| b == b'/').unwrap_or(self.rule.len());
        &self.rule[..end]
    }

    /// Makes it one that says nothing new.
    pub const fn hush(&mut self) {
        self.is_more = true;
        self.cost = 0.0;
    }
}
