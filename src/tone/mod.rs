//! How a note sounds: `hard_sell` is how sure readers would be that it sells, `seeding` how much it shares. Both are learned
//! from labelled notes (`keyword_packs/tone`), and the two are independent of one another. The rows of selling that are met
//! set a floor: however kindly a flyer is worded, it stays one.

use crate::config::Config;
use crate::diagnostic::Finding;
use crate::lang::Catalog;
use crate::note::Source;
use crate::pack::Packs;
use crate::reading::Reading;
use crate::reading::context::Context;
use crate::rules;
use std::ops::Range;

mod crammed;
mod features;
mod grams;
mod model;
mod sentences;

use crammed::LeftOut;
pub use features::names as feature_names;
use grams::{Letter, Norm};
pub use model::Figures;
use model::{Sum, Weights};

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

/// The voice of a note, whose rules have found `findings`.
pub fn voice(cx: &Context<'_>, findings: &[Finding]) -> Voice {
    let letters = grams::letters(cx);
    let (mut tone, norm) = learned(&read(cx, &letters, findings, &LeftOut::default()));
    // Words that only look like sharing mend nothing: the worse counts, with them and without.
    let crammed = LeftOut::crammed(cx);
    if !crammed.is_empty() {
        let (without, _) = learned(&read(cx, &letters, findings, &crammed));
        tone.hard_sell = tone.hard_sell.max(without.hard_sell);
        tone.seeding = tone.seeding.min(without.seeding);
    }
    // A story of two sentences makes no note of a flyer: where the rest reads as one, so does the whole. Of a short
    // note too little is left without its best sentences to be read as anything.
    if (TOUCHED..FLYER).contains(&tone.hard_sell) && tone.seeding < SHARES {
        let pasted = LeftOut::pasted(cx, &crammed);
        let reads_as_flyer = || {
            let rest = read(cx, &letters, findings, &pasted);
            rest.grams.len() >= REST && learned(&rest).0.hard_sell >= FIRM
        };
        if !pasted.is_empty() && reads_as_flyer() {
            tone.hard_sell = FLYER;
        }
    }
    let hard_sell = shown(tone.hard_sell.max(floor(cx, findings)));
    let tone = Tone { hard_sell, seeding: shown(tone.seeding) };
    Voice { tone, loudest: sentences::loudest(cx, &letters, &norm) }
}

/// What the two sums say, and how often each gram stands there.
fn learned(inputs: &Inputs) -> (Tone, Norm) {
    let [sell, share] = [Sum::Sell, Sum::Share].map(Weights::of);
    let (mut sells, mut shares) = (0.0, 0.0);
    let norm = Norm::of(&inputs.grams, |bucket, part| {
        sells += sell.gram(bucket) * part;
        shares += share.gram(bucket) * part;
    });
    let sum = |sum: Sum, grams: f32| {
        let features: f32 = inputs.features.iter().enumerate().map(|(i, x)| sum.feature(i) * x).sum();
        sum.begin() + grams / norm.length + features
    };
    let hard_sell = 100.0 / (1.0 + (-sum(Sum::Sell, sells)).exp());
    (Tone { hard_sell, seeding: sum(Sum::Share, shares) }, norm)
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

fn read(cx: &Context<'_>, letters: &[Letter], findings: &[Finding], left_out: &LeftOut) -> Inputs {
    let selling = selling_weight(cx, rules::selling_weight(findings));
    let mut grams = Vec::with_capacity(3 * letters.len());
    for kept in left_out.kept(cx.view.folded.text.len()) {
        grams::buckets(grams::within(letters, &kept), |bucket| grams.push(bucket));
    }
    Inputs { grams, features: features::features(cx, findings, selling, left_out) }
}

/// Reads a draft as the model does, for training.
pub fn inputs(source: &Source, packs: &Packs, config: &Config) -> Inputs {
    let catalog = Catalog::new(config.lang);
    let reading = Reading::new(source, packs, config);
    let cx = reading.context(packs, config, &catalog);
    read(&cx, &grams::letters(&cx), &rules::findings(&cx), &LeftOut::default())
}

#[cfg(test)]
mod tests;
