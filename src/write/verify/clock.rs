//! Hours and days: does the draft have them, for the same thing?

use super::align;
use super::comparison::{Change, Changed, Comparison, From, New, Novelty};
use super::pairing::Pairing;
use super::side::{Clause, Side};
use super::times::{self, DaySet, Hours};
use crate::reading::facts::clock::Clock;
use crate::reading::units::Kind;
use std::ops::Range;

/// So alike are two clauses whose times are compared.
const ALIKE: f32 = 0.3;
/// So alike is what stands around two times that are of one thing, and so much has to stand there.
const FRAMED: f32 = 0.8;
const FRAME: f32 = 2.0;

/// Looks at the times of day, the opening hours and the days of the version.
pub fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    let version = pairing.version;
    for hours in &version.times.hours {
        opening(pairing, hours, out);
    }
    for clock in &version.times.clocks {
        if !out.changed.iter().any(|c| c.range.start <= clock.range.start && clock.range.end <= c.range.end) {
            time(pairing, clock, out);
        }
    }
    for days in &version.times.days {
        weekdays(pairing, days, out);
    }
}

fn is_asked(side: &Side, range: &Range<usize>) -> bool {
    side.clause_at(range.start).is_none_or(|c| side.clauses[c].kind == Kind::Question)
}

/// Opening hours that the draft gives otherwise.
fn opening(pairing: &Pairing<'_>, hours: &Hours, out: &mut Comparison) {
    if is_asked(pairing.version, &hours.range) {
        return;
    }
    let all: Vec<(From, &Hours)> =
        pairing.sources().flat_map(|(from, side)| side.times.hours.iter().map(move |h| (from, h))).collect();
    let is_one =
        |mine: Option<u16>, theirs: Option<u16>| mine.is_none() || (theirs.is_some() && times::same(mine, theirs));
    let is_same = |h: &Hours| is_one(hours.from, h.from) && is_one(hours.to, h.to);
    let same: Vec<&(From, &Hours)> = all.iter().filter(|(_, h)| is_same(h)).collect();
    if same.is_empty() {
        // Of opening and closing hours the one that the draft gives otherwise.
        let other = |of: fn(&Hours) -> Option<u16>| {
            let mine = of(hours)?;
            let theirs: Vec<&(From, &Hours)> = all.iter().filter(|(_, h)| of(h).is_some()).collect();
            let is_there = theirs.iter().any(|(_, h)| times::same(of(h), Some(mine)));
            theirs.first().copied().filter(|_| !is_there)
        };
        let both = all
            .iter()
            .find(|(_, h)| h.from.is_some() && h.to.is_some())
            .filter(|_| hours.from.is_some() && hours.to.is_some());
        if let Some((from, other)) = other(|h| h.from).or_else(|| other(|h| h.to)).or(both) {
            let range = hours.range.clone();
            out.changed.push(Changed { range, kind: Change::Time, from: *from, at: other.range.clone(), owner: None });
        }
        return;
    }
    let Some(days) = hours.days else { return };
    let fits = |h: &Hours| h.days.is_none_or(|d| d == days);
    if let Some((from, other)) = same.first().filter(|_| !same.iter().any(|(_, h)| fits(h))) {
        let range = hours.range.clone();
        out.changed.push(Changed { range, kind: Change::Time, from: *from, at: other.range.clone(), owner: None });
    }
}

/// A time of day that the draft does not have.
fn time(pairing: &Pairing<'_>, clock: &Clock, out: &mut Comparison) {
    let version = pairing.version;
    if is_asked(version, &clock.range) {
        return;
    }
    let Some(clause) = version.clause_at(clock.range.start).map(|c| &version.clauses[c]) else { return };
    if let Some(moved) = elsewhere(pairing, clause, clock) {
        out.changed.push(moved);
        return;
    }
    let mut rival: Option<(f32, From, Range<usize>)> = None;
    for (from, side) in pairing.sources() {
        if side.times.clocks.iter().any(|c| clock.is(c)) {
            return;
        }
        for other in &side.times.clocks {
            let Some(at) = side.clause_at(other.range.start) else { continue };
            let likeness = clause.atoms.likeness(&side.clauses[at].atoms);
            if likeness >= ALIKE && rival.as_ref().is_none_or(|(best, ..)| likeness > *best) {
                rival = Some((likeness, from, other.range.clone()));
            }
        }
    }
    match rival {
        Some((_, from, at)) => {
            out.changed.push(Changed { range: clock.range.clone(), kind: Change::Time, from, at, owner: None });
        }
        None => out.new.push(New { range: clock.range.clone(), kind: Novelty::Time }),
    }
}

/// The same words stand in the draft with other times.
fn elsewhere(pairing: &Pairing<'_>, clause: &Clause, clock: &Clock) -> Option<Changed> {
    let frame = |side: &Side, clause: &Clause| align::framework(side.tokens_of(clause));
    let mine = frame(pairing.version, clause);
    let mut found: Option<Changed> = None;
    for (from, side) in pairing.sources() {
        for other in &side.clauses {
            let inside = |c: &&Clock| other.range.start <= c.range.start && c.range.end <= other.range.end;
            let mut clocks = side.times.clocks.iter().filter(inside).peekable();
            let Some(first) = clocks.peek().map(|c| c.range.clone()) else { continue };
            if mine.weight() < FRAME || mine.likeness(&frame(side, other)) < FRAMED {
                continue;
            }
            if clocks.any(|c| clock.is(c)) {
                return None;
            }
            found = Some(Changed { range: clock.range.clone(), kind: Change::Time, from, at: first, owner: None });
        }
    }
    found
}

/// Days of the week that the draft does not name, or names for something else.
fn weekdays(pairing: &Pairing<'_>, days: &DaySet, out: &mut Comparison) {
    let version = pairing.version;
    let is_told = |c: &Changed| c.range.start < days.range.end && days.range.start < c.range.end;
    if is_asked(version, &days.range) || out.changed.iter().any(is_told) {
        return;
    }
    let Some(clause) = version.clause_at(days.range.start).map(|c| &version.clauses[c]) else { return };
    let mut rivals: Vec<(f32, From, &DaySet)> = Vec::new();
    for (from, side) in pairing.sources() {
        for other in &side.times.days {
            if other.days == days.days && other.is_closed == days.is_closed {
                return;
            }
            let at = side.clause_at(other.range.start);
            let likeness = at.map_or(0.0, |at| clause.atoms.likeness(&side.clauses[at].atoms));
            // The days on which a shop is shut are one fact.
            let likeness = if other.is_closed && days.is_closed { 1.0 } else { likeness };
            rivals.push((likeness, from, other));
        }
    }
    // Open on Mondays, where the draft says shut.
    let turned = rivals.iter().find(|(_, _, o)| o.days == days.days && o.is_closed != days.is_closed);
    let bits = version.bits(version.clause_at(days.range.start).map_or(0..0, |c| c..c + 1));
    if let Some((_, from, other)) = turned.filter(|_| days.is_closed || bits & super::words::OPEN != 0) {
        let range = days.range.clone();
        out.changed.push(Changed { range, kind: Change::Polarity, from: *from, at: other.range.clone(), owner: None });
        return;
    }
    let best = rivals.iter().filter(|r| r.0 >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, from, other)) = best.filter(|(_, _, o)| o.days != days.days) {
        let range = days.range.clone();
        out.changed.push(Changed { range, kind: Change::Time, from: *from, at: other.range.clone(), owner: None });
        return;
    }
    let all = rivals.iter().fold(0, |all, (_, _, d)| all | d.days);
    if days.days & !all != 0 && days.days != 0b111_1111 {
        out.new.push(New { range: days.range.clone(), kind: Novelty::Time });
    }
}
