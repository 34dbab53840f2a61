//! Imported keywords in a note: which of them stand in it, and what a keyword tool says of those that are listed anyway.
//!
//! Looks at the words of the note and never at an import as a whole, so that one of thousands costs no more than what is
//! met of it.

use crate::note::Note;
use crate::pack::index::TermKind;
use crate::pack::{Packs, PlaceKind, compile};
use crate::reading::target::Target;
use crate::reading::terms::TermHit;
use crate::reading::uses;
use crate::reading::uses::Keyword;
use crate::reading::uses::KeywordUse;
use crate::reading::uses::of_term;
use crate::reading::view::View;
use crate::text::script::Script;
use crate::text::variants;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A note as far as keywords are concerned.
pub(super) struct Text<'a> {
    pub note: &'a Note,
    pub packs: &'a Packs,
    pub target: &'a Target,
    pub view: &'a View,
    pub hits: &'a [TermHit],
    pub script: Script,
}

/// How an imported keyword is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Parts {
    /// In all forms of the pack's own keyword.
    Term,
    /// By its letters.
    Letters,
    /// As one of these places beside one of these subjects.
    Joined(BTreeSet<u32>, BTreeSet<u32>),
    /// As a query: its place, its thing and what is wanted of them, in any order.
    Query,
}

/// Adds the imported keywords that stand in the note and are not listed yet.
pub(super) fn add(out: &mut Vec<KeywordUse>, text: &Text<'_>) {
    let packs = text.packs;
    if packs.index.figures.is_empty() {
        return;
    }
    let mut names: HashSet<String> = out.iter().map(|k| variants().key(&k.keyword.text)).collect();
    let mut listed: HashSet<u32> = out.iter().filter_map(|k| single(&k.keyword)).collect();
    // A whole district stands for all its places, which may still be asked for one by one.
    let is_district = |t: &u32| matches!(packs.index.terms[*t as usize].kind, TermKind::Place { kind, .. } if kind == PlaceKind::District);
    let narrow = out.iter().map(|k| &k.keyword).filter(|k| k.places.len() < 2 || !k.places.iter().any(is_district));
    listed.extend(narrow.flat_map(pairs).filter_map(|(p, s)| packs.joined_term(p, s)));
    let mut found: Vec<Keyword> = Vec::new();
    for (term, parts) in standing(text) {
        let entry = &packs.index.terms[term as usize];
        let mut keyword = of_term(packs, term, entry, compile::role_of(entry.kind), text.script);
        keyword.is_imported = true;
        match parts {
            Parts::Term => {}
            Parts::Letters => keyword.subjects.clear(),
            Parts::Query => {
                let query = Keyword::parse(&entry.name.hant, packs);
                (keyword.places, keyword.subjects, keyword.intents) = (query.places, query.subjects, query.intents);
            }
            Parts::Joined(places, subjects) => {
                keyword.places = places.into_iter().collect();
                keyword.subjects = subjects.into_iter().collect();
            }
        }
        if listed.insert(term) && names.insert(variants().key(&keyword.text)) {
            found.push(keyword);
        }
    }
    let searches = |k: &Keyword| k.figure.and_then(|f| packs.index.figures[f as usize].searches);
    found.sort_by_key(|k| (Reverse(k.importance), Reverse(searches(k)), k.figure));

    let mut by_term: HashMap<u32, Vec<&TermHit>> = HashMap::new();
    for hit in text.hits {
        by_term.entry(hit.term).or_default().push(hit);
    }
    for keyword in found {
        let mine = keyword.places.iter().chain(&keyword.subjects).chain(keyword.intents.iter().flatten());
        let mut hits: Vec<TermHit> = mine.filter_map(|t| by_term.get(t)).flatten().copied().cloned().collect();
        hits.sort_by_key(|h| (h.range.start, h.range.end, h.term));
        let uses = uses::uses(&keyword, text.view, &hits, text.note);
        if !uses.is_empty() {
            out.push(KeywordUse { keyword, uses, missing: Vec::new() });
        }
    }
}

/// The imported keywords that the note may hold, by term.
fn standing(text: &Text<'_>) -> BTreeMap<u32, Parts> {
    let Text { packs, target, view, hits, .. } = *text;
    let index = &packs.index;
    let mut found = BTreeMap::new();
    for hit in &view.hits {
        for (_, term) in Packs::pairs_of(&index.imported, hit.string) {
            found.insert(*term, Parts::Letters);
        }
    }
    for hit in hits.iter().filter(|h| h.counts) {
        // A place or a trade alone is what a note is about, and no keyword beside others. Every district has its own
        // scenes, of the same names.
        let wanted = match index.terms[hit.term as usize].kind {
            TermKind::Keyword { .. } => true,
            TermKind::Scene { district } => target.district.is_none_or(|d| d == district),
            _ => false,
        };
        if wanted && packs.figure_of(hit.term).is_some() {
            found.insert(hit.term, Parts::Term);
        }
    }
    let is_wish = |h: &TermHit| matches!(index.terms[h.term as usize].kind, TermKind::Intent { .. });
    // Only where some import asks for a wish at all.
    for (at, wish) in hits.iter().enumerate().filter(|(_, h)| !index.queries.is_empty() && is_wish(h)) {
        let before = hits[..at].iter().rev().take_while(|o| o.range.start + 2 * view.longest > wish.range.start);
        let after = hits[at + 1..].iter().take_while(|o| o.range.start < wish.range.end + 2 * view.longest);
        let terms = before.chain(after).flat_map(|o| queries_of(packs, (o.term, wish.term)));
        found.extend(terms.map(|term| (term, Parts::Query)));
    }
    if index.joined.is_empty() {
        return found;
    }
    let is_place = |h: &TermHit| matches!(index.terms[h.term as usize].kind, TermKind::Place { .. });
    for (at, hit) in hits.iter().enumerate().filter(|(_, h)| is_place(h)) {
        let before = hits[..at].iter().rev().take_while(|o| o.range.start + view.longest > hit.range.start);
        let after = hits[at + 1..].iter().take_while(|o| o.range.start < hit.range.end + view.longest);
        for other in before.chain(after) {
            let Some(term) = packs.joined_term(hit.term, other.term) else { continue };
            let parts = found.entry(term).or_insert_with(|| Parts::Joined(BTreeSet::new(), BTreeSet::new()));
            if let Parts::Joined(places, subjects) = parts {
                places.insert(hit.term);
                subjects.insert(other.term);
            }
        }
    }
    found
}

/// The figure of a keyword that a user gave: of this wording, else of its place and subject.
pub(super) fn figure(packs: &Packs, keyword: &Keyword) -> Option<u32> {
    if let Some(figure) = packs.figure_named(&keyword.text) {
        return Some(figure);
    }
    let joined = || pairs(keyword).into_iter().find_map(|(p, s)| packs.joined_term(p, s));
    // What is wanted of a thing is looked up with it: 咖啡店推薦 is searched otherwise than 咖啡店.
    let term = if keyword.intents.is_empty() { single(keyword).or_else(joined) } else { query_term(packs, keyword) };
    packs.figure_of(term?)
}

/// The most searched imported term that asks for the same as a query, whatever its words and their order.
pub fn query_term(packs: &Packs, keyword: &Keyword) -> Option<u32> {
    if packs.index.queries.is_empty() || keyword.intents.is_empty() {
        return None;
    }
    let mut terms: Vec<u32> = pairs_of_query(keyword).into_iter().flat_map(|pair| queries_of(packs, pair)).collect();
    terms.sort_unstable();
    terms.dedup();
    let asks = |t: &u32| asks_for_the_same(keyword, &Keyword::parse(&packs.index.terms[*t as usize].name.hant, packs));
    // Terms are made in the order of their searches.
    terms.into_iter().find(asks)
}

/// A place, a thing or another wish of a query, each with each thing that is wanted: what it is looked up by.
pub(super) fn pairs_of_query(keyword: &Keyword) -> Vec<(u32, u32)> {
    let wishes = || keyword.intents.iter().flatten();
    let leads: Vec<u32> = if !keyword.subjects.is_empty() {
        keyword.subjects.clone()
    } else if !keyword.places.is_empty() {
        keyword.places.clone()
    } else {
        wishes().copied().collect()
    };
    leads.iter().flat_map(|lead| wishes().map(move |wish| (*lead, *wish))).filter(|(a, b)| a != b).collect()
}

/// The imported terms that are looked up by a pair.
fn queries_of(packs: &Packs, pair: (u32, u32)) -> impl Iterator<Item = u32> + '_ {
    let all = &packs.index.queries;
    let from = all.partition_point(|(p, _)| *p < pair);
    all[from..].iter().take_while(move |(p, _)| *p == pair).map(|(_, term)| *term)
}

/// Whether two queries name the same place, the same thing and the same wishes.
fn asks_for_the_same(a: &Keyword, b: &Keyword) -> bool {
    let meets = |a: &[u32], b: &[u32]| (a.is_empty() && b.is_empty()) || a.iter().any(|t| b.contains(t));
    let wanted = |part: &Vec<u32>| b.intents.iter().any(|other| meets(part, other));
    a.intents.len() == b.intents.len()
        && meets(&a.places, &b.places)
        && meets(&a.subjects, &b.subjects)
        && a.intents.iter().all(wanted)
}

/// The one term that a keyword is.
fn single(keyword: &Keyword) -> Option<u32> {
    match keyword.subjects.as_slice() {
        [term] if keyword.places.is_empty() => Some(*term),
        _ => None,
    }
}

fn pairs(keyword: &Keyword) -> Vec<(u32, u32)> {
    keyword.places.iter().flat_map(|p| keyword.subjects.iter().map(|s| (*p, *s))).collect()
}
