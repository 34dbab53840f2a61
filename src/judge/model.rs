//! The learned sums: how much a line sounds like a breach, and what it would be about. Made by
//! `keyword_packs/judge/train.py`.

use super::kind::KINDS;
use super::marks::Marks;
use crate::grams::BUCKETS;
use crate::note::Author;

/// Floats, then a byte for each bucket of grams and of signs, then for each of fewer buckets a byte for each kind, of grams
/// and of signs.
static MODEL: &[u8] = include_bytes!("../../keyword_packs/judge/model.bin");

/// A stretch of fewer grams, or signs, is judged as if it had so many: a word or two say little.
const LEAST_GRAMS: usize = 60;
const LEAST_SIGNS: usize = 10;
/// Buckets of the sums of the kinds.
const KIND_BUCKETS: usize = 1 << 13;

/// A border between opinions, and its place among the floats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Border {
    /// Below it a stretch is almost surely innocent.
    Innocent = 0,
    /// Below it a clause of such a stretch is no breach by itself.
    Clause = 1,
    /// From here on a stretch is almost surely a breach.
    Suspect = 2,
}

/// The other floats, by place.
const BEGIN: usize = 3;
const CUSTOMER: usize = 4;
const KOC: usize = 5;
const GRAMS: usize = 6;
const SIGNS: usize = 7;
/// For each kind what its sum begins with, and the scales of its grams and signs.
const KIND: usize = 8;
const FLOATS: usize = KIND + 3 * KINDS.len();

/// Where a border lies.
pub fn border(border: Border) -> f32 {
    float(border as usize)
}

/// What the marks of a stretch add up to, of one sort.
#[derive(Clone, Copy, Debug)]
pub struct Tally {
    weights: &'static [u8; BUCKETS],
    sum: i32,
    count: usize,
}

impl Tally {
    /// Nothing yet, of grams.
    pub fn of_grams() -> Self {
        Self::from(FLOATS * 4)
    }

    /// Nothing yet, of signs.
    pub fn of_signs() -> Self {
        Self::from(FLOATS * 4 + BUCKETS)
    }

    fn from(place: usize) -> Self {
        static NOTHING: [u8; BUCKETS] = [0; BUCKETS];
        Self { weights: weights(place, BUCKETS).try_into().unwrap_or(&NOTHING), sum: 0, count: 0 }
    }

    /// One mark more.
    pub fn add(&mut self, bucket: u16) {
        self.sum += i32::from(self.weights[usize::from(bucket)].cast_signed());
        self.count += 1;
    }

    /// As if the vector of all marks were as long as one, but for a stretch of very few.
    fn scaled(self, least: usize) -> f32 {
        self.sum as f32 / root(self.count, least)
    }
}

/// How much a stretch sounds like a breach: the logarithm of its odds among lines of which every other is one.
pub fn breach(grams: Tally, signs: Tally, author: Option<Author>) -> f32 {
    let who = match author {
        Some(Author::Customer) => float(CUSTOMER),
        Some(Author::Koc) => float(KOC),
        _ => 0.0,
    };
    float(BEGIN) + who + float(GRAMS) * grams.scaled(LEAST_GRAMS) + float(SIGNS) * signs.scaled(LEAST_SIGNS)
}

/// How much a stretch speaks for each kind.
pub fn kinds(marks: &Marks) -> [f32; KINDS.len()] {
    let size = KIND_BUCKETS * KINDS.len();
    let from = FLOATS * 4 + 2 * BUCKETS;
    let grams = sums(&marks.grams, weights(from, size));
    let signs = sums(&marks.signs, weights(from + size, size));
    let mut out = [0.0; KINDS.len()];
    for (kind, sum) in out.iter_mut().enumerate() {
        let [begin, gram, sign] = [0, 1, 2].map(|i| float(KIND + 3 * kind + i));
        *sum = begin
            + gram * grams[kind] as f32 / root(marks.grams.len(), LEAST_GRAMS)
            + sign * signs[kind] as f32 / root(marks.signs.len(), LEAST_SIGNS);
    }
    out
}

/// What buckets add to each kind.
fn sums(buckets: &[u16], weights: &[u8]) -> [i32; KINDS.len()] {
    let mut out = [0; KINDS.len()];
    for bucket in buckets {
        let at = usize::from(*bucket) % KIND_BUCKETS * KINDS.len();
        for (sum, byte) in out.iter_mut().zip(weights.get(at..).unwrap_or_default()) {
            *sum += i32::from(byte.cast_signed());
        }
    }
    out
}

/// The length of a stretch's vector.
fn root(count: usize, least: usize) -> f32 {
    (count.max(least) as f32).sqrt()
}

fn weights(from: usize, count: usize) -> &'static [u8] {
    MODEL.get(from..from + count).unwrap_or_default()
}

fn float(place: usize) -> f32 {
    let bytes = MODEL.get(place * 4..place * 4 + 4).and_then(|b| b.try_into().ok());
    bytes.map_or(0.0, f32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_as_long_as_the_code_reads() {
        assert_eq!(MODEL.len(), FLOATS * 4 + 2 * BUCKETS + 2 * KIND_BUCKETS * KINDS.len());
        assert!(MODEL.len() <= 512 * 1024);
        assert!((0..FLOATS).all(|place| float(place).is_finite()));
        assert!(border(Border::Innocent) < border(Border::Clause) && border(Border::Clause) < border(Border::Suspect));
        assert!(float(GRAMS) > 0.0 && float(SIGNS) > 0.0);
    }
}
