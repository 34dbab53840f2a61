//! A note's text as units: lines, their sentences, the clauses of these, each with its place and its kind. Nothing is judged
//! here; what a unit does in a note (a limit, a price, a joke) others say, and all of them cut alike.
//!
//! ```text
//! 📍地址：上環永樂街88號，A2出口行3分鐘。      a line, a sentence, two units that stand under one label
//! ```
//!
//! Every character but blanks lies in exactly one unit; ranges are bytes of the text that was given. Any text gives units, in
//! time linear in its length.

mod breath;
mod cut;
mod kind;
mod lead;
mod marks;
mod noise;
mod pieces;
mod unit;
mod words;

pub use breath::{breaths, spaced};
pub use unit::{Kind, Lead, Line, Part, Unit, Units};

use crate::note::{Note, Zone};
use std::ops::Range;

/// The units of a note: its title, its body, its topics.
pub fn of_note(note: &Note) -> Units {
    let mut out = Units::default();
    let mut body: Option<Range<usize>> = None;
    for piece in &note.pieces {
        let range = piece.span.range();
        match (piece.zone, &mut body) {
            // The border between opening and body is a count of units, and no border of words.
            (Zone::Opening | Zone::Body, Some(before)) if before.end == range.start => before.end = range.end,
            (zone, _) => {
                if let Some(before) = body.take() {
                    cut::part(&note.text, before, Part::Body, &mut out);
                }
                match zone {
                    Zone::Title => cut::part(&note.text, range, Part::Title, &mut out),
                    Zone::Hashtag => cut::topic(&note.text, range, &mut out),
                    Zone::Opening | Zone::Body => body = Some(range),
                }
            }
        }
    }
    if let Some(last) = body {
        cut::part(&note.text, last, Part::Body, &mut out);
    }
    kind::settle(&note.text, &mut out);
    out
}

/// The units of a text without title and topics of its own.
pub fn of_text(text: &str) -> Units {
    let mut out = Units::default();
    cut::part(text, 0..text.len(), Part::Body, &mut out);
    kind::settle(text, &mut out);
    out
}

/// The things that a clause lists: 名、日期、想寫嘅字 are three. Marks of brackets part nothing. Ranges are bytes of `text`.
pub fn items(text: &str, clause: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut start, mut depth) = (clause.start, 0_u32);
    for (i, c) in text[clause.clone()].char_indices() {
        match c {
            _ if marks::opens(c).is_some() => depth += 1,
            _ if marks::closes(c) => depth = depth.saturating_sub(1),
            _ if depth == 0 && words::is_joint(c) => {
                out.push(start..clause.start + i);
                start = clause.start + i + c.len_utf8();
            }
            _ => {}
        }
    }
    out.push(start..clause.end);
    out.into_iter().map(|r| cut::bare(text, r)).filter(|r| !r.is_empty()).collect()
}

#[cfg(test)]
mod tests;
