//! On what something hangs: conditions that stand beside a grant in the draft, and are gone in the version.

use super::comparison::{Change, Changed, Comparison, From};
use super::pairing::{Match, Pairing};
use super::quantity::{Measured, Quantity};
use super::side::{Clause, Side};
use super::words;
use crate::lists::WordList;
use crate::reading::facts::fact::Value;
use crate::reading::units::Kind;
use crate::text::measure::Unit;
use crate::text::variants;
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

/// A clause that says the most of two of the draft has so much of it in their sentence.
const JOINED: f32 = 0.8;
/// Characters of a clause that is a condition and nothing else.
const CONDITION: usize = 24;
/// Clauses that bound a grant stand at most so many clauses from it, with nothing but other bounds between.
const REACH: usize = 3;

/// Clauses of the draft that bound the grant beside them (全店五折，只限今日), where the version has the grant alone: the grant
/// says more then than the draft did, which is no mere loss.
fn dropped(pairing: &Pairing<'_>, out: &mut Comparison) {
    let (draft, version) = (pairing.draft, pairing.version);
    let bounds: Vec<bool> = (0..draft.clauses.len()).map(|c| is_bound(draft, c)).collect();
    for (i, clause) in version.clauses.iter().enumerate() {
        let Some(best) = pairing.best[i].as_ref().filter(|b| b.from == From::Draft && b.holds >= NEAR) else {
            continue;
        };
        // Two clauses of the draft may be one here: 缺席都可以補堂.
        let sentence = draft.sentences.iter().find(|(of, _)| of.contains(&best.clause));
        let is_joined = || sentence.is_some_and(|(_, said)| clause.said.within(said) >= JOINED);
        if best.held < HELD && !is_joined() {
            continue;
        }
        if !is_grant(draft, best.clause) || !shares_number(pairing, i) || clause.kind == Kind::Question {
            continue;
        }
        let around = draft.sentence_of(best.clause);
        let before = (around.start..best.clause).rev().take(REACH).take_while(|c| bounds[*c]);
        let behind = (best.clause + 1..around.end).take(REACH).take_while(|c| bounds[*c]);
        let gone = before.chain(behind).find(|c| !is_told_anywhere(pairing, *c));
        let gone = gone.filter(|_| !is_reworded(pairing, i));
        let is_marked =
            out.changed.iter().any(|c| c.range.start < clause.range.end && clause.range.start < c.range.end);
        if let Some(gone) = gone.filter(|_| !is_marked) {
            let (range, at) = (clause.range.clone(), draft.clauses[gone].range.clone());
            out.changed.push(Changed { range, kind: Change::Condition, from: From::Draft, at, owner: None });
        }
    }
}

/// Whether a clause beside one of the version sets a term that stands nowhere else in the draft: the same in other words.
fn is_reworded(pairing: &Pairing<'_>, clause: usize) -> bool {
    let version = pairing.version;
    let around = version.sentence_of(clause);
    let beside = [clause.checked_sub(1), Some(clause + 1)].into_iter().flatten().filter(|c| around.contains(c));
    let is_own = |c: &usize| {
        let bits = version.bits(*c..*c + 1);
        pairing.best[*c].as_ref().is_none_or(|b| b.held < HELD)
            && bits & (words::BOUNDS | words::NOT) != 0
            && !version.quantities_of(&version.clauses[*c]).iter().any(|q| q.unit == Measured::Money)
    };
    beside.into_iter().any(|c| is_own(&c))
}

/// Whether a clause gives something: a price, a discount, a gift, a permission.
fn is_grant(side: &Side, clause: usize) -> bool {
    let c = &side.clauses[clause];
    side.quantities_of(c).iter().any(|q| matches!(q.unit, Measured::Money | Measured::Unit(Unit::Share)))
        || side.tokens_of(c).iter().any(|t| t.bits & words::GRANT != 0)
}

/// Whether a clause is a condition and nothing else: it cannot stand alone, since it only says when, for whom or with what the
/// clause beside it holds.
fn is_bound(side: &Side, clause: usize) -> bool {
    let c = &side.clauses[clause];
    let text = side.text()[c.range.clone()].trim();
    let is_short = text.chars().take(CONDITION + 1).count() <= CONDITION;
    let has_price = side.quantities_of(c).iter().any(|q| q.unit == Measured::Money);
    if !is_short || has_price {
        return false;
    }
    let bits = side.bits(clause..clause + 1);
    let bound = words::LEAST | words::MOST | words::UNDER | words::LATEST;
    let numbered = side.quantities_of(c).iter().any(|q| q.exact & bound != 0);
    let says_so = |folded: &str| {
        WordList::SaidTermBegins.begins(folded)
            || WordList::SaidTermEnds.ends(folded)
            || WordList::SaidTermIn.is_in(folded)
    };
    numbered || bits & (words::ONLY | words::EXCEPT | words::IF) != 0 || says_so(&variants().fold_str(text))
}

/// Whether a condition of the draft is told anywhere in the version, by a clause that comes from nothing else.
fn is_told_anywhere(pairing: &Pairing<'_>, condition: usize) -> bool {
    let (draft, version) = (pairing.draft, pairing.version);
    let term = &draft.clauses[condition];
    let numbers = draft.quantities_of(term);
    let is_its = |i: &usize| {
        let best = pairing.best[*i].as_ref();
        best.is_none_or(|b| (b.from == From::Draft && b.clause == condition) || b.held < WHOLE)
    };
    let tells = |i: usize| {
        let clause = &version.clauses[i];
        let mine = version.quantities_of(clause);
        let told = numbers.iter().filter(|n| mine.iter().any(|m| m.is_same_as(n))).count();
        let said = term.said.weight();
        // 只限元朗 is all that is left to say of 接送服務只限元朗區.
        if clause.said.weight() >= LITTLE && clause.said.within(&term.said) >= MOST && told == mine.len() {
            return true;
        }
        let held = if said > 0.0 { term.said.common(&clause.said) / said } else { 0.0 };
        match numbers.len() {
            0 => held >= TOLD,
            n => told == n && (held >= SOME || said < LITTLE) || held >= MOST,
        }
    };
    (0..version.clauses.len()).filter(is_its).any(tells)
}

/// A clause of which so much stands in another clause of the draft tells that one.
const WHOLE: f32 = 0.95;
/// So much of a condition has to stand in a clause that has its numbers, or that has not.
const SOME: f32 = 0.2;
const MOST: f32 = 0.7;
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
                .filter(|c| is_beside(draft, &price.written, c))
                .collect(),
            Value::Offer { terms, quantity, .. } => terms.iter().chain(quantity).collect(),
            _ => continue,
        };
        let is_price = matches!(fact.value, Value::Price(_));
        for term in terms.into_iter().filter(|t| is_price || is_condition(pairing, &fact.range, t)) {
            // A title may name a price that the text tells with all that belongs to it.
            let all = bounded(pairing, &fact.range, term);
            let is_gone = |c: &usize| !is_told(pairing, *c, term) && !is_reworded(pairing, *c);
            let gone = all.first().copied().filter(|_| all.iter().all(is_gone));
            if let Some(clause) = gone {
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

/// Whether a condition behind a price stands in its sentence; one before it may lead a list.
fn is_beside(draft: &Side, price: &Range<usize>, term: &Range<usize>) -> bool {
    let sentence = |at: usize| draft.clause_at(at).map(|c| draft.sentence_of(c));
    term.start < price.start || sentence(term.start) == sentence(price.start)
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

/// The clauses of the version that say what a fact of the draft says, its condition aside.
fn bounded(pairing: &Pairing<'_>, fact: &Range<usize>, term: &Range<usize>) -> Vec<usize> {
    let draft = pairing.draft;
    let is_term = |c: &Clause| term.start <= c.range.start && c.range.end <= term.end;
    let owners: Vec<usize> = (0..draft.clauses.len())
        .filter(|i| {
            let c = &draft.clauses[*i];
            c.range.start < fact.end && fact.start < c.range.end && !is_term(c)
        })
        .collect();
    let is_of = |m: &Match| m.from == From::Draft && owners.contains(&m.clause) && m.held >= HELD && m.holds >= HOLDS;
    let says = |i: &usize| {
        let clause = &pairing.version.clauses[*i];
        clause.atoms.weight() >= LITTLE
            && clause.kind != Kind::Question
            && pairing.best[*i].as_ref().is_some_and(is_of)
            && shares_number(pairing, *i)
    };
    (0..pairing.version.clauses.len()).filter(says).collect()
}

/// Whether a clause and its counterpart have a number in common, or none at all.
fn shares_number(pairing: &Pairing<'_>, i: usize) -> bool {
    let Some(best) = &pairing.best[i] else { return false };
    let (mine, side) = (pairing.version.quantities_of(&pairing.version.clauses[i]), pairing.side(best.from));
    let theirs = side.quantities_of(&side.clauses[best.clause]);
    theirs.is_empty() || theirs.iter().any(|a| mine.iter().any(|b| (a.value - b.value).abs() < 1e-6))
}

/// Whether a condition is told near a clause of the version: in its line, in a heading above it, or, where the condition says
/// enough to be known again, anywhere.
fn is_told(pairing: &Pairing<'_>, clause: usize, term: &Range<usize>) -> bool {
    let (draft, version) = (pairing.draft, pairing.version);
    let written = &draft.text()[term.clone()];
    let is_brief = written.chars().take(BRIEF + 1).count() <= BRIEF;
    if !is_brief && version.text().contains(written) {
        return true;
    }
    let line = version.line_of(clause);
    let around = if is_brief { line.clone() } else { line.start.saturating_sub(2)..line.end + 2 };
    let leads = |c: &usize| {
        let c = &version.clauses[*c];
        c.kind == Kind::Heading || version.text()[c.range.end..].trim_start().starts_with([':', '：'])
    };
    let above = (line.start.saturating_sub(LIST)..line.start).rev().find(leads);
    let near = (around.start..around.end.min(version.clauses.len())).chain(above);
    let near: Vec<&Clause> = near.map(|c| &version.clauses[c]).collect();
    if near.iter().any(|c| version.text()[c.range.clone()].contains(written)) {
        return true;
    }
    let want = draft.atoms_in(term);
    let inside = |q: &&Quantity| term.start <= q.range.start && q.range.end <= term.end;
    let mut numbers = draft.quantities.iter().filter(inside).peekable();
    if numbers.peek().is_none() && want.weight() < 1.0 {
        return true;
    }
    let mut have = super::align::Atoms::default();
    for c in &near {
        have.extend(&c.atoms);
    }
    have.settle();
    let is_there =
        |n: &Quantity| near.iter().flat_map(|c| version.quantities_of(c)).any(|q| (q.value - n.value).abs() < 1e-6);
    numbers.all(is_there) && (want.weight() < 1.0 || want.within(&have) >= TOLD)
}

/// Characters of a condition that may stand by chance for something else: 平日, 晚市.
const BRIEF: usize = 5;
/// A heading stands at most so many clauses before an item of its list.
const LIST: usize = 8;
