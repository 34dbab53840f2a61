//! What the version gives away, where the draft has a price for it: Shoes are free, 卸甲免費.

use super::align::{self, Atoms};
use super::comparison::{Change, Changed, Comparison};
use super::pairing::Pairing;
use super::side::{Clause, Side};
use super::tokens::Token;
use super::words;
use crate::lists::WordList;
use crate::reading::units::Kind;

/// What is given away has to say so much, and so much of it has to be what a price of the draft is for.
const SAID: f32 = 2.0;
const PRICED: f32 = 0.6;

/// Looks at every clause of the version that gives something away.
pub(super) fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    let version = pairing.version;
    for clause in version.clauses.iter().filter(|c| c.kind != Kind::Question && version.quantities_of(c).is_empty()) {
        let Some(free) = gift(version, clause) else { continue };
        let thing = thing(version, clause);
        if thing.weight() < SAID || pairing.sources().any(|(_, side)| is_given(side, &thing)) {
            continue;
        }
        let priced = pairing.sources().find_map(|(from, side)| {
            let prices = side.reading.facts.prices();
            let fits = |at: &std::ops::Range<usize>| {
                side.object_of(at)
                    .is_some_and(|(_, object)| thing.within(object) >= PRICED && object.within(&thing) >= PRICED)
            };
            let mut written = prices.map(|(_, p)| p.written.clone());
            written.find(fits).map(|at| (from, side.clause_at(at.start).map_or(at, |c| side.clauses[c].range.clone())))
        });
        if let Some((from, at)) = priced {
            let range = free.range.clone();
            out.changed.push(Changed { range, kind: Change::Amount, from, at, owner: None });
        }
    }
}

/// The word that gives something away, unless it is denied.
fn gift<'s>(side: &'s Side, clause: &Clause) -> Option<&'s Token> {
    let tokens = side.tokens_of(clause);
    if tokens.iter().any(Token::denies) {
        return None;
    }
    tokens.iter().find(|t| is_free(t))
}

fn is_free(token: &Token) -> bool {
    words::at(WordList::SaidFree.word(), 0).is_some_and(|(free, _)| free.id == token.id)
}

/// What a clause speaks of besides.
fn thing(side: &Side, clause: &Clause) -> Atoms {
    let tokens: Vec<Token> = side.tokens_of(clause).iter().filter(|t| !is_free(t) && t.says()).cloned().collect();
    align::atoms(&tokens)
}

/// Whether the draft gives it away as well, if only once or to some.
fn is_given(side: &Side, thing: &Atoms) -> bool {
    (0..side.clauses.len()).any(|i| {
        let gives = side.sentence_of(i).any(|c| side.tokens_of(&side.clauses[c]).iter().any(is_free));
        gives && thing.within(&side.clauses[i].said) >= PRICED
    })
}
