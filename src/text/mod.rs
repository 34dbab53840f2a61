//! What can be said of a text without knowing packs or rules: folding, units, sentences, scripts, tokens.

pub mod account;
pub mod convert;
pub mod date;
#[cfg(feature = "cli")]
pub mod encoding;
pub mod fold;
pub mod harmless;
pub mod measure;
pub mod nearest;
pub mod number;
#[cfg(test)]
mod opencc;
pub mod phone;
pub mod scan;
pub mod script;
pub mod sentence;
pub mod token;
pub mod units;
pub mod wordings;
pub mod work;

use fold::Variants;

/// The fold table, made at build time.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/variants.bin"));

/// The variants of the house.
pub const fn variants() -> Variants<'static> {
    Variants(TABLE)
}
