//! Titles of a version: the shop's own name for what it is, and what leads. A title is a clause of the draft that makes sense
//! alone; nothing is cut inside one.

use super::draft::{Clause, Draft, Kinds, Sentence};
use super::lead::{Ear, Lead};
use super::name::Name;
use crate::lists::WordList;
use crate::note::TITLE_LIMIT;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::text::units::units;
use crate::write::rewrite::way::{Carrier, Way};
use std::ops::Range;

/// Titles that are offered.
pub const MOST: usize = 5;
/// Units of a clause that can be a title's second half.
const LEAST: u32 = 4;
/// Units of a clause that hardly says anything.
const SHORT: u32 = 6;

/// What titles are made of.
pub struct Titles<'a> {
    /// The draft as it was read.
    pub cx: &'a Context<'a>,
    /// The draft, cut and judged.
    pub draft: &'a Draft,
    /// What the shop calls itself.
    pub name: &'a Name,
    /// Carries the draft's words over.
    pub carrier: &'a Carrier,
    /// The way of writing.
    pub way: Way,
    /// The draft's own title may be offered: the draft is no flyer.
    pub keeps_own: bool,
}

impl Titles<'_> {
    /// Up to five, all different, none of them refused before, the one with the lead first.
    pub fn of(&self, lead: Option<&Lead>, leads: &[Lead], refused: &[String]) -> Vec<String> {
        let mut out: Vec<String> = Vec::new();
        let order = lead.into_iter().chain(leads.iter().filter(|l| Some(l.sentence) != lead.map(|l| l.sentence)));
        let names = self.names();
        for lead in order {
            let said = self.said(&self.draft.sentences[lead.sentence]);
            let titled = self.join(&names, &said, refused);
            out.extend(titled);
        }
        // The draft's own title, where nothing in it is wrong.
        let own = self.cx.note.title.as_ref().filter(|_| {
            let mut title = self.draft.sentences.iter().filter(|s| s.is_title).peekable();
            title.peek().is_some() && title.all(|s| s.clauses.iter().all(Clause::is_whole))
        });
        let sells = |t: &crate::note::Title| {
            let folded = Ear { cx: self.cx }.folded(&t.span.range());
            let classes = [Class::RoleBoast, Class::RolePromise, Class::RoleCall, Class::RoleRival, Class::RoleHearsay];
            classes.into_iter().any(|c| self.cx.view.has_class(c, folded.clone()))
        };
        let own = own.filter(|t| self.keeps_own && !sells(t)).map(|t| self.carrier.carry(&t.text));
        let own = own.filter(|t| units(t) <= TITLE_LIMIT && !shouts(t));
        match own {
            Some(own) if lead.is_none_or(|l| l.kind == super::lead::LeadKind::Story) => out.insert(0, own),
            Some(own) => out.push(own),
            None => {}
        }
        out.extend(names.into_iter().filter(|n| units(n) <= TITLE_LIMIT).take(1));
        out.retain(|t| !refused.contains(t));
        if out.is_empty() {
            // The first clause that can stand alone is better than no title.
            let first = self
                .draft
                .body()
                .flat_map(|(_, s)| self.said(s))
                .find(|t| units(t) <= TITLE_LIMIT && !refused.contains(t));
            out.extend(first);
        }
        let mut seen: Vec<String> = Vec::new();
        out.retain(|t| {
            let is_new = !seen.contains(t);
            seen.push(t.clone());
            is_new
        });
        if out.len() > 1 {
            // The bare name is for a draft that has nothing else.
            out.retain(|t| !self.names().contains(t));
        }
        out.truncate(MOST);
        out
    }

    /// What the shop can be called in a title, the fullest first.
    fn names(&self) -> Vec<String> {
        let carry = |r: &Range<usize>| self.carrier.carry(self.cx.note.text.get(r.clone()).unwrap_or_default());
        let whole = self.name.whole.as_ref().filter(|_| self.name.whole != self.name.trade).map(carry);
        let trade = self.name.trade.as_ref().map(carry).or_else(|| self.name.given.clone());
        let place = self.name.place.as_ref().map(carry).or_else(|| self.name.given_place.clone());
        let joined = match (&place, &trade) {
            (Some(p), Some(t)) if self.way == Way::En => Some(format!("{p} {}", t.to_lowercase())),
            (Some(p), Some(t)) => Some(format!("{p}{t}")),
            _ => None,
        };
        let mut out: Vec<String> = [whole, joined, trade, place].into_iter().flatten().collect();
        out.dedup();
        out
    }

    /// Name and lead within the limit: the fullest name that leaves room for anything counts most, since it is searched for.
    fn join(&self, names: &[String], said: &[String], refused: &[String]) -> Option<String> {
        let joint = if self.way == Way::En { ": " } else { "｜" };
        for name in names {
            let room = said.iter().filter(|s| !s.to_lowercase().contains(&name.to_lowercase()));
            let joined = room
                .map(|said| format!("{name}{joint}{said}"))
                .find(|t| units(t) <= TITLE_LIMIT && !refused.contains(t));
            if joined.is_some() {
                return joined;
            }
        }
        said.iter().find(|said| units(said) <= TITLE_LIMIT).filter(|_| self.way == Way::En).cloned()
    }

    /// Stretches of a sentence that make sense alone, the best first: the clauses that tell most, with what follows them.
    fn said(&self, s: &Sentence) -> Vec<String> {
        let kept: Vec<&Clause> = s.kept().collect();
        let ear = Ear { cx: self.cx };
        let mut found: Vec<(i32, usize, String)> = Vec::new();
        for from in 0..kept.len() {
            for to in (from..kept.len().min(from + 3)).rev() {
                let run = &kept[from..=to];
                if !run.iter().all(|c| c.is_whole()) {
                    continue;
                }
                let is_next = run.windows(2).all(|w| {
                    let gap = &self.cx.note.text[w[0].range.end..w[1].range.start];
                    gap.chars().count() <= 2
                });
                let text = self.text(run);
                let length = units(&text);
                if !is_next || !(LEAST..=TITLE_LIMIT).contains(&length) || Self::is_odd(&text) {
                    continue;
                }
                let kinds = run.iter().fold(Kinds::NONE, |k, c| k.and(c.kinds));
                if kinds.has(Kinds::PLACE.and(Kinds::HOURS)) {
                    continue;
                }
                // 「…, they tear」: what leans on the clause before, or is true of what that one warns of, says nothing alone.
                let warns = |c: &Clause| {
                    let classes = [Class::RoleAdvice, Class::RoleRefusal];
                    classes.into_iter().any(|class| self.cx.view.has_class(class, ear.folded(&c.range)))
                };
                if from > 0 && (ear.leans(&run[0].range) || (warns(kept[from - 1]) && !warns(run[0]))) {
                    continue;
                }
                let says = |class: Class| run.iter().any(|c| self.cx.view.has_class(class, ear.folded(&c.range)));
                let mut points = 0;
                points += i32::from(kinds.has(Kinds::TELLING)) * 4;
                points += i32::from(says(Class::RoleRefusal)) * 2 + i32::from(says(Class::RoleAdvice));
                // What stands in the middle of a sentence is half a thought, unless it is a thing that is not done.
                points -= i32::from(from > 0 && !says(Class::RoleRefusal)) * 4;
                points -= i32::from(from == 0 && ear.leans(&run[0].range)) * 3;
                points -= i32::from(says(Class::RoleAdmin)) * 3 + i32::from(length < SHORT) * 2;
                points -= i32::from(kinds.has(Kinds::PRICE.and(Kinds::BOOKING))) * 2;
                points += i32::from(to > from);
                found.push((-points, from, text));
            }
        }
        found.sort();
        found.into_iter().map(|(_, _, text)| text).collect()
    }

    /// Clauses as they stand in a title: without the particles of talk at their end.
    fn text(&self, run: &[&Clause]) -> String {
        let (first, last) = (run[0].range.start, run[run.len() - 1].range.end);
        let text = self.cx.note.text.get(first..last).unwrap_or_default();
        let carried = self.carrier.carry(text).replace([' '], if self.way == Way::En { " " } else { "" });
        let mut short = carried.trim_end_matches(['。', '！', '!', '~', '～', '.']).to_owned();
        for particle in WordList::TitleParticle.words() {
            if let Some(rest) = short.strip_suffix(*particle) {
                short.truncate(rest.len());
            }
        }
        if self.way == Way::En { super::text::capital(&short) } else { short }
    }

    /// What nobody would post as a title: a bracket or a quotation that is cut, an open end.
    fn is_odd(text: &str) -> bool {
        let pairs = [('（', '）'), ('(', ')'), ('「', '」'), ('《', '》'), ('“', '”')];
        let is_cut = |(open, close): &(char, char)| text.matches(*open).count() != text.matches(*close).count();
        pairs.iter().any(is_cut)
            || text.contains(['\n', '〔', '：', ':', '#', '＃', '@', '*'])
            || text.ends_with(['：', ':', '、', '，'])
    }
}

/// Whether a title shouts: many marks or signs.
fn shouts(title: &str) -> bool {
    title.chars().filter(|c| matches!(c, '!' | '！' | '🔥' | '💯' | '‼')).count() > 1
}
