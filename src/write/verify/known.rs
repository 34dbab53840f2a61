//! What stands anywhere in a text, to look words up in: most words of a version that its draft vouches for stand there.

use super::{tokens, words};
use crate::pack::Packs;
use crate::reading::{Reading, terms};
use crate::text::variants;

/// What stands anywhere in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Ids of words, and of characters, sorted.
    ids: Vec<u64>,
    /// Han characters, each with the one that stands before it, as one number and sorted; a blank where there is none.
    pairs: Vec<u64>,
}

/// A character with the one before it; sorted by the character.
const fn pair(before: char, c: char) -> u64 {
    (c as u64) << 32 | before as u64
}

impl Known {
    /// What stands in a folded text, and what vouches for a version besides: names of the target's place and trade.
    pub fn of(text: &str, reading: &Reading, packs: &Packs, ids: impl Iterator<Item = u64>) -> Self {
        let own = own_words(reading, packs);
        let mut out = Self { ids: ids.collect(), ..Self::default() };
        out.add(text);
        out.add(&own);
        let words = own.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
        out.ids.extend(words.map(|w| words::hash(tokens::stem(w))));
        out.ids.sort_unstable();
        out.pairs.sort_unstable();
        out
    }

    fn add(&mut self, folded: &str) {
        self.pairs.reserve(folded.len() / 3);
        let mut before = ' ';
        for c in folded.chars() {
            if matches!(c, '\u{3400}'..='\u{9fff}') {
                self.pairs.push(pair(before, c));
                before = c;
            } else if !c.is_whitespace() {
                before = ' ';
            }
        }
    }

    /// Whether a word stands there.
    pub fn has_id(&self, id: u64) -> bool {
        self.ids.binary_search(&id).is_ok()
    }

    /// Whether two characters stand there side by side.
    pub fn has_pair(&self, a: char, b: char) -> bool {
        self.pairs.binary_search(&pair(a, b)).is_ok()
    }

    /// Whether a character stands there.
    pub fn has_char(&self, c: char) -> bool {
        let first = self.pairs.partition_point(|p| *p < pair('\0', c));
        self.pairs.get(first).is_some_and(|p| p >> 32 == u64::from(c))
    }
}

/// What people search a shop like this by: names of its place and trade, its own keywords, folded.
fn own_words(reading: &Reading, packs: &Packs) -> String {
    let target = &reading.target;
    let district = target.district.map(|d| packs.index.districts[d as usize].term);
    let trade = target.category.map(|c| packs.index.categories[c as usize].term);
    let mut terms: Vec<u32> =
        target.place.into_iter().chain(district).flat_map(|p| terms::with_parents(packs, p)).collect();
    terms.extend(trade);
    let mut out = String::with_capacity(256);
    let mut add = |name: &str| {
        name.chars().for_each(|c| variants().fold_char(c, &mut out));
        out.push('\n');
    };
    target.keywords.iter().for_each(|keyword| add(keyword));
    for term in terms {
        let term = &packs.index.terms[term as usize];
        let names = [&term.name.hant, &term.name.hans, &term.name.en].into_iter().chain(&term.forms);
        names.for_each(|name| add(name));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_those_beside_them() {
        let mut known = Known::default();
        known.add("手冲 咖啡a店");
        known.pairs.sort_unstable();
        assert!(known.has_pair('手', '冲') && known.has_pair('冲', '咖') && !known.has_pair('啡', '店'));
        assert!("手冲咖啡店".chars().all(|c| known.has_char(c)));
        assert!(!known.has_char('茶') && !known.has_char('a') && !known.has_char('\u{9fff}'));
    }
}
