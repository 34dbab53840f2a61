//! Puts a version together: what leads, the shop's own name for what it is, prices one a line, the rest in the draft's order,
//! how to ask, where and when. Nearly every sentence is the owner's; where it stands is ours.

use super::ask::{Asker, Question};
use super::draft::{Clause, Draft, Kinds, Part, Sentence};
use super::lead::{Lead, LeadKind};
use super::name::Name;
use super::text::{Body, Line, Origin, Stretch};
use crate::pack::Class;
use crate::pack::index::TermKind;
use crate::text::units::units;
use crate::write::rewrite::way::{Carrier, Way};
use std::ops::Range;

/// Units of short items that share a line.
const SHARED: u32 = 9;
/// Items on one line.
const ON_LINE: usize = 3;
/// Units of a list that stands behind its label in one line.
const LABELLED: u32 = 44;
/// Units from which on an opening has said enough.
const OPENING: u32 = 40;
/// Units of a word that a space sets apart.
const WORD: u32 = 8;
/// Units of a heading that stands before prices.
const HEADING: u32 = 12;

/// What a version is put together from.
pub struct Composer<'a> {
    /// The draft, cut and judged.
    pub draft: &'a Draft,
    /// Questions and our few lines.
    pub asker: &'a Asker<'a>,
    /// What the shop calls itself.
    pub name: &'a Name,
    /// Carries the draft's words over into the way of writing.
    pub carrier: &'a Carrier,
    /// The way of writing.
    pub way: Way,
    /// The shop speaks, and not a customer or a guest.
    pub is_shop: bool,
    /// The last line, if there is one: a question to the readers.
    pub closing: Option<String>,
    /// No questions to the owner.
    pub no_slots: bool,
}

/// A clause of an item.
struct ItemPart {
    /// What stands before it.
    joint: String,
    /// What is left of it.
    pieces: Vec<Range<usize>>,
    /// An amount stands in it.
    priced: bool,
}

/// Which sentences have been told.
struct Told(Vec<bool>);

impl Told {
    fn take(&mut self, i: usize) -> bool {
        !std::mem::replace(&mut self.0[i], true)
    }
}

impl Composer<'_> {
    /// The body of the version with this lead, and the questions that stand in it.
    pub fn body(&self, lead: Option<&Lead>) -> Body {
        let mut told = Told(vec![false; self.draft.sentences.len()]);
        let own = self.draft.own_closing().filter(|i| lead.is_none_or(|l| l.sentence != *i)).filter(|i| told.take(*i));
        let slots = if self.no_slots { Vec::new() } else { self.asker.questions(self.draft, lead.map(|l| l.sentence)) };
        let mut body = Body::default();
        let is_story = lead.is_none_or(|l| l.kind == LeadKind::Story);
        body.push(self.opening(lead, is_story, &slots, &mut told));
        let (order, practical) = (self.order(&mut told), self.practical(&mut told));
        let prices = self.prices(&slots, &mut told);
        let rest = self.rest(&slots, &mut told);
        // A story is not broken off for a list of prices.
        if is_story {
            rest.into_iter().for_each(|b| body.push(b));
            prices.into_iter().for_each(|b| body.push(b));
        } else {
            prices.into_iter().for_each(|b| body.push(b));
            rest.into_iter().for_each(|b| body.push(b));
        }
        body.push(order);
        body.push(practical);
        let mut last = Line::default();
        match own {
            Some(own) => self.sentence(&self.draft.sentences[own], &mut last),
            None => last.stock(self.closing.as_deref().unwrap_or_default()),
        }
        body.push(vec![last]);
        body
    }

    /// A worry, the lead, and what the shop is.
    fn opening(&self, lead: Option<&Lead>, is_story: bool, slots: &[Question], told: &mut Told) -> Vec<Line> {
        let mut out = Vec::new();
        let sentences = &self.draft.sentences;
        if is_story {
            let first = self.draft.body().find(|(i, s)| s.part == Part::Prose && !told.0[*i]);
            let Some((_, first)) = first else { return self.identity(told).into_iter().collect() };
            let line: Vec<usize> = (0..sentences.len()).filter(|i| sentences[*i].line == first.line && !sentences[*i].is_title).collect();
            out.extend(self.paragraph(&line, slots, told));
            if !self.names_trade(&out) {
                out.extend(self.identity(told));
            }
            return out;
        }
        let Some(lead) = lead else { return out };
        let mut line = Line::default();
        // The draft's own first question, or several in a row.
        let first = self.draft.body().take_while(|(i, s)| s.is_question && s.part == Part::Prose && *i != lead.sentence);
        let first: Vec<(usize, &Sentence)> = first.collect();
        // Many in a row are a flyer's drum.
        let keeps = first.len() < 3;
        for (i, s) in first {
            if told.take(i) && keeps {
                self.sentence(s, &mut line);
            }
        }
        // A question that the lead answers comes with it.
        let asked = lead.sentence.checked_sub(1).filter(|i| {
            let s = &sentences[*i];
            s.is_question && s.stays() && !s.is_title && s.line == sentences[lead.sentence].line
        });
        if let Some(i) = asked.filter(|i| told.take(*i)) {
            self.sentence(&sentences[i], &mut line);
        }
        if told.take(lead.sentence) {
            self.sentence(&sentences[lead.sentence], &mut line);
            self.ask_behind(lead.sentence, slots, &mut line);
        }
        // What stood behind it in its line belongs to it.
        let here = sentences[lead.sentence].line;
        let behind = (lead.sentence + 1..sentences.len()).take_while(|i| sentences[*i].line == here);
        for i in behind.filter(|i| sentences[*i].stays() && sentences[*i].part == Part::Prose && !sentences[*i].is_question) {
            if units(&line.text()) >= OPENING || !told.take(i) {
                break;
            }
            self.sentence(&sentences[i], &mut line);
            self.ask_behind(i, slots, &mut line);
        }
        out.push(line);
        if !(self.names_trade(&out) && self.names_place(&out)) {
            out.extend(self.identity(told));
        }
        out
    }

    /// Whether the shop's place stands in these lines, or is not known.
    fn names_place(&self, lines: &[Line]) -> bool {
        let Some(place) = self.name.place.as_ref().map(|r| self.carry(r)) else { return true };
        lines.iter().any(|l| l.text().to_lowercase().contains(&place.to_lowercase()))
    }

    /// Whether the owner's word for the trade stands in these lines.
    fn names_trade(&self, lines: &[Line]) -> bool {
        let Some(trade) = self.name.trade.as_ref().map(|r| self.carry(r)) else { return true };
        let names = |l: &Line| {
            l.text().to_lowercase().contains(&trade.to_lowercase()) || l.stretches.iter().any(|s| self.holds_trade(s))
        };
        lines.iter().any(names)
    }

    /// Whether another word of the draft for the same trade stands in a stretch.
    fn holds_trade(&self, stretch: &Stretch) -> bool {
        let Origin::Draft(range) = &stretch.origin else { return false };
        let cx = self.asker.ear.cx;
        let folded = self.asker.ear.folded(range);
        let own = |t: u32| matches!(cx.packs.index.terms[t as usize].kind, TermKind::Trade { category } if Some(category) == cx.target.category);
        let inside = |r: &Range<usize>| folded.start <= r.start && r.end <= folded.end;
        cx.terms.iter().any(|t| inside(&t.range) && !t.weak && own(t.term))
    }

    /// 我哋喺旺角做紋身, with the years where a clause of the draft tells them.
    fn identity(&self, told: &mut Told) -> Option<Line> {
        // A sentence of the draft that says it is better than any of ours.
        let trade = self.name.trade.as_ref()?;
        let word = self.carry(trade);
        let own = self.draft.body().find(|(i, s)| {
            !told.0[*i] && s.part == Part::Prose && !s.is_question
                && s.kept().any(|c| self.clause_text(c).to_lowercase().contains(&word.to_lowercase()))
                && (self.says(Class::OwnerWe, s) || self.says(Class::Me, s) || s.kinds().has(Kinds::YEARS))
        });
        let mut line = Line::default();
        if let Some((i, s)) = own {
            told.take(i);
            self.sentence(s, &mut line);
            return Some(line);
        }
        if !self.is_shop {
            return None;
        }
        if !self.name.is_trade {
            return None;
        }
        let runs = self.is_place_to_go(trade);
        let place = self.name.place.as_ref().map(|r| self.carry(r));
        let name = match (runs, place.is_some(), self.is_alone()) {
            (true, true, false) => "we_run",
            (false, true, false) => "we_do",
            (true, false, false) => "we_run_here",
            (false, false, false) => "we_do_here",
            (true, true, true) => "i_run",
            (false, true, true) => "i_do",
            (true, false, true) => "i_run_here",
            (false, false, true) => "i_do_here",
        };
        let template = self.asker.line(name, &[("trade", "\u{1}"), ("place", "\u{2}")])?;
        for part in template.split_inclusive(['\u{1}', '\u{2}']) {
            let stock = part.trim_end_matches(['\u{1}', '\u{2}']);
            line.stock(stock);
            if part.ends_with('\u{1}') {
                line.push(if self.way == Way::En { word.to_lowercase() } else { word.clone() }, Origin::Draft(trade.clone()));
            } else if part.ends_with('\u{2}') && let Some(range) = &self.name.place {
                line.push(self.carry(range), Origin::Draft(range.clone()));
            }
        }
        let years = self.draft.body().find(|(i, s)| {
            !told.0[*i] && s.part == Part::Prose && s.kept().count() == 1 && s.kinds().has(Kinds::YEARS)
        });
        match years {
            Some((i, s)) => {
                told.take(i);
                line.stock(self.way.comma());
                self.sentence(s, &mut line);
            }
            None => line.stock(self.way.stop()),
        }
        Some(line)
    }

    /// Whether one person speaks, and never of "us".
    fn is_alone(&self) -> bool {
        let view = self.asker.ear.cx.view;
        let all = 0..view.folded.text.len();
        !view.has_class(Class::OwnerWe, all.clone()) && view.has_class(Class::RoleAlone, all)
    }

    fn is_place_to_go(&self, trade: &Range<usize>) -> bool {
        let ear = &self.asker.ear;
        let folded = ear.folded(trade);
        ear.cx.view.of_class(Class::RoleShop, folded.clone()).any(|h| h.end as usize == folded.end)
    }

    /// Prices: each run of the draft's price lines is a block, one item a line.
    fn prices(&self, slots: &[Question], told: &mut Told) -> Vec<Vec<Line>> {
        let mut blocks: Vec<Vec<Line>> = Vec::new();
        let mut run: Vec<Line> = Vec::new();
        let titles = self.title_prices();
        for (i, s) in self.draft.sentences.iter().enumerate() {
            let counts = if s.is_title { titles.contains(&i) } else { s.stays() && s.part == Part::Prices };
            if !counts || !told.take(i) {
                continue;
            }
            if let Some(heading) = self.heading_before(i, told) {
                // What has a heading of its own stands apart.
                if !run.is_empty() {
                    blocks.push(std::mem::take(&mut run));
                }
                run.push(heading);
            }
            run.extend(if s.is_title { self.title_item(s) } else { self.items(s) });
        }
        if !run.is_empty() {
            blocks.push(run);
        }
        let many = blocks.iter().map(Vec::len).sum::<usize>() > 1;
        if let Some(first) = blocks.first_mut()
            && many
            && let Some(heading) = self.asker.line("prices", &[])
        {
            let mut line = Line::default();
            line.stock(&heading);
            first.insert(0, line);
        }
        let asked = slots.iter().find(|q| q.behind.is_none());
        if let (Some(q), Some(block)) = (asked, blocks.last_mut()) {
            let mut line = Line::default();
            line.slot(&q.text);
            block.push(line);
        }
        blocks
    }

    /// Price sentences of the title whose amounts stand nowhere else.
    fn title_prices(&self) -> Vec<usize> {
        let facts = self.asker.ear.cx.facts;
        let amounts = |s: &Sentence| -> Vec<f64> { facts.prices_written_in(s.range.clone()).map(|p| p.amount).collect() };
        let body: Vec<f64> = self.draft.body().flat_map(|(_, s)| amounts(s)).collect();
        let is_new = |s: &Sentence| amounts(s).iter().any(|a| !body.contains(a));
        let titles = self.draft.sentences.iter().enumerate().filter(|(_, s)| s.is_title && s.stays());
        titles.filter(|(_, s)| is_new(s)).map(|(i, _)| i).collect()
    }

    /// The price of the title, with the thing that it is for.
    fn title_item(&self, s: &Sentence) -> Vec<Line> {
        let facts = self.asker.ear.cx.facts;
        let mut line = Line::default();
        for (fact, price) in facts.prices().filter(|(f, _)| s.range.start <= f.range.start && f.range.end <= s.range.end) {
            if let Some(object) = &price.object {
                line.push(self.carry(object), Origin::Draft(object.clone()));
                line.stock(" ");
            }
            let amount = price.written.start..fact.range.end;
            line.push(self.carry(&amount), Origin::Draft(amount));
            break;
        }
        vec![line]
    }

    /// A short line right before a price line that tells nothing itself: its heading.
    fn heading_before(&self, i: usize, told: &mut Told) -> Option<Line> {
        let at = i.checked_sub(1)?;
        let s = &self.draft.sentences[at];
        let text = &self.asker.ear.cx.note.text[s.range.clone()];
        let alone = at.checked_sub(1).is_none_or(|b| self.draft.sentences[b].line < s.line);
        let short = units(text) <= HEADING && !text.contains(|c: char| c.is_ascii_digit());
        let is_plain = !s.is_title && s.stays() && s.part == Part::Prose && s.kinds().is_none();
        let is_heading = is_plain && alone && short && s.line < self.draft.sentences[i].line;
        if !is_heading || s.is_question || text.ends_with(['。', '.', '！', '!']) || !told.take(at) {
            return None;
        }
        let mut line = Line::default();
        self.clauses(s, &mut line);
        Some(line)
    }

    /// The items of a price sentence, short ones together.
    fn items(&self, s: &Sentence) -> Vec<Line> {
        // Each item is a run of clauses, each clause the pieces that are left of it.
        let mut groups: Vec<Vec<ItemPart>> = Vec::new();
        let mut before: Option<&Clause> = None;
        for c in s.kept() {
            let joint = before.map(|b| self.joint(b, c)).unwrap_or_default();
            // 「Scone, toast $35 each」: what has no amount of its own yet takes the next one.
            let waits = groups.last().is_some_and(|g| !g.iter().any(|p| p.priced));
            let shares = waits && (joint == " " || self.is_shared(c));
            for (j, pieces) in self.split_items(c).into_iter().enumerate() {
                let part = ItemPart { joint: joint.clone(), pieces, priced: c.kinds.has(Kinds::PRICE) };
                let named = part.pieces.first().is_some_and(|r| self.has_name(r));
                let begins = groups.is_empty() || (named && (j > 0 || (part.priced && !shares)));
                match groups.last_mut() {
                    Some(group) if !begins => group.push(part),
                    _ => groups.push(vec![part]),
                }
            }
            before = Some(c);
        }
        let all: u32 = s.kept().map(|c| units(&self.clause_text(c))).sum();
        if all <= LABELLED && s.kept().next().is_some_and(|c| self.clause_text(c).contains(['：', ':'])) {
            groups = vec![groups.into_iter().flatten().collect()];
        }
        let length = |g: &[ItemPart]| -> u32 { g.iter().flat_map(|p| &p.pieces).map(|r| units(&self.carry(r))).sum() };
        let mut out: Vec<Line> = Vec::new();
        let (mut on_line, mut short) = (0, false);
        for group in groups {
            let mut line = Line::default();
            for (k, part) in group.iter().enumerate() {
                if k > 0 {
                    line.stock(&part.joint);
                }
                self.put(&part.pieces, &mut line);
            }
            let is_short = length(&group) <= SHARED;
            match out.last_mut() {
                Some(last) if short && is_short && on_line < ON_LINE => {
                    last.stock(if self.way == Way::En { " | " } else { "｜" });
                    last.append(line);
                    on_line += 1;
                }
                _ => {
                    out.push(line);
                    on_line = 1;
                }
            }
            short = is_short;
        }
        out
    }

    /// Whether a stretch says what its amount is for: 「or 6 for $80」 goes on with what stood before.
    fn has_name(&self, r: &Range<usize>) -> bool {
        let ear = &self.asker.ear;
        let amount = ear.cx.facts.prices_written_in(r.clone()).map(|p| p.written.start).min();
        let before = &ear.cx.note.text[r.start..amount.unwrap_or(r.end)];
        before.contains(char::is_alphanumeric) && !(amount.is_some() && ear.leans(r))
    }

    /// Whether the amount of a clause is for each of several things: 各$38, $35 each.
    fn is_shared(&self, c: &Clause) -> bool {
        let cx = self.asker.ear.cx;
        let mut shared = cx.view.of_class(Class::RoleEach, self.asker.ear.folded(&c.range));
        shared.next().is_some()
    }

    /// A clause with several prices, one item each: 「4呎花圈$380、5呎花圈$580」.
    fn split_items(&self, c: &Clause) -> Vec<Vec<Range<usize>>> {
        let [piece] = c.pieces.as_slice() else { return vec![c.pieces.clone()] };
        let cx = self.asker.ear.cx;
        let text = &cx.note.text;
        let mut out = Vec::new();
        let mut start = piece.start;
        let inside = cx.facts.prices().filter(|(_, p)| piece.start <= p.written.start && p.written.end <= piece.end);
        let ends: Vec<usize> = inside.map(|(f, p)| p.written.end.max(f.range.end.min(piece.end))).collect();
        for end in ends.iter().take(ends.len().saturating_sub(1)) {
            if *end < start {
                continue;
            }
            let Some(mark) = item_end(&text[*end..piece.end]).map(|m| end + m.start..end + m.end) else { continue };
            let next = &text[mark.end..piece.end];
            let name = next.chars().take_while(|c| !c.is_ascii_digit() && *c != '$');
            let is_item = !next.starts_with(['(', '（']) && name.into_iter().any(char::is_alphabetic);
            if is_item && mark.start > start {
                out.push(vec![start..mark.start]);
                start = mark.end;
            }
        }
        let rest = &text[start..piece.end];
        out.push(vec![start + rest.len() - rest.trim_start().len()..piece.end]);
        out
    }

    /// Everything that is left, in the draft's order, a line for each of its lines.
    fn rest(&self, slots: &[Question], told: &mut Told) -> Vec<Vec<Line>> {
        let mut block = Vec::new();
        let sentences = &self.draft.sentences;
        let mut i = 0;
        while i < sentences.len() {
            let line = sentences[i].line;
            let end = (i..sentences.len()).find(|j| sentences[*j].line != line).unwrap_or(sentences.len());
            let here: Vec<usize> = (i..end).filter(|j| !sentences[*j].is_title && sentences[*j].part == Part::Prose).collect();
            block.extend(self.paragraph(&here, slots, told));
            i = end;
        }
        block.chunks(3).map(<[Line]>::to_vec).collect()
    }

    /// Sentences of one line of the draft, with the questions that stand behind them.
    fn paragraph(&self, sentences: &[usize], slots: &[Question], told: &mut Told) -> Option<Line> {
        let mut line = Line::default();
        for i in sentences {
            let s = &self.draft.sentences[*i];
            if !s.stays() || s.part != Part::Prose || !told.take(*i) {
                continue;
            }
            self.sentence(s, &mut line);
            self.ask_behind(*i, slots, &mut line);
        }
        (!line.is_empty()).then_some(line)
    }

    fn ask_behind(&self, i: usize, slots: &[Question], line: &mut Line) {
        if let Some(q) = slots.iter().find(|q| q.behind == Some(i)) {
            line.slot(&q.text);
        }
    }

    /// How to ask inside the app, where the draft's own way led outside.
    fn order(&self, told: &mut Told) -> Vec<Line> {
        let had_contact = self.draft.sentences.iter().flat_map(|s| &s.clauses).any(|c| c.kinds.has(Kinds::CONTACT));
        let offers = !self.is_shop || !had_contact || self.closing_is_off();
        if offers {
            return Vec::new();
        }
        let sends = self.draft.body().find(|(i, s)| {
            !told.0[*i] && s.part == Part::Prose && self.says(Class::RoleSend, s) && s.clauses.iter().any(|c| !c.stays())
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
            None => line.stock(&self.asker.line("order", &[]).unwrap_or_default()),
        }
        vec![line]
    }

    fn closing_is_off(&self) -> bool {
        let cx = self.asker.ear.cx;
        cx.view.has_class(Class::RoleSolemn, 0..cx.view.folded.text.len())
    }

    /// 📍 and ⏰, the draft's own words first, the profile's where it has none.
    fn practical(&self, told: &mut Told) -> Vec<Line> {
        let (mut place, mut hours) = (Line::default(), Line::default());
        let mut last = Kinds::PLACE;
        for (i, s) in self.draft.body().filter(|(_, s)| s.part == Part::Practical) {
            if !told.take(i) {
                continue;
            }
            for c in s.kept() {
                if c.kinds.has(Kinds::PLACE) {
                    last = Kinds::PLACE;
                } else if c.kinds.has(Kinds::HOURS) {
                    last = Kinds::HOURS;
                }
                let line = if last == Kinds::PLACE { &mut place } else { &mut hours };
                if !line.is_empty() {
                    line.stock(self.way.comma());
                }
                self.pieces(c, line);
            }
        }
        let shop = &self.asker.ear.cx.config.shop;
        if place.is_empty() {
            let known = [&shop.address, &shop.mtr_exit];
            self.from_profile(&known, &mut place);
        }
        if hours.is_empty() && !self.tells(Kinds::HOURS) {
            self.from_profile(&[&shop.hours], &mut hours);
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

    fn tells(&self, kind: Kinds) -> bool {
        self.draft.body().any(|(_, s)| s.kinds().has(kind))
    }

    fn from_profile(&self, texts: &[&Option<String>], line: &mut Line) {
        for text in texts.iter().copied().flatten() {
            if !line.is_empty() {
                line.stock(self.way.comma());
            }
            line.push(self.carrier.carry(text), Origin::Profile);
        }
    }

    /// A whole sentence with its end.
    fn sentence(&self, s: &Sentence, line: &mut Line) {
        if !line.is_empty() && self.way == Way::En && !line.text().ends_with([' ', ',']) {
            line.stock(" ");
        }
        self.clauses(s, line);
        let ends = line.last().is_some_and(|c| matches!(c, '。' | '？' | '?' | '！' | '!' | '…' | '.' | '：' | ':'));
        if s.is_question {
            line.stock(if self.way == Way::En { "?" } else { "？" });
        } else if !ends {
            line.stock(self.way.stop());
        }
    }

    /// What is kept of a sentence, with the marks that stood between.
    fn clauses(&self, s: &Sentence, line: &mut Line) {
        let mut before: Option<&Clause> = None;
        for c in s.kept() {
            if let Some(b) = before {
                line.stock(&self.joint(b, c));
            }
            self.pieces(c, line);
            before = Some(c);
        }
    }

    /// What stands between two clauses: the draft's own mark where both are whole, else a comma.
    fn joint(&self, before: &Clause, behind: &Clause) -> String {
        let comma = self.way.comma().to_owned();
        if !(before.is_whole() && behind.is_whole()) {
            return comma;
        }
        let gap = &self.asker.ear.cx.note.text[before.range.end..behind.range.start];
        let mark = gap.chars().find(|x| matches!(x, '，' | ',' | '、' | '；' | ';' | '：' | ':' | '—'));
        // A space between words is no breath: 「A餐 沙嗲牛麵」.
        let is_word = |c: &Clause| units(&self.clause_text(c)) <= WORD;
        let is_space = !gap.is_empty() && gap.chars().all(|x| x == ' ');
        match mark {
            Some(',') => comma,
            Some(mark) => mark.to_string(),
            None if is_space && (is_word(before) || is_word(behind)) => " ".to_owned(),
            None => comma,
        }
    }

    fn pieces(&self, c: &Clause, line: &mut Line) {
        self.put(&c.pieces, line);
    }

    /// What is left of a clause; where something was taken out, a space.
    fn put(&self, pieces: &[Range<usize>], line: &mut Line) {
        for (i, r) in pieces.iter().enumerate() {
            if i > 0 {
                line.stock(" ");
            }
            line.push(self.carry(r), Origin::Draft(r.clone()));
        }
    }

    fn clause_text(&self, c: &Clause) -> String {
        c.pieces.iter().map(|r| self.carry(r)).collect()
    }

    fn carry(&self, r: &Range<usize>) -> String {
        self.carrier.carry(self.asker.ear.cx.note.text.get(r.clone()).unwrap_or_default())
    }

    fn says(&self, class: Class, s: &Sentence) -> bool {
        self.asker.ear.says(class, s)
    }
}


/// The mark that ends an item, behind its amount; a bracket belongs to the item.
fn item_end(behind: &str) -> Option<Range<usize>> {
    let mut depth = 0_i32;
    let (at, mark) = behind.char_indices().find(|(_, x)| {
        match x {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        depth == 0 && matches!(x, '、' | '/' | '，' | ',' | ' ' | '；' | ';')
    })?;
    Some(at..at + mark.len_utf8())
}
