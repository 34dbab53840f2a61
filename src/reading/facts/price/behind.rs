//! What stands behind an amount: its unit, how exact it is, a bracket.

use super::{Reader, WORDS};
use crate::pack::Class;
use crate::reading::facts::fact::{Qualifier, Role};
use crate::reading::facts::page::trim;
use crate::text::token::Token;
use std::ops::Range;

/// Words behind an amount that say how exact it is.
const BEHIND: [(Class, Qualifier); 3] = [
    (Class::PriceFromBehind, Qualifier::From),
    (Class::PriceAboutBehind, Qualifier::About),
    (Class::PriceUnderBehind, Qualifier::Under),
];

impl Reader<'_, '_> {
    /// A unit, a word about the amount and a bracket on its right, in any order.
    pub(super) fn right(&mut self, next: usize) {
        let (page, text) = (self.page, self.page.text());
        let end = self.clause.end.min(next);
        for _ in 0..WORDS {
            let at = trim(text, self.tail..end.max(self.tail), |c| c == ' ').start;
            if at >= end {
                break;
            }
            let behind = BEHIND.iter().find_map(|(class, q)| Some((page.starting(*class, at)?, *q)));
            // The up of up to 20cm begins a condition.
            let condition = page.starting(Class::ConditionStart, at);
            let behind = behind.filter(|(word, _)| condition.as_ref().is_none_or(|c| c.end <= word.end));
            if let Some((word, qualifier)) = behind {
                self.tail = word.end;
                // $300起送: from there on something holds.
                let next = word.end + text[word.end..].len() - text[word.end..].trim_start().len();
                if qualifier == Qualifier::From && page.starting(Class::ThresholdBehind, next).is_some() {
                    self.role.get_or_insert(Role::Threshold);
                } else {
                    self.qualifier.get_or_insert(qualifier);
                }
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
        // ／30分鐘, /3小時.
        let number = self.page.view.starting_in(from..from + 1).iter().find(|h| h.is(Token::Num)).map(|h| h.range());
        if let Some(number) = number {
            let at = number.end + text[number.end..].len() - text[number.end..].trim_start_matches([' ', '个']).len();
            let word = [Class::MinuteWord, Class::PriceUnit].iter().find_map(|c| self.page.starting(*c, at));
            return word.filter(|w| w.end <= end).map(|w| from - 1..w.end);
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
}
