//! What a string of the packs means, without searching for it: flat lists that begin where a table says. Worked out when
//! packs are loaded, since it takes less time to count than to read.

use super::index::{Index, StringId, TOKEN_BASE, TermKind};
use crate::text::token::Token;
use std::cmp::Reverse;
use std::ops::Range;

/// For each of some rows a list of numbers, all of them in one piece.
#[derive(Debug, Default)]
pub struct Lists {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Lists {
    /// Counts the pairs of row and number, then puts each where it belongs; those of a row stay in their order. Pairs whose
    /// row is out of bounds are left out.
    pub fn new<I: Iterator<Item = (usize, u32)>>(rows: usize, pairs: impl Fn() -> I) -> Self {
        let mut starts = vec![0; rows + 1];
        for (row, _) in pairs().filter(|(row, _)| *row < rows) {
            starts[row + 1] += 1;
        }
        for row in 0..rows {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut items = vec![0; starts[rows] as usize];
        for (row, item) in pairs().filter(|(row, _)| *row < rows) {
            items[next[row] as usize] = item;
            next[row] += 1;
        }
        Self { starts, items }
    }

    /// The numbers of a row; none for a row that is out of bounds.
    pub fn of(&self, row: usize) -> &[u32] {
        match self.starts.get(row..row + 2) {
            Some(&[from, to]) => &self.items[from as usize..to as usize],
            _ => &[],
        }
    }
}

/// Where the entries of a string lie in a list that is sorted by string.
#[derive(Debug, Default)]
struct Places(Vec<u32>);

impl Places {
    fn new(strings: usize, keys: impl Iterator<Item = StringId>) -> Self {
        let mut starts = vec![0; strings + 1];
        let mut at = 0;
        for (i, key) in keys.enumerate() {
            while at <= (key as usize).min(strings) {
                starts[at] = i as u32;
                at += 1;
            }
            starts[strings] = i as u32 + 1;
        }
        let end = starts[strings];
        starts[at..].fill(end);
        Self(starts)
    }

    fn of(&self, string: StringId) -> Range<usize> {
        let row = string as usize;
        match self.0.get(row..row.saturating_add(2)) {
            Some(&[from, to]) => from as usize..to as usize,
            _ => 0..0,
        }
    }
}

/// What strings and tokens mean.
#[derive(Debug, Default)]
pub struct Lookup {
    strings: usize,
    forms: Places,
    guards: Places,
    allow: Places,
    classes: Lists,
    sets: Lists,
    anchors: Anchors,
    disguised: Anchors,
    with_token: Vec<bool>,
    keywords: Lists,
    places: Lists,
}

impl Lookup {
    /// Works out all tables.
    pub fn new(index: &Index) -> Self {
        let strings = index.strings as usize;
        let slots = strings + Token::ALL.len();
        let members = |lists: &[Vec<StringId>]| {
            let pairs = || {
                let numbers = lists.iter().zip(0_u32..);
                numbers.flat_map(|(list, number)| list.iter().map(move |s| (slot(strings, *s), number)))
            };
            Lists::new(slots, pairs)
        };
        Self {
            strings,
            forms: Places::new(strings, index.forms.iter().map(|f| f.string)),
            guards: Places::new(strings, index.row_guards.iter().map(|g| g.0)),
            allow: Places::new(strings, index.allow.iter().map(|a| a.0)),
            classes: members(&index.asked),
            sets: members(&index.sets),
            anchors: Anchors::new(index, slots, false),
            disguised: Anchors::new(index, slots, true),
            with_token: index.sets.iter().map(|s| s.last().is_some_and(|last| *last >= TOKEN_BASE)).collect(),
            keywords: keywords(index),
            places: places(index),
        }
    }

    /// How many places [`Self::slot`] gives.
    pub const fn slots(&self) -> usize {
        self.strings + Token::ALL.len()
    }

    /// The place of a string or token among all of them.
    pub fn slot(&self, string: StringId) -> usize {
        slot(self.strings, string)
    }

    /// Where the entries of a string lie in [`Index::forms`].
    pub fn forms(&self, string: StringId) -> Range<usize> {
        self.forms.of(string)
    }

    /// Where the entries of a string lie in [`Index::row_guards`].
    pub fn guards(&self, string: StringId) -> Range<usize> {
        self.guards.of(string)
    }

    /// Where the entries of a string lie in [`Index::allow`].
    pub fn allow(&self, string: StringId) -> Range<usize> {
        self.allow.of(string)
    }

    /// The word classes of a string, as places in `Class::ALL`, ascending.
    pub fn classes(&self, string: StringId) -> &[u32] {
        self.classes.of(self.slot(string))
    }

    /// The sets of [`Index::sets`] that a string or token is in, ascending.
    pub fn sets(&self, string: StringId) -> &[u32] {
        self.sets.of(self.slot(string))
    }

    /// The keywords of a trade, most important first.
    pub fn keywords(&self, category: u16) -> &[u32] {
        self.keywords.of(usize::from(category))
    }

    /// The places of a district, the district itself among them, ascending.
    pub fn places(&self, district: u16) -> &[u32] {
        self.places.of(usize::from(district))
    }

    /// What patterns are looked for by: those of all rows, or of the rows that look through disguises.
    pub const fn anchors(&self, only_evasion: bool) -> &Anchors {
        if only_evasion { &self.disguised } else { &self.anchors }
    }

    /// Whether tokens are in a set of [`Index::sets`].
    pub fn has_token(&self, set: u32) -> bool {
        self.with_token.get(set as usize).copied().unwrap_or_default()
    }
}

/// The elements that patterns of rows are looked for by, numbered: patterns that ask for the same share one.
#[derive(Debug, Default)]
pub struct Anchors {
    of_string: Lists,
    patterns: Lists,
    count: usize,
}

impl Anchors {
    fn new(index: &Index, slots: usize, only_evasion: bool) -> Self {
        let mine = || {
            let patterns = index.patterns.iter().zip(0_u32..);
            let wanted = patterns.filter(|(p, _)| p.is_own && (!only_evasion || index.rows[p.row as usize].evasion));
            wanted.map(|(p, number)| (p.elements[usize::from(p.anchor)].set, number))
        };
        let mut sets: Vec<u32> = mine().map(|(set, _)| set).collect();
        sets.sort_unstable();
        sets.dedup();
        let of_string = || {
            let numbered = sets.iter().zip(0_u32..);
            numbered.flat_map(|(set, anchor)| {
                let strings = index.sets[*set as usize].iter();
                strings.map(move |s| (slot(index.strings as usize, *s), anchor))
            })
        };
        let patterns = || mine().map(|(set, number)| (sets.partition_point(|s| *s < set), number));
        Self { of_string: Lists::new(slots, of_string), patterns: Lists::new(sets.len(), patterns), count: sets.len() }
    }

    /// How many there are.
    pub const fn count(&self) -> usize {
        self.count
    }

    /// Those that a string or token is one of.
    pub fn of(&self, lookup: &Lookup, string: StringId) -> &[u32] {
        self.of_string.of(lookup.slot(string))
    }

    /// The patterns that are looked for by one, ascending.
    pub fn patterns(&self, anchor: u32) -> &[u32] {
        self.patterns.of(anchor as usize)
    }

    /// All patterns.
    pub fn all(&self) -> &[u32] {
        &self.patterns.items
    }
}

fn keywords(index: &Index) -> Lists {
    let mut all: Vec<(usize, u32)> = Vec::new();
    for (term, number) in index.terms.iter().zip(0..) {
        if let TermKind::Keyword { category, .. } = term.kind {
            all.push((usize::from(category), number));
        }
    }
    all.sort_by_key(|(_, number)| Reverse(index.terms[*number as usize].importance));
    Lists::new(index.categories.len(), || all.iter().copied())
}

fn places(index: &Index) -> Lists {
    let pairs = || {
        index.terms.iter().zip(0..).filter_map(|(term, number)| match term.kind {
            TermKind::Place { district, .. } => Some((usize::from(district), number)),
            _ => None,
        })
    };
    Lists::new(index.districts.len(), pairs)
}

/// Where the lists of a string or token begin: tokens come behind the strings.
fn slot(strings: usize, string: StringId) -> usize {
    match string.checked_sub(TOKEN_BASE) {
        Some(token) => strings + token as usize,
        None => string as usize,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_keep_what_they_were_given() {
        let pairs = [(2, 7), (0, 1), (2, 3), (9, 9)];
        let lists = Lists::new(3, || pairs.into_iter());
        assert_eq!([0, 1, 2, 3, 9].map(|row| lists.of(row).to_vec()), [vec![1], vec![], vec![7, 3], vec![], vec![]]);
    }

    #[test]
    fn places_are_those_of_a_sorted_list() {
        let keys = [1, 1, 3];
        let places = Places::new(5, keys.into_iter());
        let found: Vec<_> = (0..6).map(|s| places.of(s)).collect();
        assert_eq!(found, [0..0, 0..2, 2..2, 2..3, 3..3, 0..0]);
        assert_eq!(Places::new(2, std::iter::empty()).of(1), 0..0);
    }
}
