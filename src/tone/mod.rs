//! How a note sounds: `hard_sell` by how densely it sells, `seeding` by how many *different* cues of real sharing it holds.
//! The two are independent of one another.

use crate::reading::context::Context;
use crate::reading::cues::{CUES, different_cues};
use crate::reading::view::View;

mod features;
mod grams;

pub use features::names as feature_names;

/// The two tones, each 0 to 100.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tone {
    /// Density of selling, saturating.
    pub hard_sell: f32,
    /// Different cues of sharing.
    pub seeding: f32,
}

/// Selling weight per hundred characters at which `hard_sell` reaches 63.
const SCALE: f32 = 2.7;
/// A note shorter than this is judged as if it were this long, so that one word in a line is not a flyer.
const MIN_CHARS: f32 = 80.0;

/// Selling weight met in a note: phrase rows and rules in code.
pub fn selling_weight(cx: &Context<'_>, extra: f32) -> f32 {
    cx.phrases.iter().map(|h| h.weight).sum::<f32>() + extra
}

/// Characters of a view, without those of the keywords: more uses of a keyword must not thin out the selling.
pub fn honest_chars(cx: &Context<'_>, view: &View) -> f32 {
    let all = view.folded.text.chars().filter(|c| !c.is_whitespace()).count();
    let keywords: usize =
        cx.keywords.iter().flat_map(|k| &k.uses).map(|u| cx.note.text[u.range.clone()].chars().count()).sum();
    (all.saturating_sub(keywords) as f32).max(MIN_CHARS)
}

/// The tone of a note; `extra` is the selling weight of rules in code.
pub fn tone(cx: &Context<'_>, extra: f32) -> Tone {
    let density = selling_weight(cx, extra) * 100.0 / honest_chars(cx, cx.view);
    let hard_sell = 100.0 * (1.0 - (-density / SCALE).exp());
    let seeding = 100.0 * (different_cues(cx).len() as f32 / CUES.len() as f32).min(1.0);
    Tone { hard_sell: round(hard_sell), seeding: round(seeding) }
}

/// One decimal, as shown.
fn round(x: f32) -> f32 {
    (x * 10.0).round() / 10.0
}

/// What the model is made from and reads: where the grams of a note fall, and its features.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inputs {
    /// Buckets of all grams, in the order of the text.
    pub grams: Vec<u16>,
    /// Densities, named by [`feature_names`].
    pub features: Vec<f32>,
}

/// Reads a draft as the model does. For training; `keyword_packs/tone/train.py` asks for it.
pub fn inputs(source: &crate::note::Source, packs: &crate::pack::Packs, config: &crate::config::Config) -> Inputs {
    let catalog = crate::lang::Catalog::new(config.lang);
    let reading = crate::reading::Reading::new(source, packs, config);
    let cx = reading.context(packs, config, &catalog);
    let findings = crate::rules::findings(&cx);
    let selling = selling_weight(&cx, crate::rules::selling_weight(&findings));
    Inputs {
        grams: grams::buckets(&cx, 0..cx.view.folded.text.len()),
        features: features::features(&cx, &findings, selling),
    }
}
