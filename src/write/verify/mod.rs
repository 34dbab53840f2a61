//! Does a version say what its draft says? [`compare`] aligns the clauses of two texts over their facts and tells what
//! differs, what is new, what was lost. Three answers, never a proof: it differs, the draft does not say it, it stands there.
//!
//! ```text
//! side       a text, read: clauses, tokens, numbers, times
//! align      how alike two stretches are
//! amounts    numbers with what they belong to and how exact they are
//! verbatim   numbers between the same words
//! clock      hours and days
//! modifiers  denials, reach, words that bound
//! opposed    words that say the opposite
//! denied     what the draft denies and affirms nowhere
//! conditions on what a grant hangs
//! free       what is given away
//! fresh      words without a counterpart
//! known      what stands anywhere in a text
//! named      places, exits and trades of a text
//! people     names of people
//! places     places, exits, the trade
//! lost       facts of the draft without a counterpart
//! ```
//!
//! Pure and total: any two texts give an answer, and the same one on every machine.

mod align;
mod amounts;
mod clock;
mod comparison;
mod conditions;
mod denied;
mod free;
mod fresh;
mod introduced;
mod known;
mod lost;
mod modifiers;
mod named;
mod opposed;
mod pairing;
mod people;
mod places;
mod profile;
mod quantity;
mod side;
mod times;
mod tokens;
mod verbatim;
mod words;

pub use comparison::{Change, Changed, Comparison, From, Loss, Lost, New, Novelty, Sourced};
pub use profile::profile;
pub use side::{Side, as_record};

use pairing::Pairing;

/// Compares a version with its draft and, where there is one, the shop's profile.
pub fn compare(draft: &Side, version: &Side, profile: Option<&Side>) -> Comparison {
    let pairing = Pairing::new(draft, version, profile);
    let mut out = Comparison {
        findings: version.findings().to_vec(),
        is_translated: draft.is_latin() != version.is_latin(),
        ..Comparison::default()
    };
    amounts::compare(&pairing, &mut out);
    clock::compare(&pairing, &mut out);
    if !out.is_translated {
        modifiers::compare(&pairing, &mut out);
        conditions::compare(&pairing, &mut out);
        opposed::compare(&pairing, &mut out);
        fresh::compare(&pairing, &mut out);
        lost::compare(&pairing, &mut out);
    }
    places::compare(&pairing, &mut out);
    introduced::compare(&pairing, &mut out);
    settle(&pairing, &mut out);
    out
}

/// Sorts the marks, leaves out what says the same twice, and tells which clauses have a source.
fn settle(pairing: &Pairing<'_>, out: &mut Comparison) {
    out.changed.sort_by_key(|c| (c.range.start, c.kind, c.range.end));
    // One meaning, one mark: of those that overlap the first kind counts.
    let mut kept: Vec<Changed> = Vec::new();
    for mark in out.changed.drain(..) {
        let touches = |k: &Changed| k.range.start < mark.range.end && mark.range.start < k.range.end;
        if !kept.iter().any(touches) {
            kept.push(mark);
        }
    }
    out.changed = kept;
    let touches = |a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| a.start < b.end && b.start < a.end;
    out.new.retain(|n| !out.changed.iter().any(|c| touches(&c.range, &n.range)));
    // A fact that was made up outweighs the words around it.
    let hard: Vec<_> = out.new.iter().filter(|n| n.kind.is_hard()).map(|n| n.range.clone()).collect();
    out.new.retain(|n| n.kind.is_hard() || !hard.iter().any(|h| touches(h, &n.range)));
    out.new.sort_by_key(|n| (n.range.start, n.kind, n.range.end));
    out.new.dedup_by(|b, a| touches(&a.range, &b.range));
    // What differs is told once.
    out.lost.retain(|l| !out.changed.iter().any(|c| c.from == From::Draft && touches(&c.at, &l.at)));
    out.lost.sort_by_key(|l| (l.kind, l.at.start));
    for (i, clause) in pairing.version.clauses.iter().enumerate() {
        out.clauses += 1;
        let is_marked = out
            .changed
            .iter()
            .map(|c| &c.range)
            .chain(out.new.iter().map(|n| &n.range))
            .any(|r| touches(r, &clause.range));
        if let Some(found) = pairing.best[i].as_ref().filter(|b| !is_marked && b.held >= SOURCED) {
            let at = pairing.side(found.from).clauses[found.clause].range.clone();
            out.sourced.push(Sourced { range: clause.range.clone(), from: found.from, at });
        }
    }
}

/// So much of a clause stands in another that it has its source there.
const SOURCED: f32 = 0.5;

#[cfg(test)]
mod tests;
