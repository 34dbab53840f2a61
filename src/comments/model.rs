//! The learned sums: one for each intent and two for the urgency, over grams and features. Made by
//! `keyword_packs/comments/train.py` from comments of our own.

use super::features;
use super::intent::Intent;

/// The outputs: the intents, then `now`, then whether it wants an answer at all.
pub const OUTPUTS: usize = Intent::ALL.len() + 2;

/// For each output a scale, what it begins with and the weights of the features, as floats; then for each bucket a byte for
/// how rare it is and one for each output.
static MODEL: &[u8] = include_bytes!("../../keyword_packs/comments/model.bin");

/// How rare a bucket is: its byte by this.
const RARITY: f32 = 1.0 / 16.0;
/// Bytes of one bucket.
const BYTES: usize = OUTPUTS + 1;

/// Floats of one output.
const FLOATS: usize = 2 + features::COUNT;

/// The sums of a comment, before anything is made of them.
pub type Sums = [f32; OUTPUTS];

/// The floats, read once.
#[derive(Debug)]
pub struct Model {
    floats: Vec<f32>,
    bytes: &'static [u8],
}

impl Default for Model {
    fn default() -> Self {
        let floats = MODEL.chunks_exact(4).take(OUTPUTS * FLOATS);
        let floats = floats.map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]])).collect();
        Self { floats, bytes: MODEL.get(OUTPUTS * FLOATS * 4..).unwrap_or_default() }
    }
}

impl Model {
    /// The sums of a comment: its grams, each bucket once, and its features.
    pub fn sums(&self, buckets: &[u16], features: &[f32; features::COUNT]) -> Sums {
        let mut grams = [0.0_f32; OUTPUTS];
        let mut squares = 0.0_f32;
        for bucket in buckets {
            let at = usize::from(*bucket) * BYTES;
            let Some((rare, weights)) = self.bytes.get(at..at + BYTES).and_then(<[u8]>::split_first) else { continue };
            let rare = f32::from(*rare) * RARITY;
            squares += rare * rare;
            for (sum, byte) in grams.iter_mut().zip(weights) {
                *sum += rare * f32::from(byte.cast_signed());
            }
        }
        let length = squares.sqrt().max(1.0);
        let mut sums = [0.0; OUTPUTS];
        for (output, sum) in sums.iter_mut().enumerate() {
            let own = &self.floats[output * FLOATS..(output + 1) * FLOATS];
            *sum = own[1] + own[0] * grams[output] / length;
            for (feature, weight) in features.iter().zip(&own[2..]) {
                *sum += feature * weight;
            }
        }
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::comments::grams::BUCKETS;

    #[test]
    fn the_file_is_as_long_as_the_code_reads() {
        assert_eq!(MODEL.len(), OUTPUTS * FLOATS * 4 + BUCKETS * BYTES);
        assert!(MODEL.len() <= 1024 * 1024);
        let model = Model::default();
        assert!(model.floats.iter().all(|f| f.is_finite()));
        assert!((0..OUTPUTS).all(|output| model.floats[output * FLOATS] > 0.0));
    }
}
