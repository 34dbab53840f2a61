//! The client's own table with what was found behind its columns.

use super::{Run, Shown, doubts, label, reasons};
use crate::lang::Catalog;
use crate::tables::write::Cell;

/// All rows, the header first. The client's columns stay as they are, unless names are kept back.
pub fn rows(run: &Run<'_>, catalog: &Catalog) -> Vec<Vec<Cell>> {
    let say = |key: &str| Cell::Text(catalog.say(&format!("koc.column.{key}"), &[]));
    let keeps = !run.header.is_empty() && !run.is_anonymous;
    let mut header: Vec<Cell> =
        if keeps { run.header.iter().map(|c| c.as_str().into()).collect() } else { vec![say("author"), say("text")] };
    let width = header.len();
    header.extend(["rank", "label", "score", "reasons", "doubts", "invitation"].map(say));
    let mut rows = vec![header];
    for shown in &run.all {
        let mut row: Vec<Cell> = if keeps {
            shown.mention.cells.iter().take(width).map(|c| c.as_str().into()).collect()
        } else {
            vec![shown.author.as_str().into(), shown.mention.whole().as_str().into()]
        };
        row.resize(width, Cell::Empty);
        row.extend(found(shown, catalog));
        rows.push(row);
    }
    rows
}

fn found(shown: &Shown<'_>, catalog: &Catalog) -> [Cell; 6] {
    let line = |list: Vec<String>| Cell::from(list.join("\n").as_str());
    [
        shown.judged.rank.map_or(Cell::Empty, |rank| Cell::Number(rank as f64)),
        Cell::Text(label(shown, catalog)),
        Cell::Number(shown.judged.verdict.score),
        line(reasons(shown, catalog)),
        line(doubts(shown, catalog)),
        shown.invitation.as_deref().unwrap_or_default().into(),
    ]
}
