//! Why a page tells nothing, and how that is told: [`HarvestError`].

use crate::lang::Catalog;

/// Why a page tells nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HarvestError {
    /// Not in the charset that it says it is in.
    Charset {
        /// What it says.
        said: &'static str,
        /// What it looks like.
        looks: &'static str,
    },
    /// No text, from this byte on.
    NotText(usize),
    /// Nothing in it that people could read.
    Nothing,
    /// So tangled that reading it takes more time or memory than a page is worth.
    Tangled,
}

impl HarvestError {
    /// What to tell the user.
    pub fn say(&self, catalog: &Catalog) -> String {
        match self {
            Self::Charset { said, looks } => catalog.say("harvest.charset", &[("said", said), ("looks", looks)]),
            Self::NotText(byte) => catalog.say("harvest.not-text", &[("byte", &byte.to_string())]),
            Self::Nothing => catalog.say("harvest.nothing", &[]),
            Self::Tangled => catalog.say("harvest.tangled", &[]),
        }
    }
}
