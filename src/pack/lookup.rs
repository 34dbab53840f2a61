//! What a string of the packs means, without searching for it: flat lists that begin where a table says. Worked out when
//! packs are compiled.
//!
//! Shared with the build script.

use super::index::{FormKind, FormRef, Index, Pattern, StringId, TOKEN_BASE, TermKind};
use super::stored::{Lists, Numbers, Row};
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
    /// A bit for each string that silences anything.
    silencing: Numbers,
    classes: Lists,
    members: Lists,
    sets: Lists,
    /// For each string or token two numbers of bits, one bit for each set that it is in, give or take: see [`set_bit`].
    set_bits: Numbers,
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
            silencing: bits(strings, index.row_guards.iter().map(|g| g.0).chain(index.allow.iter().map(|a| a.0))),
            allow: Lists::new(strings, allow),
            classes: members(&index.asked),
            members: Lists::new(index.asked.len(), asked),
            set_bits: set_bits(slots, strings, &index.sets),
            sets: members(&index.sets),
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

    /// Whether a string silences any row or rule.
    pub fn is_silencing(&self, string: StringId) -> bool {
        self.silencing.get(string as usize / 32).is_some_and(|bits| bits >> (string % 32) & 1 != 0)
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

    /// Whether a string or token is in a set of what elements of patterns ask for.
    pub fn is_in_set(&self, string: StringId, set: u32) -> bool {
        // Most are not, which the bits tell.
        self.set_bits(string) & set_bit(set) != 0 && self.is_truly_in_set(string, set)
    }

    /// The same where the bits do not say no.
    pub fn is_truly_in_set(&self, string: StringId, set: u32) -> bool {
        self.sets.of(self.slot(string)).contains(set)
    }

    /// The bits of the sets that a string or token is in: see [`set_bit`].
    pub fn set_bits(&self, string: StringId) -> u64 {
        let slot = 2 * self.slot(string);
        let bits = self.set_bits.row(slot..slot + 2).array();
        bits.map_or(0, |[low, high]| u64::from(low) | u64::from(high) << 32)
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

/// How patterns are put together, so that few of them are tried. A pattern of a row comes into question where its rarest
/// element stands, if its next rarest stand in the same sentence; it is then matched from its anchor. What an element asks
/// for has a number of its own here, a part, if it is such a next rarest one.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Joins {
    /// For each string or token the patterns of rows whose rarest element it can be, as [`Raised`] packs them.
    raised: Lists,
    /// For each string or token the other patterns of rows that are matched from where it stands, ascending.
    at: Lists,
    /// For each string or token the parts that it can be.
    parts: Lists,
    /// For each pattern the parts that must stand beside its rarest element, or for a condition of a row any parts that must
    /// stand there, the rarest first.
    needs: Lists,
    count: u32,
}

/// So many parts of a pattern are asked for before it is matched: more of them sort out little.
const ASKED: usize = 2;

/// A pattern of a row that comes into question where its rarest element stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Its number.
    pub pattern: u32,
    /// Whether it is matched from that element.
    pub is_anchor: bool,
    /// The parts that must stand in the same sentence, as [`Joins::needs`] has them; [`Joins::count`] stands for none.
    pub needs: [u32; ASKED],
}

impl Raised {
    const fn packed(self) -> [u32; 1 + ASKED] {
        [self.pattern << 1 | self.is_anchor as u32, self.needs[0], self.needs[1]]
    }

    const fn unpacked([pattern, first, second]: [u32; 1 + ASKED]) -> Self {
        Self { pattern: pattern >> 1, is_anchor: pattern & 1 != 0, needs: [first, second] }
    }
}

/// Stands for no part until it is known how many there are.
const NONE: u32 = u32::MAX;

impl Joins {
    fn new(index: &Index, slots: usize, is_wanted: impl Fn(&Pattern) -> bool) -> Self {
        let strings = index.strings as usize;
        let wanted: Vec<(usize, &Pattern)> =
            index.patterns.iter().enumerate().filter(|(_, pattern)| is_wanted(pattern)).collect();
        let mut parts: BTreeMap<u32, u32> = BTreeMap::new();
        let mut needs: Vec<(usize, u32)> = Vec::new();
        let mut raised: Vec<(usize, Raised)> = Vec::new();
        let mut at: Vec<(usize, u32)> = Vec::new();
        let members = |set: u32| index.sets[set as usize].iter().map(move |string| slot(strings, *string));
        for (number, pattern) in wanted {
            let mut sets: Vec<u32> = pattern.elements.iter().filter(|e| !e.optional).map(|e| e.set).collect();
            sets.sort_by_key(|set| (index.common.get(*set as usize), *set));
            sets.dedup();
            // A condition of a row is looked for by nothing: it must be there.
            let besides = usize::from(pattern.is_own);
            let mut asked = [NONE; ASKED];
            for (set, asked) in sets.iter().skip(besides).zip(&mut asked) {
                let next = parts.len() as u32;
                *asked = *parts.entry(*set).or_insert(next);
                needs.push((number, *asked));
            }
            if let Some(rarest) = sets.first().filter(|_| pattern.is_own) {
                let (anchor, number) = (pattern.elements[usize::from(pattern.anchor)].set, number as u32);
                let is_anchor = anchor == *rarest;
                let one = Raised { pattern: number, is_anchor, needs: asked };
                raised.extend(members(*rarest).map(|slot| (slot, one)));
                if !is_anchor {
                    at.extend(members(anchor).map(|slot| (slot, number)));
                }
            }
        }
        let parted = || parts.iter().flat_map(|(set, part)| members(*set).map(move |slot| (slot, *part)));
        let count = parts.len() as u32;
        // Those of a row stay together, since they are handed over one after the other.
        let packed = |(slot, one): &(usize, Raised)| {
            let needs = one.needs.map(|part| part.min(count));
            Raised { needs, ..*one }.packed().map(|number| (*slot, number))
        };
        Self {
            raised: Lists::new(slots, || raised.iter().flat_map(packed)),
            at: Lists::new(slots, || at.iter().copied()),
            parts: Lists::new(slots, parted),
            needs: Lists::new(index.patterns.len(), || needs.iter().copied()),
            count,
        }
    }

    /// How many parts there are.
    pub const fn count(&self) -> usize {
        self.count as usize
    }

    /// The patterns of rows whose rarest element a string or token can be.
    pub fn raised(&self, lookup: &Lookup, string: StringId) -> impl Iterator<Item = Raised> {
        self.raised.of(lookup.slot(string)).groups().map(Raised::unpacked)
    }

    /// The patterns of rows that are matched from where a string or token stands, and whose rarest element is another one;
    /// ascending.
    pub fn at(&self, lookup: &Lookup, string: StringId) -> Row<'_> {
        self.at.of(lookup.slot(string))
    }

    /// The parts that a string or token can be.
    pub fn parts(&self, lookup: &Lookup, string: StringId) -> Row<'_> {
        self.parts.of(lookup.slot(string))
    }

    /// The parts that a pattern asks for before it is matched.
    pub fn needs(&self, pattern: u32) -> Row<'_> {
        self.needs.of(pattern as usize)
    }

    /// How many patterns there are, wanted or not.
    pub fn patterns(&self) -> usize {
        self.needs.rows()
    }
}

/// The bit of a set of what elements of patterns ask for. Several sets share one: a string without it is in none of them.
pub const fn set_bit(set: u32) -> u64 {
    1 << (set % 64)
}

/// A bit for each of some strings, of so many in all.
fn bits(strings: usize, set: impl Iterator<Item = StringId>) -> Numbers {
    let mut bits = vec![0; strings / 32 + 1];
    for string in set {
        bits[string as usize / 32] |= 1 << (string % 32);
    }
    bits.into_iter().collect()
}

fn set_bits(slots: usize, strings: usize, sets: &[Vec<StringId>]) -> Numbers {
    let mut bits = vec![0; 2 * slots];
    for (set, number) in sets.iter().zip(0..) {
        let bit = set_bit(number);
        for string in set {
            let slot = 2 * slot(strings, *string);
            bits[slot] |= bit as u32;
            bits[slot + 1] |= (bit >> 32) as u32;
        }
    }
    bits.into_iter().collect()
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
    #[test]
    fn a_set_holds_its_strings_and_no_others() {
        let index = Index { strings: 40, sets: (0..70).map(|n| vec![n % 40, 39]).collect(), ..Index::default() };
        let lookup = Lookup::new(&index);
        for set in 0..70 {
            for string in 0..40 {
                assert_eq!(lookup.is_in_set(string, set), index.sets[set as usize].contains(&string), "{string} {set}");
            }
        }
    }
}
