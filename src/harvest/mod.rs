//! What a saved or fetched page tells about a shop: district, trade, opening hours, address, and words that it could be
//! searched by. Pure: bytes in, findings out; where the bytes come from is the business of [`crate::fetch`] and of `cli`.
//!
//! Nothing is invented. A fact that does not stand on the page is not offered, each one comes with the words that it was
//! taken from, and the keywords are proposals.

pub mod business;
pub mod decode;
pub mod error;
pub mod fact;
mod facts;
mod hours;
pub mod keywords;
mod labels;
pub mod pack;
pub mod page;
pub mod page_target;
mod rarity;
mod told;

use crate::config::{Config, TargetWish};
use crate::note::{Draft, Note, Record, Source};
use crate::pack::Packs;
use crate::pack::index::TermKind;
use crate::reading::evidence::Evidence;
use crate::reading::facts::page as facts_page;
use crate::reading::target;
use crate::reading::target::Target;
use crate::reading::terms::{TermHit, fold_note, term_hits};
use crate::reading::view::View;
use crate::text::script::{Script, script};
use fact::Fact;
use keywords::{Extractor, Proposal, Written};
use page::Page;
use page_target::PageTarget;
use std::collections::BTreeMap;

/// All that a page told.
#[derive(Clone, Debug)]
pub struct Harvest {
    /// Address or file name.
    pub from: String,
    /// Title of the page.
    pub title: String,
    /// The script it is written in.
    pub script: Script,
    /// District and trade.
    pub found: PageTarget,
    /// Words to be searched by.
    pub keywords: Vec<Proposal>,
    /// Facts for the shop's profile.
    pub facts: Vec<Fact>,
}

/// How sure a place is that the shop's address names.
const BY_ADDRESS: f32 = 0.95;
/// So much of the text of a page tells what it is about.
const ABOUT: usize = 60_000;

/// Reads what a page tells.
pub fn harvest(from: &str, page: &Page, packs: &Packs, extractor: &Extractor) -> Harvest {
    let about = about(page);
    let script = script(&about.text);
    let facts = facts::facts(page, packs);
    let (found, written) = about.found(page, &facts, packs, script);
    let keywords = extractor.keywords(packs, page, &facts, &found, &written, script);
    Harvest {
        from: from.to_owned(),
        title: page.title.clone(),
        script,
        found,
        keywords,
        facts: facts::facts(page, packs),
    }
}

/// A page as the note that `check` would see.
struct About {
    source: Source,
    text: String,
}

fn about(page: &Page) -> About {
    // Types and cuisine stand where topics would: few words that say much.
    let types = page.businesses.iter().flat_map(|b| b.type_words().chain(b.cuisine.iter().cloned()));
    let tags: Vec<String> = types.map(|t| t.replace(['#', ','], " ")).collect();
    let body = format!("{}\n{}\n{}", page.description, page.headings.join("\n"), page.body());
    let body = body[..body.floor_char_boundary(ABOUT)].to_owned();
    let text = format!("{}\n{body}", page.title);
    let record = Record { title: page.title.clone(), body, tags, ..Record::default() };
    About { source: record_source(record), text }
}

fn record_source(record: Record) -> Source {
    Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) }
}

impl About {
    /// The place that the shop's address names, else the one that the text is about; the trade that it is about; and the
    /// terms that it names.
    fn found(
        &self,
        page: &Page,
        facts: &[Fact],
        packs: &Packs,
        script: Script,
    ) -> (PageTarget, BTreeMap<u32, Written>) {
        let (note, view, hits) = read(&self.source, packs);
        let detect = |flags: TargetWish| {
            let config = Config { flags, ..Config::default() };
            find(&self.source, &config, packs, (&note, &view, &hits))
        };
        let why = |wanted: &dyn Fn(TermKind) -> bool| keywords::reasons(packs, &note.text, &view.folded, &hits, wanted);
        let mut found = PageTarget::default();
        let any = detect(TargetWish::default());
        if let Some((target, address)) = by_address(page, facts, packs) {
            found.by_address = true;
            found.place_confidence = BY_ADDRESS;
            found.place_why = vec![(address, 1)];
            found.set_place(&target, packs, script);
        } else if any.district.is_some() {
            // With the trade given, the confidence is that of the place alone.
            let category = any.category.map(|c| packs.index.categories[usize::from(c)].id.to_string());
            let target = detect(TargetWish { category, ..TargetWish::default() });
            found.place_confidence = target.confidence;
            found.place_why =
                why(&|kind| matches!(kind, TermKind::Place { district, .. } if Some(district) == target.district));
            found.set_place(&target, packs, script);
        }
        let district = found.district.map(|d| packs.index.districts[usize::from(d)].id.to_string());
        let target = detect(TargetWish { district, ..TargetWish::default() });
        if target.category.is_some() {
            found.category = target.category;
            found.category_confidence = target.confidence;
            found.category_why = why(&|kind| match kind {
                TermKind::Trade { category } | TermKind::Keyword { category, .. } => Some(category) == target.category,
                _ => false,
            });
        }
        (found, keywords::written(&note.text, &view.folded, &hits))
    }
}

fn read(source: &Source, packs: &Packs) -> (Note, View, Vec<TermHit>) {
    let note = Note::parse(source);
    let view = View::new(fold_note(&note).squeeze(), &note.text, packs);
    let hits = term_hits(&view, packs, &note);
    (note, view, hits)
}

fn find(source: &Source, config: &Config, packs: &Packs, (note, view, hits): (&Note, &View, &[TermHit])) -> Target {
    let facts = crate::reading::facts::read(&facts_page::Page::new(note, packs, view, hits), &[]);
    target::find(source, config, &Evidence { note, packs, view, hits, facts: &facts })
}

/// The place that an address of the page names, and that address. In an address Central is Central, so the parts of one are
/// also looked up by themselves.
fn by_address(page: &Page, facts: &[Fact], packs: &Packs) -> Option<(Target, String)> {
    for address in facts::addresses(page, facts) {
        let source = record_source(Record { body: address.text.clone(), ..Record::default() });
        let (note, view, hits) = read(&source, packs);
        let target = find(&source, &Config::default(), packs, (&note, &view, &hits));
        if target.district.is_some() {
            return Some((target, address.text));
        }
        for part in address.parts.iter().rev() {
            if let Some((district, place)) = target::district_named(packs, part) {
                let target = Target { district: Some(district), place, ..Target::default() };
                return Some((target, address.text));
            }
        }
    }
    None
}
