//! The last lines: how to ask inside the app, where the shop is, when it is open.

use super::composer::{Composer, Told};
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::facts::fact::{Fact, Value};
use crate::reading::facts::page::trim;
use crate::write::rewrite::draft::{Clause, Kinds, Part, Sentence, is_clock};
use crate::write::rewrite::text::{Line, Origin};
use std::ops::Range;

impl Composer<'_> {
    /// How to ask inside the app, where the draft's own way led outside.
    pub(super) fn order(&self, told: &mut Told) -> Vec<Line> {
        let had_contact = self.draft.sentences.iter().flat_map(|s| &s.clauses).any(|c| c.kinds.has(Kinds::CONTACT));
        let offers = !self.is_shop || !had_contact || self.closing_is_off();
        if offers {
            return Vec::new();
        }
        let sends = self.draft.body().find(|(i, s)| {
            !told.has(*i)
                && s.part == Part::Prose
                && self.says(Class::RoleSend, s)
                && s.clauses.iter().any(|c| !c.stays())
        });
        let mut line = Line::default();
        let what = sends.map(|(i, s)| {
            told.take(i);
            let mut what = Line::default();
            self.clauses(s, &mut what);
            what
        });
        match what {
            Some(what) => {
                let template = self.asker.line("order_send", &[("what", "\u{1}")]).unwrap_or_default();
                let (before, behind) = template.split_once('\u{1}').unwrap_or((&template, ""));
                line.stock(before);
                line.append(what);
                line.stock(behind);
            }
            None => line.stock(
                &self.asker.line(if self.takes_no_bookings() { "order_ask" } else { "order" }, &[]).unwrap_or_default(),
            ),
        }
        vec![line]
    }

    /// Whether what stays says that nobody need book, or can.
    fn takes_no_bookings(&self) -> bool {
        let cx = &self.asker.ear.cx;
        let kept = self.draft.sentences.iter().flat_map(Sentence::kept);
        kept.map(|c| cx.note.text[c.range.clone()].to_lowercase())
            .any(|said| WordList::NoBooking.words().iter().any(|words| said.contains(words)))
    }

    pub(super) fn closing_is_off(&self) -> bool {
        self.asker.ear.is_solemn()
    }

    /// 📍 and ⏰, the draft's own words first, the profile's where it has none.
    pub(super) fn practical(&self, told: &mut Told) -> Vec<Line> {
        let (mut place, mut hours) = (Line::default(), Line::default());
        let mut last = Kinds::PLACE;
        for (i, s) in self.draft.body().filter(|(_, s)| s.part == Part::Practical) {
            if !told.take(i) {
                continue;
            }
            for (kinds, pieces) in s.kept().flat_map(|c| self.split_hours(c)) {
                if kinds.has(Kinds::PLACE) {
                    last = Kinds::PLACE;
                } else if kinds.has(Kinds::HOURS)
                    || pieces.iter().any(|r| is_clock(&self.asker.ear.cx.note.text[r.clone()]))
                {
                    last = Kinds::HOURS;
                }
                let line = if last == Kinds::PLACE { &mut place } else { &mut hours };
                if !line.is_empty() {
                    line.stock(self.way.comma());
                }
                self.put(&pieces, line);
            }
        }
        if hours.is_empty() && !self.tells(Kinds::HOURS) {
            self.hours_of_title(&mut hours);
        }
        let shop = &self.asker.ear.cx.config.shop;
        if place.is_empty() {
            let known = [&shop.address, &shop.mtr_exit];
            self.put_profile(&known, &mut place);
        }
        if hours.is_empty() && !self.tells(Kinds::HOURS) {
            self.put_profile(&[&shop.hours], &mut hours);
        }
        let solemn = self.closing_is_off();
        let label = |sign: &str, line: Line| {
            let mut out = Line::default();
            if !line.is_empty() && !solemn {
                out.stock(sign);
            }
            out.append(line);
            out
        };
        vec![label("📍 ", place), label("⏰ ", hours)]
    }

    /// A clause that says where and when, cut at the spaces where one begins behind the other: 「旺角A2行2分鐘 9:30-18:30」.
    pub(super) fn split_hours(&self, c: &Clause) -> Vec<(Kinds, Vec<Range<usize>>)> {
        let [piece] = c.pieces.as_slice() else { return vec![(c.kinds, c.pieces.clone())] };
        let cx = self.asker.ear.cx;
        let mut cuts: Vec<(usize, Kinds)> = Vec::new();
        for fact in cx.facts.within(piece) {
            let kind = match fact.value {
                Value::Hours { .. } | Value::Closed { .. } => Kinds::HOURS,
                Value::Address { .. } | Value::Transport { .. } => Kinds::PLACE,
                _ => continue,
            };
            let is_apart =
                fact.range.start == piece.start || cx.note.text[..fact.range.start].ends_with(char::is_whitespace);
            if is_apart && cuts.last().is_none_or(|(_, last)| *last != kind) {
                cuts.push((fact.range.start, kind));
            }
        }
        // 「西營盤A2行2分鐘 9:30-18:30」: what stands before the time says where, however it is written.
        let first = cuts.first().map_or(piece.start, |(at, _)| *at);
        if cuts.first().is_some_and(|(_, kind)| *kind == Kinds::HOURS) && first > piece.start {
            cuts.insert(0, (piece.start, Kinds::PLACE));
        }
        if cuts.len() < 2 {
            return vec![(c.kinds, c.pieces.clone())];
        }
        cuts[0].0 = piece.start;
        let ends = cuts.iter().skip(1).map(|(at, _)| *at).chain([piece.end]);
        let stretch = |((start, kind), end): (&(usize, Kinds), usize)| {
            (*kind, std::iter::once(trim(&cx.note.text, *start..end, char::is_whitespace)).collect())
        };
        cuts.iter().zip(ends).map(stretch).collect()
    }

    /// Opening hours that stand in the title alone: from the first of them to the end of their clause.
    pub(super) fn hours_of_title(&self, line: &mut Line) {
        let facts = self.asker.ear.cx.facts;
        let titles = self.draft.sentences.iter().filter(|s| s.is_title);
        for clause in titles.flat_map(Sentence::kept) {
            let is_time = |v: &Value| matches!(v, Value::Hours { .. } | Value::Closed { .. });
            let mut times = facts.list.iter().take_while(|f| f.range.start < clause.range.end);
            let here = |f: &&Fact| is_time(&f.value) && f.range.start >= clause.range.start;
            let Some(at) = times.find(here).map(|f| f.range.start) else {
                continue;
            };
            if !line.is_empty() {
                line.stock(self.way.comma());
            }
            self.put(std::slice::from_ref(&(at..clause.range.end)), line);
        }
    }

    pub(super) fn tells(&self, kind: Kinds) -> bool {
        self.draft.body().any(|(_, s)| s.kinds().has(kind))
    }

    pub(super) fn put_profile(&self, texts: &[&Option<String>], line: &mut Line) {
        for text in texts.iter().copied().flatten() {
            if !line.is_empty() {
                line.stock(self.way.comma());
            }
            line.push(self.carrier.carry(text), Origin::Profile);
        }
    }
}
