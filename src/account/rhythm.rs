//! Rhythm: when the account speaks, and when it does not.

use super::note::AccountNote;
use std::collections::BTreeMap;

/// Shorter silences are none, in days.
const SILENCE: i64 = 21;
/// So many times the usual distance is a silence.
const USUAL_TIMES: i64 = 3;

/// Days without a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The note before it.
    pub before: usize,
    /// The note behind it.
    pub behind: usize,
    /// From the one to the other.
    pub days: i64,
}

/// When an account speaks.
#[derive(Clone, Debug, Default)]
pub struct Rhythm {
    /// First and last day, `YYYY-MM-DD`.
    pub span: Option<(String, String)>,
    /// Notes without a date.
    pub undated: usize,
    /// `YYYY-MM` with its notes; from the first month to the last, none left out.
    pub months: Vec<(String, usize)>,
    /// The usual distance of two notes, in days (median).
    pub usual: Option<i64>,
    /// Silences, the longest first.
    pub gaps: Vec<Gap>,
    /// Days from the last note to today.
    pub since_last: Option<i64>,
}

/// When some notes were posted; they are in the order of their days.
pub fn rhythm(notes: &[AccountNote], today: Option<i64>) -> Rhythm {
    let dated: Vec<(usize, i64)> = notes.iter().enumerate().filter_map(|(i, n)| Some((i, n.day?))).collect();
    let mut rhythm = Rhythm { undated: notes.len() - dated.len(), ..Rhythm::default() };
    let (Some(first), Some(last)) = (dated.first(), dated.last()) else { return rhythm };
    let date = |i: usize| notes[i].date.clone().unwrap_or_default();
    rhythm.span = Some((date(first.0), date(last.0)));
    rhythm.since_last = today.map(|today| today - last.1).filter(|days| *days >= 0);
    rhythm.months = months(dated.iter().filter_map(|(i, _)| notes[*i].date.as_deref()));
    let distances: Vec<Gap> = dated
        .windows(2)
        .filter_map(
            |pair| if let [a, b] = pair { Some(Gap { before: a.0, behind: b.0, days: b.1 - a.1 }) } else { None },
        )
        .collect();
    let mut sorted: Vec<i64> = distances.iter().map(|g| g.days).collect();
    sorted.sort_unstable();
    rhythm.usual = sorted.get(sorted.len() / 2).copied();
    let silence = SILENCE.max(rhythm.usual.unwrap_or(0) * USUAL_TIMES);
    rhythm.gaps = distances.into_iter().filter(|g| g.days >= silence).collect();
    rhythm.gaps.sort_by_key(|g| (std::cmp::Reverse(g.days), g.before));
    rhythm
}

/// The months from the first date to the last, each with its notes.
fn months<'d>(dates: impl Iterator<Item = &'d str>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<i64, usize> = BTreeMap::new();
    for date in dates {
        let part = |range: std::ops::Range<usize>| date.get(range)?.parse::<i64>().ok();
        if let (Some(year), Some(month)) = (part(0..4), part(5..7)) {
            *counts.entry(year * 12 + month - 1).or_default() += 1;
        }
    }
    let (Some(first), Some(last)) = (counts.keys().next().copied(), counts.keys().next_back().copied()) else {
        return Vec::new();
    };
    let name = |month: i64| format!("{:04}-{:02}", month / 12, month % 12 + 1);
    (first..=last).map(|m| (name(m), counts.get(&m).copied().unwrap_or(0))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_without_notes_are_told() {
        let found = months(["2025-12-31", "2026-02-01", "2026-02-03"].into_iter());
        let found: Vec<(&str, usize)> = found.iter().map(|(m, n)| (m.as_str(), *n)).collect();
        assert_eq!(found, [("2025-12", 1), ("2026-01", 0), ("2026-02", 2)]);
    }
}
