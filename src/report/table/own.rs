//! The draft's own lines that something is wrong with: each once, with all of its words marked, and below it what is wrong
//! and what to write instead. What is said of two words alike is said once.

use super::Table;
use super::phrase;
use super::screen::short;
use super::snippet::{line_of, marked_width};
use super::text::{Ink, Pen, clean};
use crate::check::Report;
use crate::diagnostic::{Finding, Severity};
use crate::rules::phrases::shorten;
use crate::source::{LineIndex, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// Columns of a line's number and the sign behind it, and some for what is cut off.
const GUTTER: usize = 8;
/// Groups whose findings are told first among those of a severity: what the law and the platform punish, then what sells.
const FIRST: [&str; 2] = ["compliance", "hard-sell"];

/// Findings of one line of the draft that are near enough to be marked in one go.
struct Place<'r> {
    /// In bytes of the note.
    line: Range<usize>,
    findings: Vec<(&'r Finding, Span)>,
}

/// What is said below a line, of one or more of its words.
struct Entry<'r> {
    severity: Severity,
    words: Vec<String>,
    message: String,
    advice: Option<&'r str>,
}

impl Entry<'_> {
    /// Adds words. Of two that hold one another, the longer one is quoted: 控制近視 and 控制近視九成有效.
    fn add(&mut self, words: Vec<String>) {
        let inner = |quoted: &str| quoted.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        for word in words {
            let within = |a: &str, b: &str| inner(b).contains(&inner(a));
            if !self.words.iter().any(|w| within(&word, w)) {
                self.words.retain(|w| !within(w, &word));
                self.words.push(word);
            }
        }
    }
}

/// How much of a place is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    All,
    OneAdvice,
    Errors,
}

/// A place as it is shown.
struct Page<'r> {
    out: String,
    lines: usize,
    findings: Vec<&'r Finding>,
    /// Advice that was given up to here.
    said: BTreeSet<&'r str>,
}

impl Table<'_> {
    /// Shows lines while there is room for them, and those with an error whatever it takes; which findings were shown.
    pub(super) fn own_lines<'r>(&self, report: &'r Report, room: usize, pen: &mut Pen) -> Vec<&'r Finding> {
        let lines = LineIndex::new(&report.note.text);
        let (mut shown, mut said, mut used) = (Vec::new(), BTreeSet::new(), 0);
        for place in self.places(report, &lines) {
            let is_grave = place.findings.iter().any(|(f, _)| f.severity == Severity::Error);
            // A line of the draft and one below it are the least that it takes.
            if !is_grave && used + 2 > room {
                break;
            }
            let page = |told| self.page(report, &lines, &place, &said, told);
            let fits = |page: &Page<'_>| used + page.lines <= room;
            let all = page(Told::All);
            let page = if fits(&all) {
                all
            } else {
                // Where the screen is nearly full, one advice for a line is better than no line; errors are told in any case.
                let brief = page(Told::OneAdvice);
                match (fits(&brief), is_grave) {
                    (true, _) => brief,
                    (false, true) => page(Told::Errors),
                    (false, false) => continue,
                }
            };
            if shown.is_empty() {
                pen.blank();
                pen.line(&self.say("screen.fix", &[]), Ink::Bold);
            }
            pen.out.push_str(&page.out);
            used += page.lines;
            said = page.said;
            shown.extend(page.findings);
        }
        shown
    }

    /// The places to show, the gravest first.
    fn places<'r>(&self, report: &'r Report, lines: &LineIndex) -> Vec<Place<'r>> {
        let text = &report.note.text;
        let mut findings: Vec<(&Finding, Span)> =
            report.outcome.findings.iter().filter_map(|f| Some((f, f.span?))).collect();
        let rank = |f: &Finding| FIRST.iter().position(|g| *g == f.group()).unwrap_or(FIRST.len());
        findings.sort_by(|(a, s), (b, t)| {
            b.severity.cmp(&a.severity).then(rank(a).cmp(&rank(b))).then(s.start().cmp(&t.start()))
        });
        let mut places: Vec<Place<'r>> = Vec::new();
        for (finding, span) in findings {
            let line = lines.line(text, first_byte(text, span)).1;
            let near = places.iter_mut().find(|p| p.line == line && p.takes(text, span, self.width));
            match near {
                // A hint about words that are marked already says nothing new.
                Some(place) if finding.severity == Severity::Hint && place.covers(span) => {}
                Some(place) => place.findings.push((finding, span)),
                None => places.push(Place { line, findings: vec![(finding, span)] }),
            }
        }
        places
    }

    /// A place as it is shown; what was said before is not said again.
    fn page<'r>(
        &self,
        report: &'r Report,
        lines: &LineIndex,
        place: &Place<'r>,
        said: &BTreeSet<&'r str>,
        told: Told,
    ) -> Page<'r> {
        let mut pen = Pen::new(self.width, self.color);
        let (mut said, mut left) = (said.clone(), if told == Told::OneAdvice { 1 } else { usize::MAX });
        let is_told = |f: &Finding| told != Told::Errors || f.severity == Severity::Error;
        let findings: Vec<(&'r Finding, Span)> = place.findings.iter().copied().filter(|(f, _)| is_told(f)).collect();
        let text = &report.note.text;
        let spans: Vec<Span> =
            findings.iter().map(|(_, span)| Span::new(text, phrase::whole(text, *span)).unwrap_or(*span)).collect();
        let (number, line) = line_of(text, lines, &spans, self.width.saturating_sub(GUTTER));
        pen.line(&format!("{number:>3}｜{}", clean(&line)), Ink::Plain);
        let entries = self.entries(report, &findings);
        let are_many = entries.len() > 1;
        for entry in entries {
            let words = if are_many { entry.words.concat() } else { String::new() };
            let message = format!("{words}{}", entry.message);
            let advice = entry.advice.filter(|advice| left > 0 && said.insert(advice));
            left -= usize::from(advice.is_some());
            let text = match advice {
                Some(advice) => self.say("unplaced", &[("message", message.trim_start()), ("advice", advice)]),
                None => message.trim_start().to_owned(),
            };
            let (lead, ink) = self.lead(entry.severity);
            short(&format!("    {lead}"), ink, &text, "", &mut pen);
        }
        Page {
            lines: pen.out.lines().count(),
            out: pen.out,
            findings: findings.iter().map(|(f, _)| *f).collect(),
            said,
        }
    }

    fn entries<'r>(&self, report: &'r Report, findings: &[(&'r Finding, Span)]) -> Vec<Entry<'r>> {
        let mut entries: Vec<Entry<'r>> = Vec::new();
        for (finding, span) in findings {
            // The words are marked in the line above, as far as their phrase goes.
            let quoted = |words: &str| self.say("quoted", &[("text", &shorten(words))]);
            let (words, message) = match finding.message.strip_prefix(&quoted(report.note.slice(*span))) {
                Some(message) => {
                    let text = &report.note.text;
                    (vec![quoted(&text[phrase::whole(text, *span)])], message.to_owned())
                }
                None => (Vec::new(), finding.message.clone()),
            };
            let advice = finding.fixes.first().map(|f| f.title.as_str());
            let same = |e: &&mut Entry<'_>| e.message == message && e.advice == advice;
            match entries.iter_mut().find(same) {
                Some(entry) => entry.add(words),
                None => entries.push(Entry { severity: finding.severity, words, message, advice }),
            }
        }
        entries
    }
}

impl Place<'_> {
    /// Whether a further span can be marked in the same window of the line.
    fn takes(&self, text: &str, span: Span, width: usize) -> bool {
        let start = self.findings.iter().map(|(_, s)| s.start()).min().map_or(span.start(), |s| s.min(span.start()));
        let end = self.findings.iter().map(|(_, s)| s.end()).max().map_or(span.end(), |e| e.max(span.end()));
        let end = end.min(self.line.end);
        start >= self.line.start && marked_width(text, start..end, self.findings.len() + 1, width) + GUTTER <= width
    }

    /// Whether all words of a span, or the better part of its sentence, are marked.
    fn covers(&self, span: Span) -> bool {
        self.findings.iter().any(|(_, s)| s.overlaps(span))
    }
}

/// Where a span's words begin: blanks and line breaks before them are no place to show.
fn first_byte(text: &str, span: Span) -> usize {
    span.start() + text[span.range()].find(|c: char| !c.is_whitespace()).unwrap_or(0)
}
