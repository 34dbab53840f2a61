//! What a sentence of a draft is worth as a beginning: a learned sum over its grams, its word classes and what it tells, made by
//! `keyword_packs/leads/train.py` from drafts in which editors marked what they would lead with.

use super::draft::{Draft, Kinds, Part, Sentence};
use super::ear::Ear;
use crate::grams::Letters;
use crate::judge::Marks;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::text::units::units;
use std::ops::Range;

/// What the sum of a sentence is made of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Opening {
    /// What is kept of the sentence, in bytes of the note.
    pub range: Range<usize>,
    /// Its grams and word classes.
    pub marks: Marks,
    /// What it tells, and how: see [`names`].
    pub features: Vec<f32>,
}

/// Floats, then a byte for each bucket of grams and of signs.
static MODEL: &[u8] = include_bytes!("../../../keyword_packs/leads/model.bin");

/// Buckets of grams, and of signs.
const BUCKETS: usize = 1 << 13;
/// A sentence of fewer grams, or signs, is weighed as if it had so many.
const LEAST_GRAMS: usize = 60;
const LEAST_SIGNS: usize = 10;
/// Places among the floats: what the sum begins with, the scales of grams and signs, then a weight for each feature.
const BEGIN: usize = 0;
const GRAMS: usize = 1;
const SIGNS: usize = 2;
const FEATURES: usize = 3;
const FLOATS: usize = FEATURES + FIRST.len() + CLASSES.len() + Kinds::NAMES.len();

/// What leads as well as not.
const AVERAGE: f32 = 3.0;

/// Word classes that are features.
const CLASSES: [(Class, &str); 12] = [
    (Class::RoleHonest, "honest"),
    (Class::RoleFavour, "favour"),
    (Class::RoleContrast, "contrast"),
    (Class::Craft, "craft"),
    (Class::RoleAdvice, "advice"),
    (Class::RoleAdmin, "admin"),
    (Class::RoleSends, "sends"),
    (Class::RoleWorry, "worry"),
    (Class::RoleRefusal, "refusal"),
    (Class::Me, "first person"),
    (Class::OwnerWe, "we"),
    (Class::PastAct, "past act"),
];

/// Features that have code of their own.
const FIRST: [&str; 9] = [
    "happens",
    "measures",
    "names goods",
    "leans",
    "has a cue",
    "begins the body",
    "ends the body",
    "several clauses",
    "long",
];

/// The names of the features, in their order.
pub fn names() -> Vec<String> {
    let kinds = Kinds::NAMES.iter().map(|name| format!("tells {name}"));
    let classes = CLASSES.iter().map(|(_, name)| format!("says {name}"));
    FIRST.iter().map(|name| (*name).to_owned()).chain(classes).chain(kinds).collect()
}

/// Units of a sentence that takes long to read.
const LONG: f32 = 40.0;

/// Reads the sentences of one draft.
pub struct Worth<'c> {
    cx: &'c Context<'c>,
    letters: Letters,
    /// The first and the last sentence of running text.
    ends: Option<(usize, usize)>,
}

impl<'c> Worth<'c> {
    /// Of a draft that was cut up.
    pub fn new(cx: &'c Context<'c>, draft: &Draft) -> Self {
        let mut prose = draft.body().filter(|(_, s)| s.part == Part::Prose).map(|(i, _)| i);
        let first = prose.next();
        let ends = first.map(|first| (first, prose.last().unwrap_or(first)));
        Self { cx, letters: Letters::of(cx), ends }
    }

    /// How well a sentence leads: [`AVERAGE`] where an editor would as soon take it as not.
    pub fn of(&self, place: usize, s: &Sentence) -> f32 {
        self.opening(place, s).map_or(0.0, |o| AVERAGE + o.worth())
    }

    /// What the sum of a sentence is made of, where anything of it is kept.
    pub fn opening(&self, place: usize, s: &Sentence) -> Option<Opening> {
        let ear = Ear { cx: self.cx };
        let range = s.kept().next()?.range.start..s.kept().last()?.range.end;
        let length = units(&self.cx.note.text[range.clone()]) as f32;
        let kinds = s.kinds();
        let is = |yes: bool| if yes { 1.0 } else { 0.0 };
        let mut features = vec![
            is(ear.happens(s)),
            is(ear.measures(s)),
            is(ear.names_goods(s)),
            is(s.kept().next().is_some_and(|c| ear.leans(&c.range))),
            is(ear.has_cue(s)),
            is(self.ends.is_some_and(|(first, _)| first == place)),
            is(self.ends.is_some_and(|(_, last)| last == place)),
            is(s.kept().count() > 1),
            (length / LONG).min(2.0),
        ];
        features.extend(CLASSES.map(|(class, _)| is(ear.says(class, s))));
        features.extend((0..Kinds::NAMES.len()).map(|kind| is(kinds.has(Kinds::single(kind)))));
        let marks = Marks::of(self.cx, &self.letters, &ear.folded(&range));
        Some(Opening { range, marks, features })
    }
}

impl Opening {
    /// What it is worth: the logarithm of the odds that an editor would lead with it.
    pub fn worth(&self) -> f32 {
        let features = self.features.iter().enumerate().map(|(i, x)| float(FEATURES + i) * x).sum::<f32>();
        float(BEGIN)
            + float(GRAMS) * sum(&self.marks.grams, FLOATS * 4, LEAST_GRAMS)
            + float(SIGNS) * sum(&self.marks.signs, FLOATS * 4 + BUCKETS, LEAST_SIGNS)
            + features
    }
}

/// What some buckets add up to, as if the vector of all of them were as long as one.
fn sum(buckets: &[u16], from: usize, least: usize) -> f32 {
    let weights = MODEL.get(from..from + BUCKETS).unwrap_or_default();
    let weight =
        |bucket: &u16| weights.get(usize::from(*bucket) % BUCKETS).map_or(0, |byte| i32::from(byte.cast_signed()));
    buckets.iter().map(weight).sum::<i32>() as f32 / (buckets.len().max(least) as f32).sqrt()
}

fn float(place: usize) -> f32 {
    let bytes = MODEL.get(place * 4..place * 4 + 4).and_then(|b| b.try_into().ok());
    bytes.map_or(0.0, f32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How the model was made.
    const TABLE: &str = include_str!("../../../keyword_packs/leads/model.toml");

    #[test]
    fn the_file_is_as_long_as_the_code_reads() {
        assert_eq!(MODEL.len(), FLOATS * 4 + 2 * BUCKETS);
        assert!((0..FLOATS).all(|place| float(place).is_finite()));
        assert!(float(GRAMS) > 0.0 && float(SIGNS) > 0.0);
    }

    #[test]
    fn the_table_tells_what_the_file_holds() {
        let table: toml::Table = toml::from_str(TABLE).unwrap();
        let features: Vec<&str> = table["features"].as_array().unwrap().iter().filter_map(|n| n.as_str()).collect();
        assert_eq!(features, names());
        let held = &table["held-out"]["all, held out"];
        assert!(held["first_three"].as_float().unwrap() > 0.9 && held["first"].as_float().unwrap() > 0.6);
    }
}
