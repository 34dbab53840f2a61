//! Where notes come from: files, folders and standard input, in a fixed order. [`decode`] turns bytes into text,
//! [`record`] a line of NDJSON into a note. What cannot be read becomes a [`Failure`], and the rest goes on.

mod decode;
mod lines;
mod record;
mod walk;

pub use decode::text;
pub use walk::gather;

use crate::cli::args::check::InputFormat;
use crate::cli::say::io_message;
use advise::check::Failure;
use advise::lang::Catalog;
use advise::note;
use advise::note::Source;
use lines::Lines;
use std::collections::VecDeque;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Largest draft that is read.
pub const MAX_DRAFT: u64 = 8 * 1024 * 1024;
/// Longest line of an NDJSON file.
pub const MAX_LINE: usize = 1024 * 1024;

/// Something to read notes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A file, and its name in reports.
    File(PathBuf, String, InputFormat),
    /// Standard input.
    Stdin(InputFormat),
    /// Nothing can be read there.
    Failed(Failure),
}

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

/// A note that was read.
#[derive(Debug)]
pub struct Input {
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

impl Job {
    /// Reads the note.
    pub fn read(self, catalog: &Catalog) -> Result<Input, Failure> {
        match self {
            Self::Draft(path, shown) => {
                let fail = |message| Failure { path: shown.clone(), message };
                let bytes = read_file(&path, catalog).map_err(fail)?;
                let text = text(bytes, catalog).map_err(fail)?;
                Ok(Input { source: Source::text(shown, text), home: Home::File(path) })
            }
            Self::Pasted(bytes) => {
                let text = text(bytes, catalog).map_err(|message| Failure { path: "-".to_owned(), message })?;
                Ok(Input { source: Source::text("-", text), home: Home::Stdout })
            }
            Self::Line(path, at, bytes) => {
                let read = record::read(bytes, at, catalog);
                let (id, record) = read.map_err(|message| Failure { path: path.clone(), message })?;
                let draft = note::Draft::Record(Box::new(record));
                Ok(Input { source: Source { path, id, draft }, home: Home::Row })
            }
            Self::Failed(failure) => Err(failure),
        }
    }
}

/// The jobs of all entries, read as they are asked for.
pub struct Jobs<'c> {
    entries: VecDeque<Entry>,
    open: Option<Lines>,
    catalog: &'c Catalog,
    /// Says that records cannot be mended.
    warn_records: bool,
}

impl<'c> Jobs<'c> {
    /// Jobs of entries; with `fixing`, a file of records also gives a failure.
    pub fn new(entries: Vec<Entry>, fixing: bool, catalog: &'c Catalog) -> Self {
        Self { entries: entries.into(), open: None, catalog, warn_records: fixing }
    }

    /// Opens a file of records. Gives what has to be said about the file as a whole.
    fn open(&mut self, shown: &str, reader: io::Result<Box<dyn Read + Send>>) -> Option<Failure> {
        let fail = |message| Failure { path: shown.to_owned(), message };
        match reader.map_err(|e| io_message(&e, self.catalog)).and_then(|r| Lines::new(shown, r, self.catalog)) {
            Ok(lines) => {
                self.open = Some(lines);
                self.warn_records.then(|| fail(self.catalog.say("cli.fix.records", &[])))
            }
            Err(message) => Some(fail(message)),
        }
    }
}

impl Iterator for Jobs<'_> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            if let Some(lines) = &mut self.open {
                match lines.next_job(self.catalog) {
                    Some(job) => return Some(job),
                    None => self.open = None,
                }
            }
            let failure = match self.entries.pop_front()? {
                Entry::Failed(failure) => return Some(Job::Failed(failure)),
                Entry::File(path, shown, InputFormat::Md) => return Some(Job::Draft(path, shown)),
                Entry::File(path, shown, InputFormat::Ndjson) => {
                    let reader = std::fs::File::open(path).map(|f| Box::new(f) as Box<dyn Read + Send>);
                    self.open(&shown, reader)
                }
                Entry::Stdin(InputFormat::Ndjson) => self.open("-", Ok(Box::new(io::stdin()))),
                Entry::Stdin(InputFormat::Md) => match read_all(io::stdin().lock(), self.catalog) {
                    Ok(bytes) => return Some(Job::Pasted(bytes)),
                    Err(message) => Some(Failure { path: "-".to_owned(), message }),
                },
            };
            if let Some(failure) = failure {
                return Some(Job::Failed(failure));
            }
        }
    }
}

fn read_file(path: &Path, catalog: &Catalog) -> Result<Vec<u8>, String> {
    let file = std::fs::File::open(path).map_err(|e| io_message(&e, catalog))?;
    read_all(file, catalog)
}

/// Reads all of a draft, and no more than a draft may hold: sizes that the system tells can be wrong.
fn read_all(reader: impl Read, catalog: &Catalog) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    reader.take(MAX_DRAFT + 1).read_to_end(&mut bytes).map_err(|e| io_message(&e, catalog))?;
    if bytes.len() as u64 > MAX_DRAFT {
        return Err(catalog.say("cli.input.too-big", &[("limit", &(MAX_DRAFT >> 20).to_string())]));
    }
    Ok(bytes)
}
