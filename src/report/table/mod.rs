//! The owner's report: what a tired shop owner reads on one screen. The verdict first, then why, then what to do.

mod card;
mod findings;
mod keywords;
mod own;
pub mod phrase;
mod screen;
mod snippet;
pub(crate) mod text;

use super::json::names::severity_name;
use super::openings::Openings;
use super::render::Render;
use super::script::script_of;
use super::summary::Summary;
use crate::check::Report;
use crate::diagnostic::Severity;
use crate::fix::Applicability;
use crate::lang::Catalog;
use crate::pack::Packs;
use crate::pack::index::Shown;
use crate::reading::uses::show;
use comfy_table::{ContentArrangement, presets};
use std::collections::BTreeSet;
use std::io::{self, Write};
use text::{Ink, Pen};

/// Nothing is laid out narrower or wider than this.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=160;

/// How much of a note is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Detail {
    /// One line.
    Quiet,
    /// What fits an owner's patience.
    Normal,
    /// Everything.
    Verbose,
}

/// Shows notes as text.
pub struct Table<'a> {
    packs: &'a Packs,
    catalog: &'a Catalog,
    color: bool,
    width: usize,
    detail: Detail,
    /// Rule and row of the phrase rows that weigh in `tone.hard_sell`.
    selling: BTreeSet<(&'a str, &'a str)>,
    /// Findings that `--fix` could mend, and those that `--unsafe-fixes` could.
    fixable: (usize, usize),
    any: bool,
    /// How the notes begin.
    openings: Openings,
    /// Days since 1970, where figures are to be called old.
    today: Option<i64>,
}

impl<'a> Table<'a> {
    /// A renderer for one run. `width` is in columns; `quiet` leaves one line a note.
    pub fn new(packs: &'a Packs, catalog: &'a Catalog, color: bool, width: usize, quiet: bool) -> Self {
        let selling = selling(packs);
        let width = width.clamp(*WIDTHS.start(), *WIDTHS.end());
        let detail = if quiet { Detail::Quiet } else { Detail::Normal };
        let (fixable, openings) = ((0, 0), Openings::default());
        Self { packs, catalog, color, width, detail, selling, fixable, any: false, openings, today: None }
    }

    /// Shows every finding and every keyword, however many there are, unless the run is to be quiet.
    #[must_use]
    pub fn verbose(mut self, verbose: bool) -> Self {
        if verbose && self.detail != Detail::Quiet {
            self.detail = Detail::Verbose;
        }
        self
    }

    /// Says of figures that they are old on this day, in days since 1970.
    #[must_use]
    pub const fn today(mut self, today: i64) -> Self {
        self.today = Some(today);
        self
    }

    /// How many of a list are shown.
    fn limit(&self, all: usize, usual: usize) -> usize {
        if self.detail == Detail::Verbose { all } else { usual }
    }

    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.catalog.say(&format!("report.{key}"), args)
    }

    fn count(&self, key: &str, n: usize) -> String {
        self.say(key, &[("n", &n.to_string())])
    }

    /// A name as the reader of the report would write it.
    fn name(&self, name: &'a Shown) -> &'a str {
        show(name, script_of(self.catalog.lang))
    }

    /// Counts of each severity that has any, as words.
    fn counts(&self, counts: [(Severity, usize); 3]) -> String {
        let some = counts.into_iter().filter(|(_, n)| *n > 0);
        let words: Vec<String> = some.map(|(s, n)| self.count(&format!("count.{}", severity_name(s)), n)).collect();
        if words.is_empty() { self.say("count.none", &[]) } else { words.join(" · ") }
    }

    fn note_counts(&self, report: &Report) -> String {
        let of = |severity| report.outcome.findings.iter().filter(|f| f.severity == severity).count();
        self.counts([Severity::Error, Severity::Warning, Severity::Hint].map(|s| (s, of(s))))
    }

    /// A table without lines around it: calm, and safe where a terminal draws frames two columns wide.
    fn grid(&self) -> comfy_table::Table {
        let mut table = comfy_table::Table::new();
        table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(self.width as u16);
        table
    }

    fn steps(&self, report: &Report, pen: &mut Pen) {
        let steps = &report.outcome.next_steps;
        if steps.is_empty() {
            return;
        }
        pen.blank();
        pen.line(&self.say("heading.steps", &[]), Ink::Bold);
        for (i, step) in steps.iter().enumerate() {
            let gain = decimal(step.gain);
            let gain = if step.gain > 0.0 { self.say("gain", &[("points", &gain)]) } else { String::new() };
            let text = self.say("step", &[("message", &step.message), ("gain", &gain)]);
            pen.para(&format!("  {}. ", i + 1), Ink::Cyan, &text, Ink::Plain);
        }
    }

    fn pastes(&self, report: &Report, pen: &mut Pen) {
        let outcome = &report.outcome;
        if !outcome.titles.is_empty() {
            pen.blank();
            pen.line(&self.say("heading.titles", &[]), Ink::Bold);
            for title in &outcome.titles {
                pen.para("  ", Ink::Plain, title, Ink::Plain);
            }
        }
        if !outcome.topics.is_empty() {
            pen.blank();
            pen.line(&self.say("heading.topics", &[]), Ink::Bold);
            let topics: Vec<String> = outcome.topics.iter().map(|t| format!("#{t}")).collect();
            pen.para("  ", Ink::Plain, &topics.join(" "), Ink::Plain);
        }
    }
}

/// Rule and row of what weighs in `tone.hard_sell`.
fn selling(packs: &Packs) -> BTreeSet<(&str, &str)> {
    let rows = packs.index.rows.iter().filter(|r| r.weight > 0.0);
    rows.map(|r| (packs.index.rules[r.rule as usize].id.as_str(), r.id.as_str())).collect()
}

impl Render for Table<'_> {
    fn use_packs(&mut self, packs: &'static Packs) {
        if !std::ptr::eq(self.packs, packs) {
            self.packs = packs;
            self.selling = selling(packs);
        }
    }

    fn note(&mut self, report: &Report, out: &mut dyn Write) -> io::Result<()> {
        self.openings.add(report);
        let best = report.outcome.findings.iter().filter_map(|f| f.fixes.iter().map(|x| x.applicability).max());
        for applicability in best {
            match applicability {
                Applicability::Safe => self.fixable.0 += 1,
                Applicability::Unsafe => self.fixable.1 += 1,
                Applicability::Display => {}
            }
        }
        let mut pen = Pen::new(self.width, self.color);
        if self.detail == Detail::Quiet {
            let score = report.outcome.score.total.to_string();
            let args = [("path", report.path.as_str()), ("score", &score), ("counts", &self.note_counts(report))];
            pen.line(&self.say("quiet", &args), Ink::Plain);
            return out.write_all(pen.out.as_bytes());
        }
        if self.any {
            pen.blank();
            pen.blank();
        }
        self.any = true;
        self.headline(report, &mut pen);
        if self.detail == Detail::Normal {
            self.screen(report, &mut pen);
            return out.write_all(pen.out.as_bytes());
        }
        self.card(report, &mut pen);
        self.keywords(report, &mut pen);
        self.findings(report, &mut pen);
        self.steps(report, &mut pen);
        self.pastes(report, &mut pen);
        out.write_all(pen.out.as_bytes())
    }

    fn end(&mut self, summary: &Summary, out: &mut dyn Write) -> io::Result<()> {
        // What could not be read is told by itself; of one file that is all there is to say.
        let is_nothing = summary.notes == 0 && summary.failures <= 1;
        if self.detail == Detail::Quiet || is_nothing {
            return Ok(());
        }
        let mut pen = Pen::new(self.width, self.color);
        let is_one = self.detail == Detail::Normal && summary.notes == 1 && summary.failures == 0;
        if self.any && !is_one {
            pen.blank();
        }
        let counts =
            [(Severity::Error, summary.errors), (Severity::Warning, summary.warnings), (Severity::Hint, summary.hints)];
        // Where nothing could be read there is nothing to praise.
        let mut parts = vec![self.count("count.notes", summary.notes)];
        if summary.notes > 0 {
            parts.push(self.counts(counts));
        }
        parts.extend(summary.mean_score().map(|mean| self.count("count.mean", mean)));
        if summary.failures > 0 {
            parts.push(self.count("count.failures", summary.failures));
        }
        // One note has told its own.
        if !is_one {
            pen.line(&parts.join(" · "), Ink::Bold);
        }
        for (key, n) in [("fixable.safe", self.fixable.0), ("fixable.unsafe", self.fixable.1)] {
            if n > 0 && !is_one {
                pen.line(&self.count(key, n), Ink::Plain);
            }
        }
        for repeated in self.openings.repeated().into_iter().take(3) {
            let count = repeated.paths.len().to_string();
            let paths = repeated.paths.iter().take(4).map(String::as_str).collect::<Vec<_>>().join("、");
            let args = [("count", count.as_str()), ("text", repeated.text), ("paths", &paths)];
            pen.line(&self.say("openings", &args), Ink::Plain);
        }
        if summary.notes > 0 {
            pen.line(&self.say("no-advice", &[]), Ink::Plain);
        }
        out.write_all(pen.out.as_bytes())
    }
}

/// One decimal, and none where it would be zero.
fn decimal(x: f32) -> String {
    let rounded = (x * 10.0).round() / 10.0;
    if rounded.fract().abs() < 0.05 { format!("{rounded:.0}") } else { format!("{rounded:.1}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_only_where_they_say_something() {
        assert_eq!([8.0, 3.34, 0.0, 29.96].map(decimal), ["8", "3.3", "0", "30"]);
    }
}
