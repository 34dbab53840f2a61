//! Compliance rules that need more than words: who writes, who pays, what a price leaves open.
//! Phrases that break a rule are rows in `keyword_packs/phrases/compliance`.

mod customer_voice;
mod price_without_currency;
mod service_charge_open;
mod undisclosed_tie;
mod unlabelled_ad;
mod unlabelled_ai;
mod voice;

use super::Rule;

/// The rules of this group.
pub static RULES: &[&dyn Rule] = &[
    &undisclosed_tie::UndisclosedTie,
    &customer_voice::CustomerVoice,
    &unlabelled_ai::UnlabelledAi,
    &unlabelled_ad::UnlabelledAd,
    &price_without_currency::PriceWithoutCurrency,
    &service_charge_open::ServiceChargeOpen,
];

#[cfg(test)]
mod tests;
