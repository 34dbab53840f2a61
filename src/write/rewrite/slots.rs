//! The questions of a version: three to six, what the note cannot do without first.

use crate::lang::fill;
use crate::note::Author;
use crate::pack::guide::{Angle, Part};
use crate::pack::rule_file::Needed;
use crate::pack::voice::AskKind;
use crate::write::rewrite::composer::Composer;
use crate::write::rewrite::edits::Edits;
use crate::write::rewrite::hash::hash;
use crate::write::rewrite::material::{FactKind, Open};
use crate::write::rewrite::piece::{Origin, Piece};
use crate::write::rewrite::way::Way;

/// Slots of a version.
const MOST_SLOTS: usize = 6;
/// Fewer are filled up with questions of the trade.
const FEWEST_SLOTS: usize = 3;

/// The questions of a version, each placed.
#[derive(Debug, Default)]
pub struct Slots {
    /// In the practical lines.
    pub address: Option<String>,
    /// In the practical lines.
    pub exit: Option<String>,
    /// In the practical lines.
    pub hours: Option<String>,
    /// In the practical lines.
    pub price: Option<String>,
    /// Of the trade, each in its place.
    pub asks: Vec<(AskKind, String)>,
    /// About claims and offers, and those that fill up.
    pub extra: Vec<String>,
}

impl Slots {
    fn count(&self) -> usize {
        let lines = [&self.address, &self.exit, &self.hours, &self.price];
        lines.iter().filter(|s| s.is_some()).count() + self.asks.len() + self.extra.len()
    }
}

/// Chooses three to six questions: what the note cannot do without first.
pub fn slots(composer: &Composer<'_>, angle: &Angle) -> Slots {
    let mut slots = Slots::default();
    let edits = Edits::default();
    let known = |kind: FactKind| composer.material.fact(kind).is_some();
    let own: Vec<String> = composer
        .material
        .open
        .iter()
        .filter_map(|o| if let Open::Slot(s) = o { Some(s.clone()) } else { None })
        .collect();
    if !own.is_empty() {
        // A note that still waits for its owner gets no further questions.
        slots.extra = own;
        return slots;
    }
    let plain = |list: &'static str| to_whom(composer, composer.words(list, &edits));
    if !composer.tells("downside", &edits) {
        slots.asks.extend(ask(composer, AskKind::Limit));
    }
    let wanted: Vec<AskKind> = angle.order.iter().filter_map(|p| p.asks()).collect();
    slots.asks.extend(wanted.first().and_then(|k| ask(composer, *k)));
    let said = &composer.material.said;
    if !known(FactKind::Address) && !said.contains(&Needed::Place) {
        slots.address = Some(plain("ask_address"));
    } else if !known(FactKind::Exit) && angle.asks_exit {
        slots.exit = Some(plain("ask_exit"));
    }
    if !known(FactKind::Hours) && !said.contains(&Needed::Hours) {
        slots.hours = Some(plain("ask_hours"));
    }
    if composer.material.items.is_empty() && !known(FactKind::Price) && !said.contains(&Needed::Price) {
        slots.price = Some(plain("ask_price"));
    }
    for open in &composer.material.open {
        let (list, text) = match open {
            Open::Claim(text) => ("ask_claim", text),
            Open::Offer(text) => ("ask_offer", text),
            Open::Slot(_) => continue,
        };
        let text = composer.carrier.carry(text);
        if slots.count() < MOST_SLOTS && slots.extra.len() < 2 {
            slots.extra.push(to_whom(composer, &fill(composer.words(list, &edits), &[("text", &text)])));
        }
    }
    for kind in wanted.into_iter().skip(1).chain([AskKind::Pick, AskKind::Senses, AskKind::Process]) {
        let is_there = slots.asks.iter().any(|(k, _)| *k == kind);
        let is_wanted = angle.order.contains(&Part::Ask(kind));
        let room = if is_wanted { MOST_SLOTS - 1 } else { FEWEST_SLOTS };
        if !is_there && slots.count() < room {
            match ask(composer, kind) {
                Some(asked) if is_wanted => slots.asks.push(asked),
                Some((_, text)) => slots.extra.push(text),
                None => {}
            }
        }
    }
    slots
}

/// A question of the trade, or of all, about something.
fn ask(composer: &Composer<'_>, kind: AskKind) -> Option<(AskKind, String)> {
    let of = |asks: &[crate::pack::voice::Ask]| {
        let all: Vec<_> = asks.iter().filter(|a| a.kind == kind).cloned().collect();
        let at = hash(composer.salt, "ask") as usize % all.len().max(1);
        all.into_iter().nth(at)
    };
    let ask = composer.trade.and_then(|t| of(&t.asks)).or_else(|| of(&composer.guide.common.asks))?;
    let text = match composer.way {
        Way::Hant | Way::Yue => ask.hant,
        Way::Hans => ask.hans,
        Way::En => ask.en,
    };
    Some((kind, to_whom(composer, &text)))
}

/// An agency asks its client.
fn to_whom(composer: &Composer<'_>, text: &str) -> String {
    if composer.voice == Author::Agency {
        return fill(composer.words("client", &Edits::default()), &[("text", text)]);
    }
    text.to_owned()
}

/// A question in its brackets, behind its lead.
pub fn slot(lead: &str, text: &str) -> Piece {
    Piece { text: format!("{lead}〔{text}〕"), origin: Origin::Slot }
}
