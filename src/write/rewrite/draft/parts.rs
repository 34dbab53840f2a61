//! What a draft is made of.

use super::kinds::Kinds;
use std::ops::Range;

/// A clause of the draft.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Without the marks around it.
    pub range: Range<usize>,
    /// What stays of it, in order; empty when it goes.
    pub pieces: Vec<Range<usize>>,
    /// What it tells.
    pub kinds: Kinds,
    /// The rule for which it goes, or loses a part.
    pub rule: Option<String>,
    /// The reader is told to do something.
    pub is_call: bool,
    /// A name and a number in a list of such: 自然款 298.
    pub is_bare_price: bool,
}

impl Clause {
    /// Whether anything of it stays.
    pub fn stays(&self) -> bool {
        !self.pieces.is_empty()
    }

    /// Whether all of it stays.
    pub fn is_whole(&self) -> bool {
        self.pieces.len() == 1 && self.pieces[0] == self.range
    }
}

/// Where a sentence belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Told in running text.
    Prose,
    /// A list of goods with prices.
    Prices,
    /// Where the shop is, when it is open.
    Practical,
}

/// A sentence of the draft.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// End mark included.
    pub range: Range<usize>,
    /// In order.
    pub clauses: Vec<Clause>,
    /// Which line of the draft.
    pub line: usize,
    /// Where it belongs.
    pub part: Part,
    /// It stands in the title.
    pub is_title: bool,
    /// It says what follows, and nothing else.
    pub is_heading: bool,
    /// A question mark ends it.
    pub is_question: bool,
}

impl Sentence {
    /// Clauses of which something stays.
    pub fn kept(&self) -> impl Iterator<Item = &Clause> {
        self.clauses.iter().filter(|c| c.stays())
    }

    /// Whether anything of it stays.
    pub fn stays(&self) -> bool {
        self.clauses.iter().any(Clause::stays)
    }

    /// All that its kept clauses tell.
    pub fn kinds(&self) -> Kinds {
        self.kept().fold(Kinds::NONE, |all, c| all.and(c.kinds))
    }
}
