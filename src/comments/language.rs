//! In which language a comment is written, and so in which it is answered: [`Tongue`].

use crate::lists::WordList;
use crate::text::script::{self, Script};

/// The language of a comment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tongue {
    /// Written Cantonese.
    #[default]
    Yue,
    /// Written Chinese in Traditional characters.
    Hant,
    /// Written Chinese in Simplified characters.
    Hans,
    /// English.
    En,
    /// Chinese and English, neither of them little.
    Mixed,
}

/// A Latin word in a Chinese comment is no other language; so many words for each Chinese character are.
const LATIN_WORDS: usize = 4;

impl Tongue {
    /// All of them with their names.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Yue, "yue"),
        (Self::Hant, "zh-Hant"),
        (Self::Hans, "zh-Hans"),
        (Self::En, "en"),
        (Self::Mixed, "mixed"),
    ];

    /// The language of a text. One that could be Traditional as well as Simplified is taken as Hong Kong writes.
    pub fn of(text: &str) -> Self {
        let han = text.chars().filter(|c| script::is_letter(*c) && !c.is_ascii()).count();
        let latin = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|w| w.len() > 1).count();
        if han == 0 {
            return if latin > 0 { Self::En } else { Self::Yue };
        }
        // A comment is short: one word that only Cantonese uses is enough.
        if WordList::CantoneseMark.is_in(text) || WordList::CommentYue.is_in(text) {
            return Self::Yue;
        }
        if latin >= LATIN_WORDS && latin * 2 > han {
            return Self::Mixed;
        }
        match script::script(text) {
            Script::Hans => Self::Hans,
            _ => Self::Hant,
        }
    }

    /// The name in reports.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_of_a_comment() {
        for (text, wanted) in [
            ("今晚仲有冇位呀", Tongue::Yue),
            ("請問星期日有營業嗎", Tongue::Hant),
            ("请问周日营业吗", Tongue::Hans),
            ("do you open on sunday", Tongue::En),
            ("可以 walk in 嗎", Tongue::Hant),
            ("is it ok to bring my dog 小狗", Tongue::Mixed),
            ("😍😍", Tongue::Yue),
            ("", Tongue::Yue),
        ] {
            assert_eq!(Tongue::of(text), wanted, "{text}");
        }
    }
}
