//! A line of a page, read as the body of a note: the facts are those that `check` reads.

use crate::config::Config;
use crate::lists::WordList;
use crate::note::{Draft, Record, Source};
use crate::pack::{Class, Packs};
use crate::reading::Reading;
use crate::reading::facts::fact::{Price, Role, Told, Value};
use std::ops::Range;

/// Reads lines.
pub struct Reader<'p> {
    packs: &'p Packs,
    config: Config,
}

/// What a line tells.
pub struct ToldLine {
    /// The facts, with their bytes in the line.
    pub facts: Vec<(Range<usize>, Value)>,
    /// The ways to pay that it names, in its own words.
    pub ways_to_pay: Vec<String>,
    /// The text of the note, which the parts of facts are ranges of.
    text: String,
    names_time: bool,
}

impl<'p> Reader<'p> {
    /// Ready for the lines of a page.
    pub fn new(packs: &'p Packs) -> Self {
        Self { packs, config: Config::default() }
    }

    /// What a line tells.
    pub fn read(&self, line: &str) -> ToldLine {
        let record = Record { body: line.to_owned(), ..Record::default() };
        let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
        let reading = Reading::new(&source, self.packs, &self.config);
        let start = reading.note.text.find(line);
        let at = |range: &Range<usize>| Some(range.start.checked_sub(start?)?..range.end.checked_sub(start?)?);
        let facts = reading.facts.list.iter().filter_map(|f| Some((at(&f.range)?, f.value.clone()))).collect();
        let days = reading.view.has_class(Class::Day, 0..reading.view.folded.text.len());
        ToldLine {
            facts,
            ways_to_pay: self.ways_to_pay(&reading),
            names_time: reading.facts.tells_time || days,
            text: reading.note.text,
        }
    }

    /// The longest words of the class, in the order of the text, each way once.
    fn ways_to_pay(&self, reading: &Reading) -> Vec<String> {
        let hits = reading.view.hits.iter().filter(|h| self.packs.in_class(Class::ToldPay, h.string));
        let mut ranges: Vec<Range<usize>> = hits.map(|h| h.start as usize..h.end as usize).collect();
        ranges.sort_by_key(|r| (r.start, std::cmp::Reverse(r.end)));
        let mut end = 0;
        let mut found: Vec<String> = Vec::new();
        for range in ranges {
            if range.start < end {
                continue;
            }
            end = range.end;
            let way = &reading.note.text[reading.view.original(range)];
            if !found.iter().any(|f| f.eq_ignore_ascii_case(way)) {
                found.push(way.to_owned());
            }
        }
        found
    }
}

impl ToldLine {
    /// Whether it names a day or a time, and so can stand behind a label of hours.
    pub fn is_hours(&self) -> bool {
        let is_it = |v: &Value| matches!(v, Value::Hours { .. } | Value::Closed { .. });
        self.names_time || self.facts.iter().any(|(_, v)| is_it(v))
    }

    /// Whether it says where a house stands.
    pub fn is_address(&self) -> bool {
        self.facts.iter().any(|(_, v)| matches!(v, Value::Address { .. }))
    }

    /// Whether it says how to pay.
    pub fn is_payment(&self) -> bool {
        self.facts.iter().any(|(_, v)| v.told() == Some(Told::Payment))
    }

    /// Whether an amount of the line is what one visitor pays.
    pub fn is_per_person(&self, price: &Price) -> bool {
        let of_one = |unit: &Range<usize>| WordList::PagePerPerson.is_in(&self.text[unit.clone()].to_lowercase());
        price.role == Role::Price && price.unit.as_ref().is_some_and(of_one)
    }
}
