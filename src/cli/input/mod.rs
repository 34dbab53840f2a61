//! Where notes come from: files, folders and standard input, in a fixed order. [`walk`] says which inputs a run reads,
//! [`decode`] turns bytes into text, [`record`] a line of NDJSON into a note. What cannot be read becomes a [`Failure`],
//! and the rest goes on.

pub mod decode;
pub mod globs;
pub mod job;
mod lines;
mod record;
pub mod walk;

use crate::cli::args::check::InputFormat;
use crate::cli::say::io_message;
use advise::check::Failure;
use advise::lang::Catalog;
use job::Job;
use lines::Lines;
use std::collections::VecDeque;
use std::io::{self, Read};
use walk::InputPath;

/// The jobs of all inputs, read as they are asked for.
pub struct Jobs<'c> {
    inputs: VecDeque<(usize, InputPath)>,
    /// Number of the input at hand.
    at: usize,
    open: Option<Lines>,
    catalog: &'c Catalog,
    /// Says that records cannot be mended.
    warn_records: bool,
}

impl<'c> Jobs<'c> {
    /// Jobs of inputs; with `fixing`, a file of records also gives a failure.
    pub fn new(inputs: Vec<InputPath>, fixing: bool, catalog: &'c Catalog) -> Self {
        Self { inputs: inputs.into_iter().enumerate().collect(), at: 0, open: None, catalog, warn_records: fixing }
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
    /// A job, and the number of its input.
    type Item = (usize, Job);

    fn next(&mut self) -> Option<Self::Item> {
        let job = self.job()?;
        Some((self.at, job))
    }
}

impl Jobs<'_> {
    fn job(&mut self) -> Option<Job> {
        loop {
            if let Some(lines) = &mut self.open {
                match lines.next_job(self.catalog) {
                    Some(job) => return Some(job),
                    None => self.open = None,
                }
            }
            let (number, input) = self.inputs.pop_front()?;
            self.at = number;
            let failure = match input {
                InputPath::Failed(failure) => return Some(Job::Failed(failure)),
                InputPath::File(path, shown, InputFormat::Md) => return Some(Job::Draft(path, shown)),
                InputPath::File(path, shown, InputFormat::Ndjson) => {
                    let reader = std::fs::File::open(path).map(|f| Box::new(f) as Box<dyn Read + Send>);
                    self.open(&shown, reader)
                }
                InputPath::Stdin(InputFormat::Ndjson) => self.open("-", Ok(Box::new(io::stdin()))),
                InputPath::Stdin(InputFormat::Md) => match job::read_all(io::stdin().lock(), self.catalog) {
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
