//! Errors that a caller of the library can meet. `check` has none.

use std::path::PathBuf;

/// Why something could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A pack folder is broken; one line an error.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Packs(Vec<crate::pack::load::PackError>),
    /// A file cannot be read or written.
    #[error("{path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
}
