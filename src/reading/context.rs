//! All that may be looked at once a note is read: [`Context`].

use super::facts::Facts;
use super::phrases::{Cue, PhraseHit};
use super::target::Target;
use super::terms::TermHit;
use super::uses::KeywordUse;
use super::view::View;
use crate::config::Config;
use crate::lang::Catalog;
use crate::note::Zone;
use crate::note::{Author, Note};
use crate::pack::Packs;
use crate::source::Span;
use crate::text::script::Script;
use std::ops::Range;

/// All that a rule, a score or a title may look at.
pub struct Context<'a> {
    /// The parsed note.
    pub note: &'a Note,
    /// The packs.
    pub packs: &'a Packs,
    /// The settings.
    pub config: &'a Config,
    /// The messages.
    pub catalog: &'a Catalog,
    /// The folded text with its hits.
    pub view: &'a View,
    /// Terms met in it.
    pub terms: &'a [TermHit],
    /// What the note wants to be found by.
    pub target: &'a Target,
    /// The parts that carry a query people type for this shop.
    pub carried: &'a [Zone],
    /// The keywords; the first is the main one, if there is any.
    pub keywords: &'a [KeywordUse],
    /// Phrase rows met, already judged.
    pub phrases: &'a [PhraseHit],
    /// Cues of real sharing met.
    pub cues: &'a [Cue],
    /// Facts, in the order of the text.
    pub facts: &'a Facts,
    /// The script of title and body.
    pub script: Script,
}

impl Context<'_> {
    /// The main keyword: the user's first, else place × trade.
    pub fn main(&self) -> Option<&KeywordUse> {
        let first = self.keywords.first().filter(|k| !k.keyword.is_imported);
        first.filter(|k| k.keyword.is_own || !k.keyword.subjects.is_empty())
    }

    /// Who writes: as the note says, else as the shop's settings say.
    pub fn author(&self) -> Option<Author> {
        self.note.meta.author.or(self.config.shop.author)
    }

    /// The span of original bytes.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        self.note.span(range)
    }
}
