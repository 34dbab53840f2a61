//! What is kept of a note of an account once it was read: little, so that many thousand notes need little room.

use super::data::PILLARS_COUNT;
use crate::tone::Tone;
use std::collections::{BTreeMap, BTreeSet};

/// What a note is before anybody looks at what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text that shares something.
    Text,
    /// A text that sells harder than the calibrated limit.
    Promotion,
    /// Topics under a title, and no text.
    TopicsOnly,
    /// A title with nothing below: pictures or a film.
    TitleOnly,
}

impl Kind {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Promotion => "promotion",
            Self::TopicsOnly => "topics-only",
            Self::TitleOnly => "title-only",
        }
    }
}

/// Who seems to be speaking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// The shop.
    Shop,
    /// Somebody who came by.
    Customer,
    /// Nobody can tell.
    Unclear,
}

/// The parts of a note in which something stands, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places(pub u8);

impl Places {
    /// The title.
    pub const TITLE: u8 = 1;
    /// The first 100 units of the body.
    pub const OPENING: u8 = 2;
    /// The rest of the body.
    pub const BODY: u8 = 4;
    /// A topic.
    pub const TOPIC: u8 = 8;

    /// Whether it stands nowhere.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The names of the parts in JSON.
    pub fn names(self) -> Vec<&'static str> {
        let all = [(Self::TITLE, "title"), (Self::OPENING, "opening"), (Self::BODY, "body"), (Self::TOPIC, "topic")];
        all.into_iter().filter(|(bit, _)| self.0 & bit != 0).map(|(_, name)| name).collect()
    }
}

/// The shop that a note is of, as far as it was found out: places in the index of the packs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shop {
    /// District.
    pub district: Option<u16>,
    /// Term of the place.
    pub place: Option<u32>,
    /// Trade.
    pub category: Option<u16>,
}

/// A note of an account.
#[derive(Clone, Debug)]
pub struct AccountNote {
    /// File, or `file#row`.
    pub path: String,
    /// The record's own id.
    pub id: Option<String>,
    /// Title as shown; empty where there is none.
    pub title: String,
    /// `YYYY-MM-DD`, from the note or from the name of its file.
    pub date: Option<String>,
    /// Days since 1970 of the date.
    pub day: Option<i64>,
    /// What it is.
    pub kind: Kind,
    /// How it sounds.
    pub tone: Tone,
    /// Score, 0 to 100.
    pub score: u8,
    /// The shop it is of.
    pub shop: Shop,
    /// Points of each pillar; nothing for a note that is no text.
    pub points: [u32; PILLARS_COUNT],
    /// Places in the list of questions of those that it answers.
    pub answers: BTreeSet<u16>,
    /// Where each trade word stands, alone and joined with a place.
    pub stands: BTreeMap<(Option<u32>, u32), Places>,
    /// What it is to be found by above all, as written.
    pub main: Option<String>,
    /// The same, folded.
    pub main_key: Option<String>,
    /// How many topics it has.
    pub topics: usize,
    /// Hashes of the text's five-character pieces; sorted, each once.
    pub shingles: Vec<u32>,
    /// The first characters of the body, folded; empty for a note that is no text.
    pub opening: String,
    /// Errors, warnings, hints.
    pub findings: [usize; 3],
    /// The sentence that says that goods came from somebody with an interest, which nothing discloses.
    pub tie: Option<String>,
    /// Whether a finding says that an interest is hidden.
    pub hides_interest: bool,
    /// Who speaks.
    pub speaker: Speaker,
}

impl AccountNote {
    /// How people call it: its id, else its path.
    pub fn name(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.path)
    }

    /// How deep it goes into a pillar, 0 to 3.
    pub fn depth(&self, pillar: usize) -> u8 {
        match self.points.get(pillar).copied().unwrap_or(0) {
            0..3 => 0,
            3..6 => 1,
            6..9 => 2,
            _ => 3,
        }
    }

    /// The pillar that it goes deepest into; the first of several.
    pub fn pillar(&self) -> Option<usize> {
        let best = (0..PILLARS_COUNT).max_by_key(|p| (self.points[*p], std::cmp::Reverse(*p)))?;
        (self.depth(best) > 0).then_some(best)
    }
}
