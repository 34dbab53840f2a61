//! Compliance rules that need more than words: who writes, who pays, what a price leaves open.
//! Phrases that break a rule are rows in `keyword_packs/phrases/compliance`.

mod customer_voice;
mod price_without_currency;
mod service_charge_open;
mod undisclosed_tie;
mod unlabelled_ad;
mod unlabelled_ai;
mod voice;

use super::rule::{Rule, rule};

/// The rules of this group.
pub const RULES: &[Rule] = &[
    rule("compliance/undisclosed-tie", undisclosed_tie::check),
    rule("compliance/customer-voice", customer_voice::check),
    rule("compliance/unlabelled-ai", unlabelled_ai::check),
    rule("compliance/unlabelled-ad", unlabelled_ad::check),
    rule("compliance/price-without-currency", price_without_currency::check),
    rule("compliance/service-charge-open", service_charge_open::check),
];

#[cfg(test)]
mod tests;
