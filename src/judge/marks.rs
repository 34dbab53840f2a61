//! What a stretch of text is judged by: its grams, the word classes that stand in it, and which of them stand close together.

use crate::grams::Letters;
use crate::pack::Hit;
use crate::pack::stored::Row;
use crate::reading::context::Context;
use crate::text::work;
use std::ops::Range;

/// Bytes between two words that are told as a pair: four Han characters, or two short Latin words.
const NEAR: usize = 12;

/// The marks of a stretch, as buckets; one that stands there twice counts twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Of its grams (see [`crate::grams`]).
    pub grams: Vec<u16>,
    /// Of word classes, and of pairs of them.
    pub signs: Vec<u16>,
}

impl Marks {
    /// Reads a stretch of the folded text.
    pub fn read(&mut self, cx: &Context<'_>, letters: &Letters, range: &Range<usize>) {
        self.grams.clear();
        self.signs.clear();
        letters.alone(range, &mut self.grams);
        let (view, lookup) = (cx.view, cx.packs.lookup());
        let inside = view.starting_in(range.clone()).iter().filter(|h| h.end as usize <= range.end);
        // What a word is a sign of is looked up once, and not once for each word before it.
        let words: Vec<(&Hit, Row<'_>)> =
            inside.map(|h| (h, lookup.signs(h.string))).filter(|(_, s)| !s.is_empty()).collect();
        for (place, (hit, signs)) in words.iter().enumerate() {
            self.signs.extend(signs.iter().map(bucket));
            let behind = words[place + 1..].iter().skip_while(|(h, _)| h.start < hit.end);
            for (_, next) in behind.take_while(|(h, _)| (h.start - hit.end) as usize <= NEAR) {
                work::looked_at(next.len());
                self.signs.extend(signs.iter().flat_map(|a| next.iter().map(move |b| bucket(pair(a, b)))));
            }
        }
    }
}

/// Two signs in this order.
const fn pair(first: u32, second: u32) -> u32 {
    (first.rotate_left(5) ^ second).wrapping_mul(0x0100_0193)
}

const fn bucket(sign: u32) -> u16 {
    (sign ^ sign >> 16) as u16
}
