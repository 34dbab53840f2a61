//! Which of a trade's questions to its readers ends a version.

use super::hash::hash;
use super::lead::LeadKind;
use super::way::Way;
use crate::pack::voice::Line;
use std::collections::BTreeMap;

/// The line that has most in common with a text; none where no line has anything.
pub fn nearest<'l>(lines: impl Iterator<Item = &'l str>, text: &str, way: Way, salt: u64) -> Option<String> {
    let common = |line: &str| if way == Way::En { shared_words(line, text) } else { shared_pairs(line, text) };
    // One word may be chance: the slice of a loaf is no slice of a cake.
    let least = if way == Way::En { 2 } else { 1 };
    let best = lines.map(|l| (common(l), l)).max_by_key(|(n, l)| (*n, hash(salt, l)))?;
    (best.0 >= least).then(|| best.1.to_owned())
}

/// One of our questions about what a version leads with: who reads a story is asked for theirs, who reads advice how they do it.
pub fn about(lines: &BTreeMap<String, Vec<Line>>, kind: LeadKind, way: Way, salt: u64) -> Option<String> {
    let list = lines.get(&format!("close_{}", kind.name())).filter(|l| !l.is_empty())?;
    let line = &list[(salt % list.len() as u64) as usize];
    Some(way.pick(line).to_owned()).filter(|t| !t.is_empty())
}

/// Pairs of letters of a line that a text holds as well.
fn shared_pairs(line: &str, text: &str) -> usize {
    let chars: Vec<char> = line.chars().collect();
    let pairs = chars.windows(2).filter(|w| w.iter().all(|c| c.is_alphanumeric()));
    pairs.filter(|w| text.contains(&w.iter().collect::<String>())).count()
}

/// Words of a line, four letters at least, that a text holds as well.
fn shared_words(line: &str, text: &str) -> usize {
    let text = text.to_lowercase();
    let words = line.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 3);
    words.filter(|w| text.contains(&w.to_lowercase())).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_is_about_what_the_draft_tells() {
        let lines = || ["你會揀凍飲定熱飲？", "你屋企部冷氣幾耐洗一次？"].into_iter();
        assert_eq!(nearest(lines(), "洗冷氣分體機$580", Way::Yue, 1).as_deref(), Some("你屋企部冷氣幾耐洗一次？"));
        assert_eq!(nearest(lines(), "裁縫改褲腳", Way::Yue, 1), None);
        let english = || ["Hot or iced?", "How often do you clean your filters?"].into_iter();
        let said = nearest(english(), "We clean split units and their filters.", Way::En, 1);
        assert_eq!(said.as_deref(), Some("How often do you clean your filters?"));
        assert_eq!(nearest(english(), "A clean slice of bread.", Way::En, 1), None);
    }
}
