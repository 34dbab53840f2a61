//! Which column holds what: by the names that tools are known to use, and by those that a user gives.

use super::field::Field;
use super::grid::{Grid, GridLine};
use super::limits::HEADER_WITHIN;
use super::problem::TableProblem;
use crate::text::variants;

/// The header of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header<F> {
    /// Which line of the table.
    pub index: usize,
    /// Fields with the column of each, by field; repeated ones by column.
    pub columns: Vec<(F, usize)>,
    /// All cells, as written.
    pub cells: Vec<String>,
}

impl<F: Field> Header<F> {
    /// Looks for the header in the first lines.
    pub fn find(grid: &Grid, map: &[(F, String)]) -> Result<Self, TableProblem> {
        let mut fullest: Option<&GridLine> = None;
        for (index, line) in grid.lines.iter().enumerate().take(HEADER_WITHIN) {
            let columns = columns(&line.cells, map);
            if columns.iter().any(|(field, _)| field.is_needed()) {
                let header = Self { index, columns, cells: line.cells.clone() };
                return match map.iter().find(|(field, _)| header.column(*field).is_none()) {
                    Some((_, name)) => Err(TableProblem::NoSuchColumn { name: name.clone(), columns: header.names() }),
                    None => Ok(header),
                };
            }
            let filled = |l: &GridLine| l.cells.iter().filter(|c| !c.is_empty()).count();
            if fullest.is_none_or(|f| filled(line) > filled(f)) {
                fullest = Some(line);
            }
        }
        let columns: Vec<String> =
            fullest.map(|l| l.cells.iter().filter(|c| !c.is_empty()).cloned().collect()).unwrap_or_default();
        match map.iter().find(|(field, _)| field.is_needed()) {
            Some((_, name)) => Err(TableProblem::NoSuchColumn { name: name.clone(), columns }),
            None => Err(TableProblem::NoColumn { encoding: None, columns }),
        }
    }

    /// The first column of a field.
    pub fn column(&self, field: F) -> Option<usize> {
        self.columns.iter().find(|(f, _)| *f == field).map(|(_, at)| *at)
    }

    /// The cell of a field in a line; empty where there is none.
    pub fn cell<'l>(&self, line: &'l GridLine, field: F) -> &'l str {
        self.column(field).and_then(|at| line.cells.get(at)).map_or("", String::as_str)
    }

    /// How many columns are known.
    pub const fn known(&self) -> usize {
        self.columns.len()
    }

    /// How many cells a line of the table has.
    pub const fn width(&self) -> usize {
        self.cells.len()
    }

    /// The header of a field, as written.
    pub fn name(&self, field: F) -> &str {
        self.column(field).and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// Whether a line repeats the header, as those of files that were put together do.
    pub fn is_repeated_by(&self, line: &GridLine) -> bool {
        let mut told = self.columns.iter().filter(|(_, at)| self.cells.get(*at).is_some_and(|c| !c.is_empty()));
        told.all(|(_, at)| line.cells.get(*at) == self.cells.get(*at))
    }

    fn names(&self) -> Vec<String> {
        self.cells.iter().filter(|c| !c.is_empty()).cloned().collect()
    }
}

/// The fields that cells of a header name.
fn columns<F: Field>(cells: &[String], map: &[(F, String)]) -> Vec<(F, usize)> {
    let plain_cells: Vec<String> = cells.iter().map(|c| plain(c)).collect();
    let mut found: Vec<(F, usize)> = Vec::new();
    let taken = |found: &[(F, usize)], at: usize| found.iter().any(|(_, a)| *a == at);
    for (field, name) in map {
        let whole = cells.iter().position(|c| c.trim() == name.trim());
        let alike = || plain_cells.iter().position(|c| !c.is_empty() && *c == plain(name));
        if let Some(at) = whole.or_else(alike) {
            found.push((*field, at));
        }
    }
    for (field, _) in F::all() {
        if map.iter().any(|(f, _)| f == field) {
            continue;
        }
        let free = |name: &&str| plain_cells.iter().position(|c| c == name).filter(|at| !taken(&found, *at));
        if let Some(at) = field.headers().iter().find_map(free) {
            found.push((*field, at));
        }
        if field.is_repeated() {
            let is_numbered = |c: &str| {
                let name = c.trim_end_matches(|d: char| d.is_ascii_digit());
                name.len() < c.len() && field.headers().contains(&name)
            };
            let numbered = plain_cells.iter().enumerate().filter(|(at, c)| is_numbered(c) && !taken(&found, *at));
            let numbered: Vec<usize> = numbered.map(|(at, _)| at).collect();
            found.extend(numbered.into_iter().map(|at| (*field, at)));
        }
    }
    found.sort_unstable();
    found
}

/// A header without its unit, marks and script: 市場出價（元） → 市场出价, monthPv → monthpv.
pub fn plain(header: &str) -> String {
    let folded = variants().fold_str(header);
    let name = folded.split(['(', '[', '（']).next().unwrap_or_default();
    name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '*' | ':' | '"')).collect()
}

/// The unit in a header: 市场出价(元).
pub fn unit(header: &str) -> String {
    let folded = variants().fold_str(header);
    let inside = folded.split_once(['(', '[']).map_or("", |(_, rest)| rest);
    inside.trim_end_matches([')', ']', ' ']).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    enum Part {
        Text,
        Author,
    }

    impl Field for Part {
        fn all() -> &'static [(Self, &'static str)] {
            &[(Self::Text, "text"), (Self::Author, "author")]
        }

        fn headers(self) -> &'static [&'static str] {
            match self {
                Self::Text => &["评论内容", "comment"],
                Self::Author => &["评论人"],
            }
        }

        fn is_needed(self) -> bool {
            self == Self::Text
        }

        fn is_repeated(self) -> bool {
            self == Self::Text
        }
    }

    fn grid(lines: &[&str]) -> Grid {
        Grid::csv(&lines.join("\n"), b',', usize::MAX, &super::super::limits::Limits::default()).unwrap()
    }

    #[test]
    fn the_first_line_that_names_what_is_needed_is_the_header() {
        let grid = grid(&["我嘅評論,,", "0,1,2", "評論人,評論內容1,評論內容2", "a,b,c"]);
        let header = Header::<Part>::find(&grid, &[]).unwrap();
        assert_eq!(
            (header.index, header.columns.as_slice()),
            (2, &[(Part::Text, 1), (Part::Text, 2), (Part::Author, 0)][..])
        );
        assert!(header.is_repeated_by(&grid.lines[2]) && !header.is_repeated_by(&grid.lines[3]));
        assert_eq!(header.cell(&grid.lines[3], Part::Author), "a");
    }

    #[test]
    fn a_name_that_a_user_gives_wins() {
        let grid = grid(&["comment,話", "x,y"]);
        let header = Header::find(&grid, &[(Part::Text, "話".to_owned())]).unwrap();
        assert_eq!(header.column(Part::Text), Some(1));
        let missing = Header::find(&grid, &[(Part::Text, "講".to_owned())]).unwrap_err();
        assert!(matches!(missing, TableProblem::NoSuchColumn { name, columns } if name == "講" && columns.len() == 2));
    }

    #[test]
    fn units() {
        assert_eq!(unit("市场出价(元)"), "元");
        assert_eq!(unit("市場出價（分）"), "分");
        assert_eq!(unit("市场出价"), "");
        assert_eq!(plain("市場 出價（元）"), "市场出价");
    }
}
