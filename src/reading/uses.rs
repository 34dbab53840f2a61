//! A keyword taken apart into place, subject and intents, and where it stands in a note: side by side, apart, or by its letters.

use super::query::{self, Part};
use super::terms::TermHit;
use super::view::View;
use crate::note::{Note, Zone};
use crate::pack::index::{Shown, Term};
use crate::pack::trie::Trie;
use crate::pack::{Packs, Role};
use crate::text::script::Script;
use crate::text::variants;
use crate::text::work;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap};
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
    /// What is wanted of it, one part a word: the terms of 推介, of 好去處; of 香港 before them.
    pub intents: Vec<Vec<u32>>,
    /// Whether the user gave it.
    pub is_own: bool,
    /// Whether it is listed for an import's sake; such a one is never the main keyword.
    pub is_imported: bool,
    /// What the note itself calls its subject, or who set up the shop: 修鞋, where the pack says 皮鞋維修.
    pub noun: Option<String>,
    /// What a keyword tool says of it, as an index into `Index::figures`.
    pub figure: Option<u32>,
}

/// Characters between place and trade in a split use.
const SPLIT_REACH: usize = 6;

impl Keyword {
    /// Takes a keyword apart into place, subject and intents, as far as the packs know its parts.
    pub fn parse(text: &str, packs: &Packs) -> Self {
        let text = text.trim().trim_start_matches(['#', '＃']).to_owned();
        let mut keyword = Self {
            text: text.clone(),
            role: Role::Core,
            importance: 10,
            pack: None,
            places: Vec::new(),
            subjects: Vec::new(),
            intents: Vec::new(),
            is_own: true,
            is_imported: false,
            noun: None,
            figure: None,
        };
        let bare = text.trim();
        let folded = variants().fold(bare).squeeze();
        let hits = packs.find(&folded, bare);
        let whole = packs.terms_of_whole(&folded, &hits);
        if !whole.is_empty() {
            keyword.take(Part::of(&whole, packs));
        } else if let Some(parts) = query::split_found(&folded, hits, packs) {
            for part in parts {
                keyword.take(part);
            }
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

    fn take(&mut self, part: Part) {
        match part {
            Part::Place(terms) => self.places = terms,
            Part::Subject(terms) => self.subjects = terms,
            Part::Intent(terms) => self.intents.push(terms),
        }
    }

    /// Whether the packs know all its parts.
    pub fn is_known(&self) -> bool {
        !self.places.is_empty() || !self.subjects.is_empty() || !self.intents.is_empty()
    }
}

/// What was found in a note, to look for keywords in it: many keywords must not each read all of it.
pub struct Found<'a> {
    view: &'a View,
    hits: &'a [TermHit],
    note: &'a Note,
    /// Terms and the places of their hits in `hits`; sorted.
    by_term: Vec<(u32, u32)>,
    /// The folded text without joints, and where each of its bytes stands in it; once a keyword is looked for by its letters.
    plain: OnceCell<(String, Vec<usize>)>,
    own: &'a [String],
    /// The user's keywords in `plain`, where there are many.
    letters: OnceCell<Option<Letters>>,
}

impl<'a> Found<'a> {
    /// What was found in a note. `own` are the user's keywords, of which the packs may know nothing.
    pub fn new(view: &'a View, hits: &'a [TermHit], note: &'a Note, own: &'a [String]) -> Self {
        let mut by_term: Vec<(u32, u32)> = hits.iter().zip(0..).map(|(hit, place)| (hit.term, place)).collect();
        by_term.sort_unstable();
        Self { view, hits, note, by_term, plain: OnceCell::new(), own, letters: OnceCell::new() }
    }

    /// The hits of some terms, in the order of the text.
    fn of(&self, terms: &[u32]) -> Vec<&'a TermHit> {
        let mut places: Vec<u32> = Vec::new();
        for term in terms {
            let from = self.by_term.partition_point(|(t, _)| t < term);
            let mine = self.by_term[from..].iter().take_while(|(t, _)| t == term);
            places.extend(mine.map(|(_, place)| *place));
        }
        work::looked_at(terms.len() + places.len());
        places.sort_unstable();
        places.dedup();
        places.into_iter().map(|place| &self.hits[place as usize]).collect()
    }

    /// All uses of a keyword, in the order of the text.
    pub fn uses(&self, keyword: &Keyword) -> Vec<Use> {
        let mut found: Vec<(Range<usize>, Option<Form>)> = Vec::new();
        let known = [&keyword.places, &keyword.subjects].into_iter().filter(|terms| !terms.is_empty());
        let groups: Vec<Vec<&TermHit>> = known.chain(&keyword.intents).map(|terms| self.of(terms)).collect();
        match (keyword.places.is_empty(), keyword.subjects.is_empty(), keyword.intents.is_empty()) {
            (false, false, true) => joined(self.view, &groups[0], &groups[1], &mut found),
            (true, true, true) => self.literal(&keyword.text, &mut found),
            _ if groups.len() > 1 => {
                let gathered = query::gathered(self.view, &groups).into_iter();
                found.extend(gathered.map(|(range, is_whole)| (range, (!is_whole).then_some(Form::Split))));
            }
            _ => found.extend(groups[0].iter().filter(|h| h.counts).map(|h| (h.range.clone(), None))),
        }
        settled(keyword, found, self.view, self.note)
    }

    /// A keyword the packs do not know: its own letters, folded.
    fn literal(&self, keyword: &str, found: &mut Vec<(Range<usize>, Option<Form>)>) {
        let (key, _) = query::without_joints(&variants().key(keyword));
        if key.is_empty() {
            return;
        }
        let (folded, original) = (&self.view.folded, &self.note.text);
        let (plain, at) = self.plain.get_or_init(|| query::without_joints(&folded.text));
        let starts: Vec<usize> = if let Some(letters) = self.letters.get_or_init(|| Letters::new(self.own, plain)) {
            letters.starts(&key)
        } else {
            work::looked_at(plain.len());
            plain.match_indices(&key).map(|(start, _)| start).collect()
        };
        let latin = |b: Option<u8>| b.is_some_and(|b| b.is_ascii_alphanumeric());
        let is_free = |range: &Range<usize>| {
            (!latin(key.bytes().next()) || folded.is_word_border(range.start, original))
                && (!latin(key.bytes().last()) || folded.is_word_border(range.end, original))
        };
        let ranges = starts.into_iter().map(|start| at[start]..at[start + key.len() - 1] + 1);
        found.extend(ranges.filter(is_free).map(|range| (range, None)));
    }
}

/// All uses of one keyword, in the order of the text.
pub fn uses(keyword: &Keyword, view: &View, hits: &[TermHit], note: &Note) -> Vec<Use> {
    Found::new(view, hits, note, &[]).uses(keyword)
}

/// From so many keywords of a user on their letters are looked for all at once.
const MANY: usize = 16;

/// Where the letters of many keywords stand, found in one reading.
struct Letters {
    /// Folded keyword → where it begins, without those that begin within another of its own.
    starts: HashMap<String, Vec<usize>>,
}

impl Letters {
    /// None where so few are looked for that each can be by itself, or more than a trie can hold.
    fn new(keywords: &[String], plain: &str) -> Option<Self> {
        if keywords.len() < MANY {
            return None;
        }
        let bare = keywords.iter().map(|k| k.trim().trim_start_matches(['#', '＃']));
        let keys = bare.map(|k| query::without_joints(&variants().key(k)).0);
        let keys: BTreeSet<String> = keys.filter(|k| !k.is_empty()).collect();
        let keys: Vec<String> = keys.into_iter().collect();
        let trie = Trie::new(keys.iter().map(String::as_str).zip(0..))?;
        let mut starts: Vec<Vec<usize>> = vec![Vec::new(); keys.len()];
        for (start, _) in plain.char_indices() {
            trie.at_start_of(&plain[start..], |len, key| {
                let mine = &mut starts[key as usize];
                let free = mine.last().is_none_or(|last| last + len <= start);
                mine.extend(free.then_some(start));
            });
        }
        Some(Self { starts: keys.into_iter().zip(starts).collect() })
    }

    fn starts(&self, key: &str) -> Vec<usize> {
        self.starts.get(key).cloned().unwrap_or_default()
    }
}

/// Which of the stretches found are uses, and of which form: none twice.
fn settled(keyword: &Keyword, mut found: Vec<(Range<usize>, Option<Form>)>, view: &View, note: &Note) -> Vec<Use> {
    let text = note.text.as_str();
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
        let from = subjects.partition_point(|s| s.range.start + view.longest < place.range.start);
        let near = subjects[from..].iter().take_while(|s| s.range.start < place.range.end + view.longest);
        for subject in near.filter(|s| sentence.contains(&s.range.start)) {
            let (first, second) =
                if place.range.start <= subject.range.start { (place, subject) } else { (subject, place) };
            if first.range.end > second.range.start {
                continue;
            }
            let between = &view.folded.text[first.range.end..second.range.start];
            let whole = first.range.start..second.range.end;
            let in_order = std::ptr::eq(*first, *place);
            if between.trim().is_empty() && in_order {
                found.push((whole, None));
            } else if between.chars().filter(|c| *c != ' ').count() <= SPLIT_REACH && !between.contains('#') {
                found.push((whole, Some(Form::Split)));
            }
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

/// Folds width and case only, spaces aside: characters that folding would turn into another Han character stay.
fn width_and_case(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().filter(|c| !c.is_whitespace()) {
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
        intents: Vec::new(),
        is_own: false,
        is_imported: false,
        noun: None,
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
