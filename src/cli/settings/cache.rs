//! Compiled packs of the user, kept from one run to the next: to compile them takes a third of a second, to read them a few
//! milliseconds. What is kept comes from pack files alone, never from a draft.
//!
//! A file is named by all that it depends on, so it is never out of date: by the program, and by the names and the texts of
//! the pack files. Keeping is a convenience: what cannot be read or written is compiled, and nobody is told.

use crate::cli::disk;
use advise::pack::load::{PackError, homes, kinds, toml_files};
use advise::pack::{Packs, image};
use advise::reading::imports;
use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// So many are kept; the oldest go. Each takes some 20 MB.
const KEPT: usize = 3;
/// How their names end.
const EXTENSION: &str = "packs";

/// The folder of kept packs: what `ADVISE_CACHE_DIR` says, else ours in the user's cache folder.
pub fn home() -> Option<PathBuf> {
    let set = |name| env::var_os(name).filter(|v| !v.is_empty()).map(PathBuf::from);
    if let Some(dir) = set("ADVISE_CACHE_DIR") {
        return Some(dir);
    }
    let usual = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        env::home_dir().map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").or_else(|| env::home_dir().map(|home| home.join(".cache")))
    };
    usual.filter(|dir| dir.is_absolute()).map(|dir| dir.join("seedword"))
}

/// The packs of the house with some folders on top, from what is kept in `home` where it can be had there.
pub fn packs(folders: &[PathBuf], home: Option<&Path>) -> Result<Packs, Vec<PackError>> {
    let key = || if folders.is_empty() { None } else { key(folders) };
    let (Some(home), Some(before)) = (home, key()) else { return imports::load(folders) };
    let file = home.join(format!("{before:016x}.{EXTENSION}"));
    if let Some(packs) = read(&file) {
        return Ok(packs);
    }
    let packs = imports::load(folders)?;
    // A file that was changed meanwhile may be one or the other.
    if key() == Some(before) {
        write(home, &file, &packs);
    }
    Ok(packs)
}

/// What compiled packs depend on. None where something cannot be read: whoever reads it then tells why.
fn key(folders: &[PathBuf]) -> Option<u64> {
    let program = env::current_exe().ok()?.metadata().ok()?;
    let mut key = DefaultHasher::new();
    (env!("CARGO_PKG_VERSION"), program.len(), program.modified().ok()?).hash(&mut key);
    for folder in folders {
        folder.is_dir().then_some(())?;
        for home in kinds().flat_map(homes) {
            for path in toml_files(&folder.join(home)) {
                (path.strip_prefix(folder).ok()?, fs::read(&path).ok()?).hash(&mut key);
            }
        }
        0xff_u8.hash(&mut key);
    }
    Some(key.finish())
}

/// A kept file is a sum of four bytes, and what it is the sum of.
fn read(file: &Path) -> Option<Packs> {
    let bytes = fs::read(file).ok()?;
    let (sum, image) = bytes.split_first_chunk()?;
    if crc32fast::hash(image).to_le_bytes() != *sum {
        return None;
    }
    image::read(image)
}

fn write(home: &Path, file: &Path, packs: &Packs) {
    let Some(image) = image::write(packs) else { return };
    let mut bytes = crc32fast::hash(&image).to_le_bytes().to_vec();
    bytes.extend(image);
    let is_new = fs::create_dir_all(home).and_then(|()| {
        // One that is not whole makes room.
        let _ = fs::remove_file(file);
        disk::create(file, &bytes)
    });
    if is_new.is_ok() {
        make_room(home);
    }
}

/// Takes away all but the newest.
fn make_room(home: &Path) {
    let Ok(entries) = fs::read_dir(home) else { return };
    let files = entries.flatten().map(|e| e.path()).filter(|path| path.extension().is_some_and(|e| e == EXTENSION));
    let mut files: Vec<(SystemTime, PathBuf)> =
        files.filter_map(|path| Some((path.metadata().ok()?.modified().ok()?, path))).collect();
    files.sort();
    for (_, path) in files.iter().rev().skip(KEPT) {
        let _ = fs::remove_file(path);
    }
}
