//! What a note sounds like, letter by letter: character 1–3-grams and Latin words, each in one of [`BUCKETS`] by its hash.
//! Keywords are left out (a shop must name what it sells), and so is whatever tells only where a text comes from: which
//! digits, which pictures, where lines break.

use crate::note::Zone;
use crate::reading::context::Context;
use crate::text::scan;
use crate::text::script::is_alphanumeric;
use std::ops::Range;

/// Places for grams: two bytes address them.
pub const BUCKETS: usize = 1 << 16;
/// Stands for any digit, and for any picture.
const DIGIT: char = '0';
const PICTURE: char = '\u{1f600}';

/// Where the note's own keywords stand, in bytes of the note, in order.
fn keywords<'c>(cx: &'c Context<'_>) -> Vec<&'c Range<usize>> {
    let own = cx.keywords.iter().filter(|k| !k.keyword.is_imported);
    let mut used: Vec<&Range<usize>> = own.flat_map(|k| &k.uses).map(|u| &u.range).collect();
    used.sort_by_key(|r| r.start);
    used
}

/// A character of title or body, or of a topic.
#[derive(Clone, Copy)]
pub struct Letter {
    /// Where it stands in the folded text.
    at: u32,
    /// What counts for it.
    c: char,
    /// Topics are no prose.
    is_prose: bool,
    /// A run of such signs is one of them.
    is_run: bool,
    /// Something stood before it that folding has dropped: a Latin word ends there.
    is_gap: bool,
}

/// The characters of a note that stand in no keyword and are no spaces, in the order of the text.
pub fn letters(cx: &Context<'_>) -> Vec<Letter> {
    let folded = &cx.view.folded;
    let (keywords, pieces) = (keywords(cx), &cx.note.pieces);
    let (mut keyword, mut piece) = (0, 0);
    let mut out = Vec::with_capacity(folded.text.len() / 2);
    for (at, c) in folded.text.char_indices() {
        let origin = folded.origin_of(at);
        while keywords.get(keyword).is_some_and(|u| u.end <= origin) {
            keyword += 1;
        }
        // Most characters of a text are Han: these need not be looked up.
        let is_han = matches!(c, '\u{4e00}'..='\u{9fff}');
        if (!is_han && c.is_whitespace()) || keywords.get(keyword).is_some_and(|u| u.start <= origin) {
            continue;
        }
        let c = match c {
            _ if is_han => c,
            _ if c.is_ascii_digit() => DIGIT,
            _ if scan::is_emoji(c) => PICTURE,
            _ => c,
        };
        while pieces.get(piece).is_some_and(|p| p.span.end() <= origin) {
            piece += 1;
        }
        let zone = pieces.get(piece).filter(|p| p.span.start() <= origin).map(|p| p.zone);
        out.push(Letter {
            at: at as u32,
            c,
            is_prose: zone.is_some_and(|zone| zone != Zone::Hashtag),
            is_run: !is_han && (c == DIGIT || !is_alphanumeric(c)),
            is_gap: c.is_ascii_lowercase() && folded.is_gap(at),
        });
    }
    out
}

/// Those of them that stand in a range of the folded text.
pub fn within<'l>(letters: &'l [Letter], range: &Range<usize>) -> &'l [Letter] {
    let from = letters.partition_point(|l| (l.at as usize) < range.start);
    let count = letters[from..].partition_point(|l| (l.at as usize) < range.end);
    &letters[from..from + count]
}

/// Hands over the grams of some letters that follow one another, as buckets.
pub fn buckets(letters: &[Letter], mut each: impl FnMut(u16)) {
    // Where a gram of the last one and of the last two characters has come to, where there are so many.
    let (mut one_before, mut two_before) = (None, None);
    let mut word = Word::default();
    let mut last = None;
    for letter in letters {
        let c = letter.c;
        // A run of digits, pictures or signs is one of each.
        let is_run = letter.is_run && last == Some(c);
        last = Some(c);
        if !letter.is_prose || is_run {
            continue;
        }
        if c.is_ascii_lowercase() {
            if letter.is_gap {
                word.end(&mut each);
            }
            word.push(c);
        } else {
            word.end(&mut each);
        }
        let one = step(SEED, c);
        each(bucket(one));
        let two = one_before.map(|before| step(before, c));
        if let Some(two) = two {
            each(bucket(two));
        }
        if let Some(before) = two_before {
            each(bucket(step(before, c)));
        }
        (one_before, two_before) = (Some(one), two);
    }
    word.end(&mut each);
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

    /// A word of more than one letter is a gram of its own.
    fn end(&mut self, each: &mut impl FnMut(u16)) {
        if self.len > 1 {
            each(bucket(step(self.hash, '|')));
        }
        self.len = 0;
    }
}

/// FNV-1a over characters.
const SEED: u32 = 0x811c_9dc5;

const fn step(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193)
}

const fn bucket(hash: u32) -> u16 {
    (hash ^ hash >> 16) as u16
}

/// What a gram that stands `n` times counts.
pub fn part(n: u32) -> f32 {
    // Most stand once, and the logarithm of one is nothing.
    if n == 1 { 1.0 } else { 1.0 + (n as f32).ln() }
}

/// How often each gram stands in a note, and the length of the vector that they make.
pub struct Norm {
    /// A bit for each bucket that several grams fall into.
    often: Bits,
    /// Those buckets, each with how many; sorted.
    counts: Vec<(u16, u32)>,
    /// The length of the vector.
    pub length: f32,
}

impl Norm {
    /// Of the grams of a whole note. Each bucket is handed over once, in ascending order, with what its grams count together.
    pub fn of(grams: &[u16], mut each: impl FnMut(u16, f32)) -> Self {
        let (mut often, mut counts) = (Bits::default(), Vec::with_capacity(grams.len() / 4));
        let mut squares = 0.0;
        for run in sorted(grams).chunk_by(|a, b| a == b) {
            let (bucket, n) = (run[0], run.len() as u32);
            if n > 1 {
                often.set(bucket);
                counts.push((bucket, n));
            }
            let part = part(n);
            squares += part * part;
            each(bucket, part);
        }
        Self { often, counts, length: squares.sqrt().max(1.0) }
    }

    /// How many grams of the note fall into a bucket.
    pub fn count(&self, bucket: u16) -> u32 {
        if !self.often.has(bucket) {
            return 1;
        }
        self.counts.binary_search_by_key(&bucket, |c| c.0).map_or(1, |i| self.counts[i].1)
    }
}

/// Buckets in ascending order: first by their lower bytes, then by their upper ones, since a
/// processor mostly guesses wrongly what comparing them will say.
fn sorted(buckets: &[u16]) -> Vec<u16> {
    let by = |byte: usize, from: &[u16]| {
        let place = |bucket: u16| usize::from(bucket.to_le_bytes()[byte]);
        let mut next = [0_usize; 256];
        for bucket in from {
            next[place(*bucket)] += 1;
        }
        let mut count = 0;
        for next in &mut next {
            count += std::mem::replace(next, count);
        }
        let mut out = vec![0; from.len()];
        for bucket in from {
            let free = &mut next[place(*bucket)];
            out[*free] = *bucket;
            *free += 1;
        }
        out
    };
    by(1, &by(0, buckets))
}

/// A bit for each bucket.
struct Bits(Vec<u64>);

impl Default for Bits {
    fn default() -> Self {
        Self(vec![0; BUCKETS / 64])
    }
}

impl Bits {
    fn set(&mut self, bucket: u16) {
        self.0[usize::from(bucket) / 64] |= 1 << (bucket % 64);
    }

    fn has(&self, bucket: u16) -> bool {
        self.0[usize::from(bucket) / 64] >> (bucket % 64) & 1 != 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<Letter> {
        let letter = |(at, c): (usize, char)| Letter {
            at: at as u32,
            c,
            is_prose: true,
            is_run: c == DIGIT || !is_alphanumeric(c),
            is_gap: false,
        };
        text.char_indices().map(letter).collect()
    }

    fn grams(text: &str) -> Vec<u16> {
        let mut out = Vec::new();
        buckets(&letters(text), |bucket| out.push(bucket));
        out
    }

    #[test]
    fn grams_are_one_to_three_letters_and_words() {
        assert_eq!(grams("").len(), 0);
        assert_eq!(grams("上環好").len(), 3 + 2 + 1);
        // A word of two letters is one more gram, a run of signs one sign.
        assert_eq!(grams("上ab好").len(), 4 + 3 + 2 + 1);
        assert_eq!(grams("!!!"), grams("!"));
        assert_ne!(grams("上環"), grams("環上"));
    }

    #[test]
    fn a_stretch_holds_the_letters_that_begin_in_it() {
        let all = letters("上環a好");
        let found: String = within(&all, &(3..7)).iter().map(|l| l.c).collect();
        assert_eq!(found, "環a");
        assert_eq!(within(&all, &(10..99)).len(), 0);
    }

    #[test]
    fn counting_by_runs_is_counting() {
        let grams = [7, 9, 7, 65_535, 0, 7, 9];
        let mut met = Vec::new();
        let norm = Norm::of(&grams, |bucket, counts| met.push((bucket, counts)));
        assert_eq!(met, [(0, 1.0), (7, part(3)), (9, part(2)), (65_535, 1.0)]);
        assert_eq!([0, 7, 9, 65_535, 8].map(|bucket| norm.count(bucket)), [1, 3, 2, 1, 1]);
        let squares: f32 = met.iter().map(|(_, part)| part * part).sum();
        assert!((norm.length - squares.sqrt()).abs() < 1e-6);
    }
}
