//! Own packs that are compiled once and kept.

use super::{GOOD, Place, Ran};
use std::fs;
use std::path::{Path, PathBuf};

/// Runs with a cache folder of the place's own.
fn run(place: &Place, more: &[&str]) -> Ran {
    let args = [
        "check",
        "--isolated",
        "--format",
        "ndjson",
        "--select",
        "hard-sell/mine",
        "--fail-on",
        "never",
        "--packs",
        "packs",
        "a.md",
    ];
    let args: Vec<&str> = args.iter().chain(more).copied().collect();
    Ran::of(place.command(&args).env("ADVISE_CACHE_DIR", place.path("cache")).output().unwrap())
}

/// What the cache folder holds, by name.
fn kept(place: &Place) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(place.path("cache")) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).collect();
    files.sort();
    files
}

/// The same note, one more word that sells.
fn place(word: &str) -> Place {
    let place = Place::new();
    let pack = super::fixing::PACK.replace("超正", word);
    place.write("a.md", format!("{GOOD}\n{word}\n")).write("packs/phrases/hard-sell/mine.toml", pack);
    place
}

#[test]
fn what_is_kept_says_what_compiling_says() {
    let place = place("量度甲");
    let compiled = run(&place, &["--no-cache"]).code(0).out;
    assert_eq!(kept(&place), Vec::<PathBuf>::new(), "kept against the user's wish");
    for _ in 0..2 {
        assert!(run(&place, &[]).code(0).out == compiled);
        assert_eq!(kept(&place).len(), 1);
    }
    // That it is the kept packs that answer shows where others lie in their place.
    let file = kept(&place).remove(0);
    let other = self::place("量度乙");
    run(&other, &[]).code(0);
    fs::copy(&kept(&other)[0], &file).unwrap();
    assert!(run(&place, &[]).code(0).out != compiled);
    assert!(run(&place, &["--no-cache"]).code(0).out == compiled);
}

#[test]
fn a_changed_pack_is_compiled_anew_and_old_ones_go() {
    let place = place("量度甲");
    for name in ["1.packs", "2.packs", "3.packs", "4.packs", "another.file"] {
        place.write(&format!("cache/{name}"), "from long ago");
        let file = fs::File::options().write(true).open(place.path(&format!("cache/{name}"))).unwrap();
        file.set_modified(std::time::UNIX_EPOCH).unwrap();
    }
    let first = run(&place, &[]).code(0).out;
    let names = || -> Vec<String> {
        kept(&place).iter().map(|p| p.file_name().unwrap().to_string_lossy().into_owned()).collect()
    };
    assert_eq!(names().len(), 4, "three packs and what is none: {:?}", names());
    place.write("packs/phrases/hard-sell/mine.toml", super::fixing::PACK.replace("超正", "量度子"));
    assert!(run(&place, &[]).code(0).out != first);
    let old = names().into_iter().filter(|name| name.len() < "0123456789abcdef.packs".len());
    assert_eq!(old.collect::<Vec<_>>(), ["4.packs", "another.file"]);
}

#[test]
fn what_is_broken_or_cannot_be_kept_changes_nothing() {
    let place = place("量度甲");
    let whole = run(&place, &[]).code(0).out;
    let file: &Path = &kept(&place)[0];
    let bytes = fs::read(file).unwrap();
    for broken in [&bytes[..3], &bytes[..bytes.len() / 2]] {
        fs::write(file, broken).unwrap();
        assert!(run(&place, &[]).code(0).out == whole);
        assert_eq!(fs::read(file).unwrap().len(), bytes.len(), "made anew");
    }
    fs::remove_dir_all(place.path("cache")).unwrap();
    fs::write(place.path("cache"), "no folder").unwrap();
    let ran = run(&place, &[]).code(0);
    assert_eq!((ran.out, ran.err.as_str()), (whole, ""));
}
