//! What customers say under a shop's notes, sorted: what each comment wants, how soon, in which language, and which of them
//! say the same. Pure functions over texts; what is answered is the business of [`crate::write::reply`].
//!
//! ```text
//! intent    the 25 intents, their groups, urgency
//! language  in which language a comment is written
//! cues      words that tell what is wanted (keyword_packs/comments/cues.toml)
//! grams     letters of a comment, hashed
//! features  cues and shapes as numbers
//! model     the learned sums (keyword_packs/comments/model.bin)
//! sorter    all of it
//! field     columns of a table of comments
//! read      a file as comments
//! thread    a pasted page or chat as comments
//! twins     comments that say the same
//! ```

mod cues;
mod features;
#[cfg(feature = "cli")]
pub mod field;
mod grams;
pub mod intent;
pub mod language;
mod model;
#[cfg(feature = "cli")]
pub mod read;
mod sorter;
#[cfg(feature = "cli")]
mod thread;
pub mod twins;

pub use sorter::{Inputs, Sorted, Sorter};
