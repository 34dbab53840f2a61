//! What an export holds once it is read: keywords with their figures, and what was left out.

use super::field::Field;
use super::options::ReadOptions;
use crate::lang::Catalog;
use crate::lists::WordList;
use crate::pack::import_file::{BidUnit, Competition};
use crate::tables::field::Field as _;
use crate::tables::header::{Header, plain};

/// The columns of an export.
pub type Columns = Header<Field>;

/// Whether the columns are those of 聚光.
pub fn is_juguang(header: &Columns, options: &ReadOptions) -> bool {
    let is = |field, names: WordList| names.has(&plain(header.name(field)));
    options.map.is_empty()
        && is(Field::Keyword, WordList::JuguangKeyword)
        && is(Field::Searches, WordList::JuguangSearches)
}

/// What a file holds.
#[derive(Clone, Debug)]
pub struct Export {
    /// Its keywords in the order of the file, with repetitions.
    pub rows: Vec<KeywordFigures>,
    /// What was left out or could not be read.
    pub left_out: Vec<LeftOut>,
    /// Its columns.
    pub header: Columns,
    /// Unit of the bids, and what says so; none without bids.
    pub bids: Option<(BidUnit, BidFrom)>,
    /// The oldest date in a date column.
    pub date: Option<String>,
    /// Encoding of a text file.
    pub encoding: Option<&'static str>,
}

/// A keyword with its figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeywordFigures {
    /// As exported, cleaned.
    pub text: String,
    /// As given.
    pub searches: Option<u64>,
    /// In fen.
    pub bid_fen: Option<u64>,
    /// As given.
    pub competition: Option<Competition>,
    /// As given.
    pub competition_index: Option<f64>,
    /// Why the tool recommends it.
    pub reason: Option<String>,
}

/// What says in which unit bids are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BidFrom {
    /// `--bid-unit`.
    Flag,
    /// The header.
    Header,
    /// Some have a decimal point, as only yuan have.
    Decimals,
    /// None has a decimal point, as fen have none.
    Whole,
}

/// Something in a row that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// GridLine of the file.
    pub line: u64,
    /// What.
    pub skip: Skip,
}

/// What of a row was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Skip {
    /// The row: no keyword in it.
    NoKeyword,
    /// The row: a single cell, as in a note under the table.
    Note,
    /// The row: one character would be found in every draft.
    OneCharacter(String),
    /// The row: longer than anything people type.
    TooLong,
    /// The row: its cells do not fit the header.
    Ragged,
    /// The cell only: no such figure.
    Figure(Field, String),
}

impl LeftOut {
    /// Whether the whole row was left out.
    pub const fn is_row(&self) -> bool {
        !matches!(self.skip, Skip::Figure(..))
    }

    /// In the language of the run.
    pub fn say(&self, catalog: &Catalog) -> String {
        let line = self.line.to_string();
        let say = |key: &str, name: &str, text: &str| {
            catalog.say(&format!("import.skip.{key}"), &[("line", &line), ("column", name), ("text", text)])
        };
        match &self.skip {
            Skip::NoKeyword => say("no-keyword", "", ""),
            Skip::Note => say("note", "", ""),
            Skip::OneCharacter(text) => say("one-character", "", text),
            Skip::TooLong => say("too-long", "", ""),
            Skip::Ragged => say("ragged", "", ""),
            Skip::Figure(field, text) => say("figure", field.name(), text),
        }
    }
}
