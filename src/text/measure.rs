//! What a number measures, by the word or sign behind it.

use crate::lists::WordList;
use std::sync::LazyLock;

/// What a number measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// Nothing that is known.
    Bare,
    /// A thing of some sort.
    Count,
    /// Money.
    Money,
    /// A part of a hundred, a discount.
    Share,
    /// A time of day.
    Clock,
    /// Minutes.
    Minute,
    /// Hours.
    Hour,
    /// Days or a date.
    Day,
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Years or an age.
    Year,
    /// People.
    People,
    /// How often.
    Times,
    /// Weight.
    Weight,
    /// Length or size.
    Length,
    /// Volume.
    Volume,
    /// A floor.
    Floor,
    /// A number of a house, a shop, a day.
    Number,
}

impl Unit {
    /// Its name, as in JSON; none where nothing is known.
    pub const fn name(self) -> Option<&'static str> {
        Some(match self {
            Self::Bare => return None,
            Self::Count => "count",
            Self::Money => "money",
            Self::Share => "share",
            Self::Clock => "clock",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
            Self::People => "people",
            Self::Times => "times",
            Self::Weight => "weight",
            Self::Length => "length",
            Self::Volume => "volume",
            Self::Floor => "floor",
            Self::Number => "number",
        })
    }
}

/// The words or signs of each unit, folded.
pub(crate) const UNITS: [(Unit, WordList); 17] = [
    (Unit::Minute, WordList::UnitMinute),
    (Unit::Hour, WordList::UnitHour),
    (Unit::Clock, WordList::UnitClock),
    (Unit::Day, WordList::UnitDay),
    (Unit::Week, WordList::UnitWeek),
    (Unit::Month, WordList::UnitMonth),
    (Unit::Year, WordList::UnitYear),
    (Unit::Money, WordList::UnitMoney),
    (Unit::Share, WordList::UnitShare),
    (Unit::People, WordList::UnitPeople),
    (Unit::Times, WordList::UnitTimes),
    (Unit::Weight, WordList::UnitWeight),
    (Unit::Length, WordList::UnitLength),
    (Unit::Volume, WordList::UnitVolume),
    (Unit::Floor, WordList::UnitFloor),
    (Unit::Number, WordList::UnitNumber),
    (Unit::Count, WordList::UnitCount),
];

/// All these words by their first character; those that begin with the same one in the order of the units.
static NAMES: LazyLock<Vec<(char, Unit, &str)>> = LazyLock::new(|| {
    let names = UNITS.iter().flat_map(|(unit, list)| list.words().iter().map(|name| (*unit, *name)));
    let mut out: Vec<_> = names.filter_map(|(unit, name)| Some((name.chars().next()?, unit, name))).collect();
    out.sort_by_key(|(first, ..)| *first);
    out
});

/// The unit that stands at a position, and where it ends.
pub fn unit_at(text: &str, at: usize) -> (Unit, usize) {
    let rest = &text[at..];
    let trimmed = rest.trim_start_matches([' ', '-', '多', '几', '来']);
    let from = at + rest.len() - trimmed.len();
    let stands = |name: &str| {
        let is_word = name.ends_with(|c: char| c.is_ascii_alphabetic());
        let next = trimmed.as_bytes().get(name.len());
        trimmed.starts_with(name) && !(is_word && next.is_some_and(u8::is_ascii_alphabetic))
    };
    let mut found = (Unit::Bare, at);
    let Some(first) = trimmed.chars().next() else { return found };
    let alike = &NAMES[NAMES.partition_point(|(c, ..)| *c < first)..];
    for (_, unit, name) in alike.iter().take_while(|(c, ..)| *c == first) {
        // Of units of one length the last one.
        if from + name.len() >= found.1 && stands(name) {
            found = (*unit, from + name.len());
        }
    }
    found
}
