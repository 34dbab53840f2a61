//! Reading pack files: TOML to [`super::model`], with errors that name file, line and column.
//!
//! Shared with the build script. Nothing is judged here beyond what cannot be read; see `crate::curate::validate`.

use super::model::{Category, District, Import};
use super::rule_file::RuleFile;
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
    /// `rules/*/*.toml`, `phrases/*.toml`, `phrases/*/*.toml` and `facts/*.toml`.
    pub rules: Vec<Loaded<RuleFile>>,
    /// `angles/*.toml`, read by [`super::guide`].
    pub angles: Vec<Loaded<toml::Table>>,
    /// `wording/*.toml`, read by [`super::guide`].
    pub wording: Vec<Loaded<toml::Table>>,
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
    pub message: String,
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.at {
            Some((line, column)) => write!(f, "{}:{line}:{column}: {}", self.path.display(), self.message),
            None => write!(f, "{}: {}", self.path.display(), self.message),
        }
    }
}

impl std::error::Error for PackError {}

impl PackError {
    /// An error at a byte of a file's text.
    pub fn at(path: &Path, text: &str, byte: usize, message: impl Into<String>) -> Self {
        let before = &text[..text.floor_char_boundary(byte.min(text.len()))];
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        Self { path: path.to_owned(), at: Some((line, column)), message: message.into() }
    }
}

impl Folder {
    /// Reads a pack folder. Files are taken in the order of their names, so that the result never depends on the disk.
    pub fn read(dir: &Path) -> Result<Self, Vec<PackError>> {
        let mut folder = Self::default();
        let mut errors = Vec::new();
        if !dir.is_dir() {
            return Err(vec![PackError {
                path: dir.to_owned(),
                at: None,
                message: "no such folder; a pack folder holds districts/, categories/, phrases/ or imports/".to_owned(),
            }]);
        }
        for path in toml_files(&dir.join("districts")) {
            read_into(&path, &mut folder.districts, &mut errors);
        }
        for path in toml_files(&dir.join("categories")) {
            read_into(&path, &mut folder.categories, &mut errors);
        }
        for path in toml_files(&dir.join("angles")) {
            read_into(&path, &mut folder.angles, &mut errors);
        }
        for path in toml_files(&dir.join("wording")) {
            read_into(&path, &mut folder.wording, &mut errors);
        }
        for (folder_name, own) in [("rules", false), ("phrases", true), ("facts", true)] {
            let here = dir.join(folder_name);
            let groups = GROUPS.iter().map(|group| here.join(group));
            for sub in own.then(|| here.clone()).into_iter().chain(groups) {
                for path in toml_files(&sub) {
                    read_into(&path, &mut folder.rules, &mut errors);
                }
            }
        }
        for path in toml_files(&dir.join("imports")) {
            read_into(&path, &mut folder.imports, &mut errors);
        }
        if errors.is_empty() { Ok(folder) } else { Err(errors) }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.districts.is_empty()
            && self.categories.is_empty()
            && self.rules.is_empty()
            && self.angles.is_empty()
            && self.wording.is_empty()
            && self.imports.is_empty()
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
        for (ours, theirs) in [(&mut self.angles, other.angles), (&mut self.wording, other.wording)] {
            for new in theirs {
                ours.retain(|old| old.path.file_name() != new.path.file_name());
                ours.push(new);
            }
        }
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

fn read_into<T: serde::de::DeserializeOwned>(path: &Path, into: &mut Vec<Loaded<T>>, errors: &mut Vec<PackError>) {
    match std::fs::read_to_string(path) {
        Ok(text) => match parse(path, text) {
            Ok(loaded) => into.push(loaded),
            Err(e) => errors.push(e),
        },
        Err(e) => errors.push(PackError { path: path.to_owned(), at: None, message: e.to_string() }),
    }
}

/// Reads one file's text.
pub fn parse<T: serde::de::DeserializeOwned>(path: &Path, text: String) -> Result<Loaded<T>, PackError> {
    match toml::from_str(&text) {
        Ok(value) => Ok(Loaded { path: path.to_owned(), text, value }),
        Err(e) => {
            let byte = e.span().map_or(0, |s| s.start);
            let message = did_you_mean(e.message());
            Err(PackError::at(path, &text, byte, message))
        }
    }
}

/// serde says ``unknown field `mesage`, expected one of `id`, `message` ``: name the nearest only.
fn did_you_mean(message: &str) -> String {
    let message = message.trim().replace('\n', " ");
    let Some((head, known)) = message.split_once(", expected ") else { return message };
    let Some(wrong) = head.split('`').nth(1) else { return message };
    let nearest = known.split('`').skip(1).step_by(2).min_by_key(|k| strsim::levenshtein(wrong, k));
    match nearest.filter(|k| strsim::levenshtein(wrong, k) <= 3) {
        Some(near) => format!("{head}: did you mean `{near}`?"),
        None => message,
    }
}
