//! How a version begins: a question of the draft, the lead, and what the shop is.

use super::composer::{Composer, Told};
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::text::units::units;
use crate::titles::judge::{Fault, judge};
use crate::write::rewrite::ask::Question;
use crate::write::rewrite::draft::{Kinds, Part, Sentence};
use crate::write::rewrite::lead::Lead;
use crate::write::rewrite::text::{Line, Origin, Stretch};
use crate::write::rewrite::way::Way;
use std::ops::Range;

/// Units from which on an opening has said enough.
const OPENING: u32 = 40;

impl Composer<'_> {
    /// A worry, the lead, and what the shop is.
    pub(super) fn opening(
        &self,
        lead: Option<&Lead>,
        is_story: bool,
        slots: &[Question],
        told: &mut Told,
    ) -> Vec<Line> {
        let sentences = &self.draft.sentences;
        if is_story {
            return self.story(lead, slots, told);
        }
        let Some(lead) = lead else { return Vec::new() };
        let mut line = self.asked(lead, told);
        if told.take(lead.sentence) {
            self.sentence(&sentences[lead.sentence], &mut line);
            Self::ask_behind(lead.sentence, slots, &mut line);
        }
        self.behind(lead, slots, told, &mut line);
        let mut out = vec![line];
        if !(self.names_trade(&out) && self.names_place(&out)) {
            out.extend(self.identity(told));
        }
        out
    }

    /// What happened, or the draft's own beginning, and what the shop is where that does not say it. A draft that has nothing
    /// to lead with begins with what the shop is.
    fn story(&self, lead: Option<&Lead>, slots: &[Question], told: &mut Told) -> Vec<Line> {
        let sentences = &self.draft.sentences;
        let Some(lead) = lead else { return self.identity(told).into_iter().collect() };
        let first = &sentences[lead.sentence];
        let line: Vec<usize> =
            (0..sentences.len()).filter(|i| sentences[*i].line == first.line && !sentences[*i].is_title).collect();
        let mut out: Vec<Line> = self.paragraph(&line, slots, told).into_iter().collect();
        if !self.names_trade(&out) {
            out.extend(self.identity(told));
        }
        out
    }

    /// The draft's own first question, and the one that the lead answers.
    fn asked(&self, lead: &Lead, told: &mut Told) -> Line {
        let sentences = &self.draft.sentences;
        let mut line = Line::default();
        let first =
            self.draft.body().take_while(|(i, s)| s.is_question && s.part == Part::Prose && *i != lead.sentence);
        // What a list of prices answers is its heading, and what its own line answers stays there.
        let is_open = |i: usize| {
            let next = sentences.get(i + 1);
            let heads = next.is_some_and(|s| s.part != Part::Prose && s.line > sentences[i].line);
            let told = next
                .is_some_and(|s| s.line == sentences[i].line && !s.is_question && s.stays() && s.part == Part::Prose);
            !heads && (!told || i + 1 == lead.sentence || sentences[i].line == sentences[lead.sentence].line)
        };
        let first = first.filter(|(i, _)| is_open(*i));
        let first: Vec<(usize, &Sentence)> = first.collect();
        // Many in a row are a flyer's drum.
        let keeps = first.len() < 3;
        for (i, s) in first {
            if told.take(i) && keeps {
                self.sentence(s, &mut line);
            }
        }
        let asked = lead.sentence.checked_sub(1).filter(|i| {
            let s = &sentences[*i];
            s.is_question && s.stays() && !s.is_title && s.line == sentences[lead.sentence].line
        });
        if let Some(i) = asked.filter(|i| told.take(*i)) {
            self.sentence(&sentences[i], &mut line);
        }
        line
    }

    /// What stood behind the lead in its line belongs to it.
    fn behind(&self, lead: &Lead, slots: &[Question], told: &mut Told, line: &mut Line) {
        let sentences = &self.draft.sentences;
        let here = sentences[lead.sentence].line;
        let behind = (lead.sentence + 1..sentences.len()).take_while(|i| sentences[*i].line == here);
        let is_told = |s: &Sentence| s.stays() && s.part == Part::Prose && !s.is_question;
        for i in behind.filter(|i| is_told(&sentences[*i])) {
            // What holds for being late is read in its place.
            let is_rule = sentences[i].kept().next().is_some_and(|c| {
                let fault = judge(self.asker.ear.cx, &c.range, false).err();
                matches!(fault, Some(Fault::Policy | Fault::Fine))
            });
            let is_rule = is_rule || sentences[i].kinds().has(Kinds::POLICY);
            if units(&line.text()) >= OPENING || is_rule || !told.take(i) {
                break;
            }
            self.sentence(&sentences[i], line);
            Self::ask_behind(i, slots, line);
        }
    }

    /// Whether the owner's word for the trade stands in these lines.
    pub(super) fn names_trade(&self, lines: &[Line]) -> bool {
        let Some(trade) = self.name.trade.as_ref().map(|r| self.carry(r)) else { return true };
        let names = |l: &Line| {
            l.text().to_lowercase().contains(&trade.to_lowercase()) || l.stretches.iter().any(|s| self.holds_trade(s))
        };
        lines.iter().any(names)
    }

    /// Whether another word of the draft for the same trade stands in a stretch.
    pub(super) fn holds_trade(&self, stretch: &Stretch) -> bool {
        let Origin::Draft(range) = &stretch.origin else { return false };
        let cx = self.asker.ear.cx;
        let folded = self.asker.ear.folded(range);
        let own = |t: u32| matches!(cx.packs.index.terms[t as usize].kind, TermKind::Trade { category } if Some(category) == cx.target.category);
        let inside = |r: &Range<usize>| folded.start <= r.start && r.end <= folded.end;
        cx.terms.iter().any(|t| inside(&t.range) && !t.weak && own(t.term))
    }

    /// Whether the shop's place stands in these lines, or is not known.
    pub(super) fn names_place(&self, lines: &[Line]) -> bool {
        let Some(place) = self.name.place.as_ref().map(|r| self.carry(r)) else { return true };
        lines.iter().any(|l| l.text().to_lowercase().contains(&place.to_lowercase()))
    }

    /// What the shop is, in a sentence: the draft's own, else ours, with the years where a clause of the draft tells them.
    pub(super) fn identity(&self, told: &mut Told) -> Option<Line> {
        if let Some((i, s)) = self.own_identity(told) {
            let mut line = Line::default();
            told.take(i);
            self.sentence(s, &mut line);
            return Some(line);
        }
        let mut line = self.phrase()?;
        let years = self.draft.body().find(|(i, s)| {
            !told.has(*i) && s.part == Part::Prose && s.kept().count() == 1 && s.kinds().has(Kinds::YEARS)
        });
        match years {
            Some((i, s)) => {
                told.take(i);
                line.stock(self.way.comma());
                self.sentence(s, &mut line);
            }
            None => line.stock(self.way.stop()),
        }
        Some(line)
    }

    /// A sentence of the draft that says what the shop is: better than any of ours.
    fn own_identity(&self, told: &Told) -> Option<(usize, &Sentence)> {
        let word = self.carry(self.name.trade.as_ref()?).to_lowercase();
        self.draft.body().find(|(i, s)| {
            !told.has(*i)
                && s.part == Part::Prose
                && !s.is_question
                && s.kept().any(|c| self.clause_text(c).to_lowercase().contains(&word))
                && (self.says(Class::OwnerWe, s) || self.says(Class::Me, s) || s.kinds().has(Kinds::YEARS))
        })
    }

    /// 我哋喺旺角做紋身, without an end.
    fn phrase(&self) -> Option<Line> {
        let trade = self.name.trade.as_ref().filter(|_| self.is_shop && self.name.is_trade)?;
        let word = self.carry(trade);
        let mut line = Line::default();
        let runs = self.is_place_to_go(trade);
        let place = self.name.place.as_ref().map(|r| self.carry(r));
        let name = match (runs, place.is_some(), self.is_alone()) {
            (true, true, false) => "we_run",
            (false, true, false) => "we_do",
            (true, false, false) => "we_run_here",
            (false, false, false) => "we_do_here",
            (true, true, true) => "i_run",
            (false, true, true) => "i_do",
            (true, false, true) => "i_run_here",
            (false, false, true) => "i_do_here",
        };
        let template = self.asker.line(name, &[("trade", "\u{1}"), ("place", "\u{2}")])?;
        for part in template.split_inclusive(['\u{1}', '\u{2}']) {
            let stock = part.trim_end_matches(['\u{1}', '\u{2}']);
            line.stock(stock);
            if part.ends_with('\u{1}') {
                line.push(
                    if self.way == Way::En { word.to_lowercase() } else { word.clone() },
                    Origin::Draft(trade.clone()),
                );
            } else if part.ends_with('\u{2}')
                && let Some(range) = &self.name.place
            {
                line.push(self.carry(range), Origin::Draft(range.clone()));
            }
        }
        Some(line)
    }

    /// Whether one person speaks, and never of "us".
    pub(super) fn is_alone(&self) -> bool {
        let view = self.asker.ear.cx.view;
        let all = 0..view.folded.text.len();
        !view.has_class(Class::OwnerWe, all.clone()) && view.has_class(Class::RoleAlone, all)
    }

    pub(super) fn is_place_to_go(&self, trade: &Range<usize>) -> bool {
        let ear = &self.asker.ear;
        let folded = ear.folded(trade);
        ear.cx.view.of_class(Class::RoleShop, folded.clone()).any(|h| h.end as usize == folded.end)
    }
}
