//! The words of the language, how often they are met and how rare they are among documents: jieba's own dictionary, without
//! what was met too seldom to matter (`words.txt`). Its crate packs the whole of it by way of zstd, in C.

use jieba_rs::Jieba;
use std::collections::HashMap;

static WORDS: &str = include_str!("words.txt");

/// How rare words are among documents, as the natural logarithm of one in so many.
pub struct Rarity {
    of: HashMap<&'static str, f64>,
    /// Half of the words are rarer.
    usual: f64,
}

impl Rarity {
    /// Reads the list, and teaches its words to a jieba that knows none.
    pub fn with_jieba() -> (Jieba, Self) {
        let rows = || WORDS.lines().filter(|l| !l.starts_with('#'));
        let entries: String = rows().filter_map(|l| l.rsplit_once(' ')).flat_map(|(entry, _)| [entry, "\n"]).collect();
        let mut jieba = Jieba::empty();
        // It fails where a number is none, and `every_line_is_whole` says that there is no such line.
        let _ = jieba.load_dict(&mut entries.as_bytes());
        let rarity = |line: &'static str| Some((line.split(' ').next()?, line.rsplit(' ').next()?.parse().ok()?));
        let of: HashMap<&'static str, f64> = rows().filter_map(rarity).collect();
        let mut all: Vec<f64> = of.values().copied().collect();
        all.sort_unstable_by(f64::total_cmp);
        let usual = all.get(all.len() / 2).copied().unwrap_or(1.0);
        (jieba, Self { of, usual })
    }

    /// How rare a word is; one that nobody counted is like half of all.
    pub fn of(&self, word: &str) -> f64 {
        *self.of.get(word).unwrap_or(&self.usual)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_whole() {
        let mut rows = 0;
        for line in WORDS.lines().filter(|l| !l.starts_with('#')) {
            let cells: Vec<&str> = line.split(' ').collect();
            let [word, count, part, rarity] = cells[..] else { panic!("{line}") };
            assert!(!word.is_empty() && !part.is_empty() && count.parse::<usize>().is_ok(), "{line}");
            assert!(rarity == "-" || rarity.parse::<f64>().is_ok_and(|x| x > 0.0), "{line}");
            rows += 1;
        }
        assert!(rows > 70_000);
    }

    #[test]
    fn rare_words_weigh_more_and_words_stay_whole() {
        let (jieba, rarity) = Rarity::with_jieba();
        assert!(rarity.of("咖啡") > rarity.of("我们"));
        assert!((rarity.of("種詞") - rarity.usual).abs() < f64::EPSILON);
        let words: Vec<&str> = jieba.cut("我们喜欢咖啡", false).iter().map(|t| t.word).collect();
        assert_eq!(words, ["我们", "喜欢", "咖啡"]);
    }
}
