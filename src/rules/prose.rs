//! What several format rules share: the visible words with their places, what no edit may touch, and findings that come
//! once a paragraph with all their edits.

use super::say;
use crate::diagnostic::Finding;
use crate::fix::{Applicability, Edit, Fix};
use crate::note::{Note, Zone};
use crate::pack::index::RuleInfo;
use crate::reading::context::Context;
use std::ops::Range;

/// The characters of title and body with their places; topics and a record's own tags are left out.
pub fn chars(note: &Note) -> impl Iterator<Item = (usize, char)> + '_ {
    let prose = note.pieces.iter().filter(|p| p.zone != Zone::Hashtag && p.span.end() <= note.source_len);
    prose.flat_map(|p| note.slice(p.span).char_indices().map(move |(i, c)| (p.span.start() + i, c)))
}

/// Those of them that begin with such a byte: what a rule looks for is rare, and its bytes tell so without reading the rest.
pub fn chars_beginning<'n>(
    note: &'n Note,
    is_wanted: impl Fn(u8) -> bool + Copy + 'n,
) -> impl Iterator<Item = (usize, char)> + 'n {
    let prose = note.pieces.iter().filter(|p| p.zone != Zone::Hashtag && p.span.end() <= note.source_len);
    prose.flat_map(move |p| {
        let (text, start) = (note.slice(p.span), p.span.start());
        let mut next = 0;
        let places = std::iter::from_fn(move || {
            let at = next + text.as_bytes()[next..].iter().position(|byte| is_wanted(*byte))?;
            next = at + 1;
            Some(at)
        });
        places.filter_map(move |i| Some((start + i, text.get(i..)?.chars().next()?)))
    })
}

/// The character before a place.
pub fn before(note: &Note, at: usize) -> Option<char> {
    note.text[..at].chars().next_back()
}

/// The character at a place.
pub fn at(note: &Note, at: usize) -> Option<char> {
    note.text[at..].chars().next()
}

/// What no edit may touch, merged and in order.
pub struct Shield(Vec<Range<usize>>);

impl Shield {
    /// Front matter, comments, code, links and topics of a note; and without a title also the lines that could become one
    /// if they were a little shorter.
    pub fn new(note: &Note) -> Self {
        let kept = Self::of(note.protected.iter().map(|s| s.range()).collect());
        if note.title.is_some() {
            return kept;
        }
        let lines = kept.first_lines(note);
        Self::of(kept.0.into_iter().chain(lines).collect())
    }

    /// Merges ranges.
    fn of(mut ranges: Vec<Range<usize>>) -> Self {
        ranges.sort_by_key(|r| (r.start, r.end));
        let mut merged: Vec<Range<usize>> = Vec::new();
        for range in ranges {
            match merged.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => merged.push(range),
            }
        }
        Self(merged)
    }

    /// The first lines of the body, up to one that holds nothing to keep clear of.
    fn first_lines(&self, note: &Note) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        for paragraph in &note.paragraphs {
            let mut at = paragraph.start();
            for line in note.slice(*paragraph).split_inclusive('\n') {
                let range = at..at + line.len();
                at = range.end;
                let is_whole = !self.touches(&range);
                lines.push(range);
                if is_whole {
                    return lines;
                }
            }
        }
        lines
    }

    /// Whether an edit of this range would touch any of it.
    pub fn touches(&self, range: &Range<usize>) -> bool {
        let i = self.0.partition_point(|r| r.end <= range.start);
        self.0.get(i).is_some_and(|r| r.start < range.end)
    }

    /// Whether some of it ends here.
    pub fn ends_at(&self, at: usize) -> bool {
        self.0.binary_search_by_key(&at, |r| r.end).is_ok()
    }
}

/// One stretch that a rule finds, and what should stand there.
pub struct Mark {
    /// Where.
    pub range: Range<usize>,
    /// How sure the change is, and the new text; none where it is better left to the writer.
    pub change: Option<(Applicability, String)>,
}

/// Reports marks: one finding for the title and for each paragraph, with all its edits; only the first one costs points.
/// Messages get `{n}` and `{text}`.
pub fn report(cx: &Context<'_>, rule: &RuleInfo, variant: &str, marks: &[Mark], out: &mut Vec<Finding>) {
    let paragraphs = &cx.note.paragraphs;
    let block = |m: &Mark| paragraphs.partition_point(|p| p.end() <= m.range.start);
    let is_title = |m: &Mark| cx.note.zone(m.range.start) == Some(Zone::Title);
    let mut cost = rule.cost;
    for group in marks.chunk_by(|a, b| is_title(a) == is_title(b) && block(a) == block(b)) {
        let Some(first) = group.first() else { continue };
        let n = group.len().to_string();
        let text = &cx.note.text[first.range.clone()];
        let args = [("n", n.as_str()), ("text", text)];
        let mut finding = say::variant(cx, rule, variant, cx.span(first.range.clone()), &args);
        finding.cost = std::mem::take(&mut cost);
        for (i, wanted) in [Applicability::Safe, Applicability::Unsafe].into_iter().enumerate() {
            let edits = group.iter().filter_map(|m| edit(cx, m, wanted)).collect::<Vec<_>>();
            if !edits.is_empty() {
                let title = say::fix_title(cx, rule, &args);
                finding.fixes.insert(i.min(finding.fixes.len()), Fix { title, applicability: wanted, edits });
            }
        }
        out.push(finding);
    }
}

fn edit(cx: &Context<'_>, mark: &Mark, wanted: Applicability) -> Option<Edit> {
    let (applicability, text) = mark.change.as_ref()?;
    let span = cx.span(mark.range.clone()).and_then(|s| cx.note.visible(s))?;
    (*applicability == wanted).then(|| Edit { span, text: text.clone() })
}
