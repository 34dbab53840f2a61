//! Which clause of draft or profile each clause of the version comes from.

use super::comparison::From;
use super::side::{Clause, Side};

/// Both texts, and the best counterpart of each clause of the version.
pub struct Pairing<'a> {
    pub draft: &'a Side,
    pub version: &'a Side,
    pub profile: Option<&'a Side>,
    /// For each clause of the version.
    pub best: Vec<Option<Match>>,
}

/// A counterpart.
#[derive(Clone, Debug)]
pub struct Match {
    /// Which text.
    pub from: From,
    /// Its clause.
    pub clause: usize,
    /// How much of the version's clause stands there.
    pub held: f32,
    /// How much of the other clause stands in the version's.
    pub holds: f32,
}

impl<'a> Pairing<'a> {
    /// Pairs the clauses of a version.
    pub fn new(draft: &'a Side, version: &'a Side, profile: Option<&'a Side>) -> Self {
        let mut out = Self { draft, version, profile, best: Vec::new() };
        out.best = version.clauses.iter().map(|c| out.best_for(c)).collect();
        out
    }

    /// The text that vouches.
    pub fn side(&self, from: From) -> &'a Side {
        match (from, self.profile) {
            (From::Profile, Some(profile)) => profile,
            _ => self.draft,
        }
    }

    /// All texts that vouch.
    pub fn sources(&self) -> impl Iterator<Item = (From, &'a Side)> {
        std::iter::once((From::Draft, self.draft)).chain(self.profile.map(|p| (From::Profile, p)))
    }

    fn best_for(&self, clause: &Clause) -> Option<Match> {
        let mut best: Option<Match> = None;
        let score = |m: &Match| m.held + 0.5 * m.holds;
        for (from, side) in self.sources() {
            for (i, other) in side.clauses.iter().enumerate() {
                let common = clause.atoms.common(&other.atoms);
                if common <= 0.0 {
                    continue;
                }
                let found = Match {
                    from,
                    clause: i,
                    held: common / clause.atoms.weight().max(0.01),
                    holds: common / other.atoms.weight().max(0.01),
                };
                if best.as_ref().is_none_or(|b| score(&found) > score(b) + 1e-6) {
                    best = Some(found);
                }
            }
        }
        best
    }
}
