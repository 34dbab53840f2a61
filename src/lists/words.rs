//! The words of a [`WordList`], and the few ways to look for them.

use super::list::WordList;

// `WORDS`: the words of each list, in the order of `WordList::ALL`.
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
        self.words().contains(&text)
    }

    /// Whether a character is one of the words.
    pub fn has_char(self, c: char) -> bool {
        self.has(c.encode_utf8(&mut [0; 4]))
    }

    /// Whether a text holds one of the words.
    pub fn is_in(self, text: &str) -> bool {
        self.words().iter().any(|w| text.contains(w))
    }

    /// Whether a text begins with one of the words.
    pub fn begins(self, text: &str) -> bool {
        // Most words begin otherwise, which the last byte of the first character tells best.
        let Some(last) = text.chars().next().map(|c| c.len_utf8() - 1) else { return false };
        let byte = text.as_bytes()[last];
        self.words().iter().any(|w| w.as_bytes().get(last) == Some(&byte) && text.starts_with(w))
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
            }
            assert!(!list.has("") && !list.is_in("\u{1}") && !list.has_char('\u{1}'));
        }
        assert!(WordList::CantoneseMark.has_char('嘅'));
    }
}
