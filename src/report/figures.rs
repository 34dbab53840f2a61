//! Imported figures outside: their wire shape, and where they come from and how old they are as a line under a table.

use crate::lang::Catalog;
use crate::pack::Packs;
use crate::pack::import_file::Competition;
use crate::pack::index::{Figure, ImportInfo};
use crate::text::date;
use serde::Serialize;
use std::collections::BTreeMap;

/// So many keywords of an import are named.
const NAMED: usize = 4;

/// What an imported export says of a keyword. Relative, as the tools' indexes are no counts; dated and not aged, so that
/// the same input gives the same bytes tomorrow.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(super) struct FiguresOut<'a> {
    /// The wording that was exported.
    text: &'a str,
    /// 0 to 100, beside the highest of the same import.
    searches_relative: Option<u8>,
    competition: Option<Competition>,
    source: &'a str,
    date: &'a str,
    pack: &'a str,
}

impl<'a> FiguresOut<'a> {
    /// The wire shape of a figure.
    pub(super) fn new(figure: &'a Figure, packs: &'a Packs) -> Self {
        let import = &packs.index.imports[usize::from(figure.import)];
        Self {
            text: &figure.text,
            searches_relative: packs.relative(figure),
            competition: figure.competition,
            source: &import.source,
            date: &import.date,
            pack: &packs.index.packs[usize::from(import.pack)].id,
        }
    }

    /// As cells: relative, competition, source, date.
    pub(super) fn cells(&self) -> [String; 4] {
        let competition = self.competition.map_or("", Competition::name);
        let relative = self.searches_relative.map(|r| r.to_string()).unwrap_or_default();
        [relative, competition.to_owned(), self.source.to_owned(), self.date.to_owned()]
    }
}

/// For each import that figures are from, which keywords they are for, the tool and the date; and whether they are old on
/// a day, in days since 1970.
pub fn sources(shown: &[(&str, &Figure)], packs: &Packs, catalog: &Catalog, today: Option<i64>) -> Vec<(String, bool)> {
    let mut by_import: BTreeMap<u16, Vec<&str>> = BTreeMap::new();
    for (keyword, figure) in shown {
        by_import.entry(figure.import).or_default().push(keyword);
    }
    let line = |(import, keywords): (u16, Vec<&str>)| {
        let import = &packs.index.imports[usize::from(import)];
        let mut words = keywords[..keywords.len().min(NAMED)].join(&catalog.say("keywords.comma", &[]));
        if keywords.len() > NAMED {
            words.push_str(" …");
        }
        let days = age_if_old(import, today);
        let days_text = days.map(|d| d.to_string()).unwrap_or_default();
        let args = [
            ("words", words.as_str()),
            ("source", &import.source),
            ("date", &import.date),
            ("pack", &packs.index.packs[usize::from(import.pack)].id),
            ("days", &days_text),
        ];
        let key = if days.is_some() { "import.from-old" } else { "import.from" };
        // What an export or its name holds must not reach a terminal as it is.
        (super::table::text::clean(&catalog.say(key, &args)), days.is_some())
    };
    by_import.into_iter().map(line).collect()
}

/// Days of an import that is no longer new.
pub fn age_if_old(import: &ImportInfo, today: Option<i64>) -> Option<i64> {
    date::age_if_old(&import.date, today?)
}
