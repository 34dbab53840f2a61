//! A text as a row of tokens: words of the table, Latin words, single Han characters, numbers, marks.

use super::words::{self, Bits};
use crate::text::fold::Folded;
use std::ops::Range;

/// A token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the note.
    pub range: Range<usize>,
    /// Equal for what says the same.
    pub id: u64,
    /// What it is.
    pub what: What,
    /// What its word does.
    pub bits: Bits,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A word of the table. Others may say the same.
    Word {
        /// Whether others do.
        grouped: bool,
    },
    /// A Latin word.
    Latin,
    /// A Han character.
    Han,
    /// A letter of another script.
    Other,
    /// A number.
    Number,
    /// A mark that parts what stands around it: 、, /, a bracket.
    Mark,
}

impl Token {
    /// Whether it claims nothing.
    pub const fn is_idle(&self) -> bool {
        self.bits & (words::IDLE | words::IDLE_ENGLISH | words::NOT | words::NOT_DENIED) != 0
    }

    /// Whether it denies.
    pub const fn denies(&self) -> bool {
        self.bits & words::NOT != 0 && self.bits & words::NOT_DENIED == 0
    }

    /// Whether it bounds what is said.
    pub const fn bounds(&self) -> bool {
        self.bits & words::BOUNDS != 0
    }

    /// Whether it says something.
    pub const fn says(&self) -> bool {
        !matches!(self.what, What::Mark | What::Number) && !self.is_idle()
    }

    /// Whether it claims something that a text may have to vouch for.
    pub const fn claims(&self) -> bool {
        self.says() && !self.bounds() && self.bits & words::PLAIN == 0
    }

    /// How much it says: a word as much as two characters.
    pub const fn weight(&self) -> f32 {
        match self.what {
            What::Word { .. } | What::Latin => 2.0,
            What::Han | What::Other => 1.0,
            What::Number | What::Mark => 0.0,
        }
    }
}

/// The tokens of a stretch of a folded text. `numbers` are the places of numbers in it.
pub fn tokens(folded: &Folded, range: Range<usize>, numbers: &[Range<usize>], out: &mut Vec<Token>) {
    let text = &folded.text;
    let mut at = range.start;
    let mut next = numbers.partition_point(|n| n.end <= at);
    while at < range.end {
        let mut push = |len: usize, id: u64, what: What, bits: Bits| {
            out.push(Token { range: folded.to_original(at..at + len), id, what, bits });
            at + len
        };
        if let Some(number) = numbers.get(next).filter(|n| n.start <= at) {
            let len = number.end.min(range.end) - at;
            next += 1;
            at = push(len, words::hash(&text[at..at + len]), What::Number, 0);
            continue;
        }
        let Some(c) = text[at..range.end].chars().next() else { break };
        let border = numbers.get(next).map_or(range.end, |n| n.start.min(range.end));
        if let Some((word, len)) = words::at(text, at).filter(|(_, len)| at + len <= border) {
            at = push(len, word.id, What::Word { grouped: word.is_grouped }, word.bits);
        } else if c.is_ascii_alphanumeric() {
            let is_part = |c: char| c.is_ascii_alphanumeric() || c == '\'';
            let len = text[at..border].find(|c| !is_part(c)).unwrap_or(border - at);
            let word = &text[at..at + len];
            at = match words::inflected(word) {
                Some(found) => push(len, found.id, What::Word { grouped: found.is_grouped }, found.bits),
                None => push(len, words::hash(stem(word)), What::Latin, 0),
            };
        } else if matches!(c, '\u{3400}'..='\u{9fff}') {
            at = push(c.len_utf8(), words::hash(&text[at..at + c.len_utf8()]), What::Han, 0);
        } else if c.is_alphanumeric() {
            at = push(c.len_utf8(), words::hash(&text[at..at + c.len_utf8()]), What::Other, 0);
        } else if c.is_whitespace() || crate::text::scan::is_emoji(c) {
            at += c.len_utf8();
        } else {
            at = push(c.len_utf8(), words::hash(&text[at..at + c.len_utf8()]), What::Mark, 0);
        }
    }
}

/// 唔到十分鐘 denies nothing, 整唔到 does: what bounds a number right behind it is no denial.
pub fn settle(tokens: &mut [Token]) {
    for i in 1..tokens.len() {
        if tokens[i].what == What::Number && tokens[i - 1].bits & words::UNDER != 0 {
            tokens[i - 1].bits &= !words::NOT;
        }
    }
}

/// An English word without the ending that grammar asks for.
pub fn stem(word: &str) -> &str {
    let word = word.strip_suffix("'s").unwrap_or(word);
    for end in ["ing", "ed", "es", "s", "ly"] {
        if let Some(stem) = word.strip_suffix(end).filter(|s| s.len() >= 3 && !s.ends_with('s')) {
            return stem.trim_end_matches('e');
        }
    }
    if word.len() > 3 { word.trim_end_matches('e') } else { word }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    fn read(text: &str) -> Vec<(String, What)> {
        let folded = variants().fold(text);
        let mut out = Vec::new();
        tokens(&folded, 0..folded.text.len(), &[], &mut out);
        out.into_iter().map(|t| (text[t.range].to_owned(), t.what)).collect()
    }

    #[test]
    fn words_and_characters() {
        let shown: Vec<String> = read("我哋嘅牛腩、Curry好食").into_iter().map(|(w, _)| w).collect();
        assert_eq!(shown, ["我哋", "嘅", "牛", "腩", "、", "Curry", "好食"]);
        assert_eq!(stem("towels"), "towel");
        assert_eq!(stem("baked"), stem("bake"));
        assert_eq!(stem("glass"), "glass");
    }
}
