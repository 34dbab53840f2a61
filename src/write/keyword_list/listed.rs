//! The list as it is found: its keywords with all that is known of each, and the ten to go for first.

use crate::pack::index::{Figure, Origin, Shown};
use crate::pack::pooled::Str;
use crate::pack::{Packs, Role, compile};
use crate::reading::target::Target;
use crate::reading::uses::Keyword;
use crate::text::script::Script;
use crate::write::keyword_list::name::{Name, join};

/// A keyword of the packs, joined with the place where there is one.
#[derive(Clone, Debug)]
pub struct Listed<'p> {
    /// Index into `Index::terms`.
    pub term: u32,
    /// How it is shown.
    pub name: Name,
    /// What it is for.
    pub role: Role,
    /// Editorial, 1 to 10.
    pub importance: u8,
    /// Why.
    pub why: &'p str,
    /// Months in which it is searched; empty for the whole year.
    pub season: &'p [u8],
    /// Pack id.
    pub pack: &'p str,
    /// Whose pack.
    pub origin: Origin,
    /// Its other forms, as written.
    pub forms: &'p [Str],
    /// Terms of the place that it is joined with.
    pub places: Vec<u32>,
    /// Terms of what is searched there; none where its letters are all that is known of it.
    pub subjects: Vec<u32>,
    /// What is wanted of it, one part a word.
    pub intents: Vec<Vec<u32>>,
    /// What a keyword tool says of it.
    pub figure: Option<&'p Figure>,
    /// Notes that go for it; `None` where no notes were looked at.
    pub notes: Option<Vec<String>>,
}

impl<'p> Listed<'p> {
    /// A term of the packs under a name, behind the place that it is asked for in.
    pub fn of(packs: &'p Packs, number: u32, place: Option<&Name>, shown: &Shown) -> Self {
        let term = &packs.index.terms[number as usize];
        let pack = &packs.index.packs[term.pack as usize];
        Self {
            term: number,
            name: join(place, shown),
            role: compile::role_of(term.kind),
            importance: term.importance,
            why: &term.why,
            season: &term.season,
            pack: &pack.id,
            origin: pack.origin,
            forms: &term.forms,
            places: Vec::new(),
            subjects: vec![number],
            intents: Vec::new(),
            figure: packs.figure_of(number).map(|f| &packs.index.figures[f as usize]),
            notes: None,
        }
    }
}

impl Listed<'_> {
    /// As something to look for in a note.
    pub fn keyword(&self) -> Keyword {
        Keyword {
            text: self.name.hant.clone(),
            role: self.role,
            importance: self.importance,
            pack: None,
            places: self.places.clone(),
            subjects: self.subjects.clone(),
            intents: self.intents.clone(),
            is_own: false,
            is_imported: false,
            noun: None,
            figure: None,
        }
    }
}

/// Whether a keyword is one that many type, or one that few type who know what they want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Broad.
    Head,
    /// Narrow.
    LongTail,
}

impl Reach {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Head => "head",
            Self::LongTail => "long-tail",
        }
    }
}

/// What was looked for, and what was found.
#[derive(Clone, Debug)]
pub struct List<'p> {
    /// Place and trade, as given or as the query names them.
    pub target: Target,
    /// The script in which the keywords are asked for.
    pub script: Script,
    /// What was found, the most important first.
    pub rows: Vec<Listed<'p>>,
    /// The ten to go for first, as indexes into `rows`; none without a shop.
    pub ten: Vec<(usize, Reach)>,
}
