//! What a note wants to be found by: district, place and trade. Flags win over what the note says, that over
//! `advise.toml`, that over what the text itself gives away.

use crate::config::{Config, TargetWish};
use crate::note::{Draft, Source, Zone};
use crate::pack::index::TermKind;
use crate::pack::{Packs, PlaceKind};
use crate::reading::away::{self, Away};
use crate::reading::evidence::Evidence;
use crate::reading::terms::TermHit;
use crate::reading::uses;
use crate::reading::whereabouts::{self, district_of};
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
    /// Term of the place that stands in the text, where the searched one around it does not: 大南街 in 深水埗.
    pub written: Option<u32>,
    /// Term of a place that the text may be about: not sure enough to be asserted anywhere, only asked about.
    pub guess: Option<u32>,
    /// Why no district is taken for granted; `None` where there is one.
    pub away: Option<Away>,
    /// Index into the trades.
    pub category: Option<u16>,
    /// The trade as header, flags or profile call it, where that is no id: 修鞋.
    pub called: Option<String>,
    /// Whether the trade was found in the text rather than named by somebody.
    pub is_trade_guessed: bool,
    /// The user's own keywords, from the strongest source that has any.
    pub keywords: Vec<String>,
    /// The weakest source that had to be asked.
    pub from: TargetFrom,
    /// 0 to 1; below 1 only where something was detected.
    pub confidence: f32,
    /// Names in the note that no pack knows: key, value, nearest id.
    pub unknown: Vec<(&'static str, String, Option<String>)>,
}

/// Below this confidence no place is asserted.
const ASSERTED: f32 = 0.4;
/// Of two trades the first counts when it has at least so many times the weight of the second.
const MARGIN: f32 = 1.25;

/// What a word that is also a common one is worth beside one that is not.
const COMMON: f32 = 0.7;

/// Finds the target of a note.
pub fn find(source: &Source, config: &Config, evidence: &Evidence<'_>) -> Target {
    let packs = evidence.packs;
    let meta = &evidence.note.meta;
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
    target.away = if target.district.is_none() { away::of(evidence) } else { None };
    if target.place.is_none()
        && let Some(whereabouts::Found { place, written, sure }) =
            whereabouts::place(evidence, target.district, target.away.is_some())
    {
        let known = target.district.is_some();
        if !known && sure < ASSERTED {
            target.guess = Some(place);
        } else {
            set_place(&mut target, packs, place);
            // A district that somebody named is called by its name.
            target.written = written.filter(|_| !known);
        }
        if !known && sure >= ASSERTED {
            confidence = confidence.min(sure);
            used.push(TargetFrom::Detected);
        }
    }
    target.away = target.away.filter(|_| target.district.is_none());
    if target.category.is_none()
        && let Some((category, sure)) = detect_category(evidence)
    {
        target.category = Some(category);
        target.is_trade_guessed = true;
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
                    target.called = packs.category(name.trim()).is_none().then(|| name.trim().to_owned());
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

fn category_of(packs: &Packs, term: u32) -> Option<u16> {
    match packs.index.terms[term as usize].kind {
        TermKind::Trade { category } | TermKind::Keyword { category, .. } => Some(category),
        _ => None,
    }
}

fn is_place(packs: &Packs, hit: &TermHit) -> bool {
    matches!(packs.index.terms[hit.term as usize].kind, TermKind::Place { .. })
}

/// What each trade weighs by the words that are meant.
fn weighed(evidence: &Evidence<'_>, is_meant: impl Fn(&TermHit) -> bool) -> BTreeMap<u16, f32> {
    use crate::pack::Role;
    let Evidence { packs, hits, .. } = *evidence;
    let mut trades: BTreeMap<u16, f32> = BTreeMap::new();
    let mut seen: Vec<u32> = Vec::new();
    for (at, hit) in hits.iter().enumerate().filter(|(_, h)| is_meant(h)) {
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
        // 零件維修喺長沙灣: a common word tells less, even in company.
        let common = if hit.weak { COMMON } else { 1.0 };
        *trades.entry(category).or_default() += common * weight * evidence.zone_weight(hit);
    }
    trades
}

/// Where no word tells a trade, common ones do that title and text have both (棍波私家車學車), if they speak of one trade only.
fn said_twice(evidence: &Evidence<'_>) -> BTreeMap<u16, f32> {
    let zone = |h: &TermHit| evidence.note.zone(evidence.view.original(h.range.clone()).start);
    let in_title: Vec<u32> = evidence.hits.iter().filter(|h| zone(h) == Some(Zone::Title)).map(|h| h.term).collect();
    let in_text = |h: &TermHit| !matches!(zone(h), Some(Zone::Title | Zone::Hashtag));
    let twice: Vec<u32> =
        evidence.hits.iter().filter(|h| in_text(h) && in_title.contains(&h.term)).map(|h| h.term).collect();
    let trades = weighed(evidence, |h| h.weak && twice.contains(&h.term));
    if trades.len() == 1 { trades } else { BTreeMap::new() }
}

/// The trade that the text is about, and how sure that is.
fn detect_category(evidence: &Evidence<'_>) -> Option<(u16, f32)> {
    let Evidence { packs, .. } = *evidence;
    let mut trades = weighed(evidence, |h| h.counts);
    if trades.is_empty() {
        trades = said_twice(evidence);
    }
    // A trade that stands under another one speaks for both: 拉麵 is 日本菜. Of the two as heavy it is the narrower one.
    const NARROWER: f32 = 0.1;
    let related = |a: u16, b: u16| packs.index.categories[a as usize].under == Some(b);
    for (category, weight) in &mut trades {
        *weight += if packs.index.categories[*category as usize].under.is_some() { NARROWER } else { 0.0 };
    }
    let (best, _) = whereabouts::winner(&trades)?;
    let rivals = trades.iter().filter(|(c, _)| **c != best && !related(best, **c) && !related(**c, best));
    let second = rivals.map(|(_, w)| *w).fold(0.0, f32::max);
    let weight = trades[&best];
    (weight >= 1.5 && weight >= second * MARGIN).then(|| (best, whereabouts::certainty(weight, second)))
}

/// nail salon is no hair salon for its `salon`, and 寵物美容 no 寵物店 for its 寵物: the longer word tells the trade, and of two
/// trades with the same word the one that it names by itself.
fn is_in_another_trade(packs: &Packs, hits: &[TermHit], at: usize) -> bool {
    let hit = &hits[at];
    let mine = category_of(packs, hit.term);
    let from = hits.partition_point(|h| h.range.start + (packs.index.longest as usize) < hit.range.start);
    hits[from..].iter().take_while(|h| h.range.start <= hit.range.start).any(|other| {
        let holds = other.counts && other.range.end >= hit.range.end;
        // Tai Po Market is no market.
        if holds && other.range.len() > hit.range.len() && is_place(packs, other) {
            return true;
        }
        let beats = other.range.len() > hit.range.len() || (hit.weak && !other.weak);
        holds && beats && category_of(packs, other.term).is_some_and(|theirs| Some(theirs) != mine)
    })
}
