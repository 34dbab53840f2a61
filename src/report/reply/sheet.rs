//! Comments as rows for a spreadsheet: the client's own columns, and what came of each comment behind them.

use super::{Handled, intent_key, todo};
use crate::lang::Catalog;
use crate::tables::write::Cell;

/// The columns that are added.
const COLUMNS: [&str; 6] = ["intent", "urgency", "answer", "missing", "todo", "duplicates"];

/// The rows, with a header: those of the client's table where there is one, with its columns kept as they were.
pub fn rows(all: &[Handled], header: &[String], lines: &[Vec<String>], catalog: &Catalog) -> Vec<Vec<Cell>> {
    let own: Vec<Cell> = if header.is_empty() {
        vec![catalog.say("reply.column.comment", &[]).as_str().into()]
    } else {
        header.iter().map(|c| c.as_str().into()).collect()
    };
    let width = own.len();
    let mut out = vec![own];
    if let Some(head) = out.first_mut() {
        head.extend(COLUMNS.map(|c| Cell::from(catalog.say(&format!("reply.column.{c}"), &[]).as_str())));
    }
    for handled in all {
        let cells = handled.comment.line.and_then(|at| lines.get(at));
        let mut row: Vec<Cell> = match cells {
            Some(cells) => cells.iter().map(|c| c.as_str().into()).collect(),
            None => vec![handled.comment.text.as_str().into()],
        };
        row.resize(width.max(row.len()), Cell::Empty);
        row.extend(told(handled, catalog));
        out.push(row);
    }
    out
}

fn told(handled: &Handled, catalog: &Catalog) -> [Cell; COLUMNS.len()] {
    let comma = catalog.say("keywords.comma", &[]);
    let names = |intents: &mut dyn Iterator<Item = crate::comments::intent::Intent>| {
        intents.map(|i| catalog.say(&intent_key(i), &[])).collect::<Vec<_>>().join(&comma)
    };
    let intents = names(&mut handled.sorted.intents.iter().map(|(i, _)| *i));
    let urgency = catalog.say(&format!("reply.urgency.{}", handled.sorted.urgency.name()), &[]);
    let (answer, missing, todo) = match &handled.answer {
        Ok(answer) => (answer.text.clone(), names(&mut answer.missing.iter().copied()), String::new()),
        Err(silence) => (String::new(), String::new(), todo(*silence, catalog)),
    };
    let duplicates = handled.duplicates_of.clone().unwrap_or_default();
    [&intents, &urgency, &answer, &missing, &todo, &duplicates].map(|text| text.as_str().into())
}
