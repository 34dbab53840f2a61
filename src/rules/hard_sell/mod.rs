//! Rules about selling style that need more than words: runs of signs, lists of prices, what most sentences do.
//! Phrases that sell are rows in `keyword_packs/phrases/hard-sell`.

mod all_capitals;
mod catalogue_list;
mod claim_without_fact;
mod emoji_run;
mod exclamation_run;
mod hidden_call;
mod imperative_share;
mod price_density;
mod shape;

use super::Rule;

/// The rules of this group.
pub static RULES: &[&dyn Rule] = &[
    &catalogue_list::CatalogueList,
    &price_density::PriceDensity,
    &exclamation_run::ExclamationRun,
    &emoji_run::EmojiRun,
    &all_capitals::AllCapitals,
    &imperative_share::ImperativeShare,
    &claim_without_fact::ClaimWithoutFact,
    &hidden_call::HiddenCall,
];

#[cfg(test)]
mod tests;
