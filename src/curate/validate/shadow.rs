//! Trades, districts and places of one's own that answer to a name that a built-in one has already. Only an equal id replaces
//! one; otherwise both are there, and one of them silently loses.

use super::validator::Validator;
use crate::pack::Packs;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::load::{Folder, Loaded};
use crate::pack::model::{Category, District, Name};
use crate::text::variants;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use toml::Spanned;

/// What a trade or a district answers to.
struct Answers<'a> {
    id: &'a str,
    importance: u8,
    /// Its names, folded.
    names: HashSet<String>,
    /// Its names and other forms, but for those that need company.
    forms: HashSet<String>,
}

impl<'a> Answers<'a> {
    fn new(id: &'a str, importance: u8, name: &Name, forms: &[Spanned<String>], weak: &[Spanned<String>]) -> Self {
        let weak: HashSet<String> = weak.iter().map(|f| variants().key(f.as_ref())).collect();
        let sound = |key: &String| !key.is_empty() && !weak.contains(key);
        let names: HashSet<String> =
            [&name.hant, &name.hans, &name.en].into_iter().map(|n| variants().key(n)).filter(sound).collect();
        let others = forms.iter().map(|f| variants().key(f.as_ref())).filter(sound);
        Self { id, importance, forms: names.iter().cloned().chain(others).collect(), names }
    }

    fn trade(file: &'a Loaded<Category>) -> Self {
        let c = &file.value;
        Self::new(c.id.as_ref(), *c.importance.as_ref(), &c.name, &c.forms, &c.weak)
    }

    fn district(file: &'a Loaded<District>) -> Self {
        let d = &file.value;
        Self::new(d.id.as_ref(), *d.importance.as_ref(), &d.name, &d.forms, &d.weak)
    }

    /// Whether one of the two is called what the other answers to.
    fn is_like(&self, other: &Self) -> bool {
        !self.names.is_disjoint(&other.forms) || !self.forms.is_disjoint(&other.names)
    }
}

impl Validator {
    /// Compares what is the user's own with what is ours and not replaced by it.
    pub(super) fn shadows(&mut self, folder: &Folder) {
        if folder.categories.is_empty() && folder.districts.is_empty() {
            return;
        }
        let Ok(house) = Packs::house_files(|kind| matches!(kind, "districts" | "categories")) else { return };
        let (own, ours) = apart(&folder.categories, &house.categories, |c| c.id.as_ref());
        let ours: Vec<Answers<'_>> = ours.into_iter().map(Answers::trade).collect();
        for file in own {
            // Of two trades the one whose id comes first is taken.
            let c = &file.value;
            self.shadow(file, &c.name.hant, c.id.span().start, &Answers::trade(file), &ours, |a, b| a.id < b.id);
        }
        let (own, ours) = apart(&folder.districts, &house.districts, |d| d.id.as_ref());
        self.shared_places(&folder.districts, &ours);
        let ours: Vec<Answers<'_>> = ours.into_iter().map(Answers::district).collect();
        for file in own {
            // Of two districts the more important one, then the one whose id comes first.
            let first = |a: &Answers<'_>, b: &Answers<'_>| (b.importance, a.id) < (a.importance, b.id);
            let d = &file.value;
            self.shadow(file, &d.name.hant, d.id.span().start, &Answers::district(file), &ours, first);
        }
    }

    fn shadow<T>(
        &mut self,
        file: &Loaded<T>,
        name: &str,
        at: usize,
        own: &Answers<'_>,
        ours: &[Answers<'_>],
        wins: impl Fn(&Answers<'_>, &Answers<'_>) -> bool,
    ) {
        for other in ours.iter().filter(|other| own.is_like(other)) {
            let kind = if wins(own, other) { FaultKind::ShadowsOurs } else { FaultKind::ShadowedByOurs };
            self.warn(file, at, Fault::new(kind, &[("name", &name), ("id", &own.id), ("theirs", &other.id)]));
        }
    }

    /// A place belongs to one district, but for a street whose houses are told apart.
    fn shared_places(&mut self, districts: &[Loaded<District>], ours: &[&Loaded<District>]) {
        let mut owners: HashMap<String, &Path> = HashMap::new();
        for file in ours {
            owners.extend(place_keys(file).into_iter().map(|(_, _, key)| (key, file.path.as_path())));
        }
        for file in districts {
            for (at, name, key) in place_keys(file) {
                if let Some(other) = owners.insert(key, &file.path)
                    && other != file.path
                {
                    let args: [(&str, &dyn std::fmt::Display); 2] = [("name", &name.hant), ("other", &other.display())];
                    self.warn(file, at, Fault::new(FaultKind::PlaceShared, &args));
                }
            }
        }
    }
}

/// The files of a folder that are not ours, and ours that none of them replaces.
fn apart<'f, T>(
    folder: &'f [Loaded<T>],
    house: &'f [Loaded<T>],
    id: impl Fn(&T) -> &String,
) -> (Vec<&'f Loaded<T>>, Vec<&'f Loaded<T>>) {
    let paths: HashSet<&Path> = house.iter().map(|f| f.path.as_path()).collect();
    let own: Vec<&Loaded<T>> = folder.iter().filter(|f| !paths.contains(f.path.as_path())).collect();
    let ids: HashSet<&String> = own.iter().map(|f| id(&f.value)).collect();
    let ours = house.iter().filter(|f| !ids.contains(id(&f.value))).collect();
    (own, ours)
}

/// The places of a district with a fold of their names. Streets whose houses are told apart stand in several districts.
fn place_keys(file: &Loaded<District>) -> Vec<(usize, &Name, String)> {
    let whole = file.value.places.iter().filter(|place| place.numbers.is_empty());
    whole.map(|place| (place.id.span().start, &place.name, variants().key(&place.name.hant))).collect()
}
