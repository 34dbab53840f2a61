//! Whose account it is: one shop, as somebody named it or as most notes tell it, or several.

use super::note::{AccountNote, Kind, Shop};
use crate::config::Config;
use crate::pack::Packs;
use crate::reading::target;
use std::collections::BTreeMap;

/// From this share on another district or trade is no slip of one note.
const OTHER: f64 = 0.25;
/// Fewer notes tell nothing.
const LEAST: usize = 3;
/// A place that fewer of the notes tell is none of the shop's: a name that means something else elsewhere.
const TOLD: f64 = 0.15;

/// What speaks for several shops: two districts, or two trades, with their notes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mixed {
    /// Places in the index of districts, with the notes of each; empty where there is one.
    pub districts: Vec<(u16, usize)>,
    /// Places in the index of trades, with the notes of each; empty where there is one.
    pub categories: Vec<(u16, usize)>,
}

/// The shop of an account, and whether there are several.
pub fn shop(notes: &[AccountNote], packs: &Packs, config: &Config) -> (Shop, Option<Mixed>) {
    let named = target::wished(packs, &[&config.flags, &config.profile]);
    let of = |get: &dyn Fn(&Shop) -> Option<u32>| {
        let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
        for note in notes.iter().filter(|n| n.kind != Kind::TitleOnly) {
            if let Some(value) = get(&note.shop) {
                *counts.entry(value).or_default() += 1;
            }
        }
        let mut counts: Vec<(u32, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(value, n)| (std::cmp::Reverse(*n), *value));
        counts
    };
    let districts = of(&|s| s.district.map(u32::from));
    let categories = of(&|s| s.category.map(u32::from));
    let is_told = |(_, n): &&(u32, usize)| *n as f64 >= TOLD * notes.len() as f64;
    let district = named.district.or_else(|| Some(districts.first().filter(is_told)?.0 as u16));
    let of_district = |s: &Shop| s.place.filter(|_| s.district == district);
    let places = of(&of_district);
    let place = if named.district.is_some() { named.place } else { places.first().map(|(p, _)| *p) };
    let category = named.category.or_else(|| Some(categories.first()?.0 as u16));
    let districts = if district.is_some() { several(&districts) } else { Vec::new() };
    let mixed = Mixed { districts, categories: several(&categories) };
    let is_mixed = !mixed.districts.is_empty() || !mixed.categories.is_empty();
    (Shop { district, place, category }, is_mixed.then_some(mixed))
}

/// Those that have a share of the notes, if they are several.
fn several(counts: &[(u32, usize)]) -> Vec<(u16, usize)> {
    let all: usize = counts.iter().map(|(_, n)| n).sum();
    let has_share = |n: usize| n >= LEAST && n as f64 >= OTHER * all as f64;
    let shares: Vec<(u16, usize)> =
        counts.iter().filter(|(_, n)| has_share(*n)).map(|(v, n)| (*v as u16, *n)).collect();
    if shares.len() > 1 { shares } else { Vec::new() }
}
