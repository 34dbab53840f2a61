//! A keyword taken apart into place and subject, and where it stands in a note: side by side, apart, or by its letters.

use super::terms::{LONGEST, TermHit};
use super::view::View;
use crate::lists::WordList;
use crate::note::{Note, Zone};
use crate::pack::index::{FormKind, Shown, Term, TermKind};
use crate::pack::{Packs, Role, TOKEN_BASE};
use crate::text::script::Script;
use crate::text::variants;
use std::collections::BTreeMap;
use std::ops::Range;

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
    let between = between.trim();
    between.is_empty() || WordList::PlaceJoint.has(between)
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

/// A keyword with the places where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct KeywordUse {
    /// The keyword.
    pub keyword: Keyword,
    /// Its uses, in the order of the text.
    pub uses: Vec<Use>,
    /// Zones where it should stand and does not.
    pub missing: Vec<Zone>,
}

/// A keyword that is nothing but one term of a pack.
pub fn of_term(packs: &Packs, term: u32, entry: &Term, role: Role, script: Script) -> Keyword {
    Keyword {
        text: show(&entry.name, script).to_owned(),
        role,
        importance: entry.importance,
        pack: Some(packs.pack_of(term).to_owned()),
        places: Vec::new(),
        subjects: vec![term],
        is_own: false,
        is_imported: false,
        figure: packs.figure_of(term),
    }
}

/// The name as a note of this script would write it.
pub fn show(name: &Shown, script: Script) -> &str {
    match script {
        Script::Hans => &name.hans,
        Script::Latin => &name.en,
        Script::Hant | Script::Mixed => &name.hant,
    }
}
