//! What target and keywords are found by: the note with all that was met in it.

use super::facts::Facts;
use super::facts::fact::Value;
use super::terms::TermHit;
use super::view::View;
use crate::note::{Note, Zone};
use crate::pack::Packs;
use std::ops::Range;

/// What a target is found by.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    /// The note.
    pub note: &'a Note,
    /// The packs.
    pub packs: &'a Packs,
    /// The folded text with its hits.
    pub view: &'a View,
    /// Places, trades and keywords met.
    pub hits: &'a [TermHit],
    /// What the note says.
    pub facts: &'a Facts,
}

impl Evidence<'_> {
    /// How much a place in the note says about what it is about.
    pub fn zone_weight(&self, hit: &TermHit) -> f32 {
        match self.note.zone(self.view.original(hit.range.clone()).start) {
            Some(Zone::Title) => 3.0,
            Some(Zone::Hashtag) => 2.0,
            Some(Zone::Opening) => 1.5,
            _ => 1.0,
        }
    }

    /// Whether a name stands in an address with a number. 牛棚入面 is an address of no use.
    pub fn is_in_address(&self, hit: &TermHit) -> bool {
        let at = self.view.original(hit.range.clone());
        let text = self.note.text.as_str();
        let has_number = |range: Range<usize>| text[range].contains(|c: char| c.is_ascii_digit());
        let is_it = |value: &Value| matches!(value, Value::Address { .. });
        self.facts.within_reach(&at).any(|f| is_it(&f.value) && has_number(f.range.clone()))
    }

    /// Whether a name stands in the way to the shop: 奧運站行七分鐘.
    pub fn is_on_the_way(&self, hit: &TermHit) -> bool {
        let at = self.view.original(hit.range.clone());
        self.facts.within_reach(&at).any(|f| matches!(f.value, Value::Transport { .. }))
    }
}
