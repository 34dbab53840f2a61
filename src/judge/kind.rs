//! What a breach would be about: the one of these that the marks of a line speak for most.

use super::marks::Marks;
use super::model;

/// A kind of breach, and what speaks of it: a rule, and the variant of its texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The rule's name, without its group.
    pub rule: &'static str,
    /// Whose words its finding is told in.
    pub variant: &'static str,
}

const BREACH: &str = "compliance/reads-like-breach";
const FLYER: &str = "hard-sell/reads-like-flyer";

/// All kinds, in the order of the model.
pub const KINDS: [Kind; 14] = [
    kind(BREACH, "contact"),
    kind(BREACH, "trade"),
    kind(BREACH, "reward"),
    kind(BREACH, "tie"),
    kind(BREACH, "advert"),
    kind(BREACH, "ai"),
    kind(BREACH, "superlative"),
    kind(BREACH, "description"),
    kind(BREACH, "offer"),
    kind(BREACH, "body"),
    kind(BREACH, "food"),
    kind(BREACH, "voice"),
    kind(FLYER, "selling"),
    kind(FLYER, "clickbait"),
];

const fn kind(rule: &'static str, variant: &'static str) -> Kind {
    Kind { rule, variant }
}

/// The kind that the marks speak for most.
pub fn likeliest(marks: &Marks) -> Kind {
    let sums = model::kinds(marks);
    let best = (0..KINDS.len()).max_by(|a, b| sums[*a].total_cmp(&sums[*b]));
    KINDS[best.unwrap_or_default()]
}
