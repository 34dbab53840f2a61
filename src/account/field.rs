//! Tables of notes: which columns there are, and a row as a note.

use crate::lists::WordList;
use crate::note::{Meta, Record};
use crate::tables::day::Days;
use crate::tables::field::Field as Column;
use crate::tables::limits::{Limit, Limits};
use crate::tables::{OpenOptions, Table, open, problem::TableProblem};

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The text.
    Body,
    /// The title.
    Title,
    /// Topics.
    Tags,
    /// When it was posted.
    Date,
    /// The platform's name for it.
    Id,
}

impl Column for Field {
    fn all() -> &'static [(Self, &'static str)] {
        &[(Self::Title, "title"), (Self::Tags, "tags"), (Self::Date, "date"), (Self::Id, "id"), (Self::Body, "body")]
    }

    fn headers(self) -> &'static [&'static str] {
        let list = match self {
            Self::Body => WordList::ColumnPost,
            Self::Title => WordList::ColumnTitle,
            Self::Tags => WordList::ColumnTags,
            Self::Date => WordList::ColumnDate,
            Self::Id => WordList::ColumnId,
        };
        list.words()
    }

    fn is_needed(self) -> bool {
        self == Self::Body
    }
}

/// A row of a table.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line of the file, from 1.
    pub line: u64,
    /// Its id.
    pub id: Option<String>,
    /// The note.
    pub record: Record,
}

/// A cell may hold a long note with all its topics, in bytes.
const CELL: u64 = 200_000;

/// Reads the notes of a table. Rows without title and text are left out. `map` says which headers hold what.
pub fn rows(bytes: &[u8], name: &str, map: &[(Field, String)], today: Option<i64>) -> Result<Vec<Row>, TableProblem> {
    let mut limits = Limits::default();
    limits.set(Limit::Cell, CELL);
    let options = OpenOptions { map: map.to_vec(), encoding: None, limits };
    let Table { grid, header, .. } = open::<Field>(bytes, name, &options)?;
    let lines: Vec<_> =
        grid.lines.iter().skip(header.index + 1).filter(|l| l.cells.iter().any(|c| !c.is_empty())).collect();
    if lines.is_empty() {
        return Err(TableProblem::NoRows);
    }
    let days = Days::of(lines.iter().map(|l| header.cell(l, Field::Date)), today);
    let rows: Vec<Row> = lines
        .iter()
        .filter(|line| !header.is_repeated_by(line))
        .filter_map(|line| {
            let cell = |field| header.cell(line, field).trim();
            let (title, body) = (cell(Field::Title), cell(Field::Body));
            if title.is_empty() && body.is_empty() {
                return None;
            }
            let meta = Meta { date: days.find(cell(Field::Date)), ..Meta::default() };
            let record = Record { title: title.into(), body: body.into(), tags: tags(cell(Field::Tags)), meta };
            Some(Row { line: line.number, id: Some(cell(Field::Id).to_owned()).filter(|id| !id.is_empty()), record })
        })
        .collect();
    if rows.is_empty() { Err(TableProblem::Nothing { rows: lines.len() }) } else { Ok(rows) }
}

/// The topics of a cell, without their marks.
fn tags(cell: &str) -> Vec<String> {
    let cut = |c: char| {
        c.is_whitespace() || matches!(c, '#' | '＃' | ',' | '，' | '、' | ';' | '；' | '[' | ']' | '"' | '\'')
    };
    cell.split(cut).filter(|t| !t.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::header::plain;

    #[test]
    fn headers_are_written_plainly() {
        for (field, _) in Field::all() {
            for name in field.headers() {
                assert_eq!(plain(name), *name);
            }
        }
    }

    #[test]
    fn a_row_is_a_note() {
        let table = "標題,正文,話題,發佈時間,筆記ID\n早晨,\"朝早七點, 開門\",#上環咖啡店 #早餐,5/3/2026,a1\n,,,,\n";
        let rows = rows(table.as_bytes(), "a.csv", &[], None).unwrap();
        assert_eq!(rows.len(), 1);
        let row = &rows[0];
        assert_eq!((row.line, row.id.as_deref()), (2, Some("a1")));
        assert_eq!((row.record.title.as_str(), row.record.body.as_str()), ("早晨", "朝早七點, 開門"));
        assert_eq!(row.record.tags, ["上環咖啡店", "早餐"]);
        assert_eq!(row.record.meta.date.as_deref(), Some("2026-03-05"));
    }

    #[test]
    fn the_owner_says_which_column_is_which() {
        let map = [(Field::Body, "我寫嘅".to_owned()), (Field::Date, "邊日".to_owned())];
        let rows = rows("我寫嘅,邊日\n朝早七點開門,2026-03-05\n".as_bytes(), "a.csv", &map, None).unwrap();
        assert_eq!(rows[0].record.body, "朝早七點開門");
        assert_eq!(rows[0].record.meta.date.as_deref(), Some("2026-03-05"));
    }

    #[test]
    fn a_long_note_is_a_note() {
        let long = "上環朝早七點開門，等位十分鐘。".repeat(60);
        assert!(long.len() > 2000);
        let rows = rows(format!("正文\n{long}\n").as_bytes(), "a.csv", &[], None).unwrap();
        assert_eq!(rows[0].record.body, long);
    }

    #[test]
    fn a_table_without_texts_is_told() {
        assert!(matches!(rows(b"a,b\n1,2\n", "a.csv", &[], None), Err(TableProblem::NoColumn { .. })));
        assert!(rows("正文\n \n".as_bytes(), "a.csv", &[], None).is_err());
    }
}
