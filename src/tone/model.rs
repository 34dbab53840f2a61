//! The two learned sums of the tone, `sell` and `share`: a weight for each gram and each feature, made by
//! `keyword_packs/tone/train.py`. Standardisation and calibration are folded into the weights.

use super::features;
use crate::grams::BUCKETS;

/// Floats of both models, then for each gram a byte of either.
static MODEL: &[u8] = include_bytes!("../../keyword_packs/tone/model.bin");

/// How the models were made, and how well they do on what they had not seen; the file says more.
const TABLE: &str = include_str!("../../keyword_packs/tone/model.toml");

/// What is told of the models.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Figures {
    /// Labelled notes of others, and of our own.
    pub rows: (u32, u32),
    /// How often a note that sells is put above one that shares, of origins not seen: others', and our own.
    pub told_apart: (f64, f64),
    /// How well `seeding` follows what readers said, of others' notes not seen: rank correlation.
    pub share: f64,
}

impl Figures {
    /// As the table has them.
    pub fn read() -> Self {
        let table: toml::Table = toml::from_str(TABLE).unwrap_or_default();
        let held_out = |name: &str, figure: &str| {
            table.get("held-out").and_then(|t| t.get(name)?.get(figure)?.as_float()).unwrap_or_default()
        };
        let rows = |is_own: bool| {
            let rows = table.get("rows").and_then(toml::Value::as_table).into_iter().flatten();
            let counts =
                rows.filter(|(origin, _)| (origin.as_str() == OWN) == is_own).filter_map(|(_, n)| n.as_integer());
            u32::try_from(counts.sum::<i64>()).unwrap_or_default()
        };
        Self {
            rows: (rows(false), rows(true)),
            told_apart: (held_out(OTHERS, APART), held_out(OWN, APART)),
            share: held_out(OTHERS, "share_spearman"),
        }
    }
}

/// Names in the table.
const OWN: &str = "own";
const OTHERS: &str = "all public origins";
const APART: &str = "hard_sell_against_seeding";

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

    fn float(self, place: usize) -> f32 {
        let at = (self as usize * FLOATS + place) * 4;
        let bytes = MODEL.get(at..at + 4).and_then(|b| b.try_into().ok());
        bytes.map_or(0.0, f32::from_le_bytes)
    }
}

/// How many sums there are.
pub const SUMS: usize = 2;

/// What one of a gram's weights counts in either sum.
pub fn scales() -> [f32; SUMS] {
    [Sum::Sell, Sum::Share].map(|sum| sum.float(0))
}

/// The weights of all grams in both sums, before they are scaled.
#[derive(Clone, Copy, Debug)]
pub struct Weights(&'static [u8; SUMS * BUCKETS]);

impl Weights {
    /// Those of the model.
    pub fn read() -> Self {
        static NOTHING: [u8; SUMS * BUCKETS] = [0; SUMS * BUCKETS];
        let bytes = MODEL.get(SUMS * FLOATS * 4..).and_then(|bytes| bytes.try_into().ok());
        Self(bytes.unwrap_or(&NOTHING))
    }

    /// Those of one gram.
    pub fn of(self, bucket: u16) -> [i8; SUMS] {
        let at = SUMS * usize::from(bucket);
        [self.0[at], self.0[at + 1]].map(u8::cast_signed)
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
        let table: toml::Table = toml::from_str(TABLE).unwrap();
        let names: Vec<&str> = table["features"].as_array().unwrap().iter().filter_map(|n| n.as_str()).collect();
        assert_eq!(names, features::names());
        let figures = Figures::read();
        assert!(
            figures.rows.1 >= 200 && figures.told_apart.0 > 0.8 && figures.told_apart.1 > 0.8 && figures.share > 0.7
        );
        assert_eq!(table["buckets"].as_integer(), i64::try_from(BUCKETS).ok());
    }
}
