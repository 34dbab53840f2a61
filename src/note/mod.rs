//! A draft as the platform would show it: title, body, topics, and what the writer told us about it.
//!
//! [`Note::parse`] never fails: what it cannot read becomes a [`Problem`], which a rule reports.

mod front_matter;
mod header;
mod keys;
mod layout;
mod meta;
mod parsed;
mod problem;
mod source;
mod suppress;
mod topic;

pub use meta::{Author, Meta};
pub use parsed::{BODY_LIMIT, LONGEST, Note, OPENING_UNITS, Piece, TITLE_LIMIT, Title, Zone};
pub use problem::{Problem, ProblemKind};
pub use source::{Draft, Record, Source};
pub use suppress::Suppression;
pub use topic::{Topic, TopicForm};

impl Note {
    /// Reads a note. Total: any text gives one.
    pub fn parse(source: &Source) -> Self {
        match &source.draft {
            Draft::Text(text) => layout::draft(text),
            Draft::Record(record) => layout::record(record),
        }
    }
}

#[cfg(test)]
mod tests;
