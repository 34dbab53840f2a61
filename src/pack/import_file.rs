//! Files of imported figures: keywords as a keyword tool exported them, as `advise pack import` writes them.
//!
//! Shared with the build script. `keyword_packs/SCHEMA.md` explains the keys.

#![allow(missing_docs, reason = "every field is a key of the format, and SCHEMA.md explains the keys")]

use serde::{Deserialize, Serialize};
use toml::Spanned;

/// Keywords with the figures of a keyword tool, as `advise pack import` writes them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Import {
    pub id: Spanned<String>,
    pub source: String,
    pub file: String,
    pub imported: Spanned<String>,
    pub bids_were_in: Option<BidUnit>,
    #[serde(default, rename = "keyword")]
    pub keywords: Vec<ImportedKeyword>,
}

/// A keyword of an import; its figures as the tool gave them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ImportedKeyword {
    pub text: Spanned<String>,
    pub searches: Option<u64>,
    pub bid_fen: Option<u64>,
    pub competition: Option<Competition>,
    pub competition_index: Option<f64>,
    pub reason: Option<String>,
}

/// In which unit a file wrote its bids.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum BidUnit {
    /// Hundredths of a yuan.
    Fen,
    /// Yuan.
    Yuan,
}

impl BidUnit {
    /// The name in pack files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fen => "fen",
            Self::Yuan => "yuan",
        }
    }
}

/// How many advertisers bid for a keyword, as the tool says.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq, Hash)]
#[serde(rename_all = "lowercase")]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Competition {
    /// 高
    High,
    /// 中
    Medium,
    /// 低
    Low,
    /// 无
    None,
}

impl Competition {
    /// The name in pack files and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::High => "high",
            Self::Medium => "medium",
            Self::Low => "low",
            Self::None => "none",
        }
    }
}
