//! A note as the user hands it in: a text, or the fields of a table.

use super::meta::Meta;

/// One note to check, as the user handed it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// File name, `-`, or `file#row`.
    pub path: String,
    /// The record's own id.
    pub id: Option<String>,
    /// The text.
    pub draft: Draft,
}

impl Source {
    /// A draft in a file.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), id: None, draft: Draft::Text(text.into()) }
    }

    /// Bytes of what is told: title, body and topics.
    pub fn bytes(&self) -> usize {
        match &self.draft {
            Draft::Text(text) => text.len(),
            Draft::Record(r) => r.title.len() + r.body.len() + r.tags.iter().map(String::len).sum::<usize>(),
        }
    }
}

/// The two ways in which a note comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Draft {
    /// Markdown or plain text, with or without front matter.
    Text(String),
    /// Fields of a table: the title is taken as given, and there is no front matter.
    Record(Box<Record>),
}

/// A note as fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// An empty title is no title.
    pub title: String,
    /// The body, with or without topics in it.
    pub body: String,
    /// Topics kept apart from the body.
    pub tags: Vec<String>,
    /// Everything else.
    pub meta: Meta,
}
