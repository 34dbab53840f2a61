//! Words of one way of writing in place of those of another: leftmost, longest, compared as they are spelt. 枱 may become 桌
//! and 台 stays, 係 may become 是 and 系統 stays; 裡 and 裏 are two spellings of one word. What no row has found is converted
//! by script, and nothing goes through two rows.

use super::convert;
use crate::lists::WordList;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Characters that Hong Kong spells in its own way, as OpenCC has them, and pairs of everyday spellings.
static SPELT: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let of = |text: &str| -> Option<char> { text.chars().next() };
    let table = include_str!("opencc/HKVariants.txt").lines().filter(|l| !l.starts_with('#'));
    let hong_kong = table.filter_map(|line| line.split_once('\t').and_then(|(from, to)| Some((of(from)?, of(to)?))));
    let pairs = WordList::Spelling.words().iter().filter_map(|pair| {
        let mut both = pair.chars();
        Some((both.next()?, both.next()?))
    });
    let pairs: HashMap<char, char> = pairs.collect();
    let then = |c: char| *pairs.get(&c).unwrap_or(&c);
    let mut all = pairs.clone();
    all.extend(hong_kong.map(|(from, to)| (from, then(to))));
    all
});

/// One spelling for all.
fn spelt(c: char) -> char {
    SPELT.get(&c).copied().unwrap_or(c).to_ascii_lowercase()
}

/// In a row it also stands for the beginning or the end of a line.
const STOP: char = '。';

/// A table of words and what stands for them.
#[derive(Debug, Default)]
pub struct Wordings {
    /// By first character: the word and what stands for it, longest first.
    by_first: HashMap<char, Vec<(Vec<char>, String)>>,
}

impl Wordings {
    /// Makes a table. An empty word is left out; of two equal words the first counts. A word whose row is itself is kept, and
    /// keeps shorter words from biting into it.
    pub fn new<'r>(rows: impl IntoIterator<Item = (&'r str, &'r str)>) -> Self {
        let mut by_first: HashMap<char, Vec<(Vec<char>, String)>> = HashMap::new();
        for (from, to) in rows {
            let key: Vec<char> = from.chars().map(spelt).collect();
            if let Some(first) = key.first() {
                by_first.entry(*first).or_default().push((key, to.to_owned()));
            }
        }
        for rows in by_first.values_mut() {
            rows.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        }
        Self { by_first }
    }

    /// Puts the words of the table in place of those of a text; what no row has found goes through `convert`. Proverbs are kept
    /// whole: no row bites into one.
    pub fn carry(&self, text: &str, convert: impl Fn(&str) -> String) -> String {
        let at: Vec<usize> = text.char_indices().map(|(at, _)| at).chain(std::iter::once(text.len())).collect();
        let letters: Vec<char> = text.chars().map(spelt).collect();
        let mut out = String::with_capacity(text.len());
        let (mut i, mut copied) = (0, 0);
        while i < letters.len() {
            let proverb = convert::proverb(&letters[i..]);
            match self.longest(&letters, i) {
                Some((length, to)) if length >= proverb => {
                    out.push_str(&convert(&text[copied..at[i]]));
                    out.push_str(to);
                    i += length;
                    copied = at[i];
                }
                _ => i += proverb.max(1),
            }
        }
        out.push_str(&convert(&text[copied..]));
        out
    }

    /// The longest word of the table that begins at a character: its length, and what stands for it.
    fn longest(&self, letters: &[char], at: usize) -> Option<(usize, &str)> {
        let here = self.rows(letters[at]).find_map(|(from, to)| found(from, to, letters, at));
        let begins_line = at == 0 || letters[at - 1] == '\n';
        let first = self.rows(STOP).filter(|_| begins_line).find_map(|(from, to)| {
            let (word, to) = (from.strip_prefix(&[STOP])?, to.strip_prefix(STOP)?);
            found(word, to, letters, at)
        });
        // Of two that are equally long the one that knows of the border says more.
        here.into_iter().chain(first).max_by_key(|(length, _)| *length)
    }

    /// The rows that begin with a character, the longest first.
    fn rows(&self, first: char) -> impl Iterator<Item = &(Vec<char>, String)> {
        self.by_first.get(&first).into_iter().flatten()
    }
}

/// Whether a word stands at a character: how much of it, without a full stop that the end of a line stands for.
fn found<'t>(word: &[char], to: &'t str, letters: &[char], at: usize) -> Option<(usize, &'t str)> {
    let is_latin = |i: usize| letters.get(i).is_some_and(char::is_ascii_alphanumeric);
    let rest = &letters[at..];
    let (length, to) = if rest.starts_with(word) {
        (word.len(), to)
    } else {
        let head = word.strip_suffix(&[STOP])?;
        let ends_line = rest.get(head.len()).is_none_or(|c| *c == '\n');
        (head.len(), to.strip_suffix(STOP).filter(|_| ends_line && rest.starts_with(head))?)
    };
    let end = at + length;
    // Latin words stand alone.
    let is_inside = (at > 0 && is_latin(at - 1) && is_latin(at)) || (end > 0 && is_latin(end - 1) && is_latin(end));
    (length > 0 && !is_inside).then_some((length, to))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carried(rows: &[(&str, &str)], text: &str) -> String {
        Wordings::new(rows.iter().copied()).carry(text, str::to_owned)
    }

    #[test]
    fn words_are_compared_as_they_are_spelt() {
        let rows = [("枱", "桌"), ("係", "是"), ("關係", "關係"), ("家裏", "屋企"), ("use", "have")];
        assert_eq!(carried(&rows, "台北嘅檯係系統枱，關係"), "台北嘅桌是系統桌，關係");
        assert_eq!(carried(&rows, "家裡同家裏"), "屋企同屋企");
        assert_eq!(carried(&rows, "reuse, Use it"), "reuse, have it");
    }

    #[test]
    fn a_full_stop_stands_for_the_border_of_a_line() {
        let rows = [("就得。", "就行。"), ("。啲", "。"), ("啲", "的"), ("先。", "。"), ("優先。", "優先。")];
        assert_eq!(carried(&rows, "啲豆就得"), "豆就行");
        assert_eq!(carried(&rows, "我啲豆，就得意\n啲水。啲茶就得。"), "我的豆，就得意\n水。茶就行。");
        assert_eq!(carried(&rows, "食先\n優先"), "食\n優先");
    }

    #[test]
    fn proverbs_are_kept() {
        let rows = [("飲", "喝"), ("食", "吃"), ("不", "唔")];
        assert_eq!(carried(&rows, "一飲而盡，飲完不同凡響"), "一飲而盡，喝完不同凡響");
    }

    #[test]
    fn the_longest_word_wins_and_nothing_is_said_twice() {
        let rows = [("的", "嘅"), ("目的", "目的"), ("甲", "乙"), ("乙", "甲")];
        assert_eq!(carried(&rows, "目的的甲乙"), "目的嘅乙甲");
        assert_eq!(carried(&[], "一二"), "一二");
    }
}
