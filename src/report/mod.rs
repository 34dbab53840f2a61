//! How everything the program finds is shown: every wire shape and every table stands here. What a check found is shown by a
//! [`render::Render`], one file a format; [`format::Format`] says which formats there are.

pub mod account;
pub mod brief;
pub mod explain;
pub mod figures;
pub mod format;
#[cfg(feature = "fetch")]
pub mod harvest;
pub mod json;
pub mod koc;
pub mod list;
pub mod openings;
pub mod packs;
pub mod render;
pub mod reply;
pub mod rewrite;
pub mod script;
pub mod summary;
pub mod table;
pub mod verify;

#[cfg(test)]
pub(crate) mod schema;
