//! `--ask`: a short conversation about a version. Each of its questions is put once, answers are filled in where they belong,
//! and at the end stands what was written. No answer gets past the gate that the version itself went through.

use crate::cli::outcome::Error;
use advise::lang::Catalog;
use advise::text::harmless;
use advise::write::rewrite::{Rewrite, Rewriter, Rewritten};
use std::io::{self, BufRead, Write};

/// Fills the first version of a note; the others go, because their questions were not asked. An answer that no version could
/// be shown with is refused with the reason, and may be given once more. Whether all answers were taken.
pub fn fill(note: &mut Rewritten, rewriter: &Rewriter<'_>, catalog: &Catalog) -> Result<bool, Error> {
    let mut talk = Talk { rewriter, catalog, input: &mut io::stdin().lock(), out: &mut io::stderr().lock() };
    talk.about(note).map_err(Error::Output)
}

/// Somebody at a keyboard.
struct Talk<'a, I, O> {
    rewriter: &'a Rewriter<'a>,
    catalog: &'a Catalog,
    input: &'a mut I,
    out: &'a mut O,
}

/// What came of a question.
enum Heard {
    /// Written into the version.
    Taken(String),
    /// Nothing was said.
    Left,
    /// What was said may not stand in a version.
    Refused,
    /// Nobody is there any more.
    Gone,
}

impl<I: BufRead, O: Write> Talk<'_, I, O> {
    fn tell(&mut self, key: &str, args: &[(&str, &str)]) -> io::Result<()> {
        writeln!(self.out, "{}", harmless::show(&self.catalog.say(&format!("cli.rewrite.{key}"), args)))
    }

    fn about(&mut self, note: &mut Rewritten) -> io::Result<bool> {
        note.rewrites.truncate(1);
        let path = note.path.clone();
        let Some(version) = note.rewrites.first_mut() else { return Ok(true) };
        let mut open: Vec<String> = Vec::new();
        for slot in &version.slots {
            if !open.contains(slot) {
                open.push(slot.clone());
            }
        }
        if open.is_empty() {
            self.tell("ask-nothing", &[("path", &path)])?;
            return Ok(true);
        }
        let count = open.len().to_string();
        self.tell("ask", &[("path", &path), ("count", &count)])?;
        let (mut written, mut all_taken) = (Vec::new(), true);
        for (i, slot) in open.iter().enumerate() {
            match self.question(version, slot, &format!("{}/{count}", i + 1))? {
                Heard::Taken(sentence) => written.push(sentence),
                Heard::Refused => all_taken = false,
                Heard::Left => {}
                Heard::Gone => break,
            }
        }
        self.rewriter.recheck(version);
        if !written.is_empty() {
            self.tell("ask-written", &[("path", &path)])?;
            for sentence in &written {
                writeln!(self.out, "  {}", harmless::show(sentence))?;
            }
        }
        if !version.slots.is_empty() {
            self.tell("ask-left", &[("count", &version.slots.len().to_string())])?;
        }
        Ok(all_taken)
    }

    /// Puts a question; an answer that is refused may be given anew, once.
    fn question(&mut self, version: &mut Rewrite, slot: &str, place: &str) -> io::Result<Heard> {
        let question = slot.trim_start_matches('〔').trim_end_matches('〕');
        writeln!(self.out, "{}", harmless::show(&format!("{place} {question}")))?;
        for is_last in [false, true] {
            let Some(answer) = self.hear()? else { return Ok(if is_last { Heard::Refused } else { Heard::Gone }) };
            if answer.is_empty() {
                return Ok(if is_last { Heard::Refused } else { Heard::Left });
            }
            let sentence = as_sentence(&answer);
            let mut filled = version.clone();
            filled.body = version.body.replace(slot, &sentence);
            // Where the text comes from is no longer known by its places.
            filled.origins.clear();
            let Some(reason) = self.rewriter.grave(&filled).into_iter().next() else {
                *version = filled;
                return Ok(Heard::Taken(sentence));
            };
            let key = if is_last { "ask-refused" } else { "ask-found" };
            self.tell(key, &[("message", &reason)])?;
        }
        Ok(Heard::Refused)
    }

    /// A line; none at the end of the input.
    fn hear(&mut self) -> io::Result<Option<String>> {
        write!(self.out, "> ")?;
        self.out.flush()?;
        let mut line = Vec::new();
        if self.input.read_until(b'\n', &mut line)? == 0 {
            writeln!(self.out)?;
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line).replace(['〔', '〕'], "");
        Ok(Some(line.trim().trim_start_matches('\u{feff}').to_owned()))
    }
}

/// An answer with an end mark.
fn as_sentence(answer: &str) -> String {
    let ends = answer.ends_with(['。', '.', '！', '!', '？', '?', '…', '」']);
    let stop = if answer.is_ascii() { "." } else { "。" };
    if ends { answer.to_owned() } else { format!("{answer}{stop}") }
}
