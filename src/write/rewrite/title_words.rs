//! What titles are compared by, and how their words are set.

use super::text::capital;
use crate::reading::units::spaced;
use crate::text::scan::is_emoji;

/// Bytes of when, behind which a first line says what the title does: 上年.
const SOON: usize = 9;
/// Letters of a word that is shouted.
const LOUD: usize = 5;

/// Whether a first line begins with what a title says, or its first sentence hardly says more: once is enough.
pub(super) fn echoes(said: &str, begins: &str) -> bool {
    let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let first = begins.split(['。', '！', '？', '!', '?']).next().unwrap_or(begins);
    let (said, whole, first) = (letters(said), letters(begins), letters(first));
    let soon = whole.find(&said).is_some_and(|at| at <= SOON);
    !said.is_empty() && (soon || (first.contains(&said) && 4 * said.len() >= 3 * first.len()))
}

/// A title without the sign behind it.
pub(super) fn bare(title: &str) -> &str {
    let joins = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}');
    title.trim_end_matches(|c| is_emoji(c) || joins(c))
}

/// Whether a first line says somewhere in its first two sentences what a title does.
pub(super) fn repeats(said: &str, begins: &str) -> bool {
    let letters = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let mut first = begins.split(['。', '！', '？', '!', '?']).take(2);
    let said = letters(said);
    !said.is_empty() && (first.any(|s| letters(s).contains(&said)) || echoes(&said, begins))
}

/// What a title says behind the shop's name.
pub(super) fn said_in(title: &str) -> &str {
    title.split_once('｜').or_else(|| title.split_once(": ")).map_or(title, |(_, said)| said)
}

/// A place that its writer shouts, as it is written: CENTRAL. TST stays.
pub(super) fn lowered(place: &str) -> String {
    let is_loud = |w: &str| w.len() >= LOUD && w.chars().all(|c| c.is_ascii_uppercase());
    let word = |w: &str| if is_loud(w) { capital(&w.to_lowercase()) } else { w.to_owned() };
    place.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// Spaces between Chinese words are commas in a title; beside Latin words and numbers they stay.
pub(super) fn tight(text: &str) -> String {
    let mut out = String::new();
    for part in spaced(text, &(0..text.len())).into_iter().map(|r| &text[r]) {
        // 「手圍超過 17cm」 is one breath.
        let beside =
            part.starts_with(|c: char| c.is_ascii_digit()) && part.ends_with(|c: char| c.is_ascii_alphabetic());
        out.push_str(if out.is_empty() {
            ""
        } else if beside {
            " "
        } else {
            "，"
        });
        out.push_str(part);
    }
    out
}

/// Whether a title shouts: many marks or signs.
pub(super) fn shouts(title: &str) -> bool {
    title.chars().filter(|c| matches!(c, '!' | '！' | '🔥' | '💯' | '‼')).count() > 1
}
