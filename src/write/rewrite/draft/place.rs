//! Where a sentence belongs: prices, practical lines, running text.

use super::kinds::{Kinds, is_filled};
use super::parts::{Clause, Part, Sentence};
use crate::lists::WordList;
use crate::pack::Class;
use crate::reading::context::Context;
use crate::reading::facts::fact::{Role, Value};
use crate::text::units::units as length;
use std::ops::Range;

/// Units of a clause that can be an item.
pub(super) const ITEM: u32 = 18;
/// Units of a remark that goes whatever it tells: 6 min.
const SHORT_REMARK: u32 = 5;
/// Units of a remark that goes with the practical clause before it.
pub(super) const REMARK: u32 = 14;

/// Where a sentence belongs: facts that fill it decide, prose is what is left.
pub fn part(cx: &Context<'_>, s: &Sentence) -> Part {
    let kept: Vec<&Clause> = s.kept().collect();
    if kept.first().is_some_and(|c| is_practical(cx, c)) && kept.iter().all(|c| goes_with_practical(cx, c)) {
        return Part::Practical;
    }
    // 「留位先畀$500」 is no price.
    let books = |c: &Clause| {
        let text = cx.note.text[c.range.clone()].to_lowercase();
        WordList::Reserving.begins(&text)
    };
    let item = |c: &Clause| {
        if books(c) {
            return false;
        }
        c.is_bare_price
            || (c.kinds.has(Kinds::PRICE) && c.pieces.len() > 1)
            // 「原價$180而家$120」 without its first half: an amount that nothing else in the text leads to.
            || (c.kinds.has(Kinds::PRICE.and(Kinds::WAS)) && !c.is_whole() && !names_goods(cx, c))
            || c.kinds.has(Kinds::PRICE)
                && is_filled(
                    cx,
                    &c.range,
                    |v| matches!(v, Value::Price(p) if !matches!(p.role, Role::Deposit | Role::Threshold | Role::Was)),
                )
    };
    let count = |c: &Clause| cx.facts.prices_written_in(c.range.clone()).count() + usize::from(c.is_bare_price);
    let amounts: usize = kept.iter().filter(|c| item(c)).map(|c| count(c)).sum();
    let begins = kept.first().is_some_and(|c| item(c)) || (amounts > 1 && kept.get(1).is_some_and(|c| item(c)));
    let is_list = begins && (amounts > 1 || kept.len() < 4) && !s.is_question;
    let speaks = |c: &Clause| {
        let folded = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
        cx.view.has_class(Class::OwnerWe, folded.clone()) || cx.view.has_class(Class::PastAct, folded)
    };
    // 「上个月有位伯伯拿来一块停了的表」 costs nothing.
    let happens = kept.first().is_some_and(|c| {
        let at = cx.view.folded.position_of(c.range.start);
        cx.view.words_starting(Class::RoleStory, at..at + 1).next().is_some()
    });
    // 「離島唔做，新界偏遠加車費$150」 says how far something goes.
    let bans = kept.first().is_some_and(|c| {
        let folded = cx.view.folded.position_of(c.range.start)..cx.view.folded.position_of(c.range.end);
        !c.kinds.has(Kinds::PRICE) && cx.view.has_class(Class::TitleBan, folded)
    });
    // What comes off is no list of its own, nor what comes on top where something is not done.
    let amounts = || kept.iter().flat_map(|c| cx.facts.prices_written_in(c.range.clone())).map(|p| p.role);
    let whole = s.range.clone();
    let refuses = cx
        .view
        .has_class(Class::TitleBan, cx.view.folded.position_of(whole.start)..cx.view.folded.position_of(whole.end));
    let is_off = amounts().next().is_some() && amounts().all(|r| r == Role::Discount);
    let is_extra = refuses && amounts().next().is_some() && amounts().all(|r| r == Role::AddOn);
    let bans = bans || is_off || is_extra;
    if is_list && !bans && !happens && !kept.iter().any(|c| speaks(c) && !item(c)) { Part::Prices } else { Part::Prose }
}

/// Whether a clause says where or when, and hardly anything else.
pub(super) fn is_practical(cx: &Context<'_>, c: &Clause) -> bool {
    let says = |v: &Value| {
        matches!(v, Value::Address { .. } | Value::Transport { .. } | Value::Hours { .. } | Value::Closed { .. })
    };
    let begins = |v: &Value| matches!(v, Value::Address { .. } | Value::Hours { .. } | Value::Closed { .. });
    // 「工廠街37號2樓（行樓梯上，右手邊）」: what stands in brackets behind is said of it.
    let bare = unbracketed(&cx.note.text, &c.range);
    is_filled(cx, &bare, says) || begins_with(cx, c, begins) || is_clock(&cx.note.text[c.range.clone()])
}

/// Whether a clause can stand in a line that says where or when.
pub(super) fn goes_with_practical(cx: &Context<'_>, c: &Clause) -> bool {
    let told = Kinds::PROCESS.and(Kinds::CARE).and(Kinds::YEARS);
    let units = length(&cx.note.text[c.range.clone()]);
    let rules = c.kinds.has(Kinds::POLICY.and(Kinds::BOOKING));
    let is_remark =
        units <= REMARK && !c.kinds.has(Kinds::PRICE) && (units <= SHORT_REMARK || rules || !c.kinds.has(told));
    is_remark || is_practical(cx, c)
}

/// A range without the bracket that ends it.
fn unbracketed(text: &str, r: &Range<usize>) -> Range<usize> {
    let inside = &text[r.clone()];
    let open = inside.find(['（', '(']).filter(|at| *at > 0 && inside.ends_with(['）', ')']));
    open.map_or_else(|| r.clone(), |at| r.start..r.start + inside[..at].trim_end().len())
}

/// Whether nothing but two times of the clock stands in a text: 10:00-19:00.
pub fn is_clock(text: &str) -> bool {
    let hours: Vec<&str> = text.split(['-', '–']).collect();
    if hours.len() == 2 && hours.iter().all(|h| h.parse::<u8>().is_ok_and(|h| h <= 24)) {
        return true;
    }
    // 朝8晚8.
    let is_part = |c: char| c.is_ascii_digit() || WordList::ClockPart.has_char(c);
    let parted = WordList::ClockPart.begins(text)
        && text.split(|c: char| !c.is_ascii_digit()).filter(|d| !d.is_empty()).count() == 2;
    if parted && text.chars().all(is_part) {
        return true;
    }
    text.matches(':').count() == 2
        && text.chars().all(|c| {
            c.is_ascii_digit() || matches!(c, ':' | '-' | '–' | '~' | '～' | ' ') || WordList::Joint.has_char(c)
        })
}

/// Whether a clause begins with such a fact and tells no price and no terms: 「9:00-18:30 年十五至年廿九開到8點」.
pub(super) fn begins_with(cx: &Context<'_>, c: &Clause, is_it: impl Fn(&Value) -> bool) -> bool {
    let others = Kinds::PRICE.and(Kinds::OFFER).and(Kinds::PROCESS).and(Kinds::LIMIT).and(Kinds::QUANTITY);
    let starts = |f: &crate::reading::facts::fact::Fact| f.range.start == c.range.start && is_it(&f.value);
    !c.kinds.has(others) && cx.facts.touching(&c.range).any(starts)
}

/// Whether what is left of a clause says what its price is for.
fn names_goods(cx: &Context<'_>, c: &Clause) -> bool {
    let object = |r: &Range<usize>| cx.facts.prices_written_in(r.clone()).any(|p| p.object.is_some());
    c.pieces.iter().any(object)
}
