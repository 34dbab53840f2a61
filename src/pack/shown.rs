//! Names and texts as the compiled packs hold them: in all ways they are shown.
//!
//! Shared with the build script.

use super::model::Name;
use super::pooled::Str;
use crate::lang::texts::Texts;
use serde::{Deserialize, Serialize};

/// A name in the three ways it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub struct Shown {
    /// Traditional Chinese, Hong Kong usage.
    pub hant: Str,
    /// Simplified Chinese, mainland usage.
    pub hans: Str,
    /// English.
    pub en: Str,
}

impl From<&Name> for Shown {
    fn from(name: &Name) -> Self {
        Self { hant: Str::from(&name.hant), hans: Str::from(&name.hans), en: Str::from(&name.en) }
    }
}

/// A message in the languages of the program.
pub type Message = Texts<Str>;

/// A pack's own text, as the index holds it.
pub fn message(texts: &Texts) -> Message {
    texts.map(|text| Str::from(text))
}
