//! New files.

use super::temp::{Access, Temp};
use std::io::{self, Write};
use std::path::Path;

/// Writes a file where there is none: whole or not at all.
pub fn create(path: &Path, text: &[u8]) -> io::Result<()> {
    let dir = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = Temp::new(dir, Access::Usual)?;
    file.write_all(text)?;
    file.create(path)
}
