//! How large a table may be: [`Limits`]. Whoever trusts a file may raise each of them.

/// A title and notes may stand before the header, but not more than this.
pub const HEADER_WITHIN: usize = 10;

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// Megabytes of the file.
    File,
    /// Megabytes of a spreadsheet, unpacked.
    Unpacked,
    /// Rows with something in them.
    Rows,
    /// Columns.
    Columns,
    /// Cells, those that are empty and have something to their right included.
    Cells,
    /// Texts that the cells of a spreadsheet share.
    Strings,
    /// Bytes of a cell of a CSV file: a longer one has swallowed the lines behind it.
    Cell,
}

impl Limit {
    /// All of them with their names, and how much is allowed unless a user says otherwise: more than any planner exports.
    pub const ALL: [(Self, &'static str, u64); 7] = [
        (Self::File, "file", 32),
        (Self::Unpacked, "unpacked", 128),
        (Self::Rows, "rows", 100_000),
        (Self::Columns, "columns", 200),
        (Self::Cells, "cells", 2_000_000),
        (Self::Strings, "strings", 1_000_000),
        (Self::Cell, "cell", 2000),
    ];

    /// The name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(limit, ..)| *limit == self).map_or("", |(_, name, _)| name)
    }

    /// By its name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == name).map(|(limit, ..)| *limit)
    }
}

/// How much of each is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits([u64; Limit::ALL.len()]);

impl Default for Limits {
    fn default() -> Self {
        Self(Limit::ALL.map(|(.., most)| most))
    }
}

impl Limits {
    /// How much is allowed, in the limit's own unit.
    pub fn most(&self, limit: Limit) -> u64 {
        let at = Limit::ALL.iter().position(|(l, ..)| *l == limit);
        at.and_then(|at| self.0.get(at)).copied().unwrap_or_default()
    }

    /// The same as a number of things that are held in memory; megabytes are bytes.
    pub fn count(&self, limit: Limit) -> usize {
        let scale = if matches!(limit, Limit::File | Limit::Unpacked) { 1 << 20 } else { 1 };
        usize::try_from(self.most(limit).saturating_mul(scale)).unwrap_or(usize::MAX)
    }

    /// Allows more or less.
    pub fn set(&mut self, limit: Limit, most: u64) {
        let at = Limit::ALL.iter().position(|(l, ..)| *l == limit);
        if let Some(slot) = at.and_then(|at| self.0.get_mut(at)) {
            *slot = most;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_has_a_name_and_a_number_of_its_own() {
        let mut limits = Limits::default();
        for (i, (limit, name, usual)) in Limit::ALL.into_iter().enumerate() {
            assert_eq!((Limit::from_name(name), limit.name(), limits.most(limit)), (Some(limit), name, usual));
            limits.set(limit, i as u64);
        }
        assert_eq!(Limit::ALL.map(|(limit, ..)| limits.most(limit)), [0, 1, 2, 3, 4, 5, 6]);
        assert_eq!((limits.count(Limit::Unpacked), limits.count(Limit::Rows)), (1 << 20, 2));
        assert_eq!(Limit::from_name("row"), None);
    }
}
