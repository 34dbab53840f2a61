//! The wire shape of a harvest: `advise.harvest/1`.

use crate::check::Failure;
use crate::harvest::Harvest;
use crate::harvest::fact::Fact;
use crate::harvest::keywords::Proposal;
use crate::harvest::page_target::PageTarget;
use crate::lang::Lang;
use crate::pack::Packs;
use serde::Serialize;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "advise.harvest/1"))]
struct Document<'a> {
    schema: &'static str,
    version: &'static str,
    lang: &'static str,
    pages: Vec<PageJson<'a>>,
    failures: Vec<FailureJson<'a>>,
    written: &'a [String],
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PageJson<'a> {
    page: &'a str,
    title: &'a str,
    district: Option<&'a str>,
    place: Option<&'a str>,
    place_confidence: f32,
    place_from: &'static str,
    place_why: Vec<WhyJson<'a>>,
    category: Option<&'a str>,
    category_confidence: f32,
    category_why: Vec<WhyJson<'a>>,
    keywords: Vec<KeywordJson<'a>>,
    facts: Vec<FactJson<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct WhyJson<'a> {
    text: &'a str,
    uses: usize,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct KeywordJson<'a> {
    keyword: &'a str,
    kind: &'static str,
    pack: Option<&'a str>,
    uses: usize,
    weight: u8,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FactJson<'a> {
    key: &'static str,
    values: &'a [String],
    from: &'a str,
    place: &'static str,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct FailureJson<'a> {
    path: &'a str,
    message: &'a str,
}

/// The harvest of several pages as one object.
pub fn document(
    pages: &[Harvest],
    failures: &[Failure],
    written: &[String],
    packs: &Packs,
    lang: Lang,
) -> serde_json::Result<String> {
    let document = Document {
        schema: "advise.harvest/1",
        version: env!("CARGO_PKG_VERSION"),
        lang: lang.name(),
        pages: pages.iter().map(|page| of_page(page, packs)).collect(),
        failures: failures.iter().map(|f| FailureJson { path: &f.path, message: &f.message }).collect(),
        written,
    };
    serde_json::to_string_pretty(&document)
}

fn of_page<'a>(page: &'a Harvest, packs: &'a Packs) -> PageJson<'a> {
    let Harvest { from, title, found, keywords, facts, .. } = page;
    let PageTarget { district, place, category, by_address, .. } = found;
    let index = &packs.index;
    PageJson {
        page: from,
        title,
        district: district.map(|d| index.districts[usize::from(d)].id.as_str()),
        place: place.map(|t| index.terms[t as usize].name.hant.as_str()),
        place_confidence: found.place_confidence,
        place_from: match (by_address, district) {
            (true, _) => "address",
            (false, Some(_)) => "text",
            (false, None) => "none",
        },
        place_why: why(&found.place_why),
        category: category.map(|c| index.categories[usize::from(c)].id.as_str()),
        category_confidence: found.category_confidence,
        category_why: why(&found.category_why),
        keywords: keywords.iter().map(keyword).collect(),
        facts: facts.iter().map(fact).collect(),
    }
}

fn why(words: &[(String, usize)]) -> Vec<WhyJson<'_>> {
    words.iter().map(|(text, uses)| WhyJson { text, uses: *uses }).collect()
}

fn keyword(proposal: &Proposal) -> KeywordJson<'_> {
    let Proposal { text, kind, pack, uses, weight } = proposal;
    KeywordJson { keyword: text, kind: kind.name(), pack: pack.as_deref(), uses: *uses, weight: *weight }
}

fn fact(fact: &Fact) -> FactJson<'_> {
    FactJson { key: fact.key.name(), values: &fact.values, from: &fact.from, place: fact.place.name() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<Document<'static>>("harvest");
    }
}
