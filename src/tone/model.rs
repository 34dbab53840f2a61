//! The two learned sums of the tone, `sell` and `share`: a weight for each gram and each feature, made by
//! `keyword_packs/tone/train.py`. Standardisation and calibration are folded into the weights.

use super::features;
use super::grams::BUCKETS;

/// Floats of both models, then a byte for each gram of both.
static MODEL: &[u8] = include_bytes!("../../keyword_packs/tone/model.bin");

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sum {
    /// Whether readers would call it selling.
    Sell,
    /// How much it shares.
    Share,
}

/// Floats of one model: the scale of its grams, what it begins with, and a weight for each feature.
const FLOATS: usize = 2 + features::COUNT;

impl Sum {
    /// What the sum is before anything is counted.
    pub fn begin(self) -> f32 {
        self.float(1)
    }

    /// The weight of a feature.
    pub fn feature(self, feature: usize) -> f32 {
        self.float(2 + feature)
    }

    /// The weight of a gram.
    pub fn gram(self, bucket: u16) -> f32 {
        let at = 2 * FLOATS * 4 + self as usize * BUCKETS + usize::from(bucket);
        self.float(0) * MODEL.get(at).map_or(0.0, |byte| f32::from(byte.cast_signed()))
    }

    fn float(self, place: usize) -> f32 {
        let at = (self as usize * FLOATS + place) * 4;
        let bytes = MODEL.get(at..at + 4).and_then(|b| b.try_into().ok());
        bytes.map_or(0.0, f32::from_le_bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_as_long_as_the_code_reads() {
        assert_eq!(MODEL.len(), 2 * (FLOATS * 4 + BUCKETS));
        assert!(MODEL.len() <= 160 * 1024);
        assert!(Sum::Sell.float(0) > 0.0 && Sum::Share.float(0) > 0.0);
    }

    #[test]
    fn the_table_tells_what_the_file_holds() {
        let table: toml::Table = toml::from_str(include_str!("../../keyword_packs/tone/model.toml")).unwrap();
        let names: Vec<&str> = table["features"].as_array().unwrap().iter().filter_map(|n| n.as_str()).collect();
        assert_eq!(names, features::names());
        assert_eq!(table["buckets"].as_integer(), Some(BUCKETS as i64));
    }
}
