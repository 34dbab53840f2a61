//! Reading pack files: TOML to [`super::model`], with errors that name file, line and column.
//!
//! Shared with the build script. Nothing is judged here beyond what cannot be read; see `crate::curate::validate`.

use super::angle::{Angle, Common};
use super::fault::{Fault, FaultKind};
use super::import_file::Import;
use super::intent::Intents;
use super::lenient;
use super::model::{Category, District};
use super::rule_file::RuleFile;
use super::wording::WordingFile;
use crate::diagnostic::GROUPS;
use std::fmt;
use std::path::{Path, PathBuf};

/// One pack file that was read.
#[derive(Debug)]
pub struct Loaded<T> {
    /// Where it lies.
    pub path: PathBuf,
    /// Its text, to turn offsets into lines.
    pub text: String,
    /// What it says.
    pub value: T,
}

/// The files of a pack folder.
#[derive(Debug, Default)]
pub struct Folder {
    /// `districts/*.toml`.
    pub districts: Vec<Loaded<District>>,
    /// `categories/*.toml`.
    pub categories: Vec<Loaded<Category>>,
    /// `intents/*.toml`.
    pub intents: Vec<Loaded<Intents>>,
    /// `rules/*/*.toml`, `phrases/*.toml`, `phrases/*/*.toml` and `facts/*.toml`.
    pub rules: Vec<Loaded<RuleFile>>,
    /// `angles/*.toml` but for the next one.
    pub angles: Vec<Loaded<Angle>>,
    /// `angles/common.toml`; the last one counts.
    pub common: Vec<Loaded<Common>>,
    /// `wording/*.toml`.
    pub wording: Vec<Loaded<WordingFile>>,
    /// `imports/*.toml`.
    pub imports: Vec<Loaded<Import>>,
}

/// Something wrong in a pack file, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackError {
    /// The file.
    pub path: PathBuf,
    /// 1-based line and column, where known.
    pub at: Option<(usize, usize)>,
    /// What is wrong and how to mend it.
    pub fault: Fault,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some((line, column)) => write!(f, "{}:{line}:{column}: {}", self.path.display(), self.fault),
            None => write!(f, "{}: {}", self.path.display(), self.fault),
        }
    }
}

impl std::error::Error for PackError {}

impl PackError {
    /// An error at a byte of a file's text.
    pub fn at(path: &Path, text: &str, byte: usize, fault: impl Into<Fault>) -> Self {
        let before = &text[..text.floor_char_boundary(byte.min(text.len()))];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        Self { path: path.to_owned(), at: Some((line, column)), fault: fault.into() }
    }

    /// An error of a whole file or folder.
    pub fn whole(path: &Path, fault: Fault) -> Self {
        Self { path: path.to_owned(), at: None, fault }
    }
}

/// What could be read of a pack folder.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The files, slips of the fingers mended.
    pub folder: Folder,
    /// What is wrong, in the order of the files.
    pub errors: Vec<PackError>,
    /// Whether the folder holds everything that the files do: nothing had to be left out.
    pub is_whole: bool,
}

impl Gathered {
    fn take<T: serde::de::DeserializeOwned>(&mut self, path: &Path, text: String) -> Option<Loaded<T>> {
        let read = lenient::read(&text);
        let error = |(byte, fault)| PackError::at(path, &text, byte, fault);
        self.errors.extend(read.faults.into_iter().map(error));
        self.is_whole &= read.is_whole;
        read.value.map(|value| Loaded { path: path.to_owned(), text, value })
    }

    /// Reads the text of a file of a folder: `districts`, `angles` …
    pub fn add(&mut self, kind: &str, path: &Path, text: String) {
        match kind {
            "districts" => self.take(path, text).map(|file| self.folder.districts.push(file)),
            "categories" => self.take(path, text).map(|file| self.folder.categories.push(file)),
            "intents" => self.take(path, text).map(|file| self.folder.intents.push(file)),
            "angles" if path.file_stem().is_some_and(|s| s == COMMON) => {
                self.take(path, text).map(|file| self.folder.common.push(file))
            }
            "angles" => self.take(path, text).map(|file| self.folder.angles.push(file)),
            "wording" => self.take(path, text).map(|file| self.folder.wording.push(file)),
            "rules" | "phrases" | "facts" => self.take(path, text).map(|file| self.folder.rules.push(file)),
            "imports" => self.take(path, text).map(|file| self.folder.imports.push(file)),
            _ => None,
        };
    }
}

/// The file of `angles/` that is no angle.
const COMMON: &str = "common";
/// Folders whose files lie in them, in the order in which they are read.
const FLAT: [&str; 5] = ["districts", "categories", "intents", "angles", "wording"];
/// Folders whose files lie in folders of groups; and whether some lie in them as well.
const GROUPED: [(&str, bool); 3] = [("rules", false), ("phrases", true), ("facts", true)];
/// Keywords with figures.
const IMPORTS: &str = "imports";

/// All folders of a pack folder.
pub fn kinds() -> impl Iterator<Item = &'static str> {
    FLAT.into_iter().chain(GROUPED.map(|(kind, _)| kind)).chain([IMPORTS])
}

/// The folders that a kind's files lie in, below a pack folder.
pub fn homes(kind: &str) -> Vec<PathBuf> {
    let grouped = GROUPED.iter().find(|(k, _)| *k == kind);
    let Some((_, own)) = grouped else { return vec![PathBuf::from(kind)] };
    let groups = GROUPS.iter().map(|group| Path::new(kind).join(group));
    own.then(|| PathBuf::from(kind)).into_iter().chain(groups).collect()
}

impl Folder {
    /// Reads a pack folder, which must be without a fault.
    pub fn read(dir: &Path) -> Result<Self, Vec<PackError>> {
        let gathered = Self::gather(dir);
        if gathered.errors.is_empty() { Ok(gathered.folder) } else { Err(gathered.errors) }
    }

    /// Reads what can be read of a pack folder. Files are taken in the order of their names, so that the result never
    /// depends on the disk.
    pub fn gather(dir: &Path) -> Gathered {
        let mut all = Gathered { is_whole: true, ..Gathered::default() };
        if !dir.is_dir() {
            all.errors.push(PackError::whole(dir, Fault::new(FaultKind::NoFolder, &[])));
            all.is_whole = false;
            return all;
        }
        for (kind, home) in kinds().flat_map(|kind| homes(kind).into_iter().map(move |home| (kind, home))) {
            for path in toml_files(&dir.join(home)) {
                match std::fs::read_to_string(&path) {
                    Ok(text) => all.add(kind, &path, text),
                    Err(e) => {
                        let fault = Fault::new(FaultKind::Unreadable, &[("detail", &e)]);
                        all.errors.push(PackError::whole(&path, fault));
                        all.is_whole = false;
                    }
                }
            }
        }
        all
    }

    /// How many files there are.
    pub fn files(&self) -> usize {
        self.districts.len()
            + self.categories.len()
            + self.intents.len()
            + self.rules.len()
            + self.angles.len()
            + self.common.len()
            + self.wording.len()
            + self.imports.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.files() == 0
    }

    /// Puts another folder on top: a file of the same id takes the place of the older one.
    pub fn overlay(&mut self, other: Self) {
        for new in other.districts {
            self.districts.retain(|old| old.value.id.as_ref() != new.value.id.as_ref());
            self.districts.push(new);
        }
        for new in other.categories {
            self.categories.retain(|old| old.value.id.as_ref() != new.value.id.as_ref());
            self.categories.push(new);
        }
        for new in other.intents {
            self.intents.retain(|old| old.value.id.as_ref() != new.value.id.as_ref());
            self.intents.push(new);
        }
        by_name(&mut self.angles, other.angles);
        by_name(&mut self.common, other.common);
        by_name(&mut self.wording, other.wording);
        for new in other.rules {
            let id = |f: &Loaded<RuleFile>| {
                let own = f.value.rule.as_ref().or(f.value.cue.as_ref()).or(f.value.fact.as_ref());
                own.map(|s| s.as_ref().clone())
            };
            let new_id = id(&new);
            self.rules.retain(|old| new_id.is_none() || id(old) != new_id);
            self.rules.push(new);
        }
        for new in other.imports {
            self.imports.retain(|old| old.value.id.as_ref() != new.value.id.as_ref());
            self.imports.push(new);
        }
    }
}

/// Files of the same name take the place of older ones.
fn by_name<T>(ours: &mut Vec<Loaded<T>>, theirs: Vec<Loaded<T>>) {
    for new in theirs {
        ours.retain(|old| old.path.file_name() != new.path.file_name());
        ours.push(new);
    }
}

/// The files of a folder that a pack can hold, by name.
pub fn toml_files(dir: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(dir) else { return Vec::new() };
    let mut files: Vec<_> = entries
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|x| x == "toml") && p.is_file())
        .collect();
    files.sort();
    files
}

/// Reads one file's text, which must be without a fault; else says the first one.
pub fn parse<T: serde::de::DeserializeOwned>(path: &Path, text: String) -> Result<Loaded<T>, PackError> {
    let read = lenient::read(&text);
    match (read.faults.into_iter().next(), read.value) {
        (None, Some(value)) => Ok(Loaded { path: path.to_owned(), text, value }),
        (Some((byte, fault)), _) => Err(PackError::at(path, &text, byte, fault)),
        (None, None) => Err(PackError::at(path, &text, 0, "cannot be read")),
    }
}
