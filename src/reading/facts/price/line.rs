//! What a line lends to the prices in it: the thing that was priced last, the label or heading they stand under, a
//! condition.

use crate::pack::Class;
use crate::reading::facts::clock;
use crate::reading::facts::page::{Page, trim};
use crate::text::token::Token;
use std::ops::Range;

/// Characters of a label or heading; what is longer is a sentence.
pub(super) const LABEL: usize = 10;

/// What is known of the line that is being read.
#[derive(Default)]
pub(super) struct Line {
    pub range: Range<usize>,
    /// Where the last price ends.
    pub done: usize,
    /// Where the last condition ends.
    pub taken: usize,
    /// The last thing that was priced.
    pub head: Option<Range<usize>>,
    pub has_object: bool,
    /// 卸甲 of 卸甲：硬甲 $100，甲油膠 $60, or the heading above.
    pub group: Option<Range<usize>>,
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
    pub fn close(&mut self, tail: usize, object: Option<&Range<usize>>, condition: Option<&Range<usize>>) {
        self.done = tail;
        self.taken = condition.map_or(self.taken, |c| c.end.max(self.taken));
        self.has_object |= object.is_some();
        self.head = object.cloned().or(self.head.take());
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
pub(super) fn is_group(page: &Page<'_>, label: &Range<usize>) -> bool {
    let is_label = [Class::PriceLabel, Class::PriceWord, Class::HoursOpen, Class::AddressLabel]
        .iter()
        .any(|class| page.ending(*class, label.end).is_some());
    let has_number = page.view.starting_in(label.clone()).iter().any(|h| h.is(Token::Price) || h.is(Token::Num));
    !is_label && !has_number && clock::all_days(page, label).is_empty()
}
