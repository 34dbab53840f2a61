//! A version while it is being mended, and the text that it makes.

use crate::write::rewrite::piece::Paragraph;
use crate::write::rewrite::way::Way;

/// A version while it is being mended.
pub struct Trial {
    /// Its body.
    pub paragraphs: Vec<Paragraph>,
    /// The first is the one that is checked with the body.
    pub titles: Vec<String>,
    /// Without signs.
    pub topics: Vec<String>,
}

impl Trial {
    /// The title that is checked with the body.
    pub fn title(&self) -> String {
        self.titles.first().cloned().unwrap_or_default()
    }

    /// The body as text.
    pub fn body(&self, way: Way) -> String {
        let one = |p: &Paragraph| {
            let mut out = String::new();
            for piece in &p.pieces {
                if !out.is_empty() {
                    let begins_line = !p.goes_on(piece);
                    out.push_str(match (p.is_list, begins_line) {
                        (true, true) => "\n",
                        (true, false) => way.comma(),
                        (false, _) => way.gap(),
                    });
                }
                out.push_str(&piece.text);
            }
            out
        };
        self.paragraphs.iter().map(one).filter(|p| !p.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}
