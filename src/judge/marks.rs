//! What a stretch of text is judged by: its grams, the word classes that stand in it, and which of them stand close together.

use crate::grams::Letters;
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
        for hit in view.starting_in(range.clone()).iter().filter(|h| h.end as usize <= range.end) {
            let signs = lookup.signs(hit.string);
            if signs.is_empty() {
                continue;
            }
            let end = hit.end as usize;
            self.signs.extend(signs.iter().map(bucket));
            let behind = view.starting_in(end..range.end.min(end + NEAR + 1));
            for next in behind.iter().filter(|h| h.end as usize <= range.end) {
                let next = lookup.signs(next.string);
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
