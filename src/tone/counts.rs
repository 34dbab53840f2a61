//! Which grams stand in a note, and what they add to the sums: each counts once, however often it stands there.

use super::model::{self, SUMS, Weights};
use crate::grams::BUCKETS;

/// What the grams of a note add.
pub struct Counts {
    /// To the sums of selling and of sharing.
    pub sums: [f32; SUMS],
    /// What one gram weighs of its weight: the vector of all is as long as one, whatever the note's length.
    part: f32,
}

impl Counts {
    /// Of the grams of a note.
    pub fn of(grams: &[u16]) -> Self {
        let mut seen = Seen([0; BUCKETS / 64]);
        let (weights, mut sums, mut different) = (Weights::read(), [0_i32; SUMS], 0_u32);
        for bucket in grams {
            if seen.is_new(*bucket) {
                different += 1;
                for (sum, weight) in sums.iter_mut().zip(weights.of(*bucket)) {
                    *sum += i32::from(weight);
                }
            }
        }
        let part = 1.0 / (different.max(1) as f32).sqrt();
        let scales = model::scales();
        Self { sums: [0, 1].map(|i| sums[i] as f32 * scales[i] * part), part }
    }

    /// What some of the grams add to the sum of selling.
    pub fn sells(&self, grams: &[u16]) -> f32 {
        let weights = Weights::read();
        let sum: i32 = grams.iter().map(|bucket| i32::from(weights.of(*bucket)[0])).sum();
        sum as f32 * model::scales()[0] * self.part
    }
}

/// The buckets that have been met, a bit each.
struct Seen([u64; BUCKETS / 64]);

impl Seen {
    fn is_new(&mut self, bucket: u16) -> bool {
        let bit = 1 << (bucket % 64);
        let word = &mut self.0[usize::from(bucket / 64)];
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_gram_adds_its_share_once() {
        let counts = Counts::of(&[7, 9, 7, 65_535, 0, 7, 9]);
        for sum in 0..SUMS {
            let weights: i32 = [0, 7, 9, 65_535].into_iter().map(|b| i32::from(Weights::read().of(b)[sum])).sum();
            assert!((counts.sums[sum] - weights as f32 * model::scales()[sum] / 2.0).abs() < 1e-5);
        }
        assert!((counts.sells(&[7, 9, 65_535, 0]) - counts.sums[0]).abs() < 1e-5);
    }

    #[test]
    fn nothing_adds_nothing() {
        assert!(Counts::of(&[]).sums.iter().all(|sum| sum.abs() < 1e-9));
    }
}
