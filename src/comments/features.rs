//! What the cues and the shape of a comment say, as numbers from 0 to 1.

use super::cues::{Alarm, Met, Sign};
use super::intent::Intent;
use super::language::Tongue;
use crate::text::scan;
use crate::text::script::is_letter;

const INTENTS: usize = Intent::ALL.len();

/// How many there are: cues, what is asked about, shapes.
pub const COUNT: usize = Sign::COUNT + INTENTS + Alarm::COUNT + MOODS + SHAPES;
/// Kind, unkind and both, and what each makes of what a comment is about.
const MOODS: usize = 3 + 2 * INTENTS;
/// Shapes that are counted.
const SHAPES: usize = 12;

/// Where the alarms, and the moods, begin.
const ALARM: usize = Sign::Urgent(Alarm::Illness).number();
const MOOD: usize = Sign::COUNT + INTENTS + Alarm::COUNT;

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
    let told = |out: &[f32], intent: Intent| out[Sign::Ask(intent).number()].max(out[Sign::About(intent).number()]);
    let kind = told(&out, Intent::Praise);
    let unkind = told(&out, Intent::ServiceComplaint).max(told(&out, Intent::QualityComplaint));
    for (intent, _) in Intent::ALL {
        let told = told(&out, *intent);
        let at = *intent as usize;
        out[Sign::COUNT + at] = if asks { told } else { 0.0 };
        out[MOOD + 3 + at] = told * kind;
        out[MOOD + 3 + INTENTS + at] = told * unkind;
    }
    for alarm in 0..Alarm::COUNT {
        out[Sign::COUNT + INTENTS + alarm] = if asks { out[ALARM + alarm] } else { 0.0 };
    }
    out[MOOD] = kind * unkind;
    out[MOOD + 1] = f32::from(u8::from(kind > unkind));
    out[MOOD + 2] = f32::from(u8::from(unkind > kind));
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
    for (slot, shape) in out[MOOD + MOODS..].iter_mut().zip(shapes) {
        *slot = f32::from(u8::from(shape));
    }
    out
}
