//! What the editor hears in a sentence, by the words of classes and the facts that were read.

use super::draft::Sentence;
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::reading::context::Context;
use crate::reading::terms::TermHit;
use crate::text::script::Script;
use std::ops::Range;

/// What the editor hears in a sentence.
pub struct Ear<'a> {
    /// The draft as it was read.
    pub cx: &'a Context<'a>,
}

impl Ear<'_> {
    /// Bytes of the folded text.
    pub fn folded(&self, r: &Range<usize>) -> Range<usize> {
        self.cx.view.folded.position_of(r.start)..self.cx.view.folded.position_of(r.end)
    }

    /// Whether a word of a class stands in what is kept of a sentence.
    pub fn says(&self, class: Class, s: &Sentence) -> bool {
        s.kept().any(|c| self.cx.view.has_class(class, self.folded(&c.range)))
    }

    /// Whether something boasts in a sentence, whatever becomes of it.
    pub fn boasts(&self, s: &Sentence) -> bool {
        s.clauses.iter().any(|c| self.cx.view.has_class(Class::RoleBoast, self.folded(&c.range)))
    }

    /// Whether something is refused or told to be missing.
    pub fn refuses(&self, s: &Sentence) -> bool {
        let negates = self.cx.script == Script::Latin && self.says(Class::FrameNegation, s);
        negates || self.says(Class::RoleRefusal, s)
    }

    /// Whether a clause begins with when or to whom something happened: 「飲咗酒嗰日」 tells of no day.
    pub fn happens(&self, s: &Sentence) -> bool {
        s.kept().any(|c| self.happens_in(&c.range))
    }

    /// Whether a range begins with when or to whom something happened.
    pub fn happens_in(&self, r: &Range<usize>) -> bool {
        let at = self.folded(r).start;
        self.cx.view.words_starting(Class::RoleStory, at..at + 1).next().is_some()
    }

    /// Whether this is a place where one does not chat: a word for it stands there, and is not what the shop refuses.
    pub fn is_solemn(&self) -> bool {
        let view = self.cx.view;
        let whole = 0..view.folded.text.len();
        let is_refused = |at: usize| {
            let sentence = view.sentence(at);
            view.has_class(Class::TitleBan, sentence.clone())
                || view.has_class(Class::RoleRefusal, sentence.clone())
                || view.has_class(Class::FrameNegation, sentence)
        };
        view.of_class(Class::RoleSolemn, whole).any(|h| !is_refused(h.start as usize))
    }

    /// Whether a word of the shop's own goods or trade stands in a sentence.
    pub fn names_goods(&self, s: &Sentence) -> bool {
        let own = |t: &TermHit| match self.cx.packs.index.terms[t.term as usize].kind {
            TermKind::Trade { category } | TermKind::Keyword { category, .. } => {
                Some(category) == self.cx.target.category
            }
            _ => false,
        };
        s.kept().any(|c| self.terms_in(&c.range).any(own))
    }

    /// The words for places and trades that stand in a range.
    fn terms_in(&self, r: &Range<usize>) -> impl Iterator<Item = &TermHit> {
        let range = self.folded(r);
        let from = self.cx.terms.partition_point(|t| t.range.start < range.start);
        let begun = self.cx.terms[from..].iter().take_while(move |t| t.range.start < range.end);
        begun.filter(move |t| t.range.end <= range.end)
    }

    /// Whether a range begins with a word that leans on what stood before.
    pub fn leans(&self, r: &Range<usize>) -> bool {
        let at = self.folded(r).start;
        self.cx.view.words_starting(Class::RoleLeaning, at..at + 1).next().is_some()
    }

    /// Whether a cue of sharing, other than a plain fact, stands in a sentence.
    pub fn has_cue(&self, s: &Sentence) -> bool {
        let inside = |r: &Range<usize>| s.kept().any(|c| c.range.start <= r.start && r.end <= c.range.end);
        self.cx.cues.iter().any(|cue| !cue.is_fact && inside(&cue.range))
    }

    /// Whether a number stands in it that is no money.
    pub fn measures(&self, s: &Sentence) -> bool {
        use crate::reading::facts::fact::Value;
        use crate::text::measure::Unit;
        s.kept().any(|c| {
            let inside = |r: &Range<usize>| c.range.start <= r.start && r.end <= c.range.end;
            self.cx.facts.touching(&c.range).any(|f| match &f.value {
                Value::Told { measures, .. } => measures.iter().any(|m| m.unit != Unit::Money && inside(&m.range)),
                _ => false,
            })
        })
    }
}
