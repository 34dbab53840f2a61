//! What a shop is called in a title, and how the name and what is said stand beside one another.

use super::title_words::lowered;
use super::titles::Titles;
use super::way::Way;
use crate::note::TITLE_LIMIT;
use crate::reading::promise;
use crate::text::units::units;
use std::ops::Range;

impl Titles<'_> {
    /// What the shop can be called in a title, the fullest first.
    pub(super) fn names(&self) -> Vec<String> {
        let carry = |r: &Range<usize>| self.carrier.carry(self.cx.note.text.get(r.clone()).unwrap_or_default());
        let whole = self.name.whole.as_ref().filter(|_| self.name.whole != self.name.trade).map(carry);
        let trade = self.name.trade.as_ref().map(carry).or_else(|| self.name.given.clone());
        let place = self.name.place.as_ref().map(carry).or_else(|| self.name.given_place.clone());
        let place = place.map(|p| if self.way == Way::En { lowered(&p) } else { p });
        let joined = match (&place, &trade) {
            (Some(p), Some(t)) if self.way == Way::En => Some(format!("{p} {}", t.to_lowercase())),
            (Some(p), Some(t)) => Some(format!("{p}{t}")),
            _ => None,
        };
        // A place alone names no shop.
        let place = place.filter(|_| trade.is_none());
        let mut out: Vec<String> = [whole, joined, trade, place].into_iter().flatten().collect();
        out.dedup();
        out
    }

    /// Name and stretch within the limit, and how much the name leaves out: the fullest that leaves room, since it is searched
    /// for.
    pub(super) fn join(&self, names: &[String], said: &str, refused: &[String]) -> Option<(usize, String)> {
        let joint = if self.way == Way::En { ": " } else { "｜" };
        let place =
            self.name.place.as_ref().map(|r| self.carrier.carry(self.cx.note.text.get(r.clone()).unwrap_or_default()));
        let lacks =
            |name: &str| usize::from(place.as_ref().is_some_and(|p| !name.to_lowercase().contains(&p.to_lowercase())));
        let is_new = |name: &&String| !said.to_lowercase().contains(&name.to_lowercase());
        // A place that the stretch names is not named twice.
        let is_placed = place.as_ref().is_some_and(|p| said.to_lowercase().contains(&p.to_lowercase()));
        let lacks = |name: &str| lacks(name) ^ usize::from(is_placed);
        let mut titled: Vec<(usize, String)> =
            names.iter().filter(is_new).map(|name| (lacks(name), format!("{name}{joint}{said}"))).collect();
        titled.sort_by_key(|(lacks, _)| *lacks);
        // A stretch that holds the trade needs the place alone: 西營盤｜嫲嫲1962年開嘅海味舖.
        let trade =
            self.name.trade.as_ref().map(|r| self.carrier.carry(self.cx.note.text.get(r.clone()).unwrap_or_default()));
        let holds_trade = trade.is_some_and(|t| said.to_lowercase().contains(&t.to_lowercase()));
        if let Some(place) = place.as_ref().filter(|_| holds_trade && !is_placed) {
            titled.insert(0, (0, format!("{place}{joint}{said}")));
        }
        // A stretch that holds the name needs none before it.
        let alone = names.iter().take(2).any(|n| !is_new(&n)).then(|| (0, said.to_owned()));
        let placed = titled.iter().position(|_| holds_trade && !is_placed && place.is_some()).map(|_| titled.remove(0));
        let mut all = placed.into_iter().chain(alone).chain(titled);
        all.find(|(_, t)| units(t) <= TITLE_LIMIT && !refused.contains(t) && promise::keeps(self.cx, t, false))
    }
}
