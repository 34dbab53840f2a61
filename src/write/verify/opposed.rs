//! Words that say the opposite of what the draft says in the same place: 堂食 for 外賣, 第一次 for 每次, 照收 for 唔收.

use super::align::{self, Atoms};
use super::comparison::{Change, Changed, Comparison, From};
use super::denied::{Denied, told};
use super::pairing::Pairing;
use super::side::{Clause, Side};
use super::tokens::{Token, What};
use super::words;
use crate::reading::units::Kind;
use std::ops::Range;

/// So much of what a clause says besides has to stand beside the opposite, and so much has to be said.
const BESIDE: f32 = 0.6;
const SAID: f32 = 2.0;
const SAID_LEAST: f32 = 1.0;
/// A clause that says no more has what it speaks of before it.
const ALONE: f32 = 3.0;
/// What a word says that has an opposite.
const OPPOSITE: f32 = 2.5;
/// What says less is known only by the sentence it stands in.
const LITTLE: f32 = 2.0;
/// Clauses around one in which little words are looked for.
const REACH: usize = 3;
/// So alike are little clauses that are one, and so much of another clause of their sentences is the same.
const LIKE: f32 = 0.5;
/// So much of what a clause says besides is said of the thing.
const NEAR: f32 = 0.3;
const HELD: f32 = 0.6;

/// Looks at every clause of the version that nothing was found in.
pub(super) fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    let denied = Denied::of(pairing);
    for (i, clause) in pairing.version.clauses.iter().enumerate() {
        let touches = |c: &Changed| c.range.start < clause.range.end && clause.range.start < c.range.end;
        if matches!(clause.kind, Kind::Question | Kind::Audience | Kind::Heading) || out.changed.iter().any(touches) {
            continue;
        }
        let found = Looked { pairing, i, clause };
        let mark = found
            .opposite()
            .or_else(|| found.rival())
            .or_else(|| denied.differs(pairing, i, clause))
            .or_else(|| found.brief());
        let mark = mark.or_else(|| found.in_place());
        out.changed.extend(mark);
    }
}

struct Looked<'a, 'p> {
    pairing: &'a Pairing<'p>,
    i: usize,
    clause: &'a Clause,
}

/// Whether some words deny, all in all: what is denied twice is not.
fn denials(tokens: &[Token]) -> usize {
    tokens.iter().filter(|t| t.denies()).count() % 2
}

/// Whether a token, or one that stands close before it, denies it.
fn is_denied(tokens: &[Token], at: usize) -> bool {
    tokens[at.saturating_sub(2)..at].iter().any(Token::denies)
}

/// Whether two single characters stand beside the same word: 乾蒸 and 濕蒸. Words need nothing beside them.
fn is_in_place(mine: &[Token], i: usize, theirs: &[Token], j: usize) -> bool {
    if mine[i].what != What::Han {
        return true;
    }
    let id = |tokens: &[Token], at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|t| t.id);
    let same = |a: Option<u64>, b: Option<u64>| a.is_some() && a == b;
    same(id(mine, Some(i + 1)), id(theirs, Some(j + 1)))
        || same(id(mine, i.checked_sub(1)), id(theirs, j.checked_sub(1)))
}

/// What stands right before and right behind a word and names a thing: a word, or two characters.
fn objects(tokens: &[Token], at: usize) -> Vec<u64> {
    let says = |i: usize| tokens.get(i).is_some_and(|t| t.says() && !t.bounds() && words::opposites(t.id).is_none());
    let touches = |i: usize| tokens[i].range.end == tokens[i + 1].range.start;
    let unit = |i: usize, next: usize| {
        let is_word = |i: usize| matches!(tokens[i].what, What::Word { .. } | What::Latin);
        if !says(i) {
            return None;
        }
        if is_word(i) {
            return Some(tokens[i].id);
        }
        let (a, b) = (i.min(next), i.max(next));
        (says(next) && !is_word(next) && touches(a)).then(|| words::join(tokens[a].id, tokens[b].id))
    };
    let behind = unit(at + 1, at + 2);
    let before = at.checked_sub(1).and_then(|i| unit(i, i.checked_sub(1).unwrap_or(usize::MAX)));
    behind.into_iter().chain(before).collect()
}

/// Whether there is nothing but this: 只做女士, 淨收現金.
fn is_only(tokens: &[Token], at: usize) -> bool {
    tokens[at.saturating_sub(2)..at].iter().any(|t| t.bits & words::ONLY != 0)
}

/// A place of a text that says something else.
type Other = (From, Range<usize>);

fn mark(range: Range<usize>, (from, at): Other) -> Changed {
    Changed { range, kind: Change::Polarity, from, at, owner: None }
}

impl Looked<'_, '_> {
    fn mine(&self) -> &[Token] {
        self.pairing.version.tokens_of(self.clause)
    }

    /// The draft says of the same the opposite, and nowhere this.
    fn opposite(&self) -> Option<Changed> {
        let mine = self.mine();
        (0..mine.len()).find_map(|i| {
            let opposites = words::opposites(mine[i].id).filter(|_| !is_denied(mine, i))?;
            let rest = self.rest(i);
            let said = rest.weight();
            if said < SAID_LEAST || self.is_vouched(mine[i].id) {
                return None;
            }
            let (mut same, mut other): (f32, Option<(f32, Other)>) = (0.0, None);
            for (from, side) in self.pairing.sources() {
                for (c, clause) in side.clauses.iter().enumerate() {
                    let common = rest.common(&clause.atoms);
                    // 樣板可以寄，郵費自付: what it is said of stands before.
                    let common =
                        if clause.said.weight() <= ALONE { common.max(rest.common(side.before(c))) } else { common };
                    // What says little has to be all that both say.
                    let is_all = || common + 0.1 >= said && clause.said.weight() <= said + OPPOSITE;
                    let fit = common / said;
                    if fit < BESIDE || (said < SAID && !is_all()) {
                        continue;
                    }
                    let theirs = side.tokens_of(clause);
                    if theirs.iter().any(|t| t.id == mine[i].id) {
                        same = same.max(fit);
                        continue;
                    }
                    let is_other = |j: &usize| {
                        opposites.contains(&theirs[*j].id)
                            && !mine.iter().any(|m| m.id == theirs[*j].id)
                            && denials(theirs) == denials(mine)
                            && is_in_place(mine, i, theirs, *j)
                    };
                    let found = (0..theirs.len()).find(is_other);
                    if let Some(j) = found.filter(|_| other.as_ref().is_none_or(|(best, _)| fit > *best)) {
                        other = Some((fit, (from, theirs[j].range.clone())));
                    }
                }
            }
            let (fit, at) = other?;
            (fit > same).then(|| mark(mine[i].range.clone(), at))
        })
    }

    /// Whether a word stands beside one of the clause's numbers: 凍+$3 vouches for 想飲凍加$3.
    fn is_vouched(&self, id: u64) -> bool {
        let mine = self.pairing.version.quantities_of(self.clause);
        !mine.is_empty()
            && self.pairing.sources().any(|(_, side)| {
                let shares = |c: &Clause| side.quantities_of(c).iter().any(|q| mine.iter().any(|m| m.is_same_as(q)));
                side.clauses.iter().any(|c| shares(c) && side.tokens_of(c).iter().any(|t| t.id == id))
            })
    }

    /// What the clause says besides one of its words; its numbers where it says no more.
    fn rest(&self, without: usize) -> Atoms {
        let all = self.mine().iter().enumerate();
        let tokens: Vec<Token> = all.filter(|(j, t)| *j != without && !t.bounds()).map(|(_, t)| t.clone()).collect();
        let mut out = align::atoms(&tokens);
        if out.weight() < SAID {
            for q in self.pairing.version.quantities_of(self.clause) {
                out.add_number(q.value);
            }
            out.settle();
        }
        out
    }

    /// The draft says nothing but what cannot be true beside this.
    fn rival(&self) -> Option<Changed> {
        let mine = self.mine();
        (0..mine.len()).find_map(|i| {
            let rivals = words::rivals(mine[i].id).filter(|_| !is_denied(mine, i))?;
            if self.pairing.sources().any(|(_, side)| side.known.has_id(mine[i].id)) {
                return None;
            }
            let is_here = |t: &Token| mine.iter().any(|m| m.id == t.id);
            self.pairing.sources().find_map(|(from, side)| {
                let found = |c: &Clause| {
                    let theirs = side.tokens_of(c);
                    let is_rival = |j: &usize| rivals.contains(&theirs[*j].id) && !is_denied(theirs, *j);
                    (0..theirs.len()).find(is_rival).map(|j| &theirs[j])
                };
                let at = side.clauses.iter().find_map(found).filter(|t| !is_here(t))?;
                Some(mark(mine[i].range.clone(), (from, at.range.clone())))
            })
        })
    }

    /// The opposite is said of the same thing, whatever else both clauses say: 提供毛巾 where the draft has 毛巾自備, or the draft
    /// has nothing but the opposite: 男士 where it is 只做女士.
    fn in_place(&self) -> Option<Changed> {
        let mine = self.mine();
        (0..mine.len()).find_map(|i| {
            let opposites =
                words::opposites(mine[i].id).filter(|_| mine[i].what != What::Han && !is_denied(mine, i))?;
            if self.is_vouched(mine[i].id) {
                return None;
            }
            let here = objects(mine, i);
            let rest = self.rest(i);
            let mut found: Option<Other> = None;
            for (from, side) in self.pairing.sources() {
                for clause in &side.clauses {
                    let theirs = side.tokens_of(clause);
                    for (j, token) in theirs.iter().enumerate() {
                        let is_same_thing = || objects(theirs, j).iter().any(|o| here.contains(o));
                        if token.id == mine[i].id && (is_same_thing() || is_only(theirs, j)) {
                            return None;
                        }
                        let is_free = || !is_denied(theirs, j) && !mine.iter().any(|m| m.id == token.id);
                        let is_known = || side.known.has_id(mine[i].id);
                        let is_near = || !is_known() || rest.within(&clause.atoms) >= NEAR;
                        let is_it = || (is_same_thing() && is_near()) || (is_only(theirs, j) && !is_known());
                        if opposites.contains(&token.id) && is_free() && is_it() {
                            found.get_or_insert((from, token.range.clone()));
                        }
                    }
                }
            }
            found.map(|at| mark(mine[i].range.clone(), at))
        })
    }

    /// 照收 for 唔收: clauses of little words that stand in the same sentences.
    fn brief(&self) -> Option<Changed> {
        let version = self.pairing.version;
        let mine = self.mine();
        let is_little =
            |tokens: &[Token]| told(tokens).iter().filter(|t| t.says()).map(Token::weight).sum::<f32>() < LITTLE;
        if !is_little(mine) {
            return None;
        }
        let bare = align::framework(&told(mine));
        // Only what stands near: a sentence may be as long as a text.
        let near = |at: usize, side: &Side| at.saturating_sub(REACH)..(at + REACH + 1).min(side.clauses.len());
        for c in near(self.i, version).filter(|c| *c != self.i && version.is_one_sentence(*c, self.i)) {
            let Some(best) = self.pairing.best[c].as_ref().filter(|b| b.held >= HELD && b.holds >= HELD) else {
                continue;
            };
            let side = self.pairing.side(best.from);
            let of = best.clause;
            let around = near(of, side).filter(|o| *o != of && side.is_one_sentence(*o, of));
            let like = |o: &usize| bare.likeness(&align::framework(&told(side.tokens_of(&side.clauses[*o]))));
            let little = around.filter(|o| is_little(side.tokens_of(&side.clauses[*o])) && like(o) >= LIKE);
            let found: Vec<usize> = little.collect();
            let differs = |o: &usize| denials(side.tokens_of(&side.clauses[*o])) != denials(mine);
            if let Some(o) = found.first().filter(|_| found.iter().all(differs)) {
                return Some(mark(self.clause.range.clone(), (best.from, side.clauses[*o].range.clone())));
            }
        }
        None
    }
}

/// What a clause of one side says of a number by a word that has an opposite: on weekdays, for adults.
pub(super) fn case<'s>(side: &'s Side, clause: &Clause, range: &Range<usize>) -> Vec<&'s Token> {
    let tokens = &side.tokens[clause.tokens.clone()];
    let money = |t: &&Token| t.what == What::Number;
    let before = tokens.iter().rev().skip_while(|t| t.range.start >= range.start).take_while(|t| !money(t));
    let behind = tokens.iter().skip_while(|t| t.range.start < range.end).take_while(|t| !money(t));
    before.chain(behind).filter(|t| t.what != What::Han && words::opposites(t.id).is_some()).collect()
}
