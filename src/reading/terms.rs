//! Places, trades and keywords in a text. Places and trades are matched each for themselves and joined: 上環 × 咖啡店
//! covers 上环咖啡厅, Sheung Wan cafe and 上環嘅咖啡店 without any list of combinations.

use crate::note::{Note, Zone};
use crate::pack::index::{FormKind, TermKind};
use crate::pack::{Packs, PlaceKind, Role, TOKEN_BASE};
use crate::reading::patterns::overlap;
use crate::reading::view::View;
use crate::text::fold::Folded;
use crate::text::variants;
use std::collections::BTreeMap;
use std::ops::Range;

/// A term met in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermHit {
    /// Index into `Index::terms`.
    pub term: u32,
    /// Bytes of the view's folded text.
    pub range: Range<usize>,
    /// Whether the form is also a common word.
    pub weak: bool,
    /// Whether it names the term here: strong, or weak in the right company.
    pub counts: bool,
}

/// Weak forms count when their company is at most so many characters away.
const BESIDE: usize = 4;

/// No form is longer than so many bytes; neighbours are looked for no further away.
pub(crate) const LONGEST: usize = 200;

/// All terms in a view, guards heeded, sorted by start.
pub fn term_hits(view: &View, packs: &Packs, note: &Note) -> Vec<TermHit> {
    let mut hits = Vec::new();
    let mut guards: Vec<(u32, Range<usize>)> = Vec::new();
    for hit in view.hits.iter().filter(|h| h.string < TOKEN_BASE) {
        for form in packs.forms_of(hit.string) {
            let range = hit.range();
            match form.kind {
                FormKind::Guard => guards.push((form.term, range)),
                kind => {
                    let weak = kind == FormKind::Weak;
                    hits.push(TermHit { term: form.term, range, weak, counts: !weak });
                }
            }
        }
    }
    hits.retain(|h| {
        let near = &guards[guards.partition_point(|(_, g)| g.start + LONGEST < h.range.start)..];
        !near.iter().take_while(|(_, g)| g.start < h.range.end).any(|(term, g)| *term == h.term && hides(g, &h.range))
    });
    drop_hidden_places(&mut hits, packs);
    let company: Vec<bool> =
        (0..hits.len()).map(|i| hits[i].weak && has_company(view, packs, note, &hits, i)).collect();
    for (hit, in_company) in hits.iter_mut().zip(company) {
        hit.counts |= in_company;
    }
    hits
}

/// A guard hides the forms that it holds or runs into, but not a longer form that holds the guard: 香港大 (as in 香港大廈)
/// hides 港大 and leaves 香港大學.
fn hides(guard: &Range<usize>, hit: &Range<usize>) -> bool {
    let is_inside = hit.start <= guard.start && guard.end <= hit.end && guard.len() < hit.len();
    overlap(guard, hit) && !is_inside
}

/// 太子道 is no 太子 when it lies elsewhere: of two places of different districts, the longer one counts.
fn drop_hidden_places(hits: &mut Vec<TermHit>, packs: &Packs) {
    let district = |h: &TermHit| match packs.index.terms[h.term as usize].kind {
        TermKind::Place { district, .. } => Some(district),
        _ => None,
    };
    let places: Vec<(Range<usize>, u16)> = hits.iter().filter_map(|h| Some((h.range.clone(), district(h)?))).collect();
    hits.retain(|h| {
        let Some(mine) = district(h) else { return true };
        let from = places.partition_point(|(r, _)| r.start + 120 < h.range.start);
        !places[from..].iter().take_while(|(r, _)| r.start <= h.range.start).any(|(r, other)| {
            *other != mine && r.start <= h.range.start && h.range.end <= r.end && r.len() > h.range.len()
        })
    });
}

fn has_company(view: &View, packs: &Packs, note: &Note, hits: &[TermHit], at: usize) -> bool {
    let hit = &hits[at];
    if note.zone(view.original(hit.range.clone()).start) == Some(Zone::Hashtag) {
        return true;
    }
    let is_place = |t: u32| matches!(packs.index.terms[t as usize].kind, TermKind::Place { .. });
    let mine_is_place = is_place(hit.term);
    let sentence = view.sentence(hit.range.start);
    let near = |other: &TermHit| {
        if other.term == hit.term || overlap(&other.range, &hit.range) || !sentence.contains(&other.range.start) {
            return false;
        }
        let between = if other.range.end <= hit.range.start {
            other.range.end..hit.range.start
        } else {
            hit.range.end..other.range.start
        };
        let chars = view.chars(between);
        // Two weak words only speak for each other when they touch: 太子咖啡.
        let reach = if other.weak { 0 } else { BESIDE };
        let fits = if mine_is_place { !is_place(other.term) || !other.weak } else { is_place(other.term) };
        fits && chars <= reach
    };
    let from = hits[..at].iter().rev().take_while(|h| h.range.start + 60 > hit.range.start);
    let to = hits[at + 1..].iter().take_while(|h| h.range.start < hit.range.end + 60);
    from.take(40).any(near) || to.take(40).any(near)
}

/// How a keyword stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Equal after folding width and case.
    Exact,
    /// Equal only after folding scripts.
    Script,
    /// Other listed forms, side by side.
    Alias,
    /// Place and trade apart, within a sentence.
    Split,
}

/// One use of a keyword.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// Where in the note.
    pub zone: Zone,
    /// How.
    pub form: Form,
    /// Original bytes.
    pub range: Range<usize>,
}

/// A keyword to look for, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// As given or as the pack shows it.
    pub text: String,
    /// What it is for.
    pub role: Role,
    /// 1 to 10.
    pub importance: u8,
    /// Pack id.
    pub pack: Option<String>,
    /// Terms of its place.
    pub places: Vec<u32>,
    /// Terms of what is searched there.
    pub subjects: Vec<u32>,
    /// Whether the user gave it.
    pub is_own: bool,
    /// Whether it is listed for an import's sake; such a one is never the main keyword.
    pub is_imported: bool,
    /// What a keyword tool says of it, as an index into `Index::figures`.
    pub figure: Option<u32>,
}

/// Characters between place and trade in a split use.
const SPLIT_REACH: usize = 6;

impl Keyword {
    /// Takes a keyword apart into place and subject, as far as the packs know its parts.
    pub fn parse(text: &str, packs: &Packs) -> Self {
        let text = text.trim().trim_start_matches(['#', '＃']).to_owned();
        let mut keyword = Self {
            text: text.clone(),
            role: Role::Core,
            importance: 10,
            pack: None,
            places: Vec::new(),
            subjects: Vec::new(),
            is_own: true,
            is_imported: false,
            figure: None,
        };
        let whole = packs.terms_named(&text);
        let is_place = |t: &u32| matches!(packs.index.terms[*t as usize].kind, TermKind::Place { .. });
        if !whole.is_empty() {
            (keyword.places, keyword.subjects) = whole.into_iter().partition(is_place);
            // 咖啡店 alone is a subject; 上環 alone is a place. A word that is both stays a place.
            if !keyword.places.is_empty() {
                keyword.subjects.clear();
            }
        } else if let Some((places, subjects)) = split_name(&text, packs) {
            keyword.places = places;
            keyword.subjects = subjects;
        }
        if let Some(first) =
            keyword.subjects.first().filter(|_| keyword.places.is_empty() || keyword.subjects.len() == 1)
        {
            let term = &packs.index.terms[*first as usize];
            keyword.role = crate::pack::compile::role_of(term.kind);
            keyword.importance = term.importance;
            keyword.pack = Some(packs.pack_of(*first).to_owned());
        } else if let Some(first) = keyword.subjects.first() {
            keyword.pack = Some(packs.pack_of(*first).to_owned());
        }
        keyword
    }
}

/// `上環咖啡店` → 上環 and 咖啡店, in either order, with nothing but a space, 嘅 or 的 between.
fn split_name(text: &str, packs: &Packs) -> Option<(Vec<u32>, Vec<u32>)> {
    let folded = variants().fold(text).squeeze();
    let hits = packs.find(&folded, text);
    let len = folded.text.len() as u32;
    let terms = |string| packs.forms_of(string).iter().filter(|f| f.kind != FormKind::Guard).map(|f| f.term);
    let is_place = |t: u32| matches!(packs.index.terms[t as usize].kind, TermKind::Place { .. });
    let mut best: Option<(u32, Vec<u32>, Vec<u32>)> = None;
    for first in hits.iter().filter(|h| h.start == 0 && h.string < TOKEN_BASE) {
        for second in hits.iter().filter(|h| h.end == len && h.start >= first.end && h.string < TOKEN_BASE) {
            if !is_joint(&folded.text[first.end as usize..second.start as usize]) {
                continue;
            }
            for (place, subject) in [(first, second), (second, first)] {
                let places: Vec<u32> = terms(place.string).filter(|t| is_place(*t)).collect();
                let subjects: Vec<u32> = terms(subject.string).filter(|t| !is_place(*t)).collect();
                let cut = place.end - place.start;
                if !places.is_empty() && !subjects.is_empty() && best.as_ref().is_none_or(|(c, ..)| cut > *c) {
                    best = Some((cut, places, subjects));
                }
            }
        }
    }
    best.map(|(_, places, subjects)| (places, subjects))
}

fn is_joint(between: &str) -> bool {
    matches!(between.trim(), "" | "嘅" | "的" | "の")
}

/// All uses of a keyword, in the order of the text.
pub fn uses(keyword: &Keyword, view: &View, hits: &[TermHit], note: &Note) -> Vec<Use> {
    let text = note.text.as_str();
    let mut found: Vec<(Range<usize>, Option<Form>)> = Vec::new();
    let of =
        |terms: &[u32]| -> Vec<&TermHit> { hits.iter().filter(|h| terms.binary_search(&h.term).is_ok()).collect() };
    let mut places_wanted = keyword.places.clone();
    places_wanted.sort_unstable();
    let mut subjects_wanted = keyword.subjects.clone();
    subjects_wanted.sort_unstable();
    match (keyword.places.is_empty(), keyword.subjects.is_empty()) {
        (false, false) => joined(view, &of(&places_wanted), &of(&subjects_wanted), &mut found),
        (true, true) => literal(&keyword.text, view, text, &mut found),
        (no_place, _) => {
            let single = if no_place { of(&subjects_wanted) } else { of(&places_wanted) };
            found.extend(single.into_iter().filter(|h| h.counts).map(|h| (h.range.clone(), None)));
        }
    }
    // Longest first at each start, so that 上環咖啡店 is one use and not also a use of 上環咖啡; side by side before split.
    found.sort_by_key(|(r, form)| (form.is_some(), r.start, std::cmp::Reverse(r.len())));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut uses = Vec::new();
    for (range, form) in found {
        let before = taken.range(..range.end).next_back();
        if before.is_some_and(|(_, end)| *end > range.start) {
            continue;
        }
        let original = view.original(range.clone());
        let Some(zone) = note.zone(original.start) else { continue };
        let form = form.unwrap_or_else(|| form_of(&keyword.text, &text[original.clone()]));
        taken.insert(range.start, range.end);
        uses.push(Use { zone, form, range: original });
    }
    uses.sort_by_key(|u| u.range.start);
    uses
}

fn joined(view: &View, places: &[&TermHit], subjects: &[&TermHit], found: &mut Vec<(Range<usize>, Option<Form>)>) {
    for place in places {
        let sentence = view.sentence(place.range.start);
        let from = subjects.partition_point(|s| s.range.start + LONGEST < place.range.start);
        let near = subjects[from..].iter().take_while(|s| s.range.start < place.range.end + LONGEST);
        for subject in near.filter(|s| sentence.contains(&s.range.start)) {
            let (first, second) =
                if place.range.start <= subject.range.start { (place, subject) } else { (subject, place) };
            if first.range.end > second.range.start {
                continue;
            }
            let between = &view.folded.text[first.range.end..second.range.start];
            let whole = first.range.start..second.range.end;
            let in_order = std::ptr::eq(*first, *place);
            if between.is_empty() && in_order {
                found.push((whole, None));
            } else if between.chars().filter(|c| *c != ' ').count() <= SPLIT_REACH && !between.contains('#') {
                found.push((whole, Some(Form::Split)));
            }
        }
    }
}

/// A keyword the packs do not know: its own letters, folded.
fn literal(keyword: &str, view: &View, original: &str, found: &mut Vec<(Range<usize>, Option<Form>)>) {
    let key = variants().key(keyword);
    if key.is_empty() {
        return;
    }
    let latin = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_alphanumeric());
    for (at, _) in view.folded.text.match_indices(&key) {
        let range = at..at + key.len();
        let borders = (!latin(key.bytes().next()) || view.folded.is_word_border(range.start, original))
            && (!latin(key.bytes().last()) || view.folded.is_word_border(range.end, original));
        if borders {
            found.push((range, None));
        }
    }
}

/// How a stretch of text writes a keyword.
fn form_of(keyword: &str, written: &str) -> Form {
    if width_and_case(keyword) == width_and_case(written) {
        Form::Exact
    } else if variants().key(keyword) == variants().key(written) {
        Form::Script
    } else {
        Form::Alias
    }
}

/// Folds width and case only: characters that folding would turn into another Han character stay.
fn width_and_case(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if ('\u{3400}'..='\u{9fff}').contains(&c) {
            out.push(c);
        } else {
            variants().fold_char(c, &mut out);
        }
    }
    out
}

/// The terms of a place that a note may be about: the place itself, or its parents.
pub fn with_parents(packs: &Packs, place: u32) -> Vec<u32> {
    let mut out = vec![place];
    let mut at = place;
    while let TermKind::Place { parent: Some(above), .. } = packs.index.terms[at as usize].kind {
        if out.contains(&above) {
            break;
        }
        out.push(above);
        at = above;
    }
    out
}

/// Whether a place is one that people put before a trade (上環咖啡店), rather than a street or a mall.
pub const fn is_search_place(kind: PlaceKind) -> bool {
    matches!(
        kind,
        PlaceKind::Neighbourhood | PlaceKind::Mtr | PlaceKind::LightRail | PlaceKind::Area | PlaceKind::District
    )
}

/// Folds the visible pieces of a note into one text; what lies between them ends a sentence.
pub fn fold_note(note: &Note) -> Folded {
    let mut folded = Folded::default();
    let mut last = None;
    for piece in &note.pieces {
        if last.is_some_and(|z| z != piece.zone && !(matches!(z, Zone::Opening) && piece.zone == Zone::Body))
            || piece.zone == Zone::Hashtag
        {
            folded.push_break(piece.span.start());
        }
        variants().fold_into(note.slice(piece.span), piece.span.start(), &mut folded);
        last = Some(piece.zone);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guards_hide_what_they_hold_but_not_what_holds_them() {
        assert!(hides(&(0..4), &(1..3)), "其中環境 and 中環");
        assert!(hides(&(0..3), &(2..5)), "a guard that runs into a form");
        assert!(hides(&(0..3), &(0..3)));
        assert!(!hides(&(0..3), &(0..4)), "香港大 and 香港大學");
        assert!(!hides(&(0..3), &(3..5)));
    }
}
