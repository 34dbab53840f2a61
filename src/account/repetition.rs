//! What an account says again: near-duplicates by the five-character pieces that two texts share, openings that many notes have,
//! and walls of topics.
//!
//! Pairs are found by bands of minimal hashes, so that the work grows with the number of notes and not with that of their pairs.

use super::note::{AccountNote, Kind};
use std::collections::{BTreeMap, HashMap};

/// Characters of a piece.
const PIECE: usize = 5;
/// Shorter texts are too short to be alike by more than chance, in characters.
const SHORTEST: usize = 24;
/// Pieces of a text that are kept.
const MOST: usize = 1200;
/// From this share of common pieces on two texts are near-duplicates.
pub const ALIKE: f64 = 0.4;
/// Bands of minimal hashes, and hashes of each.
const BANDS: u32 = 24;
const ROWS: u32 = 2;
/// Notes of a band that a further one is compared with.
const COMPARED: usize = 6;
/// Notes that begin alike before it is told.
const OPENINGS: usize = 3;

/// Texts that are nearly the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Duplicates {
    /// At least two, in their order.
    pub notes: Vec<usize>,
    /// Share of common pieces of the two that are most alike, 0 to 1.
    pub alike: f64,
}

/// Notes that begin alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The first characters, folded.
    pub text: String,
    /// At least three, in their order.
    pub notes: Vec<usize>,
}

/// What an account says again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Repetition {
    /// Near-duplicates, the first note of each in order.
    pub duplicates: Vec<Duplicates>,
    /// Openings that several notes have, the most frequent first.
    pub openings: Vec<Opening>,
    /// Notes that are topics and no text.
    pub topic_walls: Vec<usize>,
}

/// The hashes of a folded text's pieces; sorted, each once.
pub fn shingles(text: &str) -> Vec<u32> {
    let chars: Vec<char> = text.chars().take(MOST + PIECE).collect();
    if chars.len() < SHORTEST {
        return Vec::new();
    }
    let hash = |piece: &[char]| piece.iter().fold(0x811c_9dc5_u32, |h, c| mix(h ^ *c as u32));
    let mut all: Vec<u32> = chars.windows(PIECE).map(hash).collect();
    all.sort_unstable();
    all.dedup();
    all
}

const fn mix(x: u32) -> u32 {
    let x = (x ^ (x >> 16)).wrapping_mul(0x7feb_352d);
    let x = (x ^ (x >> 15)).wrapping_mul(0x846c_a68b);
    x ^ (x >> 16)
}

/// What some notes say again.
pub fn repetition(notes: &[AccountNote]) -> Repetition {
    let mut groups = Groups::new(notes.len());
    let mut bands: HashMap<(u32, [u32; ROWS as usize]), Vec<usize>> = HashMap::new();
    for (i, note) in notes.iter().enumerate().filter(|(_, n)| !n.shingles.is_empty()) {
        for band in 0..BANDS {
            let least = std::array::from_fn(|row| {
                let seed = mix(band * ROWS + row as u32 + 1);
                note.shingles.iter().map(|s| mix(s ^ seed)).min().unwrap_or_default()
            });
            let others = bands.entry((band, least)).or_default();
            for other in others.iter().copied() {
                let share = alike(&notes[other].shingles, &note.shingles);
                if share >= ALIKE {
                    groups.join(other, i, share);
                }
            }
            if others.len() < COMPARED {
                others.push(i);
            }
        }
    }
    let duplicates = groups.all();
    let openings = openings(notes, &duplicates);
    let is_wall = |i: &usize| notes[*i].kind == Kind::TopicsOnly;
    Repetition { duplicates, openings, topic_walls: (0..notes.len()).filter(is_wall).collect() }
}

/// The share of common pieces (Jaccard).
fn alike(a: &[u32], b: &[u32]) -> f64 {
    let (mut i, mut k, mut common) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(k)) {
        common += usize::from(x == y);
        i += usize::from(x <= y);
        k += usize::from(y <= x);
    }
    common as f64 / (a.len() + b.len() - common).max(1) as f64
}

fn openings(notes: &[AccountNote], duplicates: &[Duplicates]) -> Vec<Opening> {
    let mut by_text: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, note) in notes.iter().enumerate().filter(|(_, n)| n.opening.chars().count() >= PIECE) {
        by_text.entry(&note.opening).or_default().push(i);
    }
    let is_told = |group: &[usize]| duplicates.iter().any(|d| group.iter().all(|i| d.notes.contains(i)));
    let mut found: Vec<Opening> = by_text
        .into_iter()
        .filter(|(_, group)| group.len() >= OPENINGS && !is_told(group))
        .map(|(text, notes)| Opening { text: text.to_owned(), notes })
        .collect();
    found.sort_by_key(|o| (std::cmp::Reverse(o.notes.len()), o.notes[0]));
    found
}

/// Notes that belong together, by their first one.
struct Groups {
    leader: Vec<usize>,
    alike: HashMap<usize, f64>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { leader: (0..count).collect(), alike: HashMap::new() }
    }

    fn lead(&mut self, mut i: usize) -> usize {
        while self.leader[i] != i {
            self.leader[i] = self.leader[self.leader[i]];
            i = self.leader[i];
        }
        i
    }

    fn join(&mut self, a: usize, b: usize, share: f64) {
        let (a, b) = (self.lead(a), self.lead(b));
        let (first, second) = (a.min(b), a.max(b));
        self.leader[second] = first;
        let best = [first, second].iter().filter_map(|i| self.alike.get(i)).fold(share, |x, y| x.max(*y));
        self.alike.insert(first, best);
    }

    fn all(mut self) -> Vec<Duplicates> {
        let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in 0..self.leader.len() {
            let lead = self.lead(i);
            groups.entry(lead).or_default().push(i);
        }
        let alike = |lead: &usize| self.alike.get(lead).copied().unwrap_or(1.0);
        let told = groups.into_iter().filter(|(_, notes)| notes.len() > 1);
        told.map(|(lead, notes)| Duplicates { alike: alike(&lead), notes }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_with_few_words_changed_are_alike() {
        let a = "掛耳包成日俾人話似洗杯水多數係水落得太快我自己嘅做法水滾咗等一分鐘";
        let b = a.replace('快', "急");
        assert!(alike(&shingles(a), &shingles(&b)) > ALIKE);
        let c = "旺角樓上舖搵路睇呢篇第一次嚟嘅十個有六個行過龍港鐵出口沿亞皆老街";
        assert!(alike(&shingles(a), &shingles(c)) < 0.1);
        assert!(shingles("短").is_empty());
    }
}
