//! What stands around one version: the others, and what is not running text.

use crate::config::Faq;

/// What the versions before one said, and those beside it will.
pub(super) struct Others<'o> {
    /// Sentences that lead.
    pub(super) led: &'o [usize],
    /// Titles of the versions before.
    pub(super) titles: Vec<&'o str>,
}

/// What stands around a version's running text.
#[derive(Default)]
pub(super) struct Around<'o, 'a> {
    /// The question to the readers.
    pub(super) closing: Option<&'o str>,
    /// The profile's answers.
    pub(super) faq: &'o [&'a Faq],
    /// The title of the round before.
    pub(super) title: &'o str,
    /// Sentences that lead this version or another.
    pub(super) led: &'o [usize],
}
