//! The settings file: which one a run reads, what is wrong in it and where, and how facts are noted down in it.

use super::tables::SettingsTables;
use crate::cli::args::common::CommonArgs;
use crate::cli::input::decode;
use crate::cli::outcome::Error;
use crate::cli::say::{did_you_mean, io_message};
use advise::lang::Catalog;
use advise::pack::load::PackError;
use advise::text::nearest::nearest;
use std::path::{Component, Path, PathBuf};
use toml::Spanned;

/// Name of the settings file.
pub const FILE_NAME: &str = "advise.toml";

/// A settings file that was found and read; without one, there are no settings.
#[derive(Debug, Default)]
pub struct SettingsFile {
    /// Where it lies, as a person would write it.
    pub path: Option<PathBuf>,
    text: String,
    /// What it says.
    pub tables: SettingsTables,
    /// The folder that its paths and globs are relative to.
    pub root: PathBuf,
}

impl SettingsFile {
    /// Reads a file of settings: the one that a flag names, else the nearest, which somebody has found.
    pub fn open(common: &CommonArgs, nearest: Option<&Path>, catalog: &Catalog) -> Result<Self, Error> {
        // Somebody may have taken away the folder that we stand in; files elsewhere are still there.
        let cwd = std::env::current_dir().unwrap_or_default();
        let path = match &common.config {
            Some(path) => Some(path.clone()),
            None if common.isolated => None,
            None => nearest.map(Path::to_owned),
        };
        let Some(path) = path else { return Ok(Self { root: cwd, ..Self::default() }) };
        let shown = relative(&path, &cwd);
        let read = std::fs::read(&path).map_err(|e| io_message(&e, catalog));
        let text = read.and_then(|bytes| {
            if bytes.iter().all(u8::is_ascii_whitespace) { Ok(String::new()) } else { decode::text(bytes, catalog) }
        });
        let text = text.map_err(|message| Error::Located(format!("{}: {message}", shown.display())))?;
        let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
        let tables: SettingsTables = toml::from_str(&text).map_err(|e| {
            let byte = e.span().map_or(0, |s| s.start);
            Error::Located(PackError::at(&shown, &text, byte, toml_message(e.message(), catalog)).to_string())
        })?;
        let root = std::path::absolute(&path).ok().and_then(|p| p.parent().map(Path::to_owned)).unwrap_or(cwd);
        Ok(Self { path: Some(shown), text, tables, root })
    }

    /// What stands in it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where it lies, or would lie.
    pub fn place(&self) -> PathBuf {
        self.path.clone().unwrap_or_else(|| PathBuf::from(FILE_NAME))
    }

    /// An error about what stands at a byte.
    pub fn wrong_at(&self, byte: usize, message: String) -> Error {
        Error::Located(PackError::at(&self.place(), &self.text, byte, message).to_string())
    }

    /// An error about a name where only a few can stand.
    pub fn not_one_of(&self, name: &Spanned<String>, names: &[&str], catalog: &Catalog) -> Error {
        let message = catalog.say("cli.config.one-of", &[("value", name.as_ref()), ("names", &names.join("、"))]);
        self.wrong_at(name.span().start, message)
    }
}

/// The folder in which the search for a path's settings begins: its own, or the one we stand in for standard input.
pub fn folder_of(path: &Path) -> PathBuf {
    let cwd = || std::env::current_dir().unwrap_or_default();
    if path.as_os_str() == "-" {
        return cwd();
    }
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    if folder.as_os_str().is_empty() {
        return cwd();
    }
    // `..` leads up only where it is taken at its word.
    let is_winding = folder.components().any(|part| part == Component::ParentDir);
    let straight = is_winding.then(|| folder.canonicalize().ok()).flatten();
    straight.or_else(|| std::path::absolute(folder).ok()).unwrap_or_else(|| folder.to_owned())
}

/// The nearest settings file, up to the top of the repository.
pub fn find(cwd: &Path) -> Option<PathBuf> {
    for dir in cwd.ancestors() {
        let path = dir.join(FILE_NAME);
        if path.is_file() {
            return Some(path);
        }
        if dir.join(".git").exists() {
            return None;
        }
    }
    None
}

/// A path as a person in `cwd` would write it.
pub fn relative(path: &Path, cwd: &Path) -> PathBuf {
    path.strip_prefix(cwd).map_or_else(|_| path.to_owned(), Path::to_owned)
}

/// serde's and toml's words, those that people meet in the language of the run.
fn toml_message(message: &str, catalog: &Catalog) -> String {
    let flat = message.trim().replace('\n', " ");
    if flat.starts_with("unknown field") || flat.starts_with("unknown variant") {
        let mut quoted = flat.split('`').skip(1).step_by(2);
        let wrong = quoted.next().unwrap_or_default();
        let near = nearest(wrong, quoted);
        return did_you_mean(catalog, "cli.config.unknown-key", wrong, near.as_deref());
    }
    let key = if flat.starts_with("invalid type") { "cli.config.type" } else { "cli.config.syntax" };
    catalog.say(key, &[("detail", &flat)])
}

#[cfg(test)]
mod tests {
    use super::*;
    use advise::lang::Lang;

    #[test]
    fn a_wrong_key_names_the_right_one() {
        let catalog = Catalog::new(Lang::En);
        let e = toml::from_str::<SettingsTables>("[shop]\nnmae = 'x'").unwrap_err();
        assert!(toml_message(e.message(), &catalog).contains("`name`"), "{}", e.message());
        let e = toml::from_str::<SettingsTables>("[shop]\nname = 3").unwrap_err();
        assert!(e.message().starts_with("invalid type"), "{}", e.message());
    }
}
