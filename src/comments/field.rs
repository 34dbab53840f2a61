//! What the columns of a table of comments can hold: [`CommentField`].

use crate::lists::WordList;
use crate::tables::field::Field;

/// What a column can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CommentField {
    /// What was said.
    Text,
    /// The name of the comment in its table.
    Id,
    /// Who said it.
    Author,
    /// When.
    Date,
    /// Under which note.
    Title,
}

impl Field for CommentField {
    fn all() -> &'static [(Self, &'static str)] {
        &[
            (Self::Text, "text"),
            (Self::Id, "id"),
            (Self::Author, "author"),
            (Self::Date, "date"),
            (Self::Title, "title"),
        ]
    }

    fn headers(self) -> &'static [&'static str] {
        let list = match self {
            Self::Text => WordList::ColumnComment,
            Self::Id => WordList::ColumnId,
            Self::Author => WordList::ColumnAuthor,
            Self::Date => WordList::ColumnDate,
            Self::Title => WordList::ColumnTitle,
        };
        list.words()
    }

    fn is_needed(self) -> bool {
        self == Self::Text
    }

    /// 评论内容1, 评论内容2: several comments stand beside a note.
    fn is_repeated(self) -> bool {
        self == Self::Text
    }
}
