//! What is judged as one: a line of title or body, or as many of its sentences as the lines have that were learned from.

use crate::note::Zone;
use crate::reading::context::Context;
use crate::source::Span;
use crate::text::sentence;
use std::ops::Range;

/// Bytes of the folded text that a stretch of several sentences has at most: some 120 Han characters.
const MOST: usize = 360;

/// A stretch of a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// In bytes of the folded text.
    pub folded: Range<usize>,
    /// In bytes of the note.
    pub original: Range<usize>,
    /// A title is a handful of words, which say too little to be pointed at for how they sound.
    pub is_title: bool,
}

/// The stretches of a note, in order. Topics are no prose.
pub fn stretches(cx: &Context<'_>) -> Vec<Stretch> {
    let view = cx.view;
    let mut out: Vec<Stretch> = Vec::new();
    for sentence in &view.sentences {
        let original = view.original(sentence.clone());
        let zone = cx.note.zone(original.start);
        if !matches!(zone, Some(Zone::Title | Zone::Opening | Zone::Body)) {
            continue;
        }
        let is_title = zone == Some(Zone::Title);
        let last = out.last_mut().filter(|last| {
            last.is_title == is_title
                && sentence.end - last.folded.start <= MOST
                && !view.folded.text[last.folded.end..sentence.start].contains(['\n', '\r'])
        });
        match last {
            Some(last) => {
                last.folded.end = sentence.end;
                last.original.end = original.end;
            }
            None => out.push(Stretch { folded: sentence.clone(), original, is_title }),
        }
    }
    out
}

/// Which of some stretches a span touches, by their places.
pub fn touched(stretches: &[Stretch], span: Span) -> Range<usize> {
    let first = stretches.partition_point(|s| s.original.end <= span.start());
    let count = stretches[first..].iter().take_while(|s| s.original.start < span.end()).count();
    first..first + count
}

/// The clause in which a span of the note stands, in bytes of the folded text.
pub fn clause(cx: &Context<'_>, span: Span) -> Range<usize> {
    let (view, text) = (cx.view, cx.view.folded.text.as_str());
    let [start, end] = [span.start(), span.end()].map(|at| view.folded.position_of(at));
    let (from, to) = (view.sentence(start).start, view.sentence(end.saturating_sub(1).max(start)).end);
    let start = sentence::clause_start(text, from.min(start), start);
    start..sentence::clause_end(text, end, to).max(start)
}
