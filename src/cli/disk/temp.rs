//! The file that everything is first written to: beside the one it is meant for, so that it can take its place in one move.

use super::hook::step;
use super::sweep::{PREFIX, SUFFIX, sweep};
use super::{interrupt, registry};
use std::collections::BTreeSet;
use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tempfile::NamedTempFile;

/// So much is written between two moments at which a test can stop us.
const CHUNK: usize = 4096;

/// Who may read a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Nobody else, until it is given the mode of another.
    Private,
    /// Whoever may read a file that the user makes.
    Usual,
}

/// A temporary file. It goes away with this value unless it was put in its place.
#[derive(Debug)]
pub struct Temp {
    file: Option<NamedTempFile>,
    path: PathBuf,
}

impl Temp {
    /// A new one in a folder; what earlier runs left there is taken away.
    pub fn new(dir: &Path, access: Access) -> io::Result<Self> {
        interrupt::watch();
        sweep_once(dir);
        step()?;
        loop {
            let temp = Self::register(dir, access)?;
            if temp.lock() {
                step()?;
                return Ok(temp);
            }
        }
    }

    fn register(dir: &Path, access: Access) -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        #[cfg(unix)]
        if access == Access::Usual {
            builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        }
        #[cfg(not(unix))]
        let _ = access;
        let mut live = registry::hold();
        let file = builder.tempfile_in(dir)?;
        let path = file.path().to_owned();
        live.insert(path.clone());
        Ok(Self { file: Some(file), path })
    }

    /// Says by a lock that this file has an owner. False when another run took it away before it could be said; a disk that
    /// knows no locks never takes any away.
    fn lock(&self) -> bool {
        let Some(file) = &self.file else { return false };
        match file.as_file().try_lock() {
            Ok(()) => self.path.symlink_metadata().is_ok(),
            Err(TryLockError::WouldBlock) => false,
            Err(TryLockError::Error(_)) => true,
        }
    }

    /// The open file.
    pub fn file(&self) -> io::Result<&File> {
        self.file.as_ref().map(NamedTempFile::as_file).ok_or_else(gone)
    }

    /// Puts it in the place of what is there.
    pub fn replace(self, path: &Path) -> io::Result<()> {
        self.put(|file| file.persist(path).map(drop).map_err(|e| e.error))
    }

    /// Puts it where nothing is.
    pub fn create(self, path: &Path) -> io::Result<()> {
        self.put(|file| file.persist_noclobber(path).map(drop).map_err(|e| e.error))
    }

    fn put(mut self, put: impl FnOnce(NamedTempFile) -> io::Result<()>) -> io::Result<()> {
        step()?;
        let Some(file) = self.file.take() else { return Err(gone()) };
        let mut live = registry::hold();
        let done = put(file);
        live.remove(&self.path);
        drop(live);
        done?;
        // It is done; a test may stop us here, but nothing can fail any more.
        let _ = step();
        Ok(())
    }
}

impl Drop for Temp {
    fn drop(&mut self) {
        if let Some(file) = self.file.take() {
            let mut live = registry::hold();
            drop(file);
            live.remove(&self.path);
        }
    }
}

impl Write for Temp {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        step()?;
        let file = self.file.as_mut().ok_or_else(gone)?;
        file.write(&bytes[..bytes.len().min(CHUNK)])
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or_else(|| Err(gone()), Write::flush)
    }
}

/// Cannot happen: the file is only taken where the value goes, too.
fn gone() -> io::Error {
    io::ErrorKind::NotFound.into()
}

fn sweep_once(dir: &Path) {
    static SWEPT: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    if SWEPT.lock().unwrap_or_else(PoisonError::into_inner).insert(dir.to_owned()) {
        sweep(dir);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(dir: &Path) -> usize {
        std::fs::read_dir(dir).unwrap().count()
    }

    #[test]
    fn goes_away_unless_it_is_put_in_its_place() {
        let dir = tempfile::tempdir().unwrap();
        let mut temp = Temp::new(dir.path(), Access::Private).unwrap();
        temp.write_all(b"half").unwrap();
        assert_eq!(names(dir.path()), 1);
        assert!(registry::hold().contains(&temp.path));
        let path = temp.path.clone();
        drop(temp);
        assert_eq!(names(dir.path()), 0);
        assert!(!registry::hold().contains(&path));

        let mut temp = Temp::new(dir.path(), Access::Usual).unwrap();
        temp.write_all(b"whole").unwrap();
        temp.create(&dir.path().join("a")).unwrap();
        assert_eq!(std::fs::read(dir.path().join("a")).unwrap(), b"whole");
        let other = Temp::new(dir.path(), Access::Usual).unwrap();
        let kind = other.create(&dir.path().join("a")).unwrap_err().kind();
        assert_eq!((kind, names(dir.path())), (io::ErrorKind::AlreadyExists, 1));
    }

    #[test]
    fn one_that_is_in_use_is_not_swept() {
        let dir = tempfile::tempdir().unwrap();
        let temp = Temp::new(dir.path(), Access::Private).unwrap();
        sweep(dir.path());
        assert_eq!(names(dir.path()), 1);
        drop(temp);
    }
}
