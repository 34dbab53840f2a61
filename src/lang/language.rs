//! Which languages the program speaks: [`Lang`]. One arm and one row here, and a catalogue folder, make a new one.
//!
//! Shared with the build script.

use serde::{Deserialize, Serialize};

/// Language of the messages.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Traditional Chinese with a Cantonese flavour.
    #[default]
    #[serde(rename = "zh-HK")]
    ZhHk,
    /// Simplified Chinese.
    #[serde(rename = "zh-CN")]
    ZhCn,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// All languages with their names as in `--lang`, in the order of the arms.
    pub const ALL: [(Self, &'static str); 3] = [(Self::ZhHk, "zh-HK"), (Self::ZhCn, "zh-CN"), (Self::En, "en")];

    /// The name as in `--lang`, and of the catalogue's folder.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Whether every text of a pack must be there in this language. A language that is added later may lean on others first.
    pub const fn is_required(self) -> bool {
        matches!(self, Self::ZhHk | Self::ZhCn | Self::En)
    }
}
