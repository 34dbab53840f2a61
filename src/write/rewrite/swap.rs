//! Words for words: leftmost, longest, compared in folded form, so that one row serves both scripts.

use crate::text::variants;
use std::collections::HashMap;

/// A table of words and what stands for them.
#[derive(Debug, Default)]
pub struct Swaps {
    /// By first character of the folded word: the folded word and its row, longest first.
    by_first: HashMap<char, Vec<(String, String)>>,
    /// Only where a word follows: 頂級 in 頂級手沖, not in 堪稱頂級.
    before_words: bool,
}

impl Swaps {
    /// Makes a table. An empty word is left out; of two equal words the first counts.
    pub fn new<'r>(rows: impl IntoIterator<Item = (&'r str, &'r str)>) -> Self {
        let mut by_first: HashMap<char, Vec<(String, String)>> = HashMap::new();
        for (from, to) in rows {
            let key = variants().fold_str(from);
            if let Some(first) = key.chars().next() {
                by_first.entry(first).or_default().push((key, to.to_owned()));
            }
        }
        for rows in by_first.values_mut() {
            rows.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
        }
        Self { by_first, before_words: false }
    }

    /// The same table, for words that stand before another one.
    #[must_use]
    pub fn before_words(self) -> Self {
        Self { before_words: true, ..self }
    }

    /// Puts the words of the table in place of those of a text; Latin words must stand alone.
    pub fn apply(&self, text: &str) -> String {
        self.apply_and(text, str::to_owned)
    }

    /// The same, and what no row has found goes through `convert`: what a row says is said for good.
    pub fn apply_and(&self, text: &str, convert: impl Fn(&str) -> String) -> String {
        let folded = variants().fold(text);
        let bytes = folded.text.as_bytes();
        let is_letter = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_alphanumeric);
        let mut out = String::with_capacity(text.len());
        let (mut at, mut copied) = (0, 0);
        while let Some(c) = folded.text[at..].chars().next() {
            let rest = &folded.text[at..];
            let found = self.by_first.get(&c).and_then(|rows| {
                rows.iter().find(|(from, _)| {
                    if !rest.starts_with(from.as_str()) {
                        return false;
                    }
                    let end = at + from.len();
                    let is_inside = (is_letter(at) && at > 0 && is_letter(at - 1))
                        || (end > 0 && is_letter(end - 1) && is_letter(end));
                    let fits = !self.before_words || folded.text[end..].trim_start().starts_with(char::is_alphanumeric);
                    !is_inside && fits
                })
            });
            match found {
                Some((from, to)) => {
                    let original = folded.to_original(at..at + from.len());
                    out.push_str(&convert(&text[copied..original.start]));
                    out.push_str(to);
                    copied = original.end;
                    at += from.len();
                }
                None => at += c.len_utf8(),
            }
        }
        out.push_str(&convert(&text[copied..]));
        out
    }

    /// Whether a word of the table stands in a text.
    pub fn touches(&self, text: &str) -> bool {
        self.apply(text) != text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins_and_both_scripts_are_one() {
        let swaps = Swaps::new([("的", "嘅"), ("目的", "目的"), ("本店", "我哋"), ("use", "have")]);
        assert_eq!(swaps.apply("本店的目的是服务"), "我哋嘅目的是服务");
        assert_eq!(swaps.apply("reuse, use it"), "reuse, have it");
        let strip = Swaps::new([("頂級", "")]).before_words();
        assert_eq!(strip.apply("頂級手沖，堪稱頂級"), "手沖，堪稱頂級");
        assert_eq!(Swaps::new([("採用", "用")]).apply("我们采用意大利豆"), "我们用意大利豆");
    }

    #[test]
    fn nothing_to_swap_changes_nothing() {
        assert_eq!(Swaps::default().apply("一二三 abc"), "一二三 abc");
        assert!(!Swaps::new([("甲", "乙")]).touches("丙"));
    }
}
