//! Comments that say the same: [`Twins`] tells of each which came first.

use crate::lists::WordList;
use crate::text::script::is_letter;
use crate::text::variants;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// The comments so far, by what is left of them without manners and marks.
#[derive(Debug, Default)]
pub struct Twins {
    first: HashMap<String, usize>,
}

impl Twins {
    /// The first comment that said the same, by its number; `None` for the first itself, and for pictures alone.
    pub fn of(&mut self, number: usize, text: &str) -> Option<usize> {
        let key = key(text);
        if key.is_empty() {
            return None;
        }
        match self.first.entry(key) {
            Entry::Occupied(first) => Some(*first.get()),
            Entry::Vacant(free) => {
                free.insert(number);
                None
            }
        }
    }
}

/// What a comment says: letters and digits without manners, particles and case.
fn key(text: &str) -> String {
    let folded = variants().fold_str(text);
    let mut said: String = folded.split('@').next().unwrap_or_default().to_owned();
    for word in WordList::CommentManners.words() {
        said = said.replace(word, "");
    }
    said.retain(|c| is_letter(c) || c.is_ascii_alphanumeric());
    said.trim_end_matches(|c| WordList::CommentParticle.has_char(c)).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn manners_and_marks_make_no_difference() {
        let mut twins = Twins::default();
        let found: Vec<Option<usize>> = ["請問幾點收？", "几点收呀😀", "想問幾點收！！", "幾點開", "😍", "😍"]
            .iter()
            .enumerate()
            .map(|(i, t)| twins.of(i, t))
            .collect();
        assert_eq!(found, [None, Some(0), Some(0), None, None, None]);
    }
}
