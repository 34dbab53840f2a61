//! Keywords with figures as a pack file: the same rows give the same bytes, in an order in which a diff can be read.

use super::export::KeywordFigures;
use crate::lists::WordList;
use crate::pack::model::BidUnit;
use crate::text::variants;
use std::collections::BTreeMap;
use std::fmt::Write;

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

/// The pack file.
pub fn toml(head: &PackHead, rows: &[KeywordFigures]) -> String {
    let mut out: String = WordList::ExportPackHead.words().iter().flat_map(|line| [*line, "\n"]).collect();
    // Writing into memory cannot fail.
    let _ = writeln!(out, "id = {}", quoted(&head.id));
    let _ = writeln!(out, "source = {}", quoted(&head.source));
    let _ = writeln!(out, "file = {}", quoted(&head.file));
    let _ = writeln!(out, "imported = {}", quoted(&head.date));
    if let Some(unit) = head.bids {
        let _ = writeln!(out, "bids_were_in = {}", quoted(unit.name()));
    }
    for row in rows {
        let _ = writeln!(out, "\n[[keyword]]\ntext = {}", quoted(&row.text));
        if let Some(searches) = row.searches {
            let _ = writeln!(out, "searches = {searches}");
        }
        if let Some(bid) = row.bid_fen {
            let _ = writeln!(out, "bid_fen = {bid}");
        }
        if let Some(competition) = row.competition {
            let _ = writeln!(out, "competition = {}", quoted(competition.name()));
        }
        if let Some(index) = row.competition_index {
            let _ = writeln!(out, "competition_index = {index}");
        }
        if let Some(reason) = &row.reason {
            let _ = writeln!(out, "reason = {}", quoted(reason));
        }
    }
    out
}

/// A basic string on one line.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
