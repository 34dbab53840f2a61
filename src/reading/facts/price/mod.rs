//! What things cost: an amount with the thing it is for, its unit, how exact it is, and when it holds.
//!
//! An amount is read outwards. To its left stand words about the amount (由, 每位, 原價) and before them the thing; to its
//! right a unit, a word about the amount (起, 左右), a bracket, and perhaps a clause that says when it holds.

mod behind;
mod condition;
mod line;
mod scope;

use super::amounts::{Amount, amounts};
use super::fact::{Fact, Price, Qualifier, Role, Value};
use super::page::{Page, trim};
use crate::pack::Class;
use crate::text::token::Token;
use line::Line;
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
            line = Line::after(&line, page, whole);
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
        read.condition_around(next);
        read.condition_ahead(&mut line);
        read.group(&mut line);
        read.name_case(&line);
        line.close(read.tail, read.object.as_ref(), read.condition.as_ref());
        out.push(read.fact());
    }
}

/// What a word before an amount says of it.
enum Word {
    Qualifier(Qualifier),
    Role(Role),
    Unit,
    Label,
}

/// Reads what stands around one amount.
struct Reader<'p, 'a> {
    page: &'p Page<'a>,
    amount: &'p Amount,
    clause: Range<usize>,
    /// Where the price before ends.
    done: usize,
    /// From here on nothing belongs to the price before.
    floor: usize,
    /// Where the words about the amount begin.
    head: usize,
    /// Where the words about the amount end.
    tail: usize,
    object: Option<Range<usize>>,
    case: Option<Range<usize>>,
    group: Option<Range<usize>>,
    unit: Option<Range<usize>>,
    qualifier: Option<Qualifier>,
    condition: Option<Range<usize>>,
    role: Option<Role>,
}

impl<'p, 'a> Reader<'p, 'a> {
    fn new(page: &'p Page<'a>, amount: &'p Amount, clause: Range<usize>, done: usize) -> Self {
        let floor = clause.start.max(done);
        let (head, tail) = (amount.range.start, amount.range.end);
        let (object, case, group, unit, qualifier, condition, role) = (None, None, None, None, None, None, None);
        Self { page, amount, clause, done, floor, head, tail, object, case, group, unit, qualifier, condition, role }
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
        let of = |class: Class| page.ending(class, end).filter(|word| word.start >= self.floor);
        let qualifiers = BEFORE.into_iter().filter_map(|(class, q)| Some((of(class)?, Word::Qualifier(q))));
        let roles = ROLES.into_iter().filter_map(|(class, r)| Some((of(class)?, Word::Role(r))));
        let unit = of(Class::PriceUnitBefore).map(|word| (word, Word::Unit));
        let labels = [Class::PriceLabel, Class::PriceWord].into_iter().filter_map(|c| Some((of(c)?, Word::Label)));
        // The longest: 試過 is no 過. Of two as long the first counts.
        let (word, what) = qualifiers.chain(roles).chain(unit).chain(labels).min_by_key(|(word, _)| word.start)?;
        match what {
            Word::Qualifier(qualifier) => _ = self.qualifier.get_or_insert(qualifier),
            Word::Role(role) => _ = self.role.get_or_insert(role),
            Word::Unit => _ = self.unit.get_or_insert(word.clone()),
            Word::Label => {}
        }
        Some(word)
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
        let range = match text[range.clone()].rfind(':').map(|i| range.start + i) {
            Some(colon) => trim(text, colon..range.end, is_mark),
            None => range,
        };
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
        // 全套（洗剪吹）短髮: the bracket says what the thing holds, behind it stands which of them.
        if let Some((head, which)) = self.behind_bracket(&range) {
            self.group = Some(head);
            range = which;
        }
        (self.condition, range) = self.split_condition(range);
        if let Some(condition) = self.condition_instead(&range) {
            self.condition = Some(condition);
            range = range.end..range.end;
        }
        let charge = CHARGES.iter().find(|(class, _)| self.page.has(*class, &range));
        if let Some((_, role)) = charge {
            self.role.get_or_insert(*role);
        }
        let range = self.last_words(range);
        self.object = Some(range).filter(|r| text[r.clone()].chars().any(char::is_alphanumeric));
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
        if is_short && !is_label && !self.page.has(Class::PriceVerb, &range) && !self.is_condition(&range) {
            self.tail = range.end;
            self.take_thing(range);
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
            group: own(&self.group).filter(|g| Some(g) != own(&self.object).as_ref()),
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
        || matches!(
            c,
            ',' | '(' | '、' | '/' | '+' | '&' | '·' | '●' | '▪' | '★' | '#' | '|' | '"' | '\'' | '「' | '」'
        )
}

/// How much a stretch says: in folded text Latin words stand together, and four letters say about as much as a Chinese one.
fn weight(text: &str) -> usize {
    let latin = text.chars().filter(char::is_ascii_alphabetic).count();
    text.chars().count() - latin + latin / 4
}
