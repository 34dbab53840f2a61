//! What a brief is ordered with: shop, month, language, and what the owner has in mind.

use crate::lang::Catalog;
use crate::pack::Packs;
use crate::pack::guide::Guide;
use crate::pack::model::Category;
use crate::reading::target::Target;
use crate::text::script::Script;

/// Ideas that what the owner has in mind may claim.
pub const ABOUT: usize = 3;
/// What a brief is made from.
#[derive(Clone, Copy)]
pub struct Order<'a> {
    /// The packs.
    pub packs: &'a Packs,
    /// Angles, and what all of them share.
    pub guide: &'a Guide,
    /// The trade as its pack tells it.
    pub trade: &'a Category,
    /// Where the shop is, and its own keywords.
    pub target: &'a Target,
    /// What the owner has in mind.
    pub about: Option<&'a str>,
    /// The month to write for, 1 to 12.
    pub month: u8,
    /// The language of outline and advice.
    pub catalog: &'a Catalog,
    /// The script of titles and keywords.
    pub script: Script,
}
