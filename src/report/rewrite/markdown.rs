//! Versions as Markdown, for a document that a client reads.

use super::{RenderRewrite, changes, fate_name, tone};
use crate::lang::Catalog;
use crate::write::rewrite::Rewritten;
use std::io::{self, Write};

/// A renderer for one run.
pub struct Markdown<'c> {
    catalog: &'c Catalog,
    begun: bool,
}

impl<'c> Markdown<'c> {
    /// For one run.
    pub const fn new(catalog: &'c Catalog) -> Self {
        Self { catalog, begun: false }
    }
}

impl RenderRewrite for Markdown<'_> {
    fn note(&mut self, note: &Rewritten, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            writeln!(out)?;
        }
        let say = |key: &str, args: &[(&str, &str)]| self.catalog.say(key, args);
        writeln!(out, "# {}\n", note.path)?;
        if let Some(reason) = &note.reason {
            return writeln!(out, "{}", say("rewrite.text.none", &[("reason", reason)]));
        }
        let row = |name: &str, score: u8, hard: f32, seeding: f32| {
            format!("| {name} | {score} | {} | {} |", tone(hard), tone(seeding))
        };
        writeln!(out, "{}", say("rewrite.markdown.head", &[]))?;
        writeln!(out, "|---|---|---|---|")?;
        let before = say("rewrite.markdown.before", &[]);
        writeln!(out, "{}", row(&before, note.score, note.tone.hard_sell, note.tone.seeding))?;
        for version in &note.rewrites {
            writeln!(out, "{}", row(&version.angle_name, version.score, version.tone.hard_sell, version.tone.seeding))?;
        }
        for (i, version) in note.rewrites.iter().enumerate() {
            writeln!(out, "\n## {}. {}\n", i + 1, version.angle_name)?;
            for line in version.text().lines() {
                // Two spaces keep a line break; a topic must not become a heading.
                let line = if line.starts_with('#') { format!("\\{line}") } else { line.to_owned() };
                writeln!(out, "{}", if line.is_empty() { line } else { format!("{line}  ") })?;
            }
            if version.title_options.len() > 1 {
                writeln!(out, "\n{}\n", say("rewrite.text.titles", &[]))?;
                for title in &version.title_options[1..] {
                    writeln!(out, "- {title}")?;
                }
            }
        }
        let changed: Vec<_> = changes(note, 0).collect();
        if !changed.is_empty() {
            writeln!(out, "\n## {}\n", say("rewrite.text.changes", &[]))?;
            for (fate, text, reason) in changed {
                let flat = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|");
                writeln!(out, "- **{}** 「{flat}」 {reason}", fate_name(fate, self.catalog))?;
            }
        }
        Ok(())
    }

    fn end(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}
