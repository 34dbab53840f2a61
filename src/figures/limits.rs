//! What no export goes beyond.

/// More rows than any planner exports.
pub const MAX_ROWS: usize = 100_000;

/// A title and notes may stand before the header, but not more than this.
pub const HEADER_WITHIN: usize = 10;
