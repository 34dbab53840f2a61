//! The lines of an NDJSON file, one at a time, so that a file of any size needs no more memory than its longest line.

use super::decode;
use super::job::Job;
use crate::cli::say::io_message;
use advise::check::Failure;
use advise::lang::Catalog;
use std::io::{BufRead, BufReader, Read};

/// Longest line that is read.
const MAX_LINE: usize = 1024 * 1024;

/// An open file of records.
pub struct Lines {
    shown: String,
    reader: BufReader<Box<dyn Read + Send>>,
    row: u64,
    at: u64,
    any: bool,
    done: bool,
}

impl Lines {
    /// Begins a file; says why it holds no records.
    pub fn new(shown: &str, reader: Box<dyn Read + Send>, catalog: &Catalog) -> Result<Self, String> {
        let mut reader = BufReader::with_capacity(64 * 1024, reader);
        let head = reader.fill_buf().map_err(|e| io_message(&e, catalog))?;
        if let Some(name) = decode::wide_mark(head) {
            return Err(catalog.say("cli.input.utf16", &[("name", name)]));
        }
        let mut at = 0;
        if head.starts_with(b"\xef\xbb\xbf") {
            reader.consume(3);
            at = 3;
        }
        Ok(Self { shown: shown.to_owned(), reader, row: 0, at, any: false, done: false })
    }

    /// The next line that holds something.
    pub fn next_job(&mut self, catalog: &Catalog) -> Option<Job> {
        while !self.done {
            self.row += 1;
            let start = self.at;
            let mut line = Vec::new();
            let limit = MAX_LINE as u64 + 1;
            let read = (&mut self.reader).take(limit).read_until(b'\n', &mut line);
            let whole = match read {
                Ok(0) => break,
                Ok(n) => {
                    self.at += n as u64;
                    line.ends_with(b"\n") || (n as u64) < limit
                }
                Err(e) => return Some(self.stop(io_message(&e, catalog))),
            };
            let path = format!("{}#{}", self.shown, self.row);
            if !whole {
                self.any = true;
                if let Err(e) = self.skip_line() {
                    return Some(self.stop(io_message(&e, catalog)));
                }
                let message = catalog.say("cli.input.long-line", &[("limit", &(MAX_LINE >> 20).to_string())]);
                return Some(Job::Failed(Failure { path, message }));
            }
            if line.iter().all(u8::is_ascii_whitespace) {
                continue;
            }
            self.any = true;
            return Some(Job::Line(path, start, line));
        }
        if self.done || self.any {
            return None;
        }
        Some(self.stop(catalog.say("cli.input.empty", &[])))
    }

    /// Ends the file with a failure of the whole.
    fn stop(&mut self, message: String) -> Job {
        self.done = true;
        Job::Failed(Failure { path: self.shown.clone(), message })
    }

    fn skip_line(&mut self) -> std::io::Result<()> {
        loop {
            let buffer = self.reader.fill_buf()?;
            let (len, found) = match buffer.iter().position(|b| *b == b'\n') {
                Some(i) => (i + 1, true),
                None => (buffer.len(), false),
            };
            let ended = buffer.is_empty();
            self.reader.consume(len);
            self.at += len as u64;
            if found || ended {
                return Ok(());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::lang::Lang;

    fn rows(text: &[u8]) -> Vec<String> {
        let catalog = Catalog::new(Lang::En);
        let mut lines = Lines::new("n", Box::new(std::io::Cursor::new(text.to_vec())), &catalog).ok().unwrap();
        let name = |job| match job {
            Job::Line(path, at, line) => format!("{path}@{at}:{}", line.len()),
            Job::Failed(f) => format!("{}!", f.path),
            other => panic!("{other:?}"),
        };
        std::iter::from_fn(|| lines.next_job(&catalog)).map(name).collect()
    }

    #[test]
    fn rows_are_lines() {
        assert_eq!(rows(b"{}\n\n  \r\n{}"), ["n#1@0:3", "n#4@8:2"]);
        assert_eq!(rows(b"\xef\xbb\xbf{}\n"), ["n#1@3:3"]);
        assert_eq!(rows(b"\n \n"), ["n!"]);
        assert_eq!(rows(b""), ["n!"]);
    }

    #[test]
    fn a_long_line_costs_its_row_only() {
        let mut text = vec![b'x'; MAX_LINE + 5];
        text.extend(b"\n{}\n");
        assert_eq!(rows(&text), ["n#1!".to_owned(), format!("n#2@{}:3", MAX_LINE + 6)]);
    }
}
