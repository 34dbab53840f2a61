//! What a column of an export can hold, and the headers that it is known by: [`Field`].

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
