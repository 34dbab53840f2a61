//! Takes away what an earlier run left behind when it was killed.

use std::fs::{self, File};
use std::path::Path;

/// How the name of a temporary file begins and ends; between them stand six letters or digits.
pub const PREFIX: &str = ".advise-";
pub const SUFFIX: &str = ".tmp";

/// Takes away the temporary files of runs that are over. A run holds a lock on each of its own as long as it lives, so a file
/// that can be locked has nobody left. What is in use, or only looks like ours, stays.
pub fn sweep(dir: &Path) {
    let Ok(entries) = fs::read_dir(dir) else { return };
    for path in entries.flatten().filter(|e| is_ours(&e.file_name().to_string_lossy())).map(|e| e.path()) {
        // No link is followed, and nothing is opened that could block.
        let is_file = path.symlink_metadata().is_ok_and(|m| m.is_file());
        let Some(file) = is_file.then(|| File::open(&path).ok()).flatten() else { continue };
        if file.try_lock().is_ok() {
            // What cannot be taken away does no harm.
            let _ = fs::remove_file(&path);
        }
    }
}

fn is_ours(name: &str) -> bool {
    let random = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    random.is_some_and(|r| r.len() == 6 && r.bytes().all(|b| b.is_ascii_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_over_and_ours_is_taken_away() {
        let dir = tempfile::tempdir().unwrap();
        for name in [".advise-a1b2C3.tmp", ".advise-inuse1.tmp", ".advise-mine.tmp", ".advise-a1b2C3", "a.md"] {
            fs::write(dir.path().join(name), "x").unwrap();
        }
        fs::create_dir(dir.path().join(".advise-folder.tmp")).unwrap();
        let live = File::open(dir.path().join(".advise-inuse1.tmp")).unwrap();
        live.try_lock().unwrap();
        sweep(dir.path());
        let mut left: Vec<_> = fs::read_dir(dir.path()).unwrap().flatten().map(|e| e.file_name()).collect();
        left.sort();
        assert_eq!(left, [".advise-a1b2C3", ".advise-folder.tmp", ".advise-inuse1.tmp", ".advise-mine.tmp", "a.md"]);
    }
}
