//! What the cues and the shape of a comment say, as numbers from 0 to 1.

use super::cues::{Met, Sign};
use super::intent::Intent;
use super::language::Tongue;
use crate::text::scan;
use crate::text::script::is_letter;

const INTENTS: usize = Intent::ALL.len();

/// How many there are: cues, what is asked about, shapes.
pub const COUNT: usize = Sign::COUNT + INTENTS + SHAPES;
/// Shapes that are counted.
const SHAPES: usize = 12;

/// Longer than this is a story.
const LONG: usize = 40;
/// Shorter is a word or two.
const SHORT: usize = 6;

/// The features of a comment with what was met in its folded text.
pub fn features(text: &str, folded: &str, met: &[Met], tongue: Tongue) -> [f32; COUNT] {
    let mut out = [0.0; COUNT];
    for m in met {
        // One that stands inside a longer one of another kind says less.
        let is_inside = met
            .iter()
            .any(|o| o.sign != m.sign && o.start <= m.start && m.end <= o.end && o.end - o.start > m.end - m.start);
        let weight = if is_inside { 0.5 } else { 1.0 };
        let slot = &mut out[m.sign.number()];
        *slot = f32::max(*slot, weight);
    }
    let asks = out[Sign::Question.number()] > 0.0 || folded.contains('?');
    if asks {
        for (intent, _) in Intent::ALL {
            let told = out[Sign::Ask(*intent).number()].max(out[Sign::About(*intent).number()]);
            out[Sign::COUNT + *intent as usize] = told;
        }
    }
    let letters = text.chars().filter(|c| is_letter(*c)).count();
    let has = |c: char| folded.contains(c);
    let pictures = text.chars().filter(|c| scan::is_emoji(*c)).count();
    let shapes: [bool; SHAPES] = [
        asks,
        has('@'),
        has('!'),
        folded.bytes().any(|b| b.is_ascii_digit()),
        has('$'),
        pictures > 0,
        letters == 0,
        letters > 0 && letters < SHORT,
        letters > LONG,
        tongue == Tongue::Yue,
        tongue == Tongue::En,
        folded.ends_with('?'),
    ];
    for (slot, shape) in out[Sign::COUNT + INTENTS..].iter_mut().zip(shapes) {
        *slot = f32::from(u8::from(shape));
    }
    out
}
