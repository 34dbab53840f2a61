//! An invitation to somebody who has already written about a shop: it names what they wrote, asks for nothing in return, and
//! passes `check`. The wordings are data (`keyword_packs/mentions/invitations.toml`).

pub mod brief;

use crate::check::check_with;
use crate::config::Config;
use crate::diagnostic::{Finding, Severity};
use crate::lang::Catalog;
use crate::mentions::signs::Signs;
use crate::mentions::words::Sign;
use crate::note::{Author, Draft, Meta, Record, Source};
use crate::pack::Packs;
use crate::source::Span;
use crate::text::script::Script;
use serde::Deserialize;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../../keyword_packs/mentions/invitations.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    yue: Wordings,
    #[serde(rename = "zh-Hant")]
    hant: Wordings,
    #[serde(rename = "zh-Hans")]
    hans: Wordings,
    en: Wordings,
    shop: Names,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wordings {
    limit: Vec<String>,
    detail: Vec<String>,
    open: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Names {
    yue: String,
    #[serde(rename = "zh-Hant")]
    hant: String,
    #[serde(rename = "zh-Hans")]
    hans: String,
    en: String,
}

/// The file is part of the program and tested; one that could not be read would invite nobody.
static TEXTS: LazyLock<Option<File>> = LazyLock::new(|| toml::from_str(FILE).ok());

/// Writes the invitation for the author of a mention with these signs, the `nth` of a run: neighbours get different wordings.
/// None where every wording would break a rule.
pub fn invitation(signs: &Signs, shop: Option<&str>, nth: usize, packs: &Packs, catalog: &Catalog) -> Option<String> {
    let file = TEXTS.as_ref()?;
    let (texts, unnamed) = match signs.script {
        Some(Script::Latin) => (&file.en, &file.shop.en),
        _ if signs.cantonese => (&file.yue, &file.shop.yue),
        Some(Script::Hans) => (&file.hans, &file.shop.hans),
        _ => (&file.hant, &file.shop.hant),
    };
    let shop = shop.unwrap_or(unnamed);
    let kind = if signs.has(Sign::Limit) { &texts.limit } else { &texts.detail };
    // The first quote that lets the whole pass; without one, an invitation that quotes nothing.
    for quote in &signs.own_words {
        let template = kind.get(nth % kind.len().max(1))?;
        let text = template.replace("{quote}", quote).replace("{shop}", shop);
        if passes(&text, packs, catalog) {
            return Some(text);
        }
    }
    let text = texts.open.first()?.replace("{shop}", shop);
    passes(&text, packs, catalog).then_some(text)
}

/// Whether `check` has nothing to say of a text by a shop's owner that sells or breaks a rule.
pub fn passes(text: &str, packs: &Packs, catalog: &Catalog) -> bool {
    found(text, Some(Author::Owner), packs, catalog).is_empty()
}

/// What `check` finds in a text that breaks a rule. Spans are bytes of the text.
pub fn breaches(text: &str, packs: &Packs, catalog: &Catalog) -> Vec<Finding> {
    let mut found = found(text, None, packs, catalog);
    found.retain(|f| f.group() == "compliance");
    // A record's text stands behind an empty title and a line end.
    for finding in &mut found {
        finding.span = finding.span.and_then(|s| Span::new(text, s.start().checked_sub(1)?..s.end().checked_sub(1)?));
    }
    found
}

fn found(text: &str, author: Option<Author>, packs: &Packs, catalog: &Catalog) -> Vec<Finding> {
    let meta = Meta { author, ..Meta::default() };
    let record = Record { title: String::new(), body: text.to_owned(), tags: Vec::new(), meta };
    let source = Source { path: String::new(), id: None, draft: Draft::Record(Box::new(record)) };
    let mut found = check_with(&source, packs, &Config::default(), catalog).outcome.findings;
    found.retain(|f| matches!(f.group(), "compliance" | "hard-sell") && f.severity > Severity::Hint);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn every_wording_passes_and_has_its_slots() {
        let file: File = toml::from_str(FILE).unwrap();
        let (packs, catalog) = (Packs::built_in(), Catalog::new(Lang::En));
        for texts in [&file.yue, &file.hant, &file.hans, &file.en] {
            for text in texts.limit.iter().chain(&texts.detail) {
                assert!(text.contains("{quote}") && text.contains("{shop}"), "{text}");
                let filled = text.replace("{quote}", "等咗廿分鐘").replace("{shop}", "日出咖啡");
                assert!(passes(&filled, &packs, &catalog), "{text}");
            }
            for text in &texts.open {
                assert!(text.contains("{shop}") && !text.contains("{quote}"), "{text}");
                assert!(passes(text, &packs, &catalog), "{text}");
            }
        }
        assert!(!passes("全港最平，快啲買，出post送禮物", &packs, &catalog));
    }
}
