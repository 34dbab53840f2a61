//! An account on one screen; with `verbose` all of it.

use super::Shown;
use super::speaker::Speaker;
use crate::report::table::text::{Ink, Pen};

/// Narrower terminals wrap by themselves, and wider lines are hard to read.
const WIDTH: (usize, usize) = (40, 100);

/// The account for a terminal of so many columns.
pub fn table(shown: Shown<'_>, columns: usize, color: bool, verbose: bool) -> String {
    let speaker = Speaker::new(shown, !verbose);
    let mut pen = Pen::new(columns.clamp(WIDTH.0, WIDTH.1), color);
    for (i, line) in speaker.head().iter().enumerate() {
        pen.line(line, if i == 0 { Ink::Bold } else { Ink::Yellow });
    }
    let mut hidden = false;
    for section in speaker.sections() {
        pen.line(&section.head, Ink::Bold);
        let most = if verbose { usize::MAX } else { section.short };
        for line in section.lines.iter().take(most) {
            pen.para("  · ", Ink::Plain, line, Ink::Plain);
        }
        hidden |= section.lines.len() > most || (!verbose && !section.paste.is_empty());
        if verbose {
            for line in &section.paste {
                pen.para("    ", Ink::Plain, line, Ink::Cyan);
            }
        }
    }
    if hidden {
        // The command for the first note to write stands on the screen, too.
        let first = speaker.sections().into_iter().find_map(|s| s.paste.into_iter().next()).unwrap_or_default();
        if !first.is_empty() {
            pen.line(&shown.catalog.say("account.next-command", &[]), Ink::Plain);
            // In one piece, to be copied.
            pen.out.push_str("  ");
            pen.out.push_str(&first);
            pen.blank();
        }
        pen.line(&shown.catalog.say("account.hidden", &[]), Ink::Plain);
    }
    pen.out
}
