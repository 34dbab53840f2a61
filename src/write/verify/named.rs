//! Places, exits and trades that a text names.

use crate::pack::{Packs, index::TermKind};
use crate::reading::Reading;
use crate::reading::facts::fact::Value;
use crate::reading::terms;
use crate::text::variants;
use std::collections::BTreeSet;
use std::ops::Range;

/// Where a text says that things are, and of what trade it says they are.
#[derive(Clone, Debug, Default)]
pub(super) struct Named {
    /// Places, as terms of the packs. Ranges are bytes of the note.
    pub places: Vec<(Range<usize>, u32)>,
    /// These, the wider places around them, and those of the shop itself.
    pub known: BTreeSet<u32>,
    /// Words for trades, with the trade.
    pub trades: Vec<(Range<usize>, u16)>,
    /// Every trade that a word of the text belongs to.
    pub touched: BTreeSet<u16>,
    /// Exits, as they are written.
    pub exits: Vec<(Range<usize>, String)>,
}

impl Named {
    /// Reads them from the facts and terms of a text.
    pub fn of(reading: &Reading, packs: &Packs) -> Self {
        let mut out = Self::default();
        let (index, target) = (&packs.index, &reading.target);
        let home = target.district.map(|d| index.districts[d as usize].term);
        for place in target.place.into_iter().chain(home) {
            out.learn(packs, place);
        }
        for hit in &reading.terms {
            let at = reading.view.original(hit.range.clone());
            match index.terms[hit.term as usize].kind {
                TermKind::Place { .. } => {
                    // A name that may be a common word is no place that somebody made up, yet it vouches for one.
                    out.learn(packs, hit.term);
                    if hit.counts && !hit.weak {
                        out.places.push((at, hit.term));
                    }
                }
                TermKind::Trade { category } => {
                    out.touched.insert(category);
                    if hit.counts {
                        out.trades.push((at, category));
                    }
                }
                TermKind::Keyword { category, .. } => {
                    out.touched.insert(category);
                }
                _ => {}
            }
        }
        for fact in &reading.facts.list {
            if let Value::Transport { exit: Some(exit), .. } = &fact.value {
                out.exits.push((exit.clone(), variants().fold_str(&reading.note.text[exit.clone()])));
            }
        }
        out
    }

    fn learn(&mut self, packs: &Packs, place: u32) {
        self.known.extend(terms::with_parents(packs, place));
        if let TermKind::Place { district, .. } = packs.index.terms[place as usize].kind {
            self.known.insert(packs.index.districts[district as usize].term);
        }
    }
}
