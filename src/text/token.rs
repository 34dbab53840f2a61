//! The kinds of things that are recognised by shape and not by word: [`Token`]. How they are found is `scan`'s business.
//!
//! Shared with the build script.

use serde::{Deserialize, Serialize};

/// A token and where it stands in the folded text.
pub type Found = (Token, std::ops::Range<usize>);

/// What code recognises by shape, not by word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Token {
    /// A number.
    Num,
    /// An amount with its currency.
    Price,
    /// A percentage.
    Percent,
    /// 5折, 20% off.
    Discount,
    /// A telephone number.
    Phone,
    /// A web address.
    Url,
    /// @name.
    Handle,
    /// Three or more exclamation marks.
    Excl,
    /// One emoji or in-app code.
    Emoji,
    /// name@host.
    Mail,
    /// A bare account name: letters with a digit, `_` or an inner point.
    Id,
}

impl Token {
    /// All tokens, in the order of their ids.
    pub const ALL: [Self; 11] = [
        Self::Num,
        Self::Price,
        Self::Percent,
        Self::Discount,
        Self::Phone,
        Self::Url,
        Self::Handle,
        Self::Excl,
        Self::Emoji,
        Self::Mail,
        Self::Id,
    ];

    /// The name behind `#`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Num => "num",
            Self::Price => "price",
            Self::Percent => "percent",
            Self::Discount => "discount",
            Self::Phone => "phone",
            Self::Url => "url",
            Self::Handle => "handle",
            Self::Excl => "excl",
            Self::Emoji => "emoji",
            Self::Mail => "mail",
            Self::Id => "id",
        }
    }

    /// The token's bit in a set of tokens.
    pub const fn bit(self) -> u16 {
        1 << self as u16
    }
}
