//! A comparison for the owner of a shop: one line on top, then what differs with both texts, what the draft does not say, what
//! was lost, what the check finds, and at the end what stands in the draft.

use super::Pair;
use crate::lang::Catalog;
use std::io::{self, Write};

/// Sourced clauses and losses that are shown unless all are asked for.
const SHOWN: usize = 6;

/// Shows pairs, one after the other.
pub struct Table<'c> {
    catalog: &'c Catalog,
    verbose: bool,
    begun: bool,
}

impl<'c> Table<'c> {
    /// A renderer for one run; with `verbose` it shows everything.
    pub const fn new(catalog: &'c Catalog, verbose: bool) -> Self {
        Self { catalog, verbose, begun: false }
    }

    /// Shows one pair.
    pub fn pair(&mut self, pair: &Pair<'_>, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            writeln!(out)?;
        }
        let found = pair.comparison;
        let count = |n: usize| n.to_string();
        let (clauses, sourced) = (count(found.clauses), count(found.sourced.len()));
        let (new, changed, lost) = (count(found.new.len()), count(found.changed.len()), count(found.lost.len()));
        let name = pair.id.unwrap_or(pair.version_path);
        let args = [
            ("version", name),
            ("clauses", clauses.as_str()),
            ("sourced", &sourced),
            ("new", &new),
            ("changed", &changed),
            ("lost", &lost),
        ];
        writeln!(out, "{}", self.catalog.say("verify.table.summary", &args))?;
        if found.is_translated {
            writeln!(out, "{}", self.catalog.say("verify.table.translated", &[]))?;
        }
        let changed = found.changed.iter().map(|c| pair.say_changed(c, self.catalog));
        self.section("changed", &changed.collect::<Vec<_>>(), usize::MAX, out)?;
        let new = found.new.iter().map(|n| pair.say_new(n, self.catalog));
        self.section("new", &new.collect::<Vec<_>>(), usize::MAX, out)?;
        let most = if self.verbose { usize::MAX } else { SHOWN };
        let lost = found.lost.iter().map(|l| pair.say_lost(l, self.catalog));
        self.section("lost", &lost.collect::<Vec<_>>(), most, out)?;
        self.section("breaches", &pair.breaches().map(|f| f.message.clone()).collect::<Vec<_>>(), usize::MAX, out)?;
        let sourced = found.sourced.iter().map(|s| {
            let (text, draft) = (one_line(pair.text(&s.range)), one_line(pair.source(s.from, &s.at)));
            self.catalog.say("verify.table.source", &[("text", &text), ("draft", &draft)])
        });
        self.section("sourced", &sourced.collect::<Vec<_>>(), if self.verbose { usize::MAX } else { 0 }, out)
    }

    /// A heading and its lines; what is not shown is counted.
    fn section(&self, name: &str, lines: &[String], most: usize, out: &mut dyn Write) -> io::Result<()> {
        if lines.is_empty() {
            return Ok(());
        }
        let count = lines.len().to_string();
        writeln!(out, "\n{}", self.catalog.say(&format!("verify.table.{name}"), &[("count", &count)]))?;
        for line in lines.iter().take(most) {
            writeln!(out, "  · {}", one_line(line))?;
        }
        if lines.len() > most {
            let more = (lines.len() - most).to_string();
            writeln!(out, "  {}", self.catalog.say("verify.table.more", &[("count", &more)]))?;
        }
        Ok(())
    }
}

/// A text without its line ends.
fn one_line(text: &str) -> String {
    text.split('\n').map(str::trim).filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" / ")
}
