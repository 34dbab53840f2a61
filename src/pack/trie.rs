//! Finds all strings of the packs in a text. One table holds the steps of a trie (from this node by this character to that
//! node) under their hash, so that it is made in one go and read where it stands in the program: nothing is loaded.
//!
//! From each character the steps are followed as far as there are any, which is seldom more than two or three. The first
//! step stands in a table by its character, with a bit for each second character that can follow: most texts get no further.
//!
//! Shared with the build script.

use super::stored::Numbers;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::ops::Range;
use std::str::Chars;

/// Numbers that a step takes in the table: node, character and (shifted left) its own node, and what ends there.
const WIDTH: usize = 4;
/// Characters below are looked up by themselves: all but rare Han characters.
const LOWER: usize = 0x2_0000;
/// The bit of a node that says whether a string goes on behind it.
const GOES_ON: u32 = 1;

/// What finds the strings of the packs.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Tries {
    /// All strings.
    pub all: Trie,
    /// Those that rows ask for which look through disguises.
    pub evasive: Trie,
}

/// Strings, each with its number.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Trie {
    /// For each character of the lower planes one more than its place in `firsts`, or nothing.
    roots: Numbers,
    /// For each first character the node behind it with its flag, one more than the number of the string that it is, and
    /// the bits of the characters that follow it, the lower ones first.
    firsts: Numbers,
    /// For each place a step, or nothing: node and character before it, the node behind it with its flag, and one more than
    /// the number of the string that ends there.
    steps: Numbers,
}

/// The step by the first character of some strings.
#[derive(Clone, Copy, Debug)]
struct First {
    /// The node behind it with its flag.
    node: u32,
    /// One more than the number of the string that it is.
    string: u32,
    /// The bits of the characters that follow it.
    follows: u64,
}

impl First {
    /// Whether a string may go on by a character.
    const fn goes_on_by(&self, c: char) -> bool {
        self.node & GOES_ON != 0 && self.follows & bit(c) != 0
    }
}

/// A place of a text where strings may begin.
struct Begun {
    /// The first character's place and end.
    start: usize,
    end: usize,
    /// The step by it.
    first: First,
    /// The next one, if any string may go on by it, and the place where that step is looked for first.
    next: Option<char>,
    place: usize,
}

impl Trie {
    /// Makes a trie of strings, none twice and none empty, in ascending order.
    pub fn new<'s>(strings: impl Iterator<Item = (&'s str, u32)> + Clone) -> Self {
        let mut count = 0;
        let mut before = "";
        for (string, _) in strings.clone() {
            count += string.chars().count() - common(before, string);
            before = string;
        }
        // Every third place stays free, so that few steps are far from where they belong.
        let mut made = Made { steps: vec![[0; WIDTH]; count + count / 2 + 1], nodes: 1 };
        for (string, number) in strings {
            made.add(string, number);
        }
        let (roots, firsts) = made.firsts();
        Self {
            roots: roots.into_iter().collect(),
            firsts: firsts.into_iter().flatten().collect(),
            steps: made.steps.into_iter().flatten().collect(),
        }
    }

    /// Whether there are no strings at all.
    pub fn is_empty(&self) -> bool {
        self.steps.len() <= WIDTH
    }

    /// Hands over where each string ends that begins a text, the shortest first, and its number.
    pub fn at_start_of(&self, text: &str, mut found: impl FnMut(usize, u32)) {
        let mut chars = text.chars();
        let Some((c, first)) = chars.next().and_then(|c| Some((c, self.first(c)?))) else { return };
        let end = c.len_utf8();
        if let Some(string) = first.string.checked_sub(1) {
            found(end, string);
        }
        if let Some(next) = chars.next().filter(|c| first.goes_on_by(*c)) {
            let step = self.step(first.node >> 1, next);
            self.go_on(step, end + next.len_utf8(), chars, found);
        }
    }

    /// Hands over all strings of a text that begin where they may, in the order of their starts, the shortest first.
    pub fn everywhere(
        &self,
        text: &str,
        may_begin: impl Fn(usize, char) -> bool,
        mut found: impl FnMut(Range<usize>, u32),
    ) {
        let begun = self.begun(text, may_begin);
        // The second steps lie anywhere in a table that no cache holds. They are read in one go, one beside the other: read
        // when its turn comes, each would be waited for.
        let step =
            |begun: &Begun| self.steps.row(begun.place * WIDTH..(begun.place + 1) * WIDTH).array().unwrap_or_default();
        let steps: Vec<[u32; WIDTH]> = begun.iter().map(step).collect();
        for (Begun { start, end, first, next, .. }, [from, by, to, string]) in begun.into_iter().zip(steps) {
            if let Some(string) = first.string.checked_sub(1) {
                found(start..end, string);
            }
            let Some(next) = next.filter(|_| to != 0) else { continue };
            let node = first.node >> 1;
            let step = if (from, by) == (node, next as u32) { Some((to, string)) } else { self.step(node, next) };
            let end = end + next.len_utf8();
            self.go_on(step, end, text[end..].chars(), |end, string| found(start..end, string));
        }
    }

    /// The places of a text where strings may begin: with many characters no string begins, or none that goes on as the
    /// text does.
    fn begun(&self, text: &str, may_begin: impl Fn(usize, char) -> bool) -> Vec<Begun> {
        let places = self.steps.len() / WIDTH;
        let mut begun = Vec::with_capacity(text.len() / 4);
        let mut chars = text.char_indices();
        while let Some((start, c)) = chars.next() {
            let Some(first) = self.first(c) else { continue };
            let next = chars.as_str().chars().next().filter(|c| first.goes_on_by(*c));
            if (first.string == 0 && next.is_none()) || !may_begin(start, c) {
                continue;
            }
            let place = next.map_or(0, |next| hash(first.node >> 1, next, places));
            begun.push(Begun { start, end: start + c.len_utf8(), first, next, place });
        }
        begun
    }

    /// Hands over what ends with a step, and with those that follow it.
    fn go_on(&self, step: Option<(u32, u32)>, end: usize, mut rest: Chars<'_>, mut found: impl FnMut(usize, u32)) {
        let (mut step, mut end) = (step, end);
        while let Some((node, string)) = step {
            if let Some(string) = string.checked_sub(1) {
                found(end, string);
            }
            let Some(c) = rest.next().filter(|_| node & GOES_ON != 0) else { return };
            step = self.step(node >> 1, c);
            end += c.len_utf8();
        }
    }

    /// The first step, where any string begins with the character.
    #[inline]
    fn first(&self, c: char) -> Option<First> {
        if c as usize >= LOWER {
            return self.rare_first(c);
        }
        let place = self.roots.get(c as usize)?.checked_sub(1)? as usize * WIDTH;
        let [node, string, low, high] = self.firsts.row(place..place + WIDTH).array()?;
        Some(First { node, string, follows: u64::from(low) | u64::from(high) << 32 })
    }

    fn rare_first(&self, c: char) -> Option<First> {
        if self.is_empty() {
            return None;
        }
        self.step(0, c).map(|(node, string)| First { node, string, follows: u64::MAX })
    }

    /// The node behind a node and a character, and what ends there.
    fn step(&self, node: u32, c: char) -> Option<(u32, u32)> {
        let places = self.steps.len() / WIDTH;
        let mut place = hash(node, c, places);
        loop {
            let step = self.steps.row(place * WIDTH..place * WIDTH + WIDTH);
            let [from, by, to, string] = step.array()?;
            if to == 0 {
                return None;
            }
            if from == node && by == c as u32 {
                return Some((to, string));
            }
            place = if place + 1 == places { 0 } else { place + 1 };
        }
    }
}

/// How many characters two strings begin with together.
fn common(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// Where a step is looked for first, of so many places.
const fn hash(node: u32, c: char, places: usize) -> usize {
    let key = (node as u64) << 21 | c as u64;
    let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    ((hash * places as u64) >> 32) as usize
}

/// The bit of a character among those that may follow another.
const fn bit(c: char) -> u64 {
    1 << (c as u32 % 64)
}

/// A trie on its way.
struct Made {
    steps: Vec<[u32; WIDTH]>,
    nodes: u32,
}

impl Made {
    fn add(&mut self, string: &str, number: u32) {
        let mut node = 0;
        let mut chars = string.chars().peekable();
        while let Some(c) = chars.next() {
            let place = self.place(node, c);
            let step = &mut self.steps[place];
            if step[2] == 0 {
                *step = [node, c as u32, self.nodes << 1, 0];
                self.nodes += 1;
            }
            if chars.peek().is_some() {
                step[2] |= GOES_ON;
            } else {
                step[3] = number + 1;
            }
            node = step[2] >> 1;
        }
    }

    /// The tables of first characters.
    fn firsts(&self) -> (Vec<u32>, Vec<[u32; WIDTH]>) {
        let (mut roots, mut firsts) = (Vec::new(), Vec::new());
        let mut behind: HashMap<u32, u64> = HashMap::new();
        let taken = || self.steps.iter().filter(|step| step[2] != 0);
        for [_, c, to, string] in taken().filter(|step| step[0] == 0 && (step[1] as usize) < LOWER) {
            let c = *c as usize;
            roots.resize(roots.len().max(c + 1), 0);
            firsts.push([*to, *string, 0, 0]);
            roots[c] = firsts.len() as u32;
            behind.insert(to >> 1, 0);
        }
        for [from, c, ..] in taken() {
            if let Some(bits) = behind.get_mut(from) {
                *bits |= 1 << (c % 64);
            }
        }
        for [to, _, low, high] in &mut firsts {
            let bits = behind.get(&(*to >> 1)).copied().unwrap_or_default();
            (*low, *high) = (bits as u32, (bits >> 32) as u32);
        }
        (roots, firsts)
    }

    /// The place of a step, or the free one where it belongs.
    fn place(&self, node: u32, c: char) -> usize {
        let places = self.steps.len();
        let mut place = hash(node, c, places);
        while self.steps[place][2] != 0 && self.steps[place][..2] != [node, c as u32] {
            place = (place + 1) % places;
        }
        place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trie(strings: &[&str]) -> Trie {
        let mut sorted = strings.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        Trie::new(sorted.into_iter().map(|s| (s, strings.iter().position(|t| *t == s).unwrap() as u32)))
    }

    fn starts(trie: &Trie, text: &str) -> Vec<(usize, u32)> {
        let mut found = Vec::new();
        trie.at_start_of(text, |end, string| found.push((end, string)));
        found
    }

    #[test]
    fn all_strings_that_begin_a_text_are_found() {
        let trie = trie(&["上", "上環", "上環咖啡", "cafe", "🔥", "𠝹", "𠝹紙"]);
        assert_eq!(starts(&trie, "上環咖啡店"), [(3, 0), (6, 1), (12, 2)]);
        assert_eq!(starts(&trie, "上水"), [(3, 0)]);
        assert_eq!(starts(&trie, "cafe"), [(4, 3)]);
        assert_eq!(starts(&trie, "🔥"), [(4, 4)]);
        assert_eq!(starts(&trie, "𠝹紙刀"), [(4, 5), (7, 6)]);
        assert_eq!(starts(&trie, "caf"), []);
        assert_eq!(starts(&trie, ""), []);
    }

    #[test]
    fn no_string_at_all_finds_nothing() {
        let none = Trie::new(std::iter::empty());
        assert!(none.is_empty());
        assert_eq!(starts(&none, "上環"), []);
        assert_eq!(starts(&Trie::default(), "上環"), []);
    }

    #[test]
    fn everywhere_is_at_the_start_of_each_rest() {
        let trie = trie(&["上", "上環", "上環咖啡", "環咖", "cafe", "🔥", "𠝹", "𠝹紙"]);
        for text in ["", "上", "上環咖啡上環cafe🔥", "咖啡環咖𠝹紙𠝹上上環", "環咖cafecaf"] {
            let mut slow = Vec::new();
            for (start, _) in text.char_indices().filter(|(_, c)| *c != 'c') {
                slow.extend(
                    starts(&trie, &text[start..]).into_iter().map(|(end, string)| (start..start + end, string)),
                );
            }
            let mut found = Vec::new();
            trie.everywhere(text, |_, c| c != 'c', |range, string| found.push((range, string)));
            assert_eq!(found, slow, "{text}");
        }
        Trie::default().everywhere("上環", |_, _| true, |range, _| panic!("{range:?}"));
    }

    proptest::proptest! {
        #[test]
        fn what_is_found_is_what_begins_a_text(strings in "([ab上環]{1,4} ){0,20}", text in "[ab上環]{0,6}") {
            let strings: Vec<&str> = strings.split_whitespace().collect();
            let mut slow: Vec<usize> = strings.iter().filter(|s| text.starts_with(**s)).map(|s| s.len()).collect();
            slow.sort_unstable();
            slow.dedup();
            let ends: Vec<usize> = starts(&trie(&strings), &text).into_iter().map(|(end, _)| end).collect();
            proptest::prop_assert_eq!(ends, slow);
        }
    }
}
