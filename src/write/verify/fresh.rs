//! Words of the version without a counterpart. A word counts as known when it, another way to say it, or its characters side
//! by side stand anywhere in draft or profile.

use super::comparison::{Comparison, New, Novelty};
use super::pairing::Pairing;
use super::side::Clause;
use super::tokens::{Token, What};
use super::words;
use crate::lists::WordList;
use crate::reading::units::{Kind, Part};
use crate::text::variants;
use std::ops::Range;

/// So much has to be unknown in a clause, and such a share of what it says.
const UNKNOWN: f32 = 2.0;
const SHARE: f32 = 0.3;
/// A heading only leads to what follows.
const UNKNOWN_HEADING: f32 = 4.0;
/// A character that stands elsewhere in the draft is known by so much.
const ELSEWHERE: f32 = 0.5;
/// A clause that says so much has to stand together somewhere, by such a share.
const SCATTERED: f32 = 4.0;
const TOGETHER: f32 = 0.3;
/// Bytes of more than one Han character.
const WORD: usize = 4;
/// Tokens between two unknown words that belong to one mark.
const GAP: usize = 3;

/// Looks at every clause of the version.
pub fn compare(pairing: &Pairing<'_>, out: &mut Comparison) {
    for clause in &pairing.version.clauses {
        if matches!(clause.kind, Kind::Question | Kind::Audience | Kind::Topics) {
            continue;
        }
        let fresh = Fresh { pairing, clause };
        let mut marks = fresh.marks();
        if marks.is_empty() {
            marks.extend(fresh.scattered());
        }
        out.new.extend(marks.into_iter().map(|(range, kind)| New { range, kind }));
    }
}

struct Fresh<'a, 'p> {
    pairing: &'a Pairing<'p>,
    clause: &'a Clause,
}

impl Fresh<'_, '_> {
    fn marks(&self) -> Vec<(Range<usize>, Novelty)> {
        let tokens = self.pairing.version.tokens_of(self.clause);
        let known: Vec<f32> = (0..tokens.len()).map(|i| self.known(tokens, i)).collect();
        let weight = |i: usize| if tokens[i].claims() { tokens[i].weight() } else { 0.0 };
        let all: f32 = (0..tokens.len()).map(weight).sum();
        let unknown: f32 = (0..tokens.len()).map(|i| weight(i) * (1.0 - known[i])).sum();
        let least = if self.clause.kind == Kind::Heading { UNKNOWN_HEADING } else { UNKNOWN };
        if unknown < least || unknown < all * SHARE {
            return Vec::new();
        }
        let is_fresh = |i: &usize| weight(*i) > 0.0 && known[*i] < 0.75;
        let mut out: Vec<(Range<usize>, Novelty)> = Vec::new();
        let mut run: Option<Range<usize>> = None;
        let fresh: Vec<usize> = (0..tokens.len()).filter(is_fresh).collect();
        for i in fresh.iter().copied() {
            match &mut run {
                Some(r) if i - r.end < GAP => r.end = i + 1,
                _ => {
                    out.extend(run.replace(i..i + 1).map(|r| Self::mark(tokens, &known, r)));
                }
            }
        }
        out.extend(run.map(|r| Self::mark(tokens, &known, r)));
        // Lone characters are told as one.
        let is_word = |(range, _): &(Range<usize>, Novelty)| range.len() >= WORD;
        match (fresh.first(), fresh.last()) {
            (Some(begin), Some(end)) if !out.iter().any(is_word) => {
                vec![Self::mark(tokens, &known, *begin..end + 1)]
            }
            _ => out.into_iter().filter(is_word).collect(),
        }
    }

    /// Words that all stand in the draft, but nowhere together: what they say together is new.
    fn scattered(&self) -> Option<(Range<usize>, Novelty)> {
        let tokens = self.pairing.version.tokens_of(self.clause);
        let said: f32 = tokens.iter().filter(|t| t.claims()).map(Token::weight).sum();
        if self.clause.kind == Kind::Heading || said < SCATTERED || self.is_searched() {
            return None;
        }
        let frame = &self.clause.said;
        let mut lines = self.pairing.sources().flat_map(|(_, side)| &side.lines);
        if lines.any(|(_, have)| frame.within(have) >= TOGETHER) {
            return None;
        }
        let first = tokens.iter().position(Token::claims)?;
        let end = tokens.iter().rposition(Token::claims)?;
        let known = vec![0.0; tokens.len()];
        Some(Self::mark(tokens, &known, first..end + 1))
    }

    /// Titles are made of what people search for.
    fn is_searched(&self) -> bool {
        let version = self.pairing.version;
        let unit = &version.units.list[self.clause.unit];
        version.units.lines[unit.line].part == Part::Title
    }

    /// How well a token is vouched for: 0 to 1.
    fn known(&self, tokens: &[Token], i: usize) -> f32 {
        let token = &tokens[i];
        if !token.claims() || self.is_exempt(token) || self.is_plus(tokens, i) {
            return 1.0;
        }
        let text = self.pairing.version.text();
        let mut best: f32 = 0.0;
        for (_, side) in self.pairing.sources() {
            if side.known.has_id(token.id) {
                return 1.0;
            }
            let has = |a: char, b: char| side.known.has_pair(a, b);
            let of = |t: &Token| variants().fold_str(&text[t.range.clone()]);
            match token.what {
                What::Word { .. } => {
                    let written: Vec<char> = of(token).chars().collect();
                    let all = written.len() > 1 && written.windows(2).all(|w| has(w[0], w[1]));
                    let chars = written.iter().filter(|c| side.known.has_char(**c)).count();
                    let some = chars as f32 / written.len().max(1) as f32 * ELSEWHERE;
                    best = best.max(if all { 1.0 } else { some });
                }
                What::Han => {
                    let c = of(token).chars().next().unwrap_or(' ');
                    let beside = |j: Option<usize>| {
                        j.and_then(|j| tokens.get(j)).filter(|t| !matches!(t.what, What::Mark | What::Number)).map(of)
                    };
                    let before = beside(i.checked_sub(1)).and_then(|w| w.chars().next_back());
                    let behind = beside(Some(i + 1)).and_then(|w| w.chars().next());
                    let is_pair = before.is_some_and(|b| has(b, c)) || behind.is_some_and(|b| has(c, b));
                    best = best.max(if is_pair {
                        1.0
                    } else if side.known.has_char(c) {
                        ELSEWHERE
                    } else {
                        0.0
                    });
                }
                _ => {}
            }
        }
        best
    }

    /// 加$3 for an amount that the draft puts on top of another: +$3.
    fn is_plus(&self, tokens: &[Token], i: usize) -> bool {
        let version = self.pairing.version;
        let word = || variants().fold_str(&version.text()[tokens[i].range.clone()]);
        let Some(amount) = tokens.get(i + 1).filter(|t| t.what == What::Number) else { return false };
        let mut all = version.quantities_of(self.clause).iter();
        let value = all.find(|q| q.range.start < amount.range.end && amount.range.start < q.range.end).map(|q| q.value);
        WordList::SaidPlus.has(&word()) && value.is_some_and(|v| self.pairing.draft.adds(v))
    }

    /// Labels of the practical block and frames for readers claim nothing.
    fn is_exempt(&self, token: &Token) -> bool {
        let unit = &self.pairing.version.units.list[self.clause.unit];
        let Some(label) = unit.label.as_ref().filter(|l| l.start <= token.range.start && token.range.end <= l.end)
        else {
            return false;
        };
        let written = variants().fold_str(&self.pairing.version.text()[label.clone()]);
        WordList::UnitAudienceEnds.ends(&written) || written.chars().count() <= 4
    }

    /// The mark of a run of tokens, and what it speaks of.
    fn mark(tokens: &[Token], known: &[f32], run: Range<usize>) -> (Range<usize>, Novelty) {
        let range = tokens[run.start].range.start..tokens[run.end - 1].range.end;
        let bits =
            tokens[run.clone()].iter().zip(&known[run]).filter(|(_, k)| **k < 1.0).fold(0, |b, (t, _)| b | t.bits);
        let clause = tokens.iter().fold(0, |b, t| b | t.bits);
        (range, Self::kind(bits, clause))
    }

    /// What words of such bits speak of, else the clause they stand in.
    fn kind(bits: words::Bits, clause: words::Bits) -> Novelty {
        let of = |bits: words::Bits| {
            [
                (words::EFFECT, Novelty::Effect),
                (words::CAUTION, Novelty::Caution),
                (words::PROMISE, Novelty::Promise),
                (words::CUSTOMER, Novelty::Customer),
                (words::PROPERTY, Novelty::Property),
                (words::SCENE, Novelty::Scene),
            ]
            .into_iter()
            .find(|(bit, _)| bits & bit != 0)
            .map(|(_, kind)| kind)
        };
        of(bits).or_else(|| of(clause)).unwrap_or(Novelty::Other)
    }
}
