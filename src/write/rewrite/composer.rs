//! Everything that a version is put together from, and how one thing of it is said: a sentence, an amount, a line of the
//! guide.

use crate::lang::fill;
use crate::note::Author;
use crate::pack::guide::{Guide, Trade};
use crate::pack::voice::Line;
use crate::write::rewrite::edits::Edits;
use crate::write::rewrite::hash::hash;
use crate::write::rewrite::material::{FactKind, Material};
use crate::write::rewrite::piece::{Origin, Piece};
use crate::write::rewrite::way::{Carrier, Way};

/// Everything that a version is put together from.
#[derive(Clone)]
pub struct Composer<'a> {
    /// Angles, lines, questions.
    pub guide: &'a Guide,
    /// What may be told.
    pub material: &'a Material,
    /// The trade's own questions.
    pub trade: Option<&'a Trade>,
    /// How it is written.
    pub way: Way,
    /// Who speaks.
    pub voice: Author,
    /// The main keyword, or a word for the shop.
    pub main: String,
    /// Whether that is a keyword that the draft's opening has already.
    pub has_opening: bool,
    /// Carries the draft's words over.
    pub carrier: &'a Carrier,
    /// Tells one draft and seed from another.
    pub salt: u64,
    /// Leaves all slots out.
    pub no_slots: bool,
}

impl Composer<'_> {
    /// Whether a sentence that is told holds a cue.
    pub fn tells(&self, cue: &str, edits: &Edits) -> bool {
        let told = self.material.told.iter().enumerate();
        told.filter(|(i, _)| !edits.told.contains(i)).any(|(_, t)| t.cues.contains(cue))
    }

    /// Goods as shown in a line of prices: name, price.
    pub fn item(&self, i: usize, edits: &Edits) -> String {
        let name = self.item_name(i);
        if edits.items > 0 { name } else { format!("{name} {}", self.amount(&self.material.items[i].price)) }
    }

    /// Goods without their price.
    pub fn item_name(&self, i: usize) -> String {
        self.carrier.carry(&self.material.items[i].name)
    }

    /// `$` becomes `HK$` only where the currency is known to be so.
    pub fn amount(&self, price: &str) -> String {
        let is_bare = price.starts_with('$');
        let text = self.carrier.carry(price);
        if self.material.hkd && is_bare { format!("HK{text}") } else { text }
    }

    /// The facts of a kind that are not left out, with their index.
    pub fn facts(&self, kind: FactKind, edits: &Edits) -> Vec<(usize, String)> {
        let all = self.material.facts.iter().enumerate();
        all.filter(|(i, f)| f.kind == kind && !edits.facts.contains(i)).map(|(i, f)| (i, f.text.clone())).collect()
    }

    /// A text in which `$` becomes `HK$`, where the currency is known to be so.
    pub fn hkd(&self, text: &str) -> String {
        if self.material.hkd && !text.contains("HK$") { text.replace('$', "HK$") } else { text.to_owned() }
    }

    /// A sentence of the draft, carried over, with its end mark.
    pub fn sentence(&self, text: &str) -> String {
        let text = self.carrier.carry(text);
        let ends = text.ends_with(['。', '？', '?', '…', '.', '！']);
        if ends { text } else { format!("{text}{}", self.way.stop()) }
    }

    /// One of the lines of a list as a piece, filled in; none where the list is not to be used.
    pub fn line(&self, list: &'static str, edits: &Edits, args: &[(&str, &str)]) -> Option<Piece> {
        let text = self.words(list, edits);
        (!text.is_empty()).then(|| Piece { text: fill(text, args), origin: Origin::Line(list) })
    }

    /// One of the lines of a list.
    pub fn words(&self, list: &'static str, edits: &Edits) -> &str {
        self.guide.common.line.get(list).map_or("", |lines| self.choose(lines, list, edits))
    }

    /// One of several ways to say something, by draft, seed and what was found in the last one.
    pub fn choose<'l>(&self, lines: &'l [Line], name: &'static str, edits: &Edits) -> &'l str {
        if lines.is_empty() || edits.no_lines.contains(name) {
            return "";
        }
        let bump = edits.bumps.get(name).copied().unwrap_or_default();
        let at = hash(self.salt, name).wrapping_add(bump) as usize % lines.len();
        self.way.pick(&lines[at])
    }
}
