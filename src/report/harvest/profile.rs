//! What a page told, as lines for `advise.toml` that the owner confirms. Nothing is written into that file by the program.

use crate::harvest::Harvest;
use crate::harvest::fact::ProfileKey;
use crate::harvest::pack::quoted;
use crate::lang::Catalog;
use crate::pack::Packs;
use crate::reading::uses::show;
use std::fmt::Write;

/// Further values of one key that are shown.
const OTHERS: usize = 2;
/// Keywords that are shown.
const KEYWORDS: usize = 5;

/// The snippet of one page: TOML, each line with where it comes from.
pub fn snippet(harvest: &Harvest, packs: &Packs, catalog: &Catalog) -> String {
    let mut out = format!("# {}\n[shop]\n", catalog.say("harvest.snippet", &[("from", &harvest.from)]));
    let index = &packs.index;
    let found = &harvest.found;
    let mut line = |key: &str, value: &str, why: &str| {
        let _ = writeln!(out, "{key} = {value}  # {}", why.replace(['\n', '\r'], " "));
    };
    let sure = |of: f32| catalog.say("harvest.sure", &[("percent", &format!("{:.0}", of * 100.0))]);
    let tell = |key: ProfileKey, line: &mut dyn FnMut(&str, &str, &str)| {
        for (i, fact) in harvest.facts.iter().filter(|f| f.key == key).take(1 + OTHERS).enumerate() {
            let place = catalog.say(&format!("harvest.place.{}", fact.place.name()), &[]);
            let from = catalog.say("harvest.from", &[("place", &place), ("text", &fact.from)]);
            // One value stands, the others wait to be chosen instead.
            let name = format!("{}{}", if i == 0 { "" } else { "#" }, key.name());
            let values: Vec<String> = fact.values.iter().map(|v| quoted(v)).collect();
            let value = if key == ProfileKey::Payment { format!("[{}]", values.join(", ")) } else { values.concat() };
            line(&name, &value, &from);
        }
    };
    let named = |term: u32| quoted(show(&index.terms[term as usize].name, harvest.script));
    tell(ProfileKey::Name, &mut line);
    if let Some(district) = found.district {
        let term = index.districts[usize::from(district)].term;
        line("district", &named(term), &sure(found.place_confidence));
    }
    if let Some(place) = found.place {
        line("place", &named(place), &sure(found.place_confidence));
    }
    if let Some(category) = found.category {
        let term = index.categories[usize::from(category)].term;
        line("category", &named(term), &sure(found.category_confidence));
    }
    for key in
        [ProfileKey::Address, ProfileKey::MtrExit, ProfileKey::Hours, ProfileKey::PricePerPerson, ProfileKey::Payment]
    {
        tell(key, &mut line);
    }
    let words: Vec<String> = harvest.keywords.iter().take(KEYWORDS).map(|k| quoted(&k.text)).collect();
    if !words.is_empty() {
        let _ = writeln!(
            out,
            "\n# {}\n#[check]\n#keywords = [{}]",
            catalog.say("harvest.proposals", &[]),
            words.join(", ")
        );
    }
    out
}
