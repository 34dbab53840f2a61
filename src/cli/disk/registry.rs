//! The temporary files of this run, so that whoever ends it early can take them away.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// All of them. Whoever holds it knows that none comes, goes or is put in its place meanwhile.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Takes hold of the list. A thread that panicked with it in hand leaves it as good as it was.
pub fn hold() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes all away. As long as what is given back lives, no new one can be made and none be put in its place.
pub fn clear() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    let live = hold();
    for path in live.iter() {
        // Nobody is left to tell.
        let _ = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    }
    live
}

/// Does something that must not be cut off in the middle: a signal waits until it is done.
#[cfg(feature = "fetch")]
pub fn undisturbed<R>(work: impl FnOnce() -> R) -> R {
    let _live = hold();
    work()
}

/// A folder to make things ready in. It goes away with this value, and when the run is ended early.
#[cfg(feature = "fetch")]
#[derive(Debug)]
pub struct Scratch(Option<tempfile::TempDir>);

#[cfg(feature = "fetch")]
impl Scratch {
    /// A new one, whose name begins so.
    pub fn new(prefix: &str, parent: &Path) -> std::io::Result<Self> {
        super::interrupt::watch();
        let mut live = hold();
        let dir = tempfile::Builder::new().prefix(prefix).tempdir_in(parent)?;
        live.insert(dir.path().to_owned());
        Ok(Self(Some(dir)))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.0.as_ref().map_or(Path::new(""), tempfile::TempDir::path)
    }
}

#[cfg(feature = "fetch")]
impl Drop for Scratch {
    fn drop(&mut self) {
        let mut live = hold();
        if let Some(dir) = self.0.take() {
            live.remove(dir.path());
        }
    }
}
