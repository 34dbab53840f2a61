//! `advise pack update`: fetches a published set of packs beside the pack folder, verifies every file and the whole, and only
//! then puts it in place. Whatever goes wrong before that leaves the folder as it was, and what goes wrong while files are
//! put in place is undone.

use super::words::located;
use crate::cli::args::fetch::UpdateArgs;
use crate::cli::disk::{self, Refusal, Scratch};
use crate::cli::outcome::{Error, Exit};
use crate::cli::progress::Progress;
use crate::cli::say::{io_message, print, tell};
use crate::cli::settings::Settings;
use advise::curate::inspect;
use advise::curate::release::{MAX_FILE, Release, ReleaseFile};
use advise::curate::remark::Level;
use advise::fetch::Url;
use advise::fetch::client::{Client, Limits};
use advise::fetch::error::FetchError;
use advise::fetch::policy::Policy;
use advise::fetch::throttle::SystemClock;
use advise::lang::Catalog;
use advise::pack::fault::{Fault, FaultKind};
use advise::pack::load::{self, PackError};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

/// Runs `advise pack update`.
pub fn run(args: &UpdateArgs) -> Result<Exit, Error> {
    let settings = Settings::load(&args.common, io::stdout().is_terminal())?;
    let catalog = Catalog::new(settings.lang);
    let address = args.url.as_deref().or(settings.update_url());
    let address = address.ok_or_else(|| Error::Usage(catalog.say("update.no-url", &[])))?;
    let home = settings.pack_home(&args.common);
    let at = |name: &str, message: String| Error::Located(format!("{name}: {message}"));

    let fetch = |e: FetchError| at(address, e.say(&catalog));
    let url = Url::parse(address).map_err(|_| fetch(FetchError::NotAnAddress))?;
    let policy = Policy { allow_private: args.net.allow_private, https_only: true };
    let limits = Limits { timeout: args.net.limit(), ..Limits::default() };
    let mut client = Client::new(policy, limits, Box::new(SystemClock)).map_err(fetch)?;
    let index = client.file(&url, MAX_FILE).map_err(fetch)?;
    let release = Release::parse(&index).map_err(|e| at(address, e.say(&catalog)))?;

    let changes: Vec<FileChange> = release.files.iter().filter_map(|entry| FileChange::of(entry, &home)).collect();
    let version = [("version", release.version.as_str())];
    if changes.is_empty() {
        tell(&catalog.say("update.nothing", &version));
        return Ok(Exit::Clean);
    }
    let list: String = changes.iter().map(|c| c.line(&catalog)).collect();
    let counts =
        [("version", release.version.clone()), ("n", changes.len().to_string()), ("dir", home.display().to_string())];
    let counts = counts.each_ref().map(|(k, v)| (*k, v.as_str()));
    if args.dry_run {
        print(&list)?;
        tell(&catalog.say("update.would", &counts));
        return Ok(Exit::Clean);
    }

    let file_error =
        |path: &Path, e: &io::Error| at(&path.display().to_string(), unchanged(&io_message(e, &catalog), &catalog));
    let staging = Staging::beside(&home).map_err(|e| file_error(&home, &e))?;
    let bar = Progress::slow(changes.len());
    for change in &changes {
        let path = &change.entry.path;
        bar.name(path);
        let failed = |message: String| at(path, unchanged(&message, &catalog));
        let file = url.join(path).map_err(|_| failed(FetchError::NotAnAddress.say(&catalog)))?;
        let bytes = client.file(&file, change.entry.bytes).map_err(|e| failed(e.say(&catalog)))?;
        change.entry.verify(&bytes).map_err(|e| failed(e.say(&catalog)))?;
        staging.keep(path, &bytes).map_err(|e| file_error(Path::new(path), &e))?;
        bar.step();
    }
    bar.finish();
    staging.copy_others(&home).map_err(|e| file_error(&home, &e))?;
    let paths: Vec<&str> = changes.iter().map(|c| c.entry.path.as_str()).collect();
    let errors = staging.errors(&home, &paths);
    if !errors.is_empty() {
        return Err(Error::Located(unchanged(&located(&errors, &catalog), &catalog)));
    }
    disk::undisturbed(|| staging.put(&home, &paths)).map_err(|(path, e)| file_error(&path, &e))?;
    print(&list)?;
    tell(&catalog.say("update.done", &counts));
    if !settings.names_packs() && args.common.packs.is_empty() {
        tell(&catalog.say("harvest.name-packs", &[]));
    }
    Ok(Exit::Clean)
}

/// A reason, and that nothing was changed.
fn unchanged(message: &str, catalog: &Catalog) -> String {
    catalog.say("update.unchanged", &[("why", message)])
}

/// A file that is not yet as the index means it.
struct FileChange<'r> {
    entry: &'r ReleaseFile,
    is_new: bool,
}

impl<'r> FileChange<'r> {
    fn of(entry: &'r ReleaseFile, home: &Path) -> Option<Self> {
        let path = home.join(&entry.path);
        // A pipe could be read for ever.
        if path.metadata().is_ok_and(|m| !m.is_file()) {
            return Some(Self { entry, is_new: false });
        }
        match std::fs::read(path) {
            Ok(bytes) if entry.is(&bytes) => None,
            Ok(_) => Some(Self { entry, is_new: false }),
            Err(e) => Some(Self { entry, is_new: e.kind() == io::ErrorKind::NotFound }),
        }
    }

    fn line(&self, catalog: &Catalog) -> String {
        let key = if self.is_new { "update.new" } else { "update.changed" };
        format!("{}  {}\n", catalog.say(key, &[]), self.entry.path)
    }
}

/// A folder beside the pack folder, on the same disk, in which everything is made ready. It goes away with this value.
struct Staging(Scratch);

impl Staging {
    fn beside(home: &Path) -> io::Result<Self> {
        // What a link leads to is on the disk that counts.
        let home = home.canonicalize().unwrap_or_else(|_| home.to_owned());
        let parent = home.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // A folder that was left tells whose files lie in it by its name.
        let name = home.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let prefix = format!(".advise-update-{name}-");
        for left in Scratch::left(&prefix, parent) {
            take_back(&left.join("old"), &home)?;
            std::fs::remove_dir_all(left)?;
        }
        Scratch::new(&prefix, parent).map(Self)
    }

    /// The pack folder as it is going to be.
    fn whole(&self) -> PathBuf {
        self.0.path().join("whole")
    }

    fn keep(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.whole().join(path);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, bytes)
    }

    /// Copies the files that stay, so that the whole can be judged.
    fn copy_others(&self, home: &Path) -> io::Result<()> {
        let mut folders = vec![PathBuf::new()];
        while let Some(folder) = folders.pop() {
            let entries = match std::fs::read_dir(home.join(&folder)) {
                Ok(entries) => entries,
                Err(e) if e.kind() == io::ErrorKind::NotFound => continue,
                Err(e) => return Err(e),
            };
            for entry in entries {
                let path = folder.join(entry?.file_name());
                let from = home.join(&path);
                let to = self.whole().join(&path);
                // A pack folder is three folders deep; no link leads round and round.
                if from.is_dir() && path.components().count() < 3 {
                    folders.push(path);
                } else if from.is_file() && path.extension().is_some_and(|x| x == "toml") && !to.exists() {
                    to.parent().map_or(Ok(()), std::fs::create_dir_all)?;
                    std::fs::copy(from, to).map(drop)?;
                }
            }
        }
        Ok(())
    }

    /// What is wrong with the whole, in terms of the pack folder.
    fn errors(&self, home: &Path, paths: &[&str]) -> Vec<PackError> {
        let whole = self.whole();
        let mut errors = self.unreadable(paths);
        if errors.is_empty() {
            errors = judge(&whole);
        }
        for error in &mut errors {
            if let Ok(path) = error.path.strip_prefix(&whole) {
                error.path = home.join(path);
            }
        }
        errors
    }

    /// Files of any kind that are no TOML.
    fn unreadable(&self, paths: &[&str]) -> Vec<PackError> {
        let mut errors = Vec::new();
        for path in paths.iter().map(|path| self.whole().join(path)) {
            match std::fs::read_to_string(&path) {
                Ok(text) => errors.extend(load::parse::<toml::Table>(&path, text).err()),
                Err(e) => errors.push(PackError::whole(&path, Fault::new(FaultKind::Unreadable, &[("detail", &e)]))),
            }
        }
        errors
    }

    /// Puts files in place, or, if one cannot be, takes back all that were.
    fn put(&self, home: &Path, paths: &[&str]) -> Result<(), (PathBuf, io::Error)> {
        let old = self.0.path().join("old");
        let mut done: Vec<FolderStep> = Vec::new();
        for path in paths {
            let to = home.join(path);
            if let Err(e) = put_one(&self.whole().join(path), &to, &old.join(path), &mut done) {
                for step in done.into_iter().rev() {
                    step.undo();
                }
                return Err((to, e));
            }
        }
        Ok(())
    }
}

/// Puts files that a killed run had moved out of the way back where there is none now.
fn take_back(old: &Path, home: &Path) -> io::Result<()> {
    let Ok(entries) = std::fs::read_dir(old) else { return Ok(()) };
    for entry in entries {
        let entry = entry?;
        let to = home.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            take_back(&entry.path(), &to)?;
        } else if to.symlink_metadata().is_err() {
            to.parent().map_or(Ok(()), std::fs::create_dir_all)?;
            std::fs::rename(entry.path(), to)?;
        }
    }
    Ok(())
}

/// What `pack check` would call an error in a pack folder. Kinds that are read elsewhere, and files that are not read at all,
/// are no reason to keep a set away.
fn judge(dir: &Path) -> Vec<PackError> {
    let is_read =
        |fault: &Fault| !matches!(fault.kind, FaultKind::EmptyFolder | FaultKind::UnreadFolder | FaultKind::UnreadFile);
    let remarks = inspect::folder(dir, None).remarks.into_iter();
    remarks.filter(|r| r.level == Level::Error && is_read(&r.error.fault)).map(|r| r.error).collect()
}

/// Something done to the pack folder.
enum FolderStep {
    Made(PathBuf),
    Moved { from: PathBuf, to: PathBuf },
}

impl FolderStep {
    fn undo(self) {
        // There is nobody left to tell: the first failure is the one that is reported.
        let _ = match self {
            Self::Made(folder) => std::fs::remove_dir(folder),
            Self::Moved { from, to } => std::fs::rename(to, from),
        };
    }
}

fn put_one(new: &Path, to: &Path, old: &Path, done: &mut Vec<FolderStep>) -> io::Result<()> {
    let missing: Vec<PathBuf> =
        to.ancestors().skip(1).take_while(|p| !p.as_os_str().is_empty() && !p.exists()).map(Path::to_owned).collect();
    for folder in missing.into_iter().rev() {
        std::fs::create_dir(&folder)?;
        done.push(FolderStep::Made(folder));
    }
    if to.symlink_metadata().is_ok() {
        if !to.is_file() {
            let is_folder = to.is_dir();
            return Err(if is_folder { io::ErrorKind::IsADirectory.into() } else { Refusal::NoFile.into() });
        }
        old.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::rename(to, old)?;
        done.push(FolderStep::Moved { from: to.to_owned(), to: old.to_owned() });
    }
    std::fs::rename(new, to)?;
    done.push(FolderStep::Moved { from: new.to_owned(), to: to.to_owned() });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_neither_read_nor_replaced() {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("packs");
        std::fs::create_dir_all(home.join("districts")).unwrap();
        let pipe = home.join("districts/a.toml");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let entry = ReleaseFile { path: "districts/a.toml".to_owned(), bytes: 3, sha256: String::new() };
        assert!(FileChange::of(&entry, &home).is_some_and(|change| !change.is_new));
        let staging = Staging::beside(&home).unwrap();
        staging.keep(&entry.path, b"new").unwrap();
        let (_, error) = staging.put(&home, &["districts/a.toml"]).unwrap_err();
        assert_eq!(Refusal::of(&error), Some(Refusal::NoFile));
        assert!(!pipe.metadata().unwrap().is_file());
    }

    #[test]
    fn what_a_killed_run_moved_away_comes_back() {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("packs");
        let left = dir.path().join(".advise-update-packs-a1b2c3");
        for (path, text) in [("old/districts/a.toml", "old a"), ("old/districts/b.toml", "old b"), ("in-use", "")] {
            let path = left.join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        std::fs::create_dir_all(home.join("districts")).unwrap();
        std::fs::write(home.join("districts/b.toml"), "new b").unwrap();
        drop(Staging::beside(&dir.path().join("other")).unwrap());
        assert!(left.exists(), "another folder's files are none of its business");
        drop(Staging::beside(&home).unwrap());
        let read = |name: &str| std::fs::read_to_string(home.join("districts").join(name)).unwrap();
        assert_eq!((read("a.toml").as_str(), read("b.toml").as_str()), ("old a", "new b"));
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left behind");
    }

    #[test]
    fn a_file_that_cannot_be_put_in_place_takes_the_others_back() {
        let dir = tempfile::tempdir().unwrap();
        let home = dir.path().join("packs");
        std::fs::create_dir_all(home.join("districts/c.toml")).unwrap();
        std::fs::write(home.join("districts/a.toml"), "old").unwrap();
        let staging = Staging::beside(&home).unwrap();
        for path in ["districts/a.toml", "categories/b.toml", "districts/c.toml"] {
            staging.keep(path, b"new").unwrap();
        }
        let (path, _) = staging.put(&home, &["districts/a.toml", "categories/b.toml", "districts/c.toml"]).unwrap_err();
        assert!(path.ends_with("c.toml"));
        assert_eq!(std::fs::read_to_string(home.join("districts/a.toml")).unwrap(), "old");
        assert!(!home.join("categories").exists(), "a folder that was made is taken away");
        drop(staging);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1, "nothing is left behind");
    }
}
