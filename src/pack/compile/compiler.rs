//! What compiling gathers: the strings with their ids, the index so far, and what is wrong.
//!
//! Shared with the build script.

use super::typed;
use crate::pack::fault::Fault;
use crate::pack::index::{FormKind, FormRef, Index, Origin, PackInfo, StringId, Term};
use crate::pack::load::{Loaded, PackError};
use crate::pack::model::Name;
use crate::pack::pooled::Str;
use crate::text::fold::Variants;
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use toml::Spanned;

/// Packs on their way into an index.
pub(super) struct Compiler<'v> {
    pub(super) variants: Variants<'v>,
    pub(super) strings: HashMap<String, StringId>,
    /// Word classes by name; sorted.
    pub(super) classes: BTreeMap<String, WordClass>,
    /// The sets of strings that elements of patterns ask for, and their numbers.
    pub(super) sets: HashMap<Vec<StringId>, u32>,
    pub(super) index: Index,
    pub(super) errors: Vec<PackError>,
}

/// A word class, and where it is written down first.
#[derive(Default)]
pub(super) struct WordClass {
    pub(super) strings: Vec<StringId>,
    pub(super) path: PathBuf,
    pub(super) at: Option<(usize, usize)>,
    pub(super) is_used: bool,
}

impl Compiler<'_> {
    pub(super) fn intern(&mut self, form: &str) -> StringId {
        self.intern_key(self.variants.key(form.trim()))
    }

    fn intern_key(&mut self, key: String) -> StringId {
        let next = self.strings.len() as StringId;
        *self.strings.entry(key).or_insert(next)
    }

    /// The same in every spelling in which it is typed.
    pub(super) fn intern_typed(&mut self, form: &str) -> Vec<StringId> {
        let mut out = vec![self.intern(form)];
        out.extend(typed::spellings(form).iter().map(|spelling| self.intern(spelling)));
        out
    }

    /// The string as it reads in the view without disguises, for rows that look through them.
    pub(super) fn intern_bare(&mut self, form: &str) -> StringId {
        let next = self.strings.len() as StringId;
        *self.strings.entry(self.variants.bare_key(form.trim())).or_insert(next)
    }

    pub(super) fn fail<T>(&mut self, file: &Loaded<T>, byte: usize, fault: Fault) {
        self.errors.push(PackError::at(&file.path, &file.text, byte, fault));
    }

    pub(super) fn pack(&mut self, id: &str, version: &str, checked: &str, origin: Origin) -> u16 {
        self.index.packs.push(PackInfo { id: id.into(), version: version.into(), checked: checked.into(), origin });
        (self.index.packs.len() - 1) as u16
    }

    /// Adds a term and all its forms; returns its index.
    pub(super) fn term(&mut self, term: Term, forms: &Forms<'_>) -> u32 {
        let index = self.index.terms.len() as u32;
        let weak: Vec<String> = forms.weak.iter().map(|f| self.variants.key(f.as_ref().trim())).collect();
        let names = [&term.name.hant, &term.name.hans, &term.name.en].map(Str::as_str);
        let lists = forms.other.iter().chain(forms.weak);
        for form in names.into_iter().chain(lists.map(|f| f.as_ref().as_str())) {
            let key = self.variants.key(form.trim());
            if key.is_empty() {
                continue;
            }
            let kind = if weak.contains(&key) { FormKind::Weak } else { FormKind::Strong };
            let string = self.intern_key(key);
            self.index.forms.push(FormRef { string, term: index, kind });
        }
        for guard in forms.guards {
            let string = self.intern(guard.as_ref());
            self.index.forms.push(FormRef { string, term: index, kind: FormKind::Guard });
        }
        self.index.terms.push(term);
        index
    }

    /// Names a term by another name as well.
    pub(super) fn name(&mut self, term: u32, name: &Name) {
        for form in [&name.hant, &name.hans, &name.en] {
            let string = self.intern(form);
            self.index.forms.push(FormRef { string, term, kind: FormKind::Strong });
        }
    }
}

/// The lists of forms of a term.
pub(super) struct Forms<'a> {
    pub(super) other: &'a [Spanned<String>],
    pub(super) weak: &'a [Spanned<String>],
    pub(super) guards: &'a [Spanned<String>],
}
