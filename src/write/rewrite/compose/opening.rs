//! How a version begins: a question of the draft, the lead, and what the shop is.

use super::composer::{Composer, Told};
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::text::units::units;
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
        let mut out = Vec::new();
        let sentences = &self.draft.sentences;
        if is_story {
            let first = self.draft.body().find(|(i, s)| s.part == Part::Prose && !told.has(*i));
            let Some((_, first)) = first else { return self.identity(told).into_iter().collect() };
            let line: Vec<usize> =
                (0..sentences.len()).filter(|i| sentences[*i].line == first.line && !sentences[*i].is_title).collect();
            out.extend(self.paragraph(&line, slots, told));
            if !self.names_trade(&out) {
                out.extend(self.identity(told));
            }
            return out;
        }
        let Some(lead) = lead else { return out };
        let mut line = Line::default();
        // The draft's own first question, or several in a row.
        let first =
            self.draft.body().take_while(|(i, s)| s.is_question && s.part == Part::Prose && *i != lead.sentence);
        let first: Vec<(usize, &Sentence)> = first.collect();
        // Many in a row are a flyer's drum.
        let keeps = first.len() < 3;
        for (i, s) in first {
            if told.take(i) && keeps {
                self.sentence(s, &mut line);
            }
        }
        // A question that the lead answers comes with it.
        let asked = lead.sentence.checked_sub(1).filter(|i| {
            let s = &sentences[*i];
            s.is_question && s.stays() && !s.is_title && s.line == sentences[lead.sentence].line
        });
        if let Some(i) = asked.filter(|i| told.take(*i)) {
            self.sentence(&sentences[i], &mut line);
        }
        if told.take(lead.sentence) {
            self.sentence(&sentences[lead.sentence], &mut line);
            Self::ask_behind(lead.sentence, slots, &mut line);
        }
        // What stood behind it in its line belongs to it.
        let here = sentences[lead.sentence].line;
        let behind = (lead.sentence + 1..sentences.len()).take_while(|i| sentences[*i].line == here);
        for i in
            behind.filter(|i| sentences[*i].stays() && sentences[*i].part == Part::Prose && !sentences[*i].is_question)
        {
            if units(&line.text()) >= OPENING || !told.take(i) {
                break;
            }
            self.sentence(&sentences[i], &mut line);
            Self::ask_behind(i, slots, &mut line);
        }
        out.push(line);
        if !(self.names_trade(&out) && self.names_place(&out)) {
            out.extend(self.identity(told));
        }
        out
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

    /// 我哋喺旺角做紋身, with the years where a clause of the draft tells them.
    pub(super) fn identity(&self, told: &mut Told) -> Option<Line> {
        // A sentence of the draft that says it is better than any of ours.
        let trade = self.name.trade.as_ref()?;
        let word = self.carry(trade);
        let own = self.draft.body().find(|(i, s)| {
            !told.has(*i)
                && s.part == Part::Prose
                && !s.is_question
                && s.kept().any(|c| self.clause_text(c).to_lowercase().contains(&word.to_lowercase()))
                && (self.says(Class::OwnerWe, s) || self.says(Class::Me, s) || s.kinds().has(Kinds::YEARS))
        });
        let mut line = Line::default();
        if let Some((i, s)) = own {
            told.take(i);
            self.sentence(s, &mut line);
            return Some(line);
        }
        if !self.is_shop {
            return None;
        }
        if !self.name.is_trade {
            return None;
        }
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
