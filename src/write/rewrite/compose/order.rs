//! How to ask inside the app, where the draft's own way led outside of it.

use super::composer::{Composer, Told};
use crate::lists::WordList;
use crate::pack::Class;
use crate::write::rewrite::draft::{Clause, Kinds, Part, Sentence};
use crate::write::rewrite::text::{Line, Origin};
use crate::write::rewrite::way::Way;
use std::ops::Range;

impl Composer<'_> {
    /// How to ask inside the app: with what the customer has to send, or for what the draft's own way out was; else nothing.
    pub(super) fn order(&self, told: &mut Told) -> Vec<Line> {
        let leads_out = |s: &&Sentence| s.clauses.iter().any(|c| c.kinds.has(Kinds::CONTACT));
        let ways: Vec<&Sentence> = self.draft.sentences.iter().filter(leads_out).collect();
        if self.wish.no_order || !self.is_shop || ways.is_empty() || self.closing_is_off() {
            return Vec::new();
        }
        // Where the owner has told a way inside the app, it stands.
        let cx = self.asker.ear.cx;
        let inside = |c: &Clause| WordList::InAppWay.is_in(&cx.note.text[c.range.clone()].to_lowercase());
        if self.draft.body().any(|(_, s)| s.kept().any(inside)) {
            return Vec::new();
        }
        let sends = self.draft.body().find(|(i, s)| {
            !told.has(*i)
                && s.part == Part::Prose
                && self.says(Class::RoleSend, s)
                && !s.kept().any(|c| self.is_told_of_us(c))
                && s.clauses.iter().any(|c| !c.stays())
        });
        if let Some((i, s)) = sends {
            told.take(i);
            let mut what = Line::default();
            self.clauses(s, &mut what);
            return vec![self.filled("order_send", what)];
        }
        let act = ways.iter().find_map(|s| self.act_in(&s.range));
        let text = |r: &Range<usize>| self.asker.ear.cx.note.text[r.clone()].to_lowercase();
        // Where nobody need book, one can ask.
        let asks = act.as_ref().is_some_and(|act| WordList::OrderEnquiry.has(&text(act)));
        if self.takes_no_bookings() && !asks {
            return Vec::new();
        }
        if ways.iter().any(|s| WordList::OrderUrgent.begins(&text(&s.range))) {
            return self.asker.line("order_calm", &[]).map(|text| stock(&text)).into_iter().collect();
        }
        // 「10杯以上早一日訂 WhatsApp …」: what holds for it is told, and then where.
        let terms = self.draft.body().find(|(i, s)| {
            let leads_on = s.clauses.iter().any(|c| c.kinds.has(Kinds::CONTACT) && !c.stays());
            let apart = Kinds::HARD.and(Kinds::CONTACT).and(Kinds::PAYMENT);
            !told.has(*i)
                && s.part == Part::Prose
                && leads_on
                && !s.kinds().has(apart)
                // 「但一日內…」 goes on with what stood before it.
                && !s.kept().next().is_some_and(|c| self.asker.ear.leans(&c.range))
                && self.act_in(&s.range).is_some()
        });
        if let Some((i, s)) = terms {
            told.take(i);
            let names_act = s.kept().any(|c| c.pieces.iter().any(|r| self.act_in(r).is_some()));
            let mut what = Line::default();
            if let Some(act) = act.filter(|_| !names_act) {
                // 「想留貨：t.me/… 前一晚9點前講」: for what, where, and then on which terms.
                what.push(self.carry(&act), Origin::Draft(act));
                let mut line = self.filled("order_act", what);
                self.sentence(s, &mut line);
                return vec![line];
            }
            self.clauses(s, &mut what);
            return vec![self.filled("order_terms", what)];
        }
        let books = || self.draft.body().any(|(_, s)| s.kinds().has(Kinds::BOOKING));
        match act {
            Some(act) => {
                let mut what = Line::default();
                what.push(self.carry(&act), Origin::Draft(act));
                vec![self.filled("order_act", what)]
            }
            None if books() => self.asker.line("order_ask", &[]).map(|text| stock(&text)).into_iter().collect(),
            // A way out that was for nothing in particular is no loss.
            None => Vec::new(),
        }
    }

    /// One of our lines with the owner's words in it.
    fn filled(&self, name: &str, what: Line) -> Line {
        let template = self.asker.line(name, &[("what", "\u{1}")]).unwrap_or_default();
        let mut what = what;
        let (before, behind) = template.split_once('\u{1}').unwrap_or((&template, ""));
        if self.way == Way::En && !before.is_empty() {
            what.stretches.iter_mut().for_each(|s| s.text.make_ascii_lowercase());
        }
        let mut line = Line::default();
        line.stock(before);
        line.append(what);
        line.stock(behind);
        line
    }

    /// Whether a clause tells what the shop does: 「我會寫低」 asks nobody to write.
    fn is_told_of_us(&self, c: &Clause) -> bool {
        let ear = &self.asker.ear;
        [Class::OwnerWe, Class::Me].into_iter().any(|class| ear.cx.view.has_class(class, ear.folded(&c.range)))
    }

    /// The owner's word for what the way out was for: 留貨 of 「想留貨：t.me/…」.
    fn act_in(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let text = self.asker.ear.cx.note.text.get(range.clone())?;
        let lower = text.to_ascii_lowercase();
        let found = WordList::OrderAct.words().iter().filter_map(|w| Some((lower.find(*w)?, w.len())));
        // The longest word of those that begin first.
        let (at, length) = found.min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)))?;
        Some(range.start + at..range.start + at + length)
    }

    /// Whether what stays says that nobody need book, or can.
    fn takes_no_bookings(&self) -> bool {
        let cx = &self.asker.ear.cx;
        let kept = self.draft.sentences.iter().flat_map(Sentence::kept);
        kept.map(|c| cx.note.text[c.range.clone()].to_lowercase())
            .any(|said| WordList::NoBooking.words().iter().any(|words| said.contains(words)))
    }
}

fn stock(text: &str) -> Line {
    let mut line = Line::default();
    line.stock(text);
    line
}
