//! A bar on standard error while many notes are checked; nothing where nobody looks.

use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal};

/// Fewer notes are done before a bar would be seen.
const MANY: usize = 20;

/// A bar, or nothing.
pub struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar for a run over so many inputs; `open_end` says that a file may hold any number of notes.
    pub fn new(inputs: usize, open_end: bool, quiet: bool) -> Self {
        if quiet || !io::stderr().is_terminal() || (inputs <= MANY && !open_end) {
            return Self(None);
        }
        if open_end {
            return Self(Some(ProgressBar::new_spinner()));
        }
        let style =
            ProgressStyle::with_template("{bar:30} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(Some(ProgressBar::new(inputs as u64).with_style(style)))
    }

    /// A bar for a few things that each take their time, with the name of the one at hand.
    #[cfg(feature = "fetch")]
    pub fn slow(things: usize) -> Self {
        if !io::stderr().is_terminal() {
            return Self(None);
        }
        let style = ProgressStyle::with_template("{spinner} {pos}/{len} {wide_msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::new(things as u64).with_style(style);
        bar.enable_steady_tick(std::time::Duration::from_millis(200));
        Self(Some(bar))
    }

    /// Names what is at hand.
    #[cfg(feature = "fetch")]
    pub fn name(&self, name: &str) {
        if let Some(bar) = &self.0 {
            bar.set_message(advise::text::harmless::show(name).into_owned());
        }
    }

    /// One more note is done.
    pub fn step(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
            if bar.length().is_none() {
                bar.set_message(bar.position().to_string());
            }
        }
    }

    /// Writes to the terminal without the bar in between.
    pub fn pause<R>(&self, write: impl FnOnce() -> R) -> R {
        match &self.0 {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
