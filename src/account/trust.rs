//! Trust: how much of the account sells, over time; what check finds; hidden interests; who speaks.

use super::note::{AccountNote, Kind, Speaker};
use std::collections::BTreeMap;

/// A share of promotion from which readers stop believing. A rule of thumb: sources say a fifth to a third.
pub const TOO_MUCH: f64 = 0.3;

/// A quarter of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quarter {
    /// `2026-Q1`.
    pub name: String,
    /// Notes with a text.
    pub texts: usize,
    /// Those of them that sell.
    pub promotions: usize,
}

/// What makes readers believe, or not.
#[derive(Clone, Debug, Default)]
pub struct Trust {
    /// Notes with a text.
    pub texts: usize,
    /// Those of them that sell harder than the calibrated limit.
    pub promotions: Vec<usize>,
    /// The same over time, for notes with a date.
    pub quarters: Vec<Quarter>,
    /// Errors, warnings, hints.
    pub findings: [usize; 3],
    /// Notes with an error.
    pub with_errors: Vec<usize>,
    /// Notes that hide an interest, or tell of a tie that nothing discloses.
    pub undisclosed: Vec<usize>,
    /// Notes in which the shop speaks, a customer, and nobody can tell who.
    pub speakers: [usize; 3],
    /// Notes in which a customer seems to speak.
    pub customers: Vec<usize>,
}

/// What makes readers of some notes believe.
pub fn trust(notes: &[AccountNote]) -> Trust {
    let mut trust = Trust::default();
    let mut quarters: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for (i, note) in notes.iter().enumerate() {
        for (all, mine) in trust.findings.iter_mut().zip(note.findings) {
            *all += mine;
        }
        if note.findings[0] > 0 {
            trust.with_errors.push(i);
        }
        if note.tie.is_some() || note.hides_interest {
            trust.undisclosed.push(i);
        }
        if !matches!(note.kind, Kind::Text | Kind::Promotion) {
            continue;
        }
        let sells = note.kind == Kind::Promotion;
        trust.texts += 1;
        if sells {
            trust.promotions.push(i);
        }
        trust.speakers[note.speaker as usize] += 1;
        if note.speaker == Speaker::Customer {
            trust.customers.push(i);
        }
        if let Some(name) = note.date.as_deref().and_then(quarter) {
            let (texts, promotions) = quarters.entry(name).or_default();
            *texts += 1;
            *promotions += usize::from(sells);
        }
    }
    trust.quarters =
        quarters.into_iter().map(|(name, (texts, promotions))| Quarter { name, texts, promotions }).collect();
    trust
}

impl Trust {
    /// The share of texts that sell.
    pub fn share(&self) -> f64 {
        self.promotions.len() as f64 / self.texts.max(1) as f64
    }
}

fn quarter(date: &str) -> Option<String> {
    let month: u8 = date.get(5..7)?.parse().ok()?;
    Some(format!("{}-Q{}", date.get(..4)?, (month.max(1) - 1) / 3 + 1))
}

#[cfg(test)]
mod tests {
    #[test]
    fn quarters() {
        assert_eq!(super::quarter("2026-03-31").as_deref(), Some("2026-Q1"));
        assert_eq!(super::quarter("2026-12-01").as_deref(), Some("2026-Q4"));
    }
}
