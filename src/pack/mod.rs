//! Keyword packs: what people search by, which words sell or break a rule, and how it is all found in a text.
//!
//! [`model`] (with [`intent`] and [`import_file`]) is a pack as a curator writes it, [`load`] reads it, [`compile`] turns it into the [`index`] that a run uses.
//! Those files are shared with the build script, which does the same for the packs of the house.

pub mod angle;
pub mod class;
pub mod compile;
pub mod fault;
pub mod guide;
pub mod house;
pub mod image;
pub mod import_file;
pub mod imported;
pub mod index;
pub mod intent;
pub mod lenient;
pub mod load;
pub mod lookup;
pub mod meant;
pub mod model;
pub mod pattern;
pub mod pooled;
pub mod rule_file;
pub mod ruled;
pub mod shown;
pub mod sign;
pub mod stored;
pub mod trie;
pub mod voice;
pub mod wording;

use crate::text::fold;
use crate::text::variants;

use crate::text::token::Token;
use fault::{Fault, FaultKind};
use guide::Guide;
use house::{BUILT_IN, GUIDE, HOUSE, WORDING};
use index::{Index, Origin, StringId};
use load::{Folder, Gathered, PackError};
use lookup::Lookup;
use model::Category;
use std::collections::HashSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use stored::Row;
use trie::{Trie, Tries};

pub use class::Class;
pub use index::TOKEN_BASE;
pub use model::{PlaceKind, Role};
pub use rule_file::Frame;

/// The rows of a table of words, from and to: a user's own table, else the house's; empty for a name that nobody has.
pub fn wording<'g>(guide: &'g Guide, name: &str) -> Vec<(&'g str, &'g str)> {
    if let Some(rows) = guide.wording.get(name) {
        return rows.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    }
    let bytes = WORDING.iter().find(|(known, _)| *known == name).map(|(_, bytes)| *bytes);
    bytes.and_then(|b| postcard::from_bytes(b).ok()).unwrap_or_default()
}

/// The packs of a run, ready to match with.
pub struct Packs {
    /// The compiled packs.
    pub index: Index,
    lookup: Lookup,
    tries: Tries,
    /// Where the rules in code stand in `index.rules`, once somebody has asked.
    in_code: OnceLock<Vec<Option<usize>>>,
}

/// One string of the packs met in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// First byte in the folded text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Which string.
    pub string: StringId,
}

impl Hit {
    /// Whether it is a token of this kind.
    pub const fn is(self, token: Token) -> bool {
        self.string == TOKEN_BASE + token as u32
    }

    /// As a range of the folded text.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl Packs {
    /// The packs that the program was built with: their tables are read where they stand, so this takes next to no time.
    pub fn built_in() -> Self {
        // The bytes were written by this very version's build script; a test reads them.
        let (index, lookup, tries) = postcard::from_bytes(BUILT_IN).unwrap_or_default();
        Self { index, lookup, tries, in_code: OnceLock::new() }
    }

    /// The packs of the house with the user's folders on top, before imported wordings are understood (`reading::imports`).
    ///
    /// All is compiled anew, so that own packs are matched in every way like built-in ones.
    pub fn compiled(dirs: &[PathBuf]) -> Result<Self, Vec<PackError>> {
        if dirs.is_empty() {
            return Ok(Self::built_in());
        }
        let (all, own) = Self::files(dirs)?;
        let origin = |path: &Path| if own.contains(path) { Origin::User } else { Origin::BuiltIn };
        compile::compile(&all, variants(), &origin).map(|c| Self::new(c.index, c.tries))
    }

    /// What rewrites and briefs are made of, the user's folders on top of the house's.
    pub fn guide(dirs: &[PathBuf]) -> Result<Guide, Vec<PackError>> {
        if dirs.is_empty() {
            return Ok(postcard::from_bytes(GUIDE).unwrap_or_default());
        }
        Ok(Guide::of(Self::files(dirs)?.0))
    }

    /// One trade's own file, the user's folders first. Only that one is parsed where the user has none.
    pub fn trade(dirs: &[PathBuf], id: &str) -> Result<Option<Category>, Vec<PackError>> {
        if dirs.is_empty() {
            let is_it = |path: &&Path| path.parent().is_some_and(|p| p.ends_with("categories")) && stem(path) == id;
            let file = HOUSE.iter().map(|(path, text)| (Path::new(path), text)).find(|(path, _)| is_it(path));
            let Some((path, text)) = file else { return Ok(None) };
            return load::parse(path, (*text).to_owned()).map(|f| Some(f.value)).map_err(|e| vec![e]);
        }
        let files = Self::files(dirs)?.0.categories;
        Ok(files.into_iter().map(|f| f.value).find(|c: &Category| c.id.as_ref() == id))
    }

    /// The pack files themselves, the user's folders on top of the house's, and which of them are the user's.
    pub fn files(dirs: &[PathBuf]) -> Result<(Folder, HashSet<PathBuf>), Vec<PackError>> {
        let mut all = Self::house_folder()?;
        let mut own: HashSet<PathBuf> = HashSet::new();
        for dir in dirs {
            let folder = Folder::read(dir)?;
            if folder.is_empty() {
                return Err(vec![PackError::whole(dir, Fault::new(FaultKind::EmptyFolder, &[]))]);
            }
            own.extend(folder.districts.iter().map(|f| f.path.clone()));
            own.extend(folder.categories.iter().map(|f| f.path.clone()));
            own.extend(folder.rules.iter().map(|f| f.path.clone()));
            own.extend(folder.imports.iter().map(|f| f.path.clone()));
            all.overlay(folder);
        }
        Ok((all, own))
    }

    /// The house's pack files as they were when the program was built.
    pub(crate) fn house_folder() -> Result<Folder, Vec<PackError>> {
        Self::house_files(|_| true)
    }

    /// Those in some of the house's folders.
    pub(crate) fn house_files(is_wanted: impl Fn(&str) -> bool) -> Result<Folder, Vec<PackError>> {
        let mut all = Gathered::default();
        for (path, text) in HOUSE {
            let path = Path::new(path);
            let kind = path.iter().nth(1).and_then(|k| k.to_str()).unwrap_or_default();
            if is_wanted(kind) {
                all.add(kind, path, (*text).to_owned());
            }
        }
        if all.errors.is_empty() { Ok(all.folder) } else { Err(all.errors) }
    }

    /// Packs that were compiled at run time.
    pub fn new(index: Index, tries: Tries) -> Self {
        Self { lookup: Lookup::new(&index), index, tries, in_code: OnceLock::new() }
    }

    /// Whether the packs could be loaded.
    pub fn is_complete(&self) -> bool {
        !self.tries.all.is_empty()
    }

    /// All strings of the packs in a folded, squeezed text, sorted by start, then end. Latin words must stand alone.
    pub fn find(&self, folded: &fold::Folded, original: &str) -> Vec<Hit> {
        find(&self.tries.all, folded, original)
    }

    /// Those of them that rows which look through disguises ask for.
    pub fn find_evasive(&self, folded: &fold::Folded, original: &str) -> Vec<Hit> {
        find(&self.tries.evasive, folded, original)
    }

    /// The term-form entries of a string, by term.
    pub fn forms_of(&self, string: StringId) -> impl ExactSizeIterator<Item = index::FormRef> + Clone {
        self.lookup.forms(string)
    }

    /// The values stored for a string in a sorted list of pairs.
    pub fn pairs_of<T>(list: &[(StringId, T)], string: StringId) -> &[(StringId, T)] {
        let from = list.partition_point(|p| p.0 < string);
        let to = from + list[from..].partition_point(|p| p.0 == string);
        &list[from..to]
    }

    /// The strings of a word class, sorted.
    pub fn class(&self, class: Class) -> Row<'_> {
        self.lookup.members(class as usize)
    }

    /// Whether a string belongs to a word class.
    pub fn in_class(&self, class: Class, string: StringId) -> bool {
        self.lookup.classes(string).contains(class as u32)
    }

    /// The rules of the one list of those in code, in its order; found once.
    pub fn in_code(&self, ids: impl Iterator<Item = &'static str>) -> impl Iterator<Item = Option<&index::RuleInfo>> {
        let places = self.in_code.get_or_init(|| ids.map(|id| self.index.rule_place(id)).collect());
        places.iter().map(|place| place.map(|i| &self.index.rules[i]))
    }

    /// What strings and tokens mean.
    pub const fn lookup(&self) -> &Lookup {
        &self.lookup
    }

    /// The rules and groups that a string silences.
    pub fn allowed_by(&self, string: StringId) -> impl Iterator<Item = &str> {
        self.lookup.allow(string).iter().map(|number| self.index.allow[number as usize].1.as_str())
    }

    /// The district with this id, as an index.
    pub fn district(&self, id: &str) -> Option<u16> {
        self.index.districts.iter().position(|d| d.id == id).map(|i| i as u16)
    }

    /// The trade with this id, as an index.
    pub fn category(&self, id: &str) -> Option<u16> {
        self.index.categories.iter().position(|c| c.id == id).map(|i| i as u16)
    }

    /// The terms that a text names from its first to its last character.
    pub fn terms_named(&self, text: &str) -> Vec<u32> {
        let folded = variants().fold(text.trim()).squeeze();
        self.terms_of_whole(&folded, &self.find(&folded, text.trim()))
    }

    /// The same where the strings of the text have been found already.
    pub fn terms_of_whole(&self, folded: &fold::Folded, hits: &[Hit]) -> Vec<u32> {
        let whole = 0..folded.text.len() as u32;
        let mut terms: Vec<u32> = hits
            .iter()
            .filter(|h| h.start == whole.start && h.end == whole.end)
            .flat_map(|h| self.forms_of(h.string))
            .filter(|f| f.kind != index::FormKind::Guard)
            .map(|f| f.term)
            .collect();
        terms.sort_unstable();
        terms.dedup();
        terms
    }

    /// The pack id of a term, as JSON shows it.
    pub fn pack_of(&self, term: u32) -> &str {
        &self.index.packs[self.index.terms[term as usize].pack as usize].id
    }

    /// The keywords of a trade, most important first.
    pub fn keywords_of(&self, category: u16) -> Row<'_> {
        self.lookup.keywords(category)
    }
}

fn find(trie: &Trie, folded: &fold::Folded, original: &str) -> Vec<Hit> {
    let text = folded.text.as_str();
    let bytes = text.as_bytes();
    let mut hits = Vec::with_capacity(text.len() / 4);
    let may_begin = |at: usize, c: char| !c.is_ascii_alphanumeric() || folded.is_word_border(at, original);
    trie.everywhere(text, may_begin, |Range { start, end }, string| {
        if !bytes[end - 1].is_ascii_alphanumeric() || folded.is_word_border(end, original) {
            hits.push(Hit { start: start as u32, end: end as u32, string });
        }
    });
    hits
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|s| s.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
