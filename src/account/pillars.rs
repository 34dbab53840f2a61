//! The brand manual: which notes carry which pillar, how deep, and what is missing.

use super::data::PILLARS_COUNT;
use super::note::AccountNote;
use std::cmp::Reverse;

/// What an account tells of one pillar.
#[derive(Clone, Debug, Default)]
pub struct PillarCover {
    /// Notes that carry it, with their depth of 1 to 3; the deepest first.
    pub notes: Vec<(usize, u8)>,
    /// Notes that go deeper into it than into any other.
    pub main: Vec<usize>,
}

/// The pillars of an account.
#[derive(Clone, Debug, Default)]
pub struct Pillars {
    /// In their order.
    pub list: Vec<PillarCover>,
    /// Places of those that no note is about.
    pub missing: Vec<usize>,
    /// Places of the three to write next: missing ones, then those with the fewest notes.
    pub next: Vec<usize>,
}

/// Pillars to write next.
const NEXT: usize = 3;

/// The pillars that some notes carry.
pub fn pillars(notes: &[AccountNote]) -> Pillars {
    let mut list = vec![PillarCover::default(); PILLARS_COUNT];
    for (i, note) in notes.iter().enumerate() {
        for (pillar, cover) in list.iter_mut().enumerate() {
            let depth = note.depth(pillar);
            if depth > 0 {
                cover.notes.push((i, depth));
            }
        }
        if let Some(pillar) = note.pillar() {
            list[pillar].main.push(i);
        }
    }
    for cover in &mut list {
        cover.notes.sort_by_key(|(i, depth)| (Reverse(*depth), *i));
    }
    let missing: Vec<usize> = (0..PILLARS_COUNT).filter(|p| list[*p].main.is_empty()).collect();
    let mut next: Vec<usize> = (0..PILLARS_COUNT).collect();
    next.sort_by_key(|p| (list[*p].main.len(), *p));
    next.truncate(NEXT);
    Pillars { list, missing, next }
}
