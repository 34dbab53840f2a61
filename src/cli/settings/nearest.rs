//! The settings of many files: each has those of the nearest `advise.toml` above it.

use super::Settings;
use super::file::{find, folder_of};
use crate::cli::args::check::InputFormat;
use crate::cli::args::commands;
use crate::cli::args::common::CommonArgs;
use crate::cli::input::globs::Globs;
use crate::cli::input::walk::{InputPath, gather};
use crate::cli::outcome::Error;
use advise::lang::{Catalog, Lang};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// Finds and reads settings, each file once.
pub struct Nearest<'a> {
    common: &'a CommonArgs,
    is_terminal: bool,
    all: Vec<Settings>,
    /// What is no draft, for each of them.
    exclude: Vec<Globs>,
    by_file: HashMap<Option<PathBuf>, usize>,
    by_folder: HashMap<PathBuf, usize>,
}

impl<'a> Nearest<'a> {
    /// For the inputs that are named. The first one's settings are the first, and say the language of the run.
    pub fn new(common: &'a CommonArgs, paths: &[PathBuf], is_terminal: bool) -> Result<Self, Error> {
        let (all, exclude) = (Vec::new(), Vec::new());
        let mut nearest =
            Self { common, is_terminal, all, exclude, by_file: HashMap::new(), by_folder: HashMap::new() };
        nearest.of(paths.first().map_or(Path::new("-"), PathBuf::as_path))?;
        Ok(nearest)
    }

    /// The same for a run that is about a shop more than about its inputs: where nobody wrote settings for them, those of
    /// the folder that we stand in are the first.
    pub fn or_here(common: &'a CommonArgs, paths: &[PathBuf], is_terminal: bool) -> Result<Self, Error> {
        let has_own = paths.first().is_some_and(|path| find(&folder_of(path)).is_some());
        Self::new(common, if has_own { paths } else { &[] }, is_terminal)
    }

    /// The language of the run.
    pub fn lang(&self) -> Lang {
        self.all.first().map_or_else(Lang::default, |settings| settings.lang)
    }

    /// The number of the settings that hold for a path.
    fn of(&mut self, path: &Path) -> Result<usize, Error> {
        let folder = folder_of(path);
        if let Some(number) = self.by_folder.get(&folder) {
            return Ok(*number);
        }
        // A flag decides for all.
        let is_given = self.common.isolated || self.common.config.is_some();
        let file = if is_given { None } else { find(&folder) };
        let number = if let Some(number) = self.by_file.get(&file) {
            *number
        } else {
            let settings = Settings::read(self.common, file.as_deref(), self.is_terminal)?;
            self.exclude.push(settings.exclude(&Catalog::new(settings.lang))?);
            self.all.push(settings);
            self.by_file.insert(file, self.all.len() - 1);
            self.all.len() - 1
        };
        self.by_folder.insert(folder, number);
        Ok(number)
    }

    /// The inputs that paths stand for, and all settings with the number of those that hold for each input.
    pub fn gather(
        mut self,
        paths: &[PathBuf],
        given: Option<InputFormat>,
        catalog: &Catalog,
    ) -> Result<Gathered, Error> {
        let mut failed = None;
        let mut excluded = |path: &Path| match self.of(path) {
            Ok(number) => is_excluded(&self.exclude[number], path),
            Err(e) => {
                failed.get_or_insert(e);
                true
            }
        };
        let inputs = gather(paths, given, &mut excluded, &commands(), catalog);
        if let Some(error) = failed {
            return Err(error);
        }
        let place = |input: &InputPath| match input {
            InputPath::File(path, ..) => path.clone(),
            InputPath::Stdin(_) => PathBuf::from("-"),
            InputPath::Failed(failure) => PathBuf::from(&failure.path),
        };
        let of = inputs.iter().map(|input| self.of(&place(input))).collect::<Result<_, _>>()?;
        let lang = self.lang();
        for settings in &mut self.all {
            settings.lang = lang;
        }
        Ok(Gathered { inputs, settings: self.all, of })
    }
}

/// Whether a file in a folder is no draft by these settings.
fn is_excluded(exclude: &Globs, path: &Path) -> bool {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    exclude.leave_out(&absolute)
}

/// Inputs with their settings.
pub struct Gathered {
    /// In the order of the command line.
    pub inputs: Vec<InputPath>,
    /// All settings that were met; at least one.
    pub settings: Vec<Settings>,
    /// The number of the settings of each input.
    pub of: Vec<usize>,
}
