//! The gate: what no version is shown with, how a version is judged, and whether it says what its draft says.

use super::draft::Draft;
use super::editor::Editor;
use super::editor::WORD;
use super::slot_text::without_slots;
use super::text::Written;
use crate::note::{BODY_LIMIT, Draft as Form, Record, Source, Zone};
use crate::reading::Reading;
use crate::text::units::{units, utf16};
use crate::write::verify::{self, From, Side};
use std::ops::Range;

impl Editor<'_> {
    /// What a version is told to be: its own shop's, so that it is judged as what it is.
    pub(super) fn as_source(&self, title: &str, body: &str, topics: &[String]) -> Source {
        let meta = self.run.meta(self.reading, self.run.voice(self.cx));
        let record = Record { title: title.to_owned(), body: without_slots(body), tags: topics.to_vec(), meta };
        Source { path: String::new(), id: None, draft: Form::Record(Box::new(record)) }
    }

    /// Whether a version says what the draft says. What went with a breach is not owed; a clause that stands there whole is
    /// what the draft says, and what stands there in another order is not lost.
    pub(super) fn is_faithful(&self, draft: &Draft, body_at: usize, written: &Written, read: Reading) -> bool {
        let own = self.own.get_or_init(|| Side::new(self.source, self.run.packs, &self.run.config));
        let version = Side::of(read, self.run.packs);
        let profile = self.profile.get_or_init(|| verify::profile(self.run.packs, &self.run.config));
        let found = verify::compare(own, &version, profile.as_ref());
        let clauses = || draft.sentences.iter().flat_map(|s| &s.clauses);
        let cut: Vec<Range<usize>> = clauses().filter(|c| !c.is_whole()).map(|c| c.range.clone()).collect();
        let is_owed = |at: &Range<usize>| !cut.iter().any(|c| c.start < at.end && at.start < c.end);
        let is_whole = |range: &Range<usize>| {
            let place = range.start.saturating_sub(body_at)..range.end.saturating_sub(body_at);
            let sources = written.sources(&place);
            let holds = |c: &Range<usize>, s: &Range<usize>| c.start <= s.start && s.end <= c.end;
            // Our own few lines claim nothing, nor does the word of the draft that one has: a question to the readers may
            // count as it likes.
            sources.iter().filter(|s| s.len() > WORD).all(|s| clauses().any(|c| c.is_whole() && holds(&c.range, s)))
        };
        let mut changed = found.changed.iter().filter(|c| c.from == From::Draft && is_owed(&c.at));
        // A line that was pasted has a stamp that is none of its clauses.
        let stands = |at: &Range<usize>| {
            let mut here = clauses().filter(|c| c.range.start < at.end && at.start < c.range.end).peekable();
            here.peek().is_some() && here.all(|c| c.is_whole() && written.tells(&c.range))
        };
        let told = |at: &Range<usize>| written.tells(at) || stands(at);
        let mut lost = found.lost.iter().filter(|l| is_owed(&l.at) && self.is_prose(&l.at) && !told(&l.at));
        changed.all(|c| is_whole(&c.range)) && lost.next().is_none()
    }

    /// Whether a place of the draft is none of its title or topics, which are written anew.
    fn is_prose(&self, at: &Range<usize>) -> bool {
        matches!(self.reading.note.zone(at.start), Some(Zone::Opening | Zone::Body))
    }

    pub(super) fn fits(title: &str, body: &str, topics: &[String]) -> bool {
        let pasted = format!("{body}\n\n{}", super::version::topics_line(topics));
        utf16(&pasted).min(units(&pasted)) <= BODY_LIMIT && units(title) <= crate::note::TITLE_LIMIT
    }
}
