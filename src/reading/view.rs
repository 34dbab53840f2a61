//! Where the words of the packs and the tokens stand in a text: [`View`] holds the hits. What they mean together is worked
//! out elsewhere: phrase rows in `patterns`, places, trades and keywords in `terms`, the grammar around them in `frames`.
//!
//! A note is asked thousands of times what begins or ends somewhere and where words of a class stand, so all of that is
//! laid out once: nothing searches, and a class that the note does not hold costs nothing.

use crate::pack::index::StringId;
use crate::pack::lookup::{Lists, Lookup};
use crate::pack::{Class, Hit, Packs, TOKEN_BASE};
use crate::text::fold::Folded;
use crate::text::scan;
use crate::text::sentence;
use crate::text::token::{Found, Token};
use crate::text::work;
use std::cell::RefCell;
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
    /// The same, sorted by end, then start.
    by_end: Vec<Hit>,
    /// For each position, how many hits start before it.
    before: Vec<u32>,
    /// For each position, how many hits end before it.
    ended: Vec<u32>,
    /// For each word class, and behind them for each token, the places of its hits in `hits`.
    kinds: Lists,
    /// The different strings and tokens, in the order in which they are met first.
    met: Vec<StringId>,
    /// For each hit, the place of its string in `met`.
    which: Vec<u32>,
    /// The sets of `Index::sets` of which something stands here, a bit each.
    sets: Vec<u64>,
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
        let words = packs.find(&folded, original);
        Self::of_words(folded, original, words, packs)
    }

    /// Reads the text without disguises, if any row that looks through them can be met there: words of it stand there for
    /// every element that takes no tokens.
    pub fn bare(folded: Folded, original: &str, packs: &Packs) -> Option<Self> {
        let words = packs.find(&folded, original);
        let lookup = packs.lookup();
        let met = sets(words.iter().map(|h| h.string), packs);
        let is_met = |set: u32| lookup.has_token(set) || met[set as usize / 64] >> (set % 64) & 1 == 1;
        let patterns = lookup.anchors(true).all().iter().map(|number| &packs.index.patterns[*number as usize]);
        let is_possible = patterns.into_iter().any(|p| p.elements.iter().all(|e| e.optional || is_met(e.set)));
        is_possible.then(|| Self::of_words(folded, original, words, packs))
    }

    /// Finds the tokens, and lays out what there is.
    fn of_words(folded: Folded, original: &str, words: Vec<Hit>, packs: &Packs) -> Self {
        let by_end = merged(words, &scan::tokens(&folded, original));
        let hits = by_start(&by_end);
        let len = folded.text.len();
        let (met, which) = different(&hits, packs.lookup());
        let sentences = sentence::sentences(&folded.text);
        Self {
            before: counted(len, hits.iter().map(|h| h.start)),
            ended: counted(len, by_end.iter().map(|h| h.end)),
            kinds: kinds(&hits, packs),
            sets: sets(met.iter().copied(), packs),
            met,
            which,
            folded,
            hits,
            by_end,
            sentences,
            longest: packs.index.longest as usize,
            reach: SENTENCE_REACH.max(packs.index.reach as usize),
        }
    }

    /// Hits that start within a range of positions.
    pub fn starting_in(&self, range: Range<usize>) -> &[Hit] {
        let at = |position: usize| self.before[position.min(self.before.len() - 1)] as usize;
        let from = at(range.start);
        let found = &self.hits[from..at(range.end).max(from)];
        work::looked_at(found.len() + 1);
        found
    }

    /// Hits that end within a range of positions, nearest to its end first.
    pub fn ending_in(&self, range: Range<usize>) -> impl Iterator<Item = Hit> + '_ {
        let at = |position: usize| self.ended[position.min(self.ended.len() - 1)] as usize;
        let from = at(range.start);
        self.by_end[from..at(range.end).max(from)].iter().rev().copied().inspect(|_| work::looked_at(1))
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
        let all = self.kinds.of(kind);
        let from = all.partition_point(|i| (self.hits[*i as usize].start as usize) < range.start);
        let hits = all[from..].iter().map(|i| self.hits[*i as usize]);
        hits.take_while(move |h| (h.start as usize) < range.end).inspect(|_| work::looked_at(1))
    }

    /// The different strings and tokens of the text.
    pub fn met(&self) -> &[StringId] {
        &self.met
    }

    /// For each hit, the place of its string in [`Self::met`].
    pub fn which(&self) -> &[u32] {
        &self.which
    }

    /// Whether something of a set of `Index::sets` stands anywhere in the text.
    pub fn has_set(&self, set: u32) -> bool {
        self.sets.get(set as usize / 64).is_some_and(|bits| bits >> (set % 64) & 1 == 1)
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
    pub fn has_class(&self, class: Class, range: Range<usize>) -> bool {
        self.of_class(class, range).next().is_some()
    }

    /// How many characters, spaces left out, lie in a range.
    pub fn chars(&self, range: Range<usize>) -> usize {
        work::looked_at(range.len());
        self.folded.text[range].chars().filter(|c| *c != ' ').count()
    }
}

/// Words, which come sorted by end, and tokens among them.
fn merged(words: Vec<Hit>, tokens: &[Found]) -> Vec<Hit> {
    let hit = |(token, range): &Found| Hit {
        start: range.start as u32,
        end: range.end as u32,
        string: TOKEN_BASE + *token as u32,
    };
    let mut tokens: Vec<Hit> = tokens.iter().map(hit).collect();
    let key = |h: &Hit| (h.end, h.start, h.string);
    tokens.sort_unstable_by_key(key);
    let mut out = Vec::with_capacity(words.len() + tokens.len());
    let mut tokens = tokens.into_iter().peekable();
    for word in words {
        out.extend(std::iter::from_fn(|| tokens.next_if(|t| key(t) < key(&word))));
        out.push(word);
    }
    out.extend(tokens);
    out
}

/// Hits sorted by end, sorted by start: each is moved before the few that lie in it.
fn by_start(by_end: &[Hit]) -> Vec<Hit> {
    let mut out: Vec<Hit> = Vec::with_capacity(by_end.len());
    for hit in by_end {
        let place = out.iter().rposition(|h| h <= hit).map_or(0, |i| i + 1);
        out.insert(place, *hit);
    }
    out
}

/// For each position of a text, how many of some sorted positions lie before it; one more entry tells how many there are.
fn counted(len: usize, sorted: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut out = vec![0; len + 2];
    for position in sorted {
        out[position as usize + 1] += 1;
    }
    let mut count = 0;
    for entry in &mut out {
        count += *entry;
        *entry = count;
    }
    out
}

/// The hits of each class and token.
fn kinds(hits: &[Hit], packs: &Packs) -> Lists {
    let mut pairs = Vec::with_capacity(hits.len());
    for (hit, place) in hits.iter().zip(0..) {
        let classes = packs.lookup().classes(hit.string).iter();
        pairs.extend(classes.map(|class| (*class as usize, place)));
        pairs.extend(hit.string.checked_sub(TOKEN_BASE).map(|t| (Class::ALL.len() + t as usize, place)));
    }
    Lists::new(Class::ALL.len() + Token::ALL.len(), || pairs.iter().copied())
}

thread_local! {
    /// For each string that was met in the text at hand, one more than its place among them; 0 for all others.
    static PLACES: RefCell<Vec<u32>> = const { RefCell::new(Vec::new()) };
}

/// The different strings of hits, and for each hit which of them it is.
fn different(hits: &[Hit], lookup: &Lookup) -> (Vec<StringId>, Vec<u32>) {
    let mut met: Vec<StringId> = Vec::new();
    let mut which = Vec::with_capacity(hits.len());
    PLACES.with_borrow_mut(|places| {
        places.resize(lookup.slots().max(places.len()), 0);
        for hit in hits {
            let place = &mut places[lookup.slot(hit.string)];
            if *place == 0 {
                met.push(hit.string);
                *place = met.len() as u32;
            }
            which.push(*place - 1);
        }
        for string in &met {
            places[lookup.slot(*string)] = 0;
        }
    });
    (met, which)
}

/// A bit for each set of which something was met.
fn sets(met: impl Iterator<Item = StringId>, packs: &Packs) -> Vec<u64> {
    let mut bits = vec![0_u64; packs.index.sets.len().div_ceil(64)];
    for string in met {
        for set in packs.lookup().sets(string) {
            bits[*set as usize / 64] |= 1 << (set % 64);
        }
    }
    bits
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
            assert!(view.by_end.is_sorted_by_key(|h| (h.end, h.start, h.string)));
            let len = view.folded.text.len();
            for (from, to) in [(0, len), (0, len + 9), (len / 2, len), (3, 30.min(len)), (7, 2), (len, len + 1)] {
                let within = |at: u32| (from..to).contains(&(at as usize));
                let starting: Vec<_> = view.hits.iter().filter(|h| within(h.start)).collect();
                assert_eq!(view.starting_in(from..to).iter().collect::<Vec<_>>(), starting, "{text} {from} {to}");
                let mut ending: Vec<_> = view.by_end.iter().copied().filter(|h| within(h.end)).collect();
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

    #[test]
    fn sets_are_those_of_the_hits() {
        let packs = Packs::built_in();
        let view = view(&packs, "最後三日，全場八折");
        for (set, strings) in packs.index.sets.iter().zip(0..).map(|(strings, set)| (set, strings)) {
            let met = view.hits.iter().any(|h| strings.binary_search(&h.string).is_ok());
            assert_eq!(view.has_set(set), met, "{set}");
        }
    }
}
