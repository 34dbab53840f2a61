//! What things cost: an amount with the thing it is for, its unit, how exact it is, and when it holds.
//!
//! An amount is read outwards. To its left stand words about the amount (由, 每位, 原價) and before them the thing; to its
//! right a unit, a word about the amount (起, 左右), a bracket, and perhaps a clause that says when it holds.

use super::clock;
use super::fact::{Currency, Fact, Price, Qualifier, Role, Value};
use super::page::{Page, trim};
use crate::pack::Class;
use crate::text::number;
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
/// The same behind it.
const BEHIND: [(Class, Qualifier); 3] = [
    (Class::PriceFromBehind, Qualifier::From),
    (Class::PriceAboutBehind, Qualifier::About),
    (Class::PriceUnderBehind, Qualifier::Under),
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

/// An amount in the folded text.
#[derive(Clone, Debug)]
struct Amount {
    range: Range<usize>,
    value: f64,
    to: Option<f64>,
    currency: Option<Currency>,
}

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

/// The amounts of a note: what has a currency, ranges as one, and bare numbers behind a word for a price.
fn amounts(page: &Page<'_>) -> Vec<Amount> {
    let text = page.text();
    let mut priced: Vec<Range<usize>> = page.tokens(Token::Price).collect();
    priced.extend(page.tokens(Token::Num).filter(|n| is_bare(page, n)));
    priced.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
    let mut out: Vec<Amount> = Vec::new();
    for range in priced {
        // HK$48 and the 48元 in it are one amount.
        if let Some(last) = out.last_mut().filter(|l| range.start < l.range.end) {
            last.range.end = last.range.end.max(range.end);
            continue;
        }
        let Some(value) = value_in(&text[range.clone()]) else { continue };
        if let Some(last) = out.last_mut().filter(|l| is_dash(&text[l.range.end..range.start])) {
            last.range.end = range.end;
            last.to = Some(value);
            continue;
        }
        let currency = currency(&text[range.clone()]);
        out.push(Amount { range: range.clone(), value, to: None, currency });
        upper_end(page, out.last_mut());
    }
    lower_ends(page, &mut out);
    out
}

/// `$80-120`: the sign stands before the first number only.
fn upper_end(page: &Page<'_>, amount: Option<&mut Amount>) {
    let Some(amount) = amount else { return };
    let text = page.text();
    let rest = &text[amount.range.end..];
    let Some(mark) = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—' | '~' | '至' | '到')) else {
        return;
    };
    let at = amount.range.end + mark.len_utf8();
    let number = page.view.starting_in(at..at + 1).iter().find(|h| h.is(Token::Num)).map(|h| h.range());
    if let Some(number) = number
        && let Some(value) = number::value(&text[number.clone()]).filter(|v| *v > amount.value)
    {
        amount.range.end = number.end;
        amount.to = Some(value);
    }
}

/// `80至120元`: the unit stands behind the second number only.
fn lower_ends(page: &Page<'_>, amounts: &mut [Amount]) {
    let text = page.text();
    for amount in amounts.iter_mut().filter(|a| a.to.is_none()) {
        let before = text[..amount.range.start].trim_end_matches(['-', '–', '—', '~', '至', '到']);
        if before.len() == amount.range.start {
            continue;
        }
        let number = page.view.ending_in(before.len()..before.len() + 1).find(|h| h.is(Token::Num));
        let value = number.and_then(|n| number::value(&text[n.range()])).filter(|v| *v < amount.value);
        if let (Some(number), Some(value)) = (number, value) {
            amount.range.start = number.start as usize;
            amount.to = Some(amount.value);
            amount.value = value;
        }
    }
}

fn is_dash(between: &str) -> bool {
    matches!(between.trim(), "-" | "–" | "—" | "~" | "至" | "到")
}

/// The number in an amount.
fn value_in(written: &str) -> Option<f64> {
    let is_part = |c: char| c.is_ascii_digit() || "零〇一二三四五六七八九十百千万两半廿卅".contains(c);
    let start = written.find(is_part)?;
    let end =
        written[start..].find(|c: char| !is_part(c) && !matches!(c, ',' | '.')).map_or(written.len(), |n| start + n);
    number::value(written[start..end].trim_end_matches([',', '.'])).filter(|v| *v >= 0.5)
}

/// Which money an amount names.
fn currency(written: &str) -> Option<Currency> {
    if written.contains("hk") || written.contains('港') || written.contains('蚊') {
        Some(Currency::Hkd)
    } else if ["us$", "nt$", "a$", "s$", "c$"].iter().any(|s| written.starts_with(s)) {
        Some(Currency::Other)
    } else if written.contains('$') {
        Some(Currency::Dollar)
    } else if written.contains(['¥', '元', '块']) || written.contains("rmb") || written.contains("人民") {
        Some(Currency::Yuan)
    } else {
        None
    }
}

/// A bare number that only the words beside it make a price: 人均 120, 加五十, 200有找.
fn is_bare(page: &Page<'_>, number: &Range<usize>) -> bool {
    let text = page.text();
    let written = &text[number.clone()];
    let before = trim(text, 0..number.start, |c| matches!(c, ' ' | ':' | '(' | '≈' | '~'));
    let after = text[number.end..].trim_start_matches(' ');
    let at = text.len() - after.len();
    let counts = [Class::PriceNot, Class::Counter, Class::MinuteWord].iter().any(|c| page.starting(*c, at).is_some());
    let ends = after.chars().next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '%' | ':' | '/' | '-'));
    let is_sum = number::value(written).is_some_and(|v| (10.0..100_000.0).contains(&v)) && !written.contains('.');
    let named = page.ending(Class::PriceWord, before.end).is_some();
    let asked = [Class::PriceAddOn, Class::PriceVerb].iter().any(|c| page.ending(*c, before.end).is_some());
    let under = page.starting(Class::PriceUnderBehind, at).is_some_and(|w| text[w.clone()].contains('找'));
    let from = page.starting(Class::PriceFromBehind, at).is_some();
    is_sum
        && !counts
        && (under || (named && (ends || from)) || (asked && ends && page.line_has(Token::Price, number.start)))
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
        let head = days.iter().find(|d| d.start == range.start).cloned();
        let head =
            head.or_else(|| self.page.starting(Class::PriceCondition, range.start).filter(|w| w.end <= range.end));
        if let Some(word) = head {
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

    /// A unit, a word about the amount and a bracket on its right, in any order.
    fn right(&mut self, next: usize) {
        let (page, text) = (self.page, self.page.text());
        let end = self.clause.end.min(next);
        for _ in 0..WORDS {
            let at = trim(text, self.tail..end.max(self.tail), |c| c == ' ').start;
            if at >= end {
                break;
            }
            let behind = BEHIND.iter().find_map(|(class, q)| Some((page.starting(*class, at)?, *q)));
            if let Some((word, qualifier)) = behind {
                self.qualifier.get_or_insert(qualifier);
                self.tail = word.end;
            } else if let Some(unit) = self.unit_at(at, end) {
                self.tail = unit.end;
                self.unit.get_or_insert(unit);
            } else if text[at..].starts_with('(') {
                let Some(close) = text[at..end].find(')').map(|i| at + i) else { break };
                let inside = trim(text, at + 1..close, char::is_whitespace);
                if self.has_amount(&inside) {
                    break;
                }
                self.condition.get_or_insert(inside);
                self.tail = close + 1;
            } else {
                break;
            }
        }
    }

    /// `/斤`, `每位`, `each`, `一個鐘`.
    fn unit_at(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let text = self.page.text();
        let slash = text[at..].starts_with('/');
        let from = at + usize::from(slash);
        if let Some(word) = self.page.starting(Class::PriceUnit, from).filter(|w| w.end <= end) {
            return Some(at..word.end);
        }
        if !slash {
            return self.measure_at(from, end);
        }
        let word = &text[from..end];
        let is_word = |c: char| c.is_alphanumeric();
        let len = word.find(|c: char| !is_word(c)).unwrap_or(word.len());
        let is_unit = len > 0 && !word.starts_with(|c: char| c.is_ascii_digit()) && word[..len].chars().count() <= 4;
        is_unit.then_some(at..from + len)
    }

    /// 一架, 每單: one of something that no list has.
    fn measure_at(&self, at: usize, end: usize) -> Option<Range<usize>> {
        let mut chars = self.page.text()[at..end].chars();
        let (one, measure, next) = (chars.next()?, chars.next()?, chars.next());
        let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
        let is_measure = matches!(one, '一' | '每' | '成') && is_han(measure) && !next.is_some_and(is_han);
        is_measure.then(|| at..at + one.len_utf8() + measure.len_utf8())
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
        if is_short && !self.page.has(Class::PriceVerb, &range) {
            self.tail = range.end;
            self.take_thing(range);
        }
    }

    /// 例牌, 半隻: a size alone is a case of the thing before it; at the end of a thing it is its case.
    fn name_case(&mut self, line: &Line) {
        let Some(object) = self.object.clone().filter(|_| self.case.is_none()) else { return };
        let text = self.page.text();
        // 14/15 $320, 10kg以上 $480: a size, too.
        let is_size = text[object.clone()].starts_with(|c: char| c.is_ascii_digit());
        if let Some(head) = line.head.clone().filter(|_| is_size) {
            self.case = Some(object);
            self.object = Some(head);
            return;
        }
        let Some(word) = self.page.ending(Class::PriceCase, object.end).filter(|w| w.start >= object.start) else {
            return;
        };
        let rest = trim(text, object.start..word.start, is_mark);
        if !rest.is_empty() {
            self.case = Some(word);
            self.object = Some(rest);
        } else if let Some(head) = &line.head {
            self.case = Some(word);
            self.object = Some(head.clone());
        }
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
        let near = self.object.as_ref().filter(|o| o.start >= self.floor);
        let start = near.map_or(self.head, |o| o.start.min(self.head));
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
