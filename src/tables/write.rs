//! Rows to CSV and XLSX, for tables that go back to a client. No cell is ever a formula: what begins like one is text.

use rust_xlsxwriter::{Workbook, Worksheet, XlsxError};
use std::borrow::Cow;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, whatever it looks like.
    Text(String),
    /// A number of our own making.
    Number(f64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }
}

/// Why a table could not be made: the detail of the library that writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteProblem(pub String);

/// A spreadsheet holds no longer text in a cell.
const LONGEST: usize = 32_767;
/// Columns are shown no wider, in characters.
const WIDEST: usize = 60;

/// UTF-8 with the mark by which spreadsheets know it, lines ending as RFC 4180 says.
pub fn csv(rows: &[Vec<Cell>]) -> Result<Vec<u8>, WriteProblem> {
    let problem = |e: &dyn std::fmt::Display| WriteProblem(e.to_string());
    let mut writer = csv::WriterBuilder::new();
    writer.flexible(true).terminator(csv::Terminator::CRLF);
    let mut writer = writer.from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) => plain(text),
            Cell::Number(n) => Cow::Owned(n.to_string()),
        });
        writer.write_record(cells.map(|c| c.into_owned().into_bytes())).map_err(|e| problem(&e))?;
    }
    writer.into_inner().map_err(|e| problem(&e))
}

/// A spreadsheet of one sheet whose first row is its header.
pub fn xlsx(rows: &[Vec<Cell>]) -> Result<Vec<u8>, WriteProblem> {
    let mut book = Workbook::new();
    // The same rows give the same bytes, whenever they are written.
    let properties = rust_xlsxwriter::DocProperties::new();
    let epoch = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 1, 1).map_err(|e| failed(&e))?;
    book.set_properties(&properties.set_creation_datetime(&epoch));
    fill(book.add_worksheet(), rows).map_err(|e| failed(&e))?;
    book.save_to_buffer().map_err(|e| failed(&e))
}

fn failed(error: &XlsxError) -> WriteProblem {
    WriteProblem(error.to_string())
}

fn fill(sheet: &mut Worksheet, rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
    let mut widths: Vec<usize> = Vec::new();
    for (row, cells) in (0u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            let width = match cell {
                Cell::Empty => 0,
                Cell::Number(n) => {
                    sheet.write_number(row, column, *n)?;
                    8
                }
                Cell::Text(text) => {
                    let text: String = text.chars().filter(|c| !c.is_control() || *c == '\n').take(LONGEST).collect();
                    let wide: usize = text.chars().take(WIDEST).map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
                    sheet.write_string(row, column, within(&text))?;
                    wide
                }
            };
            let at = usize::from(column);
            if widths.len() <= at {
                widths.resize(at + 1, 0);
            }
            widths[at] = widths[at].max(width);
        }
    }
    for (column, width) in (0u16..).zip(widths) {
        sheet.set_column_width(column, (width + 2).min(WIDEST) as f64)?;
    }
    if !rows.is_empty() {
        sheet.set_freeze_panes(1, 0)?;
    }
    Ok(())
}

/// As much of a text as a cell holds; spreadsheets count UTF-16.
fn within(text: &str) -> &str {
    let mut units = 0;
    let over = text.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        units > LONGEST
    });
    over.map_or(text, |(at, _)| &text[..at])
}

/// A text that no spreadsheet takes for a formula: `=cmd|…`, `+1`, `@SUM` get an apostrophe; plain numbers stay.
pub fn plain(text: &str) -> Cow<'_, str> {
    // Some programs look behind blanks, and at the wide forms of the signs.
    let begins = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let is_dangerous = begins || text.starts_with(['\t', '\r']);
    let is_number = text.trim().parse::<f64>().is_ok_and(f64::is_finite);
    if is_dangerous && !is_number { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::grid::{Grid, sheets};
    use crate::tables::limits::Limits;

    fn rows() -> Vec<Vec<Cell>> {
        vec![
            vec!["帳號".into(), "內容".into(), "rank".into()],
            vec!["=cmd|'/c calc'!A1".into(), "兩行\n\"引號\", 逗號".into(), Cell::Number(1.0)],
            vec!["@a".into(), Cell::Empty, Cell::Number(2.5)],
        ]
    }

    #[test]
    fn what_looks_like_a_formula_is_text() {
        for text in ["=1+1", "+852", " =A1", "-cmd", "@SUM(A1)", "\tx", "＝1", "+852 9123"] {
            let wanted = text.trim().parse::<f64>().is_err();
            assert_eq!(plain(text).starts_with('\''), wanted, "{text}");
        }
        for text in ["-5", "48", "a=b", "", "—"] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn rows_are_read_back_as_they_were_written() {
        let text = String::from_utf8(csv(&rows()).unwrap()).unwrap();
        let grid = Grid::csv(&text, b',', usize::MAX, &Limits::default()).unwrap();
        assert_eq!(grid.lines[1].cells, ["'=cmd|'/c calc'!A1", "兩行\n\"引號\", 逗號", "1"]);
        let bytes = xlsx(&rows()).unwrap();
        let grid = sheets(&bytes, &Limits::default()).unwrap().remove(0);
        assert_eq!(grid.lines[1].cells, ["=cmd|'/c calc'!A1", "兩行\n\"引號\", 逗號", "1"]);
        assert_eq!(grid.lines[2].cells, ["@a", "", "2.5"]);
        assert_eq!(xlsx(&rows()).unwrap(), bytes);
    }

    #[test]
    fn a_cell_that_is_too_long_is_cut() {
        let long = "字".repeat(40_000) + "😀";
        let bytes = xlsx(&[vec![long.as_str().into()]]).unwrap();
        let grid = sheets(&bytes, &Limits::default()).unwrap().remove(0);
        assert_eq!(grid.lines[0].cells[0].chars().count(), LONGEST);
        assert_eq!(within(&"😀".repeat(20_000)).chars().count(), LONGEST / 2);
    }
}
