//! A place for a report that is none of the things the run reads.

use super::disk::keep::{refuse_folders, refuse_inputs, refuse_stdin};
use super::disk::sweep;
use super::input::walk::InputPath;
use super::output::Output;
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// What a run reads.
#[derive(Debug, Default)]
pub struct Reads {
    /// Files: drafts, records, settings.
    pub files: Vec<PathBuf>,
    /// Folders of packs.
    pub folders: Vec<PathBuf>,
    /// Standard input.
    pub stdin: bool,
}

impl Reads {
    /// Notes the inputs.
    #[must_use]
    pub fn inputs(mut self, inputs: &[InputPath]) -> Self {
        for input in inputs {
            match input {
                InputPath::File(path, ..) => self.files.push(path.clone()),
                InputPath::Stdin(_) => self.stdin = true,
                InputPath::Failed(_) => {}
            }
        }
        self
    }

    /// Takes away what a run that was killed left beside the files.
    pub fn sweep(&self) {
        let folder = |path: &PathBuf| path.canonicalize().ok().and_then(|path| path.parent().map(Path::to_owned));
        for folder in self.files.iter().filter_map(folder).collect::<BTreeSet<_>>() {
            sweep(&folder);
        }
    }

    /// Opens the place for a report, or refuses one that the run reads.
    pub fn open(&self, output: Option<&Path>) -> io::Result<Output> {
        if let Some(output) = output {
            refuse_inputs(output, self.files.iter().map(PathBuf::as_path))?;
            refuse_folders(output, self.folders.iter().map(PathBuf::as_path))?;
            if self.stdin {
                refuse_stdin(output)?;
            }
        }
        Output::open(output)
    }
}
