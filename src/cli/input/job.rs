//! One note to be read: where it stands, and what comes of reading it.

use super::{decode, record};
use crate::cli::say::io_message;
use advise::check::Failure;
use advise::lang::Catalog;
use advise::note;
use advise::note::Source;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Largest draft that is read.
const MAX_DRAFT: u64 = 8 * 1024 * 1024;

/// One note still to be read, or what went wrong before it could be.
#[derive(Debug)]
pub enum Job {
    /// A draft file.
    Draft(PathBuf, String),
    /// A draft from standard input.
    Pasted(Vec<u8>),
    /// A line of an NDJSON file: name with row, where in the file it begins, its bytes.
    Line(String, u64, Vec<u8>),
    /// Nothing to check.
    Failed(Failure),
}

impl Job {
    /// Its name in reports.
    pub fn name(&self) -> &str {
        match self {
            Self::Draft(_, shown) => shown,
            Self::Pasted(_) => "-",
            Self::Line(path, ..) => path,
            Self::Failed(failure) => &failure.path,
        }
    }

    /// Reads the note.
    pub fn read(self, catalog: &Catalog) -> Result<InputNote, Failure> {
        match self {
            Self::Draft(path, shown) => {
                let fail = |message| Failure { path: shown.clone(), message };
                let bytes = read_file(&path, catalog).map_err(fail)?;
                let text = decode::text(bytes, catalog).map_err(fail)?;
                Ok(InputNote { source: Source::text(shown, text), home: Home::File(path) })
            }
            Self::Pasted(bytes) => {
                let text = decode::text(bytes, catalog).map_err(|message| Failure { path: "-".to_owned(), message })?;
                Ok(InputNote { source: Source::text("-", text), home: Home::Stdout })
            }
            Self::Line(path, at, bytes) => {
                let read = record::read(bytes, at, catalog);
                let (id, record) = read.map_err(|message| Failure { path: path.clone(), message })?;
                let draft = note::Draft::Record(Box::new(record));
                Ok(InputNote { source: Source { path, id, draft }, home: Home::Row })
            }
            Self::Failed(failure) => Err(failure),
        }
    }

    /// Reads a line that holds a draft and a version of it: its id and both.
    pub fn read_pair(self, catalog: &Catalog) -> Result<(Option<String>, Source, Source), Failure> {
        let name = self.name().to_owned();
        let fail = |message| Failure { path: name.clone(), message };
        let (bytes, at) = match self {
            Self::Line(_, at, bytes) => (bytes, at),
            Self::Failed(failure) => return Err(failure),
            Self::Draft(..) | Self::Pasted(_) => return Err(fail(catalog.say("cli.verify.two", &[]))),
        };
        let (id, draft, version) = record::read_pair(bytes, at, catalog).map_err(fail)?;
        let source =
            |record| Source { path: name.clone(), id: id.clone(), draft: note::Draft::Record(Box::new(record)) };
        Ok((id.clone(), source(draft), source(version)))
    }
}

/// A note that was read.
#[derive(Debug)]
pub struct InputNote {
    /// What is checked.
    pub source: Source,
    /// Where a mended version can go.
    pub home: Home,
}

/// Where a mended version of a note can go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// Back into its file.
    File(PathBuf),
    /// To standard output.
    Stdout,
    /// Nowhere: a row of a file.
    Row,
}

fn read_file(path: &Path, catalog: &Catalog) -> Result<Vec<u8>, String> {
    let file = std::fs::File::open(path).map_err(|e| io_message(&e, catalog))?;
    read_all(file, catalog)
}

/// Reads all of a draft, and no more than a draft may hold: sizes that the system tells can be wrong.
pub fn read_all(reader: impl Read, catalog: &Catalog) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    reader.take(MAX_DRAFT + 1).read_to_end(&mut bytes).map_err(|e| io_message(&e, catalog))?;
    if bytes.len() as u64 > MAX_DRAFT {
        return Err(catalog.say("cli.input.too-big", &[("limit", &(MAX_DRAFT >> 20).to_string())]));
    }
    Ok(bytes)
}
