//! Prices: one item a line, short ones together, in the order of the draft.

use super::composer::{Composer, Told};
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::facts::fact::Role;
use crate::text::units::units;
use crate::write::rewrite::ask::Question;
use crate::write::rewrite::draft::{Clause, Kinds, Part, Sentence};
use crate::write::rewrite::text::{Line, Origin};
use crate::write::rewrite::way::Way;
use std::ops::Range;

/// Units of a heading that stands before prices.
const HEADING: u32 = 12;

impl Composer<'_> {
    /// Prices: each run of the draft's price lines is a block, one item a line.
    /// Where nothing stands before them, they begin with who tells them.
    pub(super) fn prices(&self, slots: &[Question], told: &mut Told, begins: bool) -> Vec<Vec<Line>> {
        let mut blocks: Vec<Vec<Line>> = Vec::new();
        let mut run: Vec<Line> = Vec::new();
        // The draft has a heading of its own for its first prices.
        let mut headed = false;
        let titles = self.title_prices();
        for (i, s) in self.draft.sentences.iter().enumerate() {
            let counts = if s.is_title { titles.contains(&i) } else { s.stays() && s.part == Part::Prices };
            if !counts || !told.take(i) {
                continue;
            }
            if let Some(heading) = self.heading_before(i, told) {
                headed |= blocks.is_empty() && run.is_empty();
                // What has a heading of its own stands apart.
                if !run.is_empty() {
                    blocks.push(std::mem::take(&mut run));
                }
                run.push(heading);
            }
            let (heading, items) = if s.is_title { (None, self.title_item(s)) } else { self.items(s) };
            if let Some(heading) = heading {
                headed |= blocks.is_empty() && run.is_empty();
                if !run.is_empty() {
                    blocks.push(std::mem::take(&mut run));
                }
                run.push(heading);
            }
            let mut items = items;
            if let (Some(named), Some(first)) = (self.named_before(i, told), items.first_mut()) {
                first.stretches.splice(1..1, named.stretches);
            }
            run.extend(items);
        }
        if !run.is_empty() {
            blocks.push(run);
        }
        let many = !headed && blocks.iter().map(Vec::len).sum::<usize>() > 1;
        let heading = || if begins { self.prices_here() } else { None }.or_else(|| self.heading("💰 ", "prices"));
        if many
            && let Some(first) = blocks.first_mut()
            && let Some(heading) = heading()
        {
            first.insert(0, heading);
        }
        let asked = slots.iter().find(|q| q.behind.is_none());
        if let (Some(q), Some(block)) = (asked, blocks.last_mut()) {
            let mut slot = Line::default();
            slot.slot(&q.text);
            // Behind the thing that it is about, where that is known.
            let about = self.price_of_title().filter(|_| q.is_about_price());
            match about.and_then(|amount| block.iter_mut().find(|line| line.text().contains(&amount))) {
                Some(line) => line.append(slot),
                None => block.push(slot),
            }
        }
        blocks
    }

    /// A word or two right before an amount that has no thing of its own, in a sentence of the same line: 「十一月電髮優惠！
    /// 而家$480」.
    fn named_before(&self, i: usize, told: &mut Told) -> Option<Line> {
        let at = i.checked_sub(1)?;
        let (before, s) = (&self.draft.sentences[at], &self.draft.sentences[i]);
        let piece = s.kept().next()?.pieces.first()?;
        let text = &self.asker.ear.cx.note.text;
        let is_bare = text[piece.clone()].trim_start_matches("HK").starts_with('$');
        let names = before.line == s.line
            && !before.is_title
            && !before.is_question
            && before.part == Part::Prose
            && before.stays()
            && before.clauses.iter().all(Clause::is_whole)
            && units(&text[before.range.clone()]) <= HEADING;
        if !is_bare || s.is_title || !names || !told.take(at) {
            return None;
        }
        let mut line = Line::default();
        self.clauses(before, &mut line);
        line.stock(" ");
        Some(line)
    }

    /// Today's price of the thing whose old price stands in the title, as it is written there.
    fn price_of_title(&self) -> Option<String> {
        let facts = self.asker.ear.cx.facts;
        let old =
            self.draft.sentences.iter().filter(|s| s.is_title && s.clauses.iter().any(|c| c.kinds.has(Kinds::WAS)));
        let mut today = old.flat_map(|s| facts.prices_written_in(s.range.clone())).filter(|p| p.role != Role::Was);
        today.next().map(|p| self.carry(&p.written))
    }

    /// 我哋喺旺角做紋身，價錢寫晒喺度： before a list with which a version has to begin.
    fn prices_here(&self) -> Option<Line> {
        let mut line = self.phrase()?;
        line.stock(&self.asker.line("prices_here", &[])?);
        Some(line)
    }

    /// Price sentences of the title whose amounts stand nowhere else.
    pub(super) fn title_prices(&self) -> Vec<usize> {
        let facts = self.asker.ear.cx.facts;
        let amounts = |s: &Sentence| -> Vec<f64> {
            let today = facts.prices_written_in(s.range.clone()).filter(|p| p.role != Role::Was);
            today.map(|p| p.amount).collect()
        };
        let body: Vec<f64> = self.draft.body().flat_map(|(_, s)| amounts(s)).collect();
        let is_new = |s: &Sentence| amounts(s).iter().any(|a| !body.contains(a));
        let titles = self.draft.sentences.iter().enumerate().filter(|(_, s)| s.is_title && s.stays());
        titles.filter(|(_, s)| is_new(s)).map(|(i, _)| i).collect()
    }

    /// The price of the title, with the thing that it is for.
    pub(super) fn title_item(&self, s: &Sentence) -> Vec<Line> {
        let facts = self.asker.ear.cx.facts;
        let mut line = Line::default();
        line.stock(self.bullet());
        let inside = |r: &Range<usize>| s.range.start <= r.start && r.end <= s.range.end;
        if let Some((fact, price)) = facts.prices().find(|(f, p)| inside(&f.range) && p.role != Role::Was) {
            if let Some(object) = &price.object {
                line.push(self.carry(object), Origin::Draft(object.clone()));
                line.stock(" ");
            }
            let amount = price.written.start..fact.range.end;
            line.push(self.carry(&amount), Origin::Draft(amount));
        }
        vec![line]
    }

    /// A short line right before a price line that tells nothing itself: its heading.
    pub(super) fn heading_before(&self, i: usize, told: &mut Told) -> Option<Line> {
        let at = i.checked_sub(1)?;
        let s = &self.draft.sentences[at];
        let text = &self.asker.ear.cx.note.text[s.range.clone()];
        let alone = at.checked_sub(1).is_none_or(|b| self.draft.sentences[b].line < s.line);
        let short = units(text) <= HEADING && !text.contains(|c: char| c.is_ascii_digit());
        let says = WordList::HeadlineMark.is_in(&text.to_lowercase()) || self.says(Class::RoleAdvice, s);
        let is_plain =
            !s.is_title && (s.is_question || !says) && s.stays() && s.part == Part::Prose && s.kinds().is_none();
        let is_heading = is_plain && alone && (short || s.is_heading) && s.line < self.draft.sentences[i].line;
        let ends = ['。', '.', '！', '!'];
        if !is_heading || text.ends_with(ends) || !told.take(at) {
            return None;
        }
        let mut line = Line::default();
        self.clauses(s, &mut line);
        if s.is_question {
            line.stock(if self.way == Way::En { "?" } else { "？" });
        }
        Some(line)
    }
}
