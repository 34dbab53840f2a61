//! What stands anywhere in a text, to look words up in: most words of a version that its draft vouches for stand there.

use super::{tokens, words};
use crate::pack::Packs;
use crate::reading::{Reading, terms};
use crate::text::variants;

/// What stands anywhere in a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Ids of words, and of characters. All three are sorted.
    ids: Vec<u64>,
    /// Pairs of Han characters that stand side by side.
    pairs: Vec<(char, char)>,
    /// Han characters.
    chars: Vec<char>,
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
        out.chars.sort_unstable();
        out
    }

    fn add(&mut self, folded: &str) {
        let mut before = ' ';
        for c in folded.chars() {
            if matches!(c, '\u{3400}'..='\u{9fff}') {
                self.chars.push(c);
                self.pairs.push((before, c));
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
        self.pairs.binary_search(&(a, b)).is_ok()
    }

    /// Whether a character stands there.
    pub fn has_char(&self, c: char) -> bool {
        self.chars.binary_search(&c).is_ok()
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
    let mut out = variants().fold_str(&target.keywords.join("\n"));
    out.push('\n');
    for term in terms {
        let term = &packs.index.terms[term as usize];
        let names = [&term.name.hant, &term.name.hans, &term.name.en].into_iter().chain(&term.forms);
        for name in names {
            out.push_str(&variants().fold_str(name));
            out.push('\n');
        }
    }
    out
}
