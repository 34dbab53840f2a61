//! Where the words of the packs and the tokens stand in a text: [`View`] holds the hits. What they mean together is worked
//! out elsewhere: phrase rows in `patterns`, places, trades and keywords in `terms`, the grammar around them in `frames`.
//!
//! A note is asked thousands of times what begins or ends somewhere and where words of a class stand, so all of that is
//! laid out once: nothing searches, and a class that the note does not hold costs nothing.

use crate::pack::lookup::Joins;
use crate::pack::{Class, Hit, Packs, TOKEN_BASE};
use crate::reading::gaps::Gaps;
use crate::reading::met::{Met, bit};
use crate::text::fold::Folded;
use crate::text::scan;
use crate::text::sentence;
use crate::text::token::{Found, Token};
use crate::text::work;
use std::ops::Range;
use std::sync::OnceLock;

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
    /// For each hit the bits of the sets that it is in (see `pack::lookup::set_bit`): most tries of patterns end there.
    marks: Vec<u64>,
    /// For each block of positions, how many hits start before it.
    before: Vec<u32>,
    /// The hits by their ends, once somebody has asked for them.
    ends: OnceLock<Ends>,
    /// The hits of each word class and token, as places in `hits`.
    kinds: Kinds,
    /// The different words among them.
    pub met: Met,
    /// How far places are apart.
    gaps: Gaps,
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
        let tokens = scan::tokens(&folded, original);
        Self::with_tokens(folded, &tokens, original, packs)
    }

    /// The same where its tokens are known.
    pub fn with_tokens(folded: Folded, tokens: &[Found], original: &str, packs: &Packs) -> Self {
        let hits = merged(packs.find(&folded, original), tokens);
        let kinds = Kinds::of(&hits, packs);
        Self { kinds, ..Self::of_patterns(folded, hits, packs, packs.lookup().joins(false)) }
    }

    /// Lays out what was found, sorted by start, then end, as far as patterns need it: they are to be looked for as these
    /// joins say, and nothing is known of classes.
    pub fn of_patterns(folded: Folded, hits: Vec<Hit>, packs: &Packs, joins: &Joins) -> Self {
        let len = folded.text.len();
        let sentences = sentence::sentences(&folded.text);
        let met = Met::of(&hits, &sentences, packs.lookup(), joins);
        Self {
            marks: met.each(|string| packs.lookup().set_bits(string)),
            met,
            gaps: Gaps::of(&folded.text),
            before: counted(len, hits.iter().map(|h| h.start)),
            ends: OnceLock::new(),
            kinds: Kinds::default(),
            folded,
            hits,
            sentences,
            longest: packs.index.longest as usize,
            reach: SENTENCE_REACH.max(packs.index.reach as usize),
        }
    }

    /// Hits that start within a range of positions.
    pub fn starting_in(&self, range: Range<usize>) -> &[Hit] {
        let from = self.place_of(range.start);
        let found = &self.hits[from..self.place_of(range.end).max(from)];
        work::looked_at(found.len() + 1);
        found
    }

    /// How many hits start before a position.
    pub fn place_of(&self, position: usize) -> usize {
        count_before(&self.hits, &self.before, position, |h| h.start)
    }

    /// Hits that start at a position or behind it, as far away as asked, and may be in the set with this bit: first those
    /// that start first, of these the longest first.
    pub fn marked_from(
        &self,
        mark: u64,
        position: usize,
        is_near: impl Fn(usize) -> bool,
    ) -> impl Iterator<Item = Hit> {
        let mut rest = self.place_of(position);
        // Places of the hits that start together, and are gone through from behind.
        let mut here = rest..rest;
        std::iter::from_fn(move || {
            loop {
                if let Some(place) = here.by_ref().rev().find(|place| self.marks[*place] & mark != 0) {
                    return Some(self.hits[place]);
                }
                let start = self.hits.get(rest).map(|h| h.start).filter(|start| is_near(*start as usize))?;
                let first = rest;
                while self.hits.get(rest).is_some_and(|h| h.start == start) {
                    rest += 1;
                }
                work::looked_at(rest - first);
                here = first..rest;
            }
        })
    }

    /// Hits that end within a range of positions, nearest to its end first.
    pub fn ending_in(&self, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
        let ends = self.ends();
        let from = ends.place_of(range.start);
        ends.hits[from..ends.place_of(range.end).max(from)].iter().rev().copied().inspect(|_| work::looked_at(1))
    }

    /// Hits that end at a position or before it, as far away as asked, and may be in the set with this bit; nearest first.
    pub fn marked_to(&self, mark: u64, position: usize, is_near: impl Fn(usize) -> bool) -> impl Iterator<Item = Hit> {
        let ends = self.ends();
        let before = ends.place_of(position + 1);
        // Cut first: from behind, `take` walks over what it leaves out.
        let all = ends.hits[..before].iter().zip(&ends.marks[..before]).rev();
        let near = all.take_while(move |(hit, _)| is_near(hit.end as usize)).inspect(|_| work::looked_at(1));
        near.filter(move |(_, marks)| **marks & mark != 0).map(|(hit, _)| *hit)
    }

    /// Whether no more than so many characters stand between two positions, and no comma where they must be in one clause.
    pub fn is_within(&self, from: usize, to: usize, most: u8, in_clause: bool) -> bool {
        self.gaps.is_within(from, to, most, in_clause)
    }

    fn ends(&self) -> &Ends {
        self.ends.get_or_init(|| Ends::of(&self.hits, &self.marks, self.folded.text.len()))
    }

    /// Words of a class that start within a range of positions and do not end behind it, in the order of the text.
    pub fn of_class(&self, class: Class, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
        let end = range.end;
        self.words_starting(class, range).filter(move |h| h.end as usize <= end)
    }

    /// Words of a class that start within a range of positions, in the order of the text.
    pub fn words_starting(&self, class: Class, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
        self.kind(class as usize, range)
    }

    /// Tokens of a kind that start within a range of positions and do not end behind it, in the order of the text.
    pub fn of_token(&self, token: Token, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
        let end = range.end;
        self.tokens_starting(token, range).filter(move |h| h.end as usize <= end)
    }

    /// Tokens of a kind that start within a range of positions, in the order of the text.
    pub fn tokens_starting(&self, token: Token, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
        self.kind(Class::ALL.len() + token as usize, range)
    }

    fn kind(&self, kind: usize, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
        let all = self.kinds.places(kind);
        let from = all.partition_point(|i| (self.hits[*i as usize].start as usize) < range.start);
        let hits = all[from..].iter().map(|i| self.hits[*i as usize]);
        hits.take_while(move |h| (h.start as usize) < range.end).inspect(|_| work::looked_at(1))
    }

    /// The bits of the sentences that a range may touch.
    pub fn bits_of(&self, range: &Range<usize>) -> u32 {
        let first = self.sentences.partition_point(|s| s.end <= range.start);
        match self.sentences.get(first) {
            Some(sentence) if range.end <= sentence.end => bit(first),
            // A sentence and its neighbours.
            _ => {
                let touched = self.sentences[first..].iter().take_while(|s| s.start < range.end).take(32).count();
                if touched < 32 { (first..first + touched).fold(0, |all, n| all | bit(n)) } else { u32::MAX }
            }
        }
    }

    /// The sentence around a position, or as much of it as anything there can have to do with the position: a line without
    /// a full stop may be a million characters long.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        self.around(at, &sentence::containing(&self.sentences, at))
    }

    /// The same where the sentence is known.
    pub fn around(&self, at: usize, whole: &Range<usize>) -> Range<usize> {
        if whole.len() <= self.reach {
            return whole.clone();
        }
        let text = &self.folded.text;
        let start = text.floor_char_boundary(at.saturating_sub(self.reach)).max(whole.start);
        let end = text.ceil_char_boundary(at + self.reach).min(whole.end);
        start..end.max(start)
    }

    /// The sentence around a position with the one before and the one behind it, each as [`View::sentence`] gives it.
    pub fn near(&self, at: usize) -> Range<usize> {
        let here = self.sentence(at);
        let number = self.sentences.partition_point(|s| s.end <= at);
        let before = number.checked_sub(1).and_then(|n| self.sentences.get(n));
        let behind = self.sentences.get(number + 1);
        let start = before.map_or(here.start, |s| self.sentence(s.end.saturating_sub(1)).start);
        let end = behind.map_or(here.end, |s| self.sentence(s.start).end);
        start.min(here.start)..end.max(here.end)
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
    pub fn has_class(&self, class: Class, range: Range<usize>) -> bool {
        self.of_class(class, range).next().is_some()
    }

    /// How many characters, spaces left out, lie in a range.
    pub fn chars(&self, range: Range<usize>) -> usize {
        work::looked_at(range.len());
        self.folded.text[range].chars().filter(|c| *c != ' ').count()
    }
}

/// Words, which come sorted by start, and tokens among them.
pub fn merged(words: Vec<Hit>, tokens: &[Found]) -> Vec<Hit> {
    let hit = |(token, range): &Found| Hit {
        start: range.start as u32,
        end: range.end as u32,
        string: TOKEN_BASE + *token as u32,
    };
    let mut out = Vec::with_capacity(words.len() + tokens.len());
    let mut tokens = tokens.iter().map(hit);
    let mut next = tokens.next();
    for word in words {
        while let Some(token) = next.filter(|t| *t < word) {
            out.push(token);
            next = tokens.next();
        }
        out.push(word);
    }
    out.extend(next.into_iter().chain(tokens));
    out
}

/// Hits by where they end.
#[derive(Debug)]
struct Ends {
    /// Sorted by end, then start.
    hits: Vec<Hit>,
    /// As in the view.
    marks: Vec<u64>,
    /// For each block of positions, how many hits end before it.
    ended: Vec<u32>,
}

impl Ends {
    /// Of hits sorted by start in a text of so many bytes: each moves before the few that hold it.
    fn of(hits: &[Hit], marks: &[u64], len: usize) -> Self {
        let mut out: Vec<(Hit, u64)> = Vec::with_capacity(hits.len());
        for one in hits.iter().copied().zip(marks.iter().copied()) {
            let mut place = out.len();
            out.push(one);
            while place > 0 && out[place - 1].0.end > one.0.end {
                out[place] = out[place - 1];
                place -= 1;
            }
            out[place] = one;
        }
        let (hits, marks): (Vec<Hit>, Vec<u64>) = out.into_iter().unzip();
        Self { ended: counted(len, hits.iter().map(|h| h.end)), hits, marks }
    }

    /// How many hits end before a position.
    fn place_of(&self, position: usize) -> usize {
        count_before(&self.hits, &self.ended, position, |h| h.end)
    }
}

/// Positions that share an entry of a table of counts.
const BLOCK: usize = 8;

/// For each block of positions of a text, how many of some ascending positions lie before it.
fn counted(len: usize, positions: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut out = Vec::with_capacity(len / BLOCK + 2);
    let mut count = 0;
    for position in positions {
        while out.len() * BLOCK <= position as usize {
            out.push(count);
        }
        count += 1;
    }
    out.resize(len / BLOCK + 2, count);
    out
}

/// How many hits have their `place` before a position, where `counted` is the table of these places.
fn count_before(hits: &[Hit], counted: &[u32], position: usize, place: fn(&Hit) -> u32) -> usize {
    let Some(before) = counted.get(position / BLOCK) else { return hits.len() };
    let before = *before as usize;
    before + hits[before..].iter().take_while(|h| (place(h) as usize) < position).count()
}

/// The hits of each word class, and behind them of each token.
#[derive(Debug, Default)]
struct Kinds {
    /// Where the hits of each begin in `places`.
    starts: Vec<u32>,
    /// Places in the view's hits.
    places: Vec<u32>,
}

impl Kinds {
    fn of(hits: &[Hit], packs: &Packs) -> Self {
        let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(2 * hits.len());
        let mut starts: Vec<u32> = vec![0; Class::ALL.len() + Token::ALL.len() + 1];
        for (hit, place) in hits.iter().zip(0..) {
            let token = hit.string.checked_sub(TOKEN_BASE).map(|token| Class::ALL.len() as u32 + token);
            for kind in packs.lookup().classes(hit.string).iter().chain(token) {
                starts[kind as usize + 1] += 1;
                pairs.push((kind, place));
            }
        }
        let mut count = 0;
        for start in &mut starts {
            count += *start;
            *start = count;
        }
        let mut next = starts.clone();
        let mut places = vec![0; pairs.len()];
        for (kind, place) in pairs {
            let free = &mut next[kind as usize];
            places[*free as usize] = place;
            *free += 1;
        }
        Self { starts, places }
    }

    fn places(&self, kind: usize) -> &[u32] {
        match self.starts.get(kind..kind + 2) {
            Some(&[from, to]) => &self.places[from as usize..to as usize],
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    fn view(packs: &Packs, text: &str) -> View {
        View::new(variants().fold(text).squeeze(), text, packs)
    }

    /// What searching the hits one by one finds, the table finds.
    #[test]
    fn tables_say_what_searching_says() {
        let packs = Packs::built_in();
        for text in
            ["", "上環咖啡店今日買一送一，HK$48起，逢星期一至五12:00-20:00 🔥🔥 加WhatsApp 9123 4567", "中環中環中環"]
        {
            let view = view(&packs, text);
            assert!(view.hits.is_sorted());
            let by_end = Ends::of(&view.hits, &view.marks, view.folded.text.len()).hits;
            assert!(by_end.is_sorted_by_key(|h| (h.end, h.start, h.string)));
            let len = view.folded.text.len();
            for (from, to) in [(0, len), (0, len + 9), (len / 2, len), (3, 30.min(len)), (7, 2), (len, len + 1)] {
                let within = |at: u32| (from..to).contains(&(at as usize));
                let starting: Vec<_> = view.hits.iter().filter(|h| within(h.start)).collect();
                assert_eq!(view.starting_in(from..to).iter().collect::<Vec<_>>(), starting, "{text} {from} {to}");
                let mut ending: Vec<_> = by_end.iter().copied().filter(|h| within(h.end)).collect();
                ending.reverse();
                assert_eq!(view.ending_in(from..to).collect::<Vec<_>>(), ending, "{text} {from} {to}");
                for (class, _) in Class::ALL {
                    let inside = |h: &&Hit| packs.in_class(*class, h.string) && h.end as usize <= to;
                    let slow: Vec<_> = starting.iter().copied().filter(inside).copied().collect();
                    assert_eq!(view.of_class(*class, from..to).collect::<Vec<_>>(), slow, "{text} {from} {to}");
                }
            }
        }
    }
}
