//! Proves that a version says nothing that its draft and the shop's profile do not say: no number, price, date, place,
//! name, property or experience. Pure; used on what a language model answers, and by a test on every offline version.
//!
//! What is compared is the version without its slots and without the guide's own lines. Everything is folded first, and
//! carried over between the ways of writing, so that 三文治 vouches for 三明治.

pub mod allowed;
mod folded;
pub mod invention;
mod lists;
mod numbers;
#[cfg(test)]
mod tests;
mod words;

use crate::config::Config;
use crate::lists::WordList;
use crate::note::{Draft, Meta, Record, Source};
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::pack::{Hit, Packs, Role, TOKEN_BASE};
use crate::reading::Reading;
use crate::reading::terms::TermHit;
use crate::text::measure::Unit;
use crate::text::script::Script;
use crate::text::token::Token;
use crate::text::units::prefix;
use crate::text::variants;
use crate::write::rewrite::slot_text::without_slots;
use crate::write::rewrite::version::Rewrite;
use allowed::{Allowed, is_place};
use folded::fold;
use invention::{Invention, InventionKind};
use lists::{CLAIMS, is_filler, is_han, weekday, weight};
use std::collections::BTreeSet;
use std::ops::Range;

/// Units of the body in which pack words may stand as search phrases.
const OPENING: u32 = 100;

/// Where a text stands in a version.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Body,
    Topics,
}

/// Everything that a version says of its own accord, without repetition. Empty for an honest version.
pub fn inventions(version: &Rewrite, allowed: &Allowed, packs: &Packs) -> Vec<Invention> {
    let mut out = BTreeSet::new();
    let mut look = |text: &str, part: Part| Look::new(text, part, allowed, packs).all(&mut out);
    let titles: BTreeSet<&str> =
        std::iter::once(&version.title).chain(&version.title_options).map(String::as_str).collect();
    look(&titles.into_iter().collect::<Vec<_>>().join("\n"), Part::Title);
    look(&without_slots(&version.body), Part::Body);
    let topics: Vec<String> = version.hashtags.iter().map(|t| words::camel(t).join(" ")).collect();
    look(&topics.join("\n"), Part::Topics);
    out.into_iter().collect()
}

/// A part of a version that is looked at.
struct Look<'a> {
    part: Part,
    allowed: &'a Allowed,
    packs: &'a Packs,
    /// The text, blank lines in place of the guide's own.
    text: String,
    folded: String,
    reading: Reading,
}

impl<'a> Look<'a> {
    fn new(text: &str, part: Part, allowed: &'a Allowed, packs: &'a Packs) -> Self {
        // What stands on either side of a bar has nothing to do with the other.
        let text = blank(text, &allowed.lines).replace('｜', "\n");
        let record = Record { title: String::new(), body: text.clone(), tags: Vec::new(), meta: Meta::default() };
        let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
        let reading = Reading::new(&source, packs, &Config::default());
        Self { part, allowed, packs, folded: fold(&text), text, reading }
    }

    fn all(&self, out: &mut BTreeSet<Invention>) {
        self.numbers(out);
        self.dates(out);
        self.latin(out);
        self.places(out);
        self.quotes(out);
        self.tokens(out);
        self.goods(out);
        self.told(out);
    }

    fn numbers(&self, out: &mut BTreeSet<Invention>) {
        let found = numbers::numbers(&self.folded);
        for number in found.iter().filter(|n| !numbers::is_known(&self.allowed.numbers, n)) {
            let written = &self.folded[number.range.clone()];
            if number.in_words && self.allowed.holds(written) {
                continue;
            }
            let kind = if number.unit == Unit::Money { InventionKind::Price } else { InventionKind::Number };
            out.insert(Invention { kind, text: written.trim().to_owned() });
        }
        // A currency of its own is an amount of its own.
        let names_hkd = WordList::HongKongDollar.words().iter().find(|w| self.text.contains(**w));
        if let Some(name) = names_hkd.filter(|_| !self.allowed.hkd) {
            out.insert(Invention { kind: InventionKind::Price, text: (*name).to_owned() });
        }
    }

    /// Days of the week, feasts, seasons, months in English.
    fn dates(&self, out: &mut BTreeSet<Invention>) {
        let days = |text: &str| -> BTreeSet<char> {
            let week =
                ["星期", "礼拜", "周", "逢"].iter().flat_map(|w| text.match_indices(w).map(|(i, w)| i + w.len()));
            let mut out: BTreeSet<char> = BTreeSet::new();
            for at in week {
                // 星期一至五, 逢二、四
                let tail = text[at..].chars().take(6);
                out.extend(
                    tail.take_while(|c| "一二三四五六日天末至到同和、及,，-–".contains(*c))
                        .filter(|c| "一二三四五六日天末".contains(*c)),
                );
            }
            out
        };
        let known = days(&self.allowed.text);
        let spelt = |text: &str| -> BTreeSet<char> { words::words(text).filter_map(weekday).collect() };
        let known: BTreeSet<char> = known.union(&spelt(&self.allowed.text)).copied().collect();
        for day in days(&self.folded).union(&spelt(&self.folded)).filter(|d| !known.contains(*d)) {
            // A range that the draft names by its ends holds the days between.
            out.insert(Invention { kind: InventionKind::Date, text: format!("星期{day}") });
        }
        for word in WordList::ProofFeast.words().iter().filter(|w| self.folded.contains(**w) && !self.allowed.holds(w))
        {
            out.insert(Invention { kind: InventionKind::Date, text: (*word).to_owned() });
        }
    }

    /// Latin words: all of them in a Chinese text, all but the commonest in an English one.
    fn latin(&self, out: &mut BTreeSet<Invention>) {
        let is_english = self.allowed.is_english || (self.reading.script == Script::Latin && self.part == Part::Body);
        let stems: BTreeSet<&str> = self.allowed.words.iter().map(|w| words::stem(w)).collect();
        for word in words::words(&self.folded) {
            let is_known = self.allowed.words.contains(word)
                || words::is_unit(word)
                || (is_english && (words::is_common(word) || stems.contains(words::stem(word))))
                || (self.part == Part::Topics && matches!(word, "hong" | "kong"))
                || ((word.len() >= 4 || word.ends_with(|c: char| c.is_ascii_digit()))
                    && self.allowed.squeezed.contains(word));
            if !is_known && weekday(word).is_none() && !numbers::numbers(word).iter().any(|n| n.in_words) {
                out.insert(Invention { kind: InventionKind::Word, text: word.to_owned() });
            }
        }
    }

    fn places(&self, out: &mut BTreeSet<Invention>) {
        for hit in &self.reading.terms {
            let named = hit.counts || (self.part == Part::Topics && !hit.weak);
            if !named || !is_place(self.packs, hit.term) || self.allowed.places.contains(&hit.term) {
                continue;
            }
            let written = &self.reading.view.folded.text[hit.range.clone()];
            // Another term of the same name is the target's own.
            let same = self.terms_at(&hit.range);
            if !self.allowed.holds(written) && !same.iter().any(|t| self.allowed.places.contains(t)) {
                out.insert(self.invention(InventionKind::Place, &hit.range));
            }
        }
        // Streets and buildings that no pack knows.
        for name in ["街", "大厦", "商场", "广场", "邨"] {
            for (at, _) in self.folded.match_indices(name) {
                let before: Vec<char> = self.folded[..at].chars().rev().take(2).collect();
                let after = self.folded[at + name.len()..].chars().next();
                let is_name = before.first().is_some_and(|c| is_han(*c) && !WordList::ProofNoStreet.has_char(*c))
                    && !after.is_some_and(|c| "坊市口头角边铺景".contains(c));
                let written: String =
                    before.iter().rev().filter(|c| is_han(**c)).chain(&name.chars().collect::<Vec<_>>()).collect();
                if is_name && !self.allowed.holds(&written) {
                    out.insert(Invention { kind: InventionKind::Place, text: written });
                }
            }
        }
    }

    fn quotes(&self, out: &mut BTreeSet<Invention>) {
        const MARKS: [(char, char); 5] = [('「', '」'), ('『', '』'), ('《', '》'), ('“', '”'), ('【', '】')];
        for (open, close) in MARKS {
            let mut rest = self.text.as_str();
            while let Some(at) = rest.find(open) {
                let inside = &rest[at + open.len_utf8()..];
                let Some(end) = inside.find(close) else { break };
                let quoted = &inside[..end];
                if !quoted.contains('\n') && !self.allowed.holds(&variants().fold_str(quoted)) {
                    out.insert(Invention { kind: InventionKind::Quote, text: format!("{open}{quoted}{close}") });
                }
                rest = &inside[end..];
            }
        }
    }

    fn tokens(&self, out: &mut BTreeSet<Invention>) {
        let contact = |h: &&Hit| h.is(Token::Phone) || h.is(Token::Url) || h.is(Token::Handle);
        for hit in self.reading.view.hits.iter().filter(contact) {
            if !self.allowed.holds(&self.reading.view.folded.text[hit.range()]) {
                out.insert(self.invention(InventionKind::Contact, &hit.range()));
            }
        }
    }

    /// Goods, trades and scenes of the packs that the draft does not speak of.
    fn goods(&self, out: &mut BTreeSet<Invention>) {
        let opening = match self.part {
            Part::Body => prefix(&self.text, OPENING).len(),
            Part::Title | Part::Topics => self.text.len(),
        };
        for hit in self.reading.terms.iter().filter(|h| h.counts) {
            let is_goods = match self.packs.index.terms[hit.term as usize].kind {
                TermKind::Place { .. } | TermKind::Imported { .. } | TermKind::Intent { .. } => false,
                TermKind::Keyword { role, .. } => !matches!(role, Role::Question | Role::Tag),
                TermKind::Scene { .. } | TermKind::Trade { .. } => true,
            };
            let searches = self.reading.view.original(hit.range.clone()).start < opening;
            let terms = self.terms_at(&hit.range);
            let is_known = terms
                .iter()
                .any(|t| self.allowed.subjects.contains(t) || (searches && self.allowed.searched.contains(t)));
            let written = &self.reading.view.folded.text[hit.range.clone()];
            if is_goods && !is_known && !self.allowed.holds(written) && !self.is_inside_known(&hit.range) {
                out.insert(self.invention(InventionKind::Property, &hit.range));
            }
        }
    }

    /// Whether a longer stretch around a hit stands in the draft or names what is allowed: 茶 in 茶餐廳.
    fn is_inside_known(&self, range: &Range<usize>) -> bool {
        let holds =
            |h: &&TermHit| h.range.start <= range.start && range.end <= h.range.end && h.range.len() > range.len();
        let is_own = |t: u32| self.allowed.subjects.contains(&t) || self.allowed.places.contains(&t);
        if self.reading.terms.iter().filter(holds).any(|h| is_own(h.term)) {
            return true;
        }
        let text = &self.reading.view.folded.text;
        let before = text[..range.start].chars().next_back().map_or(range.start, |c| range.start - c.len_utf8());
        let after = text[range.end..].chars().next().map_or(range.end, |c| range.end + c.len_utf8());
        let is_known = |r: Range<usize>| self.allowed.holds(&text[r.clone()]) && text[r].chars().all(is_han);
        let own = |r: Range<usize>| r.len() > range.len() && is_known(r);
        // 有晚 in 還有晚市 is a word of grammar and the beginning of one of the draft's.
        let word = &text[range.clone()];
        let first = word.chars().next().filter(|c| WordList::ProofGrammar.has_char(*c)).map_or(0, char::len_utf8);
        let runs_on = first > 0 && first < word.len() && after > range.end && is_known(range.start + first..after);
        own(before..range.end) || own(range.start..after) || runs_on
    }

    /// What is told: people, events, doings, tastes, looks.
    fn told(&self, out: &mut BTreeSet<Invention>) {
        let view = &self.reading.view;
        let text = &view.folded.text;
        for class in CLAIMS {
            for hit in view.hits.iter().filter(|h| h.string < TOKEN_BASE && self.packs.in_class(class, h.string)) {
                let word = &text[hit.range()];
                if weight(word) >= 2
                    && !is_filler(word)
                    && !self.allowed.holds(word)
                    && !self.is_inside_known(&hit.range())
                {
                    let kind = if matches!(class, Class::Folk | Class::PastAct) {
                        InventionKind::Experience
                    } else {
                        InventionKind::Property
                    };
                    out.insert(self.invention(kind, &hit.range()));
                }
            }
        }
        for cue in self.reading.cues.iter().filter(|cue| !cue.is_fact) {
            let kind = match cue.name.as_str() {
                "senses" => InventionKind::Property,
                "process" | "person" | "scene" | "turn" | "downside" => InventionKind::Experience,
                _ => continue,
            };
            let folded = view.folded.position_of(cue.range.start)..view.folded.position_of(cue.range.end);
            if folded.start >= folded.end || self.allowed.holds(&text[folded.clone()]) {
                continue;
            }
            let inside = view
                .starting_in(folded.clone())
                .iter()
                .filter(|h| h.string < TOKEN_BASE && h.end as usize <= folded.end);
            let sensed = |h: &Hit| {
                [Class::Taste, Class::Looks, Class::Craft, Class::FaultAdj]
                    .iter()
                    .any(|c| self.packs.in_class(*c, h.string))
            };
            let is_new = |h: &&Hit| {
                let word = &text[h.range()];
                (weight(word) >= 2 || sensed(h))
                    && !is_filler(word)
                    && !self.allowed.holds(word)
                    && !self.is_inside_known(&h.range())
            };
            let mut inside = inside.filter(is_new);
            if inside.next().is_some() {
                out.insert(self.invention(kind, &folded));
            }
        }
    }

    /// All terms that are written in just this range.
    fn terms_at(&self, range: &Range<usize>) -> Vec<u32> {
        let hits = self.reading.view.hits.iter().filter(|h| h.string < TOKEN_BASE && h.range() == *range);
        hits.flat_map(|h| self.packs.forms_of(h.string)).map(|f| f.term).collect()
    }

    /// A range of the view's folded text, shown as it stands in the version.
    fn invention(&self, kind: InventionKind, folded: &Range<usize>) -> Invention {
        let original = self.reading.view.original(folded.clone());
        let text = self.reading.note.text.get(original).unwrap_or_default();
        Invention { kind, text: text.split_whitespace().collect::<Vec<_>>().join(" ") }
    }
}

/// Puts line breaks in place of the guide's own lines; every other byte stays where it is.
fn blank(text: &str, lines: &[String]) -> String {
    let folded = variants().fold(text);
    let mut gone = vec![false; text.len()];
    for line in lines {
        for (at, _) in folded.text.match_indices(line.as_str()) {
            let range = folded.to_original(at..at + line.len());
            gone[range].fill(true);
        }
    }
    let mut out = String::with_capacity(text.len());
    for (i, c) in text.char_indices() {
        if gone[i] {
            out.extend(std::iter::repeat_n('\n', c.len_utf8()));
        } else {
            out.push(c);
        }
    }
    out
}
