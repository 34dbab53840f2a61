//! Which place a text is about. Places in an address count most, houses tell the end of a long street, a city elsewhere
//! beside a name or in the title takes it away, and of two places as strong none is chosen.

use super::away;
use super::evidence::Evidence;
use super::terms::{self, TermHit};
use crate::lists::WordList;
use crate::pack::index::TermKind;
use crate::pack::{Packs, PlaceKind};
use crate::text::variants;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// What a name in an address is worth beside one in passing.
const IN_ADDRESS: f32 = 3.0;
/// What a station on the way is worth among the places of its district.
const ON_THE_WAY: f32 = 1.2;
/// What a street, a mall or a landmark is worth beside the neighbourhood around it.
const NARROW: f32 = 0.9;
/// How sure a name can be that is only said in passing: it is asked about, and not asserted.
const IN_PASSING: f32 = 0.3;
/// Bytes of the clause on either side of a name, at most.
const BESIDE: usize = 60;

impl Evidence<'_> {
    /// Whether a name is said in passing: another branch (旺角嗰間), an earlier visit, where somebody works.
    fn is_in_passing(&self, hit: &TermHit) -> bool {
        let text = &self.view.folded.text;
        let from = text.floor_char_boundary(hit.range.start.saturating_sub(BESIDE));
        let to = text.ceil_char_boundary((hit.range.end + BESIDE).min(text.len()));
        let (before, behind) = (&text[from..hit.range.start], &text[hit.range.end..to]);
        // 四年前去過觀塘: within the clause, an earlier time and a visit.
        let clause = || {
            let is_end =
                |c: char| matches!(c, ',' | '，' | '。' | '!' | '！' | '?' | '？' | ';' | '；' | '~' | '～' | '\n');
            let start = before.rfind(is_end).map_or(before, |at| &before[at..]);
            let end = behind.find(is_end).map_or(behind, |at| &behind[..at]);
            WordList::PlaceEarlier.is_in(start)
                && (WordList::PlaceVisited.is_in(start) || WordList::PlaceVisited.is_in(end))
        };
        WordList::PlacePassedBehind.begins(behind.trim_start())
            || WordList::PlacePassedBefore.ends(before.trim_end())
            || (WordList::PlaceContrast.ends(before.trim_end())
                && WordList::PlaceContrasted.begins(behind.trim_start()))
            || clause()
    }

    /// Whether the street's houses here have the number beside it; none for a street that lies in one district only.
    fn is_house(&self, hit: &TermHit) -> Option<bool> {
        let houses = &self.packs.index.houses;
        let from = houses.partition_point(|(t, _)| *t < hit.term);
        let own: Vec<_> = houses[from..].iter().take_while(|(t, _)| *t == hit.term).map(|(_, h)| *h).collect();
        if own.is_empty() {
            return None;
        }
        let number = self.house_number(&hit.range).unwrap_or(0);
        Some(own.iter().any(|h| h.has(number)))
    }

    /// 荔枝角道104號, 98 Tai Nan Street.
    fn house_number(&self, street: &Range<usize>) -> Option<u32> {
        let text = &self.view.folded.text;
        let behind = text[street.end..].trim_start_matches([' ', ',', '门', '牌']);
        let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
        if (1..=4).contains(&digits) {
            return behind[..digits].parse().ok();
        }
        let before = text[..street.start].trim_end_matches([' ', ',', '号']);
        let before =
            before.strip_suffix(|c: char| c.is_ascii_lowercase()).filter(|b| ends_in_digit(b)).unwrap_or(before);
        let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
        (1..=4).contains(&digits).then(|| before[before.len() - digits..].parse().ok()).flatten()
    }
}

fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|c: char| c.is_ascii_digit())
}

/// The place that the text is about, and how sure that is.
///
/// `is_away` says that the note is about no shop of Hong Kong, as far as anybody can see: only what is said of the shop itself
/// counts then.
pub fn place(evidence: &Evidence<'_>, within: Option<u16>, is_away: bool) -> Option<Found> {
    let packs = evidence.packs;
    let mut districts: BTreeMap<u16, f32> = BTreeMap::new();
    let mut places: BTreeMap<u32, f32> = BTreeMap::new();
    // The same, where the way to the shop counts little.
    let mut called: BTreeMap<u32, f32> = BTreeMap::new();
    let mut loose: Vec<(u16, &TermHit)> = Vec::new();
    let mut passed: Vec<(u16, u32, f32, bool)> = Vec::new();
    // 羅湖 once said to be Shenzhen's is Shenzhen's all through.
    let theirs: BTreeSet<u32> =
        evidence.hits.iter().filter(|h| is_place(packs, h) && away::is_beside(evidence, h)).map(|h| h.term).collect();
    for hit in evidence.hits {
        let TermKind::Place { district, kind, .. } = packs.index.terms[hit.term as usize].kind else { continue };
        // In an address Central is Central.
        let is_in_address = evidence.is_in_address(hit);
        let in_address = is_in_address || evidence.is_on_the_way(hit);
        if !(hit.counts || in_address) || within.is_some_and(|w| w != district) {
            continue;
        }
        let is_theirs = theirs.contains(&hit.term) && (!in_address || away::is_beside(evidence, hit));
        if is_theirs || (is_away && !away::is_firm(evidence, hit)) {
            continue;
        }
        let house = evidence.is_house(hit);
        // Without a number such a street tells nothing beside a place of another district.
        if house == Some(true) && evidence.house_number(&hit.range).is_none() {
            loose.push((district, hit));
            continue;
        }
        let is_wide = matches!(kind, PlaceKind::Neighbourhood | PlaceKind::Mtr | PlaceKind::LightRail);
        let narrow = match house {
            Some(false) => continue,
            Some(true) => 1.2,
            None if is_wide => 1.0,
            None => NARROW,
        };
        let address = if in_address { IN_ADDRESS } else { 1.0 };
        let weight = narrow * evidence.zone_weight(hit).max(address);
        if !in_address && evidence.is_in_passing(hit) {
            passed.push((district, hit.term, weight, kind != PlaceKind::District));
            continue;
        }
        *districts.entry(district).or_default() += weight;
        if kind != PlaceKind::District {
            // The station on the way is not what the shop of 大角咀 is called by.
            let way = narrow * evidence.zone_weight(hit).max(ON_THE_WAY);
            *called.entry(hit.term).or_default() += if is_in_address { weight } else { weight.min(way) };
            *places.entry(hit.term).or_default() += weight;
        }
    }
    // A name said in passing counts where no other one tells more, or where it agrees.
    let is_only = districts.is_empty();
    let was_passed = !passed.is_empty();
    for (district, term, weight, is_narrow) in passed {
        if is_only || districts.contains_key(&district) {
            *districts.entry(district).or_default() += weight;
            if is_narrow {
                *places.entry(term).or_default() += weight;
                *called.entry(term).or_default() += weight;
            }
        }
    }
    let is_known = !districts.is_empty();
    for (district, hit) in loose.into_iter().filter(|(d, _)| !is_known || districts.contains_key(d)).collect::<Vec<_>>()
    {
        let in_address = evidence.is_in_address(hit) || evidence.is_on_the_way(hit);
        let address = if in_address { IN_ADDRESS } else { 1.0 };
        let weight = NARROW * evidence.zone_weight(hit).max(address);
        *districts.entry(district).or_default() += weight;
        *places.entry(hit.term).or_default() += weight;
        *called.entry(hit.term).or_default() += weight;
    }
    let (district, mut sure) = winner(&districts)?;
    if was_passed && is_only {
        sure = sure.min(IN_PASSING);
    }
    let mine = |t: u32| district_of(packs, t) == Some(district);
    let heaviest = |those: &BTreeMap<u32, f32>| {
        let mine = those.iter().filter(|(t, _)| mine(**t));
        mine.max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(a.0))).map(|(t, _)| *t)
    };
    // A street or a mall tells the neighbourhood around it, which is what people search.
    let searched = |term: u32| {
        terms::with_parents(packs, term).into_iter().find(|t| match packs.index.terms[*t as usize].kind {
            TermKind::Place { kind, .. } => terms::is_search_place(kind),
            _ => false,
        })
    };
    let is_searched = |t: &u32| searched(*t).is_some();
    let term = heaviest(&called).filter(is_searched).or_else(|| heaviest(&places));
    let term = term.unwrap_or(packs.index.districts[district as usize].term);
    let searched = searched(term);
    let place = searched.unwrap_or(term);
    let text = &evidence.view.folded.text;
    let is_named = |t: u32| {
        let name = &packs.index.terms[t as usize].name;
        [&name.hant, &name.en].into_iter().any(|n| text.contains(&variants().key(n)))
    };
    // Sun Street lies in 星街; a shop that writes Sun Street, Wan Chai is called by Wan Chai.
    let wider = terms::with_parents(packs, place).into_iter().find(|t| is_named(*t));
    let place = if is_named(place) { place } else { wider.unwrap_or(place) };
    let stands = evidence.hits.iter().any(|h| h.term == place);
    Some(Found { place, written: (!stands && is_named(term)).then_some(term), sure })
}

fn is_place(packs: &Packs, hit: &TermHit) -> bool {
    matches!(packs.index.terms[hit.term as usize].kind, TermKind::Place { .. })
}

/// A place that a text is about.
pub struct Found {
    /// The place that people search.
    pub place: u32,
    /// The one that stands in the text, where that is another.
    pub written: Option<u32>,
    /// 0 to 1.
    pub sure: f32,
}

/// The district of a place.
pub fn district_of(packs: &Packs, place: u32) -> Option<u16> {
    match packs.index.terms[place as usize].kind {
        TermKind::Place { district, .. } => Some(district),
        _ => None,
    }
}

/// The key with the most weight; sure when there is enough of it and the next is far behind. Of two as heavy none wins.
pub fn winner<K: Copy + Ord>(weights: &BTreeMap<K, f32>) -> Option<(K, f32)> {
    let mut sorted: Vec<(K, f32)> = weights.iter().map(|(k, w)| (*k, *w)).collect();
    sorted.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (key, best) = *sorted.first()?;
    let second = sorted.get(1).map_or(0.0, |s| s.1);
    (best > second).then(|| (key, certainty(best, second)))
}

/// How sure the heaviest is, beside the next.
pub fn certainty(best: f32, second: f32) -> f32 {
    let margin = (best - second) / best;
    let sure = (0.5 + 0.5 * margin) * (best / 3.0).min(1.0) * 0.95;
    (sure * 100.0).round() / 100.0
}
