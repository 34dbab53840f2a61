//! What a clause sounds like, whatever the check thinks of it: a promise, praise in quotation marks, a sober statement.

use super::fate::{IDLE, Judge, NAMED, QUOTED, QUOTES, SAYS};
use super::kinds::Kinds;
use super::parts::{Clause, Sentence};
use crate::lists::WordList;
use crate::pack::index::TermKind;
use crate::pack::{Class, Hit};
use crate::reading::facts::fact::Value;
use crate::reading::terms::TermHit;
use crate::text::units::units;
use std::ops::Range;

impl Judge<'_> {
    /// Whether no other line tells when the shop is open.
    pub(super) fn opens_only_here(&self, r: &Range<usize>) -> bool {
        let line = |at: usize| self.cx.note.text[..at].matches('\n').count();
        let here = line(r.start);
        let mut hours = self.cx.facts.list.iter().filter(|f| matches!(f.value, Value::Hours { .. }));
        !hours.any(|f| line(f.range.start) != here)
    }

    /// Somebody's praise and a name beside it, and nothing else: 「…，…」林媽媽.
    pub(super) fn is_testimony(&self, s: &Sentence) -> bool {
        let range = s.range.clone();
        let text = &self.cx.note.text[range.clone()];
        let quoted =
            QUOTES.iter().find_map(|(open, close)| Some((text.find(*open)?, text.rfind(*close)? + close.len())));
        let Some((from, to)) = quoted.filter(|(from, to)| from < to && units(&text[*from..*to]) >= QUOTED) else {
            return false;
        };
        let outside = [range.start..range.start + from, range.start + to..range.end];
        let told: u32 = outside.iter().map(|r| units(&self.cx.note.text[r.clone()])).sum();
        let tells =
            [Class::RoleSomebody, Class::RoleStory].into_iter().any(|c| outside.iter().any(|r| self.says(c, r)));
        let speaks = |x: char| !x.is_alphanumeric() || WordList::SpeechVerb.has_char(x);
        let names = outside.iter().any(|r| !self.cx.note.text[r.clone()].chars().all(speaks));
        told <= NAMED && names && !tells && from == text.len() - text.trim_start().len()
    }

    /// Whether the writer tells what they did themselves, so that who speaks in it is somebody of a story.
    pub(super) fn is_told(&self, s: &Sentence) -> bool {
        let quotes = |c: &&Clause| QUOTES.iter().any(|(open, _)| self.cx.note.text[c.range.clone()].contains(*open));
        s.clauses
            .iter()
            .filter(|c| !quotes(c))
            .any(|c| self.says(Class::Me, &c.range) || self.says(Class::ToldStory, &c.range))
    }

    /// The line in which a clause stands: in a story nobody says "we".
    pub(super) fn line_around(&self, r: &Range<usize>) -> Range<usize> {
        let text = &self.cx.note.text;
        let start = text[..r.start].rfind('\n').map_or(0, |at| at + 1);
        start..text[r.end..].find('\n').map_or(text.len(), |at| r.end + at)
    }

    /// Whether a number stands in a range, in digits or in words.
    pub(super) fn counts(&self, r: &Range<usize>) -> bool {
        self.cx.note.text[r.clone()].contains(|x: char| x.is_ascii_digit() || WordList::BareNumeral.has_char(x))
    }

    /// Whether a clause tells something of the shop's own that needs nothing beside it: a number, a refusal, what we do.
    pub(super) fn is_sober(&self, r: &Range<usize>) -> bool {
        let text = &self.cx.note.text[r.clone()];
        let at = self.folded(r).start;
        let leans = self.cx.view.words_starting(Class::RoleLeaning, at..at + 1).next().is_some();
        let loud = IDLE
            .into_iter()
            .chain([Class::RolePromise, Class::RoleOther, Class::RoleLeft, Class::TitleSale])
            .any(|c| self.says(c, r));
        let folded = self.folded(r);
        let is_place = |t: &TermHit| matches!(self.cx.packs.index.terms[t.term as usize].kind, TermKind::Place { .. });
        let mut inside = self.cx.terms.iter().filter(|t| folded.start <= t.range.start && t.range.end <= folded.end);
        let tells = text.contains(|x: char| x.is_ascii_digit())
            || inside.any(is_place)
            || [Class::RoleRefusal, Class::OwnerWe].into_iter().any(|c| self.says(c, r));
        tells && !leans && !loud && units(text) >= SAYS
    }

    pub(super) fn folded(&self, r: &Range<usize>) -> Range<usize> {
        self.cx.view.folded.position_of(r.start)..self.cx.view.folded.position_of(r.end)
    }

    pub(super) fn says(&self, class: Class, r: &Range<usize>) -> bool {
        self.cx.view.has_class(class, self.folded(r))
    }

    /// Whether a clause promises something: 保證, and not 唔保證.
    pub(super) fn promises(&self, r: &Range<usize>) -> bool {
        let view = self.cx.view;
        let mut words = view.of_class(Class::RolePromise, self.folded(r));
        let refused: Vec<Range<usize>> = view.of_class(Class::RoleRefusal, self.folded(r)).map(Hit::range).collect();
        !words.all(|word| {
            let at = word.start as usize;
            let mut before = view.ending_in(at..at + 1);
            let is_denied = before.any(|h| self.cx.packs.in_class(Class::FrameNegation, h.string));
            // 唔退錢 refuses what 退錢 would promise; 唔靚唔收錢 is all one promise.
            is_denied || refused.iter().any(|r| r.start < at && at < r.end)
        })
    }

    /// Whether a clause says how to ask inside the app.
    pub(super) fn asks_inside(&self, r: &Range<usize>) -> bool {
        let text = self.cx.note.text[r.clone()].to_lowercase();
        WordList::InAppWay.is_in(&text) && !self.says(Class::TitleSale, r) && !self.says(Class::RoleBoast, r)
    }

    /// Whether a clause praises: 最快, and not 「最快第二日到」, which says when.
    pub(super) fn praises(&self, r: &Range<usize>) -> bool {
        let view = self.cx.view;
        let counts = |c: char| c.is_ascii_digit() || WordList::BareNumeral.has_char(c) || WordList::Ordinal.has_char(c);
        let mut words = view.of_class(Class::RoleBoast, self.folded(r));
        words.any(|w| {
            let word = &view.folded.text[w.range()];
            let behind = view.folded.text[w.end as usize..].chars();
            let rest = &view.folded.text[w.end as usize..];
            // 全港上門 says how far.
            let reaches = WordList::ReachWord.has(word) && WordList::ReachBehind.begins(rest);
            let bounds =
                reaches || WordList::BoundingWord.has(word) && behind.skip_while(|c| *c == ' ').take(1).any(counts);
            !bounds
        })
    }

    /// Somebody's words in a flyer: 李太說：「…」, 「…」– Coco媽咪. In a story people may speak.
    pub(super) fn quotes(&self, c: &Clause) -> bool {
        let text = &self.cx.note.text[c.range.clone()];
        let quoted = QUOTES.iter().find_map(|(open, close)| {
            let at = text.find(*open)? + open.len();
            Some(at..at + text[at..].find(*close)?)
        });
        let Some(quoted) = quoted.filter(|q| units(&text[q.clone()]) >= QUOTED) else { return false };
        // A name beside the words and nothing else is a testimonial; 她說 is somebody in a story.
        let (before, behind) = (&text[..quoted.start], &text[quoted.end..]);
        let outside = [c.range.start..c.range.start + quoted.start, c.range.start + quoted.end..c.range.end];
        let tells = outside.iter().any(|r| self.says(Class::RoleSomebody, r));
        let is_named = units(before) + units(behind) <= NAMED && !tells;
        // 「看了很久，說：『…』」 names nobody: who spoke stands in the clause before.
        let speaks = |x: char| !x.is_alphanumeric() || WordList::SpeechVerb.has_char(x);
        // In a flyer only where its line tells of the writer or of what happened.
        let line = self.cx.note.text[..c.range.start].rfind('\n').map_or(0, |at| at + 1)..c.range.start;
        let tells_of = [Class::Me, Class::RoleStory].into_iter().any(|class| self.says(class, &line));
        if (!self.is_flyer || tells_of) && before.chars().chain(behind.chars()).all(speaks) {
            return false;
        }
        self.is_flyer || is_named
    }

    /// Praise and effects that nobody can check, in a clause that tells nothing else.
    pub(super) fn is_hollow(&self, c: &Clause) -> bool {
        let text = &self.cx.note.text[c.range.clone()];
        // 「不落月子病」 refuses nothing.
        let is_idle = c.kinds.is_none()
            || (c.kinds == Kinds::LIMIT && self.effects.touches(text) && !self.says(Class::RoleAdvice, &c.range));
        // 「不做大掃除、不通乳」 refuses, and 「通乳請找醫護」 sends elsewhere.
        let is_idle = is_idle && ![Class::TitleBan, Class::RoleSends].into_iter().any(|k| self.says(k, &c.range));
        is_idle && units(text) >= SAYS && self.hollow.touches(text)
    }

    pub(super) fn has_cue(&self, r: &Range<usize>) -> bool {
        self.cx.cues.iter().any(|cue| !cue.is_fact && r.start <= cue.range.start && cue.range.end <= r.end)
    }
}
