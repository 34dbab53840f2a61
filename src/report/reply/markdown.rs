//! Sorted comments as a document: a table of answers, then what to add and what to write.

use super::{Handled, Summary, intent_key, one_line, todo};
use crate::lang::Catalog;
use std::io::{self, Write};

/// Writes the document.
pub fn markdown(all: &[Handled], summary: &Summary, catalog: &Catalog, out: &mut dyn Write) -> io::Result<()> {
    let said = |key: &str| catalog.say(&format!("reply.{key}"), &[]);
    let columns = ["comment", "intent", "urgency", "answer"].map(|c| said(&format!("column.{c}")));
    writeln!(out, "# {}\n", said("title"))?;
    writeln!(out, "| # | {} |\n|---|---|---|---|---|", columns.join(" | "))?;
    for handled in all {
        let answer = match &handled.answer {
            Ok(answer) => answer.text.clone(),
            Err(silence) => format!("（{}）", todo(*silence, catalog)),
        };
        let intent = catalog.say(&intent_key(handled.intent()), &[]);
        let urgency = said(&format!("urgency.{}", handled.sorted.urgency.name()));
        let cells =
            [&Handled::name(&handled.comment), &handled.comment.text, &intent, &urgency, &answer].map(|c| cell(c));
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    let lines = summary.lines_to_add(catalog);
    if !lines.is_empty() {
        writeln!(out, "\n## {}\n\n```toml", said("table.lines"))?;
        for line in lines {
            writeln!(out, "{}", line.toml)?;
        }
        writeln!(out, "```")?;
    }
    let ideas = summary.ideas.often();
    if !ideas.is_empty() {
        writeln!(out, "\n## {}\n", said("table.ideas"))?;
        for idea in ideas {
            let intent = catalog.say(&intent_key(idea.intent), &[]);
            writeln!(out, "- {intent} × {}：{}", idea.count, cell(&idea.question))?;
        }
    }
    Ok(())
}

/// A text in a cell: on one line, with nothing that Markdown or HTML would take for its own.
fn cell(text: &str) -> String {
    let line = one_line(text).replace('\\', "\\\\").replace('|', "\\|").replace('<', "&lt;");
    line.replace('`', "\\`").replace('*', "\\*").replace('[', "\\[")
}
