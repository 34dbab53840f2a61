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
}

impl Facts {
    /// Those that lie within a range of the note's bytes.
    pub fn within(&self, range: &Range<usize>) -> impl Iterator<Item = &Fact> {
        let (start, end) = (range.start, range.end);
        self.list.iter().filter(move |f| start <= f.range.start && f.range.end <= end)
    }

    /// Whether a range says on which day or for how many.
    pub fn is_bounded(&self, range: &Range<usize>) -> bool {
        self.bounds.iter().any(|b| range.start <= b.start && b.start < range.end)
    }

    /// The prices, each with its fact.
    pub fn prices(&self) -> impl Iterator<Item = (&Fact, &Price)> {
        self.list.iter().filter_map(|f| if let Value::Price(price) = &f.value { Some((f, price)) } else { None })
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
    Facts { list: out, tells_time: !clock::clocks(page).is_empty(), bounds }
}

#[cfg(test)]
mod tests;
