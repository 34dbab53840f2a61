//! A table as it stands in a file: lines of cells, all text.

use super::limits::{HEADER_WITHIN, Limit, Limits};
use super::problem::TableProblem;
use crate::text::date;
use crate::text::encoding;
use calamine::{DataRef, Reader, Xlsx};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};
use std::borrow::Cow;
use std::io::Cursor;

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Its lines; blank ones may be missing.
    pub lines: Vec<GridLine>,
    /// Whether a line with too few or too many cells is a broken one.
    pub is_text: bool,
    /// All its cells.
    cells: usize,
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
    pub fn csv(text: &str, delimiter: u8, lines: usize, limits: &Limits) -> Result<Self, TableProblem> {
        // The reader counts lines by LF, and records may end before it.
        let text = text.trim_start_matches('\u{feff}');
        let text = if text.contains('\r') { Cow::from(lines_by_lf(text)) } else { Cow::from(text) };
        let text = text.as_ref();
        let (most, columns) = (limits.count(Limit::Cell), limits.count(Limit::Columns));
        // Before room is made for so many: the line has too many cells, or one that is too long.
        let is_wide = |line: &str| line.bytes().filter(|b| *b == delimiter).count() > most.saturating_add(columns);
        if text.lines().any(is_wide) {
            return Err(over(Limit::Columns, limits));
        }
        let mut reader = csv::ReaderBuilder::new();
        reader.has_headers(false).flexible(true).delimiter(delimiter);
        let mut reader = reader.from_reader(text.as_bytes());
        let mut grid = Self { lines: Vec::new(), is_text: true, cells: 0 };
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {}
                Err(e) => return Err(TableProblem::Damaged { detail: e.to_string() }),
            }
            let number = record.position().map_or(0, csv::Position::line);
            if record.iter().any(|c| c.len() > most) {
                return Err(if text.matches('"').count() % 2 == 1 {
                    TableProblem::OpenQuote { line: number }
                } else {
                    TableProblem::LongCell { line: number, most: limits.most(Limit::Cell) }
                });
            }
            if record.len() > columns {
                return Err(over(Limit::Columns, limits));
            }
            grid.push(number, record.iter().map(|c| c.trim().to_owned()).collect(), limits)?;
            if grid.lines.len() >= lines {
                return Ok(grid);
            }
        }
        // A quotation mark that nothing ends takes the lines behind it into one cell.
        let is_open = |l: &&GridLine| l.cells.iter().any(|c| c.contains('\n')) && text.matches('"').count() % 2 == 1;
        match grid.lines.last().filter(is_open) {
            Some(last) => Err(TableProblem::OpenQuote { line: last.number }),
            None => Ok(grid),
        }
    }

    fn push(&mut self, number: u64, cells: Vec<String>, limits: &Limits) -> Result<(), TableProblem> {
        if cells.iter().all(String::is_empty) {
            return Ok(());
        }
        if self.lines.len() > limits.count(Limit::Rows).saturating_add(HEADER_WITHIN) {
            return Err(over(Limit::Rows, limits));
        }
        self.cells += cells.len();
        if self.cells > limits.count(Limit::Cells) {
            return Err(over(Limit::Cells, limits));
        }
        self.lines.push(GridLine { number, cells });
        Ok(())
    }
}

/// Says that there is more of something than is allowed.
/// CR LF and CR alone as LF, in one copy.
fn lines_by_lf(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((line, behind)) = rest.split_once('\r') {
        out.push_str(line);
        out.push('\n');
        rest = behind.strip_prefix('\n').unwrap_or(behind);
    }
    out.push_str(rest);
    out
}

fn over(limit: Limit, limits: &Limits) -> TableProblem {
    TableProblem::TooMuch { limit, most: limits.most(limit) }
}

/// A text, and the encoding that it was read in.
pub type Text<'b> = (&'static Encoding, Cow<'b, str>);

/// The texts that bytes may be, the likeliest first: as the mark at the head says, else UTF-8, else what is guessed and
/// what such files usually are.
pub fn texts<'b>(bytes: &'b [u8], given: Option<&'static Encoding>) -> Result<Vec<Text<'b>>, TableProblem> {
    let marked = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
    let tried: Vec<&'static Encoding> = match given.or(marked) {
        Some(encoding) => vec![encoding],
        None if std::str::from_utf8(bytes).is_ok() => vec![UTF_8],
        None if bytes.contains(&0) => return Err(TableProblem::Binary),
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
        return Err(TableProblem::Encoding { name: first });
    }
    if texts.iter().all(|(_, text)| text.contains('\0')) {
        return Err(TableProblem::Binary);
    }
    Ok(texts)
}

/// The sheets of a spreadsheet that was looked over by `tables::unpacked`.
pub fn sheets(bytes: &[u8], limits: &Limits) -> Result<Vec<Grid>, TableProblem> {
    let damaged = |e: calamine::XlsxError| TableProblem::Damaged { detail: e.to_string() };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let (mut grids, mut held) = (Vec::new(), 0);
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
                grid.push(done.number, done.cells, limits)?;
            }
            let text = shown(cell.get_value());
            if !text.is_empty() {
                let at = column as usize;
                if at >= limits.count(Limit::Columns) {
                    return Err(over(Limit::Columns, limits));
                }
                if line.cells.len() <= at {
                    line.cells.resize(at + 1, String::new());
                }
                line.cells[at] = text;
            }
        }
        grid.push(line.number, line.cells, limits)?;
        held += grid.cells;
        if held > limits.count(Limit::Cells) {
            return Err(over(Limit::Cells, limits));
        }
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
