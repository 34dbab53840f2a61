//! An account as Markdown: all of it, to paste into a document. What notes say is shown as text.

use super::speaker::Speaker;
use super::{Shown, unread};
use std::fmt::Write;

/// The whole report.
pub fn markdown(shown: Shown<'_>) -> String {
    let speaker = Speaker::new(shown, false);
    let mut out = String::new();
    let mut head = speaker.head().into_iter();
    let _ = writeln!(out, "# {}", plain(&head.next().unwrap_or_default()));
    for line in head {
        let _ = writeln!(out, "\n> {}", plain(&line));
    }
    for section in speaker.sections() {
        let _ = writeln!(out, "\n## {}\n", plain(&section.head));
        for line in &section.lines {
            let _ = writeln!(out, "- {}", plain(line));
        }
        if !section.paste.is_empty() {
            let _ = writeln!(out, "\n```\n{}\n```", section.paste.join("\n"));
        }
    }
    for line in unread(shown.failures, shown.catalog) {
        let _ = writeln!(out, "\n> {}", plain(&line));
    }
    out
}

/// A text in which nothing is markup, on one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' => out.extend(['\\', c]),
            '\n' | '\r' => out.push(' '),
            '&' => out.push_str("&amp;"),
            c => out.push(c),
        }
    }
    out
}
