//! The compiled packs: what a run works on. Made once at build time for the packs of the house, and again at run time
//! when the user adds their own; serialised with postcard.
//!
//! Shared with the build script.

use super::import_file::Competition;
use super::intent::{Needed, Stands};
use super::model::{Group, Houses, PlaceKind, Role};
use super::pooled::Str;
use super::rule_file::About;
use super::stored::Table;
use super::voice::AskKind;
use serde::{Deserialize, Serialize};

pub use super::ruled::{ElementIndex, Pattern, PhraseRow, RowTexts, RuleInfo, RuleKind};
pub use super::shown::{Message, Shown, message};

/// Id of a string of the packs. Ids from [`TOKEN_BASE`] up are tokens.
pub type StringId = u32;
/// The id of the first token; see [`crate::text::token::Token`].
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
    pub id: Str,
    /// As the file says.
    pub version: Str,
    /// When a person last went through it.
    pub checked: Str,
    /// Built in, or the user's.
    pub origin: Origin,
}

/// Something that people search by.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Term {
    /// What it is.
    pub kind: TermKind,
    /// Index into [`Index::packs`].
    pub pack: u16,
    /// A slug for places, else the Traditional name.
    pub id: Str,
    /// How it is shown.
    pub name: Shown,
    /// Its other forms, as written.
    pub forms: Vec<Str>,
    /// Editorial, 1 to 10.
    pub importance: u8,
    /// Why.
    pub why: Str,
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
    /// What people want besides a place and a thing: 推介, 好去處.
    Intent {
        /// Index into [`Index::intents`].
        intent: u16,
    },
    /// A keyword that only an import has. It never stands in [`Index::forms`]: what a tool exported must not decide what
    /// a note is about.
    Imported {
        /// Term index of the place that it names.
        place: Option<u32>,
        /// Index into [`Index::categories`] of the trade that it names.
        category: Option<u16>,
    },
}

impl Default for TermKind {
    /// Nothing that anybody looks for.
    fn default() -> Self {
        Self::Imported { place: None, category: None }
    }
}

/// A file of imported figures.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ImportInfo {
    /// Index into [`Index::packs`].
    pub pack: u16,
    /// The tool, as the file says.
    pub source: Str,
    /// `YYYY-MM-DD`.
    pub date: Str,
    /// The highest search figure in the file.
    pub most: u64,
    /// Keywords in the file.
    pub keywords: u32,
}

/// What a tool says of one wording.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Figure {
    /// The wording among the strings.
    pub string: StringId,
    /// Index into [`Index::imports`].
    pub import: u16,
    /// The wording as exported.
    pub text: Str,
    /// As given.
    pub searches: Option<u64>,
    /// As given.
    pub competition: Option<Competition>,
    /// Why the tool recommends it.
    pub reason: Str,
}

/// A district.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct DistrictInfo {
    /// Slug.
    pub id: Str,
    /// Index into [`Index::packs`].
    pub pack: u16,
    /// Term index of the district itself.
    pub term: u32,
}

/// A trade.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct CategoryInfo {
    /// Slug.
    pub id: Str,
    /// Index into [`Index::packs`].
    pub pack: u16,
    /// Its group.
    pub group: Group,
    /// Index into [`Index::categories`] of the wider trade that it stands under.
    pub under: Option<u16>,
    /// Term index of the trade word.
    pub term: u32,
    /// What some of its shops are called besides the trade word, each in all ways: Pilates studio is no 瑜伽室.
    pub nouns: Vec<Shown>,
    /// Compliance reminders: rule, Chinese, English.
    pub reminders: Vec<(Str, Str, Str)>,
    /// What its owners are asked where a note lacks something: the first question of each kind.
    pub asks: Vec<(AskKind, Message)>,
}

impl CategoryInfo {
    /// The question of a kind.
    pub fn ask(&self, kind: AskKind) -> Option<&Message> {
        self.asks.iter().find(|(k, _)| *k == kind).map(|(_, text)| text)
    }
}

/// What people want besides a place and a thing.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct IntentInfo {
    /// Slug.
    pub id: Str,
    /// Term index of its words.
    pub term: u32,
    /// Groups and trades that it fits.
    pub fits: Vec<Str>,
    /// Whether it is no wish but a word for all of Hong Kong, which stands before one.
    pub wide: bool,
    /// Where people put it beside the thing.
    pub stands: Stands,
    /// What a note that uses it must hold.
    pub promise: Option<Shown>,
    /// What keeps that promise; `None` where any note does.
    pub kept_by: Option<KeptBy>,
}

/// What keeps the promise of an intent; any of it will do.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct KeptBy {
    /// What a customer needs in order to come.
    pub said: Vec<Needed>,
    /// Folded words of the body, other than the intent's own.
    pub words: Vec<Str>,
    /// So many points: lines of the body, or things with a price.
    pub points: Option<u8>,
    /// Open until this hour.
    pub open_until: Option<u8>,
}

/// That a string is a form of a term.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub struct FormRef {
    /// The string.
    pub string: StringId,
    /// Index into [`Index::terms`].
    pub term: u32,
    /// What the string does for the term.
    pub kind: FormKind,
}

/// What a string does for a term.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
pub enum FormKind {
    /// Names it.
    #[default]
    Strong,
    /// Names it in the right company only.
    Weak,
    /// Hides it.
    Guard,
}

/// Everything that checking needs to know about the packs.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Index {
    /// How many strings there are; their ids count from 0.
    pub strings: u32,
    /// The files.
    pub packs: Vec<PackInfo>,
    /// The districts, by id.
    pub districts: Vec<DistrictInfo>,
    /// The trades, by id.
    pub categories: Vec<CategoryInfo>,
    /// The search intents.
    pub intents: Vec<IntentInfo>,
    /// Term of a street → its houses, where it runs through several districts; sorted.
    pub houses: Vec<(u32, Houses)>,
    /// What people search by.
    pub terms: Table<Term>,
    /// For each set, how often it stands in a thousand sentences, roughly; there while packs are compiled.
    #[serde(skip)]
    pub common: Vec<u32>,
    /// Sorted by string. Like all that says what a string means, it is there while packs are compiled; a run asks
    /// [`super::lookup::Lookup`].
    #[serde(skip)]
    pub forms: Vec<FormRef>,
    /// All rules and cues, sorted by id.
    pub rules: Table<RuleInfo>,
    /// Those that ask for something that is missing.
    pub asking: Vec<u16>,
    /// Their rows.
    pub rows: Table<PhraseRow>,
    /// All patterns of all rows.
    pub patterns: Table<Pattern>,
    /// What elements of patterns ask for: strings and tokens, sorted. Elements that ask for the same share one.
    #[serde(skip)]
    pub sets: Vec<Vec<StringId>>,
    /// String → rows it silences where it covers a matched word; sorted.
    #[serde(skip)]
    pub row_guards: Vec<(StringId, u32)>,
    /// String → rule or group it silences (empty: all); sorted.
    pub allow: Table<(StringId, Str)>,
    /// The word classes that code asks for, in the order of `Class::ALL`; each sorted.
    #[serde(skip)]
    pub asked: Vec<Vec<StringId>>,
    /// The word classes by their signs (see [`super::sign`]).
    #[serde(skip)]
    pub signs: Vec<(u32, Vec<StringId>)>,
    /// The files of imported figures, the newest first.
    pub imports: Vec<ImportInfo>,
    /// Their wordings, none twice, sorted by string. What they mean is worked out by `crate::reading::imports`.
    pub figures: Vec<Figure>,
    /// Term → its figure; sorted.
    pub figured: Vec<(u32, u32)>,
    /// Place and subject → the imported term that joins them; sorted.
    pub joined: Vec<((u32, u32), u32)>,
    /// A place, a thing or a wish, and a wish beside it → the imported term that asks for both (香港Brunch推薦); sorted.
    pub queries: Vec<((u32, u32), u32)>,
    /// String → the imported term that is nothing but this wording; sorted.
    pub imported: Vec<(StringId, u32)>,
    /// Bytes of the longest string, folded: no word reaches further.
    pub longest: u32,
    /// Bytes that the words of the longest pattern take, gaps between them included.
    pub reach: u32,
}

impl Index {
    /// The rule or cue of this id.
    pub fn rule(&self, id: &str) -> Option<&RuleInfo> {
        self.rule_place(id).map(|i| &self.rules[i])
    }

    /// Its place in `rules`.
    pub fn rule_place(&self, id: &str) -> Option<usize> {
        self.rules.binary_search_by(|r| r.id.as_str().cmp(id))
    }

    /// The rule of a row.
    pub fn rule_of(&self, row: u32) -> &RuleInfo {
        &self.rules[self.rows[row as usize].rule as usize]
    }

    /// The first rule about something.
    pub fn rule_about(&self, about: About) -> Option<&RuleInfo> {
        self.rules.iter().find(|r| r.about == Some(about))
    }
}
