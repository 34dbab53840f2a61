//! The compiled packs: what a run works on. Made once at build time for the packs of the house, and again at run time
//! when the user adds their own; serialised with postcard, the automaton with daachorse.
//!
//! Shared with the build script.

use super::model::{
    Basis, Bilingual, Frame, Group, Jurisdiction, Name, PlaceKind, Role, Severity, Trilingual, ZoneName,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Id of a string of the automaton. Ids from [`TOKEN_BASE`] up are tokens.
pub type StringId = u32;
/// The id of the first token; see [`super::pattern::Token`].
pub const TOKEN_BASE: StringId = 0xffff_ff00;

/// Where a pack comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Origin {
    /// Part of the program.
    BuiltIn,
    /// From a folder of the user.
    User,
}

/// One pack file.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PackInfo {
    /// `district/sha-tin`, `category/cafe`.
    pub id: String,
    /// As the file says.
    pub version: String,
    /// When a person last went through it.
    pub checked: String,
    /// Built in, or the user's.
    pub origin: Origin,
}

/// Something that people search by.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Index into [`Index::packs`].
    pub pack: u16,
    /// A slug for places, else the Traditional name.
    pub id: String,
    /// How it is shown.
    pub name: Name,
    /// Its other forms, as written.
    pub forms: Vec<String>,
    /// Editorial, 1 to 10.
    pub importance: u8,
    /// Why.
    pub why: String,
    /// Months in which it is searched; empty for the whole year.
    pub season: Vec<u8>,
}

/// What a term is, with its indexes into the tables of [`Index`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum TermKind {
    /// A place (or a whole district) in a district.
    Place {
        /// Index into [`Index::districts`].
        district: u16,
        /// What sort of place.
        kind: PlaceKind,
        /// Term index of the wider place.
        parent: Option<u32>,
    },
    /// What visitors look for in a district.
    Scene {
        /// Index into [`Index::districts`].
        district: u16,
    },
    /// The word for a trade.
    Trade {
        /// Index into [`Index::categories`].
        category: u16,
    },
    /// A keyword of a trade.
    Keyword {
        /// Index into [`Index::categories`].
        category: u16,
        /// What it is for.
        role: Role,
    },
}

/// A district.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct DistrictInfo {
    /// Slug.
    pub id: String,
    /// Index into [`Index::packs`].
    pub pack: u16,
    /// Term index of the district itself.
    pub term: u32,
}

/// A trade.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct CategoryInfo {
    /// Slug.
    pub id: String,
    /// Index into [`Index::packs`].
    pub pack: u16,
    /// Its group.
    pub group: Group,
    /// Term index of the trade word.
    pub term: u32,
    /// Compliance reminders: rule, text.
    pub reminders: Vec<(String, Bilingual)>,
}

/// That a string is a form of a term.
#[derive(Clone, Copy, Debug, Deserialize, Serialize)]
pub struct FormRef {
    /// The string.
    pub string: StringId,
    /// Index into [`Index::terms`].
    pub term: u32,
    /// What the string does for the term.
    pub kind: FormKind,
}

/// What a string does for a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum FormKind {
    /// Names it.
    Strong,
    /// Names it in the right company only.
    Weak,
    /// Hides it.
    Guard,
}

/// A phrase rule or a cue, without its rows.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PhraseRule {
    /// `hard-sell/urgency`; for a cue `seeding/person`.
    pub id: String,
    /// A cue gives no finding.
    pub is_cue: bool,
    /// Head of the file.
    pub severity: Severity,
    /// Head of the file.
    pub basis: Basis,
    /// Head of the file.
    pub jurisdiction: Option<Jurisdiction>,
    /// Head of the file.
    pub source: Option<String>,
    /// Head of the file.
    pub checked: Option<String>,
    /// Head of the file.
    pub message: Trilingual,
    /// Head of the file.
    pub why: Trilingual,
    /// Head of the file.
    pub advice: Trilingual,
    /// One line that is found and one that is not, for `advise explain`.
    pub examples: (String, String),
}

/// What a row says otherwise than its rule.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct RowTexts {
    /// Instead of the rule's.
    pub basis: Option<Basis>,
    /// Instead of the rule's.
    pub jurisdiction: Option<Jurisdiction>,
    /// Instead of the rule's.
    pub source: Option<String>,
    /// Instead of the rule's.
    pub message: Option<Trilingual>,
    /// Instead of the rule's.
    pub why: Option<Trilingual>,
    /// Instead of the rule's.
    pub advice: Option<Trilingual>,
}

/// A phrase row.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PhraseRow {
    /// Unique within its rule.
    pub id: String,
    /// Index into [`Index::rules`].
    pub rule: u16,
    /// Rule's or own.
    pub severity: Severity,
    /// Rule's or own.
    pub weight: f32,
    /// Frames in which it is silent.
    pub unless: Vec<Frame>,
    /// Frames in which it is only a hint.
    pub soften: Vec<Frame>,
    /// Pattern indexes.
    pub unless_sentence: Vec<u32>,
    /// Pattern indexes.
    pub needs_sentence: Vec<u32>,
    /// Pattern indexes.
    pub needs_note: Vec<u32>,
    /// Where it looks.
    pub zones: Vec<ZoneName>,
    /// Looks through disguises too.
    pub evasion: bool,
    /// An unsafe fix.
    pub replacement: Option<Name>,
    /// What it says otherwise than its rule.
    pub texts: Option<Box<RowTexts>>,
}

/// A compiled pattern.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Pattern {
    /// Index into [`Index::rows`].
    pub row: u32,
    /// Its elements.
    pub elements: Vec<ElementIndex>,
    /// The element that is looked up first.
    pub anchor: u8,
}

/// A compiled element.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ElementIndex {
    /// At most so many characters before it.
    pub gap: u8,
    /// May be missing.
    pub optional: bool,
    /// Its strings and tokens, sorted.
    pub strings: Vec<StringId>,
}

/// Everything that checking needs to know about the packs.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Index {
    /// Serialised `CharwiseDoubleArrayAhoCorasick<u32>`; its values are string ids.
    #[serde(with = "bytes")]
    pub automaton: Vec<u8>,
    /// The files.
    pub packs: Vec<PackInfo>,
    /// The districts, by id.
    pub districts: Vec<DistrictInfo>,
    /// The trades, by id.
    pub categories: Vec<CategoryInfo>,
    /// What people search by.
    pub terms: Vec<Term>,
    /// Sorted by string.
    pub forms: Vec<FormRef>,
    /// Phrase rules and cues.
    pub rules: Vec<PhraseRule>,
    /// Their rows.
    pub rows: Vec<PhraseRow>,
    /// All patterns of all rows.
    pub patterns: Vec<Pattern>,
    /// String → patterns that are looked for when it is met; sorted.
    pub anchors: Vec<(StringId, u32)>,
    /// String → rows it silences where it covers a matched word; sorted.
    pub row_guards: Vec<(StringId, u32)>,
    /// String → rule or group it silences (empty: all); sorted.
    pub allow: Vec<(StringId, String)>,
    /// Named word classes, for rules in code; sorted ids.
    pub classes: BTreeMap<String, Vec<StringId>>,
}

/// Long byte strings as one block.
mod bytes {
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(bytes: &[u8], s: S) -> Result<S::Ok, S::Error> {
        s.serialize_bytes(bytes)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<u8>, D::Error> {
        <&[u8]>::deserialize(d).map(<[u8]>::to_vec)
    }
}
