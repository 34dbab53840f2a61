//! What becomes of one clause, with the rule and the reason behind it.

use crate::write::rewrite::material::{FactKind, Item, Open};

/// Units of a bit of an address or a way.
pub const SHORT: u32 = 8;
/// Units of terms that stand behind a price.
pub const TERMS: u32 = 9;

/// What becomes of a clause.
pub enum Ruling {
    /// Stays, as this text.
    Keep { text: String, softened: bool },
    /// Goes into the practical lines.
    Move(FactKind, String),
    /// Is goods with their prices.
    Items(Vec<Item>),
    /// Becomes a question to the owner.
    Ask(Open),
    /// Is left out.
    Drop,
}

/// A clause's ruling, and what is behind it.
pub struct Judged {
    /// What becomes of it.
    pub ruling: Ruling,
    /// The rule behind that, if one is.
    pub rule: Option<String>,
    /// Why, in the language of the run.
    pub reason: String,
}
