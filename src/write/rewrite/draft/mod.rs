//! A draft as its editor sees it: sentences, their clauses, what each clause tells, and what becomes of it.
//!
//! Nothing is written here. Ranges are bytes of the note; what stays of a clause are its `pieces`.

mod bare;
mod bracket;
mod cut;
mod disguised;
mod fate;
mod floor;
mod hear;
mod join;
mod kinds;
mod parts;
mod place;
mod read;
mod spare;
mod split;
mod strung;

pub use kinds::Kinds;
pub use parts::{Clause, Part, Sentence};
pub use place::is_clock;
pub use read::Draft;
