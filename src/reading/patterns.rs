//! Phrase rows in a text: patterns are joins of hits, so a row costs nothing in a text that holds none of its words.

use crate::pack::index::{ElementIndex, Pattern};
use crate::pack::{Hit, Packs, TOKEN_BASE};
use crate::reading::frames;
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

/// All rows in a view, guards and needs heeded, frames not yet. `only_evasion` looks for the rows that ask to see through
/// disguises.
pub fn rows(view: &View, packs: &Packs, only_evasion: bool) -> Vec<RowHit> {
    let index = &packs.index;
    let mut out: Vec<RowHit> = Vec::new();
    let silencers = silencers(view, packs);
    let mut whole_note: HashMap<u32, bool> = HashMap::new();
    for hit in &view.hits {
        for (_, number) in Packs::pairs_of(&index.anchors, hit.string) {
            let pattern = &index.patterns[*number as usize];
            let row = &index.rows[pattern.row as usize];
            if only_evasion && !row.evasion {
                continue;
            }
            let Some(found) = match_at(view, pattern, *hit) else { continue };
            let found = RowHit { row: pattern.row, range: found.start..found.end, words: found.words };
            if is_silenced(&found, &silencers, packs) || !needs_hold(view, packs, &found, &mut whole_note) {
                continue;
            }
            // Several patterns or words of one row often cover the same place: keep the longest.
            match out.iter_mut().rev().take(8).find(|o| o.row == found.row && overlap(&o.range, &found.range)) {
                Some(old) if old.range.len() < found.range.len() => *old = found,
                Some(_) => {}
                None => out.push(found),
            }
        }
    }
    out.sort_by_key(|h| (h.range.start, h.range.end, h.row));
    out
}

/// Whether one of these patterns stands in a range.
pub fn any_in(view: &View, packs: &Packs, patterns: &[u32], range: &Range<usize>) -> bool {
    patterns.iter().any(|number| {
        let pattern = &packs.index.patterns[*number as usize];
        let anchor = &pattern.elements[pattern.anchor as usize].strings;
        view.starting_in(range.clone())
            .iter()
            .filter(|h| h.end as usize <= range.end && anchor.binary_search(&h.string).is_ok())
            .any(|h| match_at(view, pattern, *h).is_some_and(|m| range.start <= m.start && m.end <= range.end))
    })
}

/// `whole_note` remembers what the note as a whole holds, so that it is read once a row and not once a hit.
fn needs_hold(view: &View, packs: &Packs, hit: &RowHit, whole_note: &mut HashMap<u32, bool>) -> bool {
    let row = &packs.index.rows[hit.row as usize];
    let sentence = view.sentence(hit.range.start);
    let mut in_note = || {
        let all = 0..view.folded.text.len();
        *whole_note.entry(hit.row).or_insert_with(|| any_in(view, packs, &row.needs_note, &all))
    };
    (row.needs_sentence.is_empty() || any_in(view, packs, &row.needs_sentence, &sentence))
        && (row.needs_note.is_empty() || in_note())
        && (row.unless_sentence.is_empty() || !any_in(view, packs, &row.unless_sentence, &sentence))
        && !row.unless.iter().any(|f| frames::holds(*f, view, packs, &hit.range))
}

/// A hit that may silence rows: which one, and where it stands.
struct Silencer<'p> {
    range: Range<usize>,
    row: Option<u32>,
    rule: &'p str,
}

fn silencers<'p>(view: &View, packs: &'p Packs) -> Vec<Silencer<'p>> {
    let mut out = Vec::new();
    for hit in view.hits.iter().filter(|h| h.string < TOKEN_BASE) {
        for (_, row) in Packs::pairs_of(&packs.index.row_guards, hit.string) {
            out.push(Silencer { range: hit.range(), row: Some(*row), rule: "" });
        }
        for (_, rule) in Packs::pairs_of(&packs.index.allow, hit.string) {
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

struct Match {
    start: usize,
    end: usize,
    words: Vec<Range<usize>>,
}

/// Matches a pattern around a hit of its anchor element.
fn match_at(view: &View, pattern: &Pattern, anchor: Hit) -> Option<Match> {
    let sentence = view.sentence(anchor.start as usize);
    if anchor.end as usize > sentence.end {
        return None;
    }
    let at = pattern.anchor as usize;
    let mut fuel = FUEL;
    let mut words = vec![anchor.range()];
    let end = forward(view, &pattern.elements[at + 1..], anchor.end as usize, &sentence, &mut words, &mut fuel)?;
    let gap = pattern.elements[at].gap;
    let start = backward(view, &pattern.elements[..at], gap, anchor.start as usize, &sentence, &mut words, &mut fuel)?;
    let is_free = |word: &Range<usize>| !is_clock(view, word) || words.iter().any(|w| w.end == word.start);
    words.iter().all(is_free).then_some(())?;
    Some(Match { start, end, words })
}

/// The pm of 6pm is no message: it needs the number before it in the pattern too.
fn is_clock(view: &View, word: &Range<usize>) -> bool {
    let text = &view.folded.text;
    matches!(&text[word.clone()], "am" | "pm") && text[..word.start].ends_with(|c: char| c.is_ascii_digit())
}

/// Elements to the right of `at`; the end of the last one.
fn forward(
    view: &View,
    elements: &[ElementIndex],
    at: usize,
    sentence: &Range<usize>,
    words: &mut Vec<Range<usize>>,
    fuel: &mut u32,
) -> Option<usize> {
    let Some((element, rest)) = elements.split_first() else { return Some(at) };
    let reach = reach_right(view, at, element.gap, sentence.end);
    // Longest first at each start, so that the finding shows the whole phrase.
    let candidates = view.starting_in(at..reach + 1);
    let mut order: Vec<&Hit> = candidates
        .iter()
        .filter(|h| h.end as usize <= sentence.end && element.strings.binary_search(&h.string).is_ok())
        .collect();
    order.sort_by_key(|h| (h.start, std::cmp::Reverse(h.end)));
    for hit in order {
        if *fuel == 0 {
            return None;
        }
        *fuel -= 1;
        words.push(hit.range());
        if let Some(end) = forward(view, rest, hit.end as usize, sentence, words, fuel) {
            return Some(end);
        }
        words.pop();
    }
    if element.optional { forward(view, rest, at, sentence, words, fuel) } else { None }
}

/// Elements to the left of `at`, nearest last in the slice; the start of the first one. `gap` belongs to the element at `at`.
fn backward(
    view: &View,
    elements: &[ElementIndex],
    gap: u8,
    at: usize,
    sentence: &Range<usize>,
    words: &mut Vec<Range<usize>>,
    fuel: &mut u32,
) -> Option<usize> {
    let Some((element, rest)) = elements.split_last() else { return Some(at) };
    let reach = reach_left(view, at, gap, sentence.start);
    let candidates: Vec<Hit> = view
        .ending_in(reach..at + 1)
        .filter(|h| h.start as usize >= sentence.start && element.strings.binary_search(&h.string).is_ok())
        .collect();
    for hit in candidates {
        if *fuel == 0 {
            return None;
        }
        *fuel -= 1;
        words.push(hit.range());
        if let Some(start) = backward(view, rest, element.gap, hit.start as usize, sentence, words, fuel) {
            return Some(start);
        }
        words.pop();
    }
    if element.optional { backward(view, rest, gap.max(element.gap), at, sentence, words, fuel) } else { None }
}

/// The last position that is at most `gap` characters to the right; spaces are free.
fn reach_right(view: &View, at: usize, gap: u8, limit: usize) -> usize {
    let mut left = gap;
    for (i, c) in view.folded.text[at..limit].char_indices() {
        if c != ' ' {
            if left == 0 {
                return at + i;
            }
            left -= 1;
        }
    }
    limit
}

/// The first position that is at most `gap` characters to the left; spaces are free.
fn reach_left(view: &View, at: usize, gap: u8, limit: usize) -> usize {
    let mut left = gap;
    for (i, c) in view.folded.text[limit..at].char_indices().rev() {
        if c != ' ' {
            if left == 0 {
                return limit + i + c.len_utf8();
            }
            left -= 1;
        }
    }
    limit
}

/// Whether two ranges share a byte.
pub fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
