//! What a column of a table of mentions can hold: [`Field`].

use crate::lists::WordList;
use crate::tables::field::Field as Column;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "the names say what the columns hold")]
pub enum Field {
    Text,
    Title,
    Author,
    Followers,
    Likes,
    Saves,
    Comments,
    Shares,
    Date,
    Platform,
    City,
    Link,
    Paid,
    Id,
}

impl Column for Field {
    fn all() -> &'static [(Self, &'static str)] {
        &[
            (Self::Text, "text"),
            (Self::Title, "title"),
            (Self::Author, "author"),
            (Self::Followers, "followers"),
            (Self::Likes, "likes"),
            (Self::Saves, "saves"),
            (Self::Comments, "comments"),
            (Self::Shares, "shares"),
            (Self::Date, "date"),
            (Self::Platform, "platform"),
            (Self::City, "city"),
            (Self::Link, "link"),
            (Self::Paid, "paid"),
            (Self::Id, "id"),
        ]
    }

    fn headers(self) -> &'static [&'static str] {
        let list = match self {
            Self::Text => WordList::ColumnPost,
            Self::Title => WordList::ColumnTitle,
            Self::Author => WordList::ColumnAuthor,
            Self::Followers => WordList::ColumnFollowers,
            Self::Likes => WordList::ColumnLikes,
            Self::Saves => WordList::ColumnSaves,
            Self::Comments => WordList::ColumnComments,
            Self::Shares => WordList::ColumnShares,
            Self::Date => WordList::ColumnDate,
            Self::Platform => WordList::ColumnPlatform,
            Self::City => WordList::ColumnCity,
            Self::Link => WordList::ColumnLink,
            Self::Paid => WordList::ColumnPaid,
            Self::Id => WordList::ColumnId,
        };
        list.words()
    }

    fn is_needed(self) -> bool {
        self == Self::Text
    }
}
