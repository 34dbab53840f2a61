//! Keywords with figures as a pack file: the same rows give the same bytes, in an order in which a diff can be read.

use super::export::KeywordFigures;
use crate::lists::WordList;
use crate::pack::import_file::BidUnit;
use crate::text::variants;
use std::collections::BTreeMap;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

/// What stands at the top of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackHead {
    /// Name of the pack file.
    pub id: String,
    /// The tool.
    pub source: String,
    /// Name of the imported file.
    pub file: String,
    /// Of the figures, `YYYY-MM-DD`.
    pub date: String,
    /// What the bids were read as.
    pub bids: Option<BidUnit>,
}

/// One row a keyword, that with the highest search figure, in the order of the folded keywords; and how many were merged.
pub fn merge(rows: Vec<KeywordFigures>) -> (Vec<KeywordFigures>, usize) {
    let all = rows.len();
    let mut by_key: BTreeMap<String, KeywordFigures> = BTreeMap::new();
    for row in rows {
        match by_key.entry(variants().key(&row.text)) {
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(row);
            }
            std::collections::btree_map::Entry::Occupied(mut old) => {
                if row.searches > old.get().searches {
                    old.insert(row);
                }
            }
        }
    }
    let merged = all - by_key.len();
    (by_key.into_values().collect(), merged)
}

/// The pack file of an import.
pub fn toml(head: &PackHead, rows: &[KeywordFigures]) -> String {
    let comment: String = WordList::ExportPackHead.words().iter().flat_map(|line| [*line, "\n"]).collect();
    comment + &document(head, rows)
}

/// A pack file of this head and these keywords.
pub fn document(head: &PackHead, rows: &[KeywordFigures]) -> String {
    let mut file = DocumentMut::new();
    file["id"] = value(&head.id);
    file["source"] = value(&head.source);
    file["file"] = value(&head.file);
    file["imported"] = value(&head.date);
    if let Some(unit) = head.bids {
        file["bids_were_in"] = value(unit.name());
    }
    let keywords: ArrayOfTables = rows.iter().map(keyword).collect();
    if !keywords.is_empty() {
        file["keyword"] = Item::ArrayOfTables(keywords);
    }
    file.to_string()
}

fn keyword(row: &KeywordFigures) -> Table {
    let mut table = Table::new();
    // No count of searches comes near the bound.
    let number = |n: u64| value(i64::try_from(n).unwrap_or(i64::MAX));
    table["text"] = value(&row.text);
    let figures = [
        ("searches", row.searches.map(number)),
        ("bid_fen", row.bid_fen.map(number)),
        ("competition", row.competition.map(|competition| value(competition.name()))),
        ("competition_index", row.competition_index.map(value)),
        ("reason", row.reason.as_ref().map(value)),
    ];
    for (key, figure) in figures {
        if let Some(figure) = figure {
            table[key] = figure;
        }
    }
    table
}
