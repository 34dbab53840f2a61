//! Why a file that lies there is left as it is.

use advise::lang::Catalog;
use std::{fmt, io};

/// Why a file is not replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(unix), allow(dead_code, reason = "names and owners are told on Unix only"))]
pub enum Refusal {
    /// A pipe or a device: it has no text to give back.
    NoFile,
    /// The same file under other names, which would keep the old text.
    HardLinks,
    /// Somebody else's, and we cannot give it back to them.
    Owner,
    /// Somebody changed it since it was read.
    Changed,
    /// A report would replace something that this run reads.
    Input,
}

impl Refusal {
    /// What to say, and how to mend it.
    pub fn say(self, catalog: &Catalog) -> String {
        catalog.say(&format!("cli.io.{}", self.name()), &[])
    }

    const fn name(self) -> &'static str {
        match self {
            Self::NoFile => "no-file",
            Self::HardLinks => "hard-links",
            Self::Owner => "owner",
            Self::Changed => "changed",
            Self::Input => "input",
        }
    }

    /// The refusal in an error, if that is what it is.
    pub fn of(error: &io::Error) -> Option<Self> {
        error.get_ref().and_then(|e| e.downcast_ref::<Self>()).copied()
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl std::error::Error for Refusal {}

impl From<Refusal> for io::Error {
    fn from(refusal: Refusal) -> Self {
        Self::other(refusal)
    }
}
