//! What a format of `check` must be able to do: [`Render`].

use super::summary::Summary;
use crate::check::{Failure, Report};
use crate::pack::Packs;
use std::io;

/// Shows checked notes in one format. Called once a note, in input order, and once at the end, so that thousands of notes
/// need not be held in memory.
pub trait Render {
    /// Says by which packs the next notes were checked, where they are others than before.
    fn use_packs(&mut self, packs: &'static Packs);
    /// Shows one note.
    fn note(&mut self, report: &Report, out: &mut dyn io::Write) -> io::Result<()>;
    /// Whether notes that could not be read are part of the report. Where they are not, the caller tells of them.
    fn shows_failures(&self) -> bool {
        false
    }
    /// Shows one that could not be read, where they are shown.
    fn failure(&mut self, _: &Failure, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
    /// Shows what is to be said of all.
    fn end(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()>;
}
