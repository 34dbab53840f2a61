//! Phrase rows in a text: patterns are joins of hits, so a row costs nothing in a text that holds none of its words.

use crate::pack::index::{ElementIndex, Pattern};
use crate::pack::lookup::set_bit;
use crate::pack::{Frame, Hit, Packs, TOKEN_BASE};
use crate::reading::frames;
use crate::reading::met::bit;
use crate::reading::view::View;
use std::collections::HashMap;
use std::ops::Range;

/// A phrase row met in a text. Ranges are bytes of the view's folded text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowHit {
    /// Index into `Index::rows`.
    pub row: u32,
    /// From the first to the last word.
    pub range: Range<usize>,
    /// The words themselves.
    pub words: Vec<Range<usize>>,
}

/// Tries that one anchor may cost; keeps hostile texts linear.
const FUEL: u32 = 200;
/// Among so many of the rows found last another hit of the same place is looked for.
const BEHIND: usize = 8;

/// All rows in a view, guards and needs heeded, frames not yet. `only_evasion` looks for the rows that ask to see through
/// disguises.
pub fn rows(view: &View, packs: &Packs, only_evasion: bool) -> Vec<RowHit> {
    let index = &packs.index;
    let mut out: Vec<RowHit> = Vec::with_capacity(32);
    let mut silencers: Option<Vec<Silencer<'_>>> = None;
    let mut whole_note: HashMap<u32, WholeNote> = HashMap::new();
    let mut words = Vec::with_capacity(12);
    in_question(view, packs, (only_evasion, false), |hit, number, sentence| {
        let pattern = &index.patterns[number as usize];
        let around = view.around(hit.start as usize, sentence);
        let Some(range) = match_at(view, packs, pattern, hit, &around, &mut words) else { return false };
        // Several patterns or words of one row often cover the same place: keep the longest.
        let last = out.len().saturating_sub(BEHIND)..out.len();
        let same = last.rev().find(|i| out[*i].row == pattern.row && overlap(&out[*i].range, &range));
        if same.is_some_and(|i| out[i].range.len() >= range.len()) {
            return false;
        }
        let found = RowHit { row: pattern.row, range, words: words.clone() };
        let silencers = silencers.get_or_insert_with(|| self::silencers(view, packs));
        if is_silenced(&found, silencers, packs) || !needs_hold(view, packs, &found, &mut whole_note) {
            return false;
        }
        match same {
            Some(i) => out[i] = found,
            None => out.push(found),
        }
        false
    });
    out.sort_by_key(|h| (h.range.start, h.range.end, h.row));
    out
}

/// Hands over the hits and patterns of rows that come into question, by hit and then by pattern, each with its sentence, until
/// one is what was looked for. The first of the joins says which patterns are wanted, the other one is the view's; each tells
/// whether only rows count that look through disguises.
fn in_question(
    view: &View,
    packs: &Packs,
    joins: (bool, bool),
    mut is_it: impl FnMut(Hit, u32, &Range<usize>) -> bool,
) -> bool {
    let lookup = packs.lookup();
    let (wanted, of_view) = (lookup.joins(joins.0), lookup.joins(joins.1));
    let all = if joins.0 == joins.1 {
        view.met.raised(lookup, wanted, |raised| view.met.sentences_for(raised))
    } else {
        view.met.raised(lookup, wanted, |raised| view.met.sentences_with(of_view.needs(raised.pattern)))
    };
    if all.is_empty() {
        return false;
    }
    // What comes into question in a sentence: place of the hit, and pattern.
    let mut found: Vec<(u32, u32)> = Vec::with_capacity(32);
    // Patterns that come into question there, and are matched from another hit than the one that says so.
    let mut elsewhere: Vec<u32> = Vec::new();
    let mut is_raised = Bits::of(wanted.patterns());
    // No pattern begins between sentences, or reaches from one into another.
    for (number, sentence) in view.sentences.iter().enumerate() {
        found.clear();
        let places = view.place_of(sentence.start)..view.place_of(sentence.end);
        for place in places.clone() {
            for raised in all.at(place, number) {
                if raised.is_anchor {
                    found.push((place as u32, raised.pattern));
                } else {
                    elsewhere.push(raised.pattern);
                    is_raised.set(raised.pattern, true);
                }
            }
        }
        if !elsewhere.is_empty() {
            for place in places {
                let at = wanted.at(lookup, view.hits[place].string).iter();
                found.extend(at.filter(|number| is_raised.has(*number)).map(|number| (place as u32, number)));
            }
            for number in elsewhere.drain(..) {
                is_raised.set(number, false);
            }
        }
        found.sort_unstable();
        if found.iter().any(|(place, number)| is_it(view.hits[*place as usize], *number, sentence)) {
            return true;
        }
    }
    false
}

/// A bit for each pattern.
struct Bits(Vec<u64>);

impl Bits {
    fn of(patterns: usize) -> Self {
        Self(vec![0; patterns / 64 + 1])
    }

    fn set(&mut self, pattern: u32, is: bool) {
        let bit = 1 << (pattern % 64);
        if let Some(word) = self.0.get_mut(pattern as usize / 64) {
            *word = if is { *word | bit } else { *word & !bit };
        }
    }

    fn has(&self, pattern: u32) -> bool {
        self.0.get(pattern as usize / 64).is_some_and(|word| word >> (pattern % 64) & 1 != 0)
    }
}

/// Whether any pattern of rows that look through disguises stands in a view of their words, whatever stands around it.
pub fn any_disguised(view: &View, packs: &Packs) -> bool {
    let mut words = Vec::new();
    in_question(view, packs, (true, true), |hit, number, sentence| {
        let around = view.around(hit.start as usize, sentence);
        match_at(view, packs, &packs.index.patterns[number as usize], hit, &around, &mut words).is_some()
    })
}

/// Whether one of these patterns stands in a range.
pub fn any_in(view: &View, packs: &Packs, patterns: &[u32], range: &Range<usize>) -> bool {
    any_such_in(view, packs, patterns, range, |_, _| true)
}

/// Whether one of these patterns stands in a range, where `holds` says yes to its range and its words.
fn any_such_in(
    view: &View,
    packs: &Packs,
    patterns: &[u32],
    range: &Range<usize>,
    holds: impl Fn(&Range<usize>, &[Range<usize>]) -> bool,
) -> bool {
    let mut words = Vec::new();
    let joins = packs.lookup().joins(false);
    let bits = view.bits_of(range);
    patterns.iter().any(|number| {
        let sentences = view.met.sentences_with(joins.needs(*number)) & bits;
        if sentences == 0 {
            return false;
        }
        let pattern = &packs.index.patterns[*number as usize];
        let anchor = pattern.elements[pattern.anchor as usize].set;
        let is_anchor = |h: &&Hit| h.end as usize <= range.end && is_in(packs, **h, anchor);
        starting_in(view, range, sentences).filter(is_anchor).any(|h| {
            let sentence = view.sentence(h.start as usize);
            let found = match_at(view, packs, pattern, *h, &sentence, &mut words);
            found.is_some_and(|m| range.start <= m.start && m.end <= range.end && holds(&m, &words))
        })
    })
}

/// The hits of a range that begin in some of its sentences, whose bits are `wanted`.
fn starting_in<'v>(view: &'v View, range: &Range<usize>, wanted: u32) -> impl Iterator<Item = &'v Hit> {
    let (start, end) = (range.start, range.end);
    let first = view.sentences.partition_point(|s| s.end <= start);
    let all = view.sentences[first..].iter().zip(first..).take_while(move |(s, _)| s.start < end);
    let those = all.filter(move |(_, number)| bit(*number) & wanted != 0);
    those.flat_map(move |(s, _)| view.starting_in(s.start.max(start)..s.end.min(end)))
}

/// Whether a hit is something of a set.
fn is_in(packs: &Packs, hit: Hit, set: u32) -> bool {
    packs.lookup().is_in_set(hit.string, set)
}

/// What the note as a whole holds of what a row asks for, so that it is read once a row and not once a hit.
#[derive(Clone, Copy, Default)]
struct WholeNote {
    needed: Option<bool>,
    barred: Option<bool>,
}

fn needs_hold(view: &View, packs: &Packs, hit: &RowHit, notes: &mut HashMap<u32, WholeNote>) -> bool {
    let row = &packs.index.rows[hit.row as usize];
    let sentence = view.sentence(hit.range.start);
    let all = 0..view.folded.text.len();
    (row.needs_sentence.is_empty() || any_in(view, packs, &row.needs_sentence, &sentence))
        && (row.needs_near.is_empty() || any_in(view, packs, &row.needs_near, &view.near(hit.range.start)))
        && (row.needs_note.is_empty()
            || *note(notes, hit.row).needed.get_or_insert_with(|| any_in(view, packs, &row.needs_note, &all)))
        && (row.unless_sentence.is_empty() || !any_in(view, packs, &row.unless_sentence, &sentence))
        && (row.unless_note.is_empty()
            || !*note(notes, hit.row).barred.get_or_insert_with(|| says(view, packs, &row.unless_note, &all)))
        && !row.unless.iter().any(|f| frames::holds(*f, view, packs, &hit.range, &hit.words))
}

/// What is known of the note for a row; few ask for it.
fn note(notes: &mut HashMap<u32, WholeNote>, row: u32) -> &mut WholeNote {
    notes.entry(row).or_default()
}

/// Whether one of these patterns stands in a range and is not denied there.
fn says(view: &View, packs: &Packs, patterns: &[u32], range: &Range<usize>) -> bool {
    any_such_in(view, packs, patterns, range, |m, words| !frames::holds(Frame::Negated, view, packs, m, words))
}

/// A hit that may silence rows: which one, and where it stands.
struct Silencer<'p> {
    range: Range<usize>,
    row: Option<u32>,
    rule: &'p str,
}

fn silencers<'p>(view: &View, packs: &'p Packs) -> Vec<Silencer<'p>> {
    let mut out = Vec::new();
    for hit in view.hits.iter().filter(|h| h.string < TOKEN_BASE && packs.lookup().is_silencing(h.string)) {
        for row in packs.lookup().guards(hit.string).iter() {
            out.push(Silencer { range: hit.range(), row: Some(row), rule: "" });
        }
        for rule in packs.allowed_by(hit.string) {
            out.push(Silencer { range: hit.range(), row: None, rule });
        }
    }
    out
}

/// An innocent word silences a row where it covers or cuts one of the row's words; one that is part of such a word does not.
fn is_silenced(hit: &RowHit, silencers: &[Silencer<'_>], packs: &Packs) -> bool {
    let rule = &packs.index.rules[packs.index.rows[hit.row as usize].rule as usize].id;
    let from = silencers.partition_point(|s| s.range.start + (packs.index.longest as usize) < hit.range.start);
    silencers[from..].iter().take_while(|s| s.range.start < hit.range.end).any(|s| {
        let applies = match s.row {
            Some(row) => row == hit.row,
            None => s.rule.is_empty() || rule == s.rule || rule.split('/').next() == Some(s.rule),
        };
        applies
            && hit
                .words
                .iter()
                .any(|w| overlap(w, &s.range) && !(w.start <= s.range.start && s.range.end <= w.end && *w != s.range))
    })
}

/// Matches a pattern around a hit of its anchor element, within the sentence of the hit: the range from the first to the
/// last word. `words` is room for the words, which is used again from one try to the next.
fn match_at(
    view: &View,
    packs: &Packs,
    pattern: &Pattern,
    anchor: Hit,
    sentence: &Range<usize>,
    words: &mut Vec<Range<usize>>,
) -> Option<Range<usize>> {
    if anchor.end as usize > sentence.end {
        return None;
    }
    let at = pattern.anchor as usize;
    words.clear();
    words.push(anchor.range());
    let mut search = Search { view, packs, sentence, words, fuel: FUEL };
    let end = search.forward(&pattern.elements[at + 1..], anchor.end as usize)?;
    let start = search.backward(&pattern.elements[..at], Gap::before(&pattern.elements[at]), anchor.start as usize)?;
    let is_free = |word: &Range<usize>| !is_clock(view, word) || words.iter().any(|w| w.end == word.start);
    words.iter().all(is_free).then_some(start..end)
}

/// The pm of 6pm is no message: it needs the number before it in the pattern too.
fn is_clock(view: &View, word: &Range<usize>) -> bool {
    let text = &view.folded.text;
    matches!(&text[word.clone()], "am" | "pm") && text[..word.start].ends_with(|c: char| c.is_ascii_digit())
}

/// One try to match a pattern.
struct Search<'a> {
    view: &'a View,
    packs: &'a Packs,
    sentence: &'a Range<usize>,
    words: &'a mut Vec<Range<usize>>,
    fuel: u32,
}

impl Search<'_> {
    /// Elements to the right of `at`; the end of the last one.
    fn forward(&mut self, elements: &[ElementIndex], at: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else { return Some(at) };
        let (view, packs, end) = (self.view, self.packs, self.sentence.end);
        let gap = Gap::before(element);
        let is_near = |start: usize| start <= end && gap.is_between(view, at, start);
        // Longest first at each start, so that the finding shows the whole phrase.
        for hit in view.marked_from(set_bit(element.set), at, is_near) {
            if hit.end as usize > end || !packs.lookup().is_truly_in_set(hit.string, element.set) {
                continue;
            }
            self.fuel = self.fuel.checked_sub(1)?;
            self.words.push(hit.range());
            if let Some(end) = self.forward(rest, hit.end as usize) {
                return Some(end);
            }
            self.words.pop();
        }
        if element.optional { self.forward(rest, at) } else { None }
    }

    /// Elements to the left of `at`, nearest last in the slice; the start of the first one. `gap` belongs to the element
    /// at `at`.
    fn backward(&mut self, elements: &[ElementIndex], gap: Gap, at: usize) -> Option<usize> {
        let Some((element, rest)) = elements.split_last() else { return Some(at) };
        let (view, packs, start) = (self.view, self.packs, self.sentence.start);
        let is_near = |end: usize| end >= start && gap.is_between(view, end, at);
        for hit in view.marked_to(set_bit(element.set), at, is_near) {
            if (hit.start as usize) < start || !packs.lookup().is_truly_in_set(hit.string, element.set) {
                continue;
            }
            self.fuel = self.fuel.checked_sub(1)?;
            self.words.push(hit.range());
            if let Some(start) = self.backward(rest, Gap::before(element), hit.start as usize) {
                return Some(start);
            }
            self.words.pop();
        }
        if element.optional { self.backward(rest, gap.max(Gap::before(element)), at) } else { None }
    }
}

/// What may stand between two elements.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Gap {
    /// At most so many characters; spaces are free.
    most: u8,
    /// No comma among them.
    in_clause: bool,
}

impl Gap {
    const fn before(element: &ElementIndex) -> Self {
        Self { most: element.gap, in_clause: element.in_clause }
    }

    /// Whether two positions are no farther apart.
    fn is_between(self, view: &View, from: usize, to: usize) -> bool {
        view.is_within(from, to, self.most, self.in_clause)
    }
}

/// Whether two ranges share a byte.
pub fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
