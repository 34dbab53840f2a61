//! Places, trades and keywords in a text. Places and trades are matched each for themselves and joined: 上環 × 咖啡店
//! covers 上环咖啡厅, Sheung Wan cafe and 上環嘅咖啡店 without any list of combinations.

use crate::lists::WordList;
use crate::note::{Note, Zone};
use crate::pack::index::{FormKind, TermKind};
use crate::pack::{Packs, PlaceKind, Role, TOKEN_BASE};
use crate::reading::patterns::overlap;
use crate::reading::view::View;
use crate::text::fold::Folded;
use crate::text::variants;
use std::ops::Range;

/// A term met in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermHit {
    /// Index into `Index::terms`.
    pub term: u32,
    /// Bytes of the view's folded text.
    pub range: Range<usize>,
    /// Whether the form is also a common word.
    pub weak: bool,
    /// Whether it names the term here: strong, or weak in the right company.
    pub counts: bool,
}

/// Weak forms count when their company is at most so many characters away.
const BESIDE: usize = 4;

/// All terms in a view, guards heeded, sorted by start.
pub fn term_hits(view: &View, packs: &Packs, note: &Note) -> Vec<TermHit> {
    let mut hits = Vec::new();
    let mut guards: Vec<(u32, Range<usize>)> = Vec::new();
    for hit in view.hits.iter().filter(|h| h.string < TOKEN_BASE) {
        for form in packs.forms_of(hit.string) {
            let range = hit.range();
            match form.kind {
                FormKind::Guard => guards.push((form.term, range)),
                kind => {
                    let weak = kind == FormKind::Weak;
                    hits.push(TermHit { term: form.term, range, weak, counts: !weak });
                }
            }
        }
    }
    hits.retain(|h| {
        let near = &guards[guards.partition_point(|(_, g)| g.start + view.longest < h.range.start)..];
        !near.iter().take_while(|(_, g)| g.start < h.range.end).any(|(term, g)| *term == h.term && hides(g, &h.range))
    });
    drop_hidden_places(&mut hits, packs);
    let company: Vec<bool> =
        (0..hits.len()).map(|i| hits[i].weak && has_company(view, packs, note, &hits, i)).collect();
    for (hit, in_company) in hits.iter_mut().zip(company) {
        hit.counts |= in_company;
    }
    hits
}

/// In a note of its own trade a common word for goods names the goods: 雪櫃 at an appliance shop.
pub fn count_own_goods(hits: &mut [TermHit], packs: &Packs, category: Option<u16>) {
    for hit in hits.iter_mut().filter(|h| !h.counts) {
        let kind = packs.index.terms[hit.term as usize].kind;
        if let TermKind::Keyword { category: mine, role: Role::Core | Role::LongTail } = kind {
            hit.counts = category == Some(mine);
        }
    }
}

/// A guard hides the forms that it holds or runs into, but not a longer form that holds the guard: 香港大 (as in 香港大廈)
/// hides 港大 and leaves 香港大學.
fn hides(guard: &Range<usize>, hit: &Range<usize>) -> bool {
    let is_inside = hit.start <= guard.start && guard.end <= hit.end && guard.len() < hit.len();
    overlap(guard, hit) && !is_inside
}

/// 太子道 is no 太子 when it lies elsewhere: of two places of different districts, the longer one counts.
fn drop_hidden_places(hits: &mut Vec<TermHit>, packs: &Packs) {
    let district = |h: &TermHit| match packs.index.terms[h.term as usize].kind {
        TermKind::Place { district, .. } => Some(district),
        _ => None,
    };
    let places: Vec<(Range<usize>, u16)> = hits.iter().filter_map(|h| Some((h.range.clone(), district(h)?))).collect();
    hits.retain(|h| {
        let Some(mine) = district(h) else { return true };
        let from = places.partition_point(|(r, _)| r.start + 120 < h.range.start);
        !places[from..].iter().take_while(|(r, _)| r.start <= h.range.start).any(|(r, other)| {
            *other != mine && r.start <= h.range.start && h.range.end <= r.end && r.len() > h.range.len()
        })
    });
}

fn has_company(view: &View, packs: &Packs, note: &Note, hits: &[TermHit], at: usize) -> bool {
    let hit = &hits[at];
    let is_place = |t: u32| matches!(packs.index.terms[t as usize].kind, TermKind::Place { .. });
    let mine_is_place = is_place(hit.term);
    if note.zone(view.original(hit.range.clone()).start) == Some(Zone::Hashtag) {
        // #citywalk names no place by itself; beside another place of its district it may.
        return !mine_is_place || hits.iter().any(|h| !h.weak && same_district(packs, h.term, hit.term));
    }
    let sentence = view.sentence(hit.range.start);
    let near = |other: &TermHit| {
        if other.term == hit.term || overlap(&other.range, &hit.range) || !sentence.contains(&other.range.start) {
            return false;
        }
        let between = if other.range.end <= hit.range.start {
            other.range.end..hit.range.start
        } else {
            hit.range.end..other.range.start
        };
        let chars = view.chars(between.clone());
        // Two weak words only speak for each other when they touch: 太子咖啡, a bar in Central.
        let joined = || WordList::PlaceJoint.has(view.folded.text[between.clone()].trim());
        let reach = if other.weak && !(chars > 0 && joined()) { 0 } else { BESIDE };
        let fits = if mine_is_place { !is_place(other.term) || !other.weak } else { is_place(other.term) };
        fits && chars <= reach
    };
    let from = hits[..at].iter().rev().take_while(|h| h.range.start + 60 > hit.range.start);
    let to = hits[at + 1..].iter().take_while(|h| h.range.start < hit.range.end + 60);
    from.take(40).any(near) || to.take(40).any(near)
}

fn same_district(packs: &Packs, a: u32, b: u32) -> bool {
    let district = |t: u32| match packs.index.terms[t as usize].kind {
        TermKind::Place { district, .. } => Some(district),
        _ => None,
    };
    district(a).is_some() && district(a) == district(b)
}

/// The terms of a place that a note may be about: the place itself, or its parents.
pub fn with_parents(packs: &Packs, place: u32) -> Vec<u32> {
    let mut out = vec![place];
    let mut at = place;
    while let TermKind::Place { parent: Some(above), .. } = packs.index.terms[at as usize].kind {
        if out.contains(&above) {
            break;
        }
        out.push(above);
        at = above;
    }
    out
}

/// Whether a place is one that people put before a trade (上環咖啡店), rather than a street or a mall.
pub const fn is_search_place(kind: PlaceKind) -> bool {
    matches!(
        kind,
        PlaceKind::Neighbourhood | PlaceKind::Mtr | PlaceKind::LightRail | PlaceKind::Area | PlaceKind::District
    )
}

/// Folds the visible pieces of a note into one text; what lies between them ends a sentence.
pub fn fold_note(note: &Note) -> Folded {
    let mut folded = Folded::with_capacity(note.pieces.iter().map(|p| p.span.range().len() + 1).sum());
    let mut last = None;
    for piece in &note.pieces {
        if last.is_some_and(|z| z != piece.zone && !(matches!(z, Zone::Opening) && piece.zone == Zone::Body))
            || piece.zone == Zone::Hashtag
        {
            folded.push_break(piece.span.start());
        }
        variants().fold_into(note.slice(piece.span), piece.span.start(), &mut folded);
        last = Some(piece.zone);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_hide_what_they_hold_but_not_what_holds_them() {
        assert!(hides(&(0..4), &(1..3)), "其中環境 and 中環");
        assert!(hides(&(0..3), &(2..5)), "a guard that runs into a form");
        assert!(hides(&(0..3), &(0..3)));
        assert!(!hides(&(0..3), &(0..4)), "香港大 and 香港大學");
        assert!(!hides(&(0..3), &(3..5)));
    }
}
