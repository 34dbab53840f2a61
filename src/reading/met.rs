//! The different words of a view. Most of them stand there more than once: what the packs say of a word is looked up once a
//! word, and not once a hit.

use crate::pack::Hit;
use crate::pack::index::StringId;
use crate::pack::lookup::{Joins, Lookup, Raised};
use crate::pack::stored::Row;
use std::ops::Range;

/// The different strings and tokens among some hits, each with a number.
#[derive(Debug, Default)]
pub struct Met {
    /// By number.
    strings: Vec<StringId>,
    /// The number of each hit's string.
    numbers: Vec<u32>,
    /// For each string the sentences in which it begins, a bit each (see [`bit`]).
    sentences: Vec<u32>,
    /// The same for each part of patterns; in the end what stands for no part, with all bits.
    parts: Vec<u32>,
}

/// The bit of a sentence, by its number. In a long text several share one: what is asked by them is whether it is worth
/// while to look.
pub const fn bit(sentence: usize) -> u32 {
    1 << (sentence % 32)
}

impl Met {
    /// Of hits sorted by start. What begins between sentences is part of no pattern.
    pub fn of(hits: &[Hit], sentences: &[Range<usize>], lookup: &Lookup, joins: &Joins) -> Self {
        let (strings, numbers) = numbered(hits);
        let mut bits = vec![0; strings.len()];
        let mut rest = hits.iter().zip(&numbers).peekable();
        for (number, sentence) in sentences.iter().enumerate() {
            while rest.next_if(|(h, _)| (h.start as usize) < sentence.start).is_some() {}
            while let Some((_, string)) = rest.next_if(|(h, _)| (h.start as usize) < sentence.end) {
                bits[*string as usize] |= bit(number);
            }
        }
        let mut parts = vec![0; joins.count() + 1];
        parts[joins.count()] = u32::MAX;
        for (string, bits) in strings.iter().zip(&bits).filter(|(_, bits)| **bits != 0) {
            for part in joins.parts(lookup, *string).iter() {
                parts[part as usize] |= *bits;
            }
        }
        Self { strings, numbers, sentences: bits, parts }
    }

    /// What is said of each hit's string.
    pub fn each<T: Copy>(&self, said: impl Fn(StringId) -> T) -> Vec<T> {
        let said: Vec<T> = self.strings.iter().map(|string| said(*string)).collect();
        self.numbers.iter().map(|number| said[*number as usize]).collect()
    }

    /// The sentences in which each of some parts of patterns begins.
    pub fn sentences_with(&self, parts: Row<'_>) -> u32 {
        parts.iter().fold(u32::MAX, |all, part| all & self.part(part))
    }

    /// The same for the parts that a pattern needs.
    pub fn sentences_for(&self, raised: &Raised) -> u32 {
        raised.needs.into_iter().fold(u32::MAX, |all, part| all & self.part(part))
    }

    /// The sentences in which a part begins.
    pub fn part(&self, part: u32) -> u32 {
        self.parts.get(part as usize).copied().unwrap_or_default()
    }

    /// The patterns that come into question; `sentences_for` says in which sentences what a pattern needs is there.
    pub fn raised(&self, lookup: &Lookup, wanted: &Joins, sentences_for: impl Fn(&Raised) -> u32) -> InQuestion<'_> {
        let mut starts: Vec<u32> = Vec::with_capacity(self.strings.len() + 1);
        let mut found: Vec<(Raised, u32)> = Vec::with_capacity(64);
        for (string, bits) in self.strings.iter().zip(&self.sentences) {
            starts.push(found.len() as u32);
            if *bits != 0 {
                let raised = wanted.raised(lookup, *string).map(|raised| (raised, sentences_for(&raised) & bits));
                found.extend(raised.filter(|(_, sentences)| *sentences != 0));
            }
        }
        starts.push(found.len() as u32);
        InQuestion { met: self, starts, found }
    }
}

/// Patterns that come into question where their rarest element stands.
pub struct InQuestion<'m> {
    met: &'m Met,
    /// For each different string where its patterns begin in `found`.
    starts: Vec<u32>,
    /// The patterns with the bits of their sentences.
    found: Vec<(Raised, u32)>,
}

impl InQuestion<'_> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Those whose rarest element a hit is, in the sentence with this number. The hit is told by its place among all.
    pub fn at(&self, hit: usize, sentence: usize) -> impl Iterator<Item = Raised> {
        let number = self.met.numbers[hit] as usize;
        let found = &self.found[self.starts[number] as usize..self.starts[number + 1] as usize];
        found.iter().filter(move |(_, sentences)| sentences & bit(sentence) != 0).map(|(raised, _)| *raised)
    }
}

/// The different strings of some hits, and for each hit the number of its own: found in a table by hash.
fn numbered(hits: &[Hit]) -> (Vec<StringId>, Vec<u32>) {
    let bits = (2 * hits.len()).next_power_of_two().trailing_zeros().max(1);
    // One more than a number, or nothing.
    let mut table: Vec<u32> = vec![0; 1 << bits];
    let mut strings: Vec<StringId> = Vec::with_capacity(hits.len());
    let mut number_of = |string: StringId| {
        let mut place = (string.wrapping_mul(0x9e37_79b9) >> (32 - bits)) as usize;
        loop {
            match table[place].checked_sub(1) {
                Some(number) if strings[number as usize] == string => return number,
                Some(_) => place = (place + 1) % (1 << bits),
                None => {
                    strings.push(string);
                    table[place] = strings.len() as u32;
                    return strings.len() as u32 - 1;
                }
            }
        }
    };
    let numbers = hits.iter().map(|hit| number_of(hit.string)).collect();
    (strings, numbers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Packs, TOKEN_BASE};
    use crate::reading::view::View;
    use crate::text::variants;

    #[test]
    fn each_string_has_one_number() {
        let hit = |string| Hit { start: 0, end: 1, string };
        let hits: Vec<Hit> = [7, 3, 7, TOKEN_BASE + 1, 3, 0, u32::MAX, 7].map(hit).into();
        let (strings, numbers) = numbered(&hits);
        assert_eq!(strings, [7, 3, TOKEN_BASE + 1, 0, u32::MAX]);
        assert_eq!(numbers, [0, 1, 0, 2, 1, 3, 4, 0]);
        assert_eq!(numbered(&[]), (Vec::new(), Vec::new()));
    }

    #[test]
    fn parts_are_those_of_the_hits() {
        let packs = Packs::built_in();
        let text = "最後三日，全場八折！！！\n今日落雨，我哋休息，全場八折。";
        let view = View::new(variants().fold(text).squeeze(), text, &packs);
        let (lookup, joins) = (packs.lookup(), packs.lookup().joins(false));
        let met = Met::of(&view.hits, &view.sentences, lookup, joins);
        for part in 0..joins.count() as u32 {
            let is_in = |h: &&Hit| joins.parts(lookup, h.string).contains(part);
            let sentence = |h: &Hit| view.sentences.iter().position(|s| s.contains(&(h.start as usize)));
            let slow = view.hits.iter().filter(is_in).filter_map(sentence).fold(0, |all, number| all | bit(number));
            assert_eq!(met.part(part), slow, "{part}");
        }
        assert_eq!(met.part(joins.count() as u32), u32::MAX);
        assert_eq!(met.each(|string| string), view.hits.iter().map(|h| h.string).collect::<Vec<_>>());
    }
}
