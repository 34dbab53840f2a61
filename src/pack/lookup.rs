//! What a string of the packs means, without searching for it: flat lists that begin where a table says. Worked out when
//! packs are compiled.
//!
//! Most strings are spelt variants of others (a form in its other scripts, a word of a class beside its peers), and mean the
//! same: they share one meaning, so that the lists are some ten times shorter than there are strings, and stay in the caches.
//!
//! Shared with the build script.

use super::index::{FormKind, FormRef, Index, Pattern, StringId, TOKEN_BASE, TermKind};
use super::sign;
use super::stored::{Lists, Numbers, Row};
use crate::text::token::Token;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// What strings and tokens mean.
#[derive(Debug, Default, Deserialize, Serialize)]
pub struct Lookup {
    strings: u32,
    /// For each string, and the tokens behind them, the number of its meaning, shifted, and a bit that says whether it
    /// silences any row or rule. All lists that follow are by meaning, but for those that say otherwise.
    meanings: Numbers,
    /// Forms: twice shifted term, and kind.
    forms: Lists,
    guards: Lists,
    allow: Lists,
    classes: Lists,
    /// The signs of the word classes, see [`sign`].
    signs: Lists,
    /// For each class its strings.
    members: Lists,
    sets: Lists,
    /// For each meaning two numbers of bits, one bit for each set that it is in, give or take: see [`set_bit`].
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
        // By string at first, then by meaning.
        let mut rows = Joins::new(index, slots, |_| true);
        let mut disguised = Joins::new(index, slots, |p| p.is_own && index.rows[p.row as usize].evasion);
        let mut sets = members(&index.sets);
        let mut forms = Lists::new(slots, || index.forms.iter().map(|f| (f.string as usize, packed(*f))));
        let mut guards = Lists::new(slots, || index.row_guards.iter().map(|(string, row)| (*string as usize, *row)));
        let mut allowed = Lists::new(slots, allow);
        let mut classes = members(&index.asked);
        let mut signs = Lists::new(slots, || {
            let words = index.signs.iter().flat_map(|(sign, list)| list.iter().map(|s| (*s, *sign)));
            let tokens = Token::ALL.into_iter().map(|t| (TOKEN_BASE + t as u32, sign::of_token(t)));
            words.chain(tokens).map(|(string, sign)| (slot(strings, string), sign))
        });
        let [raised, at, parts] = rows.by_string();
        let [raised_disguised, at_disguised, parts_disguised] = disguised.by_string();
        let meanings = share(&mut [
            &mut sets,
            raised,
            at,
            parts,
            raised_disguised,
            at_disguised,
            parts_disguised,
            &mut guards,
            &mut allowed,
            &mut classes,
            &mut signs,
            &mut forms,
        ]);
        let silences = |meaning: u32| {
            let lists = [&guards, &allowed];
            u32::from(lists.iter().any(|list| !list.range(meaning as usize).is_empty()))
        };
        Self {
            strings: index.strings,
            meanings: meanings.into_iter().map(|meaning| meaning << 1 | silences(meaning)).collect(),
            forms,
            guards,
            allow: allowed,
            classes,
            signs,
            members: Lists::new(index.asked.len(), asked),
            set_bits: set_bits(&sets),
            sets,
            rows,
            disguised,
            keywords: keywords(index),
            places: of_district(index, |kind| matches!(kind, TermKind::Place { .. })),
            scenes: of_district(index, |kind| matches!(kind, TermKind::Scene { .. })),
        }
    }

    /// The number of what a string or token means.
    fn meaning(&self, string: StringId) -> usize {
        self.meanings.get(slot(self.strings as usize, string)).map_or(usize::MAX, |meaning| meaning as usize >> 1)
    }

    /// What terms a string is a form of, by term.
    pub fn forms(&self, string: StringId) -> impl ExactSizeIterator<Item = FormRef> + Clone {
        self.forms.of(self.meaning(string)).iter().map(move |form| unpacked(string, form))
    }

    /// Whether a string silences any row or rule.
    pub fn is_silencing(&self, string: StringId) -> bool {
        self.meanings.get(slot(self.strings as usize, string)).is_some_and(|meaning| meaning & 1 != 0)
    }

    /// The rows that a string silences where it covers one of their words.
    pub fn guards(&self, string: StringId) -> Row<'_> {
        self.guards.of(self.meaning(string))
    }

    /// Places of a string in [`Index::allow`].
    pub fn allow(&self, string: StringId) -> Row<'_> {
        self.allow.of(self.meaning(string))
    }

    /// The word classes of a string, as places in `Class::ALL`, ascending.
    pub fn classes(&self, string: StringId) -> Row<'_> {
        self.classes.of(self.meaning(string))
    }

    /// The signs of all word classes of a string, or of a token.
    pub fn signs(&self, string: StringId) -> Row<'_> {
        self.signs.of(self.meaning(string))
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
        self.sets.of(self.meaning(string)).contains(set)
    }

    /// The bits of the sets that a string or token is in: see [`set_bit`].
    pub fn set_bits(&self, string: StringId) -> u64 {
        let place = self.meaning(string).saturating_mul(2);
        let bits = self.set_bits.row(place..place.saturating_add(2)).array();
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
    /// For each meaning the patterns of rows whose rarest element it can be, as [`Raised`] packs them.
    raised: Lists,
    /// For each meaning the other patterns of rows that are matched from where it stands, ascending.
    at: Lists,
    /// For each meaning the parts that it can be.
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

    /// The lists that are by string when they have been made.
    const fn by_string(&mut self) -> [&mut Lists; 3] {
        [&mut self.raised, &mut self.at, &mut self.parts]
    }

    /// How many parts there are.
    pub const fn count(&self) -> usize {
        self.count as usize
    }

    /// The patterns of rows whose rarest element a string or token can be.
    pub fn raised(&self, lookup: &Lookup, string: StringId) -> impl Iterator<Item = Raised> {
        self.raised.of(lookup.meaning(string)).groups().map(Raised::unpacked)
    }

    /// The patterns of rows that are matched from where a string or token stands, and whose rarest element is another one;
    /// ascending.
    pub fn at(&self, lookup: &Lookup, string: StringId) -> Row<'_> {
        self.at.of(lookup.meaning(string))
    }

    /// The parts that a string or token can be.
    pub fn parts(&self, lookup: &Lookup, string: StringId) -> Row<'_> {
        self.parts.of(lookup.meaning(string))
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

/// Makes lists by string, all with as many rows, into lists by meaning, and tells the meaning of each string. Those come first
/// that stand in a set, which patterns ask for at every hit.
fn share(lists: &mut [&mut Lists]) -> Vec<u32> {
    let rows = lists.first().map_or(0, |sets| sets.rows());
    let mut meanings: Vec<u32> = vec![0; rows];
    let mut firsts: Vec<usize> = Vec::new();
    let mut numbers: HashMap<Vec<u32>, u32> = HashMap::new();
    for is_in_set in [true, false] {
        for row in (0..rows).filter(|row| lists[0].range(*row).is_empty() != is_in_set) {
            let said =
                lists.iter().flat_map(|list| std::iter::once(list.range(row).len() as u32).chain(list.of(row).iter()));
            meanings[row] = *numbers.entry(said.collect()).or_insert_with(|| {
                firsts.push(row);
                firsts.len() as u32 - 1
            });
        }
    }
    for list in lists {
        **list = list.picked(&firsts);
    }
    meanings
}

/// The bits of each of some rows of sets.
fn set_bits(sets: &Lists) -> Numbers {
    let bits = |row| sets.of(row).iter().fold(0, |bits, set| bits | set_bit(set));
    (0..sets.rows()).map(bits).flat_map(|bits| [bits as u32, (bits >> 32) as u32]).collect()
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
