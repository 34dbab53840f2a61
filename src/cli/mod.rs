//! The command line around the library: one file a subcommand. All printing happens here, none in the library.

pub mod args;
mod brief;
mod check;
mod date;
mod explain;
mod fix;
mod init;
mod input;
mod jobs;
mod keywords;
mod output;
mod pack;
mod progress;
mod rewrite;
mod settings;

use advise::lang::Catalog;
use args::{Cli, Command};
use clap::CommandFactory;
use std::io::{self, IsTerminal, Write};
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

/// Runs what the command line asks for.
pub fn run(cli: Cli) -> Result<Exit, Error> {
    match cli.command {
        Some(Command::Brief(args)) => brief::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Rewrite(args)) => rewrite::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Init(args)) => init::run(&args),
        Some(Command::Keywords(args)) => keywords::run(&args),
        Some(Command::Pack(args)) => pack::run(&args.verb),
        Some(Command::Completions { shell }) => {
            let mut script = Vec::new();
            clap_complete::generate(shell, &mut Cli::command(), "advise", &mut script);
            print(&script)
        }
        Some(Command::Man) => {
            let mut page = Vec::new();
            clap_mangen::Man::new(Cli::command().disable_help_flag(true)).render(&mut page)?;
            print(&page)
        }
        None if std::env::args_os().len() <= 1 => {
            let catalog = Catalog::new(settings::usual_language(io::stdout().is_terminal()));
            print(catalog.say("cli.hello", &[]).as_bytes())
        }
        None => check::run(&cli.check),
    }
}

fn print(bytes: &[u8]) -> Result<Exit, Error> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(Exit::Clean)
}

/// A line for the person at the terminal. Nobody reading it is no reason to stop.
fn tell(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// A message about a name that nobody knows, and the nearest one.
fn did_you_mean(catalog: &Catalog, key: &str, name: &str, near: Option<&str>) -> String {
    match near {
        Some(near) => catalog.say(&format!("{key}-near"), &[("name", name), ("near", near)]),
        None => catalog.say(key, &[("name", name)]),
    }
}

/// The names of the subcommands.
fn commands() -> Vec<String> {
    Cli::command().get_subcommands().map(|c| c.get_name().to_owned()).collect()
}
