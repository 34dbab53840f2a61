//! A note that was read: [`Note`], its visible pieces and their zones, and the limits of the platform.

use super::meta::Meta;
use super::problem::Problem;
use super::suppress::Suppression;
use super::topic::Topic;
use crate::source::Span;
use crate::text::units;

/// Length of the opening, in units.
pub const OPENING_UNITS: u32 = 100;
/// What the app takes as a title, in units.
pub const TITLE_LIMIT: u32 = 20;
/// What the app takes as a body with its topics, in units.
pub const BODY_LIMIT: u32 = 1000;
/// Bytes from which on a text is no note any more, and is neither rewritten nor compared: what a version is made of is
/// looked at against all the rest of it. Ten times what the app takes, in Chinese.
pub const LONGEST: usize = 32 * 1024;

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

impl Note {
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
        let mut pasted = String::with_capacity(self.text.len());
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
