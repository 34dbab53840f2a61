//! What things cost: an amount with the thing it is for, its unit, how exact it is, and when it holds.
//!
//! An amount is read outwards. To its left stand words about the amount (由, 每位, 原價) and before them the thing; to its
//! right a unit, a word about the amount (起, 左右), a bracket, and perhaps a clause that says when it holds.

mod behind;

use super::amounts::{Amount, amounts};
use super::clock;
use super::fact::{Fact, Price, Qualifier, Role, Value};
use super::page::{Page, trim};
use crate::pack::Class;
use crate::text::token::Token;
use std::ops::Range;

/// Characters of a clause that may still be a condition of the price before it.
const CONDITION: usize = 22;
/// Characters of a thing; a longer stretch is a sentence in which an amount stands.
const OBJECT: usize = 24;
/// Words about one amount, on one side of it.
const WORDS: usize = 4;

/// Words before an amount that say how exact it is.
const BEFORE: [(Class, Qualifier); 6] = [
    (Class::PriceFromBefore, Qualifier::From),
    (Class::PriceAboutBefore, Qualifier::About),
    (Class::PriceLeastBefore, Qualifier::Least),
    (Class::PriceMostBefore, Qualifier::Most),
    (Class::PriceOnlyBefore, Qualifier::Only),
    (Class::PriceUsualBefore, Qualifier::Usual),
];
/// Words before an amount that say what it does.
const ROLES: [(Class, Role); 4] = [
    (Class::PriceWas, Role::Was),
    (Class::PriceThreshold, Role::Threshold),
    (Class::PriceDiscount, Role::Discount),
    (Class::PriceAddOn, Role::AddOn),
];
/// Things that are no goods.
const CHARGES: [(Class, Role); 3] =
    [(Class::PriceDeposit, Role::Deposit), (Class::PriceFee, Role::Fee), (Class::PriceBundle, Role::Bundle)];

/// All prices of a note, in the order of the text.
pub fn read(page: &Page<'_>, out: &mut Vec<Fact>) {
    let amounts = amounts(page);
    let mut line = Line::default();
    for (i, amount) in amounts.iter().enumerate() {
        let clause = page.clause_at(amount.range.start);
        let whole = page.line_at(amount.range.start);
        if line.range != whole {
            line = Line { range: whole, ..Line::default() };
        }
        let next = amounts.get(i + 1).map_or(usize::MAX, |a| a.range.start);
        let mut read = Reader::new(page, amount, clause, line.done);
        read.left();
        read.right(next);
        if read.object.is_none() && !line.has_object {
            read.object_behind(next);
        }
        if read.object.is_none() {
            read.object_before();
        }
        read.name_case(&line);
        read.condition_around(next);
        line.done = read.tail;
        line.has_object |= read.object.is_some();
        line.head = read.object.clone().or(line.head.take());
        out.push(read.fact());
    }
}

/// What is known of the line that is being read.
#[derive(Default)]
struct Line {
    range: Range<usize>,
    /// Where the last price ends.
    done: usize,
    /// The last thing that was priced.
    head: Option<Range<usize>>,
    has_object: bool,
}

/// Reads what stands around one amount.
struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    amount: &'p Amount,
    clause: Range<usize>,
    /// From here on nothing belongs to the price before.
    floor: usize,
    /// Where the words about the amount begin.
    head: usize,
    /// Where the words about the amount end.
    tail: usize,
    object: Option<Range<usize>>,
    case: Option<Range<usize>>,
    unit: Option<Range<usize>>,
    qualifier: Option<Qualifier>,
    condition: Option<Range<usize>>,
    role: Option<Role>,
}

impl<'p, 'a> Reader<'p, 'a> {
    fn new(page: &'p Page<'a>, amount: &'p Amount, clause: Range<usize>, done: usize) -> Self {
        let floor = clause.start.max(done);
        let (head, tail) = (amount.range.start, amount.range.end);
        let (object, case, unit, qualifier, condition, role) = (None, None, None, None, None, None);
        Self { page, amount, clause, floor, head, tail, object, case, unit, qualifier, condition, role }
    }

    /// Words about the amount on its left, and the thing before them.
    fn left(&mut self) {
        let text = self.page.text();
        for _ in 0..WORDS * 2 {
            let end = trim(text, self.floor..self.head, is_link).end;
            let Some(word) = self.word_before(end) else {
                self.head = end;
                break;
            };
            self.head = word.start.max(self.floor);
        }
        let thing = self.thing(self.floor..self.head);
        let thing = self.split_unit(thing);
        self.take_thing(thing);
    }

    /// 每架, 每100g right before an amount: its unit, whatever is counted.
    fn split_unit(&mut self, range: Range<usize>) -> Range<usize> {
        let text = self.page.text();
        let Some(at) = text[range.clone()].rfind('每').map(|i| range.start + i) else { return range };
        let is_short = (2..=6).contains(&text[at..range.end].chars().count());
        if !is_short || self.unit.is_some() || text[at..range.end].contains(' ') {
            return range;
        }
        self.unit = Some(at..range.end);
        trim(text, range.start..at, is_mark)
    }

    /// One word about the amount that ends here.
    fn word_before(&mut self, end: usize) -> Option<Range<usize>> {
        let page = self.page;
        let inside = |word: Range<usize>| (word.start >= self.floor).then_some(word);
        for (class, qualifier) in BEFORE {
            if let Some(word) = page.ending(class, end).and_then(inside) {
                self.qualifier.get_or_insert(qualifier);
                return Some(word);
            }
        }
        for (class, role) in ROLES {
            if let Some(word) = page.ending(class, end).and_then(inside) {
                self.role.get_or_insert(role);
                return Some(word);
            }
        }
        if let Some(word) = page.ending(Class::PriceUnitBefore, end).and_then(inside) {
            self.unit.get_or_insert(word.clone());
            return Some(word);
        }
        let label = page.ending(Class::PriceLabel, end).or_else(|| page.ending(Class::PriceWord, end));
        label.and_then(inside)
    }

    /// The stretch before an amount without the marks of a list, and without what a new item begins with.
    fn thing(&self, range: Range<usize>) -> Range<usize> {
        let text = self.page.text();
        let range = trim(text, range, is_mark);
        // A number with a dot at the head of a line counts the items; 5.1kg does not.
        let head = &text[range.clone()];
        let digits = head.len() - head.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let is_decimal = head[digits..].strip_prefix('.').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        let counts = (1..=2).contains(&digits) && head[digits..].starts_with(['.', ')', '、']) && !is_decimal;
        let range = if counts { trim(text, range.start + digits..range.end, is_mark) } else { range };
        // 卸甲：硬甲 $100: behind the label.
        let range =
            text[range.clone()].rfind(':').map_or(range.clone(), |i| trim(text, range.start + i..range.end, is_mark));
        let glue = self.page.starting(Class::PriceGlue, range.start).filter(|g| g.end < range.end);
        trim(text, glue.map_or(range.start, |g| g.end)..range.end, is_mark)
    }

    /// Takes a stretch as the thing that is priced, with its bracket as the case and a condition at its head.
    fn take_thing(&mut self, range: Range<usize>) {
        let text = self.page.text();
        let mut range = range;
        if text[range.clone()].ends_with(')')
            && let Some(open) = text[range.clone()].rfind('(').map(|i| range.start + i)
        {
            self.case = Some(trim(text, open + 1..range.end - 1, char::is_whitespace));
            range = trim(text, range.start..open, is_mark);
        }
        (self.condition, range) = self.split_condition(range);
        let charge = CHARGES.iter().find(|(class, _)| self.page.has(*class, &range));
        if let Some((_, role)) = charge {
            self.role.get_or_insert(*role);
        }
        let range = self.last_words(range);
        self.object = Some(range).filter(|r| text[r.clone()].chars().any(char::is_alphanumeric));
    }

    /// A condition at the head or the end of what stands before an amount, and the rest.
    fn split_condition(&self, range: Range<usize>) -> (Option<Range<usize>>, Range<usize>) {
        let text = self.page.text();
        // 5個人以上每架減$5: all of it says when.
        let end = self.page.ending(Class::ConditionEnd, range.end).filter(|w| w.start > range.start);
        if end.is_some() && text[range.clone()].chars().count() <= CONDITION {
            return (Some(range.clone()), range.end..range.end);
        }
        let days = clock::all_days(self.page, &range);
        let day = days.iter().find(|d| d.start == range.start).cloned();
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

    /// As many of the last words of a long stretch as name a thing.
    fn last_words(&self, range: Range<usize>) -> Range<usize> {
        let text = self.page.text();
        let mut start = range.start;
        while weight(&text[start..range.end]) > OBJECT {
            let cut = text[start..range.end].find([' ', ')', '」', ':', '、']);
            let Some(cut) = cut.map(|i| start + i) else { return range.end..range.end };
            start = cut + text[cut..].chars().next().map_or(1, char::len_utf8);
        }
        trim(text, start..range.end, is_mark)
    }

    /// `白粥啦，淨係$15`: the clause before names the thing when it names no price.
    fn object_before(&mut self) {
        let text = self.page.text();
        let is_first = self.floor == self.clause.start && trim(text, self.floor..self.head, is_mark).is_empty();
        let before = self.page.clause_before(&self.clause).filter(|_| is_first);
        let Some(before) = before.filter(|c| !self.has_amount(c)) else { return };
        if (2..=16).contains(&text[before.clone()].chars().count()) && !self.page.has(Class::HoursOpen, &before) {
            let thing = self.thing(before);
            self.take_thing(thing);
        }
    }

    /// `$388 女士剪髮`: in a line whose amounts come first the thing stands behind.
    fn object_behind(&mut self, next: usize) {
        let text = self.page.text();
        let end = self.clause.end.min(next);
        if self.tail >= end || self.role == Some(Role::Threshold) {
            return;
        }
        let range = trim(text, self.tail..end, is_mark);
        let is_short = (2..=14).contains(&text[range.clone()].chars().count());
        let is_word = |class: Class| self.page.ending(class, range.end).is_some();
        let is_label =
            [Class::PriceLabel, Class::PriceWas, Class::PriceAddOn, Class::PriceDiscount].into_iter().any(is_word);
        if is_short && !is_label && !self.page.has(Class::PriceVerb, &range) {
            self.tail = range.end;
            self.take_thing(range);
        }
    }

    /// 例牌, 半隻: a size alone is a case of the thing before it, and so is an amount without a thing; at the end of a thing
    /// it is its case.
    fn name_case(&mut self, line: &Line) {
        let text = self.page.text();
        // A sentence that has ended lends nothing.
        let lends = |head: &&Range<usize>| !text[head.end..self.head.max(head.end)].contains(['。', '!', '?', ';']);
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

    /// 14/15, 10kg以上, 三本, 半个: a number with little behind it.
    fn is_size(&self, object: &Range<usize>) -> bool {
        let number = self.page.view.starting_in(object.start..object.start + 1).iter().find(|h| h.is(Token::Num));
        let text = self.page.text();
        let is_short = number.is_some_and(|n| text[(n.end as usize).min(object.end)..object.end].chars().count() <= 2);
        is_short || text[object.clone()].starts_with(|c: char| c.is_ascii_digit())
    }

    /// A short clause behind the price that says when it holds.
    fn condition_around(&mut self, next: usize) {
        if self.condition.is_some() || next < self.clause.end {
            return;
        }
        let text = self.page.text();
        let rest = trim(text, self.tail..self.clause.end.max(self.tail), is_mark);
        let is_condition = |range: &Range<usize>| {
            let chars = text[range.clone()].chars().count();
            (2..=CONDITION).contains(&chars) && self.page.has(Class::PriceCondition, range) && !self.has_amount(range)
        };
        if is_condition(&rest) {
            self.tail = rest.end;
            self.condition = Some(rest);
            return;
        }
        if !rest.is_empty() {
            return;
        }
        if let Some(clause) = self.page.clause_after(&self.clause).filter(|c| c.end <= next && is_condition(c)) {
            self.condition = Some(clause);
        }
    }

    fn has_amount(&self, range: &Range<usize>) -> bool {
        self.page.view.starting_in(range.clone()).iter().any(|h| h.is(Token::Price) && h.end as usize <= range.end)
    }

    fn fact(self) -> Fact {
        let page = self.page;
        let own = |range: &Option<Range<usize>>| range.as_ref().map(|r| page.original(r)).filter(|r| !r.is_empty());
        let parts = [&self.object, &self.case, &self.condition].into_iter().flatten();
        let start = parts.map(|r| r.start).filter(|s| *s >= self.floor).min().unwrap_or(self.head).min(self.head);
        let range = page.original(&(start.min(self.amount.range.start)..self.tail.max(self.amount.range.end)));
        let price = Price {
            object: own(&self.object),
            case: own(&self.case),
            amount: self.amount.value,
            to: self.amount.to,
            currency: self.amount.currency,
            unit: own(&self.unit),
            qualifier: self.qualifier,
            condition: own(&self.condition),
            role: self.role.unwrap_or(Role::Price),
            written: page.original(&self.amount.range),
        };
        Fact { range, value: Value::Price(price) }
    }
}

/// Marks between a thing and its amount.
fn is_link(c: char) -> bool {
    c.is_whitespace() || matches!(c, ':' | '-' | '–' | '—' | '=' | '@' | '→' | '>' | '…' | '.' | '*' | '~' | '≈')
}

/// Marks around a thing.
fn is_mark(c: char) -> bool {
    is_link(c)
        || matches!(c, ',' | '、' | '/' | '+' | '&' | '·' | '●' | '▪' | '★' | '#' | '|' | '"' | '\'' | '「' | '」')
}

/// How much a stretch says: in folded text Latin words stand together, and four letters say about as much as a Chinese one.
fn weight(text: &str) -> usize {
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    text.chars().count() - latin + latin / 4
}
