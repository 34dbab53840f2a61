//! Which sentences of a note sound most like an advert: what their grams add to the sum of the whole note.

use super::counts::Counts;
use crate::grams::Letters;
use crate::note::Zone;
use crate::reading::context::Context;
use std::ops::Range;

/// So many are told at most.
const TOLD: usize = 3;
/// What a sentence adds at least before it is told: the sum begins with a little that speaks for selling, so a sentence need not
/// add to it; one that takes away more is no advert.
const LEAST: f32 = -0.15;
/// A sentence of fewer grams, some four letters, says nothing.
const SHORTEST: usize = 9;

/// The loudest sentences of a note, in its bytes, the loudest first.
pub fn loudest(cx: &Context<'_>, letters: &Letters, counts: &Counts) -> Vec<Range<usize>> {
    let view = cx.view;
    let zone = |s: &&Range<usize>| cx.note.zone(view.original((*s).clone()).start);
    let prose = view.sentences.iter().filter(|s| matches!(zone(s), Some(Zone::Opening | Zone::Body)));
    let prose = prose.filter(|s| !is_practical(cx, &view.original((*s).clone())));
    let adds = |s: &Range<usize>| {
        let grams = letters.ending_in(s);
        // Between two topics stands prose without a letter.
        (grams.len() >= SHORTEST).then(|| (counts.sells(grams), view.original(s.clone())))
    };
    let mut found: Vec<(f32, Range<usize>)> = prose.filter_map(adds).collect();
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
