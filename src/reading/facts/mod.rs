//! What a note says and a reader could hold it to: one reading for the rules, the rewrite, the answers to customers.
//!
//! One file an extractor. Words are pack classes (`keyword_packs/facts`), shapes are code. An extractor looks at the
//! [`Page`] and nothing else; facts of different kinds may share words (an offer holds prices).

pub mod address;
pub mod amounts;
pub mod clock;
pub mod fact;
pub mod hours;
pub mod measures;
pub mod offer;
pub mod page;
pub mod price;
pub mod told;
pub mod transport;

use fact::{Fact, Price, Value};
use page::Page;
use std::ops::Range;

/// Facts that begin before one place and may still hold it: more overlap nowhere.
const HOLDING: usize = 24;

/// What looks for one kind of fact.
type Extractor = fn(&Page<'_>, &mut Vec<Fact>);

/// All extractors but [`told`], whose rows have been met already.
const EXTRACTORS: [Extractor; 4] = [price::read, hours::read, address::read, transport::read];

/// The facts of a note.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// In the order of the text.
    pub list: Vec<Fact>,
    /// Whether any time of day stands in the note, whatever happens then.
    pub tells_time: bool,
    /// Days of the calendar and 首50名: what bounds an offer.
    pub bounds: Vec<Range<usize>>,
    /// Where amounts are written, and the places of their prices in `list`; sorted.
    written: Vec<(usize, u32)>,
    /// Bytes of the longest of them.
    longest: usize,
}

impl Facts {
    /// Those that lie within a range of the note's bytes.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Fact> {
        let end = range.end;
        let from = self.list.partition_point(|f| f.range.start < range.start);
        self.list[from..].iter().take_while(move |f| f.range.start < end).filter(move |f| f.range.end <= end)
    }

    /// Those of which any part lies in a range of the note's bytes.
    pub fn touching(&self, range: &Range<usize>) -> impl Iterator<Item = &Fact> {
        let (start, end) = (range.start, range.end);
        let from = self.list.partition_point(|f| f.range.start + self.longest <= start);
        self.list[from..].iter().take_while(move |f| f.range.start < end).filter(move |f| start < f.range.end)
    }

    /// Those that hold a range of the note's bytes.
    pub fn within_reach(&self, range: &Range<usize>) -> impl Iterator<Item = &Fact> {
        let (start, end) = (range.start, range.end);
        let before = self.list.partition_point(|f| f.range.start <= start);
        self.list[..before].iter().rev().take(HOLDING).filter(move |f| end <= f.range.end)
    }

    /// Whether a range says on which day or for how many.
    pub fn is_bounded(&self, range: &Range<usize>) -> bool {
        let next = self.bounds.partition_point(|b| b.start < range.start);
        self.bounds.get(next).is_some_and(|b| b.start < range.end)
    }

    /// The prices, each with its fact.
    pub fn prices(&self) -> impl Iterator<Item = (&Fact, &Price)> {
        self.list.iter().filter_map(|f| if let Value::Price(price) = &f.value { Some((f, price)) } else { None })
    }

    /// The prices whose amounts are written within a range of the note's bytes, in the order of the text.
    pub fn prices_written_in(&self, range: Range<usize>) -> impl Iterator<Item = &Price> {
        let from = self.written.partition_point(|(at, _)| *at < range.start);
        let inside = self.written[from..].iter().take_while(|(at, _)| *at < range.end);
        let mut places: Vec<u32> = inside.map(|(_, place)| *place).collect();
        places.sort_unstable();
        let price =
            |place: u32| if let Value::Price(price) = &self.list[place as usize].value { Some(price) } else { None };
        places.into_iter().filter_map(price)
    }

    /// Whether there is a fact of such a value.
    pub fn any(&self, is_it: impl Fn(&Value) -> bool) -> bool {
        self.list.iter().any(|f| is_it(&f.value))
    }
}

/// The facts of a note. `rows` are the fact rows that were met.
pub fn read(page: &Page<'_>, rows: &[(u16, Range<usize>)]) -> Facts {
    let mut out = Vec::new();
    for extractor in EXTRACTORS {
        extractor(page, &mut out);
    }
    let (days, first) = (offer::days(page), offer::for_first(page));
    told::read(page, rows, &days, &first, &mut out);
    let mut bounds: Vec<Range<usize>> =
        days.iter().map(|d| &d.range).chain(&first).map(|range| page.original(range)).collect();
    bounds.sort_by_key(|b| b.start);
    out.retain(|f| !f.range.is_empty());
    out.sort_by_key(|f| (f.range.start, f.range.end));
    let written = |(fact, place): (&Fact, u32)| match &fact.value {
        Value::Price(price) => Some((price.written.start, place)),
        _ => None,
    };
    let mut written: Vec<(usize, u32)> = out.iter().zip(0..).filter_map(written).collect();
    written.sort_unstable();
    let longest = out.iter().map(|f| f.range.len()).max().unwrap_or_default();
    Facts { list: out, tells_time: clock::has_clocks(page), bounds, written, longest }
}

#[cfg(test)]
mod tests;
