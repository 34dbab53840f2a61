//! Finds all strings of the packs in a text. One table holds the steps of a trie (from this node by this character to that
//! node) under their hash, so that it is made in one go and read where it stands in the program: nothing is loaded.
//!
//! From each character the steps are followed as far as there are any, which is seldom more than two or three. The first
//! step stands in a table by its character, with a bit for each second character that can follow: most texts get no further.
//!
//! A text jumps about in this table, so it is kept small: characters are told by codes, the node behind a step is the place of
//! that step, and a step is one number of 64 bits.
//!
//! Shared with the build script.

use super::stored::Numbers;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::Range;
use std::str::Chars;

/// Characters below have their codes in a table by themselves: all but rare Han characters.
const LOWER: usize = 0x2_0000;
/// Numbers in `firsts` for each code.
const FIRST: usize = 3;
/// Bits of a step for the code of its character.
const CODE_BITS: u32 = 16;
/// Bits of a step for what ends with it: one more than the number of a string, and whether a string goes on behind it.
const ENDS_BITS: u32 = 23;
/// Bits of a step for the node before it.
const NODE_BITS: u32 = u64::BITS - CODE_BITS - ENDS_BITS;
/// The bit of what ends that says whether a string goes on behind it.
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
    /// For each character of the lower planes its code, or nothing; two codes a number, the lower one first.
    codes: Numbers,
    /// The rare characters, ascending, each before its code.
    rare: Numbers,
    /// For each code, from 1 on, what ends with the character, and the bits of the characters that follow it, the lower ones
    /// first.
    firsts: Numbers,
    /// For each place a step, or nothing; two numbers, the lower bits first.
    steps: Numbers,
}

/// A step by a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Step {
    /// The node behind it.
    node: u32,
    /// One more than the number of the string that it is, shifted, and a bit that says whether a string goes on behind it.
    ends: u32,
}

impl Step {
    /// The number of the string that ends here.
    const fn string(self) -> Option<u32> {
        (self.ends >> 1).checked_sub(1)
    }

    /// Whether a string goes on behind it.
    const fn goes_on(self) -> bool {
        self.ends & GOES_ON != 0
    }
}

/// The step by the first character of some strings.
#[derive(Clone, Copy, Debug)]
struct First {
    step: Step,
    /// The bits of the characters that follow it.
    follows: u64,
}

impl First {
    /// Whether a string may go on by a character.
    const fn goes_on_by(&self, c: char) -> bool {
        self.step.goes_on() && self.follows & bit(c) != 0
    }
}

/// A place of a text where strings may begin.
struct Begun {
    /// The first character's place and end.
    start: usize,
    end: usize,
    /// The step by it.
    first: Step,
    /// The next one and its code, if any string may go on by it, and the place where that step is looked for first.
    next: Option<(char, u32)>,
    place: usize,
}

impl Trie {
    /// Makes a trie of strings, none twice and none empty, in ascending order; none where there are more than it can hold.
    pub fn new<'s>(strings: impl Iterator<Item = (&'s str, u32)> + Clone) -> Option<Self> {
        let mut count = 0;
        let mut before = "";
        let mut codes: BTreeMap<char, u32> = BTreeMap::new();
        for (string, _) in strings.clone() {
            count += string.chars().count() - common(before, string);
            before = string;
            codes.extend(string.chars().map(|c| (c, 0)));
        }
        codes.values_mut().zip(1..).for_each(|(code, number)| *code = number);
        // Every third place stays free, so that few steps are far from where they belong.
        let mut made =
            Made { firsts: vec![[0; FIRST]; codes.len() + 1], steps: vec![0; count + count / 2 + 1], codes: &codes };
        let can_hold = codes.len() < 1 << CODE_BITS && made.firsts.len() + made.steps.len() < 1 << NODE_BITS;
        if !can_hold || strings.clone().any(|(_, number)| number + 1 >= 1 << (ENDS_BITS - 1)) {
            return None;
        }
        for (string, number) in strings {
            made.add(string, number);
        }
        Some(Self {
            firsts: made.firsts.into_iter().flatten().collect(),
            steps: made.steps.into_iter().flat_map(|step| [step as u32, (step >> 32) as u32]).collect(),
            codes: table(&codes),
            rare: codes
                .iter()
                .filter(|(c, _)| **c as usize >= LOWER)
                .flat_map(|(c, code)| [*c as u32, *code])
                .collect(),
        })
    }

    /// Whether there are no strings at all.
    pub fn is_empty(&self) -> bool {
        self.firsts.len() <= FIRST
    }

    /// Hands over where each string ends that begins a text, the shortest first, and its number.
    pub fn at_start_of(&self, text: &str, mut found: impl FnMut(usize, u32)) {
        let mut chars = text.chars();
        let Some((c, first)) = chars.next().and_then(|c| Some((c, self.first(c)?))) else { return };
        let end = c.len_utf8();
        if let Some(string) = first.step.string() {
            found(end, string);
        }
        if let Some(next) = chars.next().filter(|c| first.goes_on_by(*c)) {
            let step = self.code(next).and_then(|code| self.step(first.step.node, code));
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
        let steps: Vec<u64> = begun.iter().map(|begun| self.at(begun.place)).collect();
        for (Begun { start, end, first, next, place }, step) in begun.into_iter().zip(steps) {
            if let Some(string) = first.string() {
                found(start..end, string);
            }
            let Some((next, code)) = next.filter(|_| step != 0) else { continue };
            let is_it = step >> ENDS_BITS == key(first.node, code);
            let step = if is_it { Some(self.taken(place, step)) } else { self.step(first.node, code) };
            let end = end + next.len_utf8();
            self.go_on(step, end, text[end..].chars(), |end, string| found(start..end, string));
        }
    }

    /// The places of a text where strings may begin: with many characters no string begins, or none that goes on as the
    /// text does.
    fn begun(&self, text: &str, may_begin: impl Fn(usize, char) -> bool) -> Vec<Begun> {
        let places = self.places();
        let mut begun = Vec::with_capacity(text.len() / 4);
        let mut chars = text.char_indices();
        while let Some((start, c)) = chars.next() {
            let Some(first) = self.first(c) else { continue };
            let next = chars.as_str().chars().next().filter(|c| first.goes_on_by(*c));
            let next = next.and_then(|next| Some((next, self.code(next)?)));
            let First { step: first, .. } = first;
            if (first.string().is_none() && next.is_none()) || !may_begin(start, c) {
                continue;
            }
            let place = next.map_or(0, |(_, code)| hash(first.node, code, places));
            begun.push(Begun { start, end: start + c.len_utf8(), first, next, place });
        }
        begun
    }

    /// Hands over what ends with a step, and with those that follow it.
    fn go_on(&self, step: Option<Step>, end: usize, mut rest: Chars<'_>, mut found: impl FnMut(usize, u32)) {
        let (mut step, mut end) = (step, end);
        while let Some(taken) = step {
            if let Some(string) = taken.string() {
                found(end, string);
            }
            let Some(c) = rest.next().filter(|_| taken.goes_on()) else { return };
            step = self.code(c).and_then(|code| self.step(taken.node, code));
            end += c.len_utf8();
        }
    }

    /// The code of a character that any string holds.
    #[inline]
    fn code(&self, c: char) -> Option<u32> {
        let c = c as usize;
        if c >= LOWER {
            return self.rare_code(c as u32);
        }
        let two = self.codes.get(c / 2)?;
        let code = if c.is_multiple_of(2) { two & 0xffff } else { two >> CODE_BITS };
        (code != 0).then_some(code)
    }

    fn rare_code(&self, c: u32) -> Option<u32> {
        self.rare.all().groups().find(|[rare, _]| *rare == c).map(|[_, code]| code)
    }

    /// The first step, where any string begins with the character.
    #[inline]
    fn first(&self, c: char) -> Option<First> {
        let code = self.code(c)?;
        let place = code as usize * FIRST;
        let [ends, low, high] = self.firsts.row(place..place + FIRST).array()?;
        let step = Step { node: code, ends };
        (ends != 0).then(|| First { step, follows: u64::from(low) | u64::from(high) << 32 })
    }

    /// How many places there are for steps.
    fn places(&self) -> usize {
        self.steps.len() / 2
    }

    /// The step at a place; 0 for none.
    fn at(&self, place: usize) -> u64 {
        let step = self.steps.row(2 * place..2 * place + 2).array();
        step.map_or(0, |[low, high]| u64::from(low) | u64::from(high) << 32)
    }

    /// What a step at a place leads to.
    fn taken(&self, place: usize, step: u64) -> Step {
        Step { node: (self.firsts.len() / FIRST + place) as u32, ends: (step & ((1 << ENDS_BITS) - 1)) as u32 }
    }

    /// The step from a node by a character.
    fn step(&self, node: u32, code: u32) -> Option<Step> {
        let places = self.places();
        let mut place = hash(node, code, places);
        loop {
            let step = self.at(place);
            if step == 0 {
                return None;
            }
            if step >> ENDS_BITS == key(node, code) {
                return Some(self.taken(place, step));
            }
            place = if place + 1 == places { 0 } else { place + 1 };
        }
    }
}

/// How many characters two strings begin with together.
fn common(a: &str, b: &str) -> usize {
    a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count()
}

/// The codes by their characters, but for rare ones.
fn table(codes: &BTreeMap<char, u32>) -> Numbers {
    let mut table: Vec<u32> = Vec::new();
    for (c, code) in codes.iter().map(|(c, code)| (*c as usize, *code)).filter(|(c, _)| *c < LOWER) {
        table.resize(c / 2 + 1, 0);
        table[c / 2] |= code << (CODE_BITS * (c as u32 % 2));
    }
    table.into_iter().collect()
}

/// What a step is told by: the node before it, and its character.
const fn key(node: u32, code: u32) -> u64 {
    (node as u64) << CODE_BITS | code as u64
}

/// Where a step is looked for first, of so many places.
const fn hash(node: u32, code: u32, places: usize) -> usize {
    let hash = key(node, code).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    ((hash * places as u64) >> 32) as usize
}

/// The bit of a character among those that may follow another.
const fn bit(c: char) -> u64 {
    1 << (c as u32 % 64)
}

/// A trie on its way.
struct Made<'c> {
    codes: &'c BTreeMap<char, u32>,
    firsts: Vec<[u32; FIRST]>,
    steps: Vec<u64>,
}

impl Made<'_> {
    fn add(&mut self, string: &str, number: u32) {
        let mut chars = string.chars().peekable();
        let Some(first) = chars.next() else { return };
        let mut node = self.codes[&first];
        let ends = |is_last: bool| if is_last { (number + 1) << 1 } else { GOES_ON };
        let [here, low, high] = &mut self.firsts[node as usize];
        *here |= ends(chars.peek().is_none());
        if let Some(next) = chars.peek() {
            let bit = bit(*next);
            *low |= bit as u32;
            *high |= (bit >> 32) as u32;
        }
        while let Some(c) = chars.next() {
            let place = self.place(node, self.codes[&c]);
            self.steps[place] |= u64::from(ends(chars.peek().is_none()));
            node = (self.firsts.len() + place) as u32;
        }
    }

    /// The place of a step, made where it is a new one.
    fn place(&mut self, node: u32, code: u32) -> usize {
        let places = self.steps.len();
        let mut place = hash(node, code, places);
        while self.steps[place] != 0 && self.steps[place] >> ENDS_BITS != key(node, code) {
            place = (place + 1) % places;
        }
        self.steps[place] |= key(node, code) << ENDS_BITS;
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
        Trie::new(sorted.into_iter().map(|s| (s, strings.iter().position(|t| *t == s).unwrap() as u32))).unwrap()
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
        let none = Trie::new(std::iter::empty()).unwrap();
        assert!(none.is_empty());
        assert_eq!(starts(&none, "上環"), []);
        assert_eq!(starts(&Trie::default(), "上環"), []);
    }

    #[test]
    fn what_does_not_fit_makes_no_trie() {
        let most = (1 << (ENDS_BITS - 1)) - 2;
        assert_eq!(starts(&Trie::new([("上", most)].into_iter()).unwrap(), "上環"), [(3, most)]);
        assert!(Trie::new([("上", most + 1)].into_iter()).is_none());
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
