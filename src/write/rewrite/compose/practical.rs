//! The last lines: where the shop is, when it is open, how to pay.

use super::breath::keeps_space;
use super::composer::{Composer, Told};
use crate::lists::WordList;
use crate::reading::facts::fact::{Fact, Value};
use crate::reading::facts::page::trim;
use crate::text::units::units;
use crate::write::rewrite::draft::{Clause, Kinds, Part, Sentence, is_clock};
use crate::write::rewrite::text::{Line, Origin};
use crate::write::rewrite::way::Way;
use std::ops::Range;

/// Characters of a label that the owner wrote.
const LABEL: usize = 6;
/// Units of a line that only says how to pay.
const PAYS: u32 = 24;

impl Composer<'_> {
    pub(super) fn closing_is_off(&self) -> bool {
        self.asker.ear.is_solemn()
    }

    /// Where, when, how to pay, each once: the draft's own words first, the profile's where it has none.
    pub(super) fn practical(&self, told: &mut Told) -> Vec<Line> {
        let (mut place, mut hours, mut pay) = (Line::default(), Line::default(), Line::default());
        let mut last = Kinds::PLACE;
        for (i, s) in self.draft.body().filter(|(_, s)| s.part == Part::Practical || self.only_pays(s)) {
            if !told.take(i) {
                continue;
            }
            // 「每月四堂，按月交」: what stands beside how one pays is said of it.
            if s.part == Part::Prose {
                last = Kinds::PAYMENT;
            }
            let parts: Vec<(Kinds, Vec<Range<usize>>)> = s.kept().flat_map(|c| self.split_hours(c)).collect();
            let said: Vec<Option<Kinds>> =
                parts.iter().map(|(kinds, pieces)| self.told_where(*kinds, pieces)).collect();
            // 「上門時間」 alone before the hours is theirs.
            let next = || self.draft.body().find(|(j, o)| *j > i && o.line == s.line && o.part == Part::Practical);
            let next = next().filter(|_| said.iter().all(Option::is_none)).map(|(_, o)| o.kinds());
            if next.is_some_and(|kinds| kinds.has(Kinds::HOURS) && !kinds.has(Kinds::PLACE)) {
                last = Kinds::HOURS;
            }
            for (k, (_, pieces)) in parts.iter().enumerate() {
                last = said[k].unwrap_or(last);
                let line = match last {
                    Kinds::PLACE => &mut place,
                    Kinds::HOURS => &mut hours,
                    _ => &mut pay,
                };
                let before = if k > 0 && said[k - 1].unwrap_or(last) == last { parts[k - 1].1.last() } else { None };
                let Some(first) = pieces.first() else { continue };
                if !line.is_empty() {
                    // 「上門時間」 before the hours is their label.
                    let labels = before.is_none() && WordList::PracticalLabel.ends(&line.text().to_lowercase());
                    let colon = if self.way == Way::En { ": " } else { "：" };
                    line.stock(if labels { colon } else { self.between(before, first, last) });
                }
                if last == Kinds::PLACE { self.put_as_written(pieces, line) } else { self.put(pieces, line) }
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
        vec![
            self.labelled("📍 ", "label_place", place),
            self.labelled("⏰ ", "label_hours", hours),
            self.labelled("💵 ", "label_pay", pay),
        ]
    }

    /// Which of the last lines a part belongs to, where it says so.
    fn told_where(&self, kinds: Kinds, pieces: &[Range<usize>]) -> Option<Kinds> {
        let text = &self.asker.ear.cx.note.text;
        let is_time = || pieces.iter().any(|r| is_clock(&text[r.clone()]));
        match () {
            () if is_time() => Some(Kinds::HOURS),
            () if kinds.has(Kinds::PLACE) => Some(Kinds::PLACE),
            () if kinds.has(Kinds::HOURS) => Some(Kinds::HOURS),
            () if kinds.has(Kinds::PAYMENT) => Some(Kinds::PAYMENT),
            () => None,
        }
    }

    /// What stands between two parts of a line: a comma, but no comma between the parts of an address that its writer set apart
    /// with a space, nor between a day and its hours.
    fn between(&self, before: Option<&Range<usize>>, behind: &Range<usize>, kind: Kinds) -> &'static str {
        let text = &self.asker.ear.cx.note.text;
        let gap = before.and_then(|b| text.get(b.end..behind.start)).unwrap_or_default();
        let is_space = !gap.is_empty() && gap.chars().all(|c| c.is_whitespace() && c != '\n');
        let beside = before.is_some_and(|b| keeps_space(&text[b.clone()], &text[behind.clone()]));
        if is_space && (kind == Kinds::PLACE || beside) { " " } else { self.way.comma() }
    }

    /// Pieces of the draft with the spaces that stand there: an address takes no breath.
    fn put_as_written(&self, pieces: &[Range<usize>], line: &mut Line) {
        for (i, r) in pieces.iter().enumerate() {
            if i > 0 {
                line.stock(" ");
            }
            line.push(self.carry(r), Origin::Draft(r.clone()));
        }
    }

    /// A line with its sign, or, where the owner writes without signs, with its label, unless it has one of its own.
    fn labelled(&self, sign: &str, name: &str, line: Line) -> Line {
        let mut out = Line::default();
        if line.is_empty() {
            return out;
        }
        let has_label = line.text().split(['：', ':']).next().is_some_and(|head| {
            head.len() < line.text().len()
                && head.chars().count() <= LABEL
                && !head.contains(|c: char| c.is_ascii_digit())
        });
        if self.signs {
            out.stock(sign);
        } else if !has_label {
            out.stock(&self.asker.line(name, &[]).unwrap_or_default());
        }
        out.append(line);
        out
    }

    /// Whether a sentence says how to pay and nothing else.
    fn only_pays(&self, s: &Sentence) -> bool {
        let text = &self.asker.ear.cx.note.text[s.range.clone()];
        let kinds = s.kinds();
        // From which amount on a card is taken is said beside it.
        let pays = kinds.has(Kinds::PAYMENT) && (kinds == Kinds::PAYMENT || kinds == Kinds::PAYMENT.and(Kinds::PRICE));
        s.part == Part::Prose && !s.is_question && pays && units(text) <= PAYS
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
            let before = &cx.note.text[..fact.range.start];
            let is_apart = fact.range.start == piece.start
                || before.ends_with(|c: char| c.is_whitespace() || matches!(c, ')' | '）'));
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
