//! A draft as the platform would show it: title, body, topics, and what the writer told us about it.
//!
//! [`Note::parse`] never fails: what it cannot read becomes a [`Problem`], which a rule reports.

mod front_matter;
mod layout;
mod suppress;
mod topic;

pub use front_matter::{Author, Meta};
pub use suppress::Suppression;
pub use topic::{Topic, TopicForm};

use crate::source::Span;
use crate::text::units;

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

impl Source {
    /// A draft in a file.
    pub fn text(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), id: None, draft: Draft::Text(text.into()) }
    }
}

/// Which part of a note a place belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Zone {
    /// The title.
    Title,
    /// The first 100 units of the body.
    Opening,
    /// The rest of the body.
    Body,
    /// A topic.
    Hashtag,
}

/// Length of the opening, in units.
pub const OPENING_UNITS: u32 = 100;
/// What the app takes as a title, in units.
pub const TITLE_LIMIT: u32 = 20;
/// What the app takes as a body with its topics, in units.
pub const BODY_LIMIT: u32 = 1000;

/// A parsed note.
#[derive(Clone, Debug, Default)]
pub struct Note {
    /// The text that is checked. A record's own tags are appended behind [`Note::source_len`].
    pub text: String,
    /// Length of what the user gave; spans behind it point nowhere.
    pub source_len: usize,
    /// The title, if there is one.
    pub title: Option<Title>,
    /// The visible text in order, without front matter and comments; topics are pieces of their own.
    pub pieces: Vec<Piece>,
    /// Blocks of the body between blank lines.
    pub paragraphs: Vec<Span>,
    /// Topics in order.
    pub topics: Vec<Topic>,
    /// Markdown that the app shows as it stands.
    pub markup: Vec<Span>,
    /// What a fix must never touch: front matter, comments, code, links, topics.
    pub protected: Vec<Span>,
    /// Comments that silence rules.
    pub suppressions: Vec<Suppression>,
    /// What the front matter or the record says.
    pub meta: Meta,
    /// What could not be read.
    pub problems: Vec<Problem>,
}

/// The title of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// As shown.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A stretch of visible text in one zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where.
    pub span: Span,
    /// Which part of the note.
    pub zone: Zone,
}

/// Something that could not be read as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub span: Option<Span>,
    /// What.
    pub kind: ProblemKind,
}

/// What could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// `---` opens front matter that never closes.
    UnclosedFrontMatter,
    /// The front matter is no YAML; says why.
    BrokenFrontMatter(String),
    /// A key nobody knows, and the nearest one.
    UnknownKey(String, Option<&'static str>),
    /// A key whose value has the wrong shape; says what is wanted.
    WrongValue(String, &'static str),
    /// A topic that the app will not take; says how it is written.
    BrokenTopic(String),
}

impl Note {
    /// Reads a note. Total: any text gives one.
    pub fn parse(source: &Source) -> Self {
        match &source.draft {
            Draft::Text(text) => layout::draft(text),
            Draft::Record(record) => layout::record(record),
        }
    }

    /// The zone of a byte, if it is visible.
    pub fn zone(&self, at: usize) -> Option<Zone> {
        let i = self.pieces.partition_point(|p| p.span.end() <= at);
        self.pieces.get(i).filter(|p| p.span.start() <= at).map(|p| p.zone)
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// A span of the note's text.
    pub fn span(&self, range: std::ops::Range<usize>) -> Option<Span> {
        Span::new(&self.text, range)
    }

    /// A span, unless it points behind what the user gave.
    pub fn visible(&self, span: Span) -> Option<Span> {
        (span.end() <= self.source_len).then_some(span)
    }

    /// The pieces of the body and, where asked, its topics.
    pub fn body(&self) -> impl Iterator<Item = Piece> + '_ {
        self.pieces.iter().copied().filter(|p| matches!(p.zone, Zone::Opening | Zone::Body))
    }

    /// The body's text without topics.
    pub fn body_text(&self) -> String {
        self.body().map(|p| self.slice(p.span)).collect()
    }

    /// What would be pasted as the body, topics included.
    pub fn pasted(&self) -> String {
        let mut pasted = String::new();
        for piece in self.pieces.iter().filter(|p| p.zone != Zone::Title) {
            pasted.push_str(self.slice(piece.span));
        }
        pasted.trim().to_owned()
    }

    /// Length of the pasted body in the platform's units.
    pub fn body_units(&self) -> u32 {
        units::units(&self.pasted())
    }
}

#[cfg(test)]
mod tests;
