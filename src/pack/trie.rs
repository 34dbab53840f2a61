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
    pub fn at_start_of(&self, text: &str, found: impl FnMut(usize, u32)) {
        let mut chars = text.chars();
        if let Some(first) = chars.next() {
            self.behind(first, chars.as_str(), found);
        }
    }

    /// The same for a text whose first character has been taken from it.
    pub fn behind(&self, first: char, rest: &str, mut found: impl FnMut(usize, u32)) {
        let Some([mut node, string, low, high]) = self.first(first) else { return };
        let mut end = first.len_utf8();
        if let Some(string) = string.checked_sub(1) {
            found(end, string);
        }
        if node & GOES_ON == 0 {
            return;
        }
        let mut chars = rest.chars();
        let mut next = chars.next().filter(|c| (u64::from(low) | u64::from(high) << 32) & bit(*c) != 0);
        while let Some(c) = next.filter(|_| node & GOES_ON != 0) {
            let Some((to, string)) = self.step(node >> 1, c) else { return };
            end += c.len_utf8();
            if let Some(string) = string.checked_sub(1) {
                found(end, string);
            }
            node = to;
            next = chars.next();
        }
    }

    /// The first step: as in `firsts`.
    fn first(&self, c: char) -> Option<[u32; WIDTH]> {
        if c as usize >= LOWER {
            if self.is_empty() {
                return None;
            }
            return self.step(0, c).map(|(to, string)| [to, string, u32::MAX, u32::MAX]);
        }
        let place = self.roots.get(c as usize)?.checked_sub(1)? as usize * WIDTH;
        self.firsts.row(place..place + WIDTH).array()
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
