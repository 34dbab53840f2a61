//! The ten keywords that a shop should go for first: broad ones that name it, narrow ones that are easier to win.

use crate::pack::index::TermKind;
use crate::pack::{Packs, Role};
use crate::reading::target::Target;
use crate::text::variants;
use crate::write::keyword_list::listed::{Listed, Reach};
use std::cmp::Reverse;
use std::collections::HashSet;

/// Keywords that a shop should go for first.
pub const TEN: usize = 10;
/// How many of them are broad; the others are narrow, and easier to win.
pub(super) const HEAD: usize = 4;
/// Places among the narrow ones, before the rest is filled by importance.
const TAIL: [(Role, usize); 3] = [(Role::LongTail, 3), (Role::Scene, 2), (Role::Question, 1)];
/// What it is worth that a keyword is searched this month, or costs that nobody knows whether it is.
const IN_SEASON: i32 = 2;

/// Place × trade and the broad keywords, then the narrow ones of each kind; what is left is filled by importance.
pub(super) fn ten(packs: &Packs, rows: &[Listed<'_>], target: &Target, season: Option<u8>) -> Vec<(usize, Reach)> {
    let trade = target.category.map(|c| packs.index.categories[c as usize].term);
    let mine = |r: &Listed<'_>| {
        !matches!(packs.index.terms[r.term as usize].kind, TermKind::Scene { .. } | TermKind::Intent { .. })
    };
    let worth = |r: &Listed<'_>| {
        let bonus = match (r.season.is_empty(), season) {
            (true, _) => 0,
            (false, Some(_)) => IN_SEASON,
            (false, None) => -IN_SEASON,
        };
        (Some(r.term) == trade, i32::from(r.importance) + bonus)
    };
    let mut order: Vec<usize> = (0..rows.len()).filter(|i| mine(&rows[*i])).collect();
    order.sort_by_key(|i| (Reverse(worth(&rows[*i])), rows[*i].term));
    let mut list = Ten { rows, picked: Vec::new(), seen: HashSet::new() };
    list.pick(&order, Reach::Head, HEAD, |r| r == Role::Core);
    for (role, most) in TAIL {
        list.pick(&order, Reach::LongTail, most, |r| r == role);
    }
    let left = TEN - list.picked.len();
    list.pick(&order, Reach::LongTail, left, |r| matches!(r, Role::LongTail | Role::Scene | Role::Question));
    let left = TEN - list.picked.len();
    list.pick(&order, Reach::Head, left, |r| r == Role::Core);
    list.picked.sort_by_key(|(_, reach)| *reach == Reach::LongTail);
    list.picked
}

/// The ten while they are picked.
struct Ten<'r, 'p> {
    rows: &'r [Listed<'p>],
    picked: Vec<(usize, Reach)>,
    seen: HashSet<String>,
}

impl Ten<'_, '_> {
    /// Takes up to `most` more, in this order, none twice.
    fn pick(&mut self, order: &[usize], reach: Reach, most: usize, fits: impl Fn(Role) -> bool) {
        let mut left = most;
        for i in order.iter().copied().filter(|i| fits(self.rows[*i].role)) {
            if left == 0 {
                return;
            }
            if self.seen.insert(variants().key(&self.rows[i].name.hant)) {
                self.picked.push((i, reach));
                left -= 1;
            }
        }
    }
}
