//! Where the words of the packs and the tokens stand in a text: [`View`] holds the hits. What they mean together is worked
//! out elsewhere: phrase rows in `patterns`, places, trades and keywords in `terms`, the grammar around them in `frames`.

use crate::pack::{Class, Hit, Packs, TOKEN_BASE};
use crate::text::fold::Folded;
use crate::text::scan;
use crate::text::sentence;
use std::ops::Range;

/// Bytes on each side of a position that count as its sentence: some 200 Han characters, or as much as the longest pattern
/// of the packs takes.
const SENTENCE_REACH: usize = 600;

/// One way of reading a text, with all that was found in it. Ranges are bytes of the folded text.
#[derive(Debug)]
pub struct View {
    /// The folded text.
    pub folded: Folded,
    /// Words and tokens, sorted by start, then end.
    pub hits: Vec<Hit>,
    /// Indexes into `hits`, sorted by end.
    by_end: Vec<u32>,
    /// Sentences in order.
    pub sentences: Vec<Range<usize>>,
    /// No word of the packs is longer than so many bytes.
    pub longest: usize,
    /// Bytes on each side of a position that count as its sentence.
    reach: usize,
}

impl View {
    /// Reads a folded text. `original` is the text it was folded from.
    pub fn new(folded: Folded, original: &str, packs: &Packs) -> Self {
        let mut hits = packs.find(&folded, original);
        hits.extend(scan::tokens(&folded).into_iter().map(|(token, range)| Hit {
            start: range.start as u32,
            end: range.end as u32,
            string: TOKEN_BASE + token as u32,
        }));
        hits.sort_unstable();
        let mut by_end: Vec<u32> = (0..hits.len() as u32).collect();
        by_end.sort_by_key(|i| (hits[*i as usize].end, hits[*i as usize].start));
        let sentences = sentence::sentences(&folded.text);
        let (longest, reach) = (packs.index.longest as usize, SENTENCE_REACH.max(packs.index.reach as usize));
        Self { folded, hits, by_end, sentences, longest, reach }
    }

    /// Hits that start within a range of positions.
    pub fn starting_in(&self, range: Range<usize>) -> &[Hit] {
        let from = self.hits.partition_point(|h| (h.start as usize) < range.start);
        let to = from + self.hits[from..].partition_point(|h| (h.start as usize) < range.end);
        &self.hits[from..to]
    }

    /// Hits that end within a range of positions, nearest to its end first.
    pub fn ending_in(&self, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
        let from = self.by_end.partition_point(|i| (self.hits[*i as usize].end as usize) < range.start);
        let to = from + self.by_end[from..].partition_point(|i| (self.hits[*i as usize].end as usize) < range.end);
        self.by_end[from..to].iter().rev().map(|i| self.hits[*i as usize])
    }

    /// The sentence around a position, or as much of it as anything there can have to do with the position: a line without
    /// a full stop may be a million characters long.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let whole = sentence::containing(&self.sentences, at);
        let text = &self.folded.text;
        let start = text.floor_char_boundary(at.saturating_sub(self.reach)).max(whole.start);
        let end = text.ceil_char_boundary(at + self.reach).min(whole.end);
        start..end.max(start)
    }

    /// Bytes of the original text that no match is longer than: it lies within a sentence, whose characters take at most
    /// four times the room there.
    pub const fn farthest(&self) -> usize {
        4 * (2 * self.reach + self.longest)
    }

    /// The original bytes of a range.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        self.folded.to_original(range)
    }

    /// Whether a word of a class stands within a range.
    pub fn has_class(&self, packs: &Packs, class: Class, range: Range<usize>) -> bool {
        self.starting_in(range.clone()).iter().any(|h| h.end as usize <= range.end && packs.in_class(class, h.string))
    }

    /// How many characters, spaces left out, lie in a range.
    pub fn chars(&self, range: Range<usize>) -> usize {
        self.folded.text[range].chars().filter(|c| *c != ' ').count()
    }
}
