//! What an owner sees unless she asks for more: one screen. The score with its parts, the tone, her own lines with the words
//! that have to go and what to write instead, what to add, titles and topics to paste. Nothing stands there twice; what is
//! not shown is counted.

use super::text::{Ink, Pen, clean, cut, width, wrap};
use super::{Table, decimal};
use crate::check::Report;
use crate::diagnostic::{Finding, Severity};
use crate::score::{EMPTY_CAP, Step};
use std::collections::BTreeSet;

/// Lines of a screen that are filled at most; some are left for those who called the program.
const SCREEN: usize = 31;
/// Lines for the draft's own sentences at least; errors are shown whatever it takes.
const OWN_LINES: usize = 5;
/// Lines around them: the tone, a blank one and a heading above, two that end the report below.
const AROUND: usize = 5;
/// Lines for what to add.
const ADD_LINES: usize = 3;
/// Things to add.
const ADD: usize = 3;
/// Titles to paste.
const TITLES: usize = 2;
/// No message takes more lines.
const LINES: usize = 2;

impl Table<'_> {
    /// The screen of one note, below its headline.
    pub(super) fn screen(&self, report: &Report, pen: &mut Pen) {
        let steps = added(report);
        let mut below = Pen::new(pen.width, pen.color);
        let added = self.add(report, &steps, &mut below);
        self.to_paste(report, &mut below);
        // The draft's own lines have what the others leave of the screen.
        let parts = report.outcome.score.parts.len();
        let others = pen.out.lines().count() + parts + below.out.lines().count() + AROUND;
        let mut own = Pen::new(pen.width, pen.color);
        let shown = self.own_lines(report, SCREEN.saturating_sub(others).max(OWN_LINES), &mut own);
        self.parts(report, &steps, &shown, pen);
        pen.out.extend([own.out, below.out]);
        let left = report.outcome.findings.len().saturating_sub(shown.len() + added);
        let is_hidden =
            |f: &&Finding| !shown.iter().any(|s| std::ptr::eq(*s, *f)) && !steps.iter().any(|s| s.rule == f.rule);
        let of_weight = report.outcome.findings.iter().filter(|f| f.severity > Severity::Hint);
        let warnings = of_weight.filter(is_hidden).count().min(left);
        if report.note.meta.images.is_some_and(|n| n > 0) {
            pen.para("", Ink::Plain, &self.say("screen.images", &[]), Ink::Plain);
        }
        let key = match (left, warnings) {
            (0, _) => "screen.all",
            (_, 0) => "screen.more",
            _ => "screen.more-warnings",
        };
        let args = [("n", left.to_string()), ("warnings", warnings.to_string())];
        pen.para("", Ink::Plain, &self.say(key, &args.each_ref().map(|(k, v)| (*k, v.as_str()))), Ink::Plain);
    }

    /// A line for each part with the main reason for what is missing, and one for the tone.
    fn parts(&self, report: &Report, steps: &[&Step], shown: &[&Finding], pen: &mut Pen) {
        // What is told below is not told twice.
        let is_told = |rule: &str| steps.iter().any(|s| s.rule == rule) || shown.iter().any(|f| f.rule == rule);
        for part in &report.outcome.score.parts {
            let name = self.say(&format!("part.{}", part.id), &[]);
            let points = format!("{}/{}", decimal(part.points), decimal(part.max));
            // A lesser reason in the place of the main one would seem to have cost all of it.
            let main = part.reasons.iter().min_by(|a, b| a.points.total_cmp(&b.points));
            let reason = main.filter(|r| !is_told(&r.rule)).map(|r| r.message.clone()).unwrap_or_default();
            let lead = format!("  {name} {points:>8}  ");
            let reason = cut(&clean(&reason), pen.width.saturating_sub(width(&lead)));
            pen.line(format!("{lead}{reason}").trim_end(), Ink::Plain);
        }
        // Of a word or two nobody can say how they sound.
        if report.outcome.score.capped == Some(EMPTY_CAP) {
            return;
        }
        let whole = |x: f32| format!("{:.0}", x.round());
        let tone = report.outcome.tone;
        let args = [("hard_sell", whole(tone.hard_sell)), ("seeding", whole(tone.seeding))];
        pen.line(&self.say("tone.line", &args.each_ref().map(|(k, v)| (*k, v.as_str()))), Ink::Bold);
    }

    /// What the note lacks, with the words to add; how many findings that covers.
    fn add(&self, report: &Report, steps: &[&Step], pen: &mut Pen) -> usize {
        let (mut used, mut added) = (0, BTreeSet::new());
        for step in steps {
            if used >= ADD_LINES {
                break;
            }
            if used == 0 {
                pen.blank();
                pen.line(&self.say("screen.add", &[]), Ink::Bold);
            }
            let gain = decimal(step.gain);
            let gain = if step.gain > 0.0 { self.say("gain", &[("points", &gain)]) } else { String::new() };
            used += short("  · ", Ink::Cyan, &step.message, &gain, pen);
            added.insert(step.rule.as_str());
        }
        report.outcome.findings.iter().filter(|f| added.contains(f.rule.as_str())).count()
    }

    fn to_paste(&self, report: &Report, pen: &mut Pen) {
        let outcome = &report.outcome;
        if outcome.titles.is_empty() && outcome.topics.is_empty() {
            return;
        }
        pen.blank();
        pen.line(&self.say("screen.paste", &[]), Ink::Bold);
        for title in outcome.titles.iter().take(TITLES) {
            pen.para("  ", Ink::Plain, title, Ink::Plain);
        }
        if !outcome.topics.is_empty() {
            let topics: Vec<String> = outcome.topics.iter().map(|t| format!("#{t}")).collect();
            pen.para("  ", Ink::Plain, &topics.join(" "), Ink::Plain);
        }
    }
}

/// The steps that add something, rather than change a sentence.
fn added(report: &Report) -> Vec<&Step> {
    let changes = |rule: &str| report.outcome.findings.iter().any(|f| f.rule == rule && f.span.is_some());
    report.outcome.next_steps.iter().filter(|s| !changes(&s.rule)).take(ADD).collect()
}

/// A message on as few lines as it may take; how many it took. What stands at its end is never cut off.
pub(super) fn short(lead: &str, ink: Ink, text: &str, end: &str, pen: &mut Pen) -> usize {
    let room = pen.width.saturating_sub(width(lead));
    let whole = format!("{text}{end}");
    let lines = wrap(&clean(&whole), room);
    if lines.len() <= LINES {
        pen.para(lead, ink, &whole, Ink::Plain);
        return lines.len();
    }
    let text = clean(text);
    let cut = |most: usize| format!("{}{end}", cut(&text, most));
    // Words break lines early, so that what fits by its width may still take a line more.
    let mut most = (room * LINES).saturating_sub(width(end));
    while most > room && wrap(&cut(most), room).len() > LINES {
        most -= 1;
    }
    pen.para(lead, ink, &cut(most), Ink::Plain);
    LINES
}
