//! Search: which queries of the shop stand in which notes, and which in none.

use super::note::{AccountNote, Places, Shop};
use crate::pack::index::TermKind;
use crate::pack::{Packs, Role};
use crate::reading::target::Target;
use crate::write::keyword_list::name::Name;
use crate::write::keyword_list::{self, Listed};

/// Queries of a matrix.
const QUERIES: usize = 12;
/// Seasonal queries that are named.
const SEASONAL: usize = 3;

/// A query of the shop.
#[derive(Clone, Debug)]
pub struct Query {
    /// How it is shown.
    pub name: Name,
    /// Editorial, 1 to 10.
    pub importance: u8,
    /// Notes in which it stands, with the parts of the note.
    pub notes: Vec<(usize, Places)>,
}

/// The queries of an account.
#[derive(Clone, Debug, Default)]
pub struct Keywords {
    /// The most important first.
    pub queries: Vec<Query>,
    /// Queries of this month and the next that no note speaks of.
    pub seasonal: Vec<Name>,
}

impl Query {
    /// Whether it stands where it counts: in a title or in topics.
    pub fn is_covered(&self) -> bool {
        self.notes.iter().any(|(_, places)| places.0 & (Places::TITLE | Places::TOPIC) != 0)
    }
}

/// The queries of a shop, and where they stand. `months` are this month and the next.
pub fn keywords(notes: &[AccountNote], shop: Shop, packs: &Packs, months: &[u8]) -> Keywords {
    if shop.category.is_none() {
        return Keywords::default();
    }
    let target = Target { district: shop.district, place: shop.place, category: shop.category, ..Target::default() };
    let list = keyword_list::list(packs, "", target, None);
    let joined = list.rows.iter().any(|r| !r.places.is_empty());
    let mine = |r: &&Listed<'_>| r.intents.is_empty() && !r.subjects.is_empty() && (!joined || !r.places.is_empty());
    // Places alone say nothing of a shop that nobody knows the place of.
    let is_place = |t: &u32| matches!(packs.index.terms[*t as usize].kind, TermKind::Place { .. });
    let mut rows: Vec<&Listed<'_>> = list
        .rows
        .iter()
        .filter(mine)
        .filter(|r| !r.subjects.iter().all(is_place))
        .filter(|r| matches!(r.role, Role::Core | Role::LongTail))
        .collect();
    rows.sort_by_key(|r| (r.role != Role::Core, std::cmp::Reverse(r.importance)));
    let stands = |row: &Listed<'_>| -> Vec<(usize, Places)> {
        let at = |note: &AccountNote| {
            let places: Vec<Option<u32>> =
                if row.places.is_empty() { vec![None] } else { row.places.iter().copied().map(Some).collect() };
            let pairs = row.subjects.iter().flat_map(|s| places.iter().map(move |p| (*p, *s)));
            Places(pairs.filter_map(|pair| note.stands.get(&pair)).fold(0, |all, p| all | p.0))
        };
        notes.iter().map(at).enumerate().filter(|(_, places)| !places.is_empty()).collect()
    };
    let queries = rows
        .iter()
        .take(QUERIES)
        .map(|row| Query { name: row.name.clone(), importance: row.importance, notes: stands(row) })
        .collect();
    let alone = |r: &Listed<'_>| {
        let says = |note: &AccountNote| r.subjects.iter().any(|s| note.stands.contains_key(&(None, *s)));
        notes.iter().any(says)
    };
    let is_now = |r: &Listed<'_>| !r.season.is_empty() && months.iter().any(|m| r.season.contains(m));
    let seasonal = list.rows.iter().filter(mine).filter(|r| is_now(r) && r.season.len() < 7 && !alone(r));
    Keywords { queries, seasonal: seasonal.take(SEASONAL).map(|r| r.name.clone()).collect() }
}
