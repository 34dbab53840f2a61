//! `advise init`: writes an `advise.toml` in which every setting is explained and most wait behind a `#`.

use super::args::init::InitArgs;
use super::language::usual_language;
use super::outcome::{Error, Exit};
use super::say::{io_message, tell};
use super::settings::file::FILE_NAME;
use advise::lang::Catalog;
use std::fs::OpenOptions;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

/// The file that is written.
const TEMPLATE: &str = include_str!("init.toml");

/// Runs `advise init`.
pub fn run(args: &InitArgs) -> Result<Exit, Error> {
    let catalog = Catalog::new(args.common.lang.unwrap_or_else(|| usual_language(io::stderr().is_terminal())));
    let path = PathBuf::from(FILE_NAME);
    let mut options = OpenOptions::new();
    options.write(true);
    // `create_new` leaves no moment in which another program's file could be lost.
    if args.force {
        options.create(true).truncate(true)
    } else {
        options.create_new(true)
    };
    match options.open(&path).and_then(|mut file| file.write_all(TEMPLATE.as_bytes())) {
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
