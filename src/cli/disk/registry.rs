//! The temporary files of this run, so that whoever ends it early can take them away.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// All of them. Whoever holds it knows that none comes, goes or is put in its place meanwhile.
static LIVE: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// Takes hold of the list. A thread that panicked with it in hand leaves it as good as it was.
pub fn hold() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes all away. As long as what is given back lives, no new one can be made and none be put in its place.
#[cfg(unix)]
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
