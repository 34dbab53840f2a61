//! The top of a note's report: the verdict in one sentence, the score card, and how the note sounds.

use super::text::{Ink, Pen, width, wrap};
use super::{Detail, Table, decimal};
use crate::check::Report;
use crate::diagnostic::Severity;
use crate::note::{BODY_LIMIT, TITLE_LIMIT};
use crate::reading::cues;
use crate::rules::phrases::shorten;
use crate::score::{EMPTY_CAP, FLYER};
use crate::text::units::units;
use comfy_table::{Cell, CellAlignment};
use std::collections::BTreeSet;

/// One cue fewer than a full mark still reads as real.
const REAL_CUES: usize = cues::ENOUGH_CUES - 1;
/// So many selling words are quoted.
const QUOTED: usize = 3;

impl Table<'_> {
    /// Path, score, one plain sentence, and the lengths.
    pub(super) fn headline(&self, report: &Report, pen: &mut Pen) {
        pen.line(&report.path, Ink::Plain);
        let score = report.outcome.score.total;
        let ink = match score {
            80.. => Ink::Bold,
            60.. => Ink::Yellow,
            _ => Ink::Red,
        };
        let shown = self.say("score", &[("score", &score.to_string())]);
        pen.para(
            &format!("{shown}  "),
            ink,
            &self.say(&format!("verdict.{}", verdict(report)), &[("cap", &EMPTY_CAP.to_string())]),
            Ink::Bold,
        );
        let note = &report.note;
        let title = note.title.as_ref().map_or(0, |t| units(&t.text)).to_string();
        let args = [
            ("title", title.as_str()),
            ("title_limit", &TITLE_LIMIT.to_string()),
            ("body", &note.body_units().to_string()),
            ("body_limit", &BODY_LIMIT.to_string()),
            ("topics", &note.topics.len().to_string()),
        ];
        // Lengths that fit are no news.
        let is_long =
            note.title.as_ref().is_some_and(|t| units(&t.text) > TITLE_LIMIT) || note.body_units() > BODY_LIMIT;
        if self.detail == Detail::Verbose || is_long {
            pen.line(&self.say("lengths", &args), Ink::Plain);
        }
        // The sentence above has said why.
        if let Some(cap) = report.outcome.score.capped.filter(|_| self.detail == Detail::Verbose) {
            let key = if cap == EMPTY_CAP { "capped-empty" } else { "capped-risk" };
            pen.para("", Ink::Plain, &self.say(key, &[("cap", &cap.to_string())]), Ink::Plain);
        }
        if report.outcome.score.silenced > 0 {
            pen.line(&self.say("silenced", &[("n", &report.outcome.score.silenced.to_string())]), Ink::Plain);
        }
    }

    /// Each part with its points and the main reason for what is missing; the tone below.
    pub(super) fn card(&self, report: &Report, pen: &mut Pen) {
        pen.blank();
        let parts = &report.outcome.score.parts;
        let names: Vec<String> = parts.iter().map(|p| self.say(&format!("part.{}", p.id), &[])).collect();
        let points: Vec<String> = parts.iter().map(|p| format!("{}/{}", decimal(p.points), decimal(p.max))).collect();
        let widest = |cells: &[String]| cells.iter().map(|c| width(c)).max().unwrap_or(0);
        // Two columns of padding for each of three columns.
        let room = pen.width.saturating_sub(widest(&names) + widest(&points) + 6);
        let mut grid = self.grid();
        for ((part, name), points) in parts.iter().zip(&names).zip(&points) {
            let main = part.reasons.iter().min_by(|a, b| a.points.total_cmp(&b.points));
            let reason = main.map_or_else(
                || self.say("reason.none", &[]),
                |r| {
                    let points = decimal(-r.points);
                    let others = part.reasons.len() - 1;
                    let key = if others > 0 { "reason.first" } else { "reason.only" };
                    self.say(key, &[("points", &points), ("message", &r.message), ("others", &others.to_string())])
                },
            );
            let reached = part.points / part.max;
            let ink = if reached < 0.5 {
                Ink::Red
            } else if reached < 0.8 {
                Ink::Yellow
            } else {
                Ink::Plain
            };
            let points = Cell::new(ink.mark(points)).set_alignment(CellAlignment::Right);
            let reason = wrap(&super::text::clean(&reason), room).join("\n");
            grid.add_row(vec![Cell::new(name), points, Cell::new(reason)]);
        }
        pen.block(0, &grid.trim_fmt());
        self.tone(report, pen);
    }

    fn tone(&self, report: &Report, pen: &mut Pen) {
        let outcome = &report.outcome;
        let whole = |x: f32| format!("{:.0}", x.round());
        let args = [("hard_sell", whole(outcome.tone.hard_sell)), ("seeding", whole(outcome.tone.seeding))];
        let args = args.each_ref().map(|(k, v)| (*k, v.as_str()));
        pen.blank();
        pen.line(&self.say("tone.line", &args), Ink::Bold);
        let sep = self.say("list-comma", &[]);
        let cues =
            |names: &[&str]| names.iter().map(|n| self.say(&format!("cue.{n}"), &[])).collect::<Vec<_>>().join(&sep);
        let found: Vec<&str> = cues::CUES.into_iter().filter(|c| outcome.cues.contains(c)).collect();
        // A calm price is never asked for: whether to name one is the shop's affair.
        let missing: Vec<&str> =
            cues::CUES.into_iter().filter(|c| !found.contains(c) && *c != cues::NEVER_ASKED).collect();
        let (found_words, missing_words) = (cues(&found), cues(&missing));
        let enough = cues::ENOUGH_CUES.to_string();
        let n = found.len().to_string();
        let args = [("found", found_words.as_str()), ("missing", &missing_words), ("n", &n), ("enough", &enough)];
        let key = match found.len() {
            0 => "tone.no-cues",
            cues::ENOUGH_CUES.. => "tone.enough-cues",
            _ => "tone.few-cues",
        };
        pen.para("  ", Ink::Plain, &self.say(key, &args), Ink::Plain);
        self.selling_words(report, pen);
    }

    /// What made the note sound like selling.
    fn selling_words(&self, report: &Report, pen: &mut Pen) {
        let sells = |f: &&crate::diagnostic::Finding| match &f.row {
            Some(row) => self.selling.contains(&(f.rule.as_str(), row.as_str())),
            None => f.group() == "hard-sell",
        };
        let mut said: BTreeSet<String> = BTreeSet::new();
        let mut quoted: Vec<String> = Vec::new();
        for finding in report.outcome.findings.iter().filter(sells) {
            let words = match (&finding.row, finding.span) {
                (Some(_), Some(span)) => self.say("quoted", &[("text", &shorten(report.note.slice(span)))]),
                _ => finding.message.clone(),
            };
            if quoted.len() < QUOTED && !said.contains(&words) {
                quoted.push(words.clone());
            }
            said.insert(words);
        }
        if quoted.is_empty() {
            return;
        }
        let more = said.len() - quoted.len();
        let words = quoted.join(&self.say("list-comma", &[]));
        let key = if more > 0 { "tone.selling-more" } else { "tone.selling" };
        pen.para("  ", Ink::Plain, &self.say(key, &[("words", &words), ("n", &more.to_string())]), Ink::Plain);
    }
}

/// The key of the sentence that sums a note up.
fn verdict(report: &Report) -> String {
    let outcome = &report.outcome;
    let is_flyer = outcome.tone.hard_sell >= FLYER;
    let worst = outcome.findings.iter().map(|f| f.severity).max();
    if outcome.score.capped == Some(EMPTY_CAP) && worst != Some(Severity::Error) {
        return "empty".to_owned();
    }
    if worst == Some(Severity::Error) {
        return if is_flyer { "risk-flyer" } else { "risk" }.to_owned();
    }
    let found = match outcome.score.parts.iter().find(|p| p.id == "search").map(|p| p.points / p.max) {
        None => "aimless",
        Some(0.8..) => "found",
        Some(0.5..) => "partly",
        Some(_) => "lost",
    };
    let is_real = outcome.cues.len() >= REAL_CUES;
    if found == "found" && is_real && !is_flyer && outcome.score.total >= 90 && worst != Some(Severity::Warning) {
        return "ready".to_owned();
    }
    let tone = match (is_flyer, is_real) {
        (true, _) => "flyer",
        (false, true) => "real",
        (false, false) => "thin",
    };
    format!("{found}-{tone}")
}
