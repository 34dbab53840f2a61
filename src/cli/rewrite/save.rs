//! `--write DIR`: each version in a file of its own. Nothing that lies there already is overwritten, a draft least of all.

use crate::cli::disk;
use crate::cli::input::job::Home;
use crate::cli::say::io_message;
use advise::check::Failure;
use advise::lang::Catalog;
use advise::write::rewrite::{Rewrite, Rewritten};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Saves the versions of a note; gives what could not be saved.
pub fn versions(note: &Rewritten, dir: &Path, home: &Home, catalog: &Catalog) -> Vec<Failure> {
    if note.rewrites.is_empty() {
        return Vec::new();
    }
    if let Err(e) = fs::create_dir_all(dir) {
        return vec![Failure { path: dir.display().to_string(), message: io_message(&e, catalog) }];
    }
    let stem = stem(note, home);
    note.rewrites
        .iter()
        .filter_map(|version| {
            let path = dir.join(format!("{stem}.{}.md", version.angle));
            let e = disk::create(&path, markdown(version).as_bytes()).err()?;
            let message = match e.kind() {
                io::ErrorKind::AlreadyExists => catalog.say("cli.rewrite.exists", &[]),
                _ => io_message(&e, catalog),
            };
            Some(Failure { path: path.display().to_string(), message })
        })
        .collect()
}

/// A version as a draft that `advise check` reads.
fn markdown(version: &Rewrite) -> String {
    let mut parts = Vec::new();
    if !version.title.is_empty() {
        parts.push(format!("# {}", version.title));
    }
    parts.push(version.body.clone());
    if !version.hashtags.is_empty() {
        parts.push(advise::write::rewrite::topics_line(&version.hashtags));
    }
    parts.join("\n\n") + "\n"
}

/// The name of a draft without its ending; of a record, with its row.
fn stem(note: &Rewritten, home: &Home) -> String {
    let name = match home {
        Home::File(path) => path.file_stem().map(PathBuf::from),
        _ => Path::new(&note.path).file_name().map(PathBuf::from),
    };
    let name = name.map(|n| n.display().to_string()).unwrap_or_default();
    let clean: String = name.chars().map(|c| if matches!(c, '#' | '/' | '\\' | ':') { '-' } else { c }).collect();
    match clean.trim_matches('.') {
        "" | "-" => "note".to_owned(),
        name => name.to_owned(),
    }
}
