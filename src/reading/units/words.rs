//! The words that units are told by, looked for in folded text. English words stand alone.

use crate::lists::WordList;
use crate::text::variants;

/// Whether a text may begin with a word of a list once it is folded. Most texts that do not are told without folding them.
pub fn may_begin(list: WordList, text: &str) -> bool {
    let Some(c) = text.trim_start().chars().next() else { return false };
    let mut folded = String::with_capacity(4);
    variants().fold_char(c, &mut folded);
    folded.chars().next().is_none_or(|c| list.may_begin_with(c))
}

/// What units compare: folded text, without blanks around it.
pub fn folded(text: &str) -> String {
    variants().fold_str(text.trim())
}

/// The longest word of a list that a folded text begins with.
pub fn beginning(list: WordList, text: &str) -> Option<usize> {
    list.beginning(text).map(str::len).filter(|len| ends_word(text, *len)).last()
}

/// Whether a folded text ends with a word of a list.
pub fn ends(list: WordList, text: &str) -> bool {
    list.words().iter().any(|w| text.ends_with(w) && begins_word(text, text.len() - w.len()))
}

/// Whether a folded text holds a word of a list.
pub fn holds(list: WordList, text: &str) -> bool {
    let stands = |w: &str| text.match_indices(w).any(|(i, _)| begins_word(text, i) && ends_word(text, i + w.len()));
    list.possible_in(text).any(stands)
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
