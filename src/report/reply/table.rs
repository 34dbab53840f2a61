//! Sorted comments on one screen: what must be looked at now, what is asked most, what can be answered, what to add to the
//! profile, what is worth a note.

use super::{Handled, Summary, cut, intent_key, one_line, todo};
use crate::comments::intent::Urgency;
use crate::lang::Catalog;
use crate::report::table::text::width;
use std::io::{self, Write};

/// Comments of each kind that are shown.
const URGENT: usize = 3;
const ANSWERED: usize = 2;
const LINES: usize = 3;
const IDEAS: usize = 2;
const SILENT: usize = 2;
const INTENTS: usize = 6;

/// The comments that the screen shows; of a hundred thousand it keeps a handful.
#[derive(Debug)]
pub struct Shown {
    verbose: bool,
    urgent: Few,
    answered: Few,
}

/// The first comments of many.
#[derive(Debug)]
struct Few {
    /// No more are kept.
    most: usize,
    kept: Vec<Handled>,
    /// How many there are.
    count: usize,
}

impl Few {
    const fn new(most: usize) -> Self {
        Self { most, kept: Vec::new(), count: 0 }
    }

    fn add(&mut self, handled: Handled) {
        self.count += 1;
        if self.kept.len() < self.most {
            self.kept.push(handled);
        }
    }
}

impl Shown {
    /// Nothing yet; `verbose` keeps all that can be shown.
    pub fn new(verbose: bool) -> Self {
        let few = |most: usize| Few::new(if verbose { usize::MAX } else { most });
        Self { verbose, urgent: few(URGENT), answered: few(ANSWERED) }
    }

    /// Takes a comment, to show it or to count it.
    pub fn add(&mut self, handled: Handled) {
        if handled.sorted.urgency == Urgency::Now {
            self.urgent.add(handled);
        } else if handled.duplicates_of.is_none()
            && handled.answer.is_ok()
            && (self.verbose || handled.intent().is_question())
        {
            self.answered.add(handled);
        }
    }
}

/// Writes the screen.
pub fn table(
    shown: &Shown,
    summary: &Summary,
    catalog: &Catalog,
    columns: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let verbose = shown.verbose;
    let most = |n: usize| if verbose { usize::MAX } else { n };
    // What is to be pasted stands there whole.
    let columns = if verbose { usize::MAX } else { columns };
    let count = |n: usize| n.to_string();
    let unsure = summary.comments - summary.answered;
    writeln!(
        out,
        "{}",
        catalog.say(
            "reply.table.summary",
            &[
                ("comments", &count(summary.comments)),
                ("urgent", &count(summary.urgent)),
                ("answered", &count(summary.answered)),
                ("unsure", &count(unsure)),
            ]
        )
    )?;
    let said = |key: &str| catalog.say(&format!("reply.table.{key}"), &[]);
    pairs(out, &said("urgent"), &shown.urgent, catalog, columns)?;
    let mut asked: Vec<_> = summary.intents.iter().collect();
    asked.sort_by_key(|(intent, n)| (std::cmp::Reverse(**n), **intent));
    let asked = asked.iter().take(most(INTENTS));
    let asked: Vec<String> = asked.map(|(i, n)| format!("{} {n}", catalog.say(&intent_key(**i), &[]))).collect();
    if !asked.is_empty() {
        writeln!(out, "\n{}\n  {}", said("asked"), asked.join(" · "))?;
    }
    pairs(out, &said("answered"), &shown.answered, catalog, columns)?;
    let lines = summary.lines_to_add(catalog);
    section(out, &said("lines"), lines.iter().map(|l| l.toml.replace('\n', "  ")), most(LINES), catalog, columns)?;
    let ideas = summary.ideas.often().into_iter().map(|idea| {
        let args = [
            ("intent", catalog.say(&intent_key(idea.intent), &[])),
            ("count", count(idea.count)),
            ("question", idea.question),
        ];
        catalog.say("reply.table.idea", &args.each_ref().map(|(k, v)| (*k, v.as_str())))
    });
    section(out, &said("ideas"), ideas, most(IDEAS), catalog, columns)?;
    let silent: Vec<String> = summary.silences.iter().map(|(s, n)| format!("{n} × {}", todo(*s, catalog))).collect();
    section(out, &said("silent"), silent.into_iter(), most(SILENT), catalog, columns)?;
    writeln!(out, "\n{}", said(if verbose { "closing" } else { "more" }))
}

/// Comments with their answers under a heading.
fn pairs(out: &mut dyn Write, title: &str, few: &Few, catalog: &Catalog, columns: usize) -> io::Result<()> {
    if few.kept.is_empty() {
        return Ok(());
    }
    heading(out, title, few.count, few.most, catalog)?;
    for handled in &few.kept {
        let name = Handled::name(&handled.comment);
        let text = fit(&one_line(&handled.comment.text), columns.saturating_sub(width(&name) + 7));
        writeln!(out, "  #{name} 「{text}」")?;
        let answer = match &handled.answer {
            Ok(answer) => one_line(&answer.text),
            Err(silence) => todo(*silence, catalog),
        };
        writeln!(out, "     → {}", fit(&answer, columns.saturating_sub(7)))?;
    }
    Ok(())
}

fn section(
    out: &mut dyn Write,
    title: &str,
    lines: impl Iterator<Item = String>,
    most: usize,
    catalog: &Catalog,
    columns: usize,
) -> io::Result<()> {
    let lines: Vec<String> = lines.collect();
    if lines.is_empty() {
        return Ok(());
    }
    heading(out, title, lines.len(), most, catalog)?;
    for line in lines.iter().take(most) {
        writeln!(out, "  {}", fit(line, columns.saturating_sub(2)))?;
    }
    Ok(())
}

/// A heading; what is not shown is counted.
fn heading(out: &mut dyn Write, title: &str, all: usize, most: usize, catalog: &Catalog) -> io::Result<()> {
    if all <= most {
        return writeln!(out, "\n{title}");
    }
    let args = [("title", title), ("shown", &most.to_string()), ("count", &all.to_string())];
    writeln!(out, "\n{}", catalog.say("reply.table.rest", &args))
}

/// As much of a text as fits.
fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut most = text.chars().count();
    while most > 1 && width(&cut(text, most)) > columns {
        most -= 1;
    }
    cut(text, most)
}
