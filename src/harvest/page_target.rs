//! District and trade of a shop, as far as its page tells: [`PageTarget`].

use crate::pack::Packs;
use crate::reading::keyword::place_shown;
use crate::reading::target::Target;
use crate::text::script::Script;

/// Where the shop is and what it does, as far as the page tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PageTarget {
    /// Index into the districts.
    pub district: Option<u16>,
    /// Term of the place.
    pub place: Option<u32>,
    /// The place, or else the district, as people type it before a trade.
    pub place_shown: Option<String>,
    /// How sure the place is, 0 to 1.
    pub place_confidence: f32,
    /// What tells it: the address, or words with how often they stand there.
    pub place_why: Vec<(String, usize)>,
    /// Whether an address tells the place.
    pub by_address: bool,
    /// Index into the trades.
    pub category: Option<u16>,
    /// How sure the trade is, 0 to 1.
    pub category_confidence: f32,
    /// Words that tell it, with how often they stand there.
    pub category_why: Vec<(String, usize)>,
}

impl PageTarget {
    /// Takes the place over, worded as the page is.
    pub(super) fn set_place(&mut self, target: &Target, packs: &Packs, script: Script) {
        self.district = target.district;
        self.place = target.place;
        self.place_shown = place_shown(packs, target, script).map(str::to_owned);
    }
}
