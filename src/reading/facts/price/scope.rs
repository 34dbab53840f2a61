//! What a line lends to the prices in it: the thing that was priced last, the label or heading they stand under, a
//! condition.

use super::{Reader, is_mark};
use crate::pack::Class;
use crate::reading::facts::clock;
use crate::reading::facts::fact::Role;
use crate::reading::facts::page::{Page, trim};
use crate::text::measure::{Unit, unit_at};
use crate::text::token::Token;
use std::ops::Range;

/// Characters of a label or heading; what is longer is a sentence.
const LABEL: usize = 10;

/// What is known of the line that is being read.
#[derive(Default)]
pub(super) struct Line {
    pub range: Range<usize>,
    /// Where the last price ends.
    pub done: usize,
    /// Where the last condition ends.
    pub taken: usize,
    /// The last thing that was priced.
    head: Option<Range<usize>>,
    pub has_object: bool,
    /// 卸甲 of 卸甲：硬甲 $100，甲油膠 $60, or the heading above.
    group: Option<Range<usize>>,
    /// What holds for all prices of the sentence.
    pub condition: Option<Range<usize>>,
}

impl Line {
    /// A new line: under the heading of the last one, if nothing but prices stood between.
    pub fn after(last: &Self, page: &Page<'_>, range: Range<usize>) -> Self {
        let text = page.text();
        let above = text[..range.start].trim_end_matches('\n');
        // An empty line ends what a heading is above of.
        let is_next = range.start - above.len() == 1;
        let own = (!above.is_empty() && is_next).then(|| page.line_at(above.len()));
        let group = own.and_then(|line| if line == last.range { last.heading() } else { heading(page, line) });
        Self { range, group, ..Self::default() }
    }

    /// The heading, if it stands above the line.
    fn heading(&self) -> Option<Range<usize>> {
        self.group.clone().filter(|g| g.end <= self.range.start)
    }

    /// Notes what a price leaves to the next one.
    pub fn close(&mut self, read: &Reader<'_, '_>) {
        self.done = read.tail;
        self.taken = read.condition.as_ref().map_or(self.taken, |c| c.end.max(self.taken));
        self.has_object |= read.object.is_some();
        self.head = read.object.clone().or(self.head.take());
    }
}

/// 【剪髮】, 💅 美甲, 剪髮：: a short line that is marked as a heading.
fn heading(page: &Page<'_>, line: Range<usize>) -> Option<Range<usize>> {
    let text = page.text();
    let written = text[line.clone()].trim();
    let inner = trim(text, line, |c| !c.is_alphanumeric());
    let is_marked = written.ends_with(':') || !written.starts_with(|c: char| c.is_alphanumeric());
    let is_name = (1..=LABEL).contains(&text[inner.clone()].chars().count());
    let is_said = written.ends_with(['。', '!', '?', ',']);
    (is_marked && is_name && !is_said && is_group(page, &inner)).then_some(inner)
}

/// Whether a label names what is priced: 價目, 收費 and 星期六 do not.
fn is_group(page: &Page<'_>, label: &Range<usize>) -> bool {
    let is_label = [Class::PriceLabel, Class::PriceWord, Class::HoursOpen, Class::AddressLabel]
        .iter()
        .any(|class| page.ending(*class, label.end).is_some());
    let has_number = page.view.starting_in(label.clone()).iter().any(|h| h.is(Token::Price) || h.is(Token::Num));
    !is_label && !has_number && clock::all_days(page, label).is_empty()
}

impl Reader<'_, '_> {
    /// `白粥啦，淨係$15`: the clause before names the thing when it names no price.
    pub(super) fn object_before(&mut self) {
        let text = self.page.text();
        let is_first = self.floor == self.clause.start
            && trim(text, self.floor..self.head, is_mark).len()
                == self.condition.as_ref().map_or(0, ExactSizeIterator::len);
        let before = self.page.clause_before(&self.clause).filter(|_| is_first);
        let Some(before) = before.filter(|c| c.start >= self.done && !self.has_amount(c)) else { return };
        // 放題二人起 opens nothing.
        let is_open =
            self.page.has(Class::HoursOpen, &before) && self.page.ending(Class::ConditionEnd, before.end).is_none();
        if (2..=16).contains(&text[before.clone()].chars().count()) && !is_open {
            let own = self.condition.take();
            let thing = self.thing(before);
            self.take_thing(thing);
            self.condition = own.or(self.condition.take());
        }
    }

    /// 全套（沖涼剪毛）5kg以下: what stands before a bracket, and what behind it.
    pub(super) fn behind_bracket(&self, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let text = self.page.text();
        let close = text[range.clone()].rfind(')').map(|i| range.start + i)?;
        let open = text[range.start..close].rfind('(').map(|i| range.start + i)?;
        let head = trim(text, range.start..open, is_mark);
        let which = trim(text, close + 1..range.end, is_mark);
        let is_name = (1..=LABEL).contains(&text[head.clone()].chars().count());
        (is_name && !which.is_empty()).then_some((head, which))
    }

    /// The label of the price, which may stand before another price of the line, or the heading above.
    pub(super) fn group(&mut self, line: &mut Line) {
        if let Some(own) = self.group.clone().or_else(|| self.label()) {
            line.group = Some(own);
        }
        let is_near =
            |g: &&Range<usize>| g.end <= line.range.start || self.is_one_sentence(g.end..self.head.max(g.end));
        self.group = line.group.as_ref().filter(is_near).cloned();
        let is_goods = matches!(self.role, None | Some(Role::Price | Role::Was | Role::Bundle));
        if self.object.is_none() && is_goods {
            self.object = self.group.take();
        }
    }

    /// 卸甲 of 卸甲：硬甲.
    fn label(&self) -> Option<Range<usize>> {
        let text = self.page.text();
        let before = self.floor..self.head.max(self.floor);
        let colon = text[before.clone()].find(':').map(|i| before.start + i)?;
        let label = trim(text, before.start..colon, |c| !c.is_alphanumeric());
        let is_name = (1..=LABEL).contains(&text[label.clone()].chars().count());
        (is_name && is_group(self.page, &label)).then_some(label)
    }

    /// 例牌, 半隻: a size alone is a case of the thing before it, and so is an amount without a thing; at the end of a thing
    /// it is its case.
    pub(super) fn name_case(&mut self, line: &Line) {
        let text = self.page.text();
        // A sentence that has ended lends nothing.
        let lends = |head: &&Range<usize>| self.is_one_sentence(head.end..self.head.max(head.end));
        let head = line.head.as_ref().filter(lends).cloned();
        let is_goods = matches!(self.role, None | Some(Role::Price | Role::Was | Role::Bundle));
        let Some(object) = self.object.clone() else {
            self.object = head.filter(|_| is_goods);
            return;
        };
        if self.case.is_some() {
            return;
        }
        if head.is_some() && self.is_size(&object) {
            self.case = Some(object);
            self.object = head;
            return;
        }
        let Some(word) = self.page.ending(Class::PriceCase, object.end).filter(|w| w.start >= object.start) else {
            return;
        };
        let rest = trim(text, object.start..word.start, is_mark);
        if !rest.is_empty() {
            self.case = Some(word);
            self.object = Some(rest);
        } else if head.is_some() {
            self.case = Some(word);
            self.object = head;
        }
    }

    /// 14/15, 10kg, 三本, 半个: a number with its measure and little behind it. 三角琴 and 九龍 are names.
    fn is_size(&self, object: &Range<usize>) -> bool {
        let number = self.page.view.starting_in(object.start..object.start + 1).iter().find(|h| h.is(Token::Num));
        let text = self.page.text();
        let is_measured = number.is_some_and(|n| {
            let end = (n.end as usize).min(object.end);
            let is_short = text[end..object.end].chars().count() <= 2;
            let is_counted = unit_at(text, end).0 != Unit::Bare
                || end == object.end
                || self.page.starting(Class::CountedBehind, end).is_some()
                || self.page.starting(Class::PriceUnit, end).is_some();
            is_short && is_counted
        });
        is_measured || text[object.clone()].starts_with(|c: char| c.is_ascii_digit())
    }
}
