//! Tables as tools and people hand them in: from the bytes of a CSV or XLSX file to lines of cells under a header whose
//! columns are known by name. Pure functions; which fields there are is the business of whoever reads the table.
//!
//! ```text
//! unpacked  is a spreadsheet of a size that may be read
//! grid      lines of cells, all text
//! header    which column holds what
//! count     figures as people and tools write them
//! day       dates as people and tools write them
//! write     rows back to a file
//! ```

pub mod count;
pub mod day;
pub mod field;
pub mod grid;
pub mod header;
pub mod limits;
pub mod problem;
mod unpacked;
pub mod write;

use encoding_rs::Encoding;
use field::Field;
use grid::Grid;
use header::Header;
use limits::{HEADER_WITHIN, Limits};
use problem::TableProblem;

/// How a file is to be read where that is not left to the program.
#[derive(Clone, Debug)]
pub struct OpenOptions<F> {
    /// Fields and the headers of their columns.
    pub map: Vec<(F, String)>,
    /// Encoding of a CSV file.
    pub encoding: Option<&'static Encoding>,
    /// How large the file may be.
    pub limits: Limits,
}

impl<F> Default for OpenOptions<F> {
    fn default() -> Self {
        Self { map: Vec::new(), encoding: None, limits: Limits::default() }
    }
}

/// A table whose columns are known.
#[derive(Clone, Debug)]
pub struct Table<F> {
    /// Its lines, the header and what stands before it included.
    pub grid: Grid,
    /// Its columns.
    pub header: Header<F>,
    /// Encoding of a text file.
    pub encoding: Option<&'static str>,
}

/// Opens a file. `name` tells only what a file that is no text is called.
pub fn open<F: Field>(bytes: &[u8], name: &str, options: &OpenOptions<F>) -> Result<Table<F>, TableProblem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(TableProblem::Empty);
    }
    let is_named_xlsx = name.to_ascii_lowercase().ends_with(".xlsx");
    if bytes.starts_with(b"PK\x03\x04") {
        return spreadsheet(bytes, options);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(TableProblem::OldExcel);
    }
    if is_named_xlsx || bytes.starts_with(b"PK\x05\x06") {
        return Err(TableProblem::NoZip);
    }
    text(bytes, options)
}

fn spreadsheet<F: Field>(bytes: &[u8], options: &OpenOptions<F>) -> Result<Table<F>, TableProblem> {
    let mut first = None;
    unpacked::check(bytes, &options.limits)?;
    for grid in grid::sheets(bytes, &options.limits)? {
        match Header::find(&grid, &options.map) {
            Ok(header) => return Ok(Table { grid, header, encoding: None }),
            Err(problem) => {
                // A sheet with nothing in it is no reason.
                if !grid.is_empty() {
                    first.get_or_insert(problem);
                }
            }
        }
    }
    Err(first.unwrap_or(TableProblem::Empty))
}

/// Tries what the text may be encoded in; that which shows a header is right.
fn text<F: Field>(bytes: &[u8], options: &OpenOptions<F>) -> Result<Table<F>, TableProblem> {
    let mut first = None;
    for (encoding, text) in grid::texts(bytes, options.encoding)? {
        if text.chars().all(|c| c.is_whitespace() || c == '\u{feff}') {
            return Err(TableProblem::Empty);
        }
        match delimiter(&text, options) {
            Ok((delimiter, header)) => {
                let grid = Grid::csv(&text, delimiter, usize::MAX, &options.limits)?;
                return Ok(Table { grid, header, encoding: Some(encoding.name()) });
            }
            Err(TableProblem::NoColumn { columns, .. }) => {
                let encoding = (encoding != encoding_rs::UTF_8).then(|| encoding.name());
                first.get_or_insert(TableProblem::NoColumn { encoding, columns });
            }
            Err(problem) => {
                first.get_or_insert(problem);
            }
        }
    }
    Err(first.unwrap_or(TableProblem::Empty))
}

/// What stands between the cells: that which shows most columns.
fn delimiter<F: Field>(text: &str, options: &OpenOptions<F>) -> Result<(u8, Header<F>), TableProblem> {
    let find = |delimiter| {
        let grid = Grid::csv(text, delimiter, HEADER_WITHIN, &options.limits)?;
        Header::find(&grid, &options.map).map(|header| (delimiter, header))
    };
    let worth = |found: &Result<(u8, Header<F>), TableProblem>| match found {
        Ok((_, header)) => (2, header.known(), header.width()),
        Err(TableProblem::NoColumn { columns, .. } | TableProblem::NoSuchColumn { columns, .. }) => {
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
