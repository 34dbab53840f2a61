//! What a version may say: the draft, the shop's profile, the target's own place and trade, and the lines of the guide.

use crate::config::Config;
use crate::lists::WordList;
use crate::note::{Draft, Source};
use crate::pack::guide::Guide;
use crate::pack::index::TermKind;
use crate::pack::voice::Line;
use crate::pack::{Packs, TOKEN_BASE};
use crate::reading::Reading;
use crate::reading::keyword;
use crate::reading::terms;
use crate::reading::view::View;
use crate::text::measure::Unit;
use crate::text::variants;
use crate::write::rewrite::clean::Cleaner;
use crate::write::rewrite::verify::folded::{fold, squeeze};
use crate::write::rewrite::verify::numbers;
use crate::write::rewrite::verify::words;
use crate::write::rewrite::way::{Carrier, Way};
use std::collections::{BTreeMap, BTreeSet};

/// Characters from which a part of a guide's line is known as such.
const FRAGMENT: usize = 3;

/// All that vouches for a version of one draft.
#[derive(Debug, Default)]
pub struct Allowed {
    /// Draft and profile, folded, in every way of writing that they can be carried over into.
    pub(super) text: String,
    /// The same without spaces and marks.
    pub(super) squeezed: String,
    /// Numbers and what they measure.
    pub(super) numbers: BTreeMap<String, BTreeSet<Unit>>,
    /// Latin words.
    pub(super) words: BTreeSet<String>,
    /// Terms of places that may be named.
    pub(super) places: BTreeSet<u32>,
    /// Terms of trades, goods and scenes that may be named anywhere.
    pub(super) subjects: BTreeSet<u32>,
    /// Terms that may be named where people search: title, topics, opening.
    pub(super) searched: BTreeSet<u32>,
    /// Parts of the guide's lines, folded, longest first.
    pub(super) lines: Vec<String>,
    /// Whether the draft is English.
    pub(super) is_english: bool,
    /// Whether Hong Kong's currency is named.
    pub(super) hkd: bool,
    /// Changes words between ways of writing, for comparing.
    pub(super) carriers: Vec<Carrier>,
}

impl Allowed {
    /// What vouches for versions of a draft.
    pub fn new(source: &Source, packs: &Packs, guide: &Guide, config: &Config) -> Self {
        let reading = Reading::new(source, packs, config);
        let from = Way::of(reading.script, reading.cantonese);
        let mut given = vec![reading.note.text.clone()];
        if let Draft::Record(record) = &source.draft {
            given.push(record.title.clone());
            given.extend(record.tags.iter().cloned());
        }
        given.extend(profile(config));
        given.extend(reading.target.keywords.iter().cloned());
        let draft = given.join("\n");
        let ways = Way::ALL.map(|(way, _)| way).into_iter().filter(|way| (*way == Way::En) == (from == Way::En));
        let carriers: Vec<Carrier> = ways.map(|way| Carrier::new(guide, from, way)).collect();
        let cleaner = Cleaner::new(guide, from);
        let mut texts = vec![draft.clone(), cleaner.soften(&draft)];
        texts.extend(texts.clone().iter().flat_map(|text| carriers.iter().map(move |c| c.carry(text))));
        let text = fold(&texts.join("\n"));

        let mut out = Self {
            squeezed: squeeze(&text),
            numbers: numbers::table(numbers::numbers(&text)),
            words: words::words(&text).map(str::to_owned).collect(),
            text,
            is_english: from == Way::En,
            hkd: WordList::HongKongDollar.is_in(&draft),
            lines: lines(guide, reading.target.category.map(|c| packs.index.categories[c as usize].id.as_str())),
            carriers,
            ..Self::default()
        };
        out.own_terms(packs, &reading);
        // Places and goods that the profile names.
        let folded = variants().fold(&draft).squeeze();
        let view = View::new(folded, &draft, packs);
        let forms = view.hits.iter().filter(|h| h.string < TOKEN_BASE).flat_map(|h| packs.forms_of(h.string));
        let met: BTreeSet<u32> = forms.map(|f| f.term).collect();
        out.places.extend(met.iter().filter(|t| is_place(packs, **t)));
        out.subjects.extend(met.iter().filter(|t| !is_place(packs, **t)));
        out
    }

    /// The target's own place and trade, which people search by.
    fn own_terms(&mut self, packs: &Packs, reading: &Reading) {
        let target = &reading.target;
        let district = target.district.map(|d| packs.index.districts[d as usize].term);
        for place in target.place.into_iter().chain(district) {
            self.places.extend(terms::with_parents(packs, place));
        }
        let trade = target.category.map(|c| packs.index.categories[c as usize].term);
        self.subjects.extend(trade);
        let searched = packs.index.terms.iter().enumerate().filter(|(_, term)| match term.kind {
            TermKind::Keyword { category, .. } => target.category == Some(category),
            TermKind::Scene { district } => target.district == Some(district),
            _ => false,
        });
        self.searched = searched.map(|(i, _)| i as u32).collect();
        for term in self.places.iter().copied().chain(trade) {
            let name = &packs.index.terms[term as usize].name;
            let shown = [&name.hant, &name.hans, &name.en].into_iter().chain(&packs.index.terms[term as usize].forms);
            for form in shown {
                let folded = variants().fold_str(form);
                self.words.extend(words::words(&folded).map(str::to_owned));
            }
        }
        for term in &self.searched {
            let folded = variants().fold_str(&packs.index.terms[*term as usize].name.en);
            self.words.extend(words::words(&folded).map(str::to_owned));
        }
        let place = keyword::place_shown(packs, target, reading.script).unwrap_or_default();
        self.words.extend(words::words(&variants().fold_str(place)).map(str::to_owned));
    }

    /// Whether a folded piece of a text stands in draft or profile, in whichever way of writing.
    pub(super) fn holds(&self, folded: &str) -> bool {
        let piece = squeeze(folded);
        piece.is_empty()
            || self.squeezed.contains(&piece)
            || self.carriers.iter().any(|c| {
                let carried = squeeze(&variants().fold_str(&c.carry(folded)));
                carried != piece && self.squeezed.contains(&carried)
            })
    }
}

/// Whether a term is a place.
pub(super) fn is_place(packs: &Packs, term: u32) -> bool {
    matches!(packs.index.terms[term as usize].kind, TermKind::Place { .. })
}

fn profile(config: &Config) -> Vec<String> {
    let shop = &config.shop;
    let single =
        [&shop.name, &shop.address, &shop.mtr_exit, &shop.hours, &shop.price_per_person, &shop.story, &shop.booking];
    let mut out: Vec<String> = single.into_iter().flatten().cloned().collect();
    out.extend(shop.signature.iter().chain(&shop.payment).cloned());
    out.extend(shop.faq.iter().flat_map(|f| [f.question.clone(), f.answer.clone()]));
    out.extend(config.flags.keywords.iter().chain(&config.profile.keywords).cloned());
    out
}

/// The parts of the lines that a version may hold, placeholders left out.
fn lines(guide: &Guide, trade: Option<&str>) -> Vec<String> {
    let angles = guide.angles.iter().flat_map(|a| a.hooks.iter().chain(&a.titles));
    let closings = trade.and_then(|id| guide.trades.get(id)).map(|t| t.closings.as_slice()).unwrap_or_default();
    let all = angles.chain(guide.common.line.values().flatten()).chain(&guide.common.closings).chain(closings);
    let mut out: Vec<String> = all.flat_map(parts).collect();
    out.sort_by_key(|part| std::cmp::Reverse(part.len()));
    out.dedup();
    out
}

fn parts(line: &Line) -> Vec<String> {
    let mut out = Vec::new();
    for text in [&line.hant, &line.yue, &line.hans, &line.en] {
        let folded = variants().fold_str(text);
        for part in folded.split('{').flat_map(|p| p.split_once('}').map_or(p, |(_, rest)| rest).split('\n')) {
            let part = part.trim();
            let is_words = part.chars().filter(|c| c.is_alphanumeric()).count() >= FRAGMENT;
            // A lone English word is no line.
            if is_words && (!part.is_ascii() || part.contains(' ')) {
                out.push(part.to_owned());
            }
        }
    }
    out
}
