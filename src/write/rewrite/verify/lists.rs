//! Words that the verifier looks for, and words that it lets pass.

use crate::lists::WordList;
use crate::pack::Class;

/// Classes of words that claim something of goods, of a shop or of people.
pub(super) const CLAIMS: [Class; 9] = [
    Class::Fine,
    Class::Folk,
    Class::Taste,
    Class::Looks,
    Class::Craft,
    Class::PastAct,
    Class::Praise,
    Class::CopyQuality,
    Class::Ailment,
];
/// Days of the week.
pub(super) const WEEKDAYS: [(&str, char); 7] = [
    ("monday", '一'),
    ("tuesday", '二'),
    ("wednesday", '三'),
    ("thursday", '四'),
    ("friday", '五'),
    ("saturday", '六'),
    ("sunday", '日'),
];
/// The day that an English word names: `tue`, `tues`, `tuesdays`.
pub(super) fn weekday(word: &str) -> Option<char> {
    let stem = word.strip_suffix('s').unwrap_or(word);
    let names = |name: &str| stem.len() >= 3 && (name.starts_with(stem) || name == word);
    WEEKDAYS.iter().find(|(name, _)| names(name)).map(|(_, day)| *day)
}

/// Whether a word of a cue says nothing of any shop.
pub(super) fn is_filler(word: &str) -> bool {
    WordList::ProofFiller.has(word) || word.chars().all(|c| WordList::ProofJoining.has_char(c))
}

/// Whether a character is Han.
pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}')
}

/// Han characters count one each, Latin letters half of one.
pub(super) fn weight(word: &str) -> usize {
    word.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() / 2
}
