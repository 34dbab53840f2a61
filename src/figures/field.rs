//! What a column of an export can hold, and the headers that it is known by: [`Field`].

use crate::lists::WordList;
use crate::tables::field::Field as Column;

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

impl Column for Field {
    fn all() -> &'static [(Self, &'static str)] {
        &[
            (Self::Keyword, "keyword"),
            (Self::Searches, "searches"),
            (Self::Bid, "bid"),
            (Self::Competition, "competition"),
            (Self::CompetitionIndex, "competition_index"),
            (Self::Reason, "reason"),
            (Self::Date, "date"),
        ]
    }

    /// Of 聚光's exports, of its API, of what people name such columns themselves.
    fn headers(self) -> &'static [&'static str] {
        let list = match self {
            Self::Keyword => WordList::ExportKeyword,
            Self::Searches => WordList::ExportSearches,
            Self::Bid => WordList::ExportBid,
            Self::Competition => WordList::ExportCompetition,
            Self::CompetitionIndex => WordList::ExportCompetitionIndex,
            Self::Reason => WordList::ExportReason,
            Self::Date => WordList::ExportDate,
        };
        list.words()
    }

    fn is_needed(self) -> bool {
        self == Self::Keyword
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::grid::Grid;
    use crate::tables::header::{Header, plain};
    use crate::tables::limits::Limits;

    fn header(line: &str) -> Vec<&'static str> {
        let grid = Grid::csv(line, b',', 1, &Limits::default()).unwrap();
        let found = Header::<Field>::find(&grid, &[]);
        found.map(|h| h.columns.iter().map(|(field, _)| field.name()).collect()).unwrap_or_default()
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
        for (field, _) in Field::all() {
            for name in field.headers() {
                assert_eq!(plain(name), *name);
            }
        }
    }
}
