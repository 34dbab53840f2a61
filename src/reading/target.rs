//! What a note wants to be found by: district, place and trade. Flags win over what the note says, that over
//! `advise.toml`, that over what the text itself gives away.

use crate::config::{Config, TargetWish};
use crate::note::{Draft, Note, Source, Zone};
use crate::pack::index::TermKind;
use crate::pack::{Packs, PlaceKind};
use crate::reading::terms;
use crate::reading::terms::TermHit;
use crate::reading::uses;
use crate::reading::view::View;
use crate::text::nearest::nearest;
use std::collections::BTreeMap;

/// Where a target comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum TargetFrom {
    /// Nothing said and nothing found.
    #[default]
    None,
    /// Found in the text.
    Detected,
    /// `advise.toml`.
    Config,
    /// The note's front matter.
    FrontMatter,
    /// The record's columns.
    Record,
    /// The command line.
    Flags,
}

impl TargetFrom {
    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Detected => "detected",
            Self::Config => "config",
            Self::FrontMatter => "front-matter",
            Self::Record => "record",
            Self::Flags => "flags",
        }
    }
}

/// What a note wants to be found by.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// Index into the districts.
    pub district: Option<u16>,
    /// Term of the place.
    pub place: Option<u32>,
    /// Index into the trades.
    pub category: Option<u16>,
    /// The user's own keywords, from the strongest source that has any.
    pub keywords: Vec<String>,
    /// The weakest source that had to be asked.
    pub from: TargetFrom,
    /// 0 to 1; below 1 only where something was detected.
    pub confidence: f32,
    /// Names in the note that no pack knows: key, value, nearest id.
    pub unknown: Vec<(&'static str, String, Option<String>)>,
}

/// Finds the target of a note.
pub fn find(source: &Source, note: &Note, packs: &Packs, config: &Config, view: &View, hits: &[TermHit]) -> Target {
    let meta = &note.meta;
    let own = TargetWish {
        district: meta.district.clone(),
        place: meta.place.clone(),
        category: meta.category.clone(),
        keywords: meta.keywords.clone(),
    };
    let own_from = if matches!(source.draft, Draft::Record(_)) { TargetFrom::Record } else { TargetFrom::FrontMatter };
    let mut target = Target { confidence: 1.0, ..Target::default() };
    let mut used: Vec<TargetFrom> = Vec::new();
    for (wish, from) in [(&config.flags, TargetFrom::Flags), (&own, own_from), (&config.profile, TargetFrom::Config)] {
        if apply(&mut target, wish, packs) {
            used.push(from);
        }
    }
    // A user's keyword tells its own place and trade.
    if let Some(main) = target.keywords.first() {
        let keyword = uses::Keyword::parse(main, packs);
        if target.district.is_none()
            && let Some(place) = best_place(packs, &keyword.places)
        {
            set_place(&mut target, packs, place);
        }
        if target.category.is_none() {
            target.category = keyword.subjects.iter().find_map(|t| category_of(packs, *t));
        }
    }
    let mut confidence = 1.0_f32;
    if target.place.is_none()
        && let Some((place, sure)) = detect_place(packs, note, view, hits, target.district)
    {
        let known = target.district.is_some();
        set_place(&mut target, packs, place);
        if !known {
            confidence = confidence.min(sure);
            used.push(TargetFrom::Detected);
        }
    }
    if target.category.is_none()
        && let Some((category, sure)) = detect_category(packs, note, view, hits)
    {
        target.category = Some(category);
        confidence = confidence.min(sure);
        used.push(TargetFrom::Detected);
    }
    target.from = used.into_iter().min().unwrap_or_default();
    target.confidence = if target.from == TargetFrom::None { 0.0 } else { confidence };
    target
}

/// The target that wishes name, the strongest first.
pub fn wished(packs: &Packs, wishes: &[&TargetWish]) -> Target {
    let mut target = Target { confidence: 1.0, ..Target::default() };
    for wish in wishes {
        apply(&mut target, wish, packs);
    }
    target
}

/// Fills what is still open from a wish; says whether anything was taken.
fn apply(target: &mut Target, wish: &TargetWish, packs: &Packs) -> bool {
    let mut used = false;
    if target.place.is_none()
        && let Some(name) = &wish.place
    {
        match place_named(packs, name) {
            Some(place) if target.district.is_none() || district_of(packs, place) == target.district => {
                set_place(target, packs, place);
                used = true;
            }
            Some(_) => {}
            None => target.unknown.push(("place", name.clone(), nearest_district(packs, name))),
        }
    }
    if let Some(name) = &wish.district {
        match district_named(packs, name) {
            Some((district, place)) => {
                if target.district.is_none() {
                    target.district = Some(district);
                    used = true;
                }
                if target.place.is_none() && target.district == Some(district) {
                    target.place = place;
                }
            }
            None => target.unknown.push(("district", name.clone(), nearest_district(packs, name))),
        }
    }
    if let Some(name) = &wish.category {
        match category_named(packs, name) {
            Some(category) => {
                if target.category.is_none() {
                    target.category = Some(category);
                    used = true;
                }
            }
            None => target.unknown.push(("category", name.clone(), nearest_category(packs, name))),
        }
    }
    if target.keywords.is_empty() && !wish.keywords.is_empty() {
        target.keywords.clone_from(&wish.keywords);
        used = true;
    }
    used
}

/// Takes a place, and the district it lies in.
pub fn set_place(target: &mut Target, packs: &Packs, place: u32) {
    if let TermKind::Place { district, kind, .. } = packs.index.terms[place as usize].kind {
        target.district = Some(district);
        target.place = (kind != PlaceKind::District).then_some(place);
    }
}

/// The district (and the place, if it names one) that an id or a name stands for.
pub fn district_named(packs: &Packs, name: &str) -> Option<(u16, Option<u32>)> {
    if let Some(district) = packs.district(name.trim()) {
        return Some((district, None));
    }
    let place = place_named(packs, name)?;
    let term = &packs.index.terms[place as usize];
    match term.kind {
        TermKind::Place { district, kind, .. } => Some((district, (kind != PlaceKind::District).then_some(place))),
        _ => None,
    }
}

fn place_named(packs: &Packs, name: &str) -> Option<u32> {
    let by_id = || {
        let slug = name.trim();
        let is = |t: &crate::pack::index::Term| t.id == slug && matches!(t.kind, TermKind::Place { .. });
        packs.index.terms.iter().position(is).map(|i| i as u32)
    };
    best_place(packs, &packs.terms_named(name)).or_else(by_id)
}

/// Of several places of one name, the one that people mean: not the district, then the most searched.
pub fn best_place(packs: &Packs, terms: &[u32]) -> Option<u32> {
    terms
        .iter()
        .copied()
        .filter_map(|t| match packs.index.terms[t as usize].kind {
            TermKind::Place { kind, .. } => Some((t, kind)),
            _ => None,
        })
        .max_by_key(|(t, kind)| {
            (*kind != PlaceKind::District, packs.index.terms[*t as usize].importance, std::cmp::Reverse(*t))
        })
        .map(|(t, _)| t)
}

/// The trade that an id or a name stands for.
pub fn category_named(packs: &Packs, name: &str) -> Option<u16> {
    packs.category(name.trim()).or_else(|| {
        let terms = packs.terms_named(name);
        let trade = terms.iter().find(|t| matches!(packs.index.terms[**t as usize].kind, TermKind::Trade { .. }));
        trade.or(terms.first()).and_then(|t| category_of(packs, *t))
    })
}

/// The nearest district or place id to a name that no pack knows.
pub fn nearest_district(packs: &Packs, name: &str) -> Option<String> {
    let places = packs.index.terms.iter().filter(|t| matches!(t.kind, TermKind::Place { .. }));
    nearest(
        name,
        packs
            .index
            .districts
            .iter()
            .map(|d| d.id.as_str())
            .chain(places.flat_map(|t| [t.id.as_str(), t.name.hant.as_str()])),
    )
}

/// The nearest trade id or name.
pub fn nearest_category(packs: &Packs, name: &str) -> Option<String> {
    let trades = packs.index.terms.iter().filter(|t| matches!(t.kind, TermKind::Trade { .. }));
    nearest(name, packs.index.categories.iter().map(|c| c.id.as_str()).chain(trades.map(|t| t.name.hant.as_str())))
}

fn district_of(packs: &Packs, place: u32) -> Option<u16> {
    match packs.index.terms[place as usize].kind {
        TermKind::Place { district, .. } => Some(district),
        _ => None,
    }
}

fn category_of(packs: &Packs, term: u32) -> Option<u16> {
    match packs.index.terms[term as usize].kind {
        TermKind::Trade { category } | TermKind::Keyword { category, .. } => Some(category),
        _ => None,
    }
}

/// How much a place in the note says about what it is about.
fn zone_weight(note: &Note, view: &View, hit: &TermHit) -> f32 {
    match note.zone(view.original(hit.range.clone()).start) {
        Some(Zone::Title) => 3.0,
        Some(Zone::Hashtag) => 2.0,
        Some(Zone::Opening) => 1.5,
        _ => 1.0,
    }
}

/// The place that the text is about, and how sure that is.
fn detect_place(packs: &Packs, note: &Note, view: &View, hits: &[TermHit], within: Option<u16>) -> Option<(u32, f32)> {
    let mut districts: BTreeMap<u16, f32> = BTreeMap::new();
    let mut places: BTreeMap<u32, f32> = BTreeMap::new();
    for hit in hits.iter().filter(|h| h.counts) {
        let TermKind::Place { district, kind, .. } = packs.index.terms[hit.term as usize].kind else { continue };
        if within.is_some_and(|w| w != district) {
            continue;
        }
        let narrow =
            if matches!(kind, PlaceKind::Neighbourhood | PlaceKind::Mtr | PlaceKind::LightRail) { 1.0 } else { 0.6 };
        let weight = narrow * zone_weight(note, view, hit);
        *districts.entry(district).or_default() += weight;
        if kind != PlaceKind::District {
            *places.entry(hit.term).or_default() += weight;
        }
    }
    let (district, sure) = winner(&districts)?;
    let mine = |t: u32| district_of(packs, t) == Some(district);
    let place = places.iter().filter(|(t, _)| mine(**t)).max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0)));
    // A street or a mall tells the neighbourhood around it, which is what people search.
    let term = place.map_or(packs.index.districts[district as usize].term, |(t, _)| *t);
    let searched = terms::with_parents(packs, term).into_iter().find(|t| match packs.index.terms[*t as usize].kind {
        TermKind::Place { kind, .. } => terms::is_search_place(kind),
        _ => false,
    });
    Some((searched.unwrap_or(term), sure))
}

/// The trade that the text is about, and how sure that is.
fn detect_category(packs: &Packs, note: &Note, view: &View, hits: &[TermHit]) -> Option<(u16, f32)> {
    use crate::pack::Role;
    let mut trades: BTreeMap<u16, f32> = BTreeMap::new();
    let mut seen: Vec<u32> = Vec::new();
    for (at, hit) in hits.iter().enumerate().filter(|(_, h)| h.counts) {
        if is_in_another_trade(packs, hits, at) {
            continue;
        }
        let (category, weight) = match packs.index.terms[hit.term as usize].kind {
            TermKind::Trade { category } => (category, 3.0),
            TermKind::Keyword { category, role: Role::Core } => (category, 1.5),
            TermKind::Keyword { category, role: Role::LongTail } => (category, 1.0),
            TermKind::Keyword { category, .. } => (category, 0.3),
            _ => continue,
        };
        // The tenth use of one word says no more than the second.
        if seen.iter().filter(|t| **t == hit.term).count() >= 2 {
            continue;
        }
        seen.push(hit.term);
        *trades.entry(category).or_default() += weight * zone_weight(note, view, hit);
    }
    winner(&trades).filter(|(c, _)| trades[c] >= 1.5)
}

/// nail salon is no hair salon for its `salon`, and 寵物美容 no 寵物店 for its 寵物: the longer word tells the trade, and of two
/// trades with the same word the one that it names by itself.
fn is_in_another_trade(packs: &Packs, hits: &[TermHit], at: usize) -> bool {
    let hit = &hits[at];
    let mine = category_of(packs, hit.term);
    let from = hits.partition_point(|h| h.range.start + terms::LONGEST < hit.range.start);
    hits[from..].iter().take_while(|h| h.range.start <= hit.range.start).any(|other| {
        let holds = other.counts && other.range.end >= hit.range.end;
        let beats = other.range.len() > hit.range.len() || (hit.weak && !other.weak);
        holds && beats && category_of(packs, other.term).is_some_and(|theirs| Some(theirs) != mine)
    })
}

/// The key with the most weight; sure when there is enough of it and the next is far behind.
fn winner<K: Copy + Ord>(weights: &BTreeMap<K, f32>) -> Option<(K, f32)> {
    let mut sorted: Vec<(K, f32)> = weights.iter().map(|(k, w)| (*k, *w)).collect();
    sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (key, best) = *sorted.first()?;
    let second = sorted.get(1).map_or(0.0, |s| s.1);
    let margin = (best - second) / best;
    let sure = (0.5 + 0.5 * margin) * (best / 3.0).min(1.0) * 0.95;
    Some((key, (sure * 100.0).round() / 100.0))
}
