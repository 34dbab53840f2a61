//! Comments as they are handed in: lines of a text, a pasted thread, rows of a table, objects of NDJSON. What cannot be read
//! costs its row, never the others.

use super::field::CommentField;
use super::thread;
use crate::lists::WordList;
use crate::tables::field::Field;
use crate::tables::grid::GridLine;
use crate::tables::header::{Header, plain};
use crate::tables::problem::TableProblem;
use crate::tables::{self, OpenOptions, Table};
use crate::text::variants;
use serde_json::Value;

/// No comment of 小紅書 and no review is longer; what is has swallowed others.
pub const MOST_BYTES: usize = 20_000;

/// A comment as it was handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comment {
    /// Line or row of the file, from 1.
    pub row: u64,
    /// Its name in the file, where it has one.
    pub id: Option<String>,
    /// What was said.
    pub text: String,
    /// The line of the table that it stood in, counted among [`Comments::lines`].
    pub line: Option<usize>,
}

/// Why a row is no comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Longer than any comment.
    Long,
    /// No JSON; in the reader's words.
    NoJson(String),
    /// No object with a text.
    NoText,
}

impl Fault {
    /// The end of the key of its message, and what fills it.
    pub fn told(&self) -> (&'static str, String) {
        match self {
            Self::Long => ("long", (MOST_BYTES / 1000).to_string()),
            Self::NoJson(detail) => ("no-json", detail.clone()),
            Self::NoText => ("no-text", String::new()),
        }
    }
}

/// A file of comments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comments {
    /// The comments, in the order of the file.
    pub list: Vec<Comment>,
    /// Rows that are none.
    pub faults: Vec<(u64, Fault)>,
    /// The cells of the table's header; empty where there is no table.
    pub header: Vec<String>,
    /// The lines of the table under it.
    pub lines: Vec<Vec<String>>,
}

impl Comments {
    fn push(&mut self, comment: Comment) {
        if comment.text.trim().is_empty() {
            return;
        }
        if comment.text.len() > MOST_BYTES {
            self.faults.push((comment.row, Fault::Long));
        } else {
            self.list.push(comment);
        }
    }
}

/// Comments of a text: one a line, or a thread as it was pasted.
pub fn from_text(text: &str) -> Comments {
    let mut out = Comments::default();
    let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    if let Some(found) = thread::comments(&lines) {
        for (row, text) in found {
            out.push(Comment { row, text, ..Comment::default() });
        }
        return out;
    }
    for (i, line) in lines.iter().enumerate() {
        out.push(Comment { row: i as u64 + 1, text: line.trim().to_owned(), ..Comment::default() });
    }
    out
}

/// Comments of NDJSON. Keys are known by the names that columns have.
pub fn from_ndjson(text: &str) -> Comments {
    let mut out = Comments::default();
    for (i, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let row = i as u64 + 1;
        if line.trim().is_empty() {
            continue;
        }
        match object(line) {
            Ok((id, text)) => out.push(Comment { row, id, text, line: None }),
            Err(fault) => out.faults.push((row, fault)),
        }
    }
    out
}

fn object(line: &str) -> Result<(Option<String>, String), Fault> {
    if line.len() > 8 * MOST_BYTES {
        return Err(Fault::Long);
    }
    let value: Value = serde_json::from_str(line.trim()).map_err(|e| Fault::NoJson(e.to_string()))?;
    let Value::Object(map) = value else { return Err(Fault::NoText) };
    let find = |field: CommentField| {
        let named = |name: &&str| map.iter().find(|(key, _)| plain(key) == **name).map(|(_, value)| value);
        field.headers().iter().find_map(named)
    };
    let id = match find(CommentField::Id) {
        Some(Value::String(id)) => Some(id.clone()),
        Some(Value::Number(id)) => Some(id.to_string()),
        _ => None,
    };
    match find(CommentField::Text) {
        Some(Value::String(text)) => Ok((id, text.clone())),
        _ => Err(Fault::NoText),
    }
}

/// Comments of a CSV or XLSX file.
pub fn from_table(bytes: &[u8], name: &str, options: &OpenOptions<CommentField>) -> Result<Comments, TableProblem> {
    let Table { grid, header, .. } = tables::open(bytes, name, options)?;
    let mut out = Comments { header: header.cells.clone(), ..Comments::default() };
    let columns: Vec<usize> =
        header.columns.iter().filter(|(field, _)| *field == CommentField::Text).map(|(_, at)| *at).collect();
    for line in grid.lines.into_iter().skip(header.index + 1) {
        if header.is_repeated_by(&line) || is_total(&header, &line) {
            continue;
        }
        let id = Some(header.cell(&line, CommentField::Id).to_owned()).filter(|id| !id.is_empty());
        for (n, at) in columns.iter().enumerate() {
            let text = line.cells.get(*at).cloned().unwrap_or_default();
            // Several comments of one row are told apart by their column.
            let id = if n == 0 { id.clone() } else { id.as_ref().map(|id| format!("{id}.{}", n + 1)) };
            out.push(Comment { row: line.number, id, text, line: Some(out.lines.len()) });
        }
        out.lines.push(line.cells);
    }
    if out.lines.is_empty() {
        return Err(TableProblem::NoRows);
    }
    if out.list.is_empty() && out.faults.is_empty() {
        return Err(TableProblem::Nothing { rows: out.lines.len() });
    }
    Ok(out)
}

/// Whether a line adds up the others.
fn is_total(header: &Header<CommentField>, line: &GridLine) -> bool {
    let first = line.cells.iter().find(|c| !c.is_empty()).map(|c| variants().fold_str(c)).unwrap_or_default();
    WordList::RowTotal.has(first.trim_end_matches(':')) && header.cells.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(comments: &Comments) -> Vec<&str> {
        comments.list.iter().map(|c| c.text.as_str()).collect()
    }

    fn table(text: &str) -> Result<Comments, TableProblem> {
        from_table(text.as_bytes(), "a.csv", &OpenOptions::default())
    }

    #[test]
    fn one_a_line() {
        let found = from_text("\u{feff}幾錢呀\n\n  有冇位  \n");
        assert_eq!(texts(&found), ["幾錢呀", "有冇位"]);
        assert_eq!(found.list[1].row, 3);
    }

    #[test]
    fn rows_of_a_table_keep_their_cells() {
        let found = table("日期,客人留言,備註\n5/3,幾錢呀,a\n,,\n日期,客人留言,備註\n6/3,\"有冇位,今晚\",b\n合計,2,\n")
            .unwrap();
        assert_eq!(texts(&found), ["幾錢呀", "有冇位,今晚"]);
        assert_eq!(found.header, ["日期", "客人留言", "備註"]);
        assert_eq!(found.lines[found.list[1].line.unwrap()], ["6/3", "有冇位,今晚", "b"]);
    }

    #[test]
    fn several_comments_stand_beside_a_note() {
        let found = table("0,1,2,3\n笔记ID,评论内容1,评论人2,评论内容2\nn1,几点开门,阿南,求地址\n").unwrap();
        assert_eq!(texts(&found), ["几点开门", "求地址"]);
        let ids: Vec<_> = found.list.iter().map(|c| c.id.as_deref().unwrap()).collect();
        assert_eq!(ids, ["n1", "n1.2"]);
    }

    #[test]
    fn objects_have_texts_under_any_of_the_names() {
        let found = from_ndjson("{\"id\":7,\"text\":\"幾錢\"}\n{\"评论内容\":\"在哪\"}\n[]\n{\"text\":3}\n{oops\n\n");
        assert_eq!(texts(&found), ["幾錢", "在哪"]);
        assert_eq!(found.list[0].id.as_deref(), Some("7"));
        let rows: Vec<u64> = found.faults.iter().map(|(row, _)| *row).collect();
        assert_eq!(rows, [3, 4, 5]);
    }

    #[test]
    fn what_is_too_long_costs_its_row() {
        let found = from_text(&format!("{}\n幾錢\n", "好".repeat(MOST_BYTES)));
        assert_eq!((texts(&found), &found.faults[..]), (vec!["幾錢"], &[(1, Fault::Long)][..]));
    }

    #[test]
    fn tables_without_comments_say_so() {
        assert!(matches!(table("日期,星期\n1,2\n"), Err(TableProblem::NoColumn { columns, .. }) if columns.len() == 2));
        assert!(matches!(table("text\n"), Err(TableProblem::NoRows)));
        assert!(matches!(table("text,a\n,1\n"), Err(TableProblem::Nothing { rows: 1 })));
        assert!(matches!(table(" \n"), Err(TableProblem::Empty)));
    }
}
