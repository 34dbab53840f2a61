//! How a note sounds: `hard_sell` is how sure readers would be that it sells, `seeding` how much it shares. Both are learned
//! from labelled notes (`keyword_packs/tone`), and the two are independent of one another. The rows of selling that are met
//! set a floor: however kindly a flyer is worded, it stays one.

use crate::config::Config;
use crate::diagnostic::Finding;
use crate::grams::Letters;
use crate::lang::Catalog;
use crate::note::Source;
use crate::pack::Packs;
use crate::reading::Reading;
use crate::reading::context::Context;
use crate::rules;
use std::ops::Range;

mod counts;
mod crammed;
mod features;
mod model;
mod sentences;

use counts::Counts;
use crammed::LeftOut;
pub use features::names as feature_names;
pub use model::Figures;
use model::Sum;

/// The two tones, each 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tone {
    /// How sure readers would be that it sells.
    pub hard_sell: f32,
    /// How much it shares.
    pub seeding: f32,
}

/// How a note sounds, and which of its sentences sell most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Voice {
    /// The tones.
    pub tone: Tone,
    /// The sentences that sound most like an advert, in bytes of the note, the loudest first.
    pub loudest: Vec<Range<usize>>,
}

/// From here on the sentence that sounds most like an advert is pointed at.
pub const LOUD: f32 = 50.0;
/// Selling weight up to which a note may sell without a floor, and how much more takes the floor to 63.
const ALLOWED: f32 = 2.0;
/// From here on a note reads as hard sell: nine in ten honest notes of our own stay below, most flyers lie above
/// (`keyword_packs/tone/model.toml`).
pub const FLYER: f32 = 60.0;
/// From here on a note may be a flyer with a story pasted in.
const TOUCHED: f32 = 5.0;
/// So many grams are left of it at least: some thirty letters.
const REST: usize = 90;
/// A note that shares so much is none.
const SHARES: f32 = 70.0;
/// What is left of such a note must read as one so surely.
const FIRM: f32 = 70.0;
const SCALE: f32 = 6.0;

/// The voice of a note with these letters, whose rules have found `findings`.
pub fn voice(cx: &Context<'_>, letters: &Letters, findings: &[Finding]) -> Voice {
    let counts = Counts::of(&letters.grams);
    let mut tone = learned(&counts, &features(cx, findings, &LeftOut::default()));
    // Words that only look like sharing mend nothing: the worse counts, with them and without.
    let crammed = LeftOut::crammed(cx);
    if !crammed.is_empty() {
        let without = learned(&Counts::of(&kept(cx, letters, &crammed)), &features(cx, findings, &crammed));
        tone.hard_sell = tone.hard_sell.max(without.hard_sell);
        tone.seeding = tone.seeding.min(without.seeding);
    }
    // A story of two sentences makes no note of a flyer: where the rest reads as one, so does the whole. Of a short
    // note too little is left without its best sentences to be read as anything.
    if (TOUCHED..FLYER).contains(&tone.hard_sell) && tone.seeding < SHARES {
        let pasted = LeftOut::pasted(cx, &crammed);
        let reads_as_flyer = || {
            let rest = kept(cx, letters, &pasted);
            rest.len() >= REST && learned(&Counts::of(&rest), &features(cx, findings, &pasted)).hard_sell >= FIRM
        };
        if !pasted.is_empty() && reads_as_flyer() {
            tone.hard_sell = FLYER;
        }
    }
    let hard_sell = shown(tone.hard_sell.max(floor(cx, findings)));
    let tone = Tone { hard_sell, seeding: shown(tone.seeding) };
    Voice { tone, loudest: sentences::loudest(cx, letters, &counts) }
}

/// What the two sums say.
fn learned(counts: &Counts, features: &[f32]) -> Tone {
    let sum = |sum: Sum| {
        let features: f32 = features.iter().enumerate().map(|(i, x)| sum.feature(i) * x).sum();
        sum.begin() + counts.sums[sum as usize] + features
    };
    Tone { hard_sell: 100.0 / (1.0 + (-sum(Sum::Sell)).exp()), seeding: sum(Sum::Share) }
}

/// The grams of a note without what is left out.
fn kept(cx: &Context<'_>, letters: &Letters, left_out: &LeftOut) -> Vec<u16> {
    let mut grams = Vec::with_capacity(letters.grams.len());
    for kept in left_out.kept(cx.view.folded.text.len()) {
        letters.alone(&kept, |gram| grams.push(gram));
    }
    grams
}

fn features(cx: &Context<'_>, findings: &[Finding], left_out: &LeftOut) -> Vec<f32> {
    features::features(cx, findings, selling_weight(cx, rules::selling_weight(findings)), left_out)
}

/// What the rows of selling ask for, whatever else stands there: it grows with each that is met, and never falls.
fn floor(cx: &Context<'_>, findings: &[Finding]) -> f32 {
    let weight = selling_weight(cx, rules::selling_weight(findings));
    100.0 * (1.0 - (-(weight - ALLOWED).max(0.0) / SCALE).exp())
}

/// Selling weight met in a note: phrase rows of selling style, and rules in code.
fn selling_weight(cx: &Context<'_>, extra: f32) -> f32 {
    let is_style = |row: u32| cx.packs.index.rule_of(row).group() == "hard-sell";
    cx.phrases.iter().filter(|h| !h.softened && is_style(h.row)).map(|h| h.weight).sum::<f32>() + extra
}

/// One decimal, as shown.
fn shown(x: f32) -> f32 {
    (x.clamp(0.0, 100.0) * 10.0).round() / 10.0
}

/// What the model is made from and reads: where the grams of a note fall, and its features.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    /// Buckets of all grams, in the order of the text.
    pub grams: Vec<u16>,
    /// Densities, named by [`feature_names`].
    pub features: Vec<f32>,
}

/// Reads a draft as the model does, for training.
pub fn inputs(source: &Source, packs: &Packs, config: &Config) -> Inputs {
    let catalog = Catalog::new(config.lang);
    let reading = Reading::new(source, packs, config);
    let cx = reading.context(packs, config, &catalog);
    let features = features(&cx, &rules::findings(&cx), &LeftOut::default());
    Inputs { grams: Letters::of(&cx).grams, features }
}

#[cfg(test)]
mod tests;
