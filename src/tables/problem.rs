//! Why a table cannot be read, and how to mend it.

use super::limits::Limit;
use crate::lang::Catalog;

/// Why a table cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableProblem {
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
    /// No column of what the table is read for.
    NoColumn {
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
    /// Rows, and what the table is read for stands in none.
    Nothing {
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

impl TableProblem {
    /// In the language of the run. `purpose` names the messages of whoever reads the table; what all readers say alike stands
    /// under `table`.
    pub fn say(&self, catalog: &Catalog, purpose: &str) -> String {
        let say = |key: &str, args: &[(&str, &str)]| {
            let own = format!("{purpose}.problem.{key}");
            if catalog.has(&own) { catalog.say(&own, args) } else { catalog.say(&format!("table.problem.{key}"), args) }
        };
        let list = |columns: &[String]| columns.join(&catalog.say("keywords.comma", &[]));
        match self {
            Self::Empty => say("empty", &[]),
            Self::Binary => say("binary", &[]),
            Self::Encoding { name } => say("encoding", &[("name", name)]),
            Self::NoZip => say("no-zip", &[]),
            Self::OldExcel => say("old-excel", &[]),
            Self::Damaged { detail } => say("damaged", &[("detail", detail)]),
            Self::NoColumn { encoding: None, columns } => say("no-column", &[("columns", &list(columns))]),
            Self::NoColumn { encoding: Some(name), columns } => {
                say("no-column-encoding", &[("name", name), ("columns", &list(columns))])
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
            Self::Nothing { rows } => say("nothing", &[("rows", &rows.to_string())]),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn all() -> Vec<TableProblem> {
        let columns = || vec!["甲".to_owned(), "乙".to_owned()];
        let mut all = vec![
            TableProblem::Empty,
            TableProblem::Binary,
            TableProblem::Encoding { name: "GBK" },
            TableProblem::NoZip,
            TableProblem::OldExcel,
            TableProblem::Damaged { detail: "x".to_owned() },
            TableProblem::NoColumn { encoding: None, columns: columns() },
            TableProblem::NoColumn { encoding: Some("GBK"), columns: columns() },
            TableProblem::NoSuchColumn { name: "丙".to_owned(), columns: columns() },
            TableProblem::Ragged { line: 2, cells: 3, header: 4, count: 1 },
            TableProblem::OpenQuote { line: 2 },
            TableProblem::NoRows,
            TableProblem::Nothing { rows: 2 },
            TableProblem::LongCell { line: 2, most: 9 },
        ];
        all.extend(Limit::ALL.map(|(limit, _, most)| TableProblem::TooMuch { limit, most }));
        all
    }

    /// A name of a message that is shown is a message that is missing.
    #[test]
    fn every_problem_is_told_to_every_reader_of_tables() {
        for (lang, _) in Lang::ALL {
            let catalog = Catalog::new(lang);
            for purpose in ["koc", "account", "reply", "import", "table"] {
                for problem in all() {
                    let line = problem.say(&catalog, purpose);
                    assert!(!line.contains("problem.") && !line.contains('{'), "{purpose} {lang:?}: {line}");
                    assert!(!line.contains('\n'), "{line}");
                }
            }
            // Who lacks a column is told which there are, and how to name one.
            for purpose in ["koc", "account", "reply", "import"] {
                let line = TableProblem::NoColumn { encoding: None, columns: vec!["甲".to_owned()] };
                let line = line.say(&catalog, purpose);
                assert!(line.contains('甲') && line.contains("--map"), "{purpose} {lang:?}: {line}");
            }
        }
    }
}
