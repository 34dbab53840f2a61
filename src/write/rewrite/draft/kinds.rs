//! What a clause tells: the kinds of the facts that stand in it.

use crate::reading::context::Context;
use crate::reading::facts::fact::{Role, Told, Value};
use std::ops::Range;

/// Part of a clause that its facts must fill before it counts as nothing else, in tenths.
const FILLED: usize = 6;

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u32);

impl Kinds {
    /// Nothing that anybody could be held to.
    pub const NONE: Self = Self(0);
    /// What something costs today.
    pub const PRICE: Self = Self(1);
    /// What it did cost.
    pub const WAS: Self = Self(1 << 1);
    /// Where the shop is, and the way.
    pub const PLACE: Self = Self(1 << 2);
    /// When it is open and when not.
    pub const HOURS: Self = Self(1 << 3);
    /// What is given under which terms.
    pub const OFFER: Self = Self(1 << 4);
    /// How to pay.
    pub const PAYMENT: Self = Self(1 << 5);
    /// How to book.
    pub const BOOKING: Self = Self(1 << 6);
    /// A way to reach somebody outside the app.
    pub const CONTACT: Self = Self(1 << 7);
    /// What is not done.
    pub const LIMIT: Self = Self(1 << 8);
    /// What to beware of.
    pub const CAUTION: Self = Self(1 << 9);
    /// What holds for deposits, changes, returns.
    pub const POLICY: Self = Self(1 << 10);
    /// How it is made, how long it takes.
    pub const PROCESS: Self = Self(1 << 11);
    /// How to use or keep it.
    pub const CARE: Self = Self(1 << 12);
    /// Since when, and who.
    pub const YEARS: Self = Self(1 << 13);
    /// How many, how large.
    pub const QUANTITY: Self = Self(1 << 14);
    /// Kinds that a reader comes for and a version owes, whatever stands around them.
    pub const HARD: Self = Self(Self::PRICE.0 | Self::PLACE.0 | Self::HOURS.0);
    /// Told in words, and worth a lead.
    pub const TELLING: Self = Self(Self::LIMIT.0 | Self::CAUTION.0 | Self::POLICY.0 | Self::PROCESS.0 | Self::CARE.0);

    /// What each is called where models are made, in the order of their bits.
    pub const NAMES: [&str; 15] = [
        "price", "was", "place", "hours", "offer", "payment", "booking", "contact", "limit", "caution", "policy",
        "process", "care", "years", "quantity",
    ];

    /// The kind at a place of [`Self::NAMES`].
    pub const fn single(place: usize) -> Self {
        Self(1 << place)
    }

    /// The kinds of the facts that stand in a range, or of which half does.
    pub fn of(cx: &Context<'_>, range: &Range<usize>) -> Self {
        let mut all = Self::NONE;
        for fact in cx.facts.touching(range) {
            let shared = fact.range.end.min(range.end) - fact.range.start.max(range.start);
            // A price counts where its amount is written; anything else where half of it or of the clause lies.
            let counts = match &fact.value {
                Value::Price(p) => range.start <= p.written.start && p.written.end <= range.end,
                _ => 2 * shared >= fact.range.len() || 2 * shared >= range.len(),
            };
            if counts {
                all = all.and(Self::of_value(&fact.value));
            }
        }
        all
    }

    const fn of_value(value: &Value) -> Self {
        match value {
            Value::Address { .. } | Value::Transport { .. } => Self::PLACE,
            Value::Hours { .. } | Value::Closed { .. } => Self::HOURS,
            Value::Price(p) if matches!(p.role, Role::Was) => Self::WAS,
            Value::Price(_) => Self::PRICE,
            Value::Offer { .. } => Self::OFFER,
            Value::Told { told, .. } => match told {
                Told::Offer => Self::OFFER,
                Told::Payment => Self::PAYMENT,
                Told::Booking => Self::BOOKING,
                Told::Contact => Self::CONTACT,
                Told::Limit => Self::LIMIT,
                Told::Caution => Self::CAUTION,
                Told::Policy => Self::POLICY,
                Told::Process => Self::PROCESS,
                Told::Care => Self::CARE,
                Told::Years => Self::YEARS,
                Told::Quantity => Self::QUANTITY,
            },
        }
    }

    /// Both.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether any of these kinds is in it.
    pub const fn has(self, any: Self) -> bool {
        self.0 & any.0 != 0
    }

    /// Whether nothing is in it that anybody could be held to.
    pub const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// Whether facts of such values fill most of a range.
pub fn is_filled(cx: &Context<'_>, range: &Range<usize>, is_it: impl Fn(&Value) -> bool) -> bool {
    let inside = cx.facts.touching(range).filter(|f| is_it(&f.value));
    let mut covered = 0;
    let mut upto = range.start;
    for fact in inside {
        let from = fact.range.start.max(upto);
        let to = fact.range.end.min(range.end);
        covered += to.saturating_sub(from);
        upto = upto.max(to);
    }
    covered * 10 >= range.len() * FILLED
}
