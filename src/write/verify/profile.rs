//! The shop's profile as a text that vouches for versions.

use super::side::Side;
use crate::config::Config;
use crate::note::{Draft, Record, Source};
use crate::pack::Packs;

/// The profile of the settings; none where it says nothing.
pub fn profile(packs: &Packs, config: &Config) -> Option<Side> {
    let shop = &config.shop;
    let single =
        [&shop.name, &shop.address, &shop.mtr_exit, &shop.hours, &shop.price_per_person, &shop.story, &shop.booking];
    let mut lines: Vec<&str> = single.into_iter().flatten().map(String::as_str).collect();
    lines.extend(shop.signature.iter().chain(&shop.payment).map(String::as_str));
    lines.extend(shop.faq.iter().flat_map(|f| [f.question.as_str(), f.answer.as_str()]));
    lines.extend(config.flags.keywords.iter().chain(&config.profile.keywords).map(String::as_str));
    let body = lines.join("\n");
    let record = Record { body, ..Record::default() };
    let has_words = !record.body.trim().is_empty();
    let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
    has_words.then(|| Side::new(&source, packs, config))
}
