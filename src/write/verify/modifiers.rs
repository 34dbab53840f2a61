//! Small words that change what is said: denials, how far something reaches, on what it hangs.

use super::comparison::{Change, Changed, Comparison, From};
use super::pairing::{Match, Pairing};
use super::quantity::{Measured, Quantity};
use super::side::{Clause, Side};
use super::tokens::Token;
use super::words::{self, Bits};
use crate::reading::facts::fact::Value;
use crate::reading::units::Kind;
use std::collections::HashMap;
use std::ops::Range;

/// Two clauses are about the same when so much of each stands in the other.
const HELD: f32 = 0.6;
const HOLDS: f32 = 0.3;
/// And they say nearly the same.
const NEAR: f32 = 0.5;
/// And but for little words the same.
const SAME: f32 = 0.8;
/// A heading stands at most so many clauses before an item of its list.
const LIST: usize = 8;
/// And but for one word the same.
const OPPOSED: f32 = 0.4;
/// What says too little to be compared.
const LITTLE: f32 = 2.0;

/// Looks at every clause of the version that has a counterpart.
pub fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    let denied = Denied::of(pairing);
    for (i, clause) in pairing.version.clauses.iter().enumerate() {
        if matches!(clause.kind, Kind::Question | Kind::Audience | Kind::Heading) {
            continue;
        }
        let mark = pairing.best[i].as_ref().and_then(|best| {
            let pair = Pair { pairing, i, clause, best, side: pairing.side(best.from) };
            pair.differs().or_else(|| denied.differs(pairing, clause))
        });
        out.changed.extend(mark);
    }
    conditions(pairing, out);
    dropped(pairing, out);
}

/// A clause of the version and its counterpart.
struct Pair<'a, 'p> {
    pairing: &'a Pairing<'p>,
    i: usize,
    clause: &'a Clause,
    best: &'a Match,
    side: &'p Side,
}

impl Pair<'_, '_> {
    fn other(&self) -> &Clause {
        &self.side.clauses[self.best.clause]
    }

    fn differs(&self) -> Option<Changed> {
        if self.clause.atoms.weight() < LITTLE || self.best.held < HELD || self.best.holds < HOLDS {
            return self.widened();
        }
        self.denial()
            .or_else(|| self.turned())
            .or_else(|| self.gone())
            .or_else(|| self.unbounded())
            .or_else(|| self.widened())
    }

    fn mark(&self, range: Range<usize>, kind: Change, at: Range<usize>) -> Changed {
        Changed { range, kind, from: self.best.from, at, owner: None }
    }

    /// One of both denies what the other says.
    fn denial(&self) -> Option<Changed> {
        let said = self.clause.said.likeness(&self.other().said);
        if self.best.holds < NEAR || said < NEAR {
            return None;
        }
        let (mine, theirs) = (self.pairing.version.tokens_of(self.clause), self.side.tokens_of(self.other()));
        // 10歲以下唔收 and 10歲或以上先收 say the same.
        let bound = |tokens: &[Token]| bounds(tokens.iter().fold(0, |bits, t| bits | t.bits));
        if bound(mine) != bound(theirs) && bound(mine) != 0 && bound(theirs) != 0 {
            return None;
        }
        let (a, b) = (denied(mine), denied(theirs));
        if let Some((at, target)) = only_in(&b, &a, mine, |t| theirs[t].id).filter(|_| !self.is_denied_behind()) {
            let here = mine.iter().position(|t| t.id == theirs[target].id)?;
            return Some(self.mark(from_to(mine, here, 1), Change::Polarity, between(theirs, at, target)));
        }
        if let Some((at, target)) = only_in(&a, &b, theirs, |t| mine[t].id) {
            return Some(self.mark(between(mine, at, target), Change::Polarity, self.other().range.clone()));
        }
        // The same words with one denial more or less.
        let (first, at) = (b.first()?.0, b.first()?.1);
        let is_one_off = said >= SAME && b.len() == a.len() + 1 && !self.is_denied_behind();
        is_one_off.then(|| self.mark(self.counterpart(theirs, first), Change::Polarity, between(theirs, first, at)))
    }

    /// 飲咗酒嗰日，都唔做: the denial stands in a clause of its own, or in the heading of the list.
    fn is_denied_behind(&self) -> bool {
        let version = self.pairing.version;
        let around = version.sentence_of(self.i);
        let next = version.clauses.get(self.i + 1).filter(|_| around.contains(&(self.i + 1)));
        let behind = next.is_some_and(|c| c.said.weight() <= LITTLE && version.tokens_of(c).iter().any(Token::denies));
        let leads = |c: &&Clause| {
            c.kind == Kind::Heading || version.text()[c.range.end..].trim_start().starts_with([':', '：'])
        };
        // 有兩種情況我哋唔做：未滿18歲，同埋飲咗酒嗰日.
        let leads_here = |c: usize| {
            let clause = &version.clauses[c];
            let has_colon = version.text()[clause.range.clone()].contains([':', '：']);
            has_colon && version.tokens_of(clause).iter().any(Token::denies)
        };
        if (around.start..self.i).any(leads_here) {
            return true;
        }
        let heading = version.clauses[self.i.saturating_sub(LIST)..self.i].iter().rev().find(leads);
        behind || heading.is_some_and(|c| version.tokens_of(c).iter().any(Token::denies))
    }

    /// The draft says 免費 where the version says 收錢.
    fn turned(&self) -> Option<Changed> {
        let (mine, theirs) = (self.pairing.version.tokens_of(self.clause), self.side.tokens_of(self.other()));
        let near = self.clause.said.likeness(&self.other().said);
        if near < OPPOSED {
            return None;
        }
        for (i, token) in mine.iter().enumerate() {
            let Some(opposites) = words::opposites(token.id) else { continue };
            let is_there = theirs.iter().any(|t| t.id == token.id);
            let other = theirs.iter().position(|t| opposites.contains(&t.id) && !mine.iter().any(|m| m.id == t.id));
            if let Some(at) = other.filter(|_| !is_there && !mine.iter().any(Token::denies)) {
                return Some(self.mark(from_to(mine, i, 1), Change::Polarity, from_to(theirs, at, 1)));
            }
        }
        None
    }

    /// Where in the version stands what follows a token of the counterpart.
    fn counterpart(&self, theirs: &[Token], at: usize) -> Range<usize> {
        let mine = self.pairing.version.tokens_of(self.clause);
        let behind = theirs[at + 1..].iter().chain(theirs[..at].iter().rev());
        let shared = behind.filter(|t| t.says()).find_map(|t| mine.iter().position(|m| m.id == t.id));
        shared.map_or_else(|| self.clause.range.clone(), |i| from_to(mine, i, 1))
    }

    /// A word that bounds what the counterpart says is gone.
    fn gone(&self) -> Option<Changed> {
        let version = self.pairing.version;
        let theirs = self.side.tokens_of(self.other());
        let around = version.sentence_of(self.i);
        let have = version.bits(around.clone());
        for (i, token) in theirs.iter().enumerate() {
            let bit = [
                (words::PART, Change::Scope),
                (words::ONLY, Change::Scope),
                (words::IF, Change::Condition),
                (words::EXCEPT, Change::Condition),
                (words::LEAST | words::FROM, Change::Qualifier),
                (words::UNDER | words::MOST | words::LATEST, Change::Qualifier),
                (words::ABOUT | words::USUAL, Change::Qualifier),
            ]
            .into_iter()
            .find(|(bit, _)| token.bits & bit != 0);
            let Some((bit, kind)) = bit else { continue };
            if token.is_idle() && token.bits & TELLING == 0 {
                continue;
            }
            let is_there =
                version.clauses[around.clone()].iter().any(|c| version.tokens_of(c).iter().any(|t| t.id == token.id));
            if have & bit == 0 && !is_there {
                return Some(self.mark(self.counterpart(theirs, i), kind, from_to(theirs, i, 3)));
            }
        }
        None
    }

    /// 三日內取消不退 without the three days.
    fn unbounded(&self) -> Option<Changed> {
        let (version, around) = (self.pairing.version, self.pairing.version.sentence_of(self.i));
        let is_there = |q: &Quantity| {
            let mut all = version.clauses[around.clone()].iter().flat_map(|c| version.quantities_of(c));
            all.any(|m| (m.value - q.value).abs() < 1e-6)
        };
        let bound = words::UNDER | words::LEAST | words::LATEST | words::AFTER | words::FROM | words::MOST;
        let theirs = self.side.quantities_of(self.other());
        let bound = theirs.iter().find(|q| q.unit != Measured::Money && q.exact & bound != 0 && !is_there(q))?;
        let tokens = self.side.tokens_of(self.other());
        let at = tokens.iter().position(|t| t.range.start >= bound.range.start)?;
        Some(self.mark(self.counterpart(tokens, at), Change::Condition, bound.range.clone()))
    }

    /// The version reaches further: 全單 where the draft says 限…, or sets a condition of its own.
    fn widened(&self) -> Option<Changed> {
        if self.best.held < NEAR || self.clause.atoms.weight() < LITTLE {
            return None;
        }
        let (mine, theirs) = (self.pairing.version.tokens_of(self.clause), self.other());
        let around = self.side.line_of(self.best.clause);
        let bits = self.side.bits(around.clone());
        for (i, token) in mine.iter().enumerate() {
            let kind =
                if token.bits & words::ALL != 0 && bits & words::ALL == 0 && bits & (words::PART | words::ONLY) != 0 {
                    Change::Scope
                } else if token.bits & words::EXCEPT != 0 && bits & words::EXCEPT == 0 {
                    Change::Condition
                } else {
                    continue;
                };
            return Some(self.mark(from_to(mine, i, 2), kind, theirs.range.clone()));
        }
        None
    }
}

/// Of words that claim nothing these are missed when they are gone.
const TELLING: Bits =
    words::ABOUT | words::PART | words::USUAL | words::LEAST | words::LATEST | words::EXCEPT | words::ONLY | words::IF;

/// What a clause denies: the denial and the word that it is said of, each by its place.
fn denied(tokens: &[Token]) -> Vec<(usize, usize)> {
    let target = |i: usize| {
        let behind = (i + 1..tokens.len().min(i + 6)).find(|j| tokens[*j].says());
        let before = (0..i).rev().take(3).find(|j| tokens[*j].says());
        let next = (i + 1 < tokens.len()).then_some(i + 1);
        behind.or(before).or(next).map(|j| (i, j))
    };
    (0..tokens.len()).filter(|i| tokens[*i].denies()).filter_map(target).collect()
}

/// Something that one clause denies and the other says without denial.
fn only_in(
    denied: &[(usize, usize)],
    other: &[(usize, usize)],
    tokens: &[Token],
    ids: impl Fn(usize) -> u64,
) -> Option<(usize, usize)> {
    let is_said = |id: u64| tokens.iter().any(|t| t.id == id);
    let is_denied = |id: u64| other.iter().any(|(_, t)| tokens[*t].id == id);
    denied.iter().copied().find(|(_, t)| is_said(ids(*t)) && !is_denied(ids(*t)) && other.len() < denied.len())
}

/// From one token to another.
fn between(tokens: &[Token], a: usize, b: usize) -> Range<usize> {
    tokens[a.min(b)].range.start..tokens[a.max(b)].range.end
}

fn bounds(bits: Bits) -> Bits {
    u32::from(bits & (words::FROM | words::LEAST) != 0) | u32::from(bits & (words::MOST | words::UNDER) != 0) << 1
}

/// From a token on, so many.
fn from_to(tokens: &[Token], at: usize, count: usize) -> Range<usize> {
    let last = (at + count).min(tokens.len()).saturating_sub(1).max(at);
    tokens[at].range.start..tokens[last].range.end
}

/// Things that the draft denies everywhere, and those that it affirms everywhere: 冇熱水.
struct Denied {
    /// Pairs of tokens side by side.
    pairs: HashMap<u64, Said>,
}

/// How a thing is spoken of.
#[derive(Default)]
struct Said {
    /// Somewhere it is not denied.
    is_affirmed: bool,
    /// Where it is denied.
    denied: Option<(From, Range<usize>)>,
}

impl Denied {
    fn of(pairing: &Pairing<'_>) -> Self {
        let mut pairs: HashMap<u64, Said> = HashMap::new();
        for (from, side) in pairing.sources() {
            for clause in &side.clauses {
                let tokens = side.tokens_of(clause);
                for (id, denial, i) in things(tokens) {
                    let entry = pairs.entry(id).or_default();
                    match denial {
                        Some(d) => entry.denied = Some((from, tokens[d].range.start..tokens[i].range.end)),
                        None => entry.is_affirmed = true,
                    }
                }
            }
        }
        Self { pairs }
    }

    /// Something of a clause that the draft only denies.
    fn differs(&self, pairing: &Pairing<'_>, clause: &Clause) -> Option<Changed> {
        let tokens = pairing.version.tokens_of(clause);
        // 皮褸我哋唔接: the denial may stand behind.
        if tokens.iter().any(Token::denies) {
            return None;
        }
        for (id, _, i) in things(tokens) {
            if let Some(Said { is_affirmed: false, denied: Some((from, at)) }) = self.pairs.get(&id) {
                let range = tokens[i - 1].range.start..tokens[i].range.end;
                return Some(Changed { range, kind: Change::Polarity, from: *from, at: at.clone(), owner: None });
            }
        }
        None
    }
}

/// Pairs of tokens that name a thing, each with the denial right before it, and the place of the second.
fn things(tokens: &[Token]) -> Vec<(u64, Option<usize>, usize)> {
    let mut out = Vec::new();
    let mut denial: Option<usize> = None;
    for i in 0..tokens.len() {
        if tokens[i].denies() {
            denial = Some(i);
        } else if i > 0 && tokens[i].says() && tokens[i - 1].says() && tokens[i - 1].range.end == tokens[i].range.start
        {
            let near = denial.filter(|d| i - d <= 3);
            out.push((words::join(tokens[i - 1].id, tokens[i].id), near, i));
        }
    }
    out
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
    side.quantities_of(c).iter().any(|q| q.unit == Measured::Money)
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
