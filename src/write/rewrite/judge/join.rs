//! Clauses that belong to their neighbours: a bit of an address, the terms of a price, the goods of an offer.

use crate::text::units::units;
use crate::write::rewrite::judge::look::Judge;
use crate::write::rewrite::judge::practical;
use crate::write::rewrite::judge::ruling::{Judged, Ruling, SHORT, TERMS};
use crate::write::rewrite::material::{FactKind, Open};
use crate::write::rewrite::split::Sentence;

impl Judge<'_> {
    /// In a line of address and hours, 「3號舖」 or 「three minutes」 goes with what stands beside it.
    pub fn join_practical(&self, sentence: &Sentence, judged: &mut [Judged]) {
        let is_place =
            |j: &Judged| matches!(&j.ruling, Ruling::Move(FactKind::Address | FactKind::Exit | FactKind::Hours, _));
        if !judged.iter().any(is_place) {
            return;
        }
        for i in 0..judged.len() {
            let written = &self.cx.note.text[sentence.clauses[i].range.clone()];
            let stands_before = judged.get(i + 1).is_some_and(is_place);
            if stands_before && practical::is_shop_name(written) && judged[i].rule.is_none() {
                judged[i].ruling = Ruling::Move(FactKind::Shop, self.cleaner.calm(written));
                continue;
            }
            let is_short =
                units(written) <= SHORT && (written.contains(|c: char| c.is_ascii_digit()) || written.contains("/F"));
            let is_loose = matches!(judged[i].ruling, Ruling::Keep { .. } | Ruling::Drop) && judged[i].rule.is_none();
            if !is_short || !is_loose {
                continue;
            }
            let beside =
                [i.checked_sub(1), Some(i + 1)].into_iter().flatten().find(|b| judged.get(*b).is_some_and(is_place));
            let Some(beside) = beside else { continue };
            let text = self.cleaner.calm(written);
            if let Ruling::Move(_, there) = &mut judged[beside].ruling {
                *there = if beside < i {
                    format!("{there}{}{text}", self.way.comma())
                } else {
                    format!("{text}{}{there}", self.way.comma())
                };
            }
            judged[i].ruling = Ruling::Drop;
            judged[i].reason = self.cx.catalog.say("rewrite.reason.moved", &[]);
        }
    }

    /// 「Gamay 2022, $168 (was $240)」: a question about an offer names the goods.
    pub fn name_offers(&self, sentence: &Sentence, judged: &mut [Judged]) {
        for i in 1..judged.len() {
            let name = match &judged[i - 1].ruling {
                Ruling::Keep { text, .. } if units(text) <= TERMS => text.clone(),
                _ => continue,
            };
            let Ruling::Ask(Open::Offer(offer)) = &mut judged[i].ruling else { continue };
            if self.cues(&sentence.clauses[i - 1].range).is_empty() {
                *offer = format!("{name} {offer}");
                judged[i - 1].ruling = Ruling::Drop;
            }
        }
    }

    /// 「剪髮 $180，大約45分鐘」: what is said in few words behind a price goes with it.
    pub fn join_terms(&self, sentence: &Sentence, judged: &mut [Judged]) {
        let mut item = None;
        for i in 0..judged.len() {
            match &judged[i].ruling {
                Ruling::Items(items) if items.len() == 1 => item = Some(i),
                Ruling::Keep { text, .. }
                    if units(text) <= TERMS && self.cues(&sentence.clauses[i].range).iter().all(|c| c != "person") =>
                {
                    let text = text.clone();
                    let Some(Judged { ruling: Ruling::Items(items), .. }) = item.and_then(|at| judged.get_mut(at))
                    else {
                        continue;
                    };
                    let Some(last) = items.last_mut() else { continue };
                    last.price = self.way.add_aside(&last.price, &text);
                    judged[i].ruling = Ruling::Drop;
                    judged[i].reason = self.cx.catalog.say("rewrite.reason.item", &[]);
                }
                Ruling::Drop => {}
                _ => item = None,
            }
        }
    }
}
