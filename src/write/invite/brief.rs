//! A brief that breaks no rule, from the shop's profile: context, one thing to tell, what is known, red lines, room to create.
//! The sentences are in the catalogue; what the profile lacks is a 〔slot〕.

use crate::config::Shop;
use crate::lang::Catalog;

/// Drafts a brief.
pub fn draft(shop: &Shop, catalog: &Catalog) -> String {
    let say = |key: &str, args: &[(&str, &str)]| catalog.say(&format!("koc.draft.{key}"), args);
    let slot = |key: &str| say(&format!("slot.{key}"), &[]);
    let or = |value: Option<&String>, key: &str| value.cloned().unwrap_or_else(|| slot(key));
    let comma = catalog.say("keywords.comma", &[]);
    let name = or(shop.name.as_ref(), "name");
    let known = if shop.signature.is_empty() { slot("signature") } else { shop.signature.join(&comma) };
    let facts = [
        ("address", or(shop.address.as_ref(), "address")),
        ("way", or(shop.mtr_exit.as_ref(), "way")),
        ("hours", or(shop.hours.as_ref(), "hours")),
        ("price", or(shop.price_per_person.as_ref(), "price")),
        ("signature", known.clone()),
    ];
    let facts: Vec<String> = facts.iter().map(|(key, value)| say(&format!("fact.{key}"), &[("text", value)])).collect();
    let story = or(shop.story.as_ref(), "story");
    [
        say("title", &[("shop", &name)]),
        say("context", &[("shop", &name), ("story", &story)]),
        say("core", &[("text", &slot("core"))]),
        format!("{}\n{}", say("facts", &[]), facts.join("\n")),
        say("red-lines", &[]),
        say("room", &[]),
        say("dates", &[("text", &slot("dates"))]),
    ]
    .join("\n\n")
        + "\n"
}
