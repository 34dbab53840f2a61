//! What a note sounds like, letter by letter: character 1–3-grams and Latin words, each in one of [`BUCKETS`] by its hash.
//! Keywords are left out (a shop must name what it sells), and so is whatever tells only where a text comes from: which
//! digits, which pictures, where lines break.

use crate::note::{Piece, Zone};
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

/// A character of title or body, or of a topic, that stands in no keyword and is no space.
#[derive(Clone, Copy)]
struct Letter {
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

/// The characters of a note, and the grams that they make.
pub struct Letters {
    /// In the order of the text.
    list: Vec<Letter>,
    /// The grams of all of them.
    pub grams: Vec<u16>,
    /// For each character how many grams came before its own; one more for the end.
    starts: Vec<u32>,
}

impl Letters {
    /// Those of a note.
    pub fn of(cx: &Context<'_>) -> Self {
        Self::made_of(letters(cx))
    }

    fn made_of(list: Vec<Letter>) -> Self {
        let mut grams = Vec::with_capacity(3 * list.len() + 1);
        let mut starts = Vec::with_capacity(list.len() + 1);
        let mut run = Run::default();
        for letter in &list {
            starts.push(grams.len() as u32);
            run.take(letter, &mut |gram| grams.push(gram));
        }
        starts.push(grams.len() as u32);
        run.word.end(&mut |gram| grams.push(gram));
        Self { list, grams, starts }
    }

    /// The places of those that begin in a range of the folded text.
    fn within(&self, range: &Range<usize>) -> Range<usize> {
        let place = |at: usize| self.list.partition_point(|l| (l.at as usize) < at);
        place(range.start)..place(range.end)
    }

    /// Hands over the grams that a stretch of the folded text would make if nothing stood around it.
    pub fn alone(&self, range: &Range<usize>, mut take: impl FnMut(u16)) {
        let within = self.within(range);
        let (mut run, mut at) = (Run::default(), within.start);
        while at < within.end && !run.is_settled() {
            run.take(&self.list[at], &mut take);
            at += 1;
        }
        // From here on they are those of the whole note, but for a word that the stretch ends in.
        self.made(&(at..within.end)).iter().for_each(|gram| take(*gram));
        if at < within.end {
            run.word = self.last_word(&(at..within.end));
        }
        run.word.end(&mut take);
    }

    /// What of a Latin word stands at the end of some letters.
    fn last_word(&self, within: &Range<usize>) -> Word {
        let mut letters = Vec::new();
        for place in within.clone().rev() {
            let letter = &self.list[place];
            // A letter that makes no gram parts no words.
            if self.made(&(place..place + 1)).is_empty() {
                continue;
            }
            if !letter.c.is_ascii_lowercase() {
                break;
            }
            letters.push(letter.c);
            if letter.is_gap {
                break;
            }
        }
        let mut word = Word::default();
        letters.into_iter().rev().for_each(|c| word.push(c));
        word
    }

    /// The grams that were made when some letters were taken.
    fn made(&self, within: &Range<usize>) -> &[u16] {
        &self.grams[self.starts[within.start] as usize..self.starts[within.end] as usize]
    }

    /// The grams that end in a stretch of the folded text.
    pub fn ending_in(&self, range: &Range<usize>) -> &[u16] {
        self.made(&self.within(range))
    }
}

/// Where a note changes what becomes of its characters: a keyword begins or ends, or another part of it.
struct Parts<'c> {
    keywords: std::iter::Peekable<std::vec::IntoIter<&'c Range<usize>>>,
    pieces: std::iter::Peekable<std::slice::Iter<'c, Piece>>,
    /// From this byte of the note on something else may hold.
    border: usize,
    is_keyword: bool,
    is_prose: bool,
}

impl<'c> Parts<'c> {
    fn of(cx: &'c Context<'_>) -> Self {
        Self {
            keywords: keywords(cx).into_iter().peekable(),
            pieces: cx.note.pieces.iter().peekable(),
            border: 0,
            is_keyword: false,
            is_prose: false,
        }
    }

    /// Goes on to a byte of the note.
    fn go_to(&mut self, origin: usize) {
        while self.keywords.next_if(|k| k.end <= origin).is_some() {}
        while self.pieces.next_if(|p| p.span.end() <= origin).is_some() {}
        let mut border = usize::MAX;
        let mut is_inside = |start: usize, end: usize| {
            let is_inside = start <= origin;
            border = border.min(if is_inside { end } else { start });
            is_inside
        };
        self.is_keyword = self.keywords.peek().is_some_and(|k| is_inside(k.start, k.end));
        let piece = self.pieces.peek().filter(|p| is_inside(p.span.start(), p.span.end()));
        self.is_prose = piece.is_some_and(|p| p.zone != Zone::Hashtag);
        self.border = border;
    }
}

fn letters(cx: &Context<'_>) -> Vec<Letter> {
    let folded = &cx.view.folded;
    let mut parts = Parts::of(cx);
    let mut out = Vec::with_capacity(folded.text.len() / 2);
    for (at, c) in folded.text.char_indices() {
        let origin = folded.origin_of(at);
        if origin >= parts.border {
            parts.go_to(origin);
        }
        if parts.is_keyword {
            continue;
        }
        let (at, is_prose) = (at as u32, parts.is_prose);
        // Most characters of a text are Han: these need not be looked up.
        if matches!(c, '\u{4e00}'..='\u{9fff}') {
            out.push(Letter { at, c, is_prose, is_run: false, is_gap: false });
            continue;
        }
        if c.is_whitespace() {
            continue;
        }
        let c = match c {
            _ if c.is_ascii_digit() => DIGIT,
            _ if scan::is_emoji(c) => PICTURE,
            _ => c,
        };
        let is_gap = c.is_ascii_lowercase() && folded.is_gap(at as usize);
        out.push(Letter { at, c, is_prose, is_run: c == DIGIT || !is_alphanumeric(c), is_gap });
    }
    out
}

/// Letters that follow one another, as far as they have been read.
#[derive(Default)]
struct Run {
    /// What the gram of the last one and of the last two characters has come to, where there are so many.
    one: Option<u32>,
    two: Option<u32>,
    last: Option<char>,
    word: Word,
}

impl Run {
    /// Whether what it takes next makes the grams that it would make wherever the run had begun.
    const fn is_settled(&self) -> bool {
        self.two.is_some() && self.word.len == 0
    }

    /// Hands over the grams that end with a letter.
    #[inline]
    fn take(&mut self, letter: &Letter, grams: &mut impl FnMut(u16)) {
        let c = letter.c;
        // A run of digits, pictures or signs is one of each.
        let is_run = letter.is_run && self.last == Some(c);
        self.last = Some(c);
        if !letter.is_prose || is_run {
            return;
        }
        if c.is_ascii_lowercase() {
            if letter.is_gap {
                self.word.end(grams);
            }
            self.word.push(c);
        } else {
            self.word.end(grams);
        }
        let one = step(SEED, c);
        grams(bucket(one));
        let two = self.one.map(|before| step(before, c));
        if let Some(two) = two {
            grams(bucket(two));
        }
        if let Some(before) = self.two {
            grams(bucket(step(before, c)));
        }
        (self.one, self.two) = (Some(one), two);
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

    /// A word of more than one letter is a gram of its own.
    fn end(&mut self, grams: &mut impl FnMut(u16)) {
        if self.len > 1 {
            grams(bucket(step(self.hash, '|')));
        }
        self.len = 0;
    }
}

/// FNV-1a over characters: what the hash of nothing is …
pub const SEED: u32 = 0x811c_9dc5;

/// … and that of one character more.
pub const fn step(hash: u32, c: char) -> u32 {
    (hash ^ c as u32).wrapping_mul(0x0100_0193)
}

const fn bucket(hash: u32) -> u16 {
    (hash ^ hash >> 16) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Letters {
        let letter = |(at, c): (usize, char)| Letter {
            at: at as u32,
            c,
            is_prose: true,
            is_run: c == DIGIT || !is_alphanumeric(c),
            is_gap: false,
        };
        Letters::made_of(text.char_indices().map(letter).collect())
    }

    fn grams(text: &str) -> Vec<u16> {
        letters(text).grams
    }

    fn alone(letters: &Letters, range: Range<usize>) -> Vec<u16> {
        let mut out = Vec::new();
        letters.alone(&range, |gram| out.push(gram));
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
    fn a_stretch_alone_knows_nothing_of_what_stands_around_it() {
        let all = letters("上環a好");
        let alone = alone(&all, 3..7);
        assert_eq!(alone, grams("環a"));
        // What ends in it may begin before it.
        assert_eq!(all.ending_in(&(3..7)).len(), alone.len() + 2);
        assert_eq!(all.ending_in(&(0..10)), &all.grams[..]);
        assert_eq!(all.ending_in(&(10..99)).len(), 0);
    }

    #[test]
    fn every_stretch_alone_makes_what_its_text_makes() {
        for text in ["上環café!!!好12杯ab", "ab!!cd e環fgh", "a", "!!!", "", "ab cd ef gh上", "好a好bc好def"]
        {
            let all = letters(text);
            let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for (place, from) in borders.iter().enumerate() {
                for to in &borders[place..] {
                    assert_eq!(alone(&all, *from..*to), grams(&text[*from..*to]), "{text:?} {from} {to}");
                }
            }
        }
    }

    #[test]
    fn a_gap_ends_a_word_at_the_end_of_a_stretch_too() {
        let mut all = letters("好好abcd好");
        all.list[4].is_gap = true;
        let all = Letters::made_of(all.list);
        let whole = alone(&all, 0..10);
        assert_eq!(whole[..], all.grams[..whole.len()], "the words ab and cd stand there, in this order");
        assert_eq!(whole.len(), 1 + 2 + 3 * 4 + 2);
    }
}
