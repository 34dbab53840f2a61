//! The words that units are told by, looked for in folded text. English words stand alone.

use crate::lists::WordList;
use crate::text::variants;

/// What units compare: folded text, without blanks around it.
pub fn folded(text: &str) -> String {
    variants().fold_str(text.trim())
}

/// The longest word of a list that a folded text begins with.
pub fn beginning(list: WordList, text: &str) -> Option<usize> {
    // Most words begin otherwise: of three bytes a Han character has two in common with few.
    let first = text.as_bytes().get(..2);
    let may_stand = |w: &str| w.len() < 2 || w.as_bytes().get(..2) == first;
    let stands = |w: &&&str| may_stand(w) && text.starts_with(**w) && ends_word(text, w.len());
    list.words().iter().filter(stands).map(|w| w.len()).max()
}

/// Whether a folded text ends with a word of a list.
pub fn ends(list: WordList, text: &str) -> bool {
    list.words().iter().any(|w| text.ends_with(w) && begins_word(text, text.len() - w.len()))
}

/// Whether a folded text holds a word of a list.
pub fn holds(list: WordList, text: &str) -> bool {
    // Most words have a letter that the text has not.
    let seen = letters(text);
    list.words()
        .iter()
        .filter(|w| letters(w) & !seen == 0)
        .any(|w| text.match_indices(w).any(|(i, _)| begins_word(text, i) && ends_word(text, i + w.len())))
}

/// Which letters a text has, several of them to a bit.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |seen, c| seen | 1 << (u32::from(c) % 64))
}

fn ends_word(text: &str, at: usize) -> bool {
    let (before, after) = (at.checked_sub(1).map(|i| text.as_bytes()[i]), text.as_bytes().get(at));
    !(before.is_some_and(|b| b.is_ascii_alphanumeric()) && after.is_some_and(u8::is_ascii_alphanumeric))
}

fn begins_word(text: &str, at: usize) -> bool {
    ends_word(text, at)
}

/// Whether a character stands between the things of a list.
pub fn is_joint(c: char) -> bool {
    WordList::UnitJoint.has_char(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded() {
        for (list, name) in WordList::ALL.iter().filter(|(_, name)| name.starts_with("unit-") && !is_other(name)) {
            for word in list.words() {
                assert_eq!(variants().fold_str(word), *word, "{name}");
            }
        }
    }

    /// `unit-day` and its like are units of measure; marks are compared as they stand.
    fn is_other(name: &str) -> bool {
        matches!(name, "unit-bullet" | "unit-label-picture" | "unit-joint")
            || crate::text::measure::UNITS.iter().any(|(_, list)| list.name() == name)
    }

    #[test]
    fn english_words_stand_alone() {
        assert_eq!(beginning(WordList::UnitCallBegins, "like this"), Some(4));
        assert_eq!(beginning(WordList::UnitCallBegins, "likely"), None);
        assert!(holds(WordList::UnitNoiseAbout, "a post") && !holds(WordList::UnitNoiseAbout, "postal"));
    }
}
