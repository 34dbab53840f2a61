//! How much two short texts have to do with one another: the pieces that both hold, a rare piece counting more than one
//! that many texts hold. No dictionary: pairs of Han characters, and Latin words.

use crate::lists::WordList;
use crate::text::variants;
use std::collections::BTreeMap;

/// What a piece is worth that a single text holds.
pub const WHOLE: u32 = 240;

/// Pieces of a text, sorted: two characters as one number, a word as its hash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces(Vec<u64>);

impl Pieces {
    /// The pieces of several texts together.
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut pieces = Vec::new();
        for text in texts {
            add(text, &mut pieces);
        }
        Self::sorted(pieces)
    }

    fn sorted(mut pieces: Vec<u64>) -> Self {
        pieces.sort_unstable();
        pieces.dedup();
        Self(pieces)
    }

    /// Those of both.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        Self::sorted(self.0.iter().chain(&other.0).copied().collect())
    }

    /// Those that the other does not hold.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        Self(self.0.iter().copied().filter(|p| !other.has(*p)).collect())
    }

    /// Whether both hold a piece.
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().any(|p| other.has(*p))
    }

    fn has(&self, piece: u64) -> bool {
        self.0.binary_search(&piece).is_ok()
    }
}

fn add(text: &str, pieces: &mut Vec<u64>) {
    let folded = variants().fold_str(text);
    let mut before: Option<char> = None;
    let mut word: &[u8] = &[];
    let bytes = folded.as_bytes();
    for (at, c) in folded.char_indices().chain([(bytes.len(), ' ')]) {
        if c.is_ascii_alphanumeric() {
            word = &bytes[at - word.len()..=at];
        } else {
            if word.len() > 1 && !word.iter().all(u8::is_ascii_digit) {
                pieces.push(hash(word));
            }
            word = &[];
        }
        let is_glue = |c: char| WordList::BriefGlue.has_char(c);
        let is_han = ('\u{3400}'..='\u{9fff}').contains(&c) && !WordList::BriefJoint.has_char(c);
        if let Some(first) = before.filter(|b| is_han && !(is_glue(*b) && is_glue(c))) {
            pieces.push(u64::from(u32::from(first)) << 32 | u64::from(u32::from(c)));
        }
        before = is_han.then_some(c);
    }
}

/// FNV-1a, the highest bit set, so that no word is a pair of characters.
fn hash(word: &[u8]) -> u64 {
    let step = |h: u64, b: &u8| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3);
    word.iter().fold(0xcbf2_9ce4_8422_2325, step) | 1 << 63
}

/// In how many texts of a list each piece stands.
#[derive(Debug, Default)]
pub struct Rarity(BTreeMap<u64, u32>);

impl Rarity {
    /// Counts.
    pub fn of<'p>(texts: impl IntoIterator<Item = &'p Pieces>) -> Self {
        let mut counts = BTreeMap::new();
        for piece in texts.into_iter().flat_map(|t| &t.0) {
            *counts.entry(*piece).or_default() += 1;
        }
        Self(counts)
    }

    /// What the pieces that both hold are worth together.
    pub fn shared(&self, a: &Pieces, b: &Pieces) -> u32 {
        let worth = |piece: &u64| self.0.get(piece).map_or(0, |n| WHOLE / n);
        a.0.iter().filter(|p| b.has(**p)).map(worth).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_meet_and_glue_does_not() {
        let a = Pieces::of(["在家手沖"]);
        assert!(a.meets(&Pieces::of(["手冲咖啡"])));
        assert!(!a.meets(&Pieces::of(["有冇一個"])));
        assert!(!Pieces::of(["邊個"]).meets(&Pieces::of(["邊個位"])), "邊個 is glue");
        assert!(Pieces::of(["DSE補習"]).meets(&Pieces::of(["dse 選科"])));
    }

    #[test]
    fn rare_pieces_weigh_more() {
        let list = [Pieces::of(["手沖咖啡"]), Pieces::of(["精品咖啡"]), Pieces::of(["拉花"])];
        let rarity = Rarity::of(&list);
        let asked = Pieces::of(["手沖同咖啡"]);
        assert!(rarity.shared(&asked, &list[0]) > rarity.shared(&asked, &list[1]));
        assert_eq!(rarity.shared(&asked, &list[2]), 0);
    }
}
