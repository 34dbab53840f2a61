//! Which sentences of a note sound most like an advert: what their grams add to the sum of the whole note.

use super::grams::{self, Letter, Norm, part};
use super::model::{Sum, Weights};
use crate::note::Zone;
use crate::reading::context::Context;
use std::ops::Range;

/// So many are told at most.
const TOLD: usize = 3;
/// What a sentence adds at least before it is told.
const LEAST: f32 = 0.03;

/// The loudest sentences of a note, in its bytes, the loudest first.
pub fn loudest(cx: &Context<'_>, letters: &[Letter], norm: &Norm) -> Vec<Range<usize>> {
    let view = cx.view;
    let zone = |s: &&Range<usize>| cx.note.zone(view.original((*s).clone()).start);
    let prose = view.sentences.iter().filter(|s| matches!(zone(s), Some(Zone::Opening | Zone::Body)));
    let prose = prose.filter(|s| !is_practical(cx, &view.original((*s).clone())));
    let mut found: Vec<(f32, Range<usize>)> =
        prose.map(|s| (adds(norm, grams::within(letters, s)), view.original(s.clone()))).collect();
    found.retain(|(adds, _)| *adds >= LEAST);
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
    found.truncate(TOLD);
    found.into_iter().map(|(_, range)| range).collect()
}

/// Whether a sentence is mostly what readers look for: where, when, how much.
fn is_practical(cx: &Context<'_>, sentence: &Range<usize>) -> bool {
    let told: usize = cx.facts.within(sentence).map(|fact| fact.range.len()).sum();
    2 * told >= sentence.len()
}

/// What a sentence adds to the sum: each of its grams its share of what the gram adds as a whole.
fn adds(norm: &Norm, sentence: &[Letter]) -> f32 {
    let weights = Weights::of(Sum::Sell);
    let mut sum = 0.0;
    grams::buckets(sentence, |bucket| {
        let n = norm.count(bucket);
        let weight = weights.gram(bucket);
        sum += if n == 1 { weight } else { weight * part(n) / n as f32 };
    });
    sum / norm.length
}
