//! A note that was read: parsed, folded and matched once, for everything that looks at it afterwards.

mod alone;
pub mod away;
pub mod closing;
pub mod context;
pub mod cues;
pub mod disguise;
pub mod evidence;
pub mod facts;
pub mod frames;
pub mod gaps;
pub mod imported;
pub mod imports;
pub mod keyword;
pub mod met;
pub mod naming;
pub mod needed;
pub mod patterns;
pub mod phrases;
pub mod promise;
pub mod query;
pub mod refused;
pub mod target;
pub mod terms;
pub mod units;
pub mod uses;
pub mod view;
pub mod whereabouts;

use crate::config::Config;
use crate::lang::Catalog;
use crate::note::{Note, Source, Zone};
use crate::pack::Packs;
use crate::text::script::{self, Script};
use context::Context;
use evidence::Evidence;
use facts::Facts;
use facts::page::Page;
use phrases::{Cue, PhraseHit, Phrases};
use target::Target;
use terms::TermHit;
use uses::KeywordUse;
use view::View;

/// What stands in a note, before anybody judges it.
pub struct Reading {
    /// The parsed note.
    pub note: Note,
    /// The folded text with its hits.
    pub view: View,
    /// Places and trades met.
    pub terms: Vec<TermHit>,
    /// What the note wants to be found by.
    pub target: Target,
    /// The parts that carry a query people type for this shop.
    pub carried: Vec<Zone>,
    /// The keywords with their uses.
    pub keywords: Vec<KeywordUse>,
    /// Phrase rows met.
    pub phrases: Vec<PhraseHit>,
    /// Cues of real sharing met.
    pub cues: Vec<Cue>,
    /// What the note says and a reader could hold it to, in the order of the text.
    pub facts: Facts,
    /// Script of title and body.
    pub script: Script,
    /// Whether title and body are written Cantonese.
    pub cantonese: bool,
}

impl Reading {
    /// Reads a note. Total: any text gives one.
    pub fn new(source: &Source, packs: &Packs, config: &Config) -> Self {
        let note = Note::parse(source);
        let folded = terms::fold_note(&note).squeeze();
        let bare = disguise::bare(&folded, &note.text, packs);
        let view = View::new(folded, &note.text, packs);
        let mut terms = terms::term_hits(&view, packs, &note);
        refused::drop_refused(&mut terms, &view, packs, &note);
        let prose: String =
            note.pieces.iter().filter(|p| p.zone != Zone::Hashtag).map(|p| note.slice(p.span)).collect();
        let script = script::script(&prose);
        let author = note.meta.author.or(config.shop.author);
        let Phrases { hits: phrases, mut cues, told } = phrases::find(&view, bare.as_ref(), packs, &note, author);
        let facts = facts::read(&Page::new(&note, packs, &view, &terms), &told);
        let evidence = Evidence { note: &note, packs, view: &view, hits: &terms, facts: &facts };
        let target = target::find(source, config, &evidence);
        terms::count_own_goods(&mut terms, packs, target.category);
        let evidence = Evidence { note: &note, packs, view: &view, hits: &terms, facts: &facts };
        let carried = keyword::carried(&evidence, &target);
        let keywords = keyword::keywords(&evidence, &target, &carried, script);
        cues.extend(closing::question(&view, &note, &phrases));
        cues.extend(cues::of_facts(&facts));
        let cantonese = script::is_cantonese(&prose);
        Self { note, view, terms, target, carried, keywords, phrases, cues, facts, script, cantonese }
    }

    /// What rules may look at.
    pub fn context<'a>(&'a self, packs: &'a Packs, config: &'a Config, catalog: &'a Catalog) -> Context<'a> {
        Context {
            note: &self.note,
            packs,
            config,
            catalog,
            view: &self.view,
            terms: &self.terms,
            target: &self.target,
            carried: &self.carried,
            keywords: &self.keywords,
            phrases: &self.phrases,
            cues: &self.cues,
            facts: &self.facts,
            script: self.script,
        }
    }
}
