//! `advise init`: writes an `advise.toml` in which every setting is explained and most wait behind a `#`.

use super::args::init::InitArgs;
use super::disk;
use super::language::usual_language;
use super::outcome::{Error, Exit};
use super::output::Output;
use super::say::{io_message, tell};
use super::settings::file::FILE_NAME;
use advise::lang::Catalog;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// The file that is written.
const TEMPLATE: &str = include_str!("init.toml");

/// Runs `advise init`.
pub fn run(args: &InitArgs) -> Result<Exit, Error> {
    let catalog = Catalog::new(args.common.lang.unwrap_or_else(|| usual_language(io::stderr().is_terminal())));
    let path = PathBuf::from(FILE_NAME);
    // Never a moment in which another program's file could be lost, or half a file be there.
    let written = if args.force {
        Output::open(Some(&path)).and_then(|mut out| out.write_all(TEMPLATE.as_bytes()).and_then(|()| out.finish()))
    } else {
        disk::create(&path, TEMPLATE.as_bytes())
    };
    match written {
        Ok(()) => {
            tell(&catalog.say("cli.init.done", &[("path", FILE_NAME)]));
            Ok(Exit::Clean)
        }
        Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {
            Err(Error::Usage(catalog.say("cli.init.exists", &[("path", FILE_NAME)])))
        }
        Err(e) => Err(Error::File { path, message: io_message(&e, &catalog) }),
    }
}
