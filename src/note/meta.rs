//! What the writer tells about a note besides its text: [`Meta`], and who writes ([`Author`]).

use crate::source::Span;

/// Who writes the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Author {
    /// The shop's owner.
    Owner,
    /// Somebody who works there.
    Staff,
    /// A customer with readers of their own.
    Koc,
    /// A customer.
    Customer,
    /// An agency for the shop.
    Agency,
}

impl Author {
    /// All authors with their names.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Owner, "owner"),
        (Self::Staff, "staff"),
        (Self::Koc, "koc"),
        (Self::Customer, "customer"),
        (Self::Agency, "agency"),
    ];

    /// Reads a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, n)| n.eq_ignore_ascii_case(name.trim())).map(|(a, _)| a)
    }

    /// Whether the shop itself speaks.
    pub const fn is_shop(self) -> bool {
        matches!(self, Self::Owner | Self::Staff | Self::Agency)
    }
}

/// What the front matter, or a record's other columns, say about a note.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title, where it stands in the front matter.
    pub title: Option<String>,
    /// Where the title's text stands.
    pub title_span: Option<Span>,
    /// Topics that stand in the front matter, without signs; a record has a field of its own for them.
    pub tags: Vec<String>,
    /// A district's id or name.
    pub district: Option<String>,
    /// A place's name.
    pub place: Option<String>,
    /// A trade's id or name.
    pub category: Option<String>,
    /// The user's own keywords, the main one first.
    pub keywords: Vec<String>,
    /// Who writes.
    pub author: Option<Author>,
    /// Whether it is paid for.
    pub sponsored: Option<bool>,
    /// Whether a machine wrote it.
    pub ai: Option<bool>,
    /// What can be proved.
    pub proof: Vec<String>,
    /// When it is or was posted.
    pub date: Option<String>,
    /// What stands on the cover picture.
    pub cover_text: Option<String>,
    /// How many pictures.
    pub images: Option<u32>,
    /// Which content pillar it belongs to.
    pub pillar: Option<String>,
    /// Rules to leave out.
    pub ignore: Vec<String>,
}
