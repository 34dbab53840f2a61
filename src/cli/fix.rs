//! The way of a mended draft out as a diff. Into its file it goes by [`super::disk`].

use similar::TextDiff;

/// The change of a draft as a unified diff; line ends stay as they are.
pub fn diff(path: &str, old: &str, new: &str) -> Vec<u8> {
    let mut out = Vec::new();
    let diff = TextDiff::from_lines(old, new);
    // Writing into memory cannot fail.
    let _ = diff.unified_diff().header(path, path).to_writer(&mut out);
    out
}
