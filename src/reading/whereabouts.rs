//! Which place a text is about. Places in an address count most, houses tell the end of a long street, a city elsewhere
//! beside a name takes it away, and of two places as strong none is chosen.

use super::facts::Facts;
use super::facts::fact::Value;
use super::terms::{self, TermHit};
use super::view::View;
use crate::lists::WordList;
use crate::note::{Note, Zone};
use crate::pack::index::TermKind;
use crate::pack::{Class, Hit, Packs, PlaceKind};
use crate::text::variants;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a name in an address is worth beside one in passing.
const IN_ADDRESS: f32 = 3.0;
/// What a street, a mall or a landmark is worth beside the neighbourhood around it.
const NARROW: f32 = 0.9;
/// Bytes of blanks and marks between a name and a city beside it, at most.
const BESIDE: usize = 40;

/// What a target is found by.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    /// The note.
    pub note: &'a Note,
    /// The packs.
    pub packs: &'a Packs,
    /// The folded text with its hits.
    pub view: &'a View,
    /// Places, trades and keywords met.
    pub hits: &'a [TermHit],
    /// What the note says.
    pub facts: &'a Facts,
}

impl Evidence<'_> {
    /// How much a place in the note says about what it is about.
    pub fn zone_weight(&self, hit: &TermHit) -> f32 {
        match self.note.zone(self.view.original(hit.range.clone()).start) {
            Some(Zone::Title) => 3.0,
            Some(Zone::Hashtag) => 2.0,
            Some(Zone::Opening) => 1.5,
            _ => 1.0,
        }
    }

    /// Whether a name stands in an address with a number, or in the way to the shop. 牛棚入面 is an address of no use.
    fn is_in_address(&self, hit: &TermHit) -> bool {
        let at = self.view.original(hit.range.clone());
        let text = self.note.text.as_str();
        self.facts.within_reach(&at).any(|f| match f.value {
            Value::Address { .. } => text[f.range.clone()].contains(|c: char| c.is_ascii_digit()),
            Value::Transport { .. } => true,
            _ => false,
        })
    }

    /// Whether a city elsewhere stands right beside a name: 台中SOGO, Langham Place, Markham.
    fn is_elsewhere(&self, hit: &TermHit) -> bool {
        let text = &self.view.folded.text;
        let from = hit.range.start.saturating_sub(self.view.longest + BESIDE);
        let words = self.view.of_class(Class::Elsewhere, from..hit.range.end + BESIDE + self.view.longest);
        let mut words = words.map(Hit::range);
        let near = |word: Range<usize>| {
            if word.end <= hit.range.start {
                // 台南市中西區, 倫敦 Central.
                let between = text[word.end..hit.range.start].trim();
                between.is_empty() || WordList::CityEnd.has(between)
            } else {
                // Langham Place, Markham; 太原街 (Shenyang).
                let between = text.get(hit.range.end..word.start).map(str::trim);
                matches!(between, Some("," | "(" | "-"))
            }
        };
        words.any(near)
    }

    /// Whether a name is said in passing: another branch (旺角嗰間), an earlier visit, where somebody works.
    fn is_in_passing(&self, hit: &TermHit) -> bool {
        let text = &self.view.folded.text;
        let from = text.floor_char_boundary(hit.range.start.saturating_sub(BESIDE));
        WordList::PlacePassedBehind.begins(text[hit.range.end..].trim_start())
            || WordList::PlacePassedBefore.ends(text[from..hit.range.start].trim_end())
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
pub fn place(evidence: &Evidence<'_>, within: Option<u16>) -> Option<Found> {
    let packs = evidence.packs;
    let mut districts: BTreeMap<u16, f32> = BTreeMap::new();
    let mut places: BTreeMap<u32, f32> = BTreeMap::new();
    let mut loose: Vec<(u16, &TermHit)> = Vec::new();
    let mut passed: Vec<(u16, u32, f32, bool)> = Vec::new();
    for hit in evidence.hits {
        let TermKind::Place { district, kind, .. } = packs.index.terms[hit.term as usize].kind else { continue };
        // In an address Central is Central.
        let in_address = evidence.is_in_address(hit);
        if !(hit.counts || in_address) || within.is_some_and(|w| w != district) || evidence.is_elsewhere(hit) {
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
            *places.entry(hit.term).or_default() += weight;
        }
    }
    // A name said in passing counts where no other one tells more, or where it agrees.
    let is_only = districts.is_empty();
    for (district, term, weight, is_narrow) in passed {
        if is_only || districts.contains_key(&district) {
            *districts.entry(district).or_default() += weight;
            if is_narrow {
                *places.entry(term).or_default() += weight;
            }
        }
    }
    let is_known = !districts.is_empty();
    for (district, hit) in loose.into_iter().filter(|(d, _)| !is_known || districts.contains_key(d)).collect::<Vec<_>>()
    {
        let address = if evidence.is_in_address(hit) { IN_ADDRESS } else { 1.0 };
        let weight = NARROW * evidence.zone_weight(hit).max(address);
        *districts.entry(district).or_default() += weight;
        *places.entry(hit.term).or_default() += weight;
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
