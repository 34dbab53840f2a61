//! Exports of keyword tools: from the bytes of a CSV or XLSX file to keywords with figures, and from these to a pack file.
//! Pure functions; the files are the business of `cli`, and what the keywords mean that of [`crate::reading::imports`].
//!
//! The columns of 聚光's keyword planner are known by name (as its users' programs write them; nobody publishes the format);
//! those of any other tool are named with [`Options::map`].

mod columns;
mod grid;
mod problem;
mod rows;
mod write;

pub use columns::{Field, Header};
pub use problem::Problem;
pub use rows::{BidFrom, Remark, Row, Skip};
pub use write::{Head, merge, toml};

use crate::pack::model::BidUnit;
use encoding_rs::Encoding;
use grid::Grid;

/// More rows than any planner exports.
pub const MAX_ROWS: usize = 100_000;

/// How a file is to be read where that is not left to the program.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Fields and the headers of their columns.
    pub map: Vec<(Field, String)>,
    /// Encoding of a CSV file.
    pub encoding: Option<&'static Encoding>,
    /// Unit of the bids.
    pub bid_unit: Option<BidUnit>,
    /// Leaves out rows whose cells do not fit the header, instead of refusing the file.
    pub skip_broken_rows: bool,
}

/// What a file holds.
#[derive(Clone, Debug)]
pub struct Export {
    /// Its keywords in the order of the file, with repetitions.
    pub rows: Vec<Row>,
    /// What was left out or could not be read.
    pub remarks: Vec<Remark>,
    /// Its columns.
    pub header: Header,
    /// Unit of the bids, and what says so; none without bids.
    pub bids: Option<(BidUnit, BidFrom)>,
    /// The oldest date in a date column.
    pub date: Option<String>,
    /// Encoding of a text file.
    pub encoding: Option<&'static str>,
}

/// Reads a file. `name` tells only what a file that is no text is called.
pub fn read(bytes: &[u8], name: &str, options: &Options) -> Result<Export, Problem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::Empty);
    }
    let is_named_xlsx = name.to_ascii_lowercase().ends_with(".xlsx");
    if bytes.starts_with(b"PK\x03\x04") {
        return spreadsheet(bytes, options);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Problem::OldExcel);
    }
    if is_named_xlsx || bytes.starts_with(b"PK\x05\x06") {
        return Err(Problem::NoZip);
    }
    text(bytes, options)
}

fn spreadsheet(bytes: &[u8], options: &Options) -> Result<Export, Problem> {
    let mut first = None;
    for sheet in grid::sheets(bytes)? {
        match Header::find(&sheet, &options.map) {
            Ok(header) => return rows::read(&sheet, header, options, None),
            Err(problem) => {
                // A sheet with nothing in it is no reason.
                if !sheet.is_empty() {
                    first.get_or_insert(problem);
                }
            }
        }
    }
    Err(first.unwrap_or(Problem::Empty))
}

/// Tries what the text may be encoded in; that which shows a header is right.
fn text(bytes: &[u8], options: &Options) -> Result<Export, Problem> {
    let mut first = None;
    for (encoding, text) in grid::texts(bytes, options.encoding)? {
        if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
            return Err(Problem::Empty);
        }
        match delimiter(&text, options) {
            Ok((delimiter, header)) => {
                let grid = Grid::csv(&text, delimiter, usize::MAX)?;
                return rows::read(&grid, header, options, Some(encoding.name()));
            }
            Err(Problem::NoKeywordColumn { columns, .. }) => {
                let encoding = (encoding != encoding_rs::UTF_8).then(|| encoding.name());
                first.get_or_insert(Problem::NoKeywordColumn { encoding, columns });
            }
            Err(problem) => {
                first.get_or_insert(problem);
            }
        }
    }
    Err(first.unwrap_or(Problem::Empty))
}

/// What stands between the cells: that which shows most columns.
fn delimiter(text: &str, options: &Options) -> Result<(u8, Header), Problem> {
    let find = |delimiter| {
        let grid = Grid::csv(text, delimiter, Header::WITHIN)?;
        Header::find(&grid, &options.map).map(|header| (delimiter, header))
    };
    let worth = |found: &Result<(u8, Header), Problem>| match found {
        Ok((_, header)) => (2, header.known(), header.width()),
        Err(Problem::NoKeywordColumn { columns, .. } | Problem::NoSuchColumn { columns, .. }) => (0, 0, columns.len()),
        Err(_) => (1, 0, 0),
    };
    let mut best = find(b',');
    for other in [b'\t', b';'].map(find) {
        if worth(&other) > worth(&best) {
            best = other;
        }
    }
    best
}

#[cfg(test)]
mod tests;
