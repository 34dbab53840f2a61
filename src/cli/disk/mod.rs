//! Files that we write: whole or not at all, never in the place of something that was not meant, and with nothing left
//! behind. [`replace`] is for what lies there already, [`create`] for what must not, [`keep`] says what a report must
//! never replace, [`temp`] is the file that everything is first written to.

mod create;
mod hook;
mod interrupt;
pub mod keep;
mod refusal;
mod registry;
mod replace;
#[cfg(feature = "fetch")]
mod scratch;
mod sweep;
mod temp;

pub use create::create;
pub use refusal::Refusal;
#[cfg(feature = "fetch")]
pub use registry::undisturbed;
pub use replace::{keep_owner_and_mode, may_replace, replace};
#[cfg(feature = "fetch")]
pub use scratch::Scratch;
pub use sweep::sweep;
pub use temp::{Access, Temp};
