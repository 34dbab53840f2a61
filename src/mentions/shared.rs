//! Wording that mentions by different people share: what is handed out to be copied.

use super::mention::Mention;
use crate::text::{script, variants};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// Characters of a piece.
const PIECE: usize = 6;
/// With fewer pieces in common, two people only praise alike.
const LEAST: usize = 8;
/// In a larger table only every fourth piece is looked at.
const MANY: usize = 5000;

/// Of each mention the part of its wording, 0 to 1, that stands in a mention by somebody else, too.
pub fn shared(mentions: &[Mention]) -> Vec<f64> {
    let step = if mentions.len() > MANY { 4 } else { 1 };
    let authors: Vec<u64> = mentions.iter().map(|m| hash(&m.author_key())).collect();
    let pieces: Vec<Vec<u64>> = mentions.iter().map(|m| pieces(&m.text, step)).collect();
    // The first author of a piece, and whether there is another one.
    let mut owners: HashMap<u64, (u64, bool)> = HashMap::new();
    for (author, pieces) in authors.iter().zip(&pieces) {
        for piece in pieces {
            let owner = owners.entry(*piece).or_insert((*author, false));
            owner.1 |= owner.0 != *author;
        }
    }
    let part = |pieces: &Vec<u64>| {
        let common = pieces.iter().filter(|p| owners.get(p).is_some_and(|(_, many)| *many)).count();
        if (common * step as usize) < LEAST { 0.0 } else { common as f64 / pieces.len() as f64 }
    };
    pieces.iter().map(part).collect()
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The pieces of a text: letters only, topics left out.
fn pieces(text: &str, step: u64) -> Vec<u64> {
    let words = text.split_whitespace().filter(|w| !w.starts_with(['#', '＃', '@']));
    let plain: String = words.collect();
    let letters: Vec<char> =
        variants().fold_str(&plain).chars().filter(|c| script::is_alphanumeric(*c)).take(super::signs::READ).collect();
    letters.windows(PIECE).map(|w| hash(&w)).filter(|h| h.is_multiple_of(step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(author: &str, text: &str) -> Mention {
        Mention { author: author.into(), text: text.into(), ..Mention::default() }
    }

    #[test]
    fn wording_of_two_people_is_shared_in_any_script() {
        let all = [
            mention("a", "隱藏喺巷仔入面嘅甜品店，每一啖都係驚喜，裝修一流，招待細心"),
            mention("b", "隐藏喺巷仔入面嘅甜品店！每一啖都系惊喜！装修一流！招待细心 #甜品"),
            mention("c", "杯豆腐花碎咗兩次，店員換過一碗畀我"),
            mention("d", "好正"),
            mention("e", "好正"),
        ];
        let found = shared(&all);
        assert!(found[0] > 0.9 && found[1] > 0.9, "{found:?}");
        assert_eq!(found[2..], [0.0, 0.0, 0.0]);
    }

    #[test]
    fn who_repeats_themselves_shares_nothing() {
        let text = "隱藏喺巷仔入面嘅甜品店，每一啖都係驚喜，裝修一流";
        assert_eq!(shared(&[mention("@a", text), mention("a", text)]), [0.0, 0.0]);
    }
}
