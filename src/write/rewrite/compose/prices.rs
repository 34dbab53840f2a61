//! Prices: one item a line, short ones together, in the order of the draft.

use super::composer::{Composer, Told};
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::facts::fact::Role;
use crate::reading::units::{breaths, spaced};
use crate::text::units::units;
use crate::write::rewrite::ask::Question;
use crate::write::rewrite::draft::{Clause, Kinds, Part, Sentence};
use crate::write::rewrite::text::{Line, Origin};
use crate::write::rewrite::way::Way;
use std::ops::Range;

/// Units of a list that stands behind its label in one line.
const LABELLED: u32 = 44;
/// Units and amounts of a line of the draft that stays one line: what belongs together stands together there.
const LINE: u32 = 52;
const AMOUNTS: usize = 3;
/// Units of what is said before a list and heads it.
const STATED: u32 = 6;
/// Other lines of prices beside which a line is one thing.
const OTHERS: usize = 1;
/// Units of a heading that stands before prices.
const HEADING: u32 = 12;

/// No thing.
const EMPTY: Vec<ItemPart> = Vec::new();

/// A clause of an item.
struct ItemPart {
    /// What stands before it.
    joint: String,
    /// What is left of it.
    pieces: Vec<Range<usize>>,
    /// An amount stands in it.
    priced: bool,
}

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

    /// The items of a price sentence, one a line, and what it says before the first of them.
    pub(super) fn items(&self, s: &Sentence) -> (Option<Line>, Vec<Line>) {
        // Each item is a run of clauses, each clause the pieces that are left of it.
        let mut groups: Vec<Vec<ItemPart>> = Vec::new();
        let mut before: Option<&Clause> = None;
        let kept: Vec<&Clause> = s.kept().collect();
        for (k, c) in kept.iter().copied().enumerate() {
            let joint = before.map(|b| self.joint(b, c)).unwrap_or_default();
            // 「Scone, toast $35 each」: what has no amount of its own yet takes the next one.
            let waits = groups.last().is_some_and(|g| !g.iter().any(|p| p.priced));
            let shares = waits && (joint == " " || self.is_shared(c));
            let follows = groups.last().is_some_and(|g| g.iter().any(|p| p.priced));
            for (j, pieces) in self.split_items(c, follows).into_iter().enumerate() {
                let joint = if j > 0 { self.way.comma().to_owned() } else { joint.clone() };
                let amounts = |r: &Range<usize>| self.asker.ear.cx.facts.prices_written_in(r.clone()).next().is_some();
                let priced = c.kinds.has(Kinds::PRICE) && (c.is_bare_price || pieces.iter().any(amounts));
                let part = ItemPart { joint, pieces, priced };
                // 「500GB SSD $650」: a word with a space behind it belongs to the amount behind that.
                let next = kept.get(k + 1).filter(|n| n.kinds.has(Kinds::PRICE) && self.joint(c, n) == " ");
                // What has a name of its own needs no word before it, and what stands behind an amount is said of that.
                let waits = groups.last().is_none_or(|g| !g.iter().any(|p| p.priced));
                let bare = |n: &&&Clause| self.way == Way::En || n.pieces.first().is_none_or(|r| !self.has_name(r));
                let leads = !part.priced && (next.is_some() && waits || next.as_ref().is_some_and(bare));
                let named = part.pieces.first().is_some_and(|r| self.has_name(r) && !self.counts_on(r, &groups));
                let named = named && !(groups.iter().any(|g| g.iter().any(|p| p.priced)) && self.adds(&part.pieces));
                let begins = groups.is_empty() || leads || (named && part.priced && (j > 0 || !shares));
                match groups.last_mut() {
                    Some(group) if !begins => group.push(part),
                    _ => groups.push(vec![part]),
                }
            }
            before = Some(c);
        }
        let all: u32 = s.kept().map(|c| units(&self.clause_text(c))).sum();
        let labels: usize = s.kept().map(|c| self.clause_text(c).matches(['：', ':']).count()).sum();
        if all <= LABELLED && labels == 1 && s.kept().next().is_some_and(|c| self.clause_text(c).contains(['：', ':']))
        {
            groups = vec![groups.into_iter().flatten().collect()];
        }
        let amounts = s.kept().flat_map(|c| self.asker.ear.cx.facts.prices_written_in(c.range.clone())).count();
        if groups.len() > 1
            && all <= LINE
            && amounts <= AMOUNTS
            && (self.varies(&groups) || (self.is_line_alone(s) && !self.ends_a_thing(&groups)))
        {
            groups = vec![self.one_line(groups)];
        }
        // 「朝早4點開工，8:00出牛角包$22」: what is said before the first thing with a price heads the list.
        let says = groups.len() > 1 && groups[0].iter().all(|p| !p.priced) && groups[1][0].joint == self.way.comma();
        let length: u32 =
            groups.first().into_iter().flatten().flat_map(|p| &p.pieces).map(|r| units(&self.carry(r))).sum();
        let heading = (says && length >= STATED).then(|| self.item(&groups.remove(0)));
        // 「26天，每天8小時$21,800起」: what is no statement belongs to the first thing with a price.
        if heading.is_none() && groups.len() > 1 && groups[0].iter().all(|p| !p.priced) {
            let rest = groups.remove(1);
            groups[0].extend(rest);
        }
        let bullet = self.bullet();
        let one = |group: &Vec<ItemPart>| {
            let mut line = Line::default();
            line.stock(bullet);
            line.append(self.item(group));
            line
        };
        (heading, groups.iter().map(one).collect())
    }

    /// Whether the owner has written a line for each thing: this sentence is all of its line, and others have theirs.
    fn is_line_alone(&self, s: &Sentence) -> bool {
        let listed = |o: &&Sentence| !o.is_title && o.stays() && o.part == Part::Prices && o.line != s.line;
        let alone = self.draft.sentences.iter().filter(|o| o.line == s.line && o.stays()).count() == 1;
        alone && self.draft.sentences.iter().filter(listed).count() >= OTHERS
    }

    /// Whether the first thing has a name and a kind before its amount, and the others are kinds of it: 「手洗車身 私家車$180
    /// 七人車$230」.
    fn varies(&self, groups: &[Vec<ItemPart>]) -> bool {
        let cx = self.asker.ear.cx;
        // 「Single HK$180, double HK$280」 is one breath.
        let goes_on = |g: &Vec<ItemPart>| {
            let first = g.first().and_then(|p| p.pieces.first());
            first.is_some_and(|r| cx.note.text[r.clone()].starts_with(|c: char| c.is_ascii_lowercase()))
        };
        if self.way == Way::En && groups.iter().skip(1).all(goes_on) {
            return true;
        }
        let head = groups.first().and_then(|g| g.first()).and_then(|p| p.pieces.first());
        head.is_some_and(|r| {
            let amount = cx.facts.prices_written_in(r.clone()).map(|p| p.written.start).min();
            amount.is_some_and(|at| spaced(&cx.note.text, &(r.start..at)).len() > 1)
        })
    }

    /// Whether something is said behind the amount of a thing that is not the last: the next is another thing. 「換龍頭$380起
    /// 唔包料 通廁所$450」.
    fn ends_a_thing(&self, groups: &[Vec<ItemPart>]) -> bool {
        let cx = self.asker.ear.cx;
        let says = |part: &ItemPart| match part.pieces.last() {
            Some(r) if part.priced => {
                let behind = cx.facts.prices_written_in(r.clone()).map(|p| p.written.end).max().unwrap_or(r.end);
                spaced(&cx.note.text, &(behind..r.end)).len() > 1
            }
            _ => true,
        };
        let (_, before) = groups.split_last().unwrap_or((&EMPTY, &[]));
        before.iter().any(|g| g.last().is_some_and(says))
    }

    /// The things of a line in one line again, a breath between two of them.
    fn one_line(&self, groups: Vec<Vec<ItemPart>>) -> Vec<ItemPart> {
        let mut out: Vec<ItemPart> = Vec::new();
        for mut group in groups {
            if let Some(first) = group.first_mut()
                && !out.is_empty()
                && first.joint.trim().is_empty()
            {
                self.way.comma().clone_into(&mut first.joint);
            }
            out.append(&mut group);
        }
        out
    }

    /// The sign before an item.
    const fn bullet(&self) -> &'static str {
        if matches!(self.way, Way::En) { "• " } else { "・" }
    }

    fn item(&self, group: &[ItemPart]) -> Line {
        let mut line = Line::default();
        for (k, part) in group.iter().enumerate() {
            if k > 0 {
                line.stock(&part.joint);
            }
            self.put_priced(&part.pieces, &mut line);
        }
        line
    }

    /// Whether all that a stretch costs comes on top or off: 「轉凍+$3」 goes on with what stood before.
    fn adds(&self, pieces: &[Range<usize>]) -> bool {
        let facts = self.asker.ear.cx.facts;
        let mut roles = pieces.iter().flat_map(|r| facts.prices_written_in(r.clone())).map(|p| p.role).peekable();
        roles.peek().is_some() && roles.all(|role| matches!(role, Role::AddOn | Role::Discount))
    }

    /// Whether a stretch only counts what an item before it named: 「3部或以上每部$400」 behind 「分體式$450」.
    fn counts_on(&self, r: &Range<usize>, before: &[Vec<ItemPart>]) -> bool {
        let text = &self.asker.ear.cx.note.text;
        let begins = |r: &Range<usize>| text[r.clone()].starts_with(|c: char| c.is_ascii_digit());
        let first = before.first().and_then(|g| g.first()).and_then(|p| p.pieces.first());
        let is_more = begins(r) && WordList::MoreOfIt.is_in(&text[r.clone()]);
        // 「一斤(16両)$1,360」 measures what stood before it.
        let mut chars = text[r.clone()].chars();
        let measures = chars.next().is_some_and(|c| WordList::BareNumeral.has_char(c))
            && chars.next().is_some_and(|c| WordList::MeasureWord.has_char(c))
            && chars.next().is_some_and(|c| !c.is_alphabetic());
        (is_more || measures) && first.is_some_and(|first| !begins(first))
    }

    /// Whether a stretch says what its amount is for: 「or 6 for $80」 goes on with what stood before.
    pub(super) fn has_name(&self, r: &Range<usize>) -> bool {
        let ear = &self.asker.ear;
        let amount = ear.cx.facts.prices_written_in(r.clone()).map(|p| p.written.start).min();
        let before = &ear.cx.note.text[r.start..amount.unwrap_or(r.end)];
        // 3包 of 「3包$130」 counts what stood before.
        let is_han = |c: &char| !c.is_ascii() && c.is_alphabetic();
        let letters = before.chars().filter(|c| c.is_alphabetic()).count();
        let counts =
            before.starts_with(|c: char| c.is_ascii_digit()) && letters == 1 && before.chars().any(|c| is_han(&c));
        letters > 0 && !counts && !(amount.is_some() && ear.leans(r))
    }

    /// Whether the amount of a clause is for each of several things: 各$38, $35 each.
    pub(super) fn is_shared(&self, c: &Clause) -> bool {
        let cx = self.asker.ear.cx;
        let mut shared = cx.view.of_class(Class::RoleEach, self.asker.ear.folded(&c.range));
        shared.next().is_some()
    }

    /// A clause with several prices, one item each: 「4呎花圈$380、5呎花圈$580」.
    /// `follows` says that something with a price stands before.
    pub(super) fn split_items(&self, c: &Clause, follows: bool) -> Vec<Vec<Range<usize>>> {
        let [piece] = c.pieces.as_slice() else { return vec![c.pieces.clone()] };
        self.breathed(piece, follows).iter().flat_map(|part| self.split_marks(part)).collect()
    }

    /// A stretch cut where its writer takes breath before another thing with a price; what is said behind an amount goes with
    /// it: 「換龍頭$380起 唔包料 通廁所$450」.
    fn breathed(&self, piece: &Range<usize>, follows: bool) -> Vec<Range<usize>> {
        let cx = self.asker.ear.cx;
        let is_priced = |r: &Range<usize>| cx.facts.prices_written_in(r.clone()).next().is_some();
        let mut out: Vec<Range<usize>> = Vec::new();
        for part in breaths(&cx.note.text, piece) {
            match out.last_mut() {
                Some(item) if !((follows || is_priced(item)) && is_priced(&part) && self.has_name(&part)) => {
                    item.end = part.end;
                }
                _ => out.push(part),
            }
        }
        out
    }

    /// The same at marks.
    fn split_marks(&self, piece: &Range<usize>) -> Vec<Vec<Range<usize>>> {
        let cx = self.asker.ear.cx;
        let text = &cx.note.text;
        let mut out = Vec::new();
        let mut start = piece.start;
        let inside = cx.facts.prices().filter(|(_, p)| piece.start <= p.written.start && p.written.end <= piece.end);
        // 「月租$380／25呎：」: what stands behind the stroke has a label of its own.
        let labels = |at: usize| {
            let rest = text[at..piece.end].strip_prefix(['/', '／']);
            rest.is_some_and(|r| r.split('$').next().is_some_and(|head| head.contains(['：', ':'])))
        };
        let end = |f: usize, p: usize| if labels(p) { p } else { p.max(f.min(piece.end)) };
        let ends: Vec<usize> = inside.map(|(f, p)| end(f.range.end, p.written.end)).collect();
        for end in ends.iter().take(ends.len().saturating_sub(1)) {
            if *end < start {
                continue;
            }
            let Some(mark) = item_end(&text[*end..piece.end]).map(|m| end + m.start..end + m.end) else { continue };
            let next = &text[mark.end..piece.end];
            // 「月租$380／25呎：月租$560」.
            let labelled = next.split('$').next().is_some_and(|head| head.contains(['：', ':']));
            let is_stroke = text[mark.clone()].starts_with(['/', '／']);
            if is_stroke && !labelled && next.starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let name = next.chars().take_while(|c| labelled || (!c.is_ascii_digit() && *c != '$'));
            let is_item = !next.starts_with(['(', '（']) && name.into_iter().any(char::is_alphabetic);
            if is_item && mark.start > start {
                out.push(one(start..mark.start));
                start = mark.end;
            }
        }
        let rest = &text[start..piece.end];
        out.push(one(start + rest.len() - rest.trim_start().len()..piece.end));
        out
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
        depth == 0 && matches!(x, '、' | '/' | '／' | '，' | ',' | '；' | ';' | ')' | '）')
    })?;
    // 「貼底$120起（Vibram $180）縫線每吋$30」: behind a bracket the next thing may begin at once.
    if matches!(mark, ')' | '）') {
        let end = at + mark.len_utf8();
        return behind[end..].starts_with(|x: char| !x.is_ascii() && x.is_alphabetic()).then_some(end..end);
    }
    Some(at..at + mark.len_utf8())
}

/// What is left of a clause, in one piece.
fn one(range: Range<usize>) -> Vec<Range<usize>> {
    std::iter::once(range).collect()
}
