//! A published set of pack files: what its index says, and whether a file that came is the one it means. Pure.

use crate::lang::Catalog;
use ring::digest::{SHA256, digest};
use serde::Deserialize;
use std::collections::HashSet;

/// What `schema` must be.
const SCHEMA: &str = "advise.packs/1";
/// No pack file is larger.
pub const MAX_FILE: usize = 5 << 20;
/// No set is larger.
const MAX_ALL: usize = 100 << 20;
/// No set has more files.
const MAX_FILES: usize = 5000;
/// Folders of a pack folder.
const KINDS: [&str; 6] = ["districts", "categories", "phrases", "wording", "angles", "imports"];

/// The index of a set.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Release {
    schema: String,
    /// Its version, as the publisher counts.
    pub version: String,
    /// Its files.
    pub files: Vec<ReleaseFile>,
}

/// A file of a set.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ReleaseFile {
    /// Its path in a pack folder.
    pub path: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// Its size.
    pub bytes: usize,
}

/// What is wrong with a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReleaseError {
    /// The index cannot be read.
    NotAnIndex(String),
    /// An index of another kind.
    Schema(String),
    /// It names no file.
    Empty,
    /// It names too much.
    TooMuch,
    /// A path that leads elsewhere, or names no pack file.
    Path(String),
    /// Two files that some systems take for one.
    Twice(String),
    /// No SHA-256.
    NoSum(String),
    /// Not as large as it should be.
    Size(String, usize, usize),
    /// Not the bytes that the index means.
    Sum(String),
}

impl ReleaseError {
    /// What to tell the user.
    pub fn say(&self, catalog: &Catalog) -> String {
        match self {
            Self::NotAnIndex(detail) => catalog.say("update.not-an-index", &[("detail", detail)]),
            Self::Schema(schema) => catalog.say("update.schema", &[("schema", schema), ("known", SCHEMA)]),
            Self::Empty => catalog.say("update.empty", &[]),
            Self::TooMuch => catalog.say("update.too-much", &[]),
            Self::Path(path) => catalog.say("update.path", &[("path", path)]),
            Self::Twice(path) => catalog.say("update.twice", &[("path", path)]),
            Self::NoSum(path) => catalog.say("update.no-sum", &[("path", path)]),
            Self::Size(path, said, got) => {
                let (said, got) = (said.to_string(), got.to_string());
                catalog.say("update.size", &[("path", path), ("said", &said), ("got", &got)])
            }
            Self::Sum(path) => catalog.say("update.sum", &[("path", path)]),
        }
    }
}

impl Release {
    /// Reads an index and judges every path in it.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReleaseError> {
        let release: Self = serde_json::from_slice(bytes).map_err(|e| ReleaseError::NotAnIndex(e.to_string()))?;
        let shown = |text: &str| text.chars().filter(|c| !c.is_control()).take(100).collect::<String>();
        if release.schema != SCHEMA {
            return Err(ReleaseError::Schema(shown(&release.schema)));
        }
        if release.files.is_empty() {
            return Err(ReleaseError::Empty);
        }
        let all = release.files.iter().try_fold(0_usize, |sum, f| sum.checked_add(f.bytes));
        if release.files.len() > MAX_FILES || all.is_none_or(|all| all > MAX_ALL) {
            return Err(ReleaseError::TooMuch);
        }
        let mut seen = HashSet::new();
        for file in &release.files {
            if !is_pack_path(&file.path) || file.bytes > MAX_FILE {
                return Err(ReleaseError::Path(shown(&file.path)));
            }
            if !seen.insert(file.path.to_ascii_lowercase()) {
                return Err(ReleaseError::Twice(file.path.clone()));
            }
            if file.sha256.len() != 64 || !file.sha256.bytes().all(|b| b.is_ascii_hexdigit()) {
                return Err(ReleaseError::NoSum(file.path.clone()));
            }
        }
        Ok(Self { version: shown(&release.version), ..release })
    }
}

impl ReleaseFile {
    /// Whether these are the bytes that the index means.
    pub fn verify(&self, bytes: &[u8]) -> Result<(), ReleaseError> {
        if bytes.len() != self.bytes {
            return Err(ReleaseError::Size(self.path.clone(), self.bytes, bytes.len()));
        }
        if self.is(bytes) { Ok(()) } else { Err(ReleaseError::Sum(self.path.clone())) }
    }

    /// Whether bytes have the sum of the index.
    pub fn is(&self, bytes: &[u8]) -> bool {
        use std::fmt::Write;
        let mut sum = String::with_capacity(64);
        for byte in digest(&SHA256, bytes).as_ref() {
            let _ = write!(sum, "{byte:02x}");
        }
        sum.eq_ignore_ascii_case(&self.sha256)
    }
}

/// `districts/eastern.toml`, `phrases/hard-sell/urgency.toml`: a kind, at most one folder more in `phrases`, and a name that
/// every system takes.
fn is_pack_path(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let deep =
        matches!(parts[..], [_, _]) || matches!(parts[..], ["phrases", "compliance" | "hard-sell" | "seeding", _]);
    let is_name = |part: &&str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
        part.starts_with(|c: char| c.is_ascii_alphanumeric()) && part.len() <= 80 && part.chars().all(plain)
    };
    let name = parts.last().copied().unwrap_or_default();
    let stem = name.strip_suffix(".toml").unwrap_or_default();
    // Names that Windows keeps for devices, whatever comes behind them.
    const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
    let first = stem.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = first.len() == 4 && (first.starts_with("com") || first.starts_with("lpt"));
    deep && KINDS.contains(&parts[0])
        && parts.iter().all(is_name)
        && !stem.is_empty()
        && !DEVICES.contains(&first.as_str())
        && !numbered
}

#[cfg(test)]
mod tests {
    use super::*;

    const SUM: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn index(path: &str) -> String {
        let path = serde_json::to_string(path).unwrap();
        format!(
            r#"{{"schema":"advise.packs/1","version":"2026.12","files":[{{"path":{path},"sha256":"{SUM}","bytes":3}}],"more":1}}"#
        )
    }

    #[test]
    fn a_file_is_the_one_that_is_meant() {
        let release = Release::parse(index("districts/eastern.toml").as_bytes()).unwrap();
        assert_eq!(release.version, "2026.12");
        let file = &release.files[0];
        assert_eq!(file.verify(b"abc"), Ok(()));
        assert_eq!(file.verify(b"abd"), Err(ReleaseError::Sum(file.path.clone())));
        assert_eq!(file.verify(b"abcd"), Err(ReleaseError::Size(file.path.clone(), 3, 4)));
    }

    #[test]
    fn paths_stay_in_the_folder() {
        for path in ["phrases/hard-sell/a.toml", "imports/a-b.2.toml", "wording/x.toml", "angles/y.toml"] {
            assert!(Release::parse(index(path).as_bytes()).is_ok(), "{path}");
        }
        for path in [
            "",
            "a.toml",
            "../a.toml",
            "districts/../a.toml",
            "/districts/a.toml",
            "districts//a.toml",
            "districts/a.txt",
            "districts/.toml",
            "districts/.a.toml",
            "districts\\a.toml",
            "districts/a\\b.toml",
            "C:/districts/a.toml",
            "districts/b/a.toml",
            "phrases/other/a.toml",
            "phrases/hard-sell/b/a.toml",
            "other/a.toml",
            "districts/CON.toml",
            "districts/com1.toml",
            "districts/nul.x.toml",
            "districts/a b.toml",
            "districts/a\u{0}.toml",
            "districts/觀塘.toml",
            "imports/../../advise.toml",
        ] {
            assert!(matches!(Release::parse(index(path).as_bytes()), Err(ReleaseError::Path(_))), "{path}");
        }
    }

    #[test]
    fn what_is_no_index() {
        let parse = |text: &str| Release::parse(text.as_bytes()).unwrap_err();
        assert!(matches!(parse("<html>"), ReleaseError::NotAnIndex(_)));
        assert!(matches!(parse(&index("districts/a.toml").replace("packs/1", "packs/2")), ReleaseError::Schema(_)));
        assert!(matches!(parse(&index("districts/a.toml").replace(SUM, "abc")), ReleaseError::NoSum(_)));
        assert!(matches!(parse(r#"{"schema":"advise.packs/1","version":"1","files":[]}"#), ReleaseError::Empty));
        let row = format!(r#"{{"path":"districts/A.toml","sha256":"{SUM}","bytes":3}},"#);
        let twice = index("districts/a.toml").replace("\"files\":[", &format!("\"files\":[{row}"));
        assert!(matches!(parse(&twice), ReleaseError::Twice(_)));
        let huge = index("districts/a.toml").replace(":3}", ":99999999999}");
        assert!(matches!(parse(&huge), ReleaseError::TooMuch));
    }
}
