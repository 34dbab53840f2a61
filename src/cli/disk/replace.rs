//! A new text in the place of an old one.

use super::hook::step;
use super::refusal::Refusal;
use super::temp::{Access, Temp};
use std::fs::{File, Metadata};
use std::io::{self, Write};
use std::path::Path;

/// Puts a new text into a file: whole or not at all, with the mode and the owner it had. A link stays a link. With `old`, the
/// text that was read, nothing is written over an edit that somebody made since.
pub fn replace(path: &Path, new: &[u8], old: Option<&[u8]>) -> io::Result<()> {
    let path = path.canonicalize()?;
    let was = path.metadata()?;
    may_replace(&was)?;
    let dir = path.parent().unwrap_or(Path::new("/"));
    // Renaming does not ask for leave to write; a file or folder that is locked must stay so, for root too.
    let locked = cfg!(unix) && dir.metadata()?.permissions().readonly();
    if was.permissions().readonly() || locked {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut temp = Temp::new(dir, Access::Private)?;
    temp.write_all(new)?;
    keep_owner_and_mode(temp.file()?, &was)?;
    step()?;
    temp.file()?.sync_all()?;
    step()?;
    // As late as can be.
    if let Some(old) = old
        && !has(&path, old)?
    {
        return Err(Refusal::Changed.into());
    }
    temp.replace(&path)
}

/// Whether a file still is a file that holds this text.
fn has(path: &Path, text: &[u8]) -> io::Result<bool> {
    let now = path.symlink_metadata()?;
    Ok(now.is_file() && now.len() == text.len() as u64 && std::fs::read(path)? == text)
}

/// Whether what lies somewhere can be replaced by another file without loss.
pub fn may_replace(was: &Metadata) -> io::Result<()> {
    if !was.is_file() {
        return Err(Refusal::NoFile.into());
    }
    #[cfg(unix)]
    if std::os::unix::fs::MetadataExt::nlink(was) > 1 {
        return Err(Refusal::HardLinks.into());
    }
    Ok(())
}

/// Gives a new file the owner and the mode of the one it is going to replace.
pub fn keep_owner_and_mode(file: &File, was: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let is = file.metadata()?;
        let owner = (is.uid() != was.uid()).then(|| was.uid());
        let group = (is.gid() != was.gid()).then(|| was.gid());
        if owner.or(group).is_some() {
            fchown(file, owner, group).map_err(|_| Refusal::Owner)?;
        }
    }
    // After the owner: a change of owner takes bits away.
    file.set_permissions(was.permissions())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn count(dir: &Path) -> usize {
        fs::read_dir(dir).unwrap().count()
    }

    #[test]
    fn whole_with_its_mode_and_nothing_left_behind() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "old").unwrap();
        replace(&path, b"new", Some(b"old")).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        let mut locked = path.metadata().unwrap().permissions();
        locked.set_readonly(true);
        fs::set_permissions(&path, locked).unwrap();
        assert!(replace(&path, b"newer", None).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(count(dir.path()), 1);
    }

    #[test]
    fn an_edit_since_the_reading_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        for edited in ["old and more", "alt", ""] {
            fs::write(&path, edited).unwrap();
            let error = replace(&path, b"new", Some(b"old")).unwrap_err();
            assert_eq!(Refusal::of(&error), Some(Refusal::Changed));
            assert_eq!(fs::read_to_string(&path).unwrap(), edited);
        }
        assert_eq!(count(dir.path()), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_of_two_names_stays_one() {
        let dir = tempfile::tempdir().unwrap();
        let (path, other) = (dir.path().join("a.md"), dir.path().join("b.md"));
        fs::write(&path, "old").unwrap();
        fs::hard_link(&path, &other).unwrap();
        let error = replace(&path, b"new", Some(b"old")).unwrap_err();
        assert_eq!(Refusal::of(&error), Some(Refusal::HardLinks));
        fs::remove_file(&other).unwrap();
        replace(&path, b"new", Some(b"old")).unwrap();
    }

    /// Only root can see to it that there is something to keep; for others, what is theirs stays theirs.
    #[cfg(unix)]
    #[test]
    fn the_owner_stays() {
        use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.md");
        fs::write(&path, "old").unwrap();
        let _ = chown(&path, Some(65534), Some(65534));
        fs::set_permissions(&path, PermissionsExt::from_mode(0o640)).unwrap();
        let was = path.metadata().unwrap();
        replace(&path, b"new", Some(b"old")).unwrap();
        let is = path.metadata().unwrap();
        assert_eq!((is.uid(), is.gid(), is.mode()), (was.uid(), was.gid(), was.mode()));
    }
}
