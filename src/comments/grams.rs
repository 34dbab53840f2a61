//! A comment letter by letter: character 1–3-grams and Latin words, each in one of [`BUCKETS`] by its hash. Which digits,
//! which pictures and whose name stand there makes no difference.

use crate::grams::{SEED, step};
use crate::text::scan;
use crate::text::script::is_alphanumeric;

/// Places for grams.
pub const BUCKETS: usize = 1 << 15;
/// Stands for a run of digits, for pictures, and for a name behind @.
const DIGIT: char = '0';
const PICTURE: char = '\u{1f600}';
const NAME: char = '@';

/// The letters of a folded text, without spaces; where a Latin word ends there is `None`.
fn letters(folded: &str) -> Vec<Option<char>> {
    let mut out: Vec<Option<char>> = Vec::with_capacity(folded.len());
    let mut rest = folded;
    while let Some(c) = rest.chars().next() {
        let mut step = c.len_utf8();
        let letter = match c {
            '[' if scan::app_code(rest).is_some() => {
                step = scan::app_code(rest).unwrap_or(step);
                Some(PICTURE)
            }
            '@' => {
                let name = rest[1..].find(|c: char| !is_alphanumeric(c) && c != '_').unwrap_or(rest.len() - 1);
                step = 1 + name;
                Some(NAME)
            }
            _ if c.is_whitespace() => None,
            _ if c.is_ascii_digit() => Some(DIGIT),
            _ if scan::is_emoji(c) => Some(PICTURE),
            _ => Some(c),
        };
        let is_run = matches!(letter, Some(DIGIT | PICTURE)) || letter.is_some_and(|c| !is_alphanumeric(c));
        if !(is_run && out.last() == Some(&letter)) {
            out.push(letter);
        }
        rest = rest.get(step..).unwrap_or_default();
    }
    out
}

/// Hands over the grams of a folded text, as buckets.
pub fn buckets(folded: &str, mut each: impl FnMut(u16)) {
    let letters = letters(folded);
    let (mut word, mut before) = (Word::default(), [None::<u32>; 2]);
    let mut last_word: Option<u32> = None;
    // A mark for where the text begins and ends.
    let marked = [Some('^')].into_iter().chain(letters).chain([Some('$'), None]);
    for letter in marked {
        let Some(c) = letter else {
            word.end(&mut last_word, &mut each);
            continue;
        };
        if c.is_ascii_lowercase() {
            word.push(c);
        } else {
            word.end(&mut last_word, &mut each);
        }
        let one = step(SEED, c);
        each(bucket(one));
        let [one_before, two_before] = before;
        let two = one_before.map(|b| step(b, c));
        if let Some(two) = two {
            each(bucket(two));
        }
        if let Some(three) = two_before.map(|b| step(b, c)) {
            each(bucket(three));
        }
        before = [Some(one), two];
    }
}

/// A Latin word as far as it has been read.
#[derive(Default)]
struct Word {
    hash: u32,
    len: usize,
}

impl Word {
    fn push(&mut self, c: char) {
        self.hash = step(if self.len == 0 { SEED } else { self.hash }, c);
        self.len += 1;
    }

    /// A word is a gram of its own, and so are two that follow one another.
    fn end(&mut self, last: &mut Option<u32>, each: &mut impl FnMut(u16)) {
        if self.len > 1 {
            each(bucket(step(self.hash, '|')));
            if let Some(before) = *last {
                each(bucket(step(before.rotate_left(5) ^ self.hash, '+')));
            }
            *last = Some(self.hash);
        }
        self.len = 0;
    }
}

const fn bucket(hash: u32) -> u16 {
    ((hash ^ hash >> 13 ^ hash >> 26) % BUCKETS as u32) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grams(text: &str) -> Vec<u16> {
        let mut out = Vec::new();
        buckets(text, |bucket| out.push(bucket));
        out
    }

    #[test]
    fn what_makes_no_difference_makes_none() {
        assert_eq!(grams("6月12日"), grams("12月6日"));
        assert_eq!(grams("好靓😍😍"), grams("好靓🔥"));
        assert_eq!(grams("@阿明 睇下"), grams("@mary_88 睇下"));
        assert_eq!(grams("好正[微笑r]"), grams("好正😍"));
        assert_ne!(grams("几钱"), grams("钱几"));
        assert_eq!(grams("").len(), 3);
    }

    #[test]
    fn words_are_grams_and_pairs_of_words_too() {
        // ^ a b $: four letters, three pairs, two threes, and the word.
        assert_eq!(grams("ab").len(), 4 + 3 + 2 + 1);
        let two = grams("ab cd");
        assert!(two.len() > grams("abcd").len());
    }

    #[test]
    fn a_name_that_never_ends_is_one() {
        assert_eq!(grams("@").len(), grams("@abc").len());
        assert_eq!(grams("["), grams("["));
    }
}
