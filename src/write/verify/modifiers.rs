//! Small words that change what is said: denials, how far something reaches, on what it hangs.

use super::comparison::{Change, Changed, Comparison, From};
use super::pairing::{Match, Pairing};
use super::quantity::{Measured, Quantity};
use super::side::{Clause, Side};
use super::tokens::{Token, What};
use super::words::{self, Bits};
use crate::reading::units::Kind;
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
/// A word bounds so many of those behind it.
const BOUNDED: usize = 3;
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
        // 凍嘅冬天唔賣 and 冬天淨係賣熱嘅 say the same.
        if is_opposed(mine, theirs) {
            return None;
        }
        let (a, b) = (denied(mine), denied(theirs));
        if let Some((at, target)) = only_in((&b, theirs), (&a, mine)).filter(|_| !self.is_denied_behind()) {
            let here = mine.iter().position(|t| t.id == theirs[target].id)?;
            return Some(self.mark(from_to(mine, here, 1), Change::Polarity, between(theirs, at, target)));
        }
        if let Some((at, target)) = only_in((&a, mine), (&b, theirs)) {
            return Some(self.mark(between(mine, at, target), Change::Polarity, self.other().range.clone()));
        }
        // Children under 10 can come in, where they are not allowed.
        // What the other affirms as well is no contradiction: 有個阿伯, beside a phone that does not start.
        let gives = |t: &Token| t.bits & words::AFFIRM != 0 || (t.bits & words::GRANT != 0 && !t.is_idle());
        let affirms = |t: &Token| gives(t) && !theirs.iter().any(|o| o.id == t.id);
        let here = mine.iter().position(affirms).filter(|_| a.is_empty() && !self.is_denied_behind());
        if let Some((here, (first, at))) = here.zip(b.first().copied()).filter(|_| self.best.held >= HELD) {
            return Some(self.mark(from_to(mine, here, 1), Change::Polarity, between(theirs, first, at)));
        }
        // The same words with one denial more or less.
        let (first, at) = (b.first()?.0, b.first()?.1);
        let is_said = mine.iter().any(|t| t.id == theirs[at].id) || theirs[first].bits & words::CANNOT == 0;
        let is_one_off = said >= SAME && b.len() == a.len() + 1 && is_said && !self.is_denied_behind();
        is_one_off.then(|| self.mark(self.counterpart(theirs, first), Change::Polarity, between(theirs, first, at)))
    }

    fn is_denied_behind(&self) -> bool {
        is_denied_around(self.pairing.version, self.i)
    }

    /// The draft says 免費 where the version says 收錢.
    fn turned(&self) -> Option<Changed> {
        let (mine, theirs) = (self.pairing.version.tokens_of(self.clause), self.side.tokens_of(self.other()));
        let near = self.clause.said.likeness(&self.other().said);
        let denials = |tokens: &[Token]| tokens.iter().filter(|t| t.denies()).count() % 2;
        let (i, at) = opposed(mine, theirs).filter(|_| near >= OPPOSED && denials(mine) == denials(theirs))?;
        Some(self.mark(from_to(mine, i, 1), Change::Polarity, from_to(theirs, at, 1)))
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
            // 只能放兩天 is 最多放兩天.
            let is_as_good = bit == words::ONLY && have & (words::MOST | words::UNDER | words::LEAST) != 0;
            if have & bit == 0 && !is_there && !is_as_good && self.is_about(theirs, i) {
                return Some(self.mark(self.counterpart(theirs, i), kind, from_to(theirs, i, 3)));
            }
        }
        None
    }

    /// Whether what a word of the counterpart bounds is told here, too: the next words behind it, or those before.
    fn is_about(&self, theirs: &[Token], at: usize) -> bool {
        let mine = self.pairing.version.tokens_of(self.clause);
        let has = |t: &&Token| mine.iter().any(|m| m.id == t.id);
        let says = |t: &&Token| t.says() && !t.bounds();
        let behind = theirs[at + 1..].iter().filter(says).take(BOUNDED);
        let before = theirs[..at].iter().rev().filter(says).take(BOUNDED);
        let mut around = behind.into_iter().chain(before).peekable();
        around.peek().is_none() || around.any(|t| has(&t))
    }

    /// 三日內取消不退 without the three days.
    fn unbounded(&self) -> Option<Changed> {
        let (version, around) = (self.pairing.version, self.pairing.version.sentence_of(self.i));
        let is_there = |q: &Quantity| {
            let mut all = version.clauses[around.clone()].iter().flat_map(|c| version.quantities_of(c));
            all.any(|m| m.is_same_as(q))
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
        let own = self.side.bits(self.best.clause..self.best.clause + 1);
        // Any age, where the draft names one.
        let is_bound = self.side.quantities_of(theirs).iter().any(|q| q.exact & (words::LEAST | words::UNDER) != 0);
        let is_part = bits & (words::PART | words::ONLY) != 0 || is_bound;
        for (i, token) in mine.iter().enumerate() {
            let kind = if token.bits & words::ALL != 0 && own & words::ALL == 0 && is_part {
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

/// A word of one clause whose opposite stands in the other instead.
fn opposed(mine: &[Token], theirs: &[Token]) -> Option<(usize, usize)> {
    mine.iter().enumerate().filter(|(_, token)| token.what != What::Han).find_map(|(i, token)| {
        let opposites = words::opposites(token.id).filter(|_| !theirs.iter().any(|t| t.id == token.id))?;
        let other = theirs.iter().position(|t| opposites.contains(&t.id) && !mine.iter().any(|m| m.id == t.id));
        other.map(|at| (i, at))
    })
}

fn is_opposed(mine: &[Token], theirs: &[Token]) -> bool {
    opposed(mine, theirs).is_some()
}

/// 飲咗酒嗰日，都唔做: the denial stands in a clause of its own, or in the heading of the list.
pub(super) fn is_denied_around(version: &Side, i: usize) -> bool {
    let around = version.sentence_of(i);
    let next = version.clauses.get(i + 1).filter(|_| around.contains(&(i + 1)));
    let behind = next.is_some_and(|c| c.said.weight() <= LITTLE && version.tokens_of(c).iter().any(Token::denies));
    let leads =
        |c: &&Clause| c.kind == Kind::Heading || version.text()[c.range.end..].trim_start().starts_with([':', '：']);
    // 有兩種情況我哋唔做：未滿18歲，同埋飲咗酒嗰日.
    let leads_here = |c: usize| {
        let clause = &version.clauses[c];
        let has_colon = version.text()[clause.range.clone()].contains([':', '：']);
        has_colon && version.tokens_of(clause).iter().any(Token::denies)
    };
    if (around.start..i).any(leads_here) {
        return true;
    }
    let heading = version.clauses[i.saturating_sub(LIST)..i].iter().rev().find(leads);
    behind || heading.is_some_and(|c| version.tokens_of(c).iter().any(Token::denies))
}

/// Of words that claim nothing these are missed when they are gone.
const TELLING: Bits =
    words::ABOUT | words::PART | words::USUAL | words::LEAST | words::LATEST | words::EXCEPT | words::ONLY | words::IF;

/// What a clause denies: the denial and the word that it is said of, each by its place.
fn denied(tokens: &[Token]) -> Vec<(usize, usize)> {
    let target = |i: usize| {
        // 機開唔到: it does not start. It is there all the same.
        if tokens[i].bits & words::CANNOT != 0 && i > 0 && touches(tokens, i - 1) {
            return Some((i, i - 1));
        }
        let behind = (i + 1..tokens.len().min(i + 6)).find(|j| tokens[*j].says());
        let before = (0..i).rev().take(3).find(|j| tokens[*j].says());
        let next = (i + 1 < tokens.len()).then_some(i + 1);
        behind.or(before).or(next).map(|j| (i, j))
    };
    (0..tokens.len()).filter(|i| tokens[*i].denies()).filter_map(target).collect()
}

/// Whether nothing stands between a token and the next one.
fn touches(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|next| next.range.start == tokens[at].range.end)
}

/// The words that stand side by side with a word: what is denied with 水 of 水晶甲, before or behind the denial.
fn thing(tokens: &[Token], at: usize) -> &[Token] {
    let joins = |i: usize| touches(tokens, i) && tokens[i].says() && tokens[i + 1].says();
    let from = (0..at).rev().take_while(|i| joins(*i)).last().unwrap_or(at);
    let to = (at..tokens.len()).take_while(|i| joins(*i)).last().map_or(at, |i| i + 1);
    &tokens[from..=to]
}

/// Denials of a clause and its tokens.
type Denials<'a> = (&'a [(usize, usize)], &'a [Token]);

/// Something that one clause denies and the other says without denial.
fn only_in((denied, tokens): Denials<'_>, (denied_there, there): Denials<'_>) -> Option<(usize, usize)> {
    let is_said = |id: u64| there.iter().any(|t| t.id == id);
    let is_denied = |id: u64| denied_there.iter().any(|(_, t)| thing(there, *t).iter().any(|x| x.id == id));
    denied.iter().copied().find(|(_, t)| {
        let all = thing(tokens, *t);
        is_said(tokens[*t].id) && denied_there.len() < denied.len() && !all.iter().any(|x| is_denied(x.id))
    })
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
    pairs: words::ById<Said>,
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
        let mut pairs: words::ById<Said> = words::ById::default();
        for (from, side) in pairing.sources() {
            for clause in &side.clauses {
                let tokens = side.tokens_of(clause);
                for (id, denial, at) in things(tokens) {
                    let entry = pairs.entry(id).or_default();
                    match denial {
                        Some(d) => entry.denied = Some((from, tokens[d].range.start..tokens[at.end - 1].range.end)),
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
        for (id, _, at_here) in things(tokens) {
            if let Some(Said { is_affirmed: false, denied: Some((from, at)) }) = self.pairs.get(&id) {
                let range = tokens[at_here.start].range.start..tokens[at_here.end - 1].range.end;
                return Some(Changed { range, kind: Change::Polarity, from: *from, at: at.clone(), owner: None });
            }
        }
        None
    }
}

/// Whether a word of the table may name a thing: a towel, a lift.
fn is_thing(token: &Token) -> bool {
    matches!(token.what, What::Word { grouped: true }) && token.says() && !token.bounds()
}

/// Tokens that name a thing, a pair of characters or an English word, each with the denial right before it.
fn things(tokens: &[Token]) -> Vec<(u64, Option<usize>, Range<usize>)> {
    let mut out = Vec::new();
    let mut denial: Option<usize> = None;
    for i in 0..tokens.len() {
        if tokens[i].denies() {
            denial = Some(i);
            continue;
        }
        // No towels, 冇毛巾: one word names a thing.
        if tokens[i].what == What::Latin && tokens[i].says() {
            out.push((tokens[i].id, denial.filter(|d| i - d == 1), i..i + 1));
            continue;
        }
        if is_thing(&tokens[i]) {
            let none = denial.filter(|d| i - d == 1 && words::is_none(tokens[*d].id));
            out.push((tokens[i].id, none, i..i + 1));
        }
        if i > 0 && tokens[i].says() && tokens[i - 1].says() && tokens[i - 1].range.end == tokens[i].range.start {
            let near = denial.filter(|d| i - d <= 3);
            out.push((words::join(tokens[i - 1].id, tokens[i].id), near, i - 1..i + 1));
        }
    }
    out
}
