//! A keyword that an idea may go for, with all that the choice turns on.

use crate::pack::Role;
use crate::text::script::Script;
use crate::text::variants;
use crate::write::brief::pieces::Pieces;
use crate::write::keyword_list::name::Name;

/// Units of a main keyword that leave room for a title around it.
pub const ROOM: u32 = 16;

/// What sort of keyword.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeywordKind {
    /// The trade itself.
    Trade,
    /// The user's own, from `advise.toml`.
    Own,
    /// Main goods.
    Core,
    /// Narrower.
    LongTail,
    /// An occasion.
    Scene,
    /// The trade with what people want of it: 咖啡店推介, 上環好去處.
    Intent,
    /// A question.
    Question,
    /// For topics and beside others only.
    Side,
}

/// A keyword that an idea may go for.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// As it is searched: with the place where people type one.
    pub name: Name,
    /// Without the place.
    pub bare: Name,
    /// What sort.
    pub kind: KeywordKind,
    /// What the pack says it is for.
    pub role: Role,
    /// Editorial, 1 to 10.
    pub importance: u8,
    /// Why, in Hong Kong Chinese; empty for the user's own.
    pub why: String,
    /// Months in which it is searched; empty for the whole year.
    pub season: Vec<u8>,
    /// Pieces of its name and forms.
    pub pieces: Pieces,
    /// How much it has to do with what the owner has in mind.
    pub about: u32,
    /// What a note must tell that goes for it, in the three ways it is shown; none where any note does.
    pub promise: Option<Name>,
    /// A kind of shop of its own (貓咖啡店), which this one may not be.
    pub is_narrow: bool,
}

impl Candidate {
    /// The keyword as titles write it.
    pub fn shown(&self, script: Script) -> &str {
        self.name.show(script)
    }

    /// What it is compared by: its letters without the place.
    pub fn key(&self) -> String {
        variants().key(&self.bare.hant)
    }
}
