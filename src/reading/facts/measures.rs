//! Numbers with what they measure: 3個工作天, 10至15分鐘, 十五年, 30×40cm. The words are lists (`unit-…` of
//! `keyword_packs/lists/proof.toml`), the shapes are here.

use super::fact::Measure;
use super::page::Page;
use crate::pack::Class;
use crate::text::measure::{Unit, unit_at};
use crate::text::number;
use crate::text::token::Token;
use std::ops::Range;

/// The measures within a range of the folded text, in order. A number without a unit measures nothing.
pub fn within(page: &Page<'_>, range: &Range<usize>) -> Vec<Measure> {
    let mut out: Vec<Measure> = Vec::new();
    // The number before: the lower end of 10至15分鐘 has no unit of its own, that of 3日–5日 has.
    let mut before: Option<Number> = None;
    for at in page.tokens_in(Token::Num, range.clone()) {
        if before.as_ref().is_some_and(|b| at.start < b.range.end) {
            continue;
        }
        let Some(number) = Number::at(page, &at) else { continue };
        let low = before.take().filter(|low| low.begins_range_to(&number, page));
        if number.unit != Unit::Bare {
            if low.as_ref().is_some_and(|low| low.unit != Unit::Bare) {
                out.pop();
            }
            let start = low.as_ref().map_or(number.range.start, |low| low.range.start);
            let (from, to) = low.map_or((number.value, None), |low| (low.value, Some(number.value)));
            let range = page.original(&(start..number.range.end));
            out.push(Measure { range, number: from, to, unit: number.unit });
        }
        before = Some(number);
    }
    out
}

/// A number of the folded text, with its unit.
struct Number {
    range: Range<usize>,
    value: f64,
    unit: Unit,
}

impl Number {
    fn at(page: &Page<'_>, at: &Range<usize>) -> Option<Self> {
        let text = page.text();
        let value = number::value(&text[at.clone()])?;
        let is_money = text[..at.start].trim_end().ends_with(['$', '¥', '€', '£']);
        // A space ends a Chinese numeral: 朝八晚九 星期日.
        let is_alone = text[at.end..].starts_with(' ') && !text[at.clone()].is_ascii();
        let (unit, end) = match () {
            () if is_money => (Unit::Money, at.end),
            () if is_alone => (Unit::Bare, at.end),
            () => unit_at(text, at.end),
        };
        Some(Self { range: at.start..end, value, unit })
    }

    fn begins_range_to(&self, upper: &Self, page: &Page<'_>) -> bool {
        let is_one = self.unit == Unit::Bare || self.unit == upper.unit;
        is_one && self.value < upper.value && joins(page, self.range.end..upper.range.start)
    }
}

/// Whether nothing but a word or sign of a span stands there.
fn joins(page: &Page<'_>, between: Range<usize>) -> bool {
    let Some(text) = page.text().get(between.clone()) else { return false };
    let word = text.trim();
    let at = between.start + text.len() - text.trim_start().len();
    matches!(word, "-" | "–" | "—" | "~") || page.starting(Class::SpanWord, at).is_some_and(|w| w.len() == word.len())
}
