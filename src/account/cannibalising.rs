//! Notes that compete: one main query, one pillar. Near-duplicates are told as such and not here.

use super::note::{AccountNote, Kind};
use super::repetition::Repetition;
use std::collections::BTreeMap;

/// Notes that go for one query in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Competing {
    /// The query, as the first of them writes it.
    pub query: String,
    /// The place of the pillar.
    pub pillar: usize,
    /// At least two, in their order.
    pub notes: Vec<usize>,
}

/// The groups of notes that compete, the largest first.
pub fn cannibalising(notes: &[AccountNote], repetition: &Repetition) -> Vec<Competing> {
    let mut groups: BTreeMap<(&str, usize), Vec<usize>> = BTreeMap::new();
    for (i, note) in notes.iter().enumerate().filter(|(_, n)| n.kind == Kind::Text) {
        if let (Some(key), Some(pillar)) = (&note.main_key, note.pillar()) {
            groups.entry((key, pillar)).or_default().push(i);
        }
    }
    let is_told = |group: &[usize]| repetition.duplicates.iter().any(|d| group.iter().all(|i| d.notes.contains(i)));
    let mut found: Vec<Competing> = groups
        .into_iter()
        .filter(|(_, group)| group.len() > 1 && !is_told(group))
        .map(|((_, pillar), group)| Competing {
            query: notes[group[0]].main.clone().unwrap_or_default(),
            pillar,
            notes: group,
        })
        .collect();
    found.sort_by_key(|c| (std::cmp::Reverse(c.notes.len()), c.notes[0]));
    found
}
