//! The packs as a list to browse and search, and the ten keywords that a shop should go for first. Nothing is printed
//! here; [`crate::report::list`] shows the list.

mod filter;
mod first_ten;
mod intents;
mod listed;
mod made;
mod marks;
pub(crate) mod name;
#[cfg(test)]
mod tests;

pub use listed::{List, Listed, Reach};
pub use marks::mark;

use crate::pack::index::{Figure, Term, TermKind};
use crate::pack::{Packs, Role, compile};
use crate::reading::imported;
use crate::reading::target::Target;
use crate::reading::uses::Keyword;
use crate::text::script::{self, Script};
use filter::{Filter, takes_imported};
use first_ten::ten;
use name::place_names;
use std::cmp::Reverse;
use std::collections::HashSet;

/// Lists what the packs hold. A query like 上環咖啡店 is taken apart into place and trade; any other is looked for in all
/// forms, whatever the script. With a `season` (a month), what is searched in other months is left out.
pub fn list<'p>(packs: &'p Packs, query: &str, wish: Target, season: Option<u8>) -> List<'p> {
    let mut target = wish;
    let filter = Filter::new(query, &mut target, packs);
    let index = &packs.index;
    let place = place_names(packs, &target);
    let places = place_terms(packs, &target);
    let target_place = target.place.or(target.district.map(|d| index.districts[d as usize].term));
    let is_shop = place.is_some() && target.category.is_some();
    let in_season = |t: &Term| season.is_none_or(|month| t.season.is_empty() || t.season.contains(&month));
    // 上環cafe推介 is what an import calls 上环咖啡店推荐.
    let asked: Vec<u32> = match (&filter, target_place) {
        (Filter::Terms(subjects), Some(place)) => {
            subjects.iter().filter_map(|subject| packs.joined_term(place, *subject)).collect()
        }
        _ => Vec::new(),
    };
    let mut rows = Vec::new();
    for (i, term) in index.terms.iter().enumerate() {
        let role = compile::role_of(term.kind);
        let (wanted, joins) = match term.kind {
            TermKind::Place { district, .. } => (!is_shop && target.district.is_none_or(|d| d == district), false),
            TermKind::Scene { district } => (target.district.is_none_or(|d| d == district), true),
            // What people ask and what stands in topics seldom names a place.
            TermKind::Imported { place, category } => (takes_imported(packs, &filter, &target, place, category), false),
            // What people want is combined with place and thing below; alone it is listed for those who look for the word.
            TermKind::Intent { .. } => (matches!(filter, Filter::Text { .. }), false),
            TermKind::Trade { category } | TermKind::Keyword { category, .. } => {
                let any = filter.is_narrow() || target.district.is_none();
                let wanted = target.category.map_or(any, |c| c == category);
                (wanted, !matches!(role, Role::Question | Role::Tag))
            }
        };
        let is_asked = asked.contains(&(i as u32));
        if !wanted || !in_season(term) || !(is_asked || filter.takes(i as u32, term)) {
            continue;
        }
        let joined = place.as_ref().filter(|_| joins);
        let (places, subjects) = match term.kind {
            TermKind::Imported { .. } => {
                let Keyword { places, subjects, .. } = Keyword::parse(&term.name.hant, packs);
                (places, subjects)
            }
            _ => (if joined.is_some() { places.clone() } else { Vec::new() }, vec![i as u32]),
        };
        let mut listed = Listed::of(packs, i as u32, joined, &term.name);
        listed.figure = figure(packs, i as u32, joined.and(target_place));
        (listed.places, listed.subjects) = (places, subjects);
        rows.push(listed);
    }
    rows.extend(intents::rows(packs, &filter, &target, place.as_ref(), &places));
    if rows.is_empty() && !query.trim().is_empty() {
        rows = made::rows(packs, query, &target);
        let script = script::script(query);
        return List { target, script, rows, ten: Vec::new() };
    }
    drop_twins(packs, &mut rows, target_place);
    with_queries(packs, &mut rows);
    // A shop's own trade comes before what people look for in its district.
    let is_theirs = |kind| matches!(kind, TermKind::Scene { .. } | TermKind::Intent { .. });
    let about = |r: &Listed<'_>| is_shop && is_theirs(index.terms[r.term as usize].kind);
    let is_asked = |r: &Listed<'_>| filter.asks_for(&r.intents);
    rows.sort_by_key(|r| (!is_asked(r), about(r), Reverse(r.importance), r.term));
    let ten = if is_shop && !filter.is_narrow() { ten(packs, &rows, &target, season) } else { Vec::new() };
    let script = if query.trim().is_empty() { Script::Hant } else { script::script(query) };
    List { target, script, rows, ten }
}

/// Puts the most searched first; the ten stay those that they are.
pub fn sort_by_searches(list: &mut List<'_>) {
    let searches = |i: &usize| list.rows[*i].figure.and_then(|f| f.searches);
    let mut order: Vec<usize> = (0..list.rows.len()).collect();
    order.sort_by_key(|i| (Reverse(searches(i)), *i));
    let mut place = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        place[*old] = new;
    }
    for (i, _) in &mut list.ten {
        *i = place[*i];
    }
    let mut rows: Vec<(usize, Listed<'_>)> = place.into_iter().zip(std::mem::take(&mut list.rows)).collect();
    rows.sort_by_key(|(at, _)| *at);
    list.rows = rows.into_iter().map(|(_, row)| row).collect();
}

/// Gives what is wanted of a place and a thing the figure of the imported query that asks for the same, and leaves that one out.
fn with_queries<'p>(packs: &'p Packs, rows: &mut Vec<Listed<'p>>) {
    let mut twins: HashSet<u32> = HashSet::new();
    for row in rows.iter_mut().filter(|r| !r.intents.is_empty()) {
        let Some(term) = imported::query_term(packs, &row.keyword()) else { continue };
        row.figure = packs.figure_of(term).map(|f| &packs.index.figures[f as usize]);
        twins.insert(term);
    }
    let is_imported = |r: &Listed<'_>| matches!(packs.index.terms[r.term as usize].kind, TermKind::Imported { .. });
    rows.retain(|r| !is_imported(r) || !twins.contains(&r.term));
}

/// Leaves out imported keywords that a keyword joined with the place says already.
fn drop_twins(packs: &Packs, rows: &mut Vec<Listed<'_>>, place: Option<u32>) {
    let Some(place) = place.filter(|_| !packs.index.joined.is_empty()) else { return };
    let joined = rows.iter().filter(|r| !r.places.is_empty());
    let twins: HashSet<u32> = joined.filter_map(|r| packs.joined_term(place, r.term)).collect();
    rows.retain(|r| !twins.contains(&r.term));
}

/// The figure of a term, or of a place joined with it.
fn figure(packs: &Packs, term: u32, place: Option<u32>) -> Option<&Figure> {
    let term = match place {
        Some(place) => packs.joined_term(place, term)?,
        None => term,
    };
    packs.figure_of(term).map(|f| &packs.index.figures[f as usize])
}

/// The terms that name the place in a note; a whole district is named by any of its places.
fn place_terms(packs: &Packs, target: &Target) -> Vec<u32> {
    match (target.place, target.district) {
        (Some(place), _) => vec![place],
        (None, Some(wanted)) => {
            let mine = |t: &Term| matches!(t.kind, TermKind::Place { district, .. } if district == wanted);
            (0u32..).zip(packs.index.terms.iter()).filter(|(_, t)| mine(t)).map(|(i, _)| i).collect()
        }
        (None, None) => Vec::new(),
    }
}
