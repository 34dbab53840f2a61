//! What a note says and a reader could hold it to: one reading for the rules, the rewrite, the answers to customers.
//!
//! One file an extractor. Words are pack classes (`keyword_packs/facts`), shapes are code. An extractor looks at the
//! [`Page`] and nothing else; facts of different kinds may share words (an offer holds prices).

pub mod address;
pub mod clock;
pub mod fact;
pub mod hours;
pub mod page;
pub mod price;
pub mod told;
pub mod transport;

use fact::Fact;
use page::Page;
use std::ops::Range;

/// What looks for one kind of fact.
type Extractor = fn(&Page<'_>, &mut Vec<Fact>);

/// All extractors but [`told`], whose rows have been met already.
const EXTRACTORS: [Extractor; 4] = [price::read, hours::read, address::read, transport::read];

/// The facts of a note, in the order of the text. `rows` are the fact rows that were met.
pub fn read(page: &Page<'_>, rows: &[(u16, Range<usize>)]) -> Vec<Fact> {
    let mut out = Vec::new();
    for extractor in EXTRACTORS {
        extractor(page, &mut out);
    }
    told::read(page, rows, &mut out);
    out.retain(|f| !f.range.is_empty());
    out.sort_by_key(|f| (f.range.start, f.range.end));
    out
}
