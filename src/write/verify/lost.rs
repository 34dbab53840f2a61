//! Facts of the draft without a counterpart in the version.

use super::comparison::{Comparison, Loss, Lost};
use super::pairing::Pairing;
use super::quantity::Measured;
use crate::reading::facts::fact::{Fact, Role, Told, Value};
use crate::text::number;
use std::ops::Range;

/// So much of what a fact says has to stand in the version.
const TOLD: f32 = 0.5;

/// Looks at every fact of the draft.
pub fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    let draft = pairing.draft;
    let mut lost: Vec<Lost> = Vec::new();
    for fact in &draft.reading.facts.list {
        let Some(kind) = owed(fact) else { continue };
        // What stands in a breach is not owed.
        let is_breach = draft.breaches().iter().any(|s| s.start() < fact.range.end && fact.range.start < s.end());
        if !is_breach && !is_kept(pairing, fact) {
            lost.push(Lost { at: fact.range.clone(), kind });
        }
    }
    // A fact within another is told once.
    lost.sort_by_key(|l| (l.at.start, std::cmp::Reverse(l.at.end)));
    lost.dedup_by(|b, a| b.at.start < a.at.end);
    out.lost = lost;
}

/// What a fact is to its reader; none where a version may leave it out.
fn owed(fact: &Fact) -> Option<Loss> {
    Some(match &fact.value {
        Value::Address { .. } | Value::Transport { .. } => Loss::Address,
        Value::Hours { .. } | Value::Closed { .. } => Loss::Hours,
        Value::Price(price) => match price.role {
            Role::Was => return None,
            Role::Threshold => Loss::Condition,
            _ => Loss::Price,
        },
        Value::Offer { .. } => Loss::Offer,
        Value::Told { told, .. } => match told {
            Told::Caution => Loss::Caution,
            Told::Limit => Loss::Limit,
            Told::Policy => Loss::Policy,
            Told::Process | Told::Care => Loss::Process,
            Told::Offer => Loss::Offer,
            Told::Quantity | Told::Years => Loss::Other,
            Told::Contact | Told::Payment | Told::Booking => return None,
        },
    })
}

fn is_kept(pairing: &Pairing<'_>, fact: &Fact) -> bool {
    let version = pairing.version;
    if let Value::Price(price) = &fact.value {
        let is = |q: &super::quantity::Quantity| q.unit == Measured::Money && (q.value - price.amount).abs() < 1e-6;
        return version.quantities.iter().any(is);
    }
    if let Value::Hours { from, to, .. } = &fact.value {
        let minutes = [from, to].into_iter().flatten();
        return minutes.copied().all(|m| version.times.clocks.iter().any(|c| c.minutes % 720 == m % 720));
    }
    if matches!(fact.value, Value::Closed { .. }) {
        let of = |d: &&super::times::DaySet| d.range.start < fact.range.end && fact.range.start < d.range.end;
        if let Some(days) = pairing.draft.times.days.iter().find(of) {
            return version.times.days.iter().any(|d| d.days & days.days == days.days);
        }
    }
    let want = pairing.draft.atoms_in(&fact.range);
    let held = version.sentences.iter().map(|(_, have)| want.within(have)).fold(0.0, f32::max);
    held >= TOLD || want.weight() < 1.0 || numbers_kept(pairing, &fact.range)
}

/// Whether a fact that says little besides its numbers has them all in the version.
fn numbers_kept(pairing: &Pairing<'_>, range: &Range<usize>) -> bool {
    let inside = |q: &&super::quantity::Quantity| range.start <= q.range.start && q.range.end <= range.end;
    let mut numbers = pairing.draft.quantities.iter().filter(inside).peekable();
    let text = &pairing.draft.text()[range.clone()];
    let is_short = text.chars().filter(|c| c.is_alphanumeric() && number::digit(*c).is_none()).count() <= 8;
    numbers.peek().is_some()
        && is_short
        && numbers
            .all(|a| pairing.version.quantities.iter().any(|b| (a.value - b.value).abs() < 1e-6 && a.unit.fits(b.unit)))
}
