//! Sorts comments: [`Sorter`].

use super::cues::{Alarm, Cues, Met, Sign};
use super::features;
use super::grams;
use super::intent::{Group, Intent, Urgency};
use super::language::Tongue;
use super::model::{Model, OUTPUTS, Sums};
use crate::text::variants;

/// What a comment is.
#[derive(Clone, Debug, PartialEq)]
pub struct Sorted {
    /// What it wants, the surest first; one or two.
    pub intents: Vec<(Intent, f32)>,
    /// How soon somebody must look at it.
    pub urgency: Urgency,
    /// Its language.
    pub tongue: Tongue,
    /// Whether the first intent is sure enough for an answer.
    pub is_sure: bool,
}

/// What the model reads of a comment; for training.
#[derive(Clone, Debug, PartialEq)]
pub struct Inputs {
    /// Buckets of its grams, each once, ascending.
    pub grams: Vec<u16>,
    /// Its features.
    pub features: [f32; features::COUNT],
}

/// Sorts comments, one after the other.
#[derive(Debug, Default)]
pub struct Sorter {
    cues: Cues,
    model: Model,
}

/// Below this an intent is a guess, and `other` is said.
const GUESS: f32 = 0.16;
/// From here an answer may be offered.
const SURE: f32 = 0.90;
/// A second intent is named from here, and where a cue asks for it.
const SECOND: f32 = 0.12;
/// A second intent without a cue that asks for it.
const SECOND_ALONE: f32 = 0.30;
/// From this sum on somebody must look now.
const NOW: f32 = 0.6;
/// No comment is read further: the rest of a story tells nothing new.
const READ: usize = 4000;

impl Sorter {
    /// A sorter of the house.
    pub fn new() -> Self {
        Self::default()
    }

    /// What the model reads of a comment.
    pub fn inputs(&self, text: &str) -> Inputs {
        self.read(text).0
    }

    fn read(&self, text: &str) -> (Inputs, Vec<Met>, Tongue) {
        let text = head(text);
        let folded = variants().fold_str(text);
        let tongue = Tongue::of(text);
        let met = self.cues.meet(&folded);
        let features = features::features(text, &folded, &met, tongue);
        let mut found = Vec::with_capacity(folded.len());
        grams::buckets(&folded, |bucket| found.push(bucket));
        found.sort_unstable();
        found.dedup();
        (Inputs { grams: found, features }, met, tongue)
    }

    /// Sorts one comment. Any text gets at least one intent.
    pub fn sort(&self, text: &str) -> Sorted {
        let (inputs, met, tongue) = self.read(text);
        let sums = self.model.sums(&inputs.grams, &inputs.features);
        let chances = chances(&sums);
        let mut order: Vec<Intent> = Intent::ALL.iter().map(|(intent, _)| *intent).collect();
        order.sort_by(|a, b| chances[*b as usize].total_cmp(&chances[*a as usize]).then(a.cmp(b)));
        let (first, second) = (order[0], order[1]);
        let chance = |intent: Intent| chances[intent as usize];
        let mut intents = vec![(first, chance(first))];
        if chance(first) < GUESS {
            intents = vec![(Intent::Other, chance(Intent::Other))];
        } else {
            let is_asked = met.iter().any(|m| m.sign == Sign::Ask(second));
            let stands = chance(second) >= if is_asked { SECOND } else { SECOND_ALONE };
            intents.extend(Some((second, chance(second))).filter(|_| stands && second != Intent::Other));
        }
        // Who was made ill shares no experience.
        let is_ill = met.iter().any(|m| m.sign == Sign::Urgent(Alarm::Illness));
        if is_ill && matches!(intents[0].0, Intent::ExperienceShare | Intent::Praise | Intent::Other) {
            intents.retain(|(intent, _)| *intent != Intent::QualityComplaint);
            intents.insert(0, (Intent::QualityComplaint, chance(Intent::QualityComplaint)));
            intents.truncate(2);
        }
        let first = intents[0].0;
        let now =
            sums[OUTPUTS - 2] > NOW || met.iter().any(|m| matches!(m.sign, Sign::Urgent(alarm) if rings(alarm, first)));
        let urgency = match first {
            _ if now => Urgency::Now,
            _ if sums[OUTPUTS - 1] > 0.0 => Urgency::Soon,
            _ => Urgency::None,
        };
        Sorted { is_sure: intents[0].1 >= SURE, intents, urgency, tongue }
    }
}

/// Whether an alarm is one where a comment wants this: who asks for the way waits for nobody.
const fn rings(alarm: Alarm, intent: Intent) -> bool {
    let is_complaint = matches!(intent.group(), Group::Complaint);
    match alarm {
        Alarm::Illness => is_complaint || matches!(intent, Intent::AllergyDiet),
        Alarm::Vermin => is_complaint || matches!(intent, Intent::AllergyDiet | Intent::ExperienceShare),
        Alarm::Spread => is_complaint,
        Alarm::Order => {
            is_complaint || matches!(intent, Intent::Delivery | Intent::Payment | Intent::Other | Intent::Booking)
        }
        Alarm::Waiting => {
            is_complaint || matches!(intent, Intent::Booking | Intent::QueueWait | Intent::Hours | Intent::Delivery)
        }
        Alarm::Today | Alarm::Any => false,
    }
}

/// The first characters of a text.
fn head(text: &str) -> &str {
    text.char_indices().nth(READ).map_or(text, |(at, _)| &text[..at])
}

/// The sums of the intents as chances that add up to one.
fn chances(sums: &Sums) -> [f32; Intent::ALL.len()] {
    let mut out = [0.0; Intent::ALL.len()];
    let most = sums[..out.len()].iter().copied().fold(f32::MIN, f32::max);
    for (chance, sum) in out.iter_mut().zip(sums) {
        *chance = (sum - most).exp();
    }
    let all: f32 = out.iter().sum();
    out.map(|chance| chance / all)
}
