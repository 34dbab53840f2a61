//! What a string of the packs means, without searching for it: flat lists that begin where a table says. Worked out when
//! packs are compiled.
//!
//! Shared with the build script.

use super::index::{FormKind, FormRef, Index, Pattern, StringId, TOKEN_BASE, TermKind};
use super::stored::{Lists, Row};
use crate::text::token::Token;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What strings and tokens mean.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Lookup {
    strings: u32,
    /// For each string its forms: twice shifted term, and kind.
    forms: Lists,
    guards: Lists,
    allow: Lists,
    classes: Lists,
    members: Lists,
    sets: Lists,
    /// How many sets there are.
    set_count: u32,
    rows: Joins,
    disguised: Joins,
    keywords: Lists,
    places: Lists,
    scenes: Lists,
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
        let asked = || index.asked.iter().enumerate().flat_map(|(class, list)| list.iter().map(move |s| (class, *s)));
        let allow = || index.allow.iter().zip(0_u32..).map(|((string, _), number)| (*string as usize, number));
        Self {
            strings: index.strings,
            forms: Lists::new(strings, || index.forms.iter().map(|f| (f.string as usize, packed(*f)))),
            guards: Lists::new(strings, || index.row_guards.iter().map(|(string, row)| (*string as usize, *row))),
            allow: Lists::new(strings, allow),
            classes: members(&index.asked),
            members: Lists::new(index.asked.len(), asked),
            sets: members(&index.sets),
            set_count: index.sets.len() as u32,
            rows: Joins::new(index, slots, |_| true),
            disguised: Joins::new(index, slots, |p| p.is_own && index.rows[p.row as usize].evasion),
            keywords: keywords(index),
            places: of_district(index, |kind| matches!(kind, TermKind::Place { .. })),
            scenes: of_district(index, |kind| matches!(kind, TermKind::Scene { .. })),
        }
    }

    /// How many places [`Self::slot`] gives.
    pub const fn slots(&self) -> usize {
        self.strings as usize + Token::ALL.len()
    }

    /// The place of a string or token among all of them.
    pub fn slot(&self, string: StringId) -> usize {
        slot(self.strings as usize, string)
    }

    /// What terms a string is a form of, by term.
    pub fn forms(&self, string: StringId) -> impl ExactSizeIterator<Item = FormRef> + Clone {
        self.forms.of(string as usize).iter().map(move |form| unpacked(string, form))
    }

    /// The rows that a string silences where it covers one of their words.
    pub fn guards(&self, string: StringId) -> Row<'_> {
        self.guards.of(string as usize)
    }

    /// Places of a string in [`Index::allow`].
    pub fn allow(&self, string: StringId) -> Row<'_> {
        self.allow.of(string as usize)
    }

    /// The word classes of a string, as places in `Class::ALL`, ascending.
    pub fn classes(&self, string: StringId) -> Row<'_> {
        self.classes.of(self.slot(string))
    }

    /// The strings of a word class, a place in `Class::ALL`; sorted.
    pub fn members(&self, class: usize) -> Row<'_> {
        self.members.of(class)
    }

    /// The sets of what elements of patterns ask for that a string or token is in, ascending.
    pub fn sets(&self, string: StringId) -> Row<'_> {
        self.sets.of(self.slot(string))
    }

    /// How many such sets there are.
    pub const fn set_count(&self) -> usize {
        self.set_count as usize
    }

    /// The keywords of a trade, most important first.
    pub fn keywords(&self, category: u16) -> Row<'_> {
        self.keywords.of(usize::from(category))
    }

    /// The places of a district, the district itself among them, ascending.
    pub fn places(&self, district: u16) -> Row<'_> {
        self.places.of(usize::from(district))
    }

    /// What is looked for in a district, ascending.
    pub fn scenes(&self, district: u16) -> Row<'_> {
        self.scenes.of(usize::from(district))
    }

    /// How patterns are put together: all of them, or those of the rows that look through disguises.
    pub const fn joins(&self, only_evasion: bool) -> &Joins {
        if only_evasion { &self.disguised } else { &self.rows }
    }
}

/// How patterns are put together, so that few of them are tried. What an element asks for has a number of its own here, a
/// part, unless it is the element that a pattern of a row is looked for by, or one that may be missing.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Joins {
    /// For each string or token the patterns of rows that are looked for where it stands, ascending.
    at: Lists,
    /// For each string or token the parts that it can be.
    parts: Lists,
    /// For each pattern the parts that must stand beside it, the one with the fewest strings first.
    needs: Lists,
    count: u32,
}

impl Joins {
    fn new(index: &Index, slots: usize, is_wanted: impl Fn(&Pattern) -> bool) -> Self {
        let strings = index.strings as usize;
        let wanted: Vec<(usize, &Pattern)> =
            index.patterns.iter().enumerate().filter(|(_, pattern)| is_wanted(pattern)).collect();
        let mut parts: BTreeMap<u32, u32> = BTreeMap::new();
        let mut needs: Vec<(usize, u32)> = Vec::new();
        let mut at: Vec<(usize, u32)> = Vec::new();
        for (number, pattern) in wanted {
            let anchor = usize::from(pattern.anchor);
            // A condition of a row is looked for by nothing: all of it must be there.
            let is_beside = |i: usize| i != anchor || !pattern.is_own;
            let beside = pattern.elements.iter().enumerate().filter(|(i, e)| is_beside(*i) && !e.optional);
            let mut sets: Vec<u32> = beside.map(|(_, e)| e.set).collect();
            sets.sort_by_key(|set| index.sets[*set as usize].len());
            for set in sets {
                let next = parts.len() as u32;
                needs.push((number, *parts.entry(set).or_insert(next)));
            }
            if pattern.is_own {
                let set = &index.sets[pattern.elements[anchor].set as usize];
                at.extend(set.iter().map(|string| (slot(strings, *string), number as u32)));
            }
        }
        let members = || {
            let sets = parts.iter().map(|(set, part)| (&index.sets[*set as usize], *part));
            sets.flat_map(|(set, part)| set.iter().map(move |string| (slot(strings, *string), part)))
        };
        Self {
            at: Lists::new(slots, || at.iter().copied()),
            parts: Lists::new(slots, members),
            needs: Lists::new(index.patterns.len(), || needs.iter().copied()),
            count: parts.len() as u32,
        }
    }

    /// How many parts there are.
    pub const fn count(&self) -> usize {
        self.count as usize
    }

    /// The patterns of rows that are looked for where a string or token stands, ascending.
    pub fn at(&self, lookup: &Lookup, string: StringId) -> Row<'_> {
        self.at.of(lookup.slot(string))
    }

    /// The parts that a string or token can be.
    pub fn parts(&self, lookup: &Lookup, string: StringId) -> Row<'_> {
        self.parts.of(lookup.slot(string))
    }

    /// The parts that must stand beside the element that a pattern is looked for by.
    pub fn needs(&self, pattern: u32) -> Row<'_> {
        self.needs.of(pattern as usize)
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

fn of_district(index: &Index, is_wanted: fn(TermKind) -> bool) -> Lists {
    let pairs = || {
        index.terms.iter().zip(0..).filter_map(|(term, number)| match term.kind {
            TermKind::Place { district, .. } | TermKind::Scene { district } if is_wanted(term.kind) => {
                Some((usize::from(district), number))
            }
            _ => None,
        })
    };
    Lists::new(index.districts.len(), pairs)
}

/// Bits of a form that tell its kind.
const KIND_BITS: u32 = 2;

/// Term and kind of a form as one number.
const fn packed(form: FormRef) -> u32 {
    form.term << KIND_BITS | form.kind as u32
}

fn unpacked(string: StringId, form: u32) -> FormRef {
    const KINDS: [FormKind; 3] = [FormKind::Strong, FormKind::Weak, FormKind::Guard];
    let kind = KINDS.get((form & ((1 << KIND_BITS) - 1)) as usize).copied().unwrap_or_default();
    FormRef { string, term: form >> KIND_BITS, kind }
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
    fn forms_keep_their_kind() {
        for kind in [FormKind::Strong, FormKind::Weak, FormKind::Guard] {
            let form = FormRef { string: 7, term: 70_000, kind };
            let back = unpacked(7, packed(form));
            assert_eq!((back.string, back.term, back.kind), (7, 70_000, kind));
        }
    }
}
