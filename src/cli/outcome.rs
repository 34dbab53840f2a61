//! What a run comes to: an exit code, or why it could not be made.

use std::io;
use std::path::PathBuf;

/// What a run came to, as an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done, nothing grave.
    Clean = 0,
    /// Done, and something is to be mended.
    Findings = 1,
    /// Could not do all of it.
    Failed = 2,
}

/// Why a run could not be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Says what to do otherwise, in the language of the run.
    #[error("advise: {0}")]
    Usage(String),
    /// Something wrong in a file, with its place: `advise.toml:3:12: …`.
    #[error("{0}")]
    Located(String),
    /// A file cannot be written.
    #[error("{path}: {message}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why, in the language of the run.
        message: String,
    },
    /// Standard output is gone, or full.
    #[error("advise: {0}")]
    Output(#[from] io::Error),
}
