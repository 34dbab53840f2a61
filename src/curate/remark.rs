//! What is said of a pack file, and how grave it is: [`PackRemark`].

use crate::pack::load::PackError;

/// How grave a remark on a pack is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Worth a second look.
    Warning,
    /// Must be mended.
    Error,
}

/// A remark on a pack file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackRemark {
    /// How grave.
    pub level: Level,
    /// Where and what.
    pub error: PackError,
}
