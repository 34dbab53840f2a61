//! What a keyword tool says of a term or a wording: looking up the figures of imports.

use super::Packs;
use super::index::Figure;
use crate::text::variants;

impl Packs {
    /// The figure of a term, as an index into the figures.
    pub fn figure_of(&self, term: u32) -> Option<u32> {
        Self::pairs_of(&self.index.figured, term).first().map(|(_, figure)| *figure)
    }

    /// The figure of a wording, as an index into the figures.
    pub fn figure_named(&self, text: &str) -> Option<u32> {
        if self.index.figures.is_empty() {
            return None;
        }
        let folded = variants().fold(text.trim()).squeeze();
        let end = folded.text.len() as u32;
        let whole = self.find(&folded, text.trim()).into_iter().find(|h| h.start == 0 && h.end == end)?;
        self.index.figures.binary_search_by_key(&whole.string, |f| f.string).ok().map(|i| i as u32)
    }

    /// The imported term for a place and what is searched there.
    pub fn joined_term(&self, place: u32, subject: u32) -> Option<u32> {
        let joined = &self.index.joined;
        joined.binary_search_by_key(&(place, subject), |(pair, _)| *pair).ok().map(|i| joined[i].1)
    }

    /// The searches of a figure beside the highest of its import, 0 to 100.
    pub fn relative(&self, figure: &Figure) -> Option<u8> {
        figure.searches.map(|n| share(n, self.index.imports[usize::from(figure.import)].most))
    }
}

/// Searches beside the highest, 0 to 100. What is searched at all is not shown as nothing.
pub fn share(searches: u64, most: u64) -> u8 {
    if searches == 0 || most == 0 {
        return 0;
    }
    ((searches as f64 / most as f64 * 100.0).round() as u8).clamp(1, 100)
}
