//! What people type into the search box, taken apart: 上環 | 咖啡店 | 推介, 香港 | Brunch, 週末 | 好去處. And where its parts
//! stand in a text, whatever their order.

use super::terms::TermHit;
use super::view::View;
use crate::lists::WordList;
use crate::pack::index::{FormKind, TermKind};
use crate::pack::{Hit, Packs};
use crate::text::fold::Folded;
use crate::text::variants;
use std::ops::Range;

/// More parts than a query has.
const MOST_PARTS: usize = 4;
/// Characters between two parts that still belong together.
const REACH: usize = 6;

/// One part of a query: the terms that its word names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// 上環.
    Place(Vec<u32>),
    /// 咖啡店.
    Subject(Vec<u32>),
    /// 推介.
    Intent(Vec<u32>),
}

impl Part {
    /// What the terms of one word are together: a word that is also a place stays a place, one that is also a thing a thing.
    pub fn of(terms: &[u32], packs: &Packs) -> Self {
        let kind = |t: &u32| packs.index.terms[*t as usize].kind;
        let (places, rest): (Vec<u32>, Vec<u32>) =
            terms.iter().partition(|t| matches!(kind(t), TermKind::Place { .. }));
        if !places.is_empty() {
            return Self::Place(places);
        }
        let (intents, subjects): (Vec<u32>, Vec<u32>) =
            rest.into_iter().partition(|t| matches!(kind(t), TermKind::Intent { .. }));
        if subjects.is_empty() { Self::Intent(intents) } else { Self::Subject(subjects) }
    }

    /// All that a word can be.
    fn all(terms: &[u32], packs: &Packs) -> Vec<Self> {
        let kind = |t: &u32| packs.index.terms[*t as usize].kind;
        let those =
            |is_it: fn(TermKind) -> bool| -> Vec<u32> { terms.iter().copied().filter(|t| is_it(kind(t))).collect() };
        let places = those(|k| matches!(k, TermKind::Place { .. }));
        let intents = those(|k| matches!(k, TermKind::Intent { .. }));
        let mut subjects = those(|k| !matches!(k, TermKind::Place { .. } | TermKind::Intent { .. }));
        // What a district is looked up for is wanted of any other place as well.
        if !intents.is_empty() {
            subjects.retain(|t| !matches!(kind(t), TermKind::Scene { .. }));
        }
        [Self::Place(places), Self::Subject(subjects), Self::Intent(intents)]
            .into_iter()
            .filter(|part| !part.terms().is_empty())
            .collect()
    }

    fn terms(&self) -> &[u32] {
        match self {
            Self::Place(terms) | Self::Subject(terms) | Self::Intent(terms) => terms,
        }
    }
}

/// A query cut into parts that the packs know, with nothing but a space, 嘅 or 的 between. At most one place and one
/// subject; of several ways the one with the fewest parts, then the longest place.
pub fn split(text: &str, packs: &Packs) -> Option<Vec<Part>> {
    let folded = variants().fold(text).squeeze();
    let hits = packs.find(&folded, text);
    split_found(&folded, hits, packs)
}

/// The same where the strings of the query have been found already.
pub fn split_found(folded: &Folded, mut hits: Vec<Hit>, packs: &Packs) -> Option<Vec<Part>> {
    // Of ways that are worth the same, the one with the word that ends first.
    hits.sort_unstable_by_key(|h| (h.end, h.start));
    let mut search = Search { text: &folded.text, packs, hits: &hits, best: None };
    search.from(0, &mut Vec::new(), 0);
    search.best.map(|(_, parts)| parts)
}

/// Parts (fewer are better), and bytes of the place (more are better).
type Worth = (usize, std::cmp::Reverse<usize>);

struct Search<'a> {
    text: &'a str,
    packs: &'a Packs,
    hits: &'a [Hit],
    /// The best way so far, and what it is worth.
    best: Option<(Worth, Vec<Part>)>,
}

impl Search<'_> {
    fn from(&mut self, at: usize, parts: &mut Vec<Part>, place: usize) {
        let rest = self.text[at..].trim();
        if rest.is_empty() {
            let worth = (parts.len(), std::cmp::Reverse(place));
            if parts.len() > 1 && self.best.as_ref().is_none_or(|(best, _)| worth < *best) {
                self.best = Some((worth, parts.clone()));
            }
            return;
        }
        if parts.len() == MOST_PARTS || self.best.as_ref().is_some_and(|((fewest, _), _)| parts.len() >= *fewest) {
            return;
        }
        let nexts = self.hits.iter().filter(|h| h.start as usize >= at);
        let nexts: Vec<Hit> = nexts.filter(|h| is_joint(&self.text[at..h.start as usize])).copied().collect();
        for hit in nexts {
            let terms: Vec<u32> = {
                let forms = self.packs.forms_of(hit.string);
                forms.filter(|f| f.kind != FormKind::Guard).map(|f| f.term).collect()
            };
            for part in Part::all(&terms, self.packs) {
                let is_second = |p: &Part| {
                    matches!((p, &part), (Part::Place(_), Part::Place(_)) | (Part::Subject(_), Part::Subject(_)))
                };
                if parts.iter().any(is_second) {
                    continue;
                }
                let len = if matches!(part, Part::Place(_)) { hit.range().len() } else { 0 };
                parts.push(part);
                self.from(hit.end as usize, parts, place + len);
                parts.pop();
            }
        }
    }
}

fn is_joint(between: &str) -> bool {
    let between = between.trim();
    between.is_empty() || WordList::PlaceJoint.has(between)
}

/// Where all parts of a query stand together: in one sentence, no two further apart than a few characters. Says of each
/// whether they stand side by side; people put 香港, 週末 and 推薦 in any order.
pub fn gathered(view: &View, groups: &[Vec<&TermHit>]) -> Vec<(Range<usize>, bool)> {
    let mut found = Vec::new();
    let Some(first) = (0..groups.len()).min_by_key(|i| groups[*i].len()) else { return found };
    for start in &groups[first] {
        let sentence = view.sentence(start.range.start);
        let mut span = start.range.clone();
        let mut left: Vec<usize> = (0..groups.len()).filter(|i| *i != first).collect();
        let mut gaps = 0;
        while let Some((i, gap, hit)) = nearest(view, groups, &left, &span, &sentence) {
            left.retain(|l| *l != i);
            gaps += gap;
            span = span.start.min(hit.start)..span.end.max(hit.end);
        }
        if left.is_empty() {
            found.push((span, gaps == 0));
        }
    }
    found
}

/// The nearest hit of a group that is still wanted, and how far it is.
fn nearest(
    view: &View,
    groups: &[Vec<&TermHit>],
    left: &[usize],
    span: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<(usize, usize, Range<usize>)> {
    let gap = |hit: &TermHit| {
        let between = if hit.range.end <= span.start {
            hit.range.end..span.start
        } else if span.end <= hit.range.start {
            span.end..hit.range.start
        } else {
            return None;
        };
        let text = &view.folded.text[between];
        let chars = text.chars().filter(|c| *c != ' ').count();
        (chars <= REACH && !text.contains('#')).then_some(chars)
    };
    let of = |i: &usize| {
        let hits = groups[*i].iter();
        let near =
            hits.filter(|h| sentence.contains(&h.range.start)).filter_map(|h| Some((*i, gap(h)?, h.range.clone())));
        near.min_by_key(|(_, gap, range)| (*gap, range.start))
    };
    left.iter().filter_map(of).min_by_key(|(i, gap, _)| (*gap, *i))
}

/// Whether an intent fits a trade; without a trade, whether it fits any.
pub fn fits(packs: &Packs, intent: u16, category: Option<u16>) -> bool {
    let fits = &packs.index.intents[intent as usize].fits;
    let Some(category) = category.map(|c| &packs.index.categories[c as usize]) else { return true };
    fits.iter().any(|f| f == "all" || *f == category.id || f == category.group.name())
}

/// A folded text without the spaces between Chinese and Latin and without 的 and 嘅 between Chinese: people leave them out
/// and put them in as they like. With each byte comes its place in the text.
pub fn without_joints(text: &str) -> (String, Vec<usize>) {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let mut out = String::with_capacity(text.len());
    let mut at = Vec::with_capacity(text.len());
    let mut before = None;
    let mut chars = text.char_indices().peekable();
    while let Some((i, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        let (han_before, han_next) = (before.is_some_and(is_han), next.is_some_and(is_han));
        let is_joint = match c {
            ' ' => han_before != han_next && (han_before || before.is_some_and(char::is_alphanumeric)),
            '的' | '嘅' => han_before && han_next,
            _ => false,
        };
        if is_joint {
            continue;
        }
        out.push(c);
        at.extend(i..i + c.len_utf8());
        before = Some(c);
    }
    (out, at)
}
