//! When a price holds: words at the head or the end of what stands before it, a clause behind it, a clause that opens its
//! sentence.

use super::line::Line;
use super::{CONDITION, Reader, is_mark};
use crate::pack::Class;
use crate::reading::facts::clock;
use crate::reading::facts::fact::{Qualifier, Role};
use crate::reading::facts::page::trim;
use crate::text::token::Token;
use std::ops::Range;

impl Reader<'_, '_> {
    /// A condition at the head or the end of what stands before an amount, and the rest.
    pub(super) fn split_condition(&self, range: Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
        let text = self.page.text();
        // 5個人以上每架減$5: all of it says when; in 放題二人起 a thing stands before.
        let end = self.page.ending(Class::ConditionEnd, range.end).filter(|w| w.start > range.start);
        let chars = text[range.clone()].chars().count();
        // 后 is also a word of its own: 褂后.
        if end.is_some() && (3..=CONDITION).contains(&chars) {
            let count = self.number_within(&range).filter(|n| self.is_short_count(n.start..range.end));
            let start = count.map_or(range.start, |n| n.start);
            return (Some(start..range.end), trim(text, range.start..start, is_mark));
        }
        let days = clock::all_days(self.page, &range);
        let day = days.iter().find(|d| d.start == range.start).cloned();
        // 5cm內線條, 3歲以上小班: a number with its bound, and behind it the thing.
        if let Some(bound) = self.bound_at_head(&range).filter(|_| day.is_none()) {
            return (Some(bound.clone()), trim(text, bound.end..range.end, is_mark));
        }
        // 過海看車型: what it depends on.
        if let Some(depends) = self.depends_on(&range) {
            return (Some(depends.clone()), trim(text, range.start..depends.start, is_mark));
        }
        // 下午茶 $80: alone it is a thing; a day is none.
        let word = self.page.starting(Class::PriceCondition, range.start).filter(|w| w.end < range.end);
        if let Some(word) = day.or(word) {
            let rest = trim(text, word.end..range.end, is_mark);
            return (Some(word), rest);
        }
        match days.into_iter().find(|d| d.end == range.end && d.start > range.start) {
            Some(day) => (Some(day.clone()), trim(text, range.start..day.start, is_mark)),
            None => (None, range),
        }
    }

    fn bound_at_head(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let number = self.number_within(range).filter(|n| n.start == range.start)?;
        let rest = number.end..range.end;
        let end = self.page.first(Class::ConditionEnd, &rest).filter(|w| w.end < range.end)?;
        self.is_short_count(range.start..end.end).then_some(range.start..end.end)
    }

    fn depends_on(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let text = self.page.text();
        let word = self.page.last(Class::DependsOn, range)?;
        let (before, behind) = (&text[range.start..word.start], &text[word.end..range.end]);
        let fits = before.trim().chars().count() >= 2 && (2..=6).contains(&behind.trim().chars().count());
        fits.then_some(word.start..range.end)
    }

    /// 逾期90日, 有毛領再加: all that stands before an amount says when it is due, and names nothing.
    pub(super) fn condition_instead(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let chars = self.page.text()[range.clone()].chars().count();
        let is_more = matches!(self.role, Some(Role::AddOn | Role::Discount));
        let begins = |class: Class| self.page.starting(class, range.start).is_some_and(|w| w.end < range.end);
        let says_when = begins(Class::ConditionIf) || (is_more && begins(Class::ConditionIfMore));
        // 兩個人一齊嚟每人減: a long stretch before what is taken off says for whom.
        let for_whom = self.role == Some(Role::Discount) && chars > 4;
        ((says_when || for_whom) && (2..=CONDITION).contains(&chars)).then(|| range.clone())
    }

    /// The first number within a range.
    fn number_within(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let inside = self.page.view.starting_in(range.clone()).iter().filter(|h| h.end as usize <= range.end);
        inside.filter(|h| h.is(Token::Num)).map(|h| h.range()).next()
    }

    /// 二人起, 10kg以上, 3本或以上: a number and little else.
    fn is_short_count(&self, range: Range<usize>) -> bool {
        self.page.text()[range].chars().count() <= 8
    }

    /// A short clause behind the price that says when it holds.
    pub(super) fn condition_around(&mut self, next: usize) {
        if self.condition.is_some() || next < self.clause.end {
            return;
        }
        let text = self.page.text();
        let rest = trim(text, self.tail..self.clause.end.max(self.tail), is_mark);
        if self.is_condition(&rest) {
            self.tail = rest.end;
            self.condition = Some(rest);
            return;
        }
        if !rest.is_empty() {
            return;
        }
        self.condition = self.page.clause_after(&self.clause).filter(|c| c.end <= next && self.is_condition(c));
    }

    /// A clause that opens the sentence and says when (下午茶2點到5點, 學生) holds for all its prices.
    pub(super) fn condition_ahead(&mut self, line: &mut Line) {
        let is_today = self.role != Some(Role::Was) && self.qualifier != Some(Qualifier::Usual);
        if self.condition.is_some() || !is_today {
            return;
        }
        if let Some(before) = self.page.clause_before(&self.clause)
            && before.start >= line.taken
            && self.opens_sentence(&before)
            && self.is_condition(&before)
        {
            line.condition = Some(before);
        }
        let holds = |c: &&Range<usize>| c.start < self.clause.start && self.is_one_sentence(c.end..self.clause.start);
        self.condition = line.condition.as_ref().filter(holds).cloned();
    }

    /// Whether nothing of the sentence stands before a clause.
    fn opens_sentence(&self, clause: &Range<usize>) -> bool {
        self.page.clause_before(clause).is_none()
    }

    /// Whether no sentence ends within a range.
    pub(super) fn is_one_sentence(&self, range: Range<usize>) -> bool {
        !self.page.text()[range].contains(['\n', '。', '!', '?', ';'])
    }

    /// Whether a clause says when a price holds: for whom, how early, until when, what it depends on.
    pub(super) fn is_condition(&self, range: &Range<usize>) -> bool {
        let (page, text) = (self.page, self.page.text());
        let chars = text[range.clone()].chars().count();
        if !(2..=CONDITION).contains(&chars) || self.has_amount(range) {
            return false;
        }
        let until = page.starting(Class::UntilBefore, range.start).map(|w| trim(text, w.end..range.end, is_mark));
        let ends_on_day = until.is_some_and(|rest| self.number_within(&rest).is_some_and(|n| n.start == rest.start));
        let is_month = |n: Range<usize>| text[n.end..range.end].trim_start().starts_with('月');
        let before_day =
            page.ending(Class::UntilBehind, range.end).is_some() && self.number_within(range).is_some_and(is_month);
        page.has(Class::PriceCondition, range)
            || page.starting(Class::ConditionStart, range.start).is_some()
            || ends_on_day
            || before_day
    }
}
