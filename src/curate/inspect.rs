//! Everything that is wrong with packs, in one go: what cannot be read, what a curator would want to know, and what shows only
//! when all files are put together.

use super::lines::try_lines;
use super::remark::{Level, PackRemark};
use super::strays::strays;
use super::validate::validate;
use crate::pack::Packs;
use crate::pack::compile::compile;
use crate::pack::fault::{Fault, FaultKind};
use crate::pack::index::Origin;
use crate::pack::load::{Folder, Gathered, PackError};
use crate::text::variants;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// What was looked at, and what is to be said of it.
#[derive(Debug, Default)]
pub struct Inspection {
    /// Remarks, in the order of their places.
    pub remarks: Vec<PackRemark>,
    /// How many files were read.
    pub files: usize,
}

impl Inspection {
    /// How many remarks there are of a level.
    pub fn count(&self, level: Level) -> usize {
        self.remarks.iter().filter(|r| r.level == level).count()
    }
}

/// Looks at one folder. `today` is `YYYY-MM-DD`; without it no date is stale.
pub fn folder(dir: &Path, today: Option<&str>) -> Inspection {
    let mut seen = Inspection { remarks: strays(dir), files: 0 };
    let gathered = gather(dir);
    seen.files = gathered.folder.files();
    seen.remarks.extend(errors(gathered.errors));
    seen.remarks.extend(validate(&gathered.folder, today));
    if gathered.is_whole
        && let Ok(mut all) = Packs::house_folder()
    {
        let own: BTreeSet<PathBuf> = gathered.folder.rules.iter().map(|f| f.path.clone()).collect();
        all.overlay(gathered.folder);
        seen.remarks.extend(compiled(&all, |path| own.contains(path)));
    }
    seen.sorted()
}

/// Looks at all packs in use: those of the house with these folders on top.
pub fn in_use(dirs: &[PathBuf], today: Option<&str>) -> Inspection {
    let mut seen = Inspection::default();
    let mut all = match Packs::house_folder() {
        Ok(all) => all,
        Err(broken) => return Inspection { remarks: errors(broken).collect(), files: 0 },
    };
    let mut is_whole = true;
    for dir in dirs {
        seen.remarks.extend(strays(dir));
        let gathered = gather(dir);
        seen.remarks.extend(errors(gathered.errors));
        is_whole &= gathered.is_whole;
        all.overlay(gathered.folder);
    }
    seen.files = all.files();
    seen.remarks.extend(validate(&all, today));
    if is_whole {
        seen.remarks.extend(compiled(&all, |_| true));
    }
    seen.sorted()
}

/// A folder that should hold packs.
fn gather(dir: &Path) -> Gathered {
    let mut gathered = Folder::gather(dir);
    if gathered.errors.is_empty() && gathered.folder.is_empty() {
        gathered.errors.push(PackError::whole(dir, Fault::new(FaultKind::EmptyFolder, &[])));
    }
    gathered
}

/// What no file shows by itself: parents, classes, patterns, and whether the rows of some files find their own lines.
fn compiled(all: &Folder, is_tried: impl Fn(&Path) -> bool) -> Vec<PackRemark> {
    match compile(all, variants(), &|_| Origin::BuiltIn) {
        Err(broken) => errors(broken).collect(),
        Ok(compiled) => {
            let packs = Packs::new(compiled.index, compiled.tries);
            all.rules.iter().filter(|file| is_tried(&file.path)).flat_map(|file| try_lines(&packs, file)).collect()
        }
    }
}

fn errors(errors: Vec<PackError>) -> impl Iterator<Item = PackRemark> {
    errors.into_iter().map(|error| PackRemark { level: Level::Error, error })
}

impl Inspection {
    fn sorted(mut self) -> Self {
        self.remarks.sort_by(|a, b| (&a.error.path, a.error.at, a.level).cmp(&(&b.error.path, b.error.at, b.level)));
        self.remarks.dedup();
        self
    }
}

#[cfg(test)]
mod tests;
