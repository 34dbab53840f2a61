//! Lines in the ways in which a note is written, and questions to its owner. Trades and angles both bring them.
//!
//! Shared with the build script.

use serde::{Deserialize, Serialize};

/// A text in the four ways of writing.
#[derive(Clone, Debug, Default, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Written Chinese with a little Cantonese, Traditional.
    #[serde(rename = "zh-HK")]
    pub hant: String,
    /// Full Cantonese.
    pub yue: String,
    /// Mainland wording, Simplified.
    #[serde(rename = "zh-CN")]
    pub hans: String,
    /// English.
    pub en: String,
}

/// A question to the owner, shown as a slot.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Ask {
    /// What it is about.
    pub kind: AskKind,
    /// Hong Kong Chinese.
    #[serde(rename = "zh-HK")]
    pub hant: String,
    /// Mainland wording.
    #[serde(rename = "zh-CN")]
    pub hans: String,
    /// English.
    pub en: String,
}

/// What an owner can be asked.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[serde(rename_all = "kebab-case")]
pub enum AskKind {
    /// Which one the owner takes, and why.
    Pick,
    /// How it is made.
    Process,
    /// Whom it does not suit, or an honest fault.
    Limit,
    /// When and where.
    Scene,
    /// How it tastes, smells, sounds, feels.
    Senses,
    /// How it came to be.
    Story,
    /// What helps readers even if they never come.
    Use,
    /// What went wrong, and what was changed.
    Failure,
}
