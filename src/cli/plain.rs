//! STUB, to be replaced by `advise::report::table::Table` in [`super::check`]'s `renderer`: one plain line a note.

use advise::Report;
use advise::lang::Catalog;
use advise::report::{Failure, Render, Summary};
use std::io::{self, Write};

/// One line a note.
pub struct Plain<'c> {
    catalog: &'c Catalog,
}

impl<'c> Plain<'c> {
    /// A renderer for one run.
    pub const fn new(catalog: &'c Catalog) -> Self {
        Self { catalog }
    }

    fn say(&self, key: &str, args: &[(&str, usize)]) -> String {
        let args: Vec<(&str, String)> = args.iter().map(|(k, n)| (*k, n.to_string())).collect();
        let args: Vec<(&str, &str)> = args.iter().map(|(k, n)| (*k, n.as_str())).collect();
        self.catalog.say(key, &args)
    }
}

impl Render for Plain<'_> {
    fn note(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        let mut one = Summary::default();
        one.add(report);
        let score = usize::from(report.outcome.score.total);
        let counts = [("score", score), ("errors", one.errors), ("warnings", one.warnings), ("hints", one.hints)];
        writeln!(out, "{}: {}", report.path, self.say("cli.plain.note", &counts))
    }

    fn failure(&mut self, _: &Failure, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    fn end(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
