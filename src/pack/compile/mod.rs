//! From pack files to the compiled [`Index`]: interns every string in folded form, resolves classes, builds the trie.
//!
//! Shared with the build script.

mod compiler;
mod rules;
mod terms;
mod typed;

use super::fault::{Fault, FaultKind};
use super::index::{Index, Origin, Pattern, StringId, TermKind};
use super::load::{Folder, PackError};
use super::model::Role;
use super::trie::{Trie, Tries};
use crate::text::fold::Variants;
use compiler::Compiler;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Compiles the files of a folder (the house's own, with the user's on top). `origin` says of each path whose it is.
pub fn compile(
    folder: &Folder,
    variants: Variants<'_>,
    origin: &dyn Fn(&Path) -> Origin,
) -> Result<Compiled, Vec<PackError>> {
    let mut c = Compiler {
        variants,
        strings: HashMap::new(),
        classes: BTreeMap::new(),
        sets: HashMap::new(),
        index: Index::default(),
        errors: Vec::new(),
    };
    let mut districts: Vec<_> = folder.districts.iter().collect();
    districts.sort_by(|a, b| a.value.id.as_ref().cmp(b.value.id.as_ref()));
    for file in districts {
        c.district(file, origin(&file.path));
    }
    let mut categories: Vec<_> = folder.categories.iter().collect();
    categories.sort_by(|a, b| a.value.id.as_ref().cmp(b.value.id.as_ref()));
    for file in categories {
        c.category(file, origin(&file.path));
    }
    c.under(&folder.categories);
    let mut intents: Vec<_> = folder.intents.iter().collect();
    intents.sort_by(|a, b| a.value.id.as_ref().cmp(b.value.id.as_ref()));
    for file in intents {
        c.intents(file, origin(&file.path));
    }
    c.classes(&folder.rules);
    c.rules(&folder.rules, origin);
    c.signs();
    c.asked_classes();
    let mut imports: Vec<_> = folder.imports.iter().collect();
    imports.sort_by_key(|file| (Reverse(file.value.imported.as_ref()), file.value.id.as_ref()));
    for file in imports {
        c.import(file, origin(&file.path));
    }
    let lines = folder.rules.iter().flat_map(|file| &file.value.rows).flat_map(|row| row.bad.iter().chain(&row.good));
    let compiled = finish(c, lines.map(|line| line.as_ref().as_str()))?;
    compiled.ok_or_else(|| {
        let paths = || {
            let terms = folder.districts.iter().map(|f| &f.path).chain(folder.categories.iter().map(|f| &f.path));
            terms.chain(folder.rules.iter().map(|f| &f.path)).chain(folder.imports.iter().map(|f| &f.path))
        };
        let path = paths().find(|path| matches!(origin(path), Origin::User)).or_else(|| paths().next());
        let dir = path.and_then(|path| path.parent()).unwrap_or(Path::new(""));
        vec![PackError::whole(dir, Fault::new(FaultKind::TooManyWords, &[]))]
    })
}

/// Packs ready to use.
pub struct Compiled {
    /// What the strings mean.
    pub index: Index,
    /// What finds them, by their numbers.
    pub tries: Tries,
}

/// Builds the trie, and sorts what is looked up by halving. How common words are is read off some lines of text. None where
/// there are more words than a trie can hold.
fn finish<'l>(mut c: Compiler<'_>, lines: impl Iterator<Item = &'l str>) -> Result<Option<Compiled>, Vec<PackError>> {
    if !c.errors.is_empty() {
        return Err(c.errors);
    }
    bounds(&mut c.index, &c.strings);
    c.index.strings = c.strings.len() as u32;
    let mut strings: Vec<(&str, StringId)> = c.strings.iter().map(|(text, id)| (text.as_str(), *id)).collect();
    strings.retain(|(text, _)| !text.is_empty());
    strings.sort_unstable();
    let index = &mut c.index;
    let is_evasive = evasive(index);
    let evasive = strings.iter().filter(|(_, id)| is_evasive[*id as usize]).copied();
    let (Some(all), Some(evasive)) = (Trie::new(strings.iter().copied()), Trie::new(evasive)) else { return Ok(None) };
    let tries = Tries { all, evasive };
    index.common = common(index, &tries.all, lines.map(|line| c.variants.key(line)));
    index.forms.sort_by_key(|f| (f.string, f.term, f.kind as u8));
    index.forms.dedup_by_key(|f| (f.string, f.term));
    index.row_guards.sort_unstable();
    index.allow.made().sort_unstable();
    index.figures.sort_by_key(|f| f.string);
    Ok(Some(Compiled { index: c.index, tries }))
}

/// For each string whether a row that looks through disguises asks for it.
fn evasive(index: &Index) -> Vec<bool> {
    let mut is_evasive = vec![false; index.strings as usize];
    let patterns = index.patterns.iter().filter(|p| p.is_own && index.rows[p.row as usize].evasion);
    for string in patterns.flat_map(|p| &p.elements).flat_map(|e| &index.sets[e.set as usize]) {
        // Tokens are no strings.
        if let Some(is_it) = is_evasive.get_mut(*string as usize) {
            *is_it = true;
        }
    }
    is_evasive
}

/// How often each set stands in a thousand of some folded lines. What stands nowhere counts a little for each of its words.
fn common(index: &Index, trie: &Trie, lines: impl Iterator<Item = String>) -> Vec<u32> {
    /// One time counts as much as so many words that are never met.
    const MET: u32 = 10;
    let mut met: Vec<u32> = vec![1; index.strings as usize];
    let mut count = 0;
    for line in lines {
        count += 1;
        for (start, _) in line.char_indices() {
            trie.at_start_of(&line[start..], |_, string| met[string as usize] += MET);
        }
    }
    // Numbers and emoji stand in every third line or so.
    let of = |id: &StringId| met.get(*id as usize).copied().unwrap_or(count * MET / 3);
    let thousand = |set: &Vec<StringId>| set.iter().map(|id| u64::from(of(id))).sum::<u64>() * 1000;
    index.sets.iter().map(|set| (thousand(set) / u64::from(MET * count.max(1))) as u32).collect()
}

/// How far words and patterns can reach, so that nobody has to guess it where neighbours are looked for.
fn bounds(index: &mut Index, strings: &HashMap<String, StringId>) {
    /// Bytes of a character in a gap, at most.
    const CHARACTER: usize = 4;
    let mut lengths = vec![0; strings.len()];
    for (text, id) in strings {
        lengths[*id as usize] = text.len();
    }
    // Tokens are read off the text and bounded by their sentence alone.
    let longest = |ids: &[StringId]| ids.iter().filter_map(|id| lengths.get(*id as usize)).max().copied().unwrap_or(0);
    let sets: Vec<usize> = index.sets.iter().map(|set| longest(set)).collect();
    let reach =
        |p: &Pattern| p.elements.iter().map(|e| sets[e.set as usize] + usize::from(e.gap) * CHARACTER).sum::<usize>();
    index.reach = index.patterns.iter().map(reach).max().unwrap_or(0) as u32;
    index.longest = lengths.into_iter().max().unwrap_or(0) as u32;
}

/// The role that a term plays as a keyword.
pub fn role_of(kind: TermKind) -> Role {
    match kind {
        TermKind::Keyword { role, .. } => role,
        TermKind::Scene { .. } | TermKind::Intent { .. } => Role::Scene,
        // Narrow wordings of people who know what they want, and no editor's choice.
        TermKind::Imported { .. } => Role::LongTail,
        TermKind::Place { .. } | TermKind::Trade { .. } => Role::Core,
    }
}
