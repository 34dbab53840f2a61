//! Names of places, trades and rules, checked against the packs: a slip must never silently check for nothing.

use crate::cli::say::did_you_mean;
use advise::lang::Catalog;
use advise::pack::Packs;
use advise::reading::target;
use advise::rules::names;

/// Why a name can be no target, if it cannot.
pub fn unknown_target(key: &str, name: &str, packs: &Packs, catalog: &Catalog) -> Option<String> {
    if name.trim().is_empty() {
        return key.starts_with('-').then(|| catalog.say("cli.name.empty", &[]));
    }
    let near = if key.ends_with("category") {
        if target::category_named(packs, name).is_some() {
            return None;
        }
        target::nearest_category(packs, name)
    } else {
        if target::district_named(packs, name).is_some() {
            return None;
        }
        target::nearest_district(packs, name)
    };
    Some(did_you_mean(catalog, "cli.name.unknown", name, near.as_deref()))
}

/// Why a name can be no rule or group, if it cannot.
pub fn unknown_rule(name: &str, packs: &Packs, catalog: &Catalog) -> Option<String> {
    let near = names::unknown(packs, name.trim()).filter(|_| !name.trim().is_empty())?;
    Some(did_you_mean(catalog, "cli.rule.unknown", name.trim(), near.as_deref()))
}
