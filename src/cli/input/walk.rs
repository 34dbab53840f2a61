//! Which inputs a run reads: those that are named, and the drafts inside the folders that are named, sorted by path.

use super::globs::files;
use crate::cli::args::check::InputFormat;
use crate::cli::say::io_message;
use advise::check::Failure;
use advise::lang::Catalog;
use advise::text::nearest::nearest;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// What a path on the command line stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InputPath {
    /// A file, and its name in reports.
    File(PathBuf, String, InputFormat),
    /// Standard input.
    Stdin(InputFormat),
    /// Nothing can be read there.
    Failed(Failure),
}

/// Files that a folder of drafts holds besides drafts.
const NO_DRAFTS: [&str; 3] = ["readme", "changelog", "license"];
/// Kinds of [`OTHER_KINDS`] in which words are painted.
const PICTURES: [&str; 6] = ["jpg", "jpeg", "png", "heic", "webp", "gif"];
/// What people hand in that is no text.
const OTHER_KINDS: [&str; 16] = [
    "csv", "xlsx", "xls", "json", "docx", "doc", "pages", "pdf", "rtf", "odt", "jpg", "jpeg", "png", "heic", "webp",
    "gif",
];

/// The inputs that the paths on the command line stand for, in their order. `excluded` says which files that are found in
/// folders are no drafts.
pub fn gather(
    paths: &[PathBuf],
    given: Option<InputFormat>,
    excluded: &mut dyn FnMut(&Path) -> bool,
    commands: &[String],
    catalog: &Catalog,
) -> Vec<InputPath> {
    let mut inputs = Vec::new();
    let mut seen: HashSet<PathBuf> = HashSet::new();
    for path in paths {
        if path.as_os_str() == "-" {
            if seen.insert(path.clone()) {
                inputs.push(InputPath::Stdin(given.unwrap_or(InputFormat::Md)));
            }
            continue;
        }
        let found =
            if path.is_dir() { folder(path, excluded, catalog) } else { vec![file(path, given, commands, catalog)] };
        inputs.extend(found.into_iter().filter(|e| match e {
            InputPath::File(path, ..) => seen.insert(path.strip_prefix("./").unwrap_or(path).to_owned()),
            _ => true,
        }));
    }
    inputs
}

fn failed(path: &Path, message: String) -> InputPath {
    InputPath::Failed(Failure { path: shown(path), message })
}

/// The name of a file in reports: as it was written, without a leading `./`, with `/` on every system.
fn shown(path: &Path) -> String {
    let path = path.strip_prefix("./").unwrap_or(path).to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
}

fn extension(path: &Path) -> String {
    path.extension().map(|x| x.to_string_lossy().to_ascii_lowercase()).unwrap_or_default()
}

/// What the name of a file says it holds.
fn kind(path: &Path) -> Option<InputFormat> {
    match extension(path).as_str() {
        "md" | "txt" => Some(InputFormat::Md),
        "ndjson" | "jsonl" => Some(InputFormat::Ndjson),
        _ => None,
    }
}

/// A file named on the command line: always read.
fn file(path: &Path, given: Option<InputFormat>, commands: &[String], catalog: &Catalog) -> InputPath {
    if let Err(e) = path.metadata() {
        let message = io_message(&e, catalog);
        return failed(
            path,
            if e.kind() == std::io::ErrorKind::NotFound { missing(path, commands, catalog) } else { message },
        );
    }
    let extension = extension(path);
    match kind(path).or(given) {
        None if OTHER_KINDS.contains(&extension.as_str()) => failed(
            path,
            catalog.say(
                if PICTURES.contains(&extension.as_str()) { "cli.input.picture" } else { "cli.input.other-kind" },
                &[("kind", &extension)],
            ),
        ),
        kind => InputPath::File(path.to_owned(), shown(path), kind.unwrap_or(InputFormat::Md)),
    }
}

/// Says that a file is missing, and which one may have been meant.
fn missing(path: &Path, commands: &[String], catalog: &Catalog) -> String {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let parent = path.parent().filter(|p| !p.as_os_str().is_empty());
    let siblings: Vec<String> = std::fs::read_dir(parent.unwrap_or(Path::new(".")))
        .map(|entries| entries.flatten().map(|e| e.file_name().to_string_lossy().into_owned()).collect())
        .unwrap_or_default();
    let mut siblings: Vec<&str> = siblings.iter().map(String::as_str).collect();
    siblings.sort_unstable();
    // Endings are alike by nature: what was meant has a name like it.
    let stem = |name: &str| Path::new(name).file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let wanted = stem(&name);
    siblings.retain(|other| nearest(&wanted, std::iter::once(stem(other).as_str())).is_some());
    if let Some(near) = nearest(&name, siblings.into_iter()) {
        let near = shown(&parent.map_or_else(|| PathBuf::from(&near), |p| p.join(&near)));
        return catalog.say("cli.input.missing-near", &[("near", &near)]);
    }
    let bare = parent.is_none() && path.extension().is_none();
    match nearest(&name, commands.iter().map(String::as_str).filter(|_| bare)) {
        Some(near) => catalog.say("cli.input.missing-command", &[("near", &near)]),
        None => catalog.say("cli.input.missing", &[]),
    }
}

/// The drafts in a folder.
fn folder(dir: &Path, excluded: &mut dyn FnMut(&Path) -> bool, catalog: &Catalog) -> Vec<InputPath> {
    let mut found: Vec<PathBuf> = Vec::new();
    let mut inputs = Vec::new();
    for file in files(dir) {
        match file {
            // A link may lead to a draft; `is_file` follows it.
            Ok(path) => {
                let is_draft = kind(&path).is_some() && !is_no_draft(&path) && path.is_file() && !excluded(&path);
                found.extend(Some(path).filter(|_| is_draft));
            }
            Err((place, e)) => inputs.push(failed(&place, io_message(&e, catalog))),
        }
    }
    if found.is_empty() && inputs.is_empty() {
        inputs.push(failed(dir, catalog.say("cli.input.no-notes", &[])));
    }
    found.sort();
    inputs.extend(found.into_iter().map(|path| {
        let kind = kind(&path).unwrap_or(InputFormat::Md);
        let name = shown(&path);
        InputPath::File(path, name, kind)
    }));
    inputs
}

fn is_no_draft(path: &Path) -> bool {
    let name = path.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    NO_DRAFTS.iter().any(|n| name.starts_with(n))
}
