//! What a breach would be about.

use crate::rules::{READS_LIKE_BREACH, READS_LIKE_FLYER};

/// A kind of breach, and what speaks of it: a rule, and the variant of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The rule's id.
    pub rule: &'static str,
    /// Whose words its finding is told in.
    pub variant: &'static str,
    /// Whether one must know who writes before anything can be said: a tie that is not told, a shop that poses as a customer.
    pub needs_author: bool,
}

/// All kinds, in the order of the model.
pub const KINDS: [Kind; 14] = [
    kind(READS_LIKE_BREACH, "contact"),
    kind(READS_LIKE_BREACH, "trade"),
    kind(READS_LIKE_BREACH, "reward"),
    of_author("tie"),
    kind(READS_LIKE_BREACH, "advert"),
    kind(READS_LIKE_BREACH, "ai"),
    kind(READS_LIKE_BREACH, "superlative"),
    kind(READS_LIKE_BREACH, "description"),
    kind(READS_LIKE_BREACH, "offer"),
    kind(READS_LIKE_BREACH, "body"),
    kind(READS_LIKE_BREACH, "food"),
    of_author("voice"),
    kind(READS_LIKE_FLYER, "selling"),
    kind(READS_LIKE_FLYER, "clickbait"),
];

const fn kind(rule: &'static str, variant: &'static str) -> Kind {
    Kind { rule, variant, needs_author: false }
}

const fn of_author(variant: &'static str) -> Kind {
    Kind { needs_author: true, ..kind(READS_LIKE_BREACH, variant) }
}
