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

use super::rule::{Rule, rule};

/// The rules of this group.
pub const RULES: &[Rule] = &[
    rule("hard-sell/catalogue-list", catalogue_list::check),
    rule("hard-sell/price-density", price_density::check),
    rule("hard-sell/exclamation-run", exclamation_run::check),
    rule("hard-sell/emoji-run", emoji_run::check),
    rule("hard-sell/all-capitals", all_capitals::check),
    rule("hard-sell/imperative-share", imperative_share::check),
    rule("hard-sell/claim-without-fact", claim_without_fact::check),
    rule("hard-sell/hidden-call", hidden_call::check),
];

#[cfg(test)]
mod tests;
