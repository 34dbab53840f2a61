//! A harvest for people to read: district and trade with reasons, words, and the lines for `advise.toml`.

use super::profile;
use crate::harvest::Harvest;
use crate::harvest::keywords::ProposalKind;
use crate::lang::Catalog;
use crate::pack::Packs;
use crate::reading::uses::show;
use crate::report::script::script_of;
use std::fmt::Write;
use unicode_width::UnicodeWidthStr;

/// One page.
pub fn page(harvest: &Harvest, packs: &Packs, catalog: &Catalog) -> String {
    let mut out = format!("{}\n", harvest.from);
    if !harvest.title.is_empty() {
        let _ = writeln!(out, "{}", harvest.title);
    }
    let _ = writeln!(out, "  {}", place(harvest, packs, catalog));
    let _ = writeln!(out, "  {}", trade(harvest, packs, catalog));
    if !harvest.keywords.is_empty() {
        let _ = writeln!(out, "\n{}", catalog.say("harvest.proposals", &[]));
        let width = harvest.keywords.iter().map(|k| k.text.width()).max().unwrap_or(0);
        let kinds = [ProposalKind::Joined, ProposalKind::Known, ProposalKind::New]
            .map(|k| catalog.say(&format!("harvest.kind.{}", k.name()), &[]));
        let wide = kinds.iter().map(|k| k.width()).max().unwrap_or(0);
        for keyword in &harvest.keywords {
            let kind = &kinds[keyword.kind as usize];
            let uses = match keyword.uses {
                0 => String::new(),
                n => catalog.say("harvest.uses", &[("n", &n.to_string())]),
            };
            let pack = keyword.pack.as_deref().unwrap_or_default();
            let line = format!("  {}  {}  {uses}  {pack}", pad(&keyword.text, width), pad(kind, wide));
            let _ = writeln!(out, "{}", line.trim_end());
        }
    }
    let _ = write!(out, "\n{}\n{}", catalog.say("harvest.confirm", &[]), profile::snippet(harvest, packs, catalog));
    out
}

fn pad(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(text.width())))
}

fn place(harvest: &Harvest, packs: &Packs, catalog: &Catalog) -> String {
    let found = &harvest.found;
    let Some(district) = found.district else { return catalog.say("harvest.no-district", &[]) };
    let index = &packs.index;
    let script = script_of(catalog.lang);
    let mut name = show(&index.terms[index.districts[usize::from(district)].term as usize].name, script).to_owned();
    if let Some(place) = found.place {
        let _ = write!(name, " {}", show(&index.terms[place as usize].name, script));
    }
    let why = if found.by_address {
        let address = found.place_why.first().map(|(text, _)| text.as_str()).unwrap_or_default();
        catalog.say("harvest.by-address", &[("address", address)])
    } else {
        words(&found.place_why, catalog)
    };
    let percent = format!("{:.0}", found.place_confidence * 100.0);
    catalog.say("harvest.district", &[("name", &name), ("percent", &percent), ("why", &why)])
}

fn trade(harvest: &Harvest, packs: &Packs, catalog: &Catalog) -> String {
    let found = &harvest.found;
    let Some(category) = found.category else { return catalog.say("harvest.no-category", &[]) };
    let index = &packs.index;
    let term = &index.terms[index.categories[usize::from(category)].term as usize];
    let name = show(&term.name, script_of(catalog.lang));
    let percent = format!("{:.0}", found.category_confidence * 100.0);
    let why = words(&found.category_why, catalog);
    catalog.say("harvest.category", &[("name", name), ("percent", &percent), ("why", &why)])
}

fn words(why: &[(String, usize)], catalog: &Catalog) -> String {
    let comma = catalog.say("keywords.comma", &[]);
    let each = why.iter().map(|(word, n)| catalog.say("harvest.word", &[("word", word), ("n", &n.to_string())]));
    each.collect::<Vec<_>>().join(&comma)
}
