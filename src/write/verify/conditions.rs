//! On what something hangs: conditions that stand beside a grant in the draft, and are gone in the version.

use super::comparison::{Change, Changed, Comparison, From};
use super::pairing::{Match, Pairing};
use super::quantity::{Measured, Quantity};
use super::side::{Clause, Side};
use super::words;
use crate::reading::facts::fact::Value;
use crate::reading::units::Kind;
use crate::text::measure::Unit;
use std::ops::Range;

/// Two clauses are about the same when so much of each stands in the other.
const HELD: f32 = 0.6;
const HOLDS: f32 = 0.3;
/// And they say nearly the same.
const NEAR: f32 = 0.5;
/// What says too little to be compared.
const LITTLE: f32 = 2.0;

/// Looks at the conditions of the draft.
pub fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    conditions(pairing, out);
    dropped(pairing, out);
}

/// Characters of a clause that is a condition and nothing else.
const CONDITION: usize = 20;

/// Clauses of the draft that bound the grant beside them (全店五折，只限今日), where the version has the grant alone.
fn dropped(pairing: &Pairing<'_>, out: &mut Comparison) {
    let (draft, version) = (pairing.draft, pairing.version);
    for (i, clause) in version.clauses.iter().enumerate() {
        let Some(best) =
            pairing.best[i].as_ref().filter(|b| b.from == From::Draft && b.held >= HELD && b.holds >= NEAR)
        else {
            continue;
        };
        if !is_grant(draft, best.clause) || !shares_number(pairing, i) || clause.kind == Kind::Question {
            continue;
        }
        let around = draft.sentence_of(best.clause);
        let beside = [best.clause.checked_sub(1), Some(best.clause + 1)].into_iter().flatten();
        let gone = beside
            .filter(|c| around.contains(c) && is_bound(draft, *c))
            .map(|c| draft.clauses[c].range.clone())
            .find(|term| !is_told_anywhere(pairing, term));
        let is_marked =
            out.changed.iter().any(|c| c.range.start < clause.range.end && clause.range.start < c.range.end);
        if let Some(at) = gone.filter(|_| !is_marked) {
            let range = clause.range.clone();
            out.changed.push(Changed { range, kind: Change::Condition, from: From::Draft, at, owner: None });
        }
    }
}

/// Whether a clause gives something: a price, a discount, a gift, a permission.
fn is_grant(side: &Side, clause: usize) -> bool {
    let c = &side.clauses[clause];
    side.quantities_of(c).iter().any(|q| matches!(q.unit, Measured::Money | Measured::Unit(Unit::Share)))
        || side.tokens_of(c).iter().any(|t| t.bits & words::GRANT != 0)
}

/// Whether a clause is a condition and nothing else.
fn is_bound(side: &Side, clause: usize) -> bool {
    let c = &side.clauses[clause];
    let is_short = side.text()[c.range.clone()].chars().take(CONDITION + 1).count() <= CONDITION;
    let bits = side.bits(clause..clause + 1);
    let bound = words::LEAST | words::MOST | words::UNDER | words::LATEST;
    let numbered = side.quantities_of(c).iter().any(|q| q.exact & bound != 0 && q.unit != Measured::Money);
    let has_price = side.quantities_of(c).iter().any(|q| q.unit == Measured::Money);
    is_short && !has_price && (bits & (words::ONLY | words::EXCEPT | words::IF) != 0 || numbered)
}

/// Whether most of a condition stands anywhere in the version.
fn is_told_anywhere(pairing: &Pairing<'_>, term: &Range<usize>) -> bool {
    // Word for word.
    if pairing.version.text().contains(&pairing.draft.text()[term.clone()]) {
        return true;
    }
    let number = |side: &Side, q: &Quantity| side.quantities.iter().any(|m| m.is_same_as(q));
    let mut inside = pairing.draft.quantities.iter().filter(|q| term.start <= q.range.start && q.range.end <= term.end);
    if inside.any(|q| q.unit != Measured::Money && number(pairing.version, q)) {
        return true;
    }
    let want = pairing.draft.atoms_in(term);
    let mut have = super::align::Atoms::default();
    for clause in &pairing.version.clauses {
        have.extend(clause.said.clone());
    }
    have.settle();
    want.weight() < 1.0 || want.within(&have) >= TOLD
}

/// So much of a condition has to stand near what it bounds.
const TOLD: f32 = 0.4;

/// Conditions of prices and offers that the version leaves out although it has the price or the offer.
fn conditions(pairing: &Pairing<'_>, out: &mut Comparison) {
    let draft = pairing.draft;
    for fact in &draft.reading.facts.list {
        let terms: Vec<&Range<usize>> = match &fact.value {
            Value::Price(price) => price
                .condition
                .iter()
                .filter(|c| c.end <= price.written.start || price.written.end <= c.start)
                .collect(),
            Value::Offer { terms, quantity, .. } => terms.iter().chain(quantity).collect(),
            _ => continue,
        };
        let is_price = matches!(fact.value, Value::Price(_));
        for term in terms.into_iter().filter(|t| is_price || is_condition(pairing, &fact.range, t)) {
            if let Some(clause) = bounded(pairing, &fact.range, term).filter(|c| !is_told(pairing, *c, term)) {
                let range = pairing.version.clauses[clause].range.clone();
                let is_marked = out.changed.iter().any(|c| c.range.start < range.end && range.start < c.range.end);
                if !is_marked {
                    out.changed.push(Changed {
                        range,
                        kind: Change::Condition,
                        from: From::Draft,
                        at: term.clone(),
                        owner: None,
                    });
                }
            }
        }
    }
}

/// Whether a term of an offer bounds it: it says so (滿…, 憑…, 只限…), or names days or a bound.
fn is_condition(pairing: &Pairing<'_>, fact: &Range<usize>, term: &Range<usize>) -> bool {
    let draft = pairing.draft;
    let is_ahead = term.start <= fact.start;
    let inside = |r: &Range<usize>| term.start <= r.start && r.end <= term.end;
    let bits = draft.tokens.iter().filter(|t| inside(&t.range)).fold(0, |bits, t| bits | t.bits);
    let strong = words::IF | words::ONLY | words::EXCEPT | words::LEAST | words::UNDER;
    let has_days = draft.times.days.iter().any(|d| inside(&d.range));
    let bound = words::LEAST | words::MOST | words::UNDER | words::LATEST;
    let is_bound = draft.quantities.iter().any(|q| inside(&q.range) && q.exact & bound != 0);
    bits & strong != 0 || has_days || (is_bound && !is_ahead)
}

/// The clause of the version that says what a fact of the draft says, its condition aside.
fn bounded(pairing: &Pairing<'_>, fact: &Range<usize>, term: &Range<usize>) -> Option<usize> {
    let draft = pairing.draft;
    let is_term = |c: &Clause| term.start <= c.range.start && c.range.end <= term.end;
    let owners: Vec<usize> = (0..draft.clauses.len())
        .filter(|i| {
            let c = &draft.clauses[*i];
            c.range.start < fact.end && fact.start < c.range.end && !is_term(c)
        })
        .collect();
    let is_of = |m: &Match| m.from == From::Draft && owners.contains(&m.clause) && m.held >= HELD && m.holds >= HOLDS;
    (0..pairing.version.clauses.len()).find(|i| {
        let clause = &pairing.version.clauses[*i];
        clause.atoms.weight() >= LITTLE
            && clause.kind != Kind::Question
            && pairing.best[*i].as_ref().is_some_and(is_of)
            && shares_number(pairing, *i)
    })
}

/// Whether a clause and its counterpart have a number in common, or none at all.
fn shares_number(pairing: &Pairing<'_>, i: usize) -> bool {
    let Some(best) = &pairing.best[i] else { return false };
    let (mine, side) = (pairing.version.quantities_of(&pairing.version.clauses[i]), pairing.side(best.from));
    let theirs = side.quantities_of(&side.clauses[best.clause]);
    theirs.is_empty() || theirs.iter().any(|a| mine.iter().any(|b| (a.value - b.value).abs() < 1e-6))
}

/// Whether a condition is told near a clause of the version.
fn is_told(pairing: &Pairing<'_>, clause: usize, term: &Range<usize>) -> bool {
    // Word for word.
    if pairing.version.text().contains(&pairing.draft.text()[term.clone()]) {
        return true;
    }
    let version = pairing.version;
    let want = pairing.draft.atoms_in(term);
    let numbers: Vec<f64> = pairing
        .draft
        .quantities
        .iter()
        .filter(|q| term.start <= q.range.start && q.range.end <= term.end)
        .map(|q| q.value)
        .collect();
    let line = version.line_of(clause);
    let near = line.start.saturating_sub(2)..(line.end + 2).min(version.clauses.len());
    let mut have = super::align::Atoms::default();
    for c in &version.clauses[near.clone()] {
        have.extend(c.atoms.clone());
    }
    have.settle();
    let told = numbers.iter().all(|n| {
        version.clauses[near.clone()]
            .iter()
            .any(|c| version.quantities_of(c).iter().any(|q| (q.value - n).abs() < 1e-6))
    });
    told && (want.weight() < 1.0 || want.within(&have) >= TOLD) && (!numbers.is_empty() || want.weight() >= 1.0)
        || (numbers.is_empty() && want.weight() < 1.0)
}
