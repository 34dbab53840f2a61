//! The thing of a price that does not stand right before it: in the clause before, in the price before, in a label.

use super::line::{LABEL, Line, is_group};
use super::{Reader, is_mark};
use crate::pack::Class;
use crate::reading::facts::fact::Role;
use crate::reading::facts::page::trim;
use crate::text::measure::{Unit, unit_at};
use crate::text::token::Token;
use std::ops::Range;

impl Reader<'_, '_> {
    /// `白粥啦，淨係$15`: the clause before names the thing when it names no price.
    pub(super) fn object_before(&mut self) {
        let text = self.page.text();
        let is_first = self.floor == self.clause.start
            && trim(text, self.floor..self.head, is_mark).len()
                == self.condition.as_ref().map_or(0, ExactSizeIterator::len);
        let before = self.page.clause_before(&self.clause).filter(|_| is_first);
        let Some(before) = before.filter(|c| c.start >= self.done && !self.has_amount(c)) else { return };
        // 牛仔褲，腰圍30，$380起: a size stands between.
        let named = self.page.clause_before(&before).filter(|c| c.start >= self.done && !self.has_amount(c));
        let (size, before) = match named.filter(|_| self.tells_size(&before)) {
            Some(named) => (Some(before), named),
            None => (None, before),
        };
        // 放題二人起 opens nothing.
        let is_open =
            self.page.has(Class::HoursOpen, &before) && self.page.ending(Class::ConditionEnd, before.end).is_none();
        if (2..=16).contains(&text[before.clone()].chars().count()) && !is_open {
            let own = self.condition.take();
            let thing = self.thing(before);
            self.take_thing(thing);
            self.condition = own.or(self.condition.take());
            self.case = self.case.take().or(size);
        }
    }

    /// 腰圍30–34, 5cm, 中碼: a clause that ends with a number or a measure and says no more than how large.
    fn tells_size(&self, clause: &Range<usize>) -> bool {
        let text = &self.page.text()[clause.clone()];
        let is_short = text.chars().count() <= 10;
        let ends =
            text.ends_with(|c: char| c.is_ascii_digit()) || self.page.ending(Class::PriceCase, clause.end).is_some();
        is_short && ends
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
