//! A folder in which things are made ready before they are put in their place.

use super::{interrupt, registry};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Held by a run as long as it lives, so that a folder without a holder is one that a killed run left.
const LOCK: &str = "in-use";

/// A folder that goes away with this value, and when the run is ended early.
#[derive(Debug)]
pub struct Scratch {
    dir: Option<TempDir>,
    _lock: File,
}

impl Scratch {
    /// A new one, whose name begins so.
    pub fn new(prefix: &str, parent: &Path) -> io::Result<Self> {
        interrupt::watch();
        let mut live = registry::hold();
        let dir = tempfile::Builder::new().prefix(prefix).tempdir_in(parent)?;
        let lock = File::create(dir.path().join(LOCK))?;
        // On a disk that knows no locks, nobody can lock it either, and nothing is taken away.
        let _ = lock.try_lock();
        live.insert(dir.path().to_owned());
        Ok(Self { dir: Some(dir), _lock: lock })
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.dir.as_ref().map_or(Path::new(""), TempDir::path)
    }

    /// The folders that killed runs left there.
    pub fn left(prefix: &str, parent: &Path) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(parent).into_iter().flatten().flatten();
        let is_ours = |name: &str| {
            let random = name.strip_prefix(prefix);
            random.is_some_and(|r| r.len() == 6 && r.bytes().all(|b| b.is_ascii_alphanumeric()))
        };
        let named = entries.filter(|e| is_ours(&e.file_name().to_string_lossy())).map(|e| e.path());
        let is_left = |dir: &PathBuf| File::open(dir.join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok());
        named.filter(is_left).collect()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let mut live = registry::hold();
        if let Some(dir) = self.dir.take() {
            live.remove(dir.path());
        }
    }
}
