//! Wording that mentions by different people share: what is handed out to be copied.

use super::mention::Mention;
use super::signs::READ;
use crate::text::{script, variants};
use std::hash::{DefaultHasher, Hash, Hasher};

/// Characters of a piece.
const PIECE: usize = 6;
/// With fewer pieces in common, two people only praise alike.
const LEAST: usize = 8;
/// No more pieces are held, in 8 bytes each: of a larger table every second, fourth … is looked at, the same in all texts.
const MOST: usize = 1 << 19;
/// Bits that tell authors apart; the others tell pieces apart.
const AUTHOR: u32 = 24;

/// Of each mention the part of its wording, 0 to 1, that stands in a mention by somebody else, too.
pub fn shared(mentions: &[Mention]) -> Vec<f64> {
    let all: usize = mentions.iter().map(|m| m.text.chars().count().min(READ)).sum();
    let step = all.div_ceil(MOST).next_power_of_two();
    let common = common(mentions, step);
    let part = |mention: &Mention| {
        let pieces = pieces(&mention.text, step);
        let found = pieces.iter().filter(|p| common.binary_search(p).is_ok()).count();
        if found * step < LEAST { 0.0 } else { found as f64 / pieces.len() as f64 }
    };
    mentions.iter().map(part).collect()
}

/// The pieces that more than one author has, in order.
fn common(mentions: &[Mention], step: usize) -> Vec<u64> {
    let letters: usize = mentions.iter().map(|m| m.text.len() / 3).sum();
    let mut owned: Vec<u64> = Vec::with_capacity((letters / step).min(MOST));
    for mention in mentions {
        let author = hash(&mention.author_key()) & ((1 << AUTHOR) - 1);
        owned.extend(pieces(&mention.text, step).into_iter().map(|piece| piece << AUTHOR | author));
    }
    owned.sort_unstable();
    owned.dedup();
    let mut out: Vec<u64> =
        owned.windows(2).map(|w| [w[0] >> AUTHOR, w[1] >> AUTHOR]).filter(|[a, b]| a == b).map(|[a, _]| a).collect();
    out.dedup();
    out
}

fn hash(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// The pieces of a text: letters only, topics left out.
fn pieces(text: &str, step: usize) -> Vec<u64> {
    let words = text.split_whitespace().filter(|w| !w.starts_with(['#', '＃', '@']));
    let plain: String = words.collect();
    let letters: Vec<char> =
        variants().fold_str(&plain).chars().filter(|c| script::is_alphanumeric(*c)).take(READ).collect();
    letters.windows(PIECE).map(|w| hash(&w) >> AUTHOR).filter(|h| h.is_multiple_of(step as u64)).collect()
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
    fn a_large_table_holds_no_more_pieces_and_finds_the_same() {
        let own = |i: usize| -> String {
            let letter = |j: usize| char::from_u32(0x4e00 + ((i * 7919 + j * 104_729 + i * j) % 20_000) as u32);
            (0..150).filter_map(letter).collect()
        };
        let copied = "隱藏喺巷仔入面嘅甜品店每一啖都係驚喜裝修一流招待細心環境優雅出品精緻下次再帶同事一齊嚟坐低慢慢傾一個下晝都唔會有人趕你走";
        let text = |i: usize| if i.is_multiple_of(100) { format!("{copied}{i}") } else { own(i) };
        let all: Vec<Mention> = (0..20_000).map(|i| mention(&format!("u{i}"), &text(i))).collect();
        let step = all.iter().map(|m| m.text.chars().count()).sum::<usize>().div_ceil(MOST).next_power_of_two();
        assert!(step > 1);
        assert!(all.iter().map(|m| pieces(&m.text, step).len()).sum::<usize>() < MOST);
        let found = shared(&all);
        let is_copied = |part: &f64| *part > 0.5;
        assert_eq!(found.iter().filter(|p| is_copied(p)).count(), 200);
        assert!(found.iter().step_by(100).all(is_copied));
    }

    #[test]
    fn who_repeats_themselves_shares_nothing() {
        let text = "隱藏喺巷仔入面嘅甜品店，每一啖都係驚喜，裝修一流";
        assert_eq!(shared(&[mention("@a", text), mention("a", text)]), [0.0, 0.0]);
    }
}
