//! What an owner sees unless she asks for more: one screen. The score with its parts, the tone, her own lines with the words
//! that have to go and what to write instead, what to add, titles and topics to paste. Nothing stands there twice; what is
//! not shown is counted.

use super::snippet::line_of;
use super::text::{Ink, Pen, clean, cut, width, wrap};
use super::{Table, decimal};
use crate::check::Report;
use crate::diagnostic::{Finding, Severity};
use crate::report::json::names::severity_name;
use crate::rules::phrases::shorten;
use crate::score::Step;
use crate::source::LineIndex;
use std::collections::BTreeSet;

/// Lines for the draft's own sentences; errors are shown whatever it takes.
const OWN_LINES: usize = 5;
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
        self.parts(report, &steps, pen);
        let shown = self.own_lines(report, pen);
        let added = self.add(report, &steps, pen);
        self.to_paste(report, pen);
        let left = report.outcome.findings.len().saturating_sub(shown.len() + added);
        if report.note.meta.images.is_some_and(|n| n > 0) {
            pen.para("", Ink::Plain, &self.say("screen.images", &[]), Ink::Plain);
        }
        let key = if left > 0 { "screen.more" } else { "screen.all" };
        pen.para("", Ink::Plain, &self.say(key, &[("n", &left.to_string())]), Ink::Plain);
    }

    /// A line for each part with the main reason for what is missing, and one for the tone.
    fn parts(&self, report: &Report, steps: &[&Step], pen: &mut Pen) {
        // What is told below is not told twice.
        let is_told = |rule: &str| {
            let placed = |f: &Finding| f.rule == rule && f.span.is_some() && f.severity > Severity::Hint;
            steps.iter().any(|s| s.rule == rule) || report.outcome.findings.iter().any(placed)
        };
        for part in &report.outcome.score.parts {
            let name = self.say(&format!("part.{}", part.id), &[]);
            let points = format!("{}/{}", decimal(part.points), decimal(part.max));
            let untold = part.reasons.iter().filter(|r| !is_told(&r.rule));
            let main = untold.min_by(|a, b| a.points.total_cmp(&b.points));
            let reason = main.map(|r| r.message.clone()).unwrap_or_default();
            let lead = format!("  {name} {points:>8}  ");
            let reason = cut(&clean(&reason), pen.width.saturating_sub(width(&lead)));
            pen.line(format!("{lead}{reason}").trim_end(), Ink::Plain);
        }
        let whole = |x: f32| format!("{:.0}", x.round());
        let tone = report.outcome.tone;
        let args = [("hard_sell", whole(tone.hard_sell)), ("seeding", whole(tone.seeding))];
        pen.line(&self.say("tone.line", &args.each_ref().map(|(k, v)| (*k, v.as_str()))), Ink::Bold);
    }

    /// The draft's own lines that something is wrong with, and what to write instead; which findings were shown.
    fn own_lines<'r>(&self, report: &'r Report, pen: &mut Pen) -> Vec<&'r Finding> {
        let lines = LineIndex::new(&report.note.text);
        let placed = report.outcome.findings.iter().filter(|f| f.span.is_some() && f.severity > Severity::Hint);
        let (mut shown, mut said, mut used, mut last) = (Vec::new(), BTreeSet::new(), 0, None);
        for finding in placed {
            if used >= OWN_LINES && finding.severity != Severity::Error {
                continue;
            }
            let Some(span) = finding.span else { continue };
            let (number, line) = line_of(&report.note.text, &lines, span, pen.width.saturating_sub(4));
            if shown.is_empty() {
                pen.blank();
                pen.line(&self.say("screen.fix", &[]), Ink::Bold);
            }
            if last != Some(line.clone()) {
                pen.line(&format!("{number:>3}｜{}", clean(&line)), Ink::Plain);
                used += 1;
            }
            last = Some(line);
            let advice = finding.fixes.first().map(|f| f.title.as_str()).filter(|t| said.insert(*t));
            // The words are marked in the line above.
            let words = self.say("quoted", &[("text", &shorten(report.note.slice(span)))]);
            let message = finding.message.strip_prefix(&words).unwrap_or(&finding.message).trim_start();
            let text = match advice {
                Some(advice) => self.say("unplaced", &[("message", message), ("advice", advice)]),
                None => message.to_owned(),
            };
            let (word, ink) = self.severity(finding.severity);
            used += short(&format!("    {word} "), ink, &text, pen);
            shown.push(finding);
        }
        shown
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
            used += short("  · ", Ink::Cyan, &format!("{}{gain}", step.message), pen);
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

    fn severity(&self, severity: Severity) -> (String, Ink) {
        let ink = match severity {
            Severity::Error => Ink::Red,
            Severity::Warning => Ink::Yellow,
            Severity::Hint => Ink::Cyan,
        };
        (self.say(&format!("severity.{}", severity_name(severity)), &[]), ink)
    }
}

/// The steps that add something, rather than change a sentence.
fn added(report: &Report) -> Vec<&Step> {
    let changes = |rule: &str| report.outcome.findings.iter().any(|f| f.rule == rule && f.span.is_some());
    report.outcome.next_steps.iter().filter(|s| !changes(&s.rule)).take(ADD).collect()
}

/// A message on as few lines as it may take; how many it took.
fn short(lead: &str, ink: Ink, text: &str, pen: &mut Pen) -> usize {
    let room = pen.width.saturating_sub(width(lead));
    let lines = wrap(&clean(text), room);
    if lines.len() <= LINES {
        pen.para(lead, ink, text, Ink::Plain);
        return lines.len();
    }
    // Words break lines early, so that what fits by its width may still take a line more.
    let mut most = room * LINES;
    while most > room && wrap(&cut(&clean(text), most), room).len() > LINES {
        most -= 1;
    }
    pen.para(lead, ink, &cut(&clean(text), most), Ink::Plain);
    LINES
}
