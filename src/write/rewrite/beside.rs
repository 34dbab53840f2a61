//! What stands beside the text of a version: a last question to its readers, and topics.

use super::closing;
use super::editor::Editor;
use super::way::Way;
use crate::lists::WordList;
use crate::pack::index::TermKind;
use crate::pack::model::Group;
use crate::reading::promise;
use crate::reading::uses;
use crate::text::units::units;
use crate::text::variants;
use std::ops::Range;

/// Topics of a note.
const TOPICS: usize = 10;
/// Topics of what a shop sells.
const GOODS: usize = 2;
/// Units of a topic.
const TOPIC_UNITS: u32 = 14;
/// With fewer topics than this more join.
const FEW_TOPICS: usize = 4;

impl Editor<'_> {
    /// A question to the readers: the draft's own stands in its place; else one between two of its own goods; else the trade's
    /// own that has most to do with the draft and names nothing that the draft does not.
    pub(super) fn closing(&self) -> Option<String> {
        let cx = self.cx;
        let asks = self.draft.own_closing().is_some();
        if self.is_solemn || asks || !self.speaks() {
            return None;
        }
        let category = cx.target.category.map(|c| &cx.packs.index.categories[usize::from(c)])?;
        if category.group == Group::Food
            && self.way != Way::En
            && let Some([a, b]) = closing::goods(cx, &self.draft)
        {
            let [a, b] = [a, b].map(|r| self.carrier.carry(&cx.note.text[r]));
            let line = self.run.guide.common.line.get("close_or").and_then(|list| list.first());
            return line.map(|line| crate::lang::fill(self.way.pick(line), &[("a", &a), ("b", &b)]));
        }
        let text = self.carrier.carry(&cx.note.text);
        let own = self.run.guide.trades.get(category.id.as_str()).map(|t| t.closings.as_slice()).unwrap_or_default();
        let fits = |line: &str| !self.names_other_goods(line, &text);
        closing::nearest(own.iter().map(|l| self.way.pick(l)), &text, self.way, self.salt, fits, |line| {
            self.names_own_goods(line, &text)
        })
    }

    /// Whether a line names the trade, or a thing of it, that a text names as well.
    fn names_own_goods(&self, line: &str, text: &str) -> bool {
        let index = &self.cx.packs.index;
        let own = index.terms.iter().filter(|t| {
            matches!(t.kind, TermKind::Trade { category } | TermKind::Keyword { category, .. } if Some(category) == self.cx.target.category)
        });
        let script = self.way.script();
        let mut names = own.map(|t| uses::show(&t.name, script));
        names.any(|name| name.chars().nth(1).is_some() && line.contains(name) && text.contains(name))
    }

    /// Whether a line names a thing of the trade that a text does not.
    fn names_other_goods(&self, line: &str, text: &str) -> bool {
        let index = &self.cx.packs.index;
        let goods = index.terms.iter().filter(
            |t| matches!(t.kind, TermKind::Keyword { category, .. } if Some(category) == self.cx.target.category),
        );
        let script = self.way.script();
        let mut names = goods.map(|t| uses::show(&t.name, script));
        names.any(|name| name.chars().nth(1).is_some() && line.contains(name) && !text.contains(name))
    }

    /// The draft's own topics in which nothing is wrong, its name for itself, its place and trade, and what it sells; nothing
    /// that is written otherwise than the draft is.
    pub(super) fn topics(&self) -> Vec<String> {
        let note = &self.reading.note;
        let is_clean = |r: &Range<usize>| !self.grave.iter().any(|g| g.start < r.end && r.start < g.end);
        // A chatbot's label before its topics is none of them: #話題標籤：.
        let is_label = |t: &str| WordList::UnitNoiseLabel.has(&variants().fold_str(t).to_lowercase());
        let own = note.topics.iter().filter(|t| is_clean(&t.span.range()) && !is_label(&t.text));
        let own = own.map(|t| self.carrier.carry(&t.text));
        let carry = |r: &Range<usize>| self.carrier.carry(&note.text[r.clone()]);
        let name = &self.name;
        let both = name.place.as_ref().zip(name.trade.as_ref()).filter(|_| name.whole.is_none() && self.way != Way::En);
        let both = both.map(|(p, t)| format!("{}{}", carry(p), carry(t)));
        let named = [&name.whole, &name.trade, &name.place].into_iter().flatten().map(carry);
        let named =
            both.into_iter().chain(named).filter(|n| n.chars().all(char::is_alphanumeric) && units(n) <= TOPIC_UNITS);
        let city = name.trade.as_ref().filter(|_| name.place.is_some() && name.is_trade && self.way != Way::En);
        let city = city.map(|t| format!("{}{}", WordList::City.word(), carry(t))).filter(|t| units(t) <= TOPIC_UNITS);
        let has_few = note.topics.len() < FEW_TOPICS;
        let text = self.carrier.carry(&note.text);
        let is_own = |t: &String| text.contains(t.as_str()) && (self.way == Way::En || !t.is_ascii());
        let category = self.cx.target.category.map(|c| self.cx.packs.index.categories[usize::from(c)].group);
        let sells = category.is_some_and(|group| group != Group::Services);
        let goods = self.proposed.iter().map(|t| self.carrier.carry(t)).filter(is_own);
        let more = named.chain(goods.take(if sells { GOODS } else { 0 })).chain(city).filter(|_| has_few);
        let mut out: Vec<String> = Vec::new();
        for topic in own.chain(more) {
            let is_new = !out.iter().any(|t| t.to_lowercase() == topic.to_lowercase());
            if is_new && !topic.is_empty() && out.len() < TOPICS && promise::keeps(self.cx, &topic, true) {
                out.push(topic);
            }
        }
        out
    }
}
