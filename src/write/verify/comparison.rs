//! What comes of comparing two texts.

use crate::diagnostic::Finding;
use std::ops::Range;

/// What a version says that its draft does not, the other way round, and what both say.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// How many clauses of the version say something.
    pub clauses: usize,
    /// Clauses of the version that stand in the draft or the profile.
    pub sourced: Vec<Sourced>,
    /// What differs.
    pub changed: Vec<Changed>,
    /// What neither draft nor profile say.
    pub new: Vec<New>,
    /// What the draft says and the version does not.
    pub lost: Vec<Lost>,
    /// What the check finds in the version.
    pub findings: Vec<Finding>,
    /// The version is written in another language: only numbers, names and times were compared.
    pub is_translated: bool,
}

/// Which text vouches for a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The draft.
    Draft,
    /// The shop's profile.
    Profile,
}

/// A clause that stands in the draft or the profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced {
    /// Bytes of the version.
    pub range: Range<usize>,
    /// Where it stands.
    pub from: From,
    /// Bytes of that text.
    pub at: Range<usize>,
}

/// Something that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Bytes of the version: the words in question.
    pub range: Range<usize>,
    /// What differs.
    pub kind: Change,
    /// Which text says otherwise.
    pub from: From,
    /// Bytes of that text.
    pub at: Range<usize>,
    /// What the draft says of the version's amount: 「$180 係拔罐」.
    pub owner: Option<Range<usize>>,
}

/// What differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A number, or what it belongs to.
    Amount,
    /// How exact a number is, how usual something is.
    Qualifier,
    /// On what it hangs.
    Condition,
    /// Whether it is so.
    Polarity,
    /// How far it reaches.
    Scope,
    /// An hour, a day, a date.
    Time,
    /// A place, an exit, a floor.
    Place,
    /// A name.
    Name,
}

impl Change {
    /// All of them, with their names in JSON.
    pub const ALL: [(Self, &'static str); 8] = [
        (Self::Amount, "amount"),
        (Self::Qualifier, "qualifier"),
        (Self::Condition, "condition"),
        (Self::Polarity, "polarity"),
        (Self::Scope, "scope"),
        (Self::Time, "time"),
        (Self::Place, "place"),
        (Self::Name, "name"),
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

/// Something that neither draft nor profile say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct New {
    /// Bytes of the version: the words in question.
    pub range: Range<usize>,
    /// What it speaks of.
    pub kind: Novelty,
}

/// What something new speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Novelty {
    /// A number.
    Amount,
    /// An hour, a day, a date.
    Time,
    /// A place.
    Place,
    /// A name.
    Name,
    /// What a thing does to people.
    Effect,
    /// What to beware of.
    Caution,
    /// Customers.
    Customer,
    /// A place or a time to be at.
    Scene,
    /// How a thing is.
    Property,
    /// What is promised.
    Promise,
    /// Anything else.
    Other,
}

impl Novelty {
    /// All of them, with their names in JSON.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Amount, "amount"),
        (Self::Time, "time"),
        (Self::Place, "place"),
        (Self::Name, "name"),
        (Self::Effect, "effect"),
        (Self::Caution, "caution"),
        (Self::Customer, "customer"),
        (Self::Scene, "scene"),
        (Self::Property, "property"),
        (Self::Promise, "promise"),
        (Self::Other, "other"),
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// Whether it is a fact that a reader could hold the shop to.
    pub const fn is_hard(self) -> bool {
        matches!(self, Self::Amount | Self::Time | Self::Place | Self::Name)
    }
}

/// Something that the draft says and the version does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Bytes of the draft.
    pub at: Range<usize>,
    /// What it is.
    pub kind: Loss,
}

/// What was lost, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Loss {
    /// What to beware of.
    Caution,
    /// On what something hangs.
    Condition,
    /// What is not done.
    Limit,
    /// What holds for deposits, changes, returns.
    Policy,
    /// What something costs.
    Price,
    /// When it is open.
    Hours,
    /// Where it is, and how to get there.
    Address,
    /// What is given.
    Offer,
    /// How it is made.
    Process,
    /// What the shop is.
    Trade,
    /// Anything else.
    Other,
}

impl Loss {
    /// All of them, with their names in JSON.
    pub const ALL: [(Self, &'static str); 11] = [
        (Self::Caution, "caution"),
        (Self::Condition, "condition"),
        (Self::Limit, "limit"),
        (Self::Policy, "policy"),
        (Self::Price, "price"),
        (Self::Hours, "hours"),
        (Self::Address, "address"),
        (Self::Offer, "offer"),
        (Self::Process, "process"),
        (Self::Trade, "trade"),
        (Self::Other, "other"),
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }
}

impl Comparison {
    /// Whether a version may be shown beside its draft: nothing differs and no fact was made up.
    pub fn is_faithful(&self) -> bool {
        self.changed.is_empty() && !self.new.iter().any(|n| n.kind.is_hard())
    }
}
