//! Which column holds what: by the names that exports are known to use, and by those that a user gives.

use super::grid::{Grid, Line};
use super::{Options, Problem};
use crate::text::variants;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The keyword.
    Keyword,
    /// 月均搜索指数
    Searches,
    /// 市场出价
    Bid,
    /// 竞争水平: 高, 中, 低, 无
    Competition,
    /// 竞争指数
    CompetitionIndex,
    /// 推荐理由
    Reason,
    /// 采集日期
    Date,
}

impl Field {
    /// All of them, with the name in `--map`.
    pub const ALL: [(Self, &'static str); 7] = [
        (Self::Keyword, "keyword"),
        (Self::Searches, "searches"),
        (Self::Bid, "bid"),
        (Self::Competition, "competition"),
        (Self::CompetitionIndex, "competition_index"),
        (Self::Reason, "reason"),
        (Self::Date, "date"),
    ];

    /// The name in `--map`.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(field, _)| *field == self).map_or("", |(_, name)| name)
    }

    /// The field of a name in `--map`.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_ascii_lowercase().replace('-', "_");
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(field, _)| *field)
    }

    /// Headers, the most certain first, as [`plain`] leaves them: of 聚光's exports, of its API, of what people name
    /// such columns themselves.
    const fn headers(self) -> &'static [&'static str] {
        match self {
            Self::Keyword => &["关键词", "关键字", "推荐词", "搜索词", "关键词名称", "keyword", "keywords", "query"],
            Self::Searches => &[
                "月均搜索指数",
                "搜索指数",
                "月均搜索量",
                "月搜索量",
                "搜索量",
                "搜索热度",
                "monthpv",
                "searchvolume",
                "searchindex",
                "searches",
            ],
            Self::Bid => &["市场出价", "建议出价", "出价", "bid", "suggestedbid"],
            Self::Competition => &["竞争水平", "竞争程度", "竞争度", "competitionlevel", "competition"],
            Self::CompetitionIndex => &["竞争指数", "competitionscore", "competitionindex"],
            Self::Reason => &["推荐理由", "recommendreason", "reason"],
            Self::Date => &["采集日期", "数据日期", "导出日期", "统计日期", "日期", "date"],
        }
    }
}

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
    /// A title and notes may stand before the header, but not more than this.
    pub const WITHIN: usize = 10;

    /// Looks for the header in the first lines.
    pub fn find(grid: &Grid, map: &[(Field, String)]) -> Result<Self, Problem> {
        let mut fullest: Option<&Line> = None;
        for (index, line) in grid.lines.iter().enumerate().take(Self::WITHIN) {
            let columns = columns(&line.cells, map);
            if columns.iter().any(|(field, _)| *field == Field::Keyword) {
                let header = Self { index, columns, cells: line.cells.clone() };
                return match map.iter().find(|(field, _)| header.column(*field).is_none()) {
                    Some((_, name)) => Err(Problem::NoSuchColumn { name: name.clone(), columns: header.names() }),
                    None => Ok(header),
                };
            }
            let filled = |l: &Line| l.cells.iter().filter(|c| !c.is_empty()).count();
            if fullest.is_none_or(|f| filled(line) > filled(f)) {
                fullest = Some(line);
            }
        }
        let columns: Vec<String> =
            fullest.map(|l| l.cells.iter().filter(|c| !c.is_empty()).cloned().collect()).unwrap_or_default();
        match map.iter().find(|(field, _)| *field == Field::Keyword) {
            Some((_, name)) => Err(Problem::NoSuchColumn { name: name.clone(), columns }),
            None => Err(Problem::NoKeywordColumn { encoding: None, columns }),
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
    pub fn is_juguang(&self, options: &Options) -> bool {
        let is = |field, names: &[&str]| names.contains(&plain(self.name(field)).as_str());
        options.map.is_empty()
            && is(Field::Keyword, &["关键词", "keyword"])
            && is(Field::Searches, &["月均搜索指数", "monthpv"])
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
