//! What a note sounds like, letter by letter: character 1–3-grams and Latin words, each in one of [`BUCKETS`] by its hash.
//! Keywords are left out (a shop must name what it sells), and so is whatever tells only where a text comes from: which
//! digits, which pictures, where lines break.

use crate::note::Zone;
use crate::reading::context::Context;
use crate::text::scan;
use std::ops::Range;

/// Places for grams: two bytes address them.
pub const BUCKETS: usize = 1 << 16;
/// No keyword takes more bytes of a note.
const LONGEST_KEYWORD: usize = 1200;
/// Stands for any digit, and for any picture.
const DIGIT: char = '0';
const PICTURE: char = '\u{1f600}';

/// Where the note's own keywords stand, in bytes of the note, in order.
pub fn keywords<'c>(cx: &'c Context<'_>) -> Vec<&'c Range<usize>> {
    let own = cx.keywords.iter().filter(|k| !k.keyword.is_imported);
    let mut used: Vec<&Range<usize>> = own.flat_map(|k| &k.uses).map(|u| &u.range).collect();
    used.sort_by_key(|r| r.start);
    used
}

/// The grams of a range of the folded text without keywords, as buckets, in the order of the text.
pub fn buckets(cx: &Context<'_>, keywords: &[&Range<usize>], range: Range<usize>) -> Vec<u16> {
    let mut out = Vec::new();
    let mut letters: [char; 2] = [' ', ' '];
    let mut word: Option<(u32, usize)> = None;
    for (at, c) in kept(cx, keywords, range) {
        let is_latin = c.is_ascii_lowercase();
        if !is_latin || word.is_some_and(|_| cx.view.folded.is_gap(at)) {
            out.extend(word.take().filter(|(_, len)| *len > 1).map(|(hash, _)| bucket(step(hash, '|'))));
        }
        if is_latin {
            let (hash, len) = word.unwrap_or((SEED, 0));
            word = Some((step(hash, c), len + 1));
        }
        let one = step(SEED, c);
        out.push(bucket(one));
        if letters[1] != ' ' {
            let two = step(step(SEED, letters[1]), c);
            out.push(bucket(two));
            if letters[0] != ' ' {
                out.push(bucket(step(step(step(SEED, letters[0]), letters[1]), c)));
            }
        }
        letters = [letters[1], c];
    }
    out.extend(word.filter(|(_, len)| *len > 1).map(|(hash, _)| bucket(step(hash, '|'))));
    out
}

/// The characters of title and body that count, each where it stands.
fn kept<'c>(
    cx: &'c Context<'_>,
    keywords: &'c [&Range<usize>],
    range: Range<usize>,
) -> impl Iterator<Item = (usize, char)> + 'c {
    let first = cx.view.original(range.start..range.end).start;
    // Keywords may hold one another, so the first that can matter lies a little before.
    let mut next = keywords.partition_point(|u| u.start + LONGEST_KEYWORD < first);
    let mut last = None;
    cx.view.folded.text[range.clone()].char_indices().filter_map(move |(i, c)| {
        let at = range.start + i;
        let origin = cx.view.original(at..at + c.len_utf8()).start;
        while keywords.get(next).is_some_and(|u| u.end <= origin) {
            next += 1;
        }
        let is_keyword = keywords.get(next).is_some_and(|u| u.start <= origin);
        let c = match c {
            _ if c.is_whitespace() || is_keyword => return None,
            _ if c.is_ascii_digit() => DIGIT,
            _ if scan::is_emoji(c) => PICTURE,
            _ => c,
        };
        let is_prose = cx.note.zone(origin).is_some_and(|zone| zone != Zone::Hashtag);
        // A run of digits, pictures or signs is one of each.
        let is_run = last == Some(c) && (c == DIGIT || !c.is_alphanumeric());
        last = Some(c);
        (is_prose && !is_run).then_some((at, c))
    })
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
    /// Buckets, each with how many grams fall into it; sorted.
    pub counts: Vec<(u16, u32)>,
    /// The length of the vector.
    pub length: f32,
}

impl Norm {
    /// Of the grams of a whole note.
    pub fn of(grams: &[u16]) -> Self {
        let mut sorted = grams.to_vec();
        sorted.sort_unstable();
        let counts: Vec<(u16, u32)> = sorted.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as u32)).collect();
        let length = counts.iter().map(|(_, n)| part(*n).powi(2)).sum::<f32>().sqrt().max(1.0);
        Self { counts, length }
    }

    /// How many grams of the note fall into a bucket.
    pub fn count(&self, bucket: u16) -> u32 {
        self.counts.binary_search_by_key(&bucket, |c| c.0).map_or(1, |i| self.counts[i].1)
    }
}
