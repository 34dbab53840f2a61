//! What a report must never replace: everything that the run reads.

use super::refusal::Refusal;
use std::io;
use std::path::Path;

/// Refuses a place for a report that is one of the files that are read, whatever it is called: through a link, another name,
/// another folder.
pub fn refuse_inputs<'p>(output: &Path, inputs: impl IntoIterator<Item = &'p Path>) -> io::Result<()> {
    // A pipe or a device is no draft, and opening one could block.
    if !output.metadata().is_ok_and(|m| m.is_file()) {
        return Ok(());
    }
    for input in inputs {
        let is_file = input.metadata().is_ok_and(|m| m.is_file());
        if is_file && same_file::is_same_file(output, input).unwrap_or(false) {
            return Err(Refusal::Input.into());
        }
    }
    Ok(())
}

/// Refuses a place for a report that is what standard input comes from (`advise - --output a.md < a.md`).
pub fn refuse_stdin(output: &Path) -> io::Result<()> {
    let is_file = output.metadata().is_ok_and(|m| m.is_file());
    let same = || Some(same_file::Handle::stdin().ok()? == same_file::Handle::from_path(output).ok()?);
    if is_file && same().unwrap_or(false) { Err(Refusal::Input.into()) } else { Ok(()) }
}

/// Refuses a place for a report that is a file in one of these folders.
pub fn refuse_folders<'p>(output: &Path, folders: impl IntoIterator<Item = &'p Path>) -> io::Result<()> {
    let Ok(output) = output.canonicalize() else { return Ok(()) };
    let inside = |folder: &Path| folder.canonicalize().is_ok_and(|folder| output.starts_with(folder));
    if output.is_file() && folders.into_iter().any(inside) { Err(Refusal::Input.into()) } else { Ok(()) }
}
