//! New pack files: what they may be called, and how they come to be.

use crate::cli::disk;
use std::io;
use std::path::Path;

/// A name that is the same file on every system.
pub fn is_slug(id: &str) -> bool {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    id.starts_with(letter) && id.ends_with(letter) && id.len() <= 60 && id.chars().all(|c| letter(c) || c == '-')
}

/// Writes a new file. It appears whole or not at all, and only where there is none.
pub fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let dir = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(dir)?;
    disk::create(path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_every_system_takes() {
        assert!(is_slug("sham-tseng") && is_slug("k11"));
        for bad in ["", "../x", "深井", "A", "-a", "a-", "a b"] {
            assert!(!is_slug(bad), "{bad}");
        }
    }
}
