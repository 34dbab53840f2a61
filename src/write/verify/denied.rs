//! What the draft denies and affirms nowhere: 鏡框不換, 貓不剪毛. A version that says it without a denial says otherwise.

use super::align::{self, Atoms};
use super::comparison::{Change, Changed, From};
use super::modifiers::is_denied_around;
use super::pairing::Pairing;
use super::side::Clause;
use super::tokens::{Token, What};
use super::words;
use crate::reading::units::Kind;
use std::collections::BTreeSet;

/// So much of what is denied has to stand in a clause, and so much has to be said.
const HELD: f32 = 0.9;
const SAID: f32 = 3.0;
/// A clause that denies so much has what it speaks of in it.
const LONG: f32 = 6.0;

/// The clauses of all sources that deny something.
pub(super) struct Denied<'p> {
    list: Vec<Denial<'p>>,
}

/// A clause that denies something.
struct Denial<'p> {
    from: From,
    clause: &'p Clause,
    tokens: &'p [Token],
    /// Where in it the denial stands.
    at: usize,
    /// What it denies: alone, or with who or what stands in the clause before (貓只做洗澡，不剪毛).
    wants: Vec<Atoms>,
}

impl<'p> Denied<'p> {
    /// Those that are affirmed nowhere, each once.
    pub(super) fn of(pairing: &Pairing<'p>) -> Self {
        let denies = |tokens: &[Token]| tokens.iter().any(Token::denies);
        let affirmed: Vec<Atoms> = pairing
            .sources()
            .flat_map(|(_, side)| side.clauses.iter().map(|c| side.tokens_of(c)))
            .filter(|tokens| !denies(tokens))
            .map(align::framework)
            .collect();
        let mut seen: BTreeSet<u64> = BTreeSet::new();
        let mut list = Vec::new();
        for (from, side) in pairing.sources() {
            for (i, clause) in side.clauses.iter().enumerate().filter(|(_, c)| c.kind != Kind::Question) {
                let tokens = side.tokens_of(clause);
                let Some(at) = tokens.iter().position(Token::denies) else { continue };
                if tokens.iter().any(|t| t.bits & (words::UNDER | words::LEAST | words::IF) != 0) {
                    continue;
                }
                let said = told(tokens);
                let alone = align::framework(&said);
                let led = side.leading(i);
                let is_led = !led.is_empty() && alone.weight() < LONG;
                let whole = is_led.then(|| align::framework(&said.iter().chain(led).cloned().collect::<Vec<_>>()));
                let wants: Vec<Atoms> = std::iter::once(alone)
                    .chain(whole)
                    .filter(|want| want.weight() >= SAID && seen.insert(want.key()))
                    .filter(|want| !affirmed.iter().any(|have| want.within(have) >= HELD))
                    .collect();
                if !wants.is_empty() {
                    list.push(Denial { from, clause, tokens, at, wants });
                }
            }
        }
        Self { list }
    }

    /// A clause of the version that says what is denied, and denies nothing.
    pub(super) fn differs(&self, pairing: &Pairing<'_>, i: usize, clause: &Clause) -> Option<Changed> {
        let mine = pairing.version.tokens_of(clause);
        if self.list.is_empty() || mine.iter().any(Token::denies) || is_denied_around(pairing.version, i) {
            return None;
        }
        let have = align::framework(mine);
        let says = |d: &&Denial<'_>| {
            d.wants.iter().any(|w| w.within(&have) >= HELD) && d.clause.said.within(&clause.said) >= HELD
        };
        let found = self.list.iter().find(says)?;
        let is_theirs = |m: &Token| found.tokens.iter().any(|t| t.id == m.id);
        let last = mine.iter().rposition(is_theirs)?;
        let first = mine.iter().position(|m| m.says() && is_theirs(m)).unwrap_or(last);
        let range = mine[first.min(last)].range.start..mine[last].range.end;
        let end = found.tokens.last().map_or(found.clause.range.end, |t| t.range.end);
        let at = found.tokens[found.at].range.start.min(end)..end;
        Some(Changed { range, kind: Change::Polarity, from: found.from, at, owner: None })
    }
}

/// What some tokens say without the words that deny or affirm it, and without joints.
pub(super) fn told(tokens: &[Token]) -> Vec<Token> {
    let is_told = |t: &&Token| {
        let is_word = t.bits & (words::NOT | words::NOT_DENIED | words::AFFIRM) == 0;
        is_word && (t.says() || matches!(t.what, What::Word { grouped: true }))
    };
    tokens.iter().filter(is_told).cloned().collect()
}
