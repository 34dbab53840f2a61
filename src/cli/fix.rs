//! The way of a mended draft out: as a diff, or into its file, whole or not at all.

use similar::TextDiff;
use std::io::{self, Write};
use std::path::Path;

/// The change of a draft as a unified diff; line ends stay as they are.
pub fn diff(path: &str, old: &str, new: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let diff = TextDiff::from_lines(old, new);
    // Writing into memory cannot fail.
    let _ = diff.unified_diff().header(path, path).to_writer(&mut out);
    out
}

/// Puts a new text into a draft's file: whole or not at all, with the permissions it had. A link stays a link.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    let path = path.canonicalize()?;
    let permissions = path.metadata()?.permissions();
    let dir = path.parent().unwrap_or(Path::new("/"));
    // Renaming does not ask for leave to write; a file or folder that is locked must stay so, for root too.
    let locked = cfg!(unix) && dir.metadata()?.permissions().readonly();
    if permissions.readonly() || locked {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut file = tempfile::Builder::new().prefix(".advise-").tempfile_in(dir)?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(&path).map(drop).map_err(|e| e.error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_whole_and_keeps_permissions() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        std::fs::write(&path, "old").unwrap();
        write(&path, "new").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
        let mut locked = path.metadata().unwrap().permissions();
        locked.set_readonly(true);
        std::fs::set_permissions(&path, locked).unwrap();
        assert!(write(&path, "newer").is_err());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
