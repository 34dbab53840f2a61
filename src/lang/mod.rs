//! What the program says, in the language of its user: which languages there are, the catalogues of messages, and the texts
//! that packs bring along.

pub mod catalog;
pub mod fill;
pub mod language;
pub mod texts;

pub use catalog::Catalog;
pub use fill::fill;
pub use language::Lang;
pub use texts::Texts;
