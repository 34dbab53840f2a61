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
    /// Those of a stretch of the folded text.
    pub fn of(cx: &Context<'_>, letters: &Letters, range: &Range<usize>) -> Self {
        let mut marks = Self::default();
        letters.alone(range, |gram| marks.grams.push(gram));
        signs(cx, range, |bucket| marks.signs.push(bucket));
        marks
    }
}

/// Hands over the bucket of each word class in a stretch of the folded text, and of each pair of them. There are many times
/// more than grams, so whoever only adds them up need not keep them.
pub fn signs(cx: &Context<'_>, range: &Range<usize>, mut take: impl FnMut(u16)) {
    let (view, lookup) = (cx.view, cx.packs.lookup());
    let inside = view.starting_in(range.clone()).iter().filter(|h| h.end as usize <= range.end);
    // What a word is a sign of is looked up once, and not once for each word before it.
    let words: Vec<(&Hit, Row<'_>)> =
        inside.map(|h| (h, lookup.signs(h.string))).filter(|(_, s)| !s.is_empty()).collect();
    for (place, (hit, signs)) in words.iter().enumerate() {
        signs.iter().for_each(|sign| take(bucket(sign)));
        let behind = words[place + 1..].iter().skip_while(|(h, _)| h.start < hit.end);
        for (_, next) in behind.take_while(|(h, _)| (h.start - hit.end) as usize <= NEAR) {
            work::looked_at(next.len());
            for first in signs.iter() {
                next.iter().for_each(|second| take(bucket(pair(first, second))));
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
