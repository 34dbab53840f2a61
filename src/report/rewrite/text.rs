//! Versions for people: before and after side by side on a terminal, one after the other elsewhere.

use super::{RenderRewrite, changes, fate_name, tone};
use crate::lang::Catalog;
use crate::write::rewrite::{AS_IS, Rewritten};
use comfy_table::{ContentArrangement, Table, presets};
use std::io::{self, Write};

/// Columns of a terminal from which two texts fit beside each other.
const SIDE_BY_SIDE: usize = 72;

/// A renderer for one run.
pub struct Text<'c> {
    catalog: &'c Catalog,
    /// Columns of the terminal; none when nobody looks.
    columns: Option<usize>,
    /// Says what became of each sentence.
    verbose: bool,
    begun: bool,
}

impl<'c> Text<'c> {
    /// For a terminal of so many columns, or for a file.
    pub const fn new(catalog: &'c Catalog, columns: Option<usize>, verbose: bool) -> Self {
        Self { catalog, columns, verbose, begun: false }
    }

    fn say(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.catalog.say(key, args)
    }

    fn side_by_side(columns: usize, before: &str, after: &str, heads: [String; 2]) -> String {
        let mut table = Table::new();
        table.load_style(presets::UTF8_HORIZONTAL_ONLY);
        table.set_content_arrangement(ContentArrangement::Dynamic);
        table.set_width(columns.min(140) as u16);
        table.set_header(heads);
        table.add_row([before, after]);
        table.to_string()
    }
}

impl RenderRewrite for Text<'_> {
    fn note(&mut self, note: &Rewritten, out: &mut dyn Write) -> io::Result<()> {
        if std::mem::replace(&mut self.begun, true) {
            writeln!(out)?;
        }
        let score = note.score.to_string();
        let (hard, seeding) = (tone(note.tone.hard_sell), tone(note.tone.seeding));
        let args = [("path", note.path.as_str()), ("score", &score), ("hard", &hard), ("seeding", &seeding)];
        writeln!(out, "{}", self.say("rewrite.text.before", &args))?;
        if let Some(reason) = &note.reason {
            return writeln!(out, "{}", self.say("rewrite.text.none", &[("reason", reason)]));
        }
        for (i, version) in note.rewrites.iter().enumerate() {
            writeln!(out)?;
            let (number, after) = ((i + 1).to_string(), version.score.to_string());
            let (hard, seeding) = (tone(version.tone.hard_sell), tone(version.tone.seeding));
            let args = [
                ("number", number.as_str()),
                ("angle", &version.angle_name),
                ("score", &after),
                ("hard", &hard),
                ("seeding", &seeding),
            ];
            writeln!(out, "{}", self.say("rewrite.text.version", &args))?;
            if version.angle == AS_IS {
                writeln!(out, "{}", self.say("rewrite.text.as-is", &[]))?;
            }
            writeln!(out)?;
            let text = version.text();
            match self.columns.filter(|c| *c >= SIDE_BY_SIDE && i == 0 && version.angle != AS_IS) {
                Some(columns) => {
                    let heads = [
                        self.say("rewrite.text.head-before", &[("score", &score)]),
                        self.say("rewrite.text.head-after", &[("score", &after)]),
                    ];
                    writeln!(out, "{}", Self::side_by_side(columns, &note.before, &text, heads))?;
                }
                None => writeln!(out, "{text}")?,
            }
            if version.title_options.len() > 1 {
                writeln!(out, "\n{}", self.say("rewrite.text.titles", &[]))?;
                for title in &version.title_options[1..] {
                    writeln!(out, "  · {title}")?;
                }
            }
        }
        if note.is_unplaced {
            writeln!(out, "\n{}", self.say("rewrite.text.unplaced", &[]))?;
        }
        if let Some(first) = note.rewrites.first() {
            if !first.slots.is_empty() {
                let count = first.slots.len().to_string();
                writeln!(out, "\n{}", self.say("rewrite.text.slots", &[("count", &count)]))?;
            }
            let changed: Vec<_> = changes(note, 0).collect();
            if !changed.is_empty() && first.angle != AS_IS {
                writeln!(out, "\n{}", self.say("rewrite.text.changes", &[]))?;
                let shown = if self.verbose { changed.len() } else { 6 };
                for (fate, text, reason) in changed.iter().take(shown) {
                    let fate = fate_name(*fate, self.catalog);
                    writeln!(out, "  {fate}「{}」{reason}", short(text))?;
                }
                if changed.len() > shown {
                    let more = (changed.len() - shown).to_string();
                    writeln!(out, "  {}", self.say("rewrite.text.more", &[("count", &more)]))?;
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Only the texts to paste: the first version of each note, or all that were asked for.
pub struct CopyReady {
    /// Whether angles were named, so that each of them is wanted.
    pub all: bool,
    /// Something was written already.
    pub begun: bool,
}

impl RenderRewrite for CopyReady {
    fn note(&mut self, note: &Rewritten, out: &mut dyn Write) -> io::Result<()> {
        let many = if self.all { note.rewrites.len() } else { 1 };
        for version in note.rewrites.iter().take(many) {
            if std::mem::replace(&mut self.begun, true) {
                writeln!(out, "\n---\n")?;
            }
            writeln!(out, "{}", version.text())?;
        }
        Ok(())
    }

    fn end(&mut self, _: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// A sentence short enough to be recognised.
fn short(text: &str) -> String {
    let flat: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if flat.chars().count() <= 24 { flat } else { flat.chars().take(23).chain(['…']).collect() }
}
