//! What is written: versions of a draft, ideas before there is one, lists of keywords to write by.

pub mod brief;
#[cfg(feature = "cli")]
pub mod invite;
pub mod keyword_list;
pub mod reply;
pub mod rewrite;
pub mod verify;
