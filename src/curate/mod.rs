//! What the keeper of packs needs: what is wrong with a file, and whether a published set is what it says.

pub mod inspect;
pub mod lines;
mod place;
#[cfg(feature = "fetch")]
pub mod release;
pub mod remark;
mod strays;
pub mod validate;
