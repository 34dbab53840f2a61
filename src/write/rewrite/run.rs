//! What all drafts of a run share: packs, guide, settings, language and wishes, and how a text is checked with them.

use crate::check;
use crate::check::Outcome;
use crate::config::Config;
use crate::lang::Catalog;
use crate::note::{Author, Meta, Source};
use crate::pack::Packs;
use crate::pack::guide::Guide;
use crate::reading::Reading;
use crate::reading::context::Context;
use crate::write::rewrite::way::Way;

/// What the user wants.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only these angles; empty for the best few.
    pub angles: Vec<String>,
    /// Who speaks; as note and profile say unless given, else the owner.
    pub voice: Option<Author>,
    /// How it is written; as the draft is unless given.
    pub way: Option<Way>,
    /// Other wordings.
    pub seed: u64,
    /// No questions to the owner, and no sentence that needs their answer.
    pub no_slots: bool,
}

/// What a run needs once.
pub struct Run<'a> {
    /// The packs.
    pub packs: &'a Packs,
    /// Angles, and what all of them share.
    pub guide: &'a Guide,
    /// Settings; no rule is left out.
    pub config: Config,
    /// The language of the run.
    pub catalog: &'a Catalog,
    /// What the user wants.
    pub options: Options,
}

impl Run<'_> {
    /// What a check makes of a text.
    pub fn check(&self, source: &Source) -> Outcome {
        let reading = Reading::new(source, self.packs, &self.config);
        check::outcome(&reading.context(self.packs, &self.config, self.catalog), &reading)
    }

    /// Who speaks in the versions of a draft.
    pub fn voice(&self, cx: &Context<'_>) -> Author {
        self.options.voice.or_else(|| cx.author().filter(|a| a.is_shop())).unwrap_or(Author::Owner)
    }

    /// What a version says of itself when it is checked: who speaks, and place and trade by id, so that it is looked for by
    /// what its draft was.
    pub fn meta(&self, reading: &Reading, voice: Author) -> Meta {
        let (index, target) = (&self.packs.index, &reading.target);
        Meta {
            author: Some(voice),
            title: None,
            title_span: None,
            ignore: Vec::new(),
            district: target.district.map(|d| index.districts[d as usize].id.to_string()),
            place: target.place.map(|t| index.terms[t as usize].name.hant.to_string()),
            category: target.category.map(|c| index.categories[c as usize].id.to_string()),
            keywords: target.keywords.clone(),
            ..reading.note.meta.clone()
        }
    }
}
