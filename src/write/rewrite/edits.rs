//! What a version is made without, or says in other words.

use std::collections::{BTreeMap, BTreeSet};

/// What had to be left out or said otherwise, because a check found something in it.
#[derive(Clone, Debug, Default)]
pub struct Edits {
    /// Indexes into `Material::told`.
    pub told: BTreeSet<usize>,
    /// Indexes into `Material::facts`.
    pub facts: BTreeSet<usize>,
    /// Indexes into `Material::faq`.
    pub faq: BTreeSet<usize>,
    /// Goods are named without their prices, then not at all.
    pub items: u8,
    /// Lists of which the next line is to be taken.
    pub bumps: BTreeMap<&'static str, u64>,
    /// Lists that no line is taken from any more.
    pub no_lines: BTreeSet<&'static str>,
}
