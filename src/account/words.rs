//! Patterns of words as the files of `keyword_packs/account` write them, and what finds them all in one reading of a sentence.
//!
//! ```text
//! 點沖|點用 … 屋企|公司        one of the first, then one of the second a little behind
//! ```

use crate::pack::trie::Trie;
use crate::text::variants;
use std::collections::{BTreeMap, BTreeSet};

/// Characters between two parts of a pattern.
const GAP: usize = 14;
/// What parts two parts of a pattern, and two words of a part.
const THEN: &str = " … ";
const OR: char = '|';
/// Marks that end a sentence in folded text.
const ENDS: [char; 8] = ['。', '!', '?', ';', '\n', '！', '？', '；'];

/// A row of patterns: any one of them is enough, unless a word takes it back.
pub struct Row<'a> {
    /// Patterns as written.
    pub any: &'a [String],
    /// Words that take a sentence back.
    pub unless: &'a [String],
}

/// A pattern: for each of its parts the numbers of the words that may stand there.
struct Pattern {
    row: u16,
    parts: Vec<BTreeSet<u32>>,
}

/// All rows, ready to be found.
pub struct Words {
    trie: Trie,
    patterns: Vec<Pattern>,
    /// For each word the patterns that it begins.
    begins: Vec<Vec<u32>>,
    /// For each word the rows that it takes back.
    cancels: Vec<Vec<u16>>,
}

/// A word where it stands, in characters of the sentence.
struct Hit {
    start: usize,
    end: usize,
    word: u32,
}

impl Words {
    /// Makes ready some rows; each is known by its place.
    pub fn new(rows: &[Row<'_>]) -> Self {
        let parts = |pattern: &str| -> Vec<Vec<String>> {
            let part = |p: &str| p.split(OR).map(fold).filter(|w| !w.is_empty()).collect();
            pattern.split(THEN).map(part).collect()
        };
        let written: Vec<Vec<Vec<Vec<String>>>> =
            rows.iter().map(|row| row.any.iter().map(|p| parts(p)).collect()).collect();
        let unless: Vec<Vec<String>> = rows.iter().map(|row| row.unless.iter().map(|w| fold(w)).collect()).collect();
        let all: BTreeSet<&String> =
            written.iter().flatten().flatten().flatten().chain(unless.iter().flatten()).collect();
        let numbers: BTreeMap<&String, u32> = all.iter().copied().zip(0..).collect();
        let mut begins = vec![Vec::new(); numbers.len()];
        let mut cancels = vec![Vec::new(); numbers.len()];
        let mut patterns = Vec::new();
        for (row, number) in written.iter().zip(0_u16..) {
            for pattern in row {
                let parts: Vec<BTreeSet<u32>> =
                    pattern.iter().map(|part| part.iter().map(|w| numbers[w]).collect()).collect();
                for word in parts.first().into_iter().flatten() {
                    begins[*word as usize].push(patterns.len() as u32);
                }
                patterns.push(Pattern { row: number, parts });
            }
        }
        for (words, number) in unless.iter().zip(0_u16..) {
            for word in words {
                cancels[numbers[word] as usize].push(number);
            }
        }
        // The program's own words: far from what a trie can hold.
        let trie = Trie::new(numbers.iter().map(|(w, n)| (w.as_str(), *n))).unwrap_or_default();
        Self { trie, patterns, begins, cancels }
    }

    /// The rows that stand in a folded sentence, each once, in order.
    pub fn rows_in(&self, sentence: &str) -> BTreeSet<u16> {
        let hits = self.hits(sentence);
        let mut found = BTreeSet::new();
        for (i, hit) in hits.iter().enumerate() {
            for pattern in &self.begins[hit.word as usize] {
                let pattern = &self.patterns[*pattern as usize];
                if !found.contains(&pattern.row) && goes_on(&pattern.parts[1..], hit.end, &hits[i..]) {
                    found.insert(pattern.row);
                }
            }
        }
        for hit in &hits {
            for row in &self.cancels[hit.word as usize] {
                found.remove(row);
            }
        }
        found
    }

    fn hits(&self, sentence: &str) -> Vec<Hit> {
        let mut hits = Vec::new();
        let is_latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        let mut before = None;
        for (position, (at, c)) in sentence.char_indices().enumerate() {
            self.trie.at_start_of(&sentence[at..], |len, word| {
                let (text, behind) = sentence[at..].split_at(len);
                let cuts_word = (is_latin(before) && is_latin(text.chars().next()))
                    || (is_latin(text.chars().next_back()) && is_latin(behind.chars().next()));
                if !cuts_word {
                    hits.push(Hit { start: position, end: position + text.chars().count(), word });
                }
            });
            before = Some(c);
        }
        hits
    }
}

/// Whether the other parts of a pattern stand behind a place, each within reach of the one before.
fn goes_on(parts: &[BTreeSet<u32>], end: usize, hits: &[Hit]) -> bool {
    let Some((part, rest)) = parts.split_first() else { return true };
    let near = hits.iter().enumerate().skip_while(|(_, h)| h.start < end).take_while(|(_, h)| h.start <= end + GAP);
    near.filter(|(_, h)| part.contains(&h.word)).any(|(i, h)| goes_on(rest, h.end, &hits[i..]))
}

/// A word as it is compared.
pub fn fold(text: &str) -> String {
    variants().fold_str(text.trim())
}

/// The sentences of a text, folded, with the marks at their ends.
pub fn sentences(text: &str) -> Vec<String> {
    let folded = variants().fold_str(text);
    folded.split_inclusive(ENDS).map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(any: &[&str], unless: &[&str], sentence: &str) -> bool {
        let (any, unless): (Vec<String>, Vec<String>) =
            (any.iter().map(|s| (*s).into()).collect(), unless.iter().map(|s| (*s).into()).collect());
        !Words::new(&[Row { any: &any, unless: &unless }]).rows_in(&fold(sentence)).is_empty()
    }

    #[test]
    fn parts_stand_in_order_and_within_reach() {
        let any = ["屋企|公司 … 冇|用"];
        assert!(rows(&any, &[], "公司冇磅"));
        assert!(rows(&any, &[], "屋企同公司都冇磅"));
        assert!(!rows(&any, &[], "冇磅嘅公司"));
        assert!(!rows(&any, &[], &format!("公司{}冇磅", "好".repeat(20))));
    }

    #[test]
    fn scripts_are_one_and_words_are_whole() {
        assert!(rows(&["保養"], &[], "保养小知识"));
        assert!(rows(&["late"], &[], "If you are LATE"));
        assert!(!rows(&["late"], &[], "a slate"));
    }

    #[test]
    fn a_word_takes_a_sentence_back() {
        assert!(rows(&["免費"], &["唔係免費"], "今日免費"));
        assert!(!rows(&["免費"], &["唔係免費"], "今日唔係免費"));
    }

    #[test]
    fn sentences_keep_their_marks() {
        assert_eq!(sentences("得唔得？得。\n\n下一句"), ["得唔得?", "得。", "下一句"]);
    }
}
