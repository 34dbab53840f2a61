//! What became of each sentence of a draft.

use crate::source::Span;

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// As it was, apart from marks.
    Kept,
    /// Without its selling words.
    Softened,
    /// To another place.
    Moved,
    /// Became a question to the owner.
    Asked,
    /// Left out.
    Dropped,
}

impl Fate {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Softened => "softened",
            Self::Moved => "moved",
            Self::Asked => "asked",
            Self::Dropped => "dropped",
        }
    }
}

/// A sentence of the draft and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Where it stands.
    pub span: Span,
    /// What became of it.
    pub fate: Fate,
    /// The rule behind it.
    pub rule: Option<String>,
    /// Why, in the language of the run.
    pub reason: String,
}
