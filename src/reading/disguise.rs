//! The view without disguises: `V.信` and `薇~信` read as what they stand for. Only the rows of a few rules look there, and
//! most notes hold none of their patterns, so a view of nothing but their words is laid out first.

use super::patterns;
use super::view::{View, merged};
use crate::pack::Packs;
use crate::text::fold::Folded;
use crate::text::scan;

/// Reads the text without disguises, if any row that looks through them may stand there.
pub fn bare(folded: &Folded, original: &str, packs: &Packs) -> Option<View> {
    let bare = folded.bare();
    let tokens = scan::tokens(&bare, original);
    let hits = merged(packs.find_evasive(&bare, original), &tokens);
    let few = View::of_patterns(bare, hits, packs, packs.lookup().joins(true));
    patterns::any_disguised(&few, packs).then(|| View::with_tokens(few.folded, &tokens, original, packs))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::variants;

    #[test]
    fn only_what_may_be_disguised_is_read_again() {
        let packs = Packs::built_in();
        let is_read = |text: &str| bare(&variants().fold(text).squeeze(), text, &packs).is_some();
        assert!(is_read("想訂位加我V.信"));
        assert!(!is_read("今日喺上環飲咗杯手沖咖啡，個位好靜。"));
    }
}
