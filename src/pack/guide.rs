//! What a rewrite and a brief are made of: angles, the lines that all angles share, what each trade's owner can be asked,
//! and the words that change between ways of writing. Kept apart from the index, because `check` never needs it.
//!
//! Shared with the build script.

use super::load::Folder;
use super::voice::{Ask, Line};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use super::angle::{Angle, Common, InBrief, Lends, Need, Part, Refusal, Suits, Swap};

/// What a trade adds.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Trade {
    /// What its owner can be asked.
    pub asks: Vec<Ask>,
    /// Last lines.
    pub closings: Vec<Line>,
}

/// From and to, of one direction.
pub type Wording = Vec<(String, String)>;

/// Everything that rewrites and briefs are made of.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Guide {
    /// In the order of their file names.
    pub angles: Vec<Angle>,
    /// Shared by all.
    pub common: Common,
    /// By id of the trade.
    pub trades: BTreeMap<String, Trade>,
    /// By file name. The house's own tables are large and seldom needed: [`super::wording()`] reads one when it is.
    #[serde(skip)]
    pub wording: BTreeMap<String, Wording>,
}

impl Guide {
    /// Puts together what the files of a folder say.
    pub fn of(folder: Folder) -> Self {
        let mut guide = Self { angles: folder.angles.into_iter().map(|f| f.value).collect(), ..Self::default() };
        guide.common = folder.common.into_iter().next_back().map(|f| f.value).unwrap_or_default();
        for file in folder.wording {
            let name = file.path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
            guide.wording.insert(name, file.value.pairs());
        }
        for file in folder.categories {
            let trade = file.value;
            if !trade.asks.is_empty() || !trade.closings.is_empty() {
                let id = trade.id.into_inner();
                guide.trades.insert(id, Trade { asks: trade.asks, closings: trade.closings });
            }
        }
        guide
    }
}
