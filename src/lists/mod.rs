//! Plain lists of words by name, compiled in from `keyword_packs/lists`: what code compares texts with as they are written,
//! without folding and without packs. Words of a note belong to a word class instead (`crate::pack::Class`).

pub mod letters;
mod list;
mod words;

pub use list::WordList;
