//! Facts that are told in words: offers, limits, policies and the like. Which words make them is data
//! (`keyword_packs/facts`); here each is given its whole clause.

use super::fact::{Fact, Told, Value};
use super::measures;
use super::offer::{self, Day};
use super::page::Page;
use crate::text::token::Token;
use std::ops::Range;

/// Facts out of the rows that were met: index into `Index::rules`, and bytes of the view.
pub fn read(page: &Page<'_>, rows: &[(u16, Range<usize>)], days: &[Day], first: &[Range<usize>], out: &mut Vec<Fact>) {
    let fact = |(told, range): &(Told, Range<usize>)| match told {
        Told::Offer => offer::read(page, days, first, range),
        told => {
            let value = Value::Told { told: *told, measures: measures::within(page, range) };
            Fact { range: page.original(range), value }
        }
    };
    let mut found: Vec<(Told, Range<usize>)> = rows
        .iter()
        .filter_map(|(rule, range)| {
            let id = page.packs.index.rules[usize::from(*rule)].id.as_str();
            let told = Told::named(id.strip_prefix("fact/")?)?;
            page.is_prose(range.start).then(|| (told, whole(page, told, range)))
        })
        .collect();
    for token in [Token::Phone, Token::Url, Token::Handle, Token::Mail] {
        found.extend(page.tokens(token).map(|range| (Told::Contact, range)));
    }
    found.sort_by_key(|(told, range)| (*told, range.start, std::cmp::Reverse(range.end)));
    let mut last: Option<(Told, Range<usize>)> = None;
    for (told, range) in found {
        match &mut last {
            Some((before, l)) if *before == told && range.start < l.end => l.end = l.end.max(range.end),
            _ => {
                out.extend(last.take().map(|l| fact(&l)));
                last = Some((told, range));
            }
        }
    }
    out.extend(last.map(|l| fact(&l)));
}

/// A measure is its own words, anything else the clause in which its words stand.
fn whole(page: &Page<'_>, told: Told, range: &Range<usize>) -> Range<usize> {
    if matches!(told, Told::Quantity | Told::Years | Told::Payment | Told::Contact) {
        return range.clone();
    }
    let first = page.clause_at(range.start);
    first.start.min(range.start)..page.clause_at(range.end.saturating_sub(1)).end.max(range.end).max(first.end)
}
