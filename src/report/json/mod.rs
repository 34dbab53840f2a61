//! `check` for programs: [`Json`] and [`Ndjson`] write `advise.check/1`. What it looks like is said in `wire`, how it is made
//! from a report in `make`, and what the things in it are called in [`names`].

mod facts;
mod make;
pub mod names;
mod place;
mod wire;

use super::openings::Openings;
use super::render::Render;
use super::summary::Summary;
use crate::check::{Failure, Report};
use crate::lang::Lang;
use crate::pack::Packs;
use std::io::{self, Write};

pub(in crate::report) use make::finding_out;
pub(in crate::report) use wire::FindingOut;
use wire::{FailureOut, RepeatedOut, SummaryOut};

/// Name of the schema.
pub const SCHEMA: &str = "advise.check/1";

/// One object for all notes.
pub struct Json<'p> {
    packs: &'p Packs,
    all_packs: &'p [&'p Packs],
    lang: Lang,
    begun: bool,
    any: bool,
    failures: Vec<FailureOut>,
    /// How the notes begin.
    openings: Openings,
    facts: bool,
    line: Vec<u8>,
}

impl<'p> Json<'p> {
    /// A renderer for one run.
    pub fn new(packs: &'p Packs, lang: Lang) -> Self {
        Self {
            packs,
            all_packs: &[],
            lang,
            begun: false,
            any: false,
            failures: Vec::new(),
            openings: Openings::default(),
            facts: false,
            line: Vec::new(),
        }
    }

    /// Names all packs of a run in which notes are checked by several.
    #[must_use]
    pub const fn all_packs(mut self, packs: &'p [&'p Packs]) -> Self {
        self.all_packs = packs;
        self
    }

    /// Shows the facts of each note, too.
    #[must_use]
    pub const fn facts(mut self, facts: bool) -> Self {
        self.facts = facts;
        self
    }

    /// The summary stands before the notes, but is known after them; so it is written last, and key order does not matter to JSON.
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            let packs = serde_json::to_string(&make::packs(self.packs, self.all_packs))?;
            write!(
                out,
                "{{\"schema\":\"{SCHEMA}\",\"version\":\"{}\",\"lang\":\"{}\",\"packs\":{packs},\n\"notes\":[",
                env!("CARGO_PKG_VERSION"),
                self.lang.name()
            )?;
        }
        Ok(())
    }
}

impl Render for Json<'_> {
    fn use_packs(&mut self, packs: &'static Packs) {
        self.packs = packs;
    }

    fn note(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        self.openings.add(report);
        self.line.clear();
        self.line.extend_from_slice(if self.any { b",\n" } else { b"\n" });
        self.any = true;
        write_note(report, self.packs, self.facts, &mut self.line)?;
        out.write_all(&self.line)
    }

    fn shows_failures(&self) -> bool {
        true
    }

    fn failure(&mut self, failure: &Failure, _: &mut dyn Write) -> io::Result<()> {
        self.failures.push(FailureOut { path: failure.path.clone(), message: failure.message.clone() });
        Ok(())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        self.begin(out)?;
        let failures = serde_json::to_string(&self.failures)?;
        let repeated = self.openings.repeated().into_iter();
        let summary = serde_json::to_string(&SummaryOut {
            notes: summary.notes,
            errors: summary.errors,
            warnings: summary.warnings,
            hints: summary.hints,
            mean_score: summary.mean_score(),
            repeated_openings: repeated.map(|r| RepeatedOut { text: r.text, paths: r.paths }).collect(),
        })?;
        writeln!(out, "\n],\n\"summary\":{summary},\n\"failures\":{failures}}}")
    }
}

/// Writes a note into memory first: a report is some thousand small pieces, and a file wants them as one.
fn write_note(report: &Report, packs: &Packs, facts: bool, line: &mut Vec<u8>) -> io::Result<()> {
    serde_json::to_writer(line, &make::note(report, packs, facts)).map_err(io::Error::from)
}

/// One element of `notes` a line.
pub struct Ndjson<'p> {
    packs: &'p Packs,
    facts: bool,
    line: Vec<u8>,
}

impl<'p> Ndjson<'p> {
    /// A renderer for one run.
    pub const fn new(packs: &'p Packs) -> Self {
        Self { packs, facts: false, line: Vec::new() }
    }

    /// Shows the facts of each note, too.
    #[must_use]
    pub const fn facts(mut self, facts: bool) -> Self {
        self.facts = facts;
        self
    }
}

impl Render for Ndjson<'_> {
    fn use_packs(&mut self, packs: &'static Packs) {
        self.packs = packs;
    }

    fn note(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.line.clear();
        write_note(report, self.packs, self.facts, &mut self.line)?;
        self.line.push(b'\n');
        out.write_all(&self.line)
    }

    fn end(&mut self, _: &Summary, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
