//! Numbers: does the draft have them, for the same thing, and as exactly?

use super::align::Atoms;
use super::comparison::{Change, Changed, Comparison, From, New, Novelty};
use super::free;
use super::opposed;
use super::pairing::Pairing;
use super::quantity::{Measured, Quantity};
use super::side::{Clause, Side};
use super::tokens::{Token, What};
use super::words::{self, Bits};
use crate::lists::WordList;
use crate::reading::units::Kind;
use crate::text::measure::Unit;
use crate::text::variants;
use std::ops::Range;

/// So alike is what another amount is for before it counts as a rival.
const RIVAL: f32 = 0.5;
/// And by so much more than the amount's own.
const MARGIN: f32 = 0.2;
/// The same where only the clauses can be compared.
const RIVAL_CLAUSE: f32 = 0.7;
const MARGIN_CLAUSE: f32 = 0.25;
/// What stands around a number has to say so much.
const FRAME: f32 = 2.0;
/// So much has to stand before a number, letter by letter, that it was not moved.
const WRITTEN: f32 = 4.0;
/// So alike are two clauses whose numbers are compared.
const ALIKE: f32 = 0.34;
/// The same for what a writer may count.
const ALIKE_COUNT: f32 = 0.5;

/// Looks at every number of the version, and at what it gives away.
pub fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    free::compare(pairing, out);
    for clause in &pairing.version.clauses {
        for q in pairing.version.quantities_of(clause) {
            Number { pairing, clause, q }.compare(out);
        }
    }
}

/// A number of the version.
struct Number<'a, 'p> {
    pairing: &'a Pairing<'p>,
    clause: &'a Clause,
    q: &'a Quantity,
}

/// A number of draft or profile that may be the same.
struct Candidate<'p> {
    from: From,
    side: &'p Side,
    clause: &'p Clause,
    q: &'p Quantity,
    likeness: f32,
}

impl<'p> Number<'_, 'p> {
    fn compare(&self, out: &mut Comparison) {
        let (q, version) = (self.q, self.pairing.version);
        if self.stands_for_another(out) {
            return;
        }
        let own = Self::object(version, self.clause, q);
        let mut same = self.candidates(own, |d| is_same(q, d));
        same.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        let Some(best) = same.first() else {
            self.unknown(own, out);
            return;
        };
        if !self.is_written() && self.is_moved(&same, out) {
            return;
        }
        // Any of the equally good ones may vouch for how exact it is.
        let good = same.iter().take_while(|c| c.likeness >= best.likeness - 0.05);
        let differs: Vec<Option<Change>> = good.map(|c| self.buys(c).or_else(|| self.exactness(c))).collect();
        if let Some(kind) = differs.iter().copied().min().flatten() {
            let at = widened(best.side, &best.q.range);
            out.changed.push(Changed { range: widened(version, &q.range), kind, from: best.from, at, owner: None });
        }
    }

    /// Whether the number stands in the draft behind the very words that it stands behind here: 燒鵝 例牌$148.
    fn is_written(&self) -> bool {
        let version = self.pairing.version;
        let Some(tokens) = version.sentence_around(self.q) else { return false };
        let before = tokens.iter().rev().skip_while(|t| t.range.end > self.q.range.start);
        let mut said = 0.0;
        let mut start = None;
        for token in before.take_while(|t| t.what != What::Number) {
            said += if token.says() { token.weight() } else { 0.0 };
            start = Some(token.range.start);
            if said >= WRITTEN {
                break;
            }
        }
        let Some(written) = start.filter(|_| said >= WRITTEN).map(|s| &version.text()[s..self.q.range.end]) else {
            return false;
        };
        let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_digit());
        let stands = |side: &Side| {
            let text = side.text();
            text.match_indices(written).any(|(at, _)| !goes_on(&text[at + written.len()..]))
        };
        self.pairing.sources().any(|(_, side)| stands(side))
    }

    /// Between the same words the draft has another number, or this one less exactly.
    fn stands_for_another(&self, out: &mut Comparison) -> bool {
        let (q, version) = (self.q, self.pairing.version);
        let Some(here) = version.around_of(&q.range) else { return false };
        let mut all: Vec<(From, &Side, &Quantity)> = Vec::new();
        for (from, side) in self.pairing.sources() {
            let stands = |(d, around): &(&Quantity, &Option<_>)| d.unit.fits(q.unit) && around.as_ref() == Some(here);
            all.extend(side.quantities.iter().zip(&side.around).filter(stands).map(|(d, _)| (from, side, d)));
        }
        let lost = |d: &Quantity| classes(bounding(d)) & !classes(bounding(q)) != 0;
        let kind = match all.iter().find(|(_, _, d)| is_same(q, d)) {
            None if is_time(q.unit) => Change::Time,
            None => Change::Amount,
            Some(_) if all.iter().all(|(_, _, d)| !is_same(q, d) || lost(d)) => Change::Qualifier,
            Some(_) => return false,
        };
        let fits = |(_, _, d): &&(From, &Side, &Quantity)| kind != Change::Qualifier || is_same(q, d);
        let Some((from, side, d)) = all.iter().find(fits) else { return false };
        let at = if kind == Change::Amount { priced(side, &d.range) } else { widened(side, &d.range) };
        out.changed.push(Changed { range: widened(version, &q.range), kind, from: *from, at, owner: None });
        true
    }

    /// What the number is for: the object of a price, else its clause.
    fn object<'s>(side: &'s Side, clause: &'s Clause, q: &Quantity) -> &'s Atoms {
        let priced = if q.unit == Measured::Money { side.object_of(&q.range) } else { None };
        priced.map_or(&clause.said, |(_, atoms)| atoms)
    }

    fn candidates(&self, own: &Atoms, fits: impl Fn(&Quantity) -> bool) -> Vec<Candidate<'p>> {
        let mut out = Vec::new();
        for (from, side) in self.pairing.sources() {
            for clause in &side.clauses {
                for q in side.quantities_of(clause).iter().filter(|q| fits(q)) {
                    let likeness = own.likeness(Self::object(side, clause, q)).max(own.likeness(&clause.said) * 0.9);
                    out.push(Candidate { from, side, clause, q, likeness });
                }
            }
        }
        out
    }

    /// A number that the draft does not have.
    fn unknown(&self, own: &Atoms, out: &mut Comparison) {
        let (q, version) = (self.q, self.pairing.version);
        if self.is_count() || self.is_sum() {
            return;
        }
        let mut rivals = self.candidates(own, |d| d.unit.fits(q.unit) && is_strict(d.unit, q.unit));
        rivals.sort_by(|a, b| b.likeness.total_cmp(&a.likeness));
        let is_time = is_time(q.unit);
        // 三個, 兩款: a writer counts what stands there, unless the clause says the same of another number.
        let is_loose = matches!(q.unit, Measured::Unit(Unit::Count | Unit::People | Unit::Times)) && q.value < 10.0;
        let written = &version.text()[q.digits.clone()];
        let is_told = is_loose && !written.contains(|c: char| c.is_ascii_digit());
        let least = if is_told { ALIKE_COUNT } else { ALIKE };
        if is_told && rivals.first().is_none_or(|r| r.likeness < least) {
            return;
        }
        match rivals.first().filter(|r| r.likeness >= least) {
            Some(rival) => out.changed.push(Changed {
                range: widened(version, &q.range),
                kind: if is_time { Change::Time } else { Change::Amount },
                from: rival.from,
                at: widened(rival.side, &rival.q.range),
                owner: None,
            }),
            None => out
                .new
                .push(New { range: q.range.clone(), kind: if is_time { Novelty::Time } else { Novelty::Amount } }),
        }
    }

    /// 6件事, 兩類: counts what the writer lists; a question names no fact.
    fn is_count(&self) -> bool {
        let text = self.pairing.version.text();
        let end = text[self.q.digits.end..].char_indices().nth(4).map_or(text.len(), |(i, _)| self.q.digits.end + i);
        let behind = variants().fold_str(text[self.q.digits.end..end].trim_start());
        let counts = WordList::SaidCounted.begins(&behind) && self.q.value <= 12.0;
        counts || (self.clause.kind == Kind::Question && self.q.unit != Measured::Money)
    }

    /// 一共 $x: adds up two amounts of the draft.
    fn is_sum(&self) -> bool {
        let text = variants().fold_str(&self.pairing.version.text()[self.clause.range.clone()]);
        if !WordList::SaidSum.is_in(&text) {
            return false;
        }
        let all: Vec<f64> =
            self.pairing.draft.quantities.iter().filter(|q| q.unit == Measured::Money).map(|q| q.value).collect();
        let is = |sum: f64| (sum - self.q.value).abs() < 1e-6;
        is(all.iter().sum()) || all.iter().enumerate().any(|(i, a)| all[i..].iter().any(|b| is(a + b)))
    }

    /// Whether another number of the draft belongs to what this one is said of.
    fn is_moved(&self, same: &[Candidate<'p>], out: &mut Comparison) -> bool {
        let is_money = self.q.unit == Measured::Money;
        let version = self.pairing.version;
        let object = if is_money { version.object_of(&self.q.range).map(|(_, atoms)| atoms) } else { None };
        let nothing = Atoms::default();
        let frame = version.frame_of(&self.q.range).unwrap_or(&nothing);
        // So much says what a number of draft or profile is for, that this one is for the same.
        let likeness = |c: &Candidate<'p>| {
            let theirs = c.side.frame_of(&c.q.range).unwrap_or(&nothing);
            let framed = if frame.weight() >= FRAME { frame.likeness(theirs) } else { 0.0 };
            let named = object.zip(c.side.object_of(&c.q.range));
            named.map_or(framed, |(mine, (_, theirs))| mine.likeness(theirs).max(framed))
        };
        let is_other = |d: &Quantity| d.unit.fits(self.q.unit) && is_strict(d.unit, self.q.unit) && !is_same(self.q, d);
        let others = self.candidates(frame, is_other).into_iter().map(|c| (likeness(&c), c));
        let Some((rivals, rival)) = others.max_by(|a, b| a.0.total_cmp(&b.0)) else { return false };
        let mine = same.iter().map(|c| (likeness(c), c)).max_by(|a, b| a.0.total_cmp(&b.0));
        let Some((mine, best)) = mine else { return false };
        let (least, margin) = if object.is_some() { (RIVAL, MARGIN) } else { (RIVAL_CLAUSE, MARGIN_CLAUSE) };
        if rivals < least || rivals < mine + margin || self.stands_beside(best, &rival) {
            return false;
        }
        out.changed.push(Changed {
            range: self.q.range.clone(),
            kind: Change::Amount,
            from: rival.from,
            at: priced(rival.side, &rival.q.range),
            owner: Some(priced(best.side, &best.q.range)).filter(|_| best.from == From::Draft),
        });
        true
    }

    /// $1,000用到$1,100: both numbers stand beside one another with the same words between them, as in the draft.
    fn stands_beside(&self, own: &Candidate<'p>, rival: &Candidate<'p>) -> bool {
        let version = self.pairing.version;
        let mut beside = version.quantities_of(self.clause).iter().filter(|q| is_same(q, rival.q));
        let here = beside.next().map(|q| version.between(&self.q.range, &q.range));
        let there = own.side.between(&own.q.range, &rival.q.range);
        own.clause.range == rival.clause.range && !there.1.is_empty() && here == Some(there)
    }

    /// Whether a price is for something else than in the draft: one table, not one person; weekends, not weekdays.
    fn buys(&self, other: &Candidate<'_>) -> Option<Change> {
        if self.q.unit != Measured::Money {
            return None;
        }
        let is_rival = self.q.per.zip(other.q.per).is_some_and(|(a, b)| a != b);
        let mine = opposed::case(self.pairing.version, self.clause, &self.q.range);
        let theirs = opposed::case(other.side, other.clause, &other.q.range);
        let stands_in = |all: &[&Token], id: u64| all.iter().any(|t| t.id == id);
        let is_opposed = mine.iter().any(|t| {
            let others = words::opposites(t.id).unwrap_or_default();
            !stands_in(&theirs, t.id) && theirs.iter().any(|o| others.contains(&o.id) && !stands_in(&mine, o.id))
        });
        (is_rival || is_opposed).then_some(Change::Amount)
    }

    /// Whether a number is said as exactly as in the draft.
    fn exactness(&self, other: &Candidate<'_>) -> Option<Change> {
        let (q, d) = (self.q, other.q);
        if q.to.is_none() && d.to.is_some() {
            return Some(Change::Qualifier);
        }
        let version = self.pairing.version;
        let near = |side: &Side, clause: &Clause| side.tokens_of(clause).iter().fold(0, |b, t| b | t.bits);
        let there = near(other.side, other.clause);
        let (want, have) = (classes(bounding(d)), classes(bounding(q) | near(version, self.clause)));
        let lost = want & !have;
        let implied =
            if there & words::QUORUM != 0 { LOW } else { 0 } | if there & words::AHEAD != 0 { HIGH } else { 0 };
        let gained = classes(bounding(q)) & (LOW | HIGH) & !classes(d.exact | there) & !implied;
        if lost == 0 && gained == 0 {
            return None;
        }
        // 10歲以下唔收 and 10歲或以上先可以參加 say the same.
        let denies =
            |side: &Side, clause: &Clause| side.tokens_of(clause).iter().filter(|t| t.denies()).count() % 2 == 1;
        let turned =
            (want & LOW != 0 && classes(q.exact) & HIGH != 0) || (want & HIGH != 0 && classes(q.exact) & LOW != 0);
        if turned && denies(version, self.clause) != denies(other.side, other.clause) {
            return None;
        }
        Some(if turned { Change::Condition } else { Change::Qualifier })
    }
}

/// Whether a number tells when or how long.
const fn is_time(unit: Measured) -> bool {
    matches!(
        unit,
        Measured::Date | Measured::Unit(Unit::Day | Unit::Clock | Unit::Week | Unit::Month | Unit::Minute | Unit::Hour)
    )
}

/// The words of exactness of a number that bound it: 由1991年 bounds nothing, 3個月起 does.
fn bounding(q: &Quantity) -> Bits {
    let lasts = matches!(q.unit, Measured::Unit(Unit::Minute | Unit::Hour | Unit::Week | Unit::Month));
    if lasts || q.unit == Measured::Unit(Unit::Day) {
        // 六星期後攞 is six weeks.
        let from = if lasts { 0 } else { words::FROM };
        return q.exact & !(words::AFTER | from);
    }
    if matches!(q.unit, Measured::Money | Measured::Unit(Unit::People | Unit::Count | Unit::Bare)) {
        q.exact
    } else {
        q.exact & !words::FROM
    }
}

const LOW: Bits = 1;
const HIGH: Bits = 2;
const ABOUT: Bits = 4;
const AFTER: Bits = 8;

/// Words of exactness by what they do: a lower bound, an upper bound, about.
fn classes(bits: Bits) -> Bits {
    let has = |of: Bits| bits & of != 0;
    (if has(words::FROM | words::LEAST) { LOW } else { 0 })
        | (if has(words::MOST | words::UNDER | words::LATEST) { HIGH } else { 0 })
        | (if has(words::ABOUT | words::USUAL) { ABOUT } else { 0 })
        | (if has(words::AFTER) { AFTER } else { 0 })
}

/// Whether two numbers are the same one.
fn is_same(q: &Quantity, d: &Quantity) -> bool {
    let is = |a: f64, b: f64| (a - b).abs() < 1e-6;
    let fits = q.unit.fits(d.unit);
    let value = match (q.to, d.to) {
        (Some(a), Some(b)) => is(q.value, d.value) && is(a, b),
        (None, Some(b)) => is(q.value, d.value) || is(q.value, b),
        (None, None) => return q.is_same_as(d),
        (Some(_), None) => false,
    };
    fits && value
}

/// Whether numbers that are not equal speak of one thing by their units.
fn is_strict(a: Measured, b: Measured) -> bool {
    let loose = |m| matches!(m, Measured::Unit(Unit::Count | Unit::Number | Unit::People | Unit::Times));
    a == b || (loose(a) && loose(b)) || (a.minutes().is_some() && b.minutes().is_some())
}

/// A range with the words of exactness beside it.
fn widened(side: &Side, range: &Range<usize>) -> Range<usize> {
    let i = side.tokens.partition_point(|t| t.range.end <= range.start);
    let is_exact = |t: &Token| t.bits & super::quantity::EXACTNESS != 0;
    let start = i
        .checked_sub(1)
        .and_then(|b| side.tokens.get(b))
        .filter(|t| is_exact(t) && t.range.end <= range.start && range.start - t.range.end <= 3);
    let j = side.tokens.partition_point(|t| t.range.start < range.end);
    let end = side.tokens.get(j).filter(|t| is_exact(t) && t.range.start - range.end <= 3);
    start.map_or(range.start, |t| t.range.start)..end.map_or(range.end, |t| t.range.end)
}

/// A price with its object.
fn priced(side: &Side, range: &Range<usize>) -> Range<usize> {
    let line = side.clause_at(range.start).map_or_else(|| range.clone(), |c| side.clauses[c].range.clone());
    match side.object_of(range) {
        Some((fact, _)) if fact.start >= line.start => {
            fact.start.min(range.start)..fact.end.max(range.end).min(line.end.max(range.end))
        }
        _ => line.start.min(range.start)..range.end,
    }
}
