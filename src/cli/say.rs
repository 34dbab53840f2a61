//! Words for the person at the terminal: where they are written, and how the common ones are put.

use super::disk::Refusal;
use super::outcome::{Error, Exit};
use advise::lang::Catalog;
use advise::pack::load::PackError;
use advise::text::harmless;
use std::io::{self, Write};

/// Writes to standard output the text that a command was asked for.
pub fn print(text: &str) -> Result<Exit, Error> {
    put(&harmless::show(text))
}

/// Writes JSON to standard output.
pub fn print_json(json: &str) -> Result<Exit, Error> {
    put(&harmless::json(json))
}

fn put(text: &str) -> Result<Exit, Error> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(Exit::Clean)
}

/// A line for the person at the terminal. Nobody reading it is no reason to stop.
pub fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", harmless::show(line));
}

/// A message about a name that nobody knows, and the nearest one.
pub fn did_you_mean(catalog: &Catalog, key: &str, name: &str, near: Option<&str>) -> String {
    match near {
        Some(near) => catalog.say(&format!("{key}-near"), &[("name", name), ("near", near)]),
        None => catalog.say(key, &[("name", name)]),
    }
}

/// What went wrong, in the language of the run where it is common.
pub fn io_message(error: &io::Error, catalog: &Catalog) -> String {
    if let Some(refusal) = Refusal::of(error) {
        return refusal.say(catalog);
    }
    let key = match error.kind() {
        io::ErrorKind::NotFound => "cli.io.not-found",
        io::ErrorKind::PermissionDenied => "cli.io.permission",
        io::ErrorKind::IsADirectory => "cli.io.folder",
        io::ErrorKind::ReadOnlyFilesystem => "cli.io.read-only",
        io::ErrorKind::StorageFull => "cli.io.full",
        _ => return error.to_string(),
    };
    catalog.say(key, &[])
}

/// Errors, one a line.
pub fn one_a_line(errors: &[PackError]) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
