//! The words of a [`WordList`], and the few ways to look for them.

use super::letters::{letters, place};
use super::list::WordList;

// `WORDS`, `SORTED`, `LETTERS`, `FIRSTS`: the words of each list and what is known of them, in the order of `WordList::ALL`.
include!(concat!(env!("OUT_DIR"), "/lists.rs"));

impl WordList {
    /// Its words, in the order of the file.
    pub const fn words(self) -> &'static [&'static str] {
        WORDS[self as usize]
    }

    /// Its first word; for lists of one. No list is empty.
    pub const fn word(self) -> &'static str {
        self.words()[0]
    }

    /// Whether a text is one of the words.
    pub fn has(self, text: &str) -> bool {
        let words = self.words();
        match text.chars().next() {
            Some(first) if self.may_begin_with(first) => {
                SORTED[self as usize].binary_search_by(|i| words[usize::from(*i)].cmp(text)).is_ok()
            }
            _ => false,
        }
    }

    /// Whether a character is one of the words.
    pub fn has_char(self, c: char) -> bool {
        self.may_begin_with(c) && self.has(c.encode_utf8(&mut [0; 4]))
    }

    /// Whether a text holds one of the words.
    pub fn is_in(self, text: &str) -> bool {
        self.possible_in(text).any(|w| text.contains(w))
    }

    /// The words that a text may hold by its letters, in the order of the file.
    pub fn possible_in(self, text: &str) -> impl Iterator<Item = &'static str> {
        let seen = letters(text);
        let words = self.words().iter().zip(LETTERS[self as usize]);
        words.filter(move |(_, letters)| *letters & !seen == 0).map(|(word, _)| *word)
    }

    /// Whether a text begins with one of the words.
    pub fn begins(self, text: &str) -> bool {
        self.beginning(text).next().is_some()
    }

    /// Whether words may begin with a character; of those that none begins with most are told.
    pub const fn may_begin_with(self, c: char) -> bool {
        let (number, bit) = place(c);
        FIRSTS[self as usize][number] & bit != 0
    }

    /// The words that a text begins with, the shortest first.
    pub fn beginning(self, text: &str) -> impl Iterator<Item = &'static str> {
        self.places_beginning(text).map(move |place| self.words()[place])
    }

    /// Their places in the list.
    pub fn places_beginning(self, text: &str) -> impl Iterator<Item = usize> {
        let words = self.words();
        let first = text.chars().next().filter(|c| self.may_begin_with(*c)).map_or("", |c| &text[..c.len_utf8()]);
        let sorted = if first.is_empty() { &[][..] } else { SORTED[self as usize] };
        let rest = &sorted[sorted.partition_point(|i| words[usize::from(*i)] < first)..];
        // Those that begin with the same character stand together; what begins with another word stands behind it.
        let alike = rest.iter().map(|i| usize::from(*i)).take_while(move |i| words[*i].starts_with(first));
        alike.filter(move |i| text.starts_with(words[*i]))
    }

    /// Whether a text ends with one of the words.
    pub fn ends(self, text: &str) -> bool {
        let last = text.as_bytes().last();
        self.words().iter().any(|w| w.as_bytes().last() == last && text.ends_with(w))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_found_in_a_text() {
        for (list, name) in WordList::ALL {
            assert_eq!(list.name(), *name);
            assert!(!list.words().is_empty(), "{name}");
            let mut seen = std::collections::BTreeSet::new();
            for word in list.words() {
                assert!(!word.is_empty() && seen.insert(word), "{name}: {word}");
                assert!(list.has(word) && list.is_in(&format!("x{word}x")));
                assert!(list.begins(&format!("{word}x")) && list.ends(&format!("x{word}")));
                let text = format!("{word}x");
                let slow: std::collections::BTreeSet<&str> =
                    list.words().iter().copied().filter(|w| text.starts_with(w)).collect();
                assert!(list.beginning(&text).eq(slow), "{name}: {word}");
                assert!(list.possible_in(&text).any(|w| w == *word), "{name}: {word}");
            }
            assert!(!list.has("") && !list.is_in("\u{1}") && !list.has_char('\u{1}'));
        }
        assert!(WordList::CantoneseMark.has_char('嘅'));
    }
}
