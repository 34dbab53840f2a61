//! Says what the packs tell in Hong Kong Chinese and English only: as it stands, or in the words of a mainland reader.

use crate::lang::Lang;
use crate::pack;
use crate::pack::model::Bilingual;
use crate::text::script::Script;
use crate::write::brief::order::Order;
use crate::write::rewrite::swap::Swaps;
use crate::write::rewrite::way::{Carrier, Way};

/// The table of words that the others leave alone in drafts, and that are safe in the packs' own short notes.
const NOTES: &str = "notes-to-mainland";

/// Says a text of the trade.
pub struct Teller<'a> {
    /// In which language, and with which words.
    pub order: &'a Order<'a>,
    mainland: Option<(Swaps, Carrier)>,
}

impl<'a> Teller<'a> {
    /// Loads the words, where anything is shown to a mainland reader.
    pub fn new(order: &'a Order<'a>) -> Self {
        let is_wanted = order.catalog.lang == Lang::ZhCn || order.script == Script::Hans;
        let mainland = is_wanted
            .then(|| (Swaps::new(pack::wording(order.guide, NOTES)), Carrier::new(order.guide, Way::Yue, Way::Hans)));
        Self { order, mainland }
    }

    /// A text in the language of the run.
    pub fn told(&self, text: &Bilingual) -> String {
        match self.order.catalog.lang {
            Lang::ZhHk => text.zh.clone(),
            Lang::ZhCn => self.hans(&text.zh).replace('「', "“").replace('」', "”"),
            Lang::En => text.en.clone(),
        }
    }

    /// Hong Kong Chinese in mainland words.
    pub fn hans(&self, text: &str) -> String {
        self.mainland.as_ref().map_or_else(|| text.to_owned(), |(notes, words)| words.carry(&notes.apply(text)))
    }
}
