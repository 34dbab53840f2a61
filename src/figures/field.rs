//! What a column of an export can hold, and the headers that it is known by: [`Field`].

use crate::lists::WordList;

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

    /// Headers, the most certain first, as `columns::plain` leaves them: of 聚光's exports, of its API, of what people name
    /// such columns themselves.
    pub(super) const fn headers(self) -> &'static [&'static str] {
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
}
