//! A table as it stands in a file: lines of cells, all text.

use super::limits::{HEADER_WITHIN, MAX_ROWS};
use super::problem::ImportProblem;
use crate::text::date;
use crate::text::encoding;
use calamine::{DataRef, Reader, Xlsx};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};
use std::borrow::Cow;
use std::io::Cursor;

/// Columns to the right of these are not looked at.
const MAX_COLUMNS: u32 = 200;
/// A cell longer than this has swallowed the lines behind it.
const MAX_CELL: usize = 2000;

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Its lines; blank ones may be missing.
    pub lines: Vec<GridLine>,
    /// Whether a line with too few or too many cells is a broken one.
    pub is_text: bool,
}

/// A line of a table.
#[derive(Clone, Debug, Default)]
pub struct GridLine {
    /// As an editor or a spreadsheet counts, from 1.
    pub number: u64,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

impl Grid {
    /// Whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.lines.iter().all(|l| l.cells.iter().all(String::is_empty))
    }

    /// The first lines of a text with this between its cells.
    pub fn csv(text: &str, delimiter: u8, lines: usize) -> Result<Self, ImportProblem> {
        // The reader counts lines by LF, and records may end before it.
        let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(delimiter);
        let mut reader = reader.from_reader(text.as_bytes());
        let mut grid = Self { lines: Vec::new(), is_text: true };
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {}
                Err(e) => return Err(ImportProblem::Damaged { detail: e.to_string() }),
            }
            let number = record.position().map_or(0, csv::Position::line);
            if let Some(cell) = record.iter().find(|c| c.len() > MAX_CELL) {
                let is_quoted = cell.contains('\n');
                return Err(if is_quoted { ImportProblem::OpenQuote { line: number } } else { ImportProblem::Binary });
            }
            grid.push(number, record.iter().map(|c| c.trim().to_owned()).collect())?;
            if grid.lines.len() >= lines {
                return Ok(grid);
            }
        }
        // A quotation mark that nothing ends takes the lines behind it into one cell.
        let is_open = |l: &&GridLine| l.cells.iter().any(|c| c.contains('\n')) && text.matches('"').count() % 2 == 1;
        match grid.lines.last().filter(is_open) {
            Some(last) => Err(ImportProblem::OpenQuote { line: last.number }),
            None => Ok(grid),
        }
    }

    fn push(&mut self, number: u64, cells: Vec<String>) -> Result<(), ImportProblem> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        if self.lines.len() > MAX_ROWS + HEADER_WITHIN {
            return Err(ImportProblem::TooManyRows);
        }
        self.lines.push(GridLine { number, cells });
        Ok(())
    }
}

/// A text, and the encoding that it was read in.
pub type Text<'b> = (&'static Encoding, Cow<'b, str>);

/// The texts that bytes may be, the likeliest first: as the mark at the head says, else UTF-8, else what is guessed and
/// what such files usually are.
pub fn texts<'b>(bytes: &'b [u8], given: Option<&'static Encoding>) -> Result<Vec<Text<'b>>, ImportProblem> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let tried: Vec<&'static Encoding> = match given.or(marked) {
        Some(encoding) => vec![encoding],
        None if std::str::from_utf8(bytes).is_ok() => vec![UTF_8],
        None if bytes.contains(&0) => return Err(ImportProblem::Binary),
        None => {
            let guess = encoding::guess(bytes);
            [guess, GB18030, BIG5]
                .into_iter()
                .enumerate()
                .filter(|(i, e)| *i == 0 || *e != guess)
                .map(|(_, e)| e)
                .collect()
        }
    };
    let first = tried[0].name();
    let whole = |encoding: &'static Encoding| match encoding.decode_with_bom_removal(bytes) {
        (text, false) => Some((encoding, text)),
        _ => None,
    };
    let texts: Vec<Text<'b>> = tried.into_iter().filter_map(whole).collect();
    if texts.is_empty() {
        return Err(ImportProblem::Encoding { name: first });
    }
    if texts.iter().all(|(_, text)| text.contains('\0')) {
        return Err(ImportProblem::Binary);
    }
    Ok(texts)
}

/// The sheets of a spreadsheet.
pub fn sheets(bytes: &[u8]) -> Result<Vec<Grid>, ImportProblem> {
    let damaged = |e: calamine::XlsxError| ImportProblem::Damaged { detail: e.to_string() };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut grids = Vec::new();
    for name in book.sheet_names() {
        // A chart is a sheet without cells.
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else { continue };
        let mut grid = Grid::default();
        let mut line = GridLine::default();
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let number = u64::from(row) + 1;
            if number != line.number {
                let done = std::mem::replace(&mut line, GridLine { number, cells: Vec::new() });
                grid.push(done.number, done.cells)?;
            }
            let text = shown(cell.get_value());
            if column < MAX_COLUMNS && !text.is_empty() {
                let at = column as usize;
                if line.cells.len() <= at {
                    line.cells.resize(at + 1, String::new());
                }
                line.cells[at] = text;
            }
        }
        grid.push(line.number, line.cells)?;
        grids.push(grid);
    }
    Ok(grids)
}

/// A cell as a person reads it.
fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(n) => n.to_string(),
        // Numbers of a spreadsheet have a fraction only where one is seen.
        DataRef::Float(x) => x.to_string(),
        DataRef::String(s) => s.trim().to_owned(),
        DataRef::SharedString(s) => s.trim().to_owned(),
        DataRef::DateTime(when) if when.is_datetime() => {
            let (year, month, day, ..) = when.to_ymd_hms_milli();
            date::show(i64::from(year), month, day)
        }
        DataRef::DateTimeIso(s) | DataRef::DurationIso(s) => s.clone(),
        DataRef::Bool(_) | DataRef::Error(_) | DataRef::Empty | DataRef::DateTime(_) => String::new(),
    }
}
