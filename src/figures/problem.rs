//! Why a file cannot be imported, and how to mend it.

use super::limits::Limit;
use crate::lang::Catalog;

/// Why a file cannot be imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportProblem {
    /// Nothing in it.
    Empty,
    /// Bytes that are no text.
    Binary,
    /// Text in an encoding that nobody could tell, or not in the one that was given.
    Encoding {
        /// The one that was tried.
        name: &'static str,
    },
    /// Called a spreadsheet, and none.
    NoZip,
    /// A spreadsheet of the old kind, or with a password.
    OldExcel,
    /// A spreadsheet that cannot be read.
    Damaged {
        /// In the words of the reader.
        detail: String,
    },
    /// No column of keywords.
    NoKeywordColumn {
        /// What the text was read as, where it is no UTF-8.
        encoding: Option<&'static str>,
        /// Those that there are.
        columns: Vec<String>,
    },
    /// No column of this name.
    NoSuchColumn {
        /// The name.
        name: String,
        /// Those that there are.
        columns: Vec<String>,
    },
    /// A row whose cells do not fit the header.
    Ragged {
        /// Where.
        line: u64,
        /// Its cells.
        cells: usize,
        /// The header's.
        header: usize,
        /// How many such rows there are.
        count: usize,
    },
    /// A quotation mark that nothing ends.
    OpenQuote {
        /// Where.
        line: u64,
    },
    /// No rows under the header.
    NoRows,
    /// Rows, and no keyword in any.
    NoKeywords {
        /// How many.
        rows: usize,
    },
    /// Larger than is allowed.
    TooMuch {
        /// What of it.
        limit: Limit,
        /// How much is allowed.
        most: u64,
    },
    /// A cell longer than is allowed, in a text without quotation marks to blame.
    LongCell {
        /// Where.
        line: u64,
        /// How many bytes are allowed.
        most: u64,
    },
}

impl ImportProblem {
    /// In the language of the run.
    pub fn say(&self, catalog: &Catalog) -> String {
        let say = |key: &str, args: &[(&str, &str)]| catalog.say(&format!("import.problem.{key}"), args);
        let list = |columns: &[String]| columns.join(&catalog.say("keywords.comma", &[]));
        match self {
            Self::Empty => say("empty", &[]),
            Self::Binary => say("binary", &[]),
            Self::Encoding { name } => say("encoding", &[("name", name)]),
            Self::NoZip => say("no-zip", &[]),
            Self::OldExcel => say("old-excel", &[]),
            Self::Damaged { detail } => say("damaged", &[("detail", detail)]),
            Self::NoKeywordColumn { encoding: None, columns } => {
                say("no-keyword-column", &[("columns", &list(columns))])
            }
            Self::NoKeywordColumn { encoding: Some(name), columns } => {
                say("no-keyword-column-encoding", &[("name", name), ("columns", &list(columns))])
            }
            Self::NoSuchColumn { name, columns } => {
                say("no-such-column", &[("name", name), ("columns", &list(columns))])
            }
            Self::Ragged { line, cells, header, count } => say(
                "ragged",
                &[
                    ("line", &line.to_string()),
                    ("cells", &cells.to_string()),
                    ("header", &header.to_string()),
                    ("count", &count.to_string()),
                ],
            ),
            Self::OpenQuote { line } => say("open-quote", &[("line", &line.to_string())]),
            Self::NoRows => say("no-rows", &[]),
            Self::NoKeywords { rows } => say("no-keywords", &[("rows", &rows.to_string())]),
            Self::TooMuch { limit, most } => {
                let more = most.saturating_mul(2).to_string();
                say(&format!("over.{}", limit.name()), &[("most", &most.to_string()), ("more", &more)])
            }
            Self::LongCell { line, most } => {
                let more = most.saturating_mul(2).to_string();
                say("long-cell", &[("line", &line.to_string()), ("most", &most.to_string()), ("more", &more)])
            }
        }
    }
}
