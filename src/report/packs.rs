//! The packs in use as JSON (`advise.pack-list/1`), and how many entries each has.

use super::list::origin_name;
use crate::pack::Packs;
use crate::pack::index::TermKind;
use serde::Serialize;

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(title = "advise.pack-list/1"))]
struct ListOut<'a> {
    schema: &'static str,
    version: &'static str,
    packs: Vec<PackOut<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
struct PackOut<'a> {
    /// `district/sha-tin`, `category/cafe`, `import/cafe-2026-11`.
    id: &'a str,
    /// `district`, `category` or `import`.
    kind: &'a str,
    /// As the file says; the date of an import's figures.
    version: &'a str,
    checked: &'a str,
    origin: &'static str,
    /// The tool of an import.
    source: Option<&'a str>,
    counts: Counts,
}

/// How many entries a pack has. A district is no place in itself, and a trade no keyword of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Counts {
    /// Places of a district.
    pub places: usize,
    /// Keywords of a trade or an import, and what visitors look for in a district.
    pub keywords: usize,
}

impl Counts {
    /// Those of a pack, by its number.
    pub fn of(packs: &Packs, number: usize) -> Self {
        if let Some(import) = packs.index.imports.iter().find(|i| usize::from(i.pack) == number) {
            return Self { places: 0, keywords: import.keywords as usize };
        }
        let mine = packs.index.terms.iter().filter(|t| usize::from(t.pack) == number);
        let (places, others): (Vec<_>, Vec<_>) = mine.partition(|t| matches!(t.kind, TermKind::Place { .. }));
        match places.len() {
            0 => Self { places: 0, keywords: others.len().saturating_sub(1) },
            n => Self { places: n - 1, keywords: others.len() },
        }
    }
}

/// The list as JSON.
pub fn json(packs: &Packs) -> Result<String, serde_json::Error> {
    let rows = packs.index.packs.iter().enumerate().map(|(number, pack)| PackOut {
        id: &pack.id,
        kind: pack.id.split('/').next().unwrap_or_default(),
        version: &pack.version,
        checked: &pack.checked,
        origin: origin_name(pack.origin),
        source: packs.index.imports.iter().find(|i| usize::from(i.pack) == number).map(|i| i.source.as_str()),
        counts: Counts::of(packs, number),
    });
    let out = ListOut { schema: "advise.pack-list/1", version: env!("CARGO_PKG_VERSION"), packs: rows.collect() };
    serde_json::to_string_pretty(&out).map(|json| json + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_fresh() {
        crate::report::schema::is_fresh::<ListOut<'static>>("pack-list");
    }
}
