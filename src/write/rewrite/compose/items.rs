//! The items of a price sentence: which clauses are one thing, which things stand in one line, what is said before them.

use super::composer::Composer;
use crate::lists::WordList;
use crate::reading::context::Context;
use crate::reading::facts::fact::Role;
use crate::reading::units::spaced;
use crate::text::units::units;
use crate::write::rewrite::draft::{Clause, Kinds, Part, Sentence};
use crate::write::rewrite::text::Line;
use crate::write::rewrite::way::Way;
use std::ops::Range;

/// Units of a list that stands behind its label in one line.
const LABELLED: u32 = 44;
/// Units and amounts of a line of the draft that stays one line: what belongs together stands together there.
const LINE: u32 = 52;
const AMOUNTS: usize = 3;
/// Units of what is said before a list and heads it.
const STATED: u32 = 6;
/// Units of a kind of a thing with its amount.
const KIND: u32 = 7;
/// Other lines of prices beside which a line is one thing.
const OTHERS: usize = 1;
/// No thing.
const EMPTY: Vec<ItemPart> = Vec::new();

/// What stands before the first amount of a stretch.
fn name_of<'t>(cx: &Context<'t>, r: &Range<usize>) -> &'t str {
    let amount = cx.facts.prices_written_in(r.clone()).map(|p| p.written.start).min();
    &cx.note.text[r.start..amount.unwrap_or(r.end).max(r.start)]
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

impl Composer<'_> {
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
            && (amounts <= AMOUNTS || self.are_kinds(&groups))
            && (self.varies(&groups)
                || self.are_numbered(&groups)
                || (self.is_line_alone(s) && !self.ends_a_thing(&groups)))
        {
            groups = vec![self.one_line(groups)];
        }
        // 「朝早4點開工，8:00出牛角包$22」: what is said before the first thing with a price heads the list.
        let says = groups.len() > 1 && groups[0].iter().all(|p| !p.priced) && groups[1][0].joint == self.way.comma();
        let length: u32 =
            groups.first().into_iter().flatten().flat_map(|p| &p.pieces).map(|r| units(&self.carry(r))).sum();
        // What a shop has not is no heading of what it has.
        let refuses = kept.first().is_some_and(|c| c.kinds.has(Kinds::LIMIT));
        // One thing in a line of its own, among others, needs no heading.
        let is_one = groups.len() == 2 && self.is_line_alone(s);
        let heading = (says && length >= STATED && !refuses && !is_one).then(|| self.item(&groups.remove(0)));
        // 「26天，每天8小時$21,800起」: what is no statement belongs to the first thing with a price.
        if heading.is_none() && groups.len() > 1 && groups[0].iter().all(|p| !p.priced) {
            let rest = groups.remove(1);
            groups[0].extend(rest);
        }
        // What stands in brackets is said of the things before it.
        let text = &self.asker.ear.cx.note.text[s.range.clone()];
        let bullet = if text.trim_start().starts_with(['(', '（']) { "" } else { self.bullet() };
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
        let alone = self.draft.sentences[self.draft.of_line(s.line)].iter().filter(|o| o.stays()).count() == 1;
        alone && self.draft.sentences.iter().filter(listed).nth(OTHERS - 1).is_some()
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

    /// Whether each thing of a line is a word or two and its amount: 「兩餸$30 三餸$36 四餸$42」 are kinds of one.
    fn are_kinds(&self, groups: &[Vec<ItemPart>]) -> bool {
        let short = |g: &Vec<ItemPart>| {
            let first = g.first().and_then(|p| p.pieces.first());
            first.is_some_and(|r| units(&self.carry(r)) <= KIND)
        };
        self.way != Way::En && groups.iter().all(short)
    }

    /// Whether all things of a line are so and so many of one: 「兩餸$30 三餸$36 四餸$42」.
    fn are_numbered(&self, groups: &[Vec<ItemPart>]) -> bool {
        let cx = self.asker.ear.cx;
        let of = |g: &Vec<ItemPart>| {
            let name = name_of(cx, g.first()?.pieces.first()?).trim_end();
            let mut last = name.chars().rev();
            let unit = last.next().filter(|c| c.is_alphabetic())?;
            last.next().filter(|c| WordList::BareNumeral.has_char(*c)).map(|_| unit)
        };
        let mut units = groups.iter().map(of);
        let first = units.next().flatten();
        first.is_some() && units.all(|unit| unit == first)
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
    pub(super) const fn bullet(&self) -> &'static str {
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
        // 「上門開缸2呎以內$500，3呎至4呎$900」: a size alone is one of the same thing.
        let name = name_of(self.asker.ear.cx, r);
        let is_size = begins(r)
            && name.chars().any(|c| !c.is_ascii() && c.is_alphabetic())
            && name.chars().all(|c| !c.is_alphabetic() || c.is_ascii() || WordList::SizeWord.has_char(c));
        // 「多一款另收$120」 comes on top of it.
        let is_extra = WordList::ExtraOfIt.begins(&text[r.clone()].to_lowercase());
        (is_more || is_size || measures) && first.is_some_and(|first| !begins(first)) || (is_extra && first.is_some())
    }
}
