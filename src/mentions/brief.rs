//! A brief for somebody who posts: what it asks for and must not. The words are data (`keyword_packs/mentions/briefs.toml`).

use super::words::Words;
use crate::text::variants;
use serde::Deserialize;
use std::ops::Range;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../keyword_packs/mentions/briefs.toml");

/// A kind of fault, with what it rests on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Name of its messages.
    pub id: String,
    /// `law`, `platform` or `rule-of-thumb`.
    pub basis: String,
    /// Where that is written down.
    pub source: String,
    /// The day on which somebody looked it up.
    pub checked: String,
    /// Whether a denial before it in the same clause lifts it.
    #[serde(default)]
    is_deniable: bool,
    words: Vec<String>,
    unless: Vec<String>,
    /// Lines that have the fault.
    pub yes: Vec<String>,
    /// Lines that have not.
    pub no: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    denials: Vec<String>,
    fault: Vec<Fault>,
}

/// The file is part of the program and tested; one that could not be read would find nothing.
static READ: LazyLock<File> =
    LazyLock::new(|| toml::from_str(FILE).unwrap_or(File { denials: Vec::new(), fault: Vec::new() }));

/// The kinds.
pub static FAULTS: LazyLock<&'static [Fault]> = LazyLock::new(|| &READ.fault);

static WORDS: LazyLock<Words<usize>> = LazyLock::new(|| {
    let mut words = Words::default();
    for (i, fault) in FAULTS.iter().enumerate() {
        words.add(&fault.words, i, false);
        words.add(&fault.unless, i, true);
    }
    words.add(&READ.denials, DENIAL, false);
    words
});

/// The sign of a denial; no fault has this number.
const DENIAL: usize = usize::MAX;
/// Ends a clause.
const COMMAS: [char; 3] = [',', '，', '\n'];

/// A fault that stands in a brief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Which of [`FAULTS`].
    pub fault: usize,
    /// The line, in bytes of the brief.
    pub line: Range<usize>,
    /// Its number, from 1.
    pub number: usize,
}

/// What is wrong with a brief, in its order: each kind once a sentence.
pub fn check(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let (mut start, mut number) = (0, 1);
    for sentence in text.split_inclusive(['\n', '。', '！', '!', '；', ';']) {
        let trimmed = sentence.trim();
        let from = start + (sentence.len() - sentence.trim_start().len());
        let folded = variants().fold_str(trimmed);
        let mut kinds = kinds(&folded);
        kinds.dedup();
        found.extend(kinds.into_iter().map(|fault| Found { fault, line: from..from + trimmed.len(), number }));
        start += sentence.len();
        number += sentence.matches('\n').count();
    }
    found
}

/// The kinds in a folded sentence.
fn kinds(folded: &str) -> Vec<usize> {
    let met = WORDS.meet(folded);
    let is_denied = |at: usize| {
        let clause = folded[..at].rfind(COMMAS).map_or(0, |i| i + 1);
        // What begins with a denial itself is a word of the fault: 唔好改字.
        met.iter().any(|m| m.sign == DENIAL && clause <= m.range.start && m.range.end <= at)
    };
    let stands =
        |m: &&super::words::Met<usize>| m.sign != DENIAL && !(FAULTS[m.sign].is_deniable && is_denied(m.range.start));
    met.iter().filter(stands).map(|m| m.sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::date;

    #[test]
    fn every_fault_stands_in_its_lines_and_in_no_other() {
        assert!(FAULTS.len() >= 8);
        for (i, fault) in FAULTS.iter().enumerate() {
            let has = |line: &String| check(line).iter().any(|f| f.fault == i);
            assert!(fault.yes.len() >= 2 && fault.no.len() >= 2, "{}", fault.id);
            assert!(date::days(&fault.checked).is_some() && !fault.source.is_empty(), "{}", fault.id);
            for line in &fault.yes {
                assert!(has(line), "{}: {line}", fault.id);
            }
            for line in &fault.no {
                assert!(check(line).is_empty(), "{}: {line}", fault.id);
            }
        }
    }

    #[test]
    fn places_slice_the_brief() {
        let text = "多謝幫手\n  照抄就得！唔使寫合作。";
        let found: Vec<(&str, usize)> = check(text).into_iter().map(|f| (&text[f.line], f.number)).collect();
        assert_eq!(found, [("照抄就得！", 2), ("唔使寫合作。", 2)]);
    }
}
