//! Puts a version together: the hook, what is told, the goods, the questions to the owner, the practical lines, a question.

use crate::lang::fill;
use crate::note::Author;
use crate::pack::guide::{Angle, Part};
use crate::pack::voice::AskKind;
use crate::write::rewrite::composer::Composer;
use crate::write::rewrite::edits::Edits;
use crate::write::rewrite::material::FactKind;
use crate::write::rewrite::piece::{Origin, Paragraph, Piece};
use crate::write::rewrite::slots::{Slots, slot, slots};
use crate::write::rewrite::way::Way;

/// Goods that are told; the rest becomes a line of prices.
const TOLD_ITEMS: usize = 3;
/// With more sentences of its own a note needs no list of goods in its body.
const TOLD_ENOUGH: usize = 3;
/// Sentences of a paragraph.
const PARAGRAPH: usize = 3;

impl Composer<'_> {
    /// A body in paragraphs, topics not included.
    pub fn compose(&self, angle: &Angle, edits: &Edits) -> Vec<Paragraph> {
        let slots = slots(self, angle);
        let mut out = vec![self.opening(angle, edits)];
        for part in &angle.order {
            match *part {
                Part::Told => out.extend(self.told(edits)),
                Part::Items => out.push(self.goods(angle, edits)),
                Part::Offer => out.push(self.offers(edits)),
                Part::Answers => out.push(self.answers(edits)),
                Part::Limit => out.push(self.asked(&slots, AskKind::Limit, Some("limit"), edits)),
                Part::Ask(AskKind::Pick) => out.push(self.asked(&slots, AskKind::Pick, Some("pick"), edits)),
                Part::Ask(kind) => out.push(self.asked(&slots, kind, None, edits)),
            }
        }
        out.push(Self::extra(&slots));
        let block = self.block(angle, &slots, edits);
        out.push(self.tip(&block, edits));
        out.push(block);
        out.push(self.reply(edits));
        out.push(self.closing(edits));
        if self.no_slots {
            for paragraph in &mut out {
                paragraph.pieces.retain(|p| p.origin != Origin::Slot);
            }
        }
        out.retain(|p| !p.pieces.is_empty());
        out
    }

    fn opening(&self, angle: &Angle, edits: &Edits) -> Paragraph {
        let mut pieces = Vec::new();
        if !self.has_opening {
            let hook = self.choose(&angle.hooks, "hook", edits);
            let shop = self.way.as_shop(&self.main);
            pieces.push(Piece { text: fill(hook, &[("main", &shop)]), origin: Origin::Line("hook") });
        }
        let list = match self.voice {
            Author::Staff => "staff",
            Author::Agency => "agency",
            _ => "owner",
        };
        if !self.tells("person", edits) {
            pieces.extend(self.line(list, edits, &[]));
        }
        Paragraph { pieces, is_list: false }
    }

    /// The draft's own sentences: what stood in one line stays together, up to a few sentences.
    fn told(&self, edits: &Edits) -> Vec<Paragraph> {
        let mut out: Vec<Paragraph> = Vec::new();
        let mut line = None;
        for (i, told) in self.material.told.iter().enumerate() {
            if edits.told.contains(&i) || told.is_question {
                continue;
            }
            let piece = Piece { text: self.sentence(&told.text), origin: Origin::Told(i) };
            let last =
                out.last_mut().filter(|p| p.pieces.len() < PARAGRAPH && line.is_none_or(|l: usize| told.line <= l + 1));
            match last {
                Some(paragraph) => paragraph.pieces.push(piece),
                None => out.push(Paragraph { pieces: vec![piece], is_list: false }),
            }
            line = Some(told.line);
        }
        out
    }

    /// The first few goods, told. Where the angle is all about facts, they stand in the practical lines.
    fn goods(&self, angle: &Angle, edits: &Edits) -> Paragraph {
        let items = &self.material.items;
        // A note that tells enough needs no list of names before its line of prices.
        let tells = self.material.told.len() - edits.told.len().min(self.material.told.len());
        if items.len() < 2 || edits.items > 1 || angle.lists || tells > TOLD_ENOUGH {
            return Paragraph::default();
        }
        let shown: Vec<String> = (0..items.len().min(TOLD_ITEMS)).map(|i| self.item_name(i)).collect();
        let list = ["told1", "told2", "told3"][shown.len() - 1];
        let args: Vec<(&str, &str)> = ["a", "b", "c"].into_iter().zip(shown.iter().map(String::as_str)).collect();
        let pieces = self.line(list, edits, &args).into_iter().map(|p| Piece { origin: Origin::Items, ..p }).collect();
        Paragraph { pieces, is_list: false }
    }

    fn offers(&self, edits: &Edits) -> Paragraph {
        let mut pieces = Vec::new();
        for (i, fact) in self.facts(FactKind::Offer, edits) {
            let text = self.carrier.carry(&fact);
            let told = self.line("offer", edits, &[("text", &text)]);
            pieces.extend(told.into_iter().map(|p| Piece { origin: Origin::Fact(i), ..p }));
        }
        Paragraph { pieces, is_list: false }
    }

    /// Questions with their answers, one a line.
    fn answers(&self, edits: &Edits) -> Paragraph {
        let mut pieces = Vec::new();
        for (i, (question, answer)) in self.material.faq.iter().enumerate().filter(|(i, _)| !edits.faq.contains(i)) {
            let text = format!("{}\n{}", self.carrier.carry(question), self.sentence(answer));
            pieces.push(Piece { text, origin: Origin::Faq(i) });
        }
        if !self.material.items.is_empty() && edits.items < 2 {
            let list = self.list(0..self.material.items.len(), edits);
            let question = self.words("q_price", edits);
            pieces.push(Piece { text: format!("{question}\n💰 {list}"), origin: Origin::Items });
        }
        const ASKED: [(FactKind, &str); 5] = [
            (FactKind::Address, "q_address"),
            (FactKind::Exit, "q_exit"),
            (FactKind::Hours, "q_hours"),
            (FactKind::Booking, "q_booking"),
            (FactKind::Payment, "q_payment"),
        ];
        for (kind, list) in ASKED {
            let found = self.facts(kind, edits);
            if let Some((i, _)) = found.first() {
                let texts: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
                let (question, answer) = (self.words(list, edits), texts.join(self.way.comma()));
                pieces
                    .push(Piece { text: format!("{question}\n{}", self.sentence(&answer)), origin: Origin::Fact(*i) });
            }
        }
        Paragraph { pieces, is_list: true }
    }

    fn list(&self, range: std::ops::Range<usize>, edits: &Edits) -> String {
        let shown: Vec<String> = range.map(|i| self.item(i, edits)).collect();
        shown.join(if self.way == Way::En { ", " } else { "、" })
    }

    /// The practical lines. The answers angle has said them already.
    fn block(&self, angle: &Angle, slots: &Slots, edits: &Edits) -> Paragraph {
        let mut pieces = Vec::new();
        let has_answers = angle.order.contains(&Part::Answers);
        let fact = |kind: FactKind, sign: &str, pieces: &mut Vec<Piece>| {
            // Opening hours and closing day belong in one line.
            let found = self.facts(kind, edits);
            let shown = if has_answers && kind != FactKind::Price { 0 } else { found.len().min(6) };
            for (at, (i, text)) in found.iter().take(shown).enumerate() {
                let text = self.carrier.carry(text);
                let text = if kind == FactKind::Price { self.hkd(&text) } else { text };
                let text = if at == 0 && !sign.is_empty() { format!("{sign} {text}") } else { text };
                pieces.push(Piece { text, origin: Origin::Fact(*i) });
            }
        };
        fact(FactKind::Address, "📍", &mut pieces);
        pieces.extend(slots.address.iter().map(|s| slot("📍 ", s)));
        fact(FactKind::Exit, "🚇", &mut pieces);
        pieces.extend(slots.exit.iter().map(|s| slot("🚇 ", s)));
        fact(FactKind::Hours, "⏰", &mut pieces);
        pieces.extend(slots.hours.iter().map(|s| slot("⏰ ", s)));
        let items = self.material.items.len();
        if items > 0 && edits.items < 2 && !has_answers {
            let list = self.list(0..items, edits);
            pieces.push(Piece { text: format!("💰 {list}"), origin: Origin::Items });
        }
        // Terms of all goods go on behind them.
        let sign = if pieces.last().is_some_and(|p| p.origin == Origin::Items) { "" } else { "💰" };
        fact(FactKind::Price, sign, &mut pieces);
        pieces.extend(slots.price.iter().map(|s| slot("💰 ", s)));
        fact(FactKind::Payment, "💳", &mut pieces);
        Paragraph { pieces, is_list: true }
    }

    /// A tip that is always true, where it points at something.
    fn tip(&self, block: &Paragraph, edits: &Edits) -> Paragraph {
        let shown = block.pieces.iter().filter(|p| !(self.no_slots && p.origin == Origin::Slot));
        if self.tells("use", edits) || shown.count() < 2 {
            return Paragraph::default();
        }
        Paragraph { pieces: self.line("use", edits, &[]).into_iter().collect(), is_list: false }
    }

    /// How to book, or where to ask.
    fn reply(&self, edits: &Edits) -> Paragraph {
        let booking = self.facts(FactKind::Booking, edits);
        let mut pieces: Vec<Piece> =
            booking.iter().map(|(i, text)| Piece { text: self.sentence(text), origin: Origin::Fact(*i) }).collect();
        if pieces.is_empty() {
            pieces.extend(self.line("reply", edits, &[]));
        }
        Paragraph { pieces, is_list: false }
    }

    /// A question that readers like to answer.
    fn closing(&self, edits: &Edits) -> Paragraph {
        let own = self.material.told.iter().enumerate().rfind(|(i, t)| t.is_question && !edits.told.contains(i));
        let piece = if let Some((i, told)) = own {
            let text = self.carrier.carry(&told.text);
            let mark = if self.way == Way::En { '?' } else { '？' };
            let text = if text.ends_with(['？', '?']) { text } else { format!("{text}{mark}") };
            Piece { text, origin: Origin::Told(i) }
        } else {
            let of_trade = self.trade.map(|t| t.closings.as_slice()).filter(|c| !c.is_empty());
            let text = self.choose(of_trade.unwrap_or(&self.guide.common.closings), "closing", edits);
            Piece { text: text.to_owned(), origin: Origin::Line("closing") }
        };
        Paragraph { pieces: vec![piece], is_list: false }
    }

    /// A question of the trade, behind its lead.
    fn asked(&self, slots: &Slots, kind: AskKind, lead: Option<&'static str>, edits: &Edits) -> Paragraph {
        let Some((_, text)) = slots.asks.iter().find(|(k, _)| *k == kind) else { return Paragraph::default() };
        let lead = lead.map_or("", |list| self.words(list, edits));
        Paragraph { pieces: vec![slot(lead, text)], is_list: false }
    }

    /// Questions about claims and offers, and those that fill up.
    fn extra(slots: &Slots) -> Paragraph {
        Paragraph { pieces: slots.extra.iter().map(|s| slot("", s)).collect(), is_list: true }
    }
}
