//! The learned sums: one for each intent and two for the urgency, over grams and features. Made by
//! `keyword_packs/comments/train.py` from comments of our own.

use super::features;
use super::grams::BUCKETS;
use super::intent::Intent;

/// The outputs: the intents, then `now`, then whether it wants an answer at all.
pub const OUTPUTS: usize = Intent::ALL.len() + 2;

/// For each output a scale, what it begins with and the weights of the features, as floats; then a byte for each bucket and
/// output, those of one bucket together.
static MODEL: &[u8] = include_bytes!("../../keyword_packs/comments/model.bin");

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
        let mut grams = [0i32; OUTPUTS];
        for bucket in buckets {
            let at = usize::from(*bucket) * OUTPUTS;
            for (sum, byte) in grams.iter_mut().zip(self.bytes.get(at..at + OUTPUTS).unwrap_or_default()) {
                *sum += i32::from(byte.cast_signed());
            }
        }
        let length = (buckets.len() as f32).sqrt().max(1.0);
        let mut sums = [0.0; OUTPUTS];
        for (output, sum) in sums.iter_mut().enumerate() {
            let own = &self.floats[output * FLOATS..(output + 1) * FLOATS];
            *sum = own[1] + own[0] * grams[output] as f32 / length;
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

    #[test]
    fn the_file_is_as_long_as_the_code_reads() {
        assert_eq!(MODEL.len(), OUTPUTS * (FLOATS * 4 + BUCKETS));
        assert!(MODEL.len() <= 256 * 1024);
        let model = Model::default();
        assert!(model.floats.iter().all(|f| f.is_finite()));
        assert!((0..OUTPUTS).all(|output| model.floats[output * FLOATS] > 0.0));
    }
}
