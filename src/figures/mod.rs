//! Exports of keyword tools: from the bytes of a CSV or XLSX file to keywords with figures, and from these to a pack file.
//! Pure functions; the files are the business of `cli`, and what the keywords mean that of [`crate::reading::imports`].
//!
//! The columns of 聚光's keyword planner are known by name (as its users' programs write them; nobody publishes the format);
//! those of any other tool are named with [`options::ReadOptions::map`].

pub mod columns;
pub mod export;
pub mod field;
mod grid;
pub mod limits;
pub mod options;
pub mod problem;
mod rows;
mod unpacked;
pub mod write;

use columns::Header;
use export::Export;
use grid::Grid;
use limits::HEADER_WITHIN;
use options::ReadOptions;
use problem::ImportProblem;

/// Reads a file. `name` tells only what a file that is no text is called.
pub fn read(bytes: &[u8], name: &str, options: &ReadOptions) -> Result<Export, ImportProblem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ImportProblem::Empty);
    }
    let is_named_xlsx = name.to_ascii_lowercase().ends_with(".xlsx");
    if bytes.starts_with(b"PK\x03\x04") {
        return spreadsheet(bytes, options);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(ImportProblem::OldExcel);
    }
    if is_named_xlsx || bytes.starts_with(b"PK\x05\x06") {
        return Err(ImportProblem::NoZip);
    }
    text(bytes, options)
}

fn spreadsheet(bytes: &[u8], options: &ReadOptions) -> Result<Export, ImportProblem> {
    let mut first = None;
    unpacked::check(bytes, &options.limits)?;
    for sheet in grid::sheets(bytes, &options.limits)? {
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
    Err(first.unwrap_or(ImportProblem::Empty))
}

/// Tries what the text may be encoded in; that which shows a header is right.
fn text(bytes: &[u8], options: &ReadOptions) -> Result<Export, ImportProblem> {
    let mut first = None;
    for (encoding, text) in grid::texts(bytes, options.encoding)? {
        if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
            return Err(ImportProblem::Empty);
        }
        match delimiter(&text, options) {
            Ok((delimiter, header)) => {
                let grid = Grid::csv(&text, delimiter, usize::MAX, &options.limits)?;
                return rows::read(&grid, header, options, Some(encoding.name()));
            }
            Err(ImportProblem::NoKeywordColumn { columns, .. }) => {
                let encoding = (encoding != encoding_rs::UTF_8).then(|| encoding.name());
                first.get_or_insert(ImportProblem::NoKeywordColumn { encoding, columns });
            }
            Err(problem) => {
                first.get_or_insert(problem);
            }
        }
    }
    Err(first.unwrap_or(ImportProblem::Empty))
}

/// What stands between the cells: that which shows most columns.
fn delimiter(text: &str, options: &ReadOptions) -> Result<(u8, Header), ImportProblem> {
    let find = |delimiter| {
        let grid = Grid::csv(text, delimiter, HEADER_WITHIN, &options.limits)?;
        Header::find(&grid, &options.map).map(|header| (delimiter, header))
    };
    let worth = |found: &Result<(u8, Header), ImportProblem>| match found {
        Ok((_, header)) => (2, header.known(), header.width()),
        Err(ImportProblem::NoKeywordColumn { columns, .. } | ImportProblem::NoSuchColumn { columns, .. }) => {
            (0, 0, columns.len())
        }
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
