//! What can be a topic of a version, and what a version only denies.

use crate::lists::WordList;
use crate::reading::naming::topic_name;
use crate::text::units::units;

/// Units of a topic.
const TOPIC_UNITS: u32 = 10;

/// Whether a text speaks of something only to say that there is none: 「No pizza」, 「做唔到無糖」.
pub fn is_denied(text: &str, topic: &str) -> bool {
    let chars: Vec<char> = topic.chars().collect();
    // A place may stand before the word in a topic: 大圍無糖.
    let tails = (0..chars.len().saturating_sub(1)).map(|i| chars[i..].iter().collect::<String>());
    let lower = text.to_lowercase();
    for tail in tails {
        let found: Vec<usize> = lower.match_indices(&tail.to_lowercase()).map(|(i, _)| i).collect();
        if found.is_empty() {
            continue;
        }
        return found.iter().all(|i| {
            let before: String = lower[..*i].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            WordList::Denial.words().iter().any(|d| before.contains(&d.to_lowercase()))
        });
    }
    false
}

/// A name that a topic can hold, unless it is too long for one.
pub fn topic(text: &str) -> Option<String> {
    let name = topic_name(text);
    (!name.is_empty() && units(&name) <= TOPIC_UNITS).then_some(name)
}
