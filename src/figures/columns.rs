//! Which column holds what: by the names that exports are known to use, and by those that a user gives.

use super::field::Field;
use super::grid::{Grid, GridLine};
use super::limits::HEADER_WITHIN;
use super::options::ReadOptions;
use super::problem::ImportProblem;
use crate::lists::WordList;
use crate::text::variants;

/// The header of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// Which line of the table.
    pub index: usize,
    /// Fields with the column of each, by field.
    pub columns: Vec<(Field, usize)>,
    /// All cells, as written.
    pub cells: Vec<String>,
}

impl Header {
    /// Looks for the header in the first lines.
    pub fn find(grid: &Grid, map: &[(Field, String)]) -> Result<Self, ImportProblem> {
        let mut fullest: Option<&GridLine> = None;
        for (index, line) in grid.lines.iter().enumerate().take(HEADER_WITHIN) {
            let columns = columns(&line.cells, map);
            if columns.iter().any(|(field, _)| *field == Field::Keyword) {
                let header = Self { index, columns, cells: line.cells.clone() };
                return match map.iter().find(|(field, _)| header.column(*field).is_none()) {
                    Some((_, name)) => Err(ImportProblem::NoSuchColumn { name: name.clone(), columns: header.names() }),
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
        match map.iter().find(|(field, _)| *field == Field::Keyword) {
            Some((_, name)) => Err(ImportProblem::NoSuchColumn { name: name.clone(), columns }),
            None => Err(ImportProblem::NoKeywordColumn { encoding: None, columns }),
        }
    }

    /// The column of a field.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|(f, _)| *f == field).map(|(_, at)| *at)
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
    pub fn name(&self, field: Field) -> &str {
        self.column(field).and_then(|at| self.cells.get(at)).map_or("", String::as_str)
    }

    /// Whether the columns are those of 聚光.
    pub fn is_juguang(&self, options: &ReadOptions) -> bool {
        let is = |field, names: WordList| names.has(&plain(self.name(field)));
        options.map.is_empty()
            && is(Field::Keyword, WordList::JuguangKeyword)
            && is(Field::Searches, WordList::JuguangSearches)
    }

    fn names(&self) -> Vec<String> {
        self.cells.iter().filter(|c| !c.is_empty()).cloned().collect()
    }
}

/// The fields that cells of a header name.
fn columns(cells: &[String], map: &[(Field, String)]) -> Vec<(Field, usize)> {
    let plain_cells: Vec<String> = cells.iter().map(|c| plain(c)).collect();
    let mut found: Vec<(Field, usize)> = Vec::new();
    let taken = |found: &[(Field, usize)], at: usize| found.iter().any(|(_, a)| *a == at);
    for (field, name) in map {
        let whole = cells.iter().position(|c| c.trim() == name.trim());
        let alike = || plain_cells.iter().position(|c| !c.is_empty() && *c == plain(name));
        if let Some(at) = whole.or_else(alike) {
            found.push((*field, at));
        }
    }
    for (field, _) in Field::ALL {
        if map.iter().any(|(f, _)| *f == field) {
            continue;
        }
        let free = |name: &&str| plain_cells.iter().position(|c| c == name).filter(|at| !taken(&found, *at));
        if let Some(at) = field.headers().iter().find_map(free) {
            found.push((field, at));
        }
    }
    found.sort_unstable();
    found
}

/// A header without its unit, marks and script: 市場出價（元） → 市场出价, monthPv → monthpv.
fn plain(header: &str) -> String {
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

/// Whether a header is the API's `bid`, which is in fen.
pub fn is_api_bid(header: &str) -> bool {
    plain(header) == "bid"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(line: &str) -> Vec<&'static str> {
        let cells: Vec<String> = line.split(',').map(str::to_owned).collect();
        columns(&cells, &[]).into_iter().map(|(field, _)| field.name()).collect()
    }

    #[test]
    fn the_headers_that_exports_are_known_by() {
        let all = ["keyword", "searches", "bid", "competition", "competition_index", "reason"];
        assert_eq!(header("词包,关键词,推荐理由,竞争指数,竞争水平,月均搜索指数,市场出价"), all);
        assert_eq!(header("詞包,關鍵詞,推薦理由,競爭指數,競爭水平,月均搜索指數,市場出價（元）"), all);
        assert_eq!(header("keyword,monthpv,bid,competition_level,competitionScore,recommend_reason,source"), all);
        assert_eq!(header("推荐词,搜索热度,相关性"), ["keyword", "searches"]);
        assert_eq!(
            header("采集日期,关键词,月均搜索指数,市场出价(元),竞争指数,竞争水平,推荐理由").last(),
            Some(&"date")
        );
        assert!(header("标题,正文").is_empty());
    }

    #[test]
    fn the_aliases_are_written_plainly() {
        for (field, _) in Field::ALL {
            for name in field.headers() {
                assert_eq!(plain(name), *name);
            }
        }
    }

    #[test]
    fn units() {
        assert_eq!(unit("市场出价(元)"), "元");
        assert_eq!(unit("市場出價（分）"), "分");
        assert_eq!(unit("市场出价"), "");
    }
}
