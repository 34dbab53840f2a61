//! Where a report goes: standard output, standard error, or a file that appears whole or not at all.

use super::disk::{Access, Temp, keep_owner_and_mode, may_replace};
use super::shown::{Kind, Shown};
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// So much is kept before it is passed on.
const BUFFER: usize = 64 * 1024;

/// A place to write to. Nothing harmful gets through: see [`Shown`].
pub enum Output {
    /// Standard output.
    Stdout(BufWriter<Shown<StdoutLock<'static>>>),
    /// Standard error.
    Stderr(Shown<io::Stderr>),
    /// A file that replaces another when all is written.
    File(BufWriter<Shown<Temp>>, PathBuf),
    /// A pipe or device, which cannot be replaced.
    Device(BufWriter<Shown<File>>),
}

fn buffered<W: Write>(out: W) -> BufWriter<Shown<W>> {
    BufWriter::with_capacity(BUFFER, Shown::new(out))
}

fn unbuffered<W: Write>(out: BufWriter<Shown<W>>) -> io::Result<W> {
    out.into_inner().map_err(io::IntoInnerError::into_error)?.finish()
}

impl Output {
    /// Standard output.
    pub fn stdout() -> Self {
        Self::Stdout(buffered(io::stdout().lock()))
    }

    /// Standard error.
    pub fn stderr() -> Self {
        Self::Stderr(Shown::new(io::stderr()))
    }

    /// A file, or standard output.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else { return Ok(Self::stdout()) };
        // A link stays a link.
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let old = path.metadata().ok();
        if old.as_ref().is_some_and(|m| !m.is_file()) {
            return File::options().write(true).open(&path).map(|f| Self::Device(buffered(f)));
        }
        if old.as_ref().is_some_and(|m| m.permissions().readonly()) {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let dir = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // A report is no secret: as open as any new file, or as the one it replaces.
        let temp = match &old {
            None => Temp::new(dir, Access::Usual)?,
            Some(old) => {
                may_replace(old)?;
                let temp = Temp::new(dir, Access::Private)?;
                keep_owner_and_mode(temp.file()?, old)?;
                temp
            }
        };
        Ok(Self::File(buffered(temp), path))
    }

    /// Says what is going to be written; plain text where nothing is said.
    pub fn set(&mut self, kind: Kind) {
        match self {
            Self::Stdout(out) => out.get_mut().set(kind),
            Self::Stderr(out) => out.set(kind),
            Self::File(out, _) => out.get_mut().set(kind),
            Self::Device(out) => out.get_mut().set(kind),
        }
    }

    /// Whether a person sees what is written at once.
    pub fn is_terminal(&self) -> bool {
        match self {
            Self::Stdout(out) => out.get_ref().inner().is_terminal(),
            Self::Stderr(out) => out.inner().is_terminal(),
            Self::File(..) | Self::Device(_) => false,
        }
    }

    /// Writes what is left, and puts a file in its place.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => unbuffered(out).map(drop),
            Self::Stderr(out) => out.finish().map(drop),
            Self::Device(out) => unbuffered(out).map(drop),
            Self::File(out, path) => unbuffered(out)?.replace(&path),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::Stderr(out) => out.write(bytes),
            Self::File(out, _) => out.write(bytes),
            Self::Device(out) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::Stderr(out) => out.flush(),
            Self::File(out, _) => out.flush(),
            Self::Device(out) => out.flush(),
        }
    }
}
